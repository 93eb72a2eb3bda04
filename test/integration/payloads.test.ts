import { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { WorkflowGenClient } from '../../client';
import { payloadConverter } from '../../payloads';
import { inMemoryStore } from '../../testing/in-memory-store';
import { replayHistories } from '../../testing/replay-histories';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { connectClosable } from '../../worker/closable-connection';
import { installTelemetry } from '../../worker/telemetry';
import { WorkflowGenPlugin } from '../../worker/workflowgen-plugin';
import { node, plan } from '../harness/plan-script';
import { testEmbedderFolder, testServer } from '../harness/temporal-test-server';
import { cli } from './cli-fixture';
import { tools } from './cli-tools';

const CANARY = 'hyacinth';
const log: string[] = [];
installTelemetry({ logLevel: 'DEBUG', write: (line) => log.push(line) });

it('keeps a canary of a query out of raw history, description, stored payloads and log', async () => {
  const { address } = testServer();
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-payloads-'));
  process.env.WORKFLOWGEN_PAYLOAD_KEYS = `test:${randomBytes(32).toString('base64')}`;
  process.env.WORKFLOWGEN_PAYLOAD_FOLDER = folder;
  process.env.WORKFLOWGEN_PAYLOAD_BYTES = '2000';
  const taskQueue = `payloads-${randomUUID()}`;
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const bolts = (shelf: string): object =>
    plan([node('bolts', 'count_bolts', [['shelf', 'constant', shelf]])], 'There are {{nodes.bolts.count}}.');
  const plugin = new WorkflowGenPlugin({
    tools,
    store: inMemoryStore(),
    artifacts: createLibsqlArtifacts({ url: ':memory:' }),
    embedder,
    planner: scriptedPlanner(() => bolts(CANARY)),
  });
  const native = await NativeConnection.connect({ address });
  const connection = await connectClosable({ address });
  const client = new Client({ connection, dataConverter: payloadConverter() });
  const workflowGen = new WorkflowGenClient({ client, taskQueue, defaults: { tenant: 'acme' } });
  const worker = await Worker.create({ connection: native, taskQueue, plugins: [plugin] });
  try {
    await worker.runUntil(async () => {
      const query = `How many bolts are on the shelf ${CANARY}? ${'It is urgent. '.repeat(200)}`;
      const run = await workflowGen.start(query, { requestId: randomUUID(), options: { from: 'C' } });
      expect((await run.answer()).answer).toBe('There are 8.');
      await run.result();
      await client.workflow.getHandle(`${run.workflowId}/learn`).result();

      // Whoever lacks the keys: another client, and the storage's files.
      const bare = new Client({ connection });
      const raw: string[] = [];
      for (const id of [run.workflowId, `${run.workflowId}/learn`]) {
        raw.push(historyToJSON(await bare.workflow.getHandle(id).fetchHistory()));
        raw.push(
          JSON.stringify(
            await bare.connection.workflowService.describeWorkflowExecution({
              namespace: 'default',
              execution: { workflowId: id },
            })
          )
        );
      }
      const files = await readdir(folder);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) raw.push((await readFile(join(folder, file))).toString('latin1'));
      expect(holdsCanary(Buffer.from(JSON.stringify({ query })).toString('base64'))).toBe(true);
      for (const text of raw) expect(holdsCanary(text)).toBe(false);
      expect(log.filter(holdsCanary)).toEqual([]);

      const { workflowId } = run;
      const env = { TEMPORAL_ADDRESS: address, WORKFLOWGEN_TASK_QUEUE: taskQueue, WORKFLOWGEN_DATA: folder };
      const names = ['KEYS', 'FOLDER', 'BYTES'].map((name) => `WORKFLOWGEN_PAYLOAD_${name}`);
      const keys = Object.fromEntries(names.map((name) => [name, process.env[name]]));
      const explain = ['--tenant', 'acme', '--json', 'explain', workflowId];
      expect((await cli(explain, { ...env, ...keys })).json).toMatchObject({
        answer: 'There are 8.',
        outcome: 'answered',
      });
      const without = await cli(explain, env);
      expect(holdsCanary(without.stdout + without.stderr)).toBe(false);
      expect(without.stdout).not.toContain('There are 8.');

      const history = await client.workflow.getHandle(workflowId).fetchHistory();
      expect(await replayHistories([{ workflowId, history }])).toEqual([{ workflowId }]);
    });
  } finally {
    for (const name of ['KEYS', 'FOLDER', 'BYTES']) delete process.env[`WORKFLOWGEN_PAYLOAD_${name}`];
    await Promise.all([connection.close(), native.close(), embedder.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);

/** In the clear, or in base64 at any of its three alignments. */
function holdsCanary(text: string): boolean {
  const encoded = [0, 1, 2].map((pad) => {
    const base64 = Buffer.from(`${'x'.repeat(pad)}${CANARY}`).toString('base64');
    return base64.slice(pad === 0 ? 0 : 4, -4);
  });
  return [CANARY, ...encoded].some((form) => text.includes(form));
}
