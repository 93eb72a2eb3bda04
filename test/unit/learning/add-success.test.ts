import { withDirectSuccess } from '../../../shared/learning/judge/add-success';
import { promote } from '../../../shared/learning/judge/promotion';
import type { Observation, Template } from '../../../shared/matching/template';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { openLearning, record, TENANT } from './learning-fixture';
import { literalRun } from './run-fixture';
import { observation, template } from './template-fixture';

const { plan } = literalRun([{ tool: 'get_order', args: { orderId: 'ORD-1' }, output: {} }]);
const direct = (over: Partial<Observation> = {}): Observation => observation({ kind: 'direct', ...over });

/** A template in the order of its runs, as production promotes it. */
function promoted(seen: readonly Observation[]): Template {
  return seen.reduce(
    (known, { at, workflowId }, index) => promote(known, seen.slice(0, index + 1), { at, workflowId, by: 'learning' }),
    template(plan)
  );
}

describe('a success of tier A that is added', () => {
  const proof = (): Observation[] => [observation({ request: 'r1' }), observation({ kind: 'rewrite' })];
  const failed = direct({ success: false, evidence: false });

  it.each([
    ['to a template that never failed', [...proof(), ...Array.from({ length: 62 }, () => direct())]],
    [
      'to one that is back from a quarantine',
      [...proof(), failed, ...proof(), ...Array.from({ length: 59 }, () => direct())],
    ],
  ])('comes to what all observations come to, %s', (_what, before) => {
    const seen = direct();
    const at = '2030-01-01T00:00:00.000Z';
    const anew = promote(promoted(before), [...before, seen], { at, workflowId: seen.workflowId, by: 'learning' });
    expect(anew.status).toBe('active');
    expect(withDirectSuccess(promoted(before), seen, at)).toEqual(anew);
  });

  it.each([
    ['a candidate', [observation()], direct()],
    ['one that was called wrong', [...proof(), direct({ verdict: 'wrong' }), ...proof(), ...proof()], direct()],
    ['a run of tier B', proof(), observation({ kind: 'rewrite' })],
    ['a failure', proof(), failed],
    ['a verdict', proof(), direct({ verdict: 'right' })],
  ])('has all of them folded anew for %s', (_what, before, seen) => {
    expect(withDirectSuccess(promoted(before), seen, seen.at)).toBeUndefined();
  });

  it('has all of them folded anew now and then, and where another threshold is configured', () => {
    const known = promoted([...proof(), ...Array.from({ length: 62 }, () => direct())]);
    expect(withDirectSuccess(known, direct(), '2030')?.statistics.direct.success).toBe(63);
    const once = withDirectSuccess(known, direct(), '2030')!;
    const folds = Array.from({ length: 64 }, () => direct()).reduce(
      ({ now, count }, seen) => {
        const next = withDirectSuccess(now, seen, '2030');
        const { statistics } = now;
        const folded = { ...statistics, direct: { ...statistics.direct, success: statistics.direct.success + 1 } };
        return next ? { now: next, count } : { now: { ...now, statistics: folded }, count: count + 1 };
      },
      { now: once, count: 0 }
    ).count;
    expect(folds).toBe(16);
    expect(withDirectSuccess({ ...known, thresholdA: 0.99 }, direct(), '2030')).toBeUndefined();
  });
});

it('reads the other observations of a template now and then, and loses no count, also where a run is learnt from twice', async () => {
  const learning = await openLearning();
  const listed = jest.spyOn(learning.store, 'readAll');
  const folds = (): number =>
    listed.mock.calls.filter(([, { find = [] }]) => find.some(({ filter }) => 'packOf' in filter)).length;
  const show = (order: string, over: Partial<RunRecord> = {}): RunRecord => {
    const run = literalRun([{ tool: 'get_order', args: { orderId: order }, output: { total: 9.5 } }], {
      kind: 'text',
      text: 'It costs {{nodes.n_get_order.total}}.',
    });
    return record(`What does order ${order} cost?`, run, over);
  };
  const id = await learning.learn(show('ORD-1'));
  await learning.learn(show('ORD-2'));
  const served = await learning.template(id);
  const byA = (at: number, over: Partial<RunRecord> = {}): RunRecord => {
    const order = `ORD-${at}`;
    const { calls } = literalRun([{ tool: 'get_order', args: { orderId: order }, output: { total: 9.5 } }]);
    const used = { plan: served.plan, calls, slots: { orderId: order } };
    return record(`What does order ${order} cost?`, used, { tier: 'A', templateId: id, score: 0.99, ...over });
  };
  const runs = Array.from({ length: 62 }, (_, at) => byA(at + 3));
  const before = folds();
  for (const run of runs) await learning.activities.promoteTemplates(run, id);
  expect(folds() - before).toBeLessThan(48);
  const statistics = async () => (await learning.template(id)).statistics;
  expect(await statistics()).toMatchObject({ direct: { success: 62, failure: 0 }, planned: { success: 2 } });

  await learning.activities.promoteTemplates(runs[61]!, id);
  expect((await statistics()).direct).toEqual({ success: 62, failure: 0 });
  const folded = folds();
  await learning.activities.promoteTemplates(byA(90), id);
  expect(folds()).toBe(folded);
  expect((await statistics()).direct).toEqual({ success: 63, failure: 0 });
  await learning.activities.promoteTemplates(byA(91, { verdict: { verdict: 'wrong' } }), id);
  expect(await learning.template(id)).toMatchObject({
    status: 'quarantined',
    statistics: { direct: { success: 63, failure: 1 }, wrong: 1 },
  });
  expect(await learning.store.count(TENANT, 'observation', { templateId: id! })).toBe(66);
});
