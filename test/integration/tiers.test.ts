import { randomUUID } from 'node:crypto';
import type { RunReport } from '../../shared/protocol/run';
import { direct } from '../harness/effect-receiver';
import type { Engine } from '../harness/engine';
import { ask, startWarehouse } from '../replay/scenarios';

let engine: Engine;
beforeAll(async () => {
  engine = await startWarehouse();
});
afterAll(() => engine.stop());

const path = (report: RunReport): string => report.tierPath.map((step) => `${step.tier}${step.iteration}`).join(' ');

describe('a kind of query', () => {
  it('is planned first, confirmed next, and reused without the model from then on', async () => {
    const [, first] = await ask(engine, 'Please reserve 3 bolts');
    expect(first).toMatchObject({ tier: 'C', outcome: 'answered', evidence: { sufficient: true } });
    expect(first.usage.total.modelCalls).toBe(1);

    const [, second] = await ask(engine, 'Please reserve 4 washers');
    expect(second).toMatchObject({ tier: 'B', outcome: 'answered' });
    expect(second.usage.total.modelCalls).toBe(1);

    const [, third] = await ask(engine, 'Please reserve 5 hinges');
    const reused = third.tier === 'A' ? third : (await ask(engine, 'Please reserve 6 screws'))[1];
    expect(reused).toMatchObject({ tier: 'A', outcome: 'answered' });
    expect(reused.usage.total).toMatchObject({ modelCalls: 0, costUsd: 0 });
    expect(Object.values(reused.slots)).toEqual(
      expect.arrayContaining([expect.stringMatching(/hinges|screws/), expect.any(Number)])
    );
  }, 90_000);

  it('degrades A, B, C with each cause where the calls fail, and the template is charged with it', async () => {
    direct(engine.folder, { tool: 'reserve_stock', fault: 'permanent', times: 3 });
    const [run, report] = await ask(engine, 'Please reserve 7 rivets');
    expect(report.outcome).toBe('answered');
    expect(path(report)).toBe('A1 B1 B2 C1');
    expect(report.tierPath.slice(0, 3).every((step) => step.cause?.code === 'TOOL_PERMANENT')).toBe(true);
    expect(await run.explain()).toMatch(/REFUSED|refuses/);
    const [, after] = await ask(engine, 'Please reserve 8 bolts');
    expect(after.tier).not.toBe('A');
  }, 90_000);

  it('ends with the tier that failed where the caller lets no other try', async () => {
    await ask(engine, 'Please pack 3 crates');
    direct(engine.folder, { tool: 'reserve_stock', fault: 'permanent', times: 3 });
    const run = await engine.client.start('Please reserve 9 bolts', {
      requestId: randomUUID(),
      options: { degrade: false },
    });
    const error: unknown = await run.result().catch((reason: unknown) => reason);
    const report = (error as { report?: RunReport }).report;
    expect(report?.outcome).toBe('failed');
    expect(new Set(report?.tierPath.map((step) => step.tier)).size).toBe(1);
    expect(report?.tier).not.toBe('C');
  }, 90_000);

  it('whose condition never held is reused where it does not hold, and asks the model before it first acts', async () => {
    const label = (item: string): Promise<[unknown, RunReport]> =>
      ask(engine, `Please label the shelf of ${item} if there are more than six`);
    await label('bolts');
    await label('cogs');
    const [, idle] = await label('screws');
    expect([path(idle), idle.answer, idle.usage.total.modelCalls]).toEqual(['A1', 'There is room.', 0]);
    const [, acting] = await label('washers');
    expect([path(acting), acting.answer, acting.usage.total.modelCalls]).toEqual(['A1 B1', 'Labelled.', 1]);
    expect(acting.tierPath[0]).toMatchObject({ outcome: 'refused', cause: { code: 'PLAN_REFUSED' } });
    const [, after] = await label('hinges');
    expect(path(after)).toBe('A1');
  }, 90_000);

  it('with another wish beside it is not reused', async () => {
    const [, report] = await ask(engine, 'Please reserve 3 bolts but only if there are more than 100');
    expect(report.tier).not.toBe('A');
  }, 60_000);
});

describe('a wrong answer', () => {
  it('after the run has closed quarantines what was reused', async () => {
    const [run, report] = await ask(engine, 'Please write to Ann');
    expect(report.outcome).toBe('answered');
    await run.feedback({ verdict: 'wrong', note: 'not to Ann' });
    await expect(run.feedback({ verdict: 'right' })).rejects.toMatchObject({ code: 'FEEDBACK_REFUSED' });
  }, 60_000);
});
