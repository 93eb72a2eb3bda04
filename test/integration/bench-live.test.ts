import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHarbour } from '../../bench/fixture/harbour-dataset';
import { NOT_RECORDED } from '../../bench/live/cassette';
import { openLiveModel } from '../../bench/live/live-model';
import type { LiveMeasured } from '../../bench/live/run-live';
import { LIVE_ARMS, planLive, RECORDED_PLANS, RECORDED_STRONG, runLive, WORKFLOWGEN } from '../../bench/live/run-live';
import type { Dataset } from '../../bench/workbench/load-dataset';
import type { MessagesApiBody, MessagesApiReply } from '../../testing/messages-api-server';
import { startMessagesApiServer } from '../../testing/messages-api-server';
import { installTelemetry } from '../../worker/index';

installTelemetry({ logLevel: 'ERROR', write: () => undefined });
// Each run starts a server and a worker of its own.
jest.setTimeout(240_000);

/** All arms over a few tasks, recorded from the local model with these; docs/experiment.md says how to record it anew. */
const CASSETTE = join(__dirname, '../../bench/fixture/live-local-model.jsonl');
const RECORDED = { sample: 4, perTemplate: 1, memory: 1, seed: 9 };

/** Tasks of the arms that ask a scripted server. */
const SCRIPTED = { sample: 2, perTemplate: 2, memory: 1, seed: 1 };

const quiet = { start: () => undefined, tick: () => undefined, end: () => undefined };
const arms = LIVE_ARMS.map(({ name }) => name).filter((name) => name !== RECORDED_STRONG.name);

let harbour: Dataset;
let folder: string;
beforeAll(async () => {
  harbour = await loadHarbour();
  folder = mkdtempSync(join(tmpdir(), 'bench-live-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  delete process.env.ANTHROPIC_BASE_URL;
});

async function run(
  options: { cassetteFile: string; replay: boolean; model?: string },
  plan: typeof SCRIPTED & { arms?: string[] }
): Promise<LiveMeasured & { counts: { replayed: number; recorded: number; missing: number } }> {
  const planned = await planLive(harbour, plan);
  const model = await openLiveModel({ ...options, say: () => undefined });
  try {
    return {
      ...(await runLive({ dataset: harbour, plan: planned, model }, plan, quiet)),
      counts: model.cassette.counts,
    };
  } finally {
    await model.stop();
  }
}

/** A model that copies: the values of the old request, the calls of the nearest example; one step and no plan otherwise. */
function copying({ system, messages, output_config }: MessagesApiBody): MessagesApiReply {
  const turns = messages.map(({ content }) => (typeof content === 'string' ? content : (content[0]?.text ?? '')));
  const said = typeof system === 'string' ? system : (system?.[0]?.text ?? '');
  const properties = (output_config?.format?.schema as { properties: Record<string, unknown> }).properties;
  const values = /Values: (\{.*\})/.exec(turns[0] ?? '')?.[1];
  if (values) return { text: values };
  if ('calls' in properties) return { text: turns.at(-2) ?? '{"calls":[]}' };
  if ('fits' in properties) return { json: { fits: true, reason: 'it fits' } };
  if ('nodes' in properties) return { json: { nodes: [], ask: 'What do you mean?' } };
  if (said.includes('tool') && turns.length > 1) return { json: { tool: 'done', args: [] } };
  return { json: { tool: 'company_directory.find_email_address', args: [{ name: 'name', value: 'ada' }] } };
}

/** What does not hang on the clock or on a run's id. */
function lasting({ results }: LiveMeasured): object {
  return Object.values(results).map((list) =>
    list.map(({ latencyMs: _, engine, ...rest }) => ({ ...rest, tier: engine?.tier, refused: engine?.refused }))
  );
}

it('asks a server of the Messages API once, and says the same without it', async () => {
  const server = await startMessagesApiServer(({ body }) => copying(body));
  process.env.ANTHROPIC_BASE_URL = server.url;
  const cassetteFile = join(folder, 'copying.jsonl');
  const first = await run({ cassetteFile, replay: false }, SCRIPTED);
  await server.close();
  expect(Object.keys(first.results)).toEqual(['nothing', 'gpt4-domains', ...arms]);
  expect(first.counts).toMatchObject({ recorded: server.requests.length, missing: 0 });
  for (const arm of arms) {
    expect(first.results[arm]!.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    expect(first.results[arm]!.reduce((sum, { prompt }) => sum + prompt, 0)).toBeGreaterThan(0);
  }
  // What C costs is what the recording cost; what B costs is the model's own count.
  const plans = first.results[RECORDED_PLANS.name]!.filter(({ engine }) => engine?.tier === 'C');
  expect(plans.length).toBeGreaterThan(0);
  for (const { prompt, costUsd } of plans) expect([prompt > 1_000, costUsd > 0]).toEqual([true, true]);
  expect(first.results['live-real-time']!.map(({ modelCalls }) => modelCalls)).toEqual([2, 2]);
  expect(first.results['live-static']!.map(({ modelCalls }) => modelCalls)).toEqual([1, 1]);
  // Every request is the same again, those of the engine after its own learning too.
  const second = await run({ cassetteFile, replay: true }, SCRIPTED);
  expect(second.counts).toMatchObject({ recorded: 0, missing: 0 });
  expect(lasting(second)).toEqual(lasting(first));
});

it('fails the task and not the bench where the model refuses the call', async () => {
  const server = await startMessagesApiServer(() => ({ error: { status: 400, message: 'no such model' } }));
  process.env.ANTHROPIC_BASE_URL = server.url;
  const measured = await run(
    { cassetteFile: join(folder, 'refused.jsonl'), replay: false },
    { ...SCRIPTED, sample: 2 }
  );
  await server.close();
  // Where routing goes straight to C, a recorded plan needs no model.
  for (const arm of arms.filter((name) => name !== RECORDED_PLANS.name)) {
    expect(measured.results[arm]!.map(({ success }) => success)).toEqual([false, false]);
    for (const { failure } of measured.results[arm]!) expect(failure).toContain('no such model');
  }
});

(existsSync(CASSETTE) ? it : it.skip)('replays what the local model said about the fixture', async () => {
  const measured = await run({ cassetteFile: CASSETTE, replay: true, model: 'local' }, RECORDED);
  expect(measured.model).toMatch(/^qwen2.5-coder-1.5b/);
  for (const arm of arms) expect(measured.results[arm]).toHaveLength(RECORDED.sample);
  // Prompts of the product change with its rules, and those of whoever learns with what was learnt; the other ones are fixed.
  const learning = [WORKFLOWGEN.name, RECORDED_PLANS.name, 'live-in-context'];
  for (const arm of arms.filter((name) => !learning.includes(name))) {
    for (const { failure, latencyMs } of measured.results[arm]!) {
      expect(failure ?? '').not.toContain(NOT_RECORDED);
      expect(latencyMs).toBeGreaterThan(500);
    }
  }
  expect(measured.counts.replayed).toBeGreaterThanOrEqual(2 * RECORDED.sample);
});
