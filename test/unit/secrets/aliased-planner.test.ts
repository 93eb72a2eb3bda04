import { aliasedPlanner } from '../../../worker/sealed-activities';
import { aliased, createSeal } from '../../../shared/values/seal';

it('writes tokens where the model writes aliases, also while it writes', async () => {
  const token = createSeal(['0f'.repeat(32)]).seal('acme', 'a secret');
  const heard: string[] = [];
  const planner = aliasedPlanner({
    name: 'echo',
    call: ({ messages }, { onText }) => {
      const text = `It is ${messages[0]?.content}.`;
      onText?.(text);
      const tokens = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
      const usage = { purpose: 'write', model: 'echo', tokens, costUsd: 0, durationMs: 0, result: 'ok' } as const;
      return Promise.resolve({ text, stop: 'end', usage });
    },
  });
  const request = {
    ...{ purpose: 'write' as const, system: '', schema: {}, maxTokens: 10 },
    messages: [{ role: 'user' as const, content: token }],
  };
  const options = { signal: new AbortController().signal, onText: (text: string) => heard.push(text) };
  const reply = await planner.call(request, options);
  expect(aliased(token)).not.toBe(token);
  expect([reply.text, heard]).toEqual([`It is ${token}.`, [`It is ${token}.`]]);
});
