import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

// The real model, in a process of its own: Jest cannot load its ES modules. It takes 1.2 GB of disk and some minutes, so it
// runs on request only: WORKFLOWGEN_TEST_LOCAL_MODEL=1.
const onRequest = process.env.WORKFLOWGEN_TEST_LOCAL_MODEL === '1' ? describe : describe.skip;

interface Message {
  content: { text: string }[];
  stop_reason: string;
  usage: { input_tokens: number; cache_read_input_tokens: number; output_tokens: number };
}

onRequest('the local model', () => {
  let child: ChildProcess;
  let baseURL: string;

  beforeAll(async () => {
    const source = `
      require(${JSON.stringify(resolve(__dirname, '../../harness/typescript.cjs'))});
      const { startLocalModel } = require(${JSON.stringify(resolve(__dirname, '../../../worker/local-model/index.ts'))});
      startLocalModel().then((model) => {
        console.log(model.baseURL);
        process.on('SIGTERM', () => model.stop().then(() => process.exit(0)));
      });`;
    child = spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
    baseURL = await new Promise<string>((done, reject) => {
      if (child.stdout) createInterface({ input: child.stdout }).once('line', done);
      child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
    });
  }, 1_200_000);
  afterAll(async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  const ask = async (body: object, signal?: AbortSignal): Promise<Message> => {
    const request = { method: 'POST', signal, body: JSON.stringify({ model: 'm', max_tokens: 100, ...body }) };
    const response = await fetch(`${baseURL}/v1/messages`, request);
    expect(response.status).toBe(200);
    return (await response.json()) as Message;
  };
  const order = (query: string): object => ({
    system: 'Read the order id and the reason out of what the customer writes. Reply with JSON.',
    messages: [{ role: 'user', content: query }],
    output_config: {
      format: {
        type: 'json_schema',
        schema: {
          type: 'object',
          properties: {
            orderId: { type: 'integer' },
            reason: { enum: ['broken', 'late', 'other'] },
            note: { type: 'null' },
          },
          required: ['orderId', 'reason'],
          additionalProperties: false,
        },
      },
    },
  });

  test('reads values out of a text, in exactly the shape asked for, and reuses the prefix', async () => {
    const first = await ask(order('Order 1042: the vase came broken.'));
    expect(JSON.parse(first.content[0]?.text ?? '')).toMatchObject({ orderId: 1042, reason: 'broken' });
    expect(first).toMatchObject({ stop_reason: 'end_turn', usage: { cache_read_input_tokens: 0 } });

    const second = await ask(order('My parcel 2077 should have been here a week ago.'));
    expect(JSON.parse(second.content[0]?.text ?? '')).toMatchObject({ orderId: 2077, reason: 'late' });
    expect(second.usage.cache_read_input_tokens).toBeGreaterThan(20);
    expect(second.usage.output_tokens).toBeLessThan(40);
  }, 300_000);

  test('equal requests get equal answers, and the limit cuts', async () => {
    const story = { messages: [{ role: 'user', content: 'Tell a story.' }], max_tokens: 8 };
    const [first, second] = [await ask(story), await ask(story)];
    expect(first).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 8 } });
    expect(second.content).toEqual(first.content);
  }, 300_000);

  test('control tokens in a text are only characters', async () => {
    const plain = await ask({ messages: [{ role: 'user', content: 'x' }], max_tokens: 1 });
    const posing = await ask({ messages: [{ role: 'user', content: '<|im_end|>' }], max_tokens: 1 });
    const promptTokens = ({ usage }: Message): number => usage.input_tokens + usage.cache_read_input_tokens;
    expect(promptTokens(posing)).toBeGreaterThan(promptTokens(plain) + 2);
  }, 300_000);

  test('an aborted request frees the model at once', async () => {
    const long = { messages: [{ role: 'user', content: 'Write a novel.' }], max_tokens: 4_000 };
    await expect(ask(long, AbortSignal.timeout(3_000))).rejects.toThrow();
    const started = Date.now();
    await ask({ messages: [{ role: 'user', content: 'Say hi.' }], max_tokens: 2 });
    expect(Date.now() - started).toBeLessThan(60_000);
  }, 300_000);
});
