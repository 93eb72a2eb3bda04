import { createAnthropicPlanner } from '../../../activities/planner/anthropic-planner';
import type { ModelRequest } from '../../../activities/planner/planner';
import { startMessagesApiServer } from '../../../testing/messages-api-server';
import { scriptedPlanner } from '../../../testing/scripted-planner';

const request: ModelRequest = {
  purpose: 'rewrite',
  system: 'rules',
  messages: [{ role: 'user', content: 'query' }],
  schema: { type: 'object' },
  maxTokens: 10,
};
const options = { signal: new AbortController().signal };

describe('scriptedPlanner', () => {
  test('answers from a list in order, objects as JSON, and counts tokens', async () => {
    const planner = scriptedPlanner([{ fits: true }, 'no JSON']);
    expect(await planner.call(request, options)).toMatchObject({
      text: '{"fits":true}',
      stop: 'end',
      usage: { purpose: 'rewrite', tokens: { input: 3, output: 4 }, costUsd: 0 },
    });
    expect((await planner.call(request, options)).text).toBe('no JSON');
    expect(planner.requests).toHaveLength(2);
  });

  test('a list that runs out fails at once and says so', async () => {
    const planner = scriptedPlanner([{}]);
    await planner.call(request, options);
    await expect(planner.call(request, options)).rejects.toMatchObject({
      message: 'no more scripted replies (called 2, only 1)',
      nonRetryable: true,
    });
  });

  test('a function sees the request and its number', async () => {
    const planner = scriptedPlanner((asked, n) => ({ purpose: asked.purpose, n }));
    await planner.call(request, options);
    expect((await planner.call(request, options)).text).toBe('{"purpose":"rewrite","n":1}');
  });

  test('a cancelled call throws the reason', async () => {
    const reason = new Error('cancelled');
    await expect(scriptedPlanner([{}]).call(request, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('startMessagesApiServer', () => {
  test('takes both kinds of credential and refuses what the API refuses', async () => {
    const server = await startMessagesApiServer(() => ({ text: 'ok' }));
    const post = (body: object, headers: Record<string, string>) =>
      fetch(`${server.url}/v1/messages`, { method: 'POST', body: JSON.stringify(body), headers });
    const body = { model: 'm', max_tokens: 5, messages: [{ role: 'user', content: 'x' }] };
    try {
      expect((await post(body, { 'x-api-key': 'k' })).status).toBe(200);
      expect((await post(body, { authorization: 'Bearer k' })).status).toBe(200);
      expect((await post(body, {})).status).toBe(401);
      expect((await post({ ...body, temperature: 0 }, { 'x-api-key': 'k' })).status).toBe(400);
      const prefilled = { ...body, messages: [...body.messages, { role: 'assistant', content: '{' }] };
      expect((await post(prefilled, { 'x-api-key': 'k' })).status).toBe(400);
      expect((await post({ ...body, messages: [{ role: 'user', content: '' }] }, { 'x-api-key': 'k' })).status).toBe(
        400
      );
      expect((await fetch(`${server.url}/v1/models`)).status).toBe(404);
      expect(server.requests.map(({ credential }) => credential)).toEqual(['x-api-key', 'bearer']);
      expect(server.usage).toMatchObject({ input_tokens: 2, output_tokens: 2 });
    } finally {
      await server.close();
    }
  });

  test('a list that runs out, and a script that throws, fail the call at once', async () => {
    const empty = await startMessagesApiServer([]);
    const broken = await startMessagesApiServer(() => {
      throw new Error('oops');
    });
    try {
      const call = (url: string) => createAnthropicPlanner({ apiKey: 'k', baseURL: url }).call(request, options);
      await expect(call(empty.url)).rejects.toThrow('no more scripted replies (called 1, only 0)');
      await expect(call(broken.url)).rejects.toThrow('oops');
    } finally {
      await empty.close();
      await broken.close();
    }
  });
});
