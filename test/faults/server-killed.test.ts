import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevServer } from '../../worker/embedded/dev-server';
import type { DevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';
import { node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { expectInvariants } from './invariants';
import { startRig } from './rig';
import type { Rig } from './rig';

const PLAN = plan([
  node('hold', 'reserve_stock', [
    ['item', 'constant', 'bolts'],
    ['count', 'constant', '2'],
  ]),
  node(
    'label',
    'label_shelf',
    [
      ['shelf', 'constant', 'S'],
      ['label', 'constant', 'a'],
    ],
    { after: ['hold'] }
  ),
  node(
    'mail',
    'send_letter',
    [
      ['to', 'constant', 'Ann'],
      ['body', 'constant', 'hello'],
    ],
    { after: ['label'] }
  ),
]);

let folder: string;
let server: DevServer;
let rig: Rig;

const serve = async (port?: number): Promise<DevServer> =>
  startDevServer({
    temporalPath: (await ensureParts({ want: ['temporal'] })).temporal,
    dbFile: join(folder, 'temporal.db'),
    port,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-server-'));
  server = await serve();
  rig = await startRig({ address: server.address, model: () => ({ delayMs: 1_000, json: PLAN }) });
  await rig.addWorker();
}, 60_000);

afterAll(async () => {
  await rig.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a Temporal server that is killed with SIGKILL in the middle of a run', () => {
  it('and comes back after 3 s with its file loses nothing and doubles no effect', async () => {
    const run = await rig.client.start('do it', { requestId: randomUUID(), options: { from: 'C', learn: false } });
    await waitFor('the model to be asked', () => rig.model.requests.length > 0);
    const { pid, exited, address } = server;
    process.kill(pid, 'SIGKILL');
    await exited;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    server = await serve(Number(address.split(':')[1]));

    const report = await run.result();
    expect(report.outcome).toBe('answered');
    for (const tool of ['reserve_stock', 'label_shelf', 'send_letter']) {
      expect(rig.receiver.effects(tool)).toHaveLength(1);
    }
    await expectInvariants(rig, run.workflowId, report);
  }, 120_000);
});
