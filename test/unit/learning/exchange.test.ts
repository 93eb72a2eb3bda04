import { exportExperience, importExperience } from '../../../activities/learning/exchange';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { literalRun, TOOLS } from './run-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const KEY = 'a key that both environments know';
/** Of the import, long after the export. */
const AT = '2025-05-06T09:00:00.000Z';
const CONTRACTS = new Map([...TOOLS.values()].map(({ name, contract }) => [name, contract]));

const refund = (order: string): RunRecord =>
  record(
    `Refund the amount of 20.5 on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 20.5 }, output: { refundId: `RF-${order}` } }])
  );

async function exported(learning: Learning, values: boolean): Promise<string[]> {
  const lines: string[] = [];
  const options = { key: KEY, values, at: '2024-05-06T09:00:00Z' };
  for await (const line of exportExperience(learning.store, TENANT, options)) lines.push(line.trimEnd());
  return lines;
}

async function taught(): Promise<Learning> {
  const learning = await openLearning();
  for (const order of ['ORD-71', 'ORD-72']) await learning.learn(refund(order));
  return learning;
}

const into = (learning: Learning, lines: string[], over: object = {}) =>
  importExperience(learning.store, lines, { tenant: TENANT, key: KEY, contracts: CONTRACTS, at: AT, ...over });

describe('export and import', () => {
  it('brings the experience into another environment once, and goes on learning there', async () => {
    const [from, to] = [await taught(), await openLearning()];
    const lines = await exported(from, true);
    expect(await into(to, lines)).toEqual({ imported: lines.length - 2, kept: 0, leftOut: [] });
    expect(await into(to, lines)).toEqual({ imported: 0, kept: lines.length - 2, leftOut: [] });
    expect(await to.templates()).toEqual(await from.templates());
    const id = await to.learn(refund('ORD-73'));
    expect(await to.template(id)).toMatchObject({ status: 'active', statistics: { planned: { success: 3 } } });
  });

  it('writes no value of a run, no user and no run where values are not wanted; the template proves itself anew', async () => {
    const [from, to] = [await taught(), await openLearning()];
    const lines = await exported(from, false);
    expect(lines.join('\n')).not.toMatch(/ORD-7|RF-|"ann"|wfg\//);
    await into(to, lines);
    const [template] = await to.templates();
    expect(template).toMatchObject({
      status: 'candidate',
      sources: [],
      authors: [],
      statistics: { independentSuccesses: 0 },
    });
    await to.learn(refund('ORD-73'));
    await to.learn(refund('ORD-74'));
    expect(await to.template(template?.id)).toMatchObject({
      status: 'active',
      statistics: { independentSuccesses: 2 },
    });
  });

  it('is as old as its import: no curation retires it before its time, and then it is no plan that was wrong', async () => {
    const from = await taught();
    let now = AT;
    const to = await openLearning({ now: () => new Date(now) });
    await into(to, await exported(from, false));
    const [template] = await to.templates();
    expect(template).toMatchObject({ createdAt: AT, history: [{ at: AT }] });
    const retire = async (): Promise<unknown> => {
      await to.activities.curatePage({ tenant: TENANT, phase: 'retire' });
      return (await to.template(template?.id)).status;
    };
    now = '2025-05-07T03:00:00.000Z';
    expect(await retire()).toBe('candidate');
    now = '2025-09-07T03:00:00.000Z';
    expect(await retire()).toBe('retired');
    const { signal } = new AbortController();
    expect(await to.source.wrongPlans(TENANT, [template?.id ?? ''], { signal })).toEqual(new Map());
    await to.learn({ ...refund('ORD-73'), closedAt: '2025-09-08T09:00:00.000Z' });
    expect(await to.template(template?.id)).toMatchObject({ status: 'candidate', title: template?.title });
    const wordings = await to.store.find(TENANT, 'pattern', { templateId: template?.id ?? '' }, { limit: 9 });
    expect(wordings.records).toHaveLength(1);
  });

  it('leaves out what was learnt with other contracts, with everything that hangs on it', async () => {
    const [from, to] = [await taught(), await openLearning()];
    const report = await into(to, await exported(from, true), { contracts: new Map([['refund_order', 'another']]) });
    expect(report.leftOut).toMatchObject([{ tools: ['refund_order'] }]);
    for (const kind of ['template', 'pattern', 'observation', 'contribution'] as const)
      expect(await to.store.count(TENANT, kind, {})).toBe(0);
  });

  it.each<[string, string, (lines: string[]) => string[], object]>([
    ['a line that was changed', 'signature', (lines) => lines.map((line) => line.replace('ORD-71', 'ORD-99')), {}],
    ['a line that is gone', 'signature', (lines) => lines.filter((_, at) => at !== 1), {}],
    ['another key', 'signature', (lines) => lines, { key: 'a key that nobody else knows' }],
    ['no signature', 'signature', (lines) => lines.slice(0, -1), {}],
    ['another tenant', 'tenant', (lines) => lines, { tenant: 'globex' }],
  ])('refuses %s, and writes nothing', async (_, field, change, over) => {
    const [from, to] = [await taught(), await openLearning()];
    const failed = into(to, change(await exported(from, true)), over);
    await expect(failed).rejects.toMatchObject({ code: 'EXPERIENCE_INVALID', details: { field } });
    expect(await to.store.tenants()).toEqual([]);
  });

  it('signs with no short key', async () => {
    const learning = await openLearning();
    await expect(into(learning, [], { key: 'short' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
