import { unheldEffects } from '../../../shared/matching/unheld-conditions';
import fc from 'fast-check';
import { applyAction, promote, PROMOTION, withStatus } from '../../../shared/learning/judge/promotion';
import { foldStatistics, thresholdFrom } from '../../../shared/learning/judge/statistics';
import type { Observation, Template } from '../../../shared/matching/template';
import type { Plan } from '../../../shared/protocol/plan';
import { observation, template } from './template-fixture';

const plan: Plan = {
  schema: 1,
  slots: [{ name: 's', type: 'id', valueType: 'string', required: true, examples: [] }],
  nodes: [{ id: 'n', tool: 'a', mutability: 'fixed', args: { x: { kind: 'slot', slot: 's' } } }],
  answer: { kind: 'text', text: 'ok' },
  tools: {},
};

const at = (seen: readonly Observation[]) => ({
  at: seen.at(-1)?.at ?? '',
  workflowId: seen.at(-1)?.workflowId,
  by: 'learning' as const,
});

/** Learns run by run, as production does. */
function learn(start: Template, seen: readonly Observation[]): Template {
  return seen.reduce(
    (current, _next, index) => promote(current, seen.slice(0, index + 1), at(seen.slice(0, index + 1))),
    start
  );
}

describe('promote', () => {
  it('needs two independent successes with evidence for A, and says what is missing', () => {
    const seen = [observation(), observation({ kind: 'rewrite' })];
    const once = promote(template(plan), seen.slice(0, 1), at(seen));
    expect(once.status).toBe('candidate');
    expect(once.missing).toEqual(['1 more independent success with evidence']);
    const twice = promote(once, seen, at(seen));
    expect(twice).toMatchObject({ status: 'active', missing: [] });
    expect(twice.history.at(-1)).toMatchObject({ from: 'candidate', to: 'active', by: 'learning' });
  });

  it.each([
    ['the same slot values', { slotsDigest: 'same' }],
    ['no evidence', { evidence: false }],
    ['service by A itself', { kind: 'direct' as const }],
    ['a failure', { success: false }],
  ])('does not count %s', (_what, over) => {
    const seen = [observation({ slotsDigest: 'same' }), observation(over)];
    expect(learn(template(plan), seen).status).toBe('candidate');
  });

  it('counts runs where the template has no slot', () => {
    const seen = [observation({ slotsDigest: 'none' }), observation({ slotsDigest: 'none' })];
    expect(learn(template({ ...plan, slots: [] }), seen).status).toBe('active');
  });

  it('quarantines at once after a wrong answer, lifts the threshold, and returns after new successes only', () => {
    const good = [observation(), observation()];
    const wrong = observation({ kind: 'direct', success: false, evidence: false, verdict: 'wrong', score: 0.93 });
    const quarantined = learn(template(plan), [...good, wrong]);
    expect(quarantined).toMatchObject({ status: 'quarantined', thresholdA: 0.94 });
    expect(quarantined.history.at(-1)).toMatchObject({
      cause: 'the user said that the answer is wrong',
      workflowId: wrong.workflowId,
    });
    expect(quarantined.missing[0]).toBe('2 more independent successes with evidence since its quarantine');
    const back = learn(template(plan), [...good, wrong, observation(), observation({ kind: 'rewrite' })]);
    expect(back).toMatchObject({ status: 'active', thresholdA: 0.94 });
  });

  it('quarantines after a failure in A, and not after one in B', () => {
    const good = [observation(), observation()];
    expect(learn(template(plan), [...good, observation({ kind: 'direct', success: false })]).status).toBe(
      'quarantined'
    );
    expect(learn(template(plan), [...good, observation({ kind: 'rewrite', success: false })]).status).toBe('active');
  });

  it('quarantines for feedback that came late on a run that had counted as right', () => {
    const seen = [observation(), observation(), observation({ kind: 'direct' })];
    const active = learn(template(plan), seen);
    expect(active.status).toBe('active');
    const corrected = seen.map((item, index) =>
      index === 2 ? { ...item, verdict: 'wrong' as const, success: false } : item
    );
    expect(promote(active, corrected, { at: '2024-07-01T00:00:00Z', by: 'feedback' }).status).toBe('quarantined');
  });

  it('retires what keeps failing, unless it is pinned, and revives it by a new success', () => {
    const failing = Array.from({ length: PROMOTION.failuresForRetirement }, () => observation({ success: false }));
    const retired = learn(template(plan), failing);
    expect(retired.status).toBe('retired');
    expect(learn(template(plan, { pinned: true }), failing).status).toBe('candidate');
    expect(learn(retired, [...failing, observation({ at: '2024-09-01T00:00:00Z' })]).status).toBe('candidate');
  });

  it('leaves what a person disabled alone', () => {
    const disabled = applyAction(template(plan), 'disable', '2024-06-01T00:00:00Z');
    expect(learn(disabled, [observation(), observation()]).status).toBe('disabled');
    expect(applyAction(disabled, 'enable', '2024-06-02T00:00:00Z').status).toBe('candidate');
  });

  it('names written values, variable nodes and unreleased once tools', () => {
    const hard: Plan = {
      ...plan,
      nodes: [
        { id: 'n', tool: 'a', mutability: 'variable', args: { x: { kind: 'written', instruction: 'w', needs: [] } } },
      ],
      answer: { kind: 'written', instruction: 'w' },
      tools: { a: { effect: 'once' } as Plan['tools'][string] },
    };
    expect(learn(template(hard), [observation(), observation()]).missing).toEqual([
      'a value without the model for n.x',
      'an answer that needs no model',
      'one way to do n',
      "a person's release: a must not be repeated",
    ]);
  });

  it('asks for a run of an effect that A cannot stop before, skipped with the step that feeds it, and for none of a read', () => {
    const found: Plan['nodes'][number] = { id: 'found', tool: 'find', mutability: 'fixed', args: {}, when: 'slots.s' };
    const acts = (over: Partial<Plan['nodes'][number]>): Plan => ({
      ...plan,
      nodes: [found, { id: 'act', tool: 'mend', mutability: 'fixed', args: {}, ...over }],
      tools: { find: { effect: 'read' }, mend: { effect: 'idempotent' } } as unknown as Plan['tools'],
    });
    const missing = ['a run in which mend was called: its condition has not held yet'];
    const skipped = [observation({ ran: ['found'] }), observation()];
    const own = template(acts({ when: '$count(nodes.found) > 0' }));
    const fed = template(acts({ args: { x: { kind: 'output', node: 'found', path: 'id' } } }));
    const listed = template(acts({ forEach: 'nodes.found.list' }));
    expect(learn(fed, skipped).missing).toEqual(missing);
    expect(learn(fed, [...skipped, observation({ ran: ['act', 'found'] })]).missing).toEqual([]);
    for (const one of [own, listed]) {
      const before = learn(one, skipped);
      expect([before.missing, unheldEffects(before).map(({ id }) => id)]).toEqual([[], ['act']]);
      expect(unheldEffects(learn(one, [...skipped, observation({ ran: ['act', 'found'] })]))).toEqual([]);
    }
    expect(learn(template(acts({})), skipped).missing).toEqual([]);
    expect(learn(template({ ...plan, nodes: [found], tools: own.plan.tools }), skipped).missing).toEqual([]);
  });

  it('asks for it again after a quarantine', () => {
    const acting: Plan = { ...plan, nodes: plan.nodes.map((node) => ({ ...node, when: 'slots.s = "x"' })) };
    const good = [observation({ ran: ['n'] }), observation()];
    const wrong = observation({ kind: 'direct', success: false, verdict: 'wrong' });
    expect(unheldEffects(learn(template(acting), good))).toEqual([]);
    const back = learn(template(acting), [...good, wrong, observation(), observation()]);
    expect(back).toMatchObject({ status: 'active', missing: [] });
    expect(unheldEffects(back).map(({ id }) => id)).toEqual(['n']);
  });

  it('bounds the history and keeps its first entry', () => {
    let current = template(plan);
    for (let i = 0; i < 80; i += 1) {
      current = withStatus(
        current,
        { to: i % 2 ? 'active' : 'quarantined', cause: `change ${i}` },
        { at: `t${i}`, by: 'person' }
      );
    }
    expect(current.history).toHaveLength(PROMOTION.historyLength);
    expect(current.history[0]?.from).toBeNull();
  });
});

describe('foldStatistics', () => {
  const arbitrary = fc.array(
    fc.record({
      kind: fc.constantFrom('direct' as const, 'rewrite' as const, 'planned' as const),
      success: fc.boolean(),
      evidence: fc.boolean(),
      digest: fc.nat(3),
      wrong: fc.boolean(),
      ran: fc.subarray(['a', 'b', 'c']),
    }),
    { maxLength: 12 }
  );

  it('does not depend on the order of arrival, and counts a repeated observation once', () => {
    fc.assert(
      fc.property(arbitrary, fc.infiniteStream(fc.nat()), (drafts, order) => {
        const seen = drafts.map((draft) =>
          observation({
            kind: draft.kind,
            success: draft.success,
            evidence: draft.evidence,
            slotsDigest: `d${draft.digest}`,
            ran: draft.ran,
            ...(draft.wrong ? { verdict: 'wrong' as const, score: 0.9 } : {}),
          })
        );
        const shuffled = seen
          .map((item) => ({ item, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(foldStatistics([...shuffled, ...seen], 1)).toEqual(foldStatistics(seen, 1));
        expect(thresholdFrom(shuffled, 0.8)).toBe(thresholdFrom(seen, 0.8));
      })
    );
  });

  it.each<[string, Partial<Observation>, string[] | undefined]>([
    ['a success with evidence', {}, ['n', 'two']],
    ['one without evidence', { evidence: false }, undefined],
    ['a failure', { success: false }, undefined],
    ['an answer that was called wrong', { verdict: 'wrong' }, undefined],
    ['service by A itself', { kind: 'direct' }, undefined],
  ])('tells which nodes ran, of %s', (_what, over, ran) => {
    expect(foldStatistics([observation({ ran: ['two', 'n'], ...over }), observation()], 1).ran).toEqual(ran);
  });

  it('keeps direct-reuse and rewrite-reuse outcomes apart', () => {
    const seen = [
      observation({ kind: 'direct' }),
      observation({ kind: 'direct', success: false }),
      observation({ kind: 'rewrite' }),
      observation({ kind: 'rewrite' }),
      observation({ kind: 'planned' }),
    ];
    expect(foldStatistics(seen, 1)).toMatchObject({
      direct: { success: 1, failure: 1 },
      rewrite: { success: 2, failure: 0 },
      planned: { success: 1, failure: 0 },
    });
  });
});

describe('thresholdFrom', () => {
  const wrong = (score: number) => observation({ kind: 'direct', verdict: 'wrong', success: false, score });
  const right = (count: number) => Array.from({ length: count }, () => observation({ kind: 'rewrite' }));

  it('rises above a wrong reuse and falls by 0.01 per 10 right ones, never below the calibrated value', () => {
    expect(thresholdFrom([wrong(0.9)], 0.8)).toBe(0.91);
    expect(thresholdFrom([wrong(0.9), ...right(9)], 0.8)).toBe(0.91);
    expect(thresholdFrom([wrong(0.9), ...right(20)], 0.8)).toBe(0.89);
    expect(thresholdFrom([wrong(0.81), ...right(500)], 0.8)).toBe(0.8);
  });
});
