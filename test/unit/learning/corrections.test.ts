import { heedsNote } from '../../../shared/learning/judge/correction';
import { promote } from '../../../shared/learning/judge/promotion';
import type { Observation } from '../../../shared/matching/template';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { doneCall } from './call-fixture';
import { literalRun, tool, TOOLS } from './run-fixture';
import { observation, template } from './template-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const { signal } = new AbortController();
const FILE = tool('file_ticket', { ticket: { type: 'string' }, team: { type: 'string' } }, { effect: 'idempotent' });

const learnt = (): Promise<Learning> => {
  const tools = new Map([...TOOLS, [FILE.name, FILE]]);
  return openLearning({
    registry: { list: () => [...tools.values()], describe: (name) => tools.get(name), get: () => undefined },
  });
};

const filed = (ticket: string, team: string, over: Partial<RunRecord> = {}): RunRecord => {
  const run = literalRun([{ tool: 'file_ticket', args: { ticket, team }, output: {}, over: { effect: 'idempotent' } }]);
  return record(`File the ticket ${ticket}`, run, over);
};

const told = async (learning: Learning): Promise<string[]> => {
  const request = { tenant: TENANT, environment: 'default', tools: [], text: 'File the ticket T-200', failures: [] };
  return (await learning.source.relevant(request, { signal })).corrections ?? [];
};

const NOTE = 'it belongs to support, ask bob@acme.example';
const wrong = (workflowId: string, note: string = NOTE) => ({
  tenant: TENANT,
  workflowId,
  verdict: 'wrong' as const,
  note,
  outcome: 'answered' as const,
});

describe('a note about a wrong answer', () => {
  test('is told to later plans and to the model that confirms the template, without the values of its user', async () => {
    const learning = await learnt();
    await learning.learn(filed('T-101', 'billing'));
    const second = filed('T-102', 'billing');
    const id = await learning.learn(second);
    expect((await learning.template(id)).status).toBe('active');
    await learning.activities.recordFeedback(wrong(second.workflowId));
    const corrected = await learning.template(id);
    expect(corrected.status).toBe('quarantined');
    expect(corrected.statistics.corrections).toMatchObject([{ note: 'it belongs to support, ask <email>' }]);
    expect(corrected.missing.join()).toContain('it belongs to support');
    expect(await told(learning)).toEqual([
      expect.stringMatching(/^A user said "it belongs to support, ask <email>" of what `file_ticket` had done/),
    ]);
    expect(JSON.stringify(await told(learning))).not.toContain('bob@');
  });

  test('is not outvoted by a model that confirms the same again, and is by a person', async () => {
    const learning = await learnt();
    await learning.learn(filed('T-101', 'billing'));
    const second = filed('T-102', 'billing');
    const id = await learning.learn(second);
    await learning.activities.recordFeedback(wrong(second.workflowId));
    const confirm = (ticket: string): Promise<string | undefined> => {
      const run = filed(ticket, 'billing');
      return learning.learn({ ...run, tier: 'B', templateId: id, calls: run.calls.map(asB) });
    };
    for (const ticket of ['T-103', 'T-104', 'T-105', 'T-106']) await confirm(ticket);
    expect((await learning.template(id)).status).toBe('quarantined');
    expect(await told(learning)).toHaveLength(1);
    for (const ticket of ['T-107', 'T-108']) {
      const run = filed(ticket, 'billing', { verdict: { verdict: 'right' } });
      await learning.learn({ ...run, evidence: { sufficient: true, kind: 'user', missing: [] } });
    }
    expect(await learning.template(id)).toMatchObject({ status: 'active' });
    expect((await learning.template(id)).statistics.corrections).toBeUndefined();
    expect(await told(learning)).toEqual([]);
  });

  test('given while the run is open counts in the same way, also where the run was answered after all', async () => {
    const learning = await learnt();
    await learning.learn(filed('T-101', 'billing'));
    const id = await learning.learn(filed('T-102', 'billing'));
    const note = 'it belongs to support';
    const again = filed('T-103', 'support', {
      tierPath: [{ tier: 'A', iteration: 1, outcome: 'wrong', durationMs: 1, templateId: id }],
      corrections: [{ tier: 'A', iteration: 1, templateId: id, note }],
      failedTemplates: [{ templateId: id ?? '', tier: 'A', cause: 'wrong', wrong: true }],
    });
    const first = doneCall(
      'file_ticket',
      { ticket: 'T-103', team: 'billing' },
      {},
      {
        callId: 'A/1/file',
        node: 'file',
        effect: 'idempotent',
      }
    );
    const own = await learning.learn({ ...again, calls: [first, ...again.calls] });
    expect(await learning.template(id)).toMatchObject({
      status: 'quarantined',
      statistics: { corrections: [{ note }] },
    });
    expect(own).not.toBe(id);
    const corrected = await learning.template(own);
    expect(corrected.plan.nodes).toMatchObject([{ args: { team: { kind: 'constant', value: 'support' } } }]);
    expect(corrected.statistics.corrections).toBeUndefined();
    expect(await told(learning)).toHaveLength(1);
    for (const ticket of ['T-104', 'T-105']) await learning.learn(filed(ticket, 'support'));
    // Two runs have done what the note says: nobody needs to be told of it any more.
    expect(await told(learning)).toEqual([]);
    expect((await learning.template(id)).status).toBe('quarantined');
  });
});

const asB = (call: RunRecord['calls'][number]): RunRecord['calls'][number] => ({
  ...call,
  callId: call.callId.replace('C/', 'B/'),
});

describe('promote after a correction', () => {
  const plan = template({
    schema: 1,
    slots: [{ name: 's', type: 'id', valueType: 'string', required: true, examples: [] }],
    nodes: [{ id: 'n', tool: 'a', mutability: 'fixed', args: { x: { kind: 'slot', slot: 's' } } }],
    answer: { kind: 'text', text: 'ok' },
    tools: {},
  });
  const promoted = (seen: readonly Observation[]): string =>
    seen.reduce((current, one, at) => promote(current, seen.slice(0, at + 1), { at: one.at, by: 'learning' }), plan)
      .status;
  const after = (over: Partial<Observation>, times = 4): Observation[] => [
    observation(),
    observation(),
    observation({ verdict: 'wrong', success: false, evidence: false, correction: 'to support' }),
    ...Array.from({ length: times }, () => observation(over)),
  ];

  test.each([
    ['confirmations of a model', { kind: 'rewrite' as const }, 'quarantined'],
    ['plans that do the same again', { kind: 'planned' as const }, 'quarantined'],
    ['a person', { kind: 'rewrite' as const, verdict: 'right' as const }, 'active'],
    ['runs that do what the note says', { kind: 'rewrite' as const, heeds: true }, 'active'],
  ])('%s: %j', (_, over, status) => {
    expect(promoted(after(over))).toBe(status);
  });

  test('one of two is not enough', () => {
    expect(promoted([...after({ verdict: 'right' }, 1), observation({ kind: 'rewrite' })])).toBe('quarantined');
  });

  test('a request that came back word for word does not pass by it', () => {
    const seen = [
      observation({ verdict: 'wrong', success: false, evidence: false, correction: 'to support' }),
      ...[1, 2, 3].map(() => observation({ kind: 'rewrite', request: 'r', slotsDigest: 'one' })),
    ];
    expect(promote(plan, seen, { at: seen.at(-1)!.at, by: 'learning' }).statistics.repeats).toBeUndefined();
  });
});

describe('heedsNote', () => {
  test.each([
    ['it belongs to support', { team: 'billing' }, { team: 'support' }, true],
    ['it belongs to support', { team: 'billing' }, { team: 'billing' }, false],
    ['not to sales', { team: 'billing' }, { team: 'sales' }, false],
    ["it doesn't go to sales, but to support", { team: 'billing' }, { team: 'Support' }, true],
    ['billing is wrong', { team: 'billing' }, { team: 'billing' }, false],
    ['use 4.5 percent', { rate: 45 }, { rate: 4.5 }, true],
    ['it is wrong', { text: 'a' }, { text: 'It is wrong' }, false],
  ])('%s: %j, then %j', (note, before, now, heeded) => {
    expect(heedsNote(note, before, now)).toBe(heeded);
  });
});
