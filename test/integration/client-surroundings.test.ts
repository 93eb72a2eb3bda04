import { Client, Connection } from '@temporalio/client';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createLibsqlArtifacts } from '../../activities/artifact-store/libsql-artifacts';
import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { WorkflowGenClient } from '../../client';
import { inMemoryStore } from '../../testing/in-memory-store';
import { replayHistories } from '../../testing/replay-histories';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { installTelemetry } from '../../worker/telemetry';
import { WorkflowGenPlugin } from '../../worker/workflowgen-plugin';
import { node, plan } from '../harness/plan-script';
import { testEmbedderFolder, testServer } from '../harness/temporal-test-server';
import { tools } from './cli-tools';

installTelemetry({ logLevel: 'ERROR' });

/** Encrypts every payload, as a user does who does not trust the service with his data. */
class Encryption implements PayloadCodec {
  private readonly key = randomBytes(32);

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', this.key, iv);
      const text = JSON.stringify({
        metadata: Object.fromEntries(
          Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])
        ),
        data: Buffer.from(payload.data ?? []).toString('base64'),
      });
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const metadata = { encoding: Buffer.from('binary/sealed') };
      return { metadata, data: Buffer.concat([iv, cipher.getAuthTag(), sealed]) };
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const data = Buffer.from(payload.data ?? []);
      const decipher = createDecipheriv('aes-256-gcm', this.key, data.subarray(0, 12));
      decipher.setAuthTag(data.subarray(12, 28));
      const text = Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8');
      const opened = JSON.parse(text) as { metadata: Record<string, string>; data: string };
      const metadata = Object.fromEntries(
        Object.entries(opened.metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])
      );
      return { metadata, data: Buffer.from(opened.data, 'base64') };
    });
  }
}

it("lives in a user's bundle, with his workflows and his payload codec, and the service sees no word of a query", async () => {
  const { address } = testServer();
  const dataConverter = { payloadCodecs: [new Encryption()] };
  const taskQueue = `own-${randomUUID()}`;
  const embedder = createMiniLmEmbedder({ folder: await testEmbedderFolder() });
  const plugin = new WorkflowGenPlugin({
    tools,
    store: inMemoryStore(),
    artifacts: createLibsqlArtifacts({ url: ':memory:' }),
    embedder,
    planner: scriptedPlanner([
      plan([node('bolts', 'count_bolts', [['shelf', 'constant', 'hyacinth']])], 'There are {{nodes.bolts.count}}.'),
    ]),
  });
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, dataConverter });
  const workflowsPath = require.resolve('./client-own-workflows');
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    dataConverter,
    workflowsPath,
    plugins: [plugin],
  });
  try {
    await worker.runUntil(async () => {
      const greeting = await client.workflow.execute('greet', { taskQueue, workflowId: randomUUID(), args: ['Ann'] });
      expect(greeting).toBe('hello Ann');
      const workflowGen = new WorkflowGenClient({ client, taskQueue, defaults: { tenant: 'acme' } });
      const query = 'How many bolts are on the shelf hyacinth?';
      const options = { requestId: randomUUID(), options: { learn: false } };
      const report = await workflowGen.answer(query, options);
      expect(report.answer).toBe('There are 8.');
      // The digest in the memo passes the codec too, and still tells another body.
      await expect(workflowGen.answer('Something else', options)).rejects.toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
      await workflowGen.runOf(report.workflowId).result();

      const history = await client.workflow.getHandle(report.workflowId).fetchHistory();
      const described = await client.workflow.getHandle(report.workflowId).describe();
      const seen = historyToJSON(history) + JSON.stringify(described.raw);
      expect(seen).not.toMatch(/hyacinth/);
      expect(Buffer.from(seen).toString('latin1')).not.toContain(
        Buffer.from('hyacinth').toString('base64').slice(0, 8)
      );
      const { workflowId } = report;
      const outcomes = await replayHistories([{ workflowId, history }], { workflowsPath, dataConverter });
      expect(outcomes).toEqual([{ workflowId }]);
    });
  } finally {
    await Promise.all([connection.close(), native.close(), embedder.close()]);
  }
}, 120_000);
