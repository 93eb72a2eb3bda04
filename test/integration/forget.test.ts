import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../cli/exit-codes';
import type { ForgetReport } from '../../shared/protocol/forget';
import { learningIdOf } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { keepEarlier, lastTurn, queryIn, reservationPlan } from '../harness/plan-script';
import { testServer } from '../harness/temporal-test-server';
import { warehouseTools } from '../harness/warehouse-tools';
import { LEXICON } from '../replay/scenarios';
import { cli } from './cli-fixture';

const planner = scriptedPlanner((request) => {
  const turn = lastTurn(request);
  const more = keepEarlier(turn);
  if (request.purpose === 'rewrite') return { fits: true, reason: 'the same wish', ...more };
  const [, count = '1', item = 'bolts'] = /reserve (\d+) (\w+)/i.exec(queryIn(turn)) ?? [];
  return reservationPlan(item, count, more);
});

let engine: Engine;
let run: (...argv: string[]) => ReturnType<typeof cli>;

beforeAll(async () => {
  engine = await startEngine({
    tools: warehouseTools,
    planner,
    plugin: { lexicon: LEXICON, wrongReuseBudget: { wrong: 0 } },
  });
  const env = {
    TEMPORAL_ADDRESS: testServer().address,
    WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
    WORKFLOWGEN_DATA: engine.folder,
  };
  run = (...argv) => cli(['--tenant', engine.tenant, ...argv], env);
}, 120_000);
afterAll(() => engine.stop());

async function ask(query: string, user: string): Promise<RunReport> {
  const handle = await engine.client.start(query, { requestId: randomUUID(), context: { user } });
  const report = await handle.result();
  await engine.learned(handle.workflowId);
  return report;
}

const onDisk = (text: string): string[] =>
  readdirSync(engine.folder).filter(
    (file) => file.includes('.db') && readFileSync(join(engine.folder, file)).includes(text)
  );

describe('governing tier A', () => {
  let templateId = '';

  it('shadow mode lets B run where A would, records what A would have done, and says so everywhere', async () => {
    for (const [count, user] of [
      [3, 'bob'],
      [4, 'ann-canary'],
      [5, 'carol'],
    ] as const)
      await ask(`Please reserve ${count} bolts`, user);
    const served = await ask('Please reserve 6 bolts', 'bob');
    expect(served.tier).toBe('A');
    templateId = served.templateId ?? '';
    expect(await run('templates', 'shadow', templateId, '--by', 'lead')).toMatchObject({ code: EXIT.ok });
    const held = await ask('Please reserve 7 bolts', 'bob');
    expect(held).toMatchObject({ tier: 'B', templateId, decision: { shadow: { templateId, because: 'template' } } });
    expect((await run('explain', held.workflowId)).stdout).toMatch(
      /A would have run .*shadow mode[\s\S]*shadow: A would have done the same/
    );
    const { memo } = await engine.temporal.workflow.getHandle(held.workflowId).describe();
    expect(JSON.stringify(memo)).toContain('A would have run');
    expect((await run('policy', 'shadows', '--json')).json).toMatchObject({
      templates: [{ templateId, same: 1, other: 0 }],
      runs: [{ workflowId: held.workflowId, tier: 'B', differences: [] }],
    });
    await run('templates', 'unshadow', templateId, '--by', 'lead');
    expect((await run('templates', 'show', templateId)).stdout).toMatch(
      /active by person of lead: put into shadow mode by a person/
    );
  }, 120_000);
});

describe('forgetting a user', () => {
  it('counts first, then removes him from the store and its files, and says what Temporal still holds', async () => {
    const dry = (await run('forget', '--user', 'ann-canary', '--dry-run', '--json')).json as ForgetReport;
    expect(dry.removed).toMatchObject({ trajectories: 1, contributions: 1, observations: 1 });
    expect(onDisk('ann-canary')).not.toEqual([]);
    const report = await engine.client.forget({ user: 'ann-canary', by: 'officer' });
    expect(report.removed).toEqual(dry.removed);
    expect(onDisk('ann-canary')).toEqual([]);
    const [runId = ''] = report.runs;
    expect(report.retained.map(({ workflowId }) => workflowId).sort()).toEqual([runId, learningIdOf(runId)]);
    expect(report.templates).toMatchObject([{ did: 'told anew', was: 'active' }]);
    // A word on a run that was forgotten waits for nothing.
    await engine.client.runOf(runId).feedback({ verdict: 'wrong' });
    expect(await engine.temporal.workflow.getHandle(`${runId}/feedback`).result()).toMatchObject({
      summary: 'wrong: what this run had taught was forgotten',
    });
    const again = await engine.client.forget({ user: 'ann-canary' });
    expect(Object.values(again.removed).every((count) => count === 0)).toBe(true);
    expect(await ask('Please reserve 21 bolts', 'bob')).toMatchObject({ tier: 'A' });
  }, 120_000);

  it('takes back what a run taught, and refuses what it cannot mean', async () => {
    const bad = await ask('Kindly set aside 22 bolts for me', 'bob');
    const report = (await run('rollback', '--run', bad.workflowId, '--by', 'lead', '--json')).json as ForgetReport;
    expect(report.removed).toMatchObject({ trajectories: 0, contributions: 1, observations: 1 });
    expect((await run('experiences', 'run', bad.workflowId)).stdout).toContain('"by":"lead"');
    await expect(engine.client.forget({ user: 'a', run: 'b' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(engine.client.forget({ run: 'wfg/globex/1' })).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    expect(await run('forget')).toMatchObject({ code: EXIT.usage });
  }, 60_000);
});

describe('the budget of wrong reuses', () => {
  it('switches A off with the reason once it is spent, and a person switches it on', async () => {
    await run('policy', 'a-off', '--by', 'lead');
    const held = await ask('Please reserve 15 bolts', 'bob');
    expect(held).toMatchObject({ tier: 'B', decision: { shadow: { because: 'off' } } });
    expect(held.decision.reasons[0]).toContain('tier A is switched off for this tenant: a person switched it off');
    await run('policy', 'a-on', '--by', 'lead');
    const wrong = await ask('Please reserve 8 bolts', 'bob');
    expect(wrong.tier).toBe('A');
    await engine.client.runOf(wrong.workflowId).feedback({ verdict: 'wrong' });
    await engine.temporal.workflow.getHandle(`${wrong.workflowId}/feedback`).result();
    const off = /tier A is off since .*: 1 wrong reuses within 30 days, where 0 are allowed/;
    expect((await run('policy', 'show')).stdout).toMatch(off);
    expect((await run('policy', 'a-on', '--by', 'lead')).stdout).toContain('tier A is on');
  }, 120_000);
});
