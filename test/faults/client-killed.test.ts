import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testServer } from '../harness/temporal-test-server';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import type { ClientSettings } from './client-process';
import { expectInvariants } from './invariants';
import { end, spoken, startRig } from './rig';
import type { Rig } from './rig';

const QUERY = 'Reserve two bolts';
const PLAN = plan([
  node('hold', 'reserve_stock', [
    ['item', 'constant', 'bolts'],
    ['count', 'constant', '2'],
  ]),
]);

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ model: () => ({ delayMs: 1_500, json: PLAN }) });
  await rig.addWorker();
}, 60_000);
afterAll(() => rig.stop());

describe('a client that is killed with SIGKILL while it waits for its answer', () => {
  it.each<[string, (calls: number) => Promise<void>]>([
    ['as it sends', () => sleep(0)],
    ['20 ms later', () => sleep(20)],
    ['while the model plans', (calls) => waitFor('the model to be asked', () => rig.model.requests.length > calls)],
  ])(
    '%s leaves the run to another one, which gets the same run by the request id',
    async (_when, moment) => {
      const [calls, effects] = [rig.model.requests.length, rig.receiver.effects().length];
      const requestId = randomUUID();
      const settings: ClientSettings = {
        address: testServer().address,
        taskQueue: rig.taskQueue,
        requestId,
        query: QUERY,
      };
      const client = fork(resolve(__dirname, 'client-process.ts'), {
        execArgv: ['-r', resolve(__dirname, '../harness/typescript.cjs')],
        env: { ...process.env, WORKFLOWGEN_FAULT_CLIENT: JSON.stringify(settings) },
      });
      await spoken(client);
      await moment(calls);
      await end(client);

      const options = { from: 'C' as const, learn: false };
      const report = await rig.client.answer(QUERY, { requestId, options });
      expect(report).toMatchObject({
        outcome: 'answered',
        workflowId: rig.client.run(rig.taskQueue, requestId).workflowId,
      });
      const result = await rig.client.run(rig.taskQueue, requestId).result();
      expect(result.runId).toBe(report.runId);
      expect(rig.model.requests.length).toBe(calls + 1);
      expect(rig.receiver.effects().length).toBe(effects + 1);
      await expectInvariants(rig, report.workflowId, report);
    },
    60_000
  );
});
