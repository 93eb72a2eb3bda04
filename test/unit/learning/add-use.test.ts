import { withIntent, withUse } from '../../../shared/learning/observe/add-use';
import {
  foldIntents,
  foldToolExperience,
  type ObservedUse,
  type ToolUse,
} from '../../../shared/learning/observe/node-experience';
import { literalRun } from './run-fixture';
import { openLearning, record, TENANT } from './learning-fixture';
import type { RunRecord } from '../../../shared/protocol/run-record';

const SCHEMA = { properties: { order: { type: 'string' }, tags: { type: 'array' } }, required: ['order'] };

function use(at: number, call: Partial<ObservedUse> = {}, over: Partial<ToolUse> = {}): ToolUse {
  const args = { order: `ORD-${at % 3}`, ...(at % 2 === 0 ? { tags: ['late', at % 4] } : {}) };
  const before = at % 5 === 0 ? ['find'] : ['find', 'list'];
  return {
    schema: 1,
    kind: 'use',
    tool: 'show',
    contract: 'show-1',
    workflowId: `run-${at}`,
    environment: 'default',
    intent: 'show <id>',
    at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
    answered: true,
    calls: [{ callId: 'A/1/show', args, success: true, before, undone: false, tier: 'A', ...call }],
    ...over,
  };
}

/** A failure that a rule is made of, behind a path that nothing else takes. */
const inLowerCase: Partial<ObservedUse> = {
  args: { order: 'ord-1' },
  success: false,
  before: ['guess'],
  failure: {
    fingerprint: 'f',
    code: 'TOOL_PERMANENT',
    message: 'no such order',
    original: 'no such order',
    cause: { category: 'invalid_arguments', confidence: 1, evidence: 'it says so' },
  },
  fix: [{ kind: 'argument_reformatted', argument: 'order', before: 'ord-1', after: 'ORD-1', format: 'upper' }],
};

function ranges(from: number, count: number): ToolUse[] {
  return Array.from({ length: count }, (_, at) => use(from + at));
}

describe('a use that is added', () => {
  const folded = (uses: readonly ToolUse[]) => foldToolExperience('show', uses, SCHEMA);

  it.each([
    ['of a tool that never failed', ranges(0, 64)],
    ['of a tool with a rule and a path that fails', [...ranges(0, 62), ...[62, 63].map((at) => use(at, inLowerCase))]],
  ])('comes to what folding all of them gives, %s', (_what, uses) => {
    let known = folded(uses);
    for (let at = 0; at < 4; at += 1) {
      const next = use(100 + at, at > 1 ? { before: ['guess'] } : {});
      uses = [...uses, next];
      known = withUse(known, next) ?? folded([]);
    }
    const { folded: all, ...anew } = folded(uses);
    expect(known).toEqual({ ...anew, folded: all! - 4, added: 4 });
  });

  it('has all of them folded anew where they have grown by a sixteenth', () => {
    expect(withUse(folded(ranges(0, 15)), use(100))).toBeUndefined();
    const once = withUse(folded(ranges(0, 31)), use(100));
    expect(once).toMatchObject({ successes: 32, folded: 31, added: 1 });
    expect(withUse(once!, use(101))).toBeUndefined();
    const { folded: _older, ...older } = folded(ranges(0, 31));
    expect(withUse(older, use(100))).toBeUndefined();
  });

  it.each([
    ['a call that failed', use(100, inLowerCase)],
    ['a call that was fixed', use(100, { fix: inLowerCase.fix })],
    ['a call that was undone', use(100, { undone: true })],
    ['an answer that was rejected', use(100, { rejected: true })],
    ['a run that was called wrong', use(100, {}, { verdict: 'wrong' })],
    ['a run that did not answer', use(100, {}, { answered: false })],
    ['an argument that was never given', use(100, { args: { order: 'ORD-1', other: 1 } })],
    ['a value that breaks a rule', use(100, { args: { order: 'ord-1' } })],
  ])('has all of them folded anew for %s', (_what, next) => {
    const known = folded([...ranges(0, 60), use(60, inLowerCase), use(61, inLowerCase)]);
    expect(known.rules).toContainEqual(expect.objectContaining({ argument: 'order', format: 'upper' }));
    expect(withUse(known, use(100))).toBeDefined();
    expect(withUse(known, next)).toBeUndefined();
  });

  it('counts for its intent as folding all would, unless a user has said something of it', () => {
    const uses = ranges(0, 30);
    const [known] = foldIntents(uses);
    const [anew] = foldIntents([...uses, use(100)]);
    expect(withIntent(known, use(100))).toEqual(anew);
    expect(withIntent(undefined, use(100))).toEqual(foldIntents([use(100)])[0]);
    const corrected = { ...known!, corrections: [{ note: 'the other one', at: use(1).at }] };
    expect(withIntent(corrected, use(100))).toBeUndefined();
  });
});

describe('learning of a tool that is used often', () => {
  const show = (order: number, over: Partial<RunRecord> = {}): RunRecord =>
    record(
      `Show order ORD-${order}`,
      literalRun([{ tool: 'get_order', args: { orderId: `ORD-${order}` }, output: {} }]),
      over
    );

  it('reads its other uses now and then, and loses no count, also where a run is learnt from twice', async () => {
    const learning = await openLearning();
    const listed = jest.spyOn(learning.store, 'readAll');
    const folds = (): number =>
      listed.mock.calls.filter(([, { find = [] }]) => find.some(({ filter }) => filter.kind === 'use')).length;
    const told = async (): Promise<unknown> => {
      const filter = { kind: ['tool', 'intent'] };
      const { records } = await learning.store.find(TENANT, 'node_experience', filter, { limit: 9 });
      return Object.fromEntries(records.map(({ keys, body }) => [keys.kind, body]));
    };
    const runs = Array.from({ length: 64 }, (_, at) => show(at));
    for (const run of runs) await learning.activities.learnNodeExperience(run);
    // All of the first 16, every other one of the next 16, and so on.
    expect(folds()).toBeLessThan(38);
    expect(await told()).toMatchObject({ tool: { successes: 64, failures: 0 }, intent: { success: 64, failure: 0 } });

    await learning.activities.learnNodeExperience(runs[63]!);
    expect(await told()).toMatchObject({ tool: { successes: 64, folded: 64 }, intent: { success: 64 } });
    const before = folds();
    await learning.activities.learnNodeExperience(show(64));
    expect(folds()).toBe(before);
    expect(await told()).toMatchObject({ tool: { successes: 65, folded: 64, added: 1 }, intent: { success: 65 } });
    await learning.activities.learnNodeExperience(show(65, { outcome: 'failed' }));
    expect(await told()).toMatchObject({ tool: { successes: 66, folded: 66 }, intent: { success: 65, failure: 1 } });
  });
});
