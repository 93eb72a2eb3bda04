import { randomUUID } from 'node:crypto';
import { createAnthropicPlanner } from '../../activities/planner/anthropic-planner';
import type { RunEvent } from '../../client';
import { startMessagesApiServer, type MessagesApiServer } from '../../testing/messages-api-server';
import { startEngine, type Engine } from '../harness/engine';
import { node, plan } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';

const WORDS = Array.from({ length: 40 }, (_, at) => `word${at}`);
const ANSWER = `There are 12 bolts.\n${WORDS.join(' ')}`;
const PLAN = plan([node('stock', 'read_stock', [['item', 'constant', 'bolts']])], '', {
  answer: { kind: 'written', text: 'Say how many there are.' },
});

let model: MessagesApiServer;
let engine: Engine;
beforeAll(async () => {
  model = await startMessagesApiServer(({ body }) =>
    body.stream === true ? { json: { items: [{ key: 'answer', value: ANSWER }] }, wordDelayMs: 60 } : { json: PLAN }
  );
  engine = await startEngine({
    tools: warehouseTools,
    planner: createAnthropicPlanner({ apiKey: 'key-for-tests', baseURL: model.url }),
    plugin: { streamAnswers: true },
  });
});
afterAll(async () => {
  await engine.stop();
  await model.close();
});

it('tells the answer as the model writes it, each time more of it, and then whole', async () => {
  const options = { from: 'C' as const, learn: false };
  const run = await engine.client.start('How many bolts are there?', { requestId: randomUUID(), options });
  const events: RunEvent[] = [];
  for await (const event of run.follow({ everyMs: 50 })) events.push(event);
  const texts = events.flatMap((event) => (event.kind === 'writing' ? [event.text] : []));
  expect(texts.length).toBeGreaterThanOrEqual(2);
  for (const text of texts) expect(ANSWER.startsWith(text)).toBe(true);
  expect(texts.map((text) => text.length)).toEqual(texts.map((text) => text.length).sort((a, b) => a - b));
  expect(texts[0]?.length).toBeLessThan(ANSWER.length);
  expect(events.filter(({ kind }) => kind === 'answer')).toEqual([{ kind: 'answer', answer: ANSWER }]);
  // The plan was asked for whole: only what somebody may read as it is written streams.
  expect(model.requests.map(({ body }) => body.stream ?? false)).toEqual([false, true]);
}, 60_000);
