import { MockActivityEnvironment } from '@temporalio/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOpenAiEmbedder } from '../../../activities/embedder/openai-embedder';
import type { Embedder } from '../../../activities/embedder/embedder';
import { createLibsqlStore } from '../../../activities/experience-store/libsql-store';
import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import { EXIT } from '../../../cli/exit-codes';
import type { RunRecord } from '../../../shared/protocol/run-record';
import type { RouteReply } from '../../../shared/protocol/decision';
import { scriptedPlanner } from '../../../testing/scripted-planner';
import { WorkflowGenPlugin } from '../../../worker/workflowgen-plugin';
import { cli } from '../../integration/cli-fixture';
import { literalRun, NOW, TOOLS } from '../learning/run-fixture';
import { openLearning, record, TENANT } from '../learning/learning-fixture';
import { wordEmbedder } from '../learning/word-embedder';

const refund = (order: string, amount: number): RunRecord =>
  record(
    `Refund the amount of ${amount} on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount }, output: {} }])
  );

describe('another embedder', () => {
  let server: Server;
  let folder: string;
  let baseUrl: string;
  let url: string;

  /** An HTTP server of the embeddings API with two models whose vectors have nothing to do with each other. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workflowgen-adopt-'));
    url = `file:${join(folder, 'experience.db')}`;
    const words = wordEmbedder();
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { model, input } = JSON.parse(text) as { model: string; input: string[] };
        void words.embed(input).then((vectors) => {
          const data = vectors.map((vector, index) => ({
            index,
            embedding: model === 'old' ? vector : [...vector].reverse(),
          }));
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ data, model, usage: { prompt_tokens: 1, total_tokens: 1 } }));
        });
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterAll(async () => {
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true, force: true });
  });

  const embedderOf = (model: string): Embedder => createOpenAiEmbedder({ baseUrl, model, dimensions: 64 });

  async function route(text: string, model: string): Promise<RouteReply> {
    const store = createLibsqlStore({ url });
    const embedder = embedderOf(model);
    await store.open(embedder);
    const registry = {
      list: () => [...TOOLS.values()],
      describe: (name: string) => TOOLS.get(name),
      get: () => undefined,
    };
    // Of the user who has proven the template: it changes the world, and is nobody else's yet.
    const context = { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC', user: 'ann' };
    const routing = createRoutingActivities({ store, embedder, registry });
    try {
      return await new MockActivityEnvironment({ scheduleToCloseTimeoutMs: 3_000 }).run(() =>
        routing.route({ query: { text, tenant: TENANT, context }, from: 'A', exclude: [] })
      );
    } finally {
      await store.close();
    }
  }

  it('is refused with what to do, taken over by one command, and then routing works as before', async () => {
    const learning = await openLearning({ store: createLibsqlStore({ url }), embedder: embedderOf('old') });
    const id = await learning.learn(refund('ORD-1', 20.5));
    await learning.learn(refund('ORD-2', 3.5));
    await learning.store.close();
    expect((await route('Refund the amount of 7.25 on order ORD-3', 'old')).decision.tier).toBe('A');

    const env = {
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      WORKFLOWGEN_DATA: folder,
      WORKFLOWGEN_STORE_URL: url,
      WORKFLOWGEN_EMBEDDER: 'openai',
      WORKFLOWGEN_EMBEDDER_MODEL: 'new',
      WORKFLOWGEN_EMBEDDER_DIMENSIONS: '64',
      OPENAI_BASE_URL: baseUrl,
    };
    const refused = await cli(['--tenant', TENANT, 'templates', 'ls'], env);
    expect(refused).toMatchObject({ code: EXIT.unreachable, stdout: '' });
    expect(refused.stderr).toMatch(/^EMBEDDER_MISMATCH: .*openai\/old .*openai\/new .*`workflowgen adopt`/);
    expect((await cli(['doctor'], env)).stdout).toMatch(/FAILED\s+store\s+EMBEDDER_MISMATCH: .*`workflowgen adopt`/);

    const adopted = await cli(['adopt', '--json'], env);
    expect(adopted).toMatchObject({ code: EXIT.ok });
    expect(adopted.json).toMatchObject({ embedder: 'openai/new', tenants: [{ tenant: TENANT }], withoutVector: 0 });
    expect(adopted.json.tenants[0].summary).toMatch(/^embed: .*[1-9]\d* embedded anew/);
    const { decision } = await route('Refund the amount of 7.25 on order ORD-3', 'new');
    expect(decision).toMatchObject({ tier: 'A', templateId: id });
    expect((await cli(['adopt'], env)).stdout).toMatch(
      /the store holds vectors of openai\/new\nacme: embed: .* 0 embedded anew/
    );
  }, 60_000);

  it('is taken over by a worker only where it was told to', async () => {
    const parts = { store: createLibsqlStore({ url }), embedder: embedderOf('newer'), planner: scriptedPlanner([]) };
    const artifacts = { name: 'none', open: async () => undefined, close: async () => undefined };
    const plugin = (adopt?: boolean): WorkflowGenPlugin =>
      new WorkflowGenPlugin({ tools: [], ...parts, artifacts: artifacts as never, adopt });
    await expect(plugin().open()).rejects.toMatchObject({ code: 'EMBEDDER_MISMATCH' });
    await plugin(true).open();
    expect(await parts.store.count(TENANT, 'template', {})).toBe(1);
    await parts.store.close();
  });
});
