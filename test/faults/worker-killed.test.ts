import { randomUUID } from 'node:crypto';
import type { RunFailedError } from '../../client/run-failed-error';
import type { RunReport } from '../../shared/protocol/run';
import { tokenCount } from '../../shared/protocol/usage';
import { direct } from '../harness/effect-receiver';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { expectInvariants } from './invariants';
import { settled } from './person';
import { servedTokens } from './served-tokens';
import { hasEnded, startRig } from './rig';
import type { Rig } from './rig';

const PLAN = plan([
  node('stock', 'read_stock', [['item', 'constant', 'bolts']]),
  node(
    'label',
    'label_shelf',
    [
      ['shelf', 'output', 'stock.shelf'],
      ['label', 'constant', 'a'],
    ],
    { after: ['stock'] }
  ),
  node(
    'hold',
    'reserve_stock',
    [
      ['item', 'constant', 'bolts'],
      ['count', 'constant', '2'],
    ],
    { after: ['label'] }
  ),
  node(
    'mail',
    'send_letter',
    [
      ['to', 'constant', 'Ann'],
      ['body', 'constant', 'hello'],
    ],
    { after: ['hold'] }
  ),
]);
const TOOLS = ['read_stock', 'label_shelf', 'reserve_stock', 'send_letter'] as const;

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ model: () => ({ json: PLAN }) });
  await Promise.all([rig.addWorker(), rig.addWorker()]);
}, 60_000);
afterAll(() => rig.stop());

/** Runs the plan while a worker kills itself at a node; another one is there, and a fresh one takes the dead one's place. */
async function runThroughKill(fault: 'kill-before' | 'kill-after', tool: string): Promise<[RunReport, string]> {
  direct(rig.folder, { tool, fault, times: 1 });
  const before = servedTokens(rig);
  const run = await rig.client.start('do it', { requestId: randomUUID(), options: { from: 'C', learn: false } });
  await waitFor('a worker to die', () => rig.workers.some(hasEnded));
  rig.workers.splice(rig.workers.findIndex(hasEnded), 1);
  const replacement = rig.addWorker();
  if (tool === 'send_letter') {
    await waitFor('the unknown outcome', async () => (await run.report().catch(() => undefined))?.pending.length === 1);
    const [pending] = (await run.report()).pending;
    await run.resolve({
      callId: pending?.callId ?? '',
      resolution: fault === 'kill-after' ? 'happened' : 'did_not_happen',
    });
  }
  const report = await run.result().catch((error: RunFailedError) => {
    throw new Error(`${error.code}: ${error.message}`);
  });
  await replacement;
  expect(tokenCount(report.usage.total.tokens)).toBe(servedTokens(rig) - before);
  return [report, run.workflowId];
}

describe.each(['kill-before', 'kill-after'] as const)('a worker that is killed with SIGKILL (%s)', (fault) => {
  it.each(TOOLS.filter((tool) => !(tool === 'read_stock' && fault === 'kill-after')))(
    'at %s leaves the run to another worker, which repeats no finished node',
    async (tool) => {
      const attemptsBefore = rig.receiver.attempts().length;
      const [report, workflowId] = await runThroughKill(fault, tool);
      expect(report.outcome).toBe('answered');
      const attempts = rig.receiver.attempts().slice(attemptsBefore);
      for (const other of TOOLS.filter((name) => name !== tool && name !== 'read_stock')) {
        expect(attempts.filter((attempt) => attempt.tool === other)).toHaveLength(1);
      }
      // the killed call: asked for again under the same key after its effect, or asked for once in all
      const killed = attempts.filter((attempt) => attempt.tool === tool);
      expect(new Set(killed.map((attempt) => attempt.key)).size).toBe(tool === 'read_stock' ? 0 : 1);
      if (tool !== 'read_stock') expect(killed).toHaveLength(fault === 'kill-after' && tool !== 'send_letter' ? 2 : 1);
      await expectInvariants(rig, workflowId, report);
    },
    90_000
  );
});

describe('a worker that is asked to stop (SIGTERM)', () => {
  it('under load loses no run', async () => {
    const runs = await Promise.all(
      Array.from({ length: 10 }, () =>
        rig.client.start('do it', { requestId: randomUUID(), options: { from: 'C', learn: false } })
      )
    );
    const [first] = rig.workers;
    first?.kill('SIGTERM');
    // a letter that the stopping worker gave up has an unknown outcome: the person looks into the receiver
    await expect(Promise.all(runs.map((run) => settled(rig, run, 60_000)))).resolves.not.toContain(false);
    const reports = await Promise.all(runs.map((run) => run.result()));
    expect(reports.map((report) => report.outcome)).toEqual(Array.from({ length: 10 }, () => 'answered'));
    await waitFor('the worker to end', () => first !== undefined && hasEnded(first));
    expect(first?.exitCode).toBe(0);
  }, 90_000);
});
