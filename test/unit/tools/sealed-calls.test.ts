import type { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { CompensateActivity, ToolActivity } from '../../../activities/activity-types';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import { createExpressionActivities } from '../../../activities/expressions/expression-activities';
import { createToolActivities } from '../../../activities/tools/tool-activities';
import type { CallRequest, CallResult } from '../../../shared/protocol/call';
import type { Json } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type { AnyTool } from '../../../shared/protocol/tool';
import { ToolError } from '../../../shared/protocol/tool';
import type { Value } from '../../../shared/protocol/value';
import { createSeal, NO_SEAL, type Seal } from '../../../shared/values/seal';
import { KNOWN_SECRETS } from '../../harness/known-secrets';
import { constants, registryOf, requestOf, tool } from './support-tools';

const PIN = 'pin-7743-hush';
const KEY = KNOWN_SECRETS['Stripe key'] ?? '';
const seal = createSeal(['5c'.repeat(32)]);
const artifacts = createLibsqlArtifacts({ url: ':memory:' });
beforeAll(() => artifacts.open());
afterAll(() => artifacts.close());

const quiet = (): MockActivityEnvironment =>
  new MockActivityEnvironment({ startToCloseTimeoutMs: 30_000 }, { logger: new DefaultLogger('ERROR') });

async function call(definition: AnyTool, request: Partial<CallRequest>, by: Seal = seal): Promise<CallResult> {
  const registry = registryOf(definition);
  const activities = createToolActivities({ registry, artifacts, experience: { rules: async () => [] }, seal: by });
  return quiet().run(activities[definition.name] as ToolActivity, requestOf(registry, definition.name, request));
}

/** What a tool was given, and what everyone else sees of it. */
async function given(request: Partial<CallRequest>): Promise<{ input: Json; result: CallResult }> {
  let input: Json = null;
  const definition = tool('idempotent', {
    execute: (received: unknown) => {
      input = received as Json;
      return { ok: true };
    },
  });
  return { result: await call(definition, request), input };
}

const made = async (output: Json, sensitive: string[], by: Seal = seal): Promise<Value> => {
  const { output: held } = await call(tool('read', { execute: () => output, sensitive }), {}, by);
  if (!held) throw new Error('no output');
  return held;
};

describe('a sensitive field of an output', () => {
  it.each([
    ['inline', ''],
    ['by reference', 'x'.repeat(LIMITS.inlineBytes)],
  ])('is sealed where it is kept (%s), and reaches the tool that it is bound to', async (_, filler) => {
    const held = await made({ card: { pin: PIN, limit: 500 }, note: `the pin is ${PIN}`, filler }, ['card']);
    const kept = 'inline' in held ? held.inline : await artifacts.get('acme', held.ref);
    expect(JSON.stringify([held, kept])).not.toContain(PIN);
    const args = {
      pin: { kind: 'output', node: 'account', path: 'card.pin' },
      whole: { kind: 'output', node: 'account', path: 'card' },
      header: { kind: 'expression', expression: '"Pin " & $uppercase(nodes.account.card.pin)' },
      more: { kind: 'expression', expression: 'nodes.account.card.limit + 1' },
      note: { kind: 'output', node: 'account', path: 'note' },
      count: { kind: 'expression', expression: '1 + 1' },
    } as const;
    const { input, result } = await given({ args, outputs: { account: held } });
    expect(input).toEqual({
      pin: PIN,
      whole: { pin: PIN, limit: 500 },
      header: `Pin ${PIN.toUpperCase()}`,
      more: 501,
      note: `the pin is ${PIN}`,
      count: 2,
    });
    const shown = JSON.stringify(result);
    for (const secret of [PIN, PIN.toUpperCase(), '501']) expect(shown).not.toContain(secret);
    expect(result.args).toMatchObject({ inline: { count: 2, note: expect.stringMatching(/^the pin is sealed_/) } });
    // of the same secret in other words: the digest tells equal calls all the same
    const again = await given({ args, outputs: { account: held } });
    expect(again.result.argsDigest).toBe(result.argsDigest);
  });

  it('is gone without a key, and no tool is given the word that stands for it', async () => {
    const held = await made({ pin: PIN }, ['pin'], NO_SEAL);
    expect(held).toEqual({ inline: { pin: '[redacted]' } });
    const args = { pin: { kind: 'output', node: 'account', path: 'pin' } } as const;
    const execute = jest.fn();
    const failure = (await call(tool('read', { execute }), { args, outputs: { account: held } }, NO_SEAL).catch(
      (error: unknown) => error
    )) as ApplicationFailure;
    expect(failure).toMatchObject({ type: 'SECRET_UNAVAILABLE', message: expect.stringContaining('secretKeys') });
    const sealed = await made({ pin: PIN }, ['pin']);
    const other = createSeal(['6d'.repeat(32)]);
    const unopened = call(tool('read', { execute }), { args, outputs: { account: sealed } }, other);
    await expect(unopened).rejects.toMatchObject({ type: 'SECRET_UNAVAILABLE' });
    expect(execute).not.toHaveBeenCalled();
  });

  it('is opened for the compensation of its call', async () => {
    const seen: unknown[] = [];
    const definition = tool('compensable', {
      sensitive: ['token'],
      compensate: (input: unknown, output: unknown) => {
        seen.push(input, output);
      },
    });
    const registry = registryOf(definition);
    const activities = createToolActivities({ registry, artifacts, experience: { rules: async () => [] }, seal });
    const request = requestOf(registry, 'act', { args: constants({ id: seal.seal('acme', PIN) }) });
    await quiet().run(activities['act.compensate'] as CompensateActivity, {
      call: request,
      output: { inline: { token: seal.seal('acme', PIN) } },
    });
    expect(seen).toEqual([{ id: PIN }, { token: PIN }]);
  });
});

describe('a well-known secret', () => {
  it('that no field declares is sealed in an output, also as the argument that the output repeats', async () => {
    const echo = tool('read', {
      execute: (input: unknown) => ({ said: input, key: KEY, [KEY]: true }),
      sensitive: ['pin'],
    });
    const result = await call(echo, { args: constants({ pin: PIN, text: `my pin is ${PIN}`, id: 'o1' }) });
    expect(JSON.stringify(result.output)).not.toContain(PIN);
    expect(JSON.stringify(result.output)).not.toContain(KEY);
    expect(JSON.stringify(result.output)).toContain('o1');
  });

  it('stands in no message, code or detail of a failure', async () => {
    const definition = tool('read', {
      sensitive: ['pin'],
      execute: (input: unknown) => {
        const { pin, id } = input as { pin: string; id: string };
        throw new ToolError({ code: `BAD_${pin}`, retryable: false }, `${pin} and ${id} and ${KEY} are refused`);
      },
    });
    const args = constants({ pin: PIN, id: seal.seal('acme', 'sealed-id-44') });
    const failure = (await call(definition, { args }).catch((error: unknown) => error)) as ApplicationFailure;
    expect(failure.message).toBe('[redacted] and [redacted] and [redacted] are refused');
    expect(JSON.stringify(failure.details)).not.toMatch(/7743|sealed-id-44/);
  });
});

it('takes no token from outside: whoever could plant one would have the secret of another run', async () => {
  const planted = seal.seal('acme', 'of another run');
  const { output } = await call(tool('read', { execute: () => ({ note: `use ${planted}` }) }), {});
  expect(output).toEqual({ inline: { note: 'use [redacted]' } });
});

describe('what is computed from a secret', () => {
  const registry = registryOf(tool('read', {}));
  const activities = createExpressionActivities({ registry, artifacts, seal });
  const evaluate: typeof activities.evaluate = (request) => activities.evaluate(request);
  const rows = [
    { id: 'a', pay: 100 },
    { id: 'b', pay: 900 },
  ];
  const outputs = {
    staff: { inline: rows.map(({ id, pay }) => ({ id, pay: seal.seal('acme', pay) })) as Json },
  };

  it('decides a condition, and which items there are, which are then sealed too', async () => {
    const asked = requestOf(registry, 'act', { outputs });
    await expect(evaluate({ call: asked, when: '$sum(nodes.staff.pay) = 1000' })).resolves.toEqual({ run: true });
    await expect(evaluate({ call: asked, when: 'nodes.staff[1].pay < 900' })).resolves.toEqual({ run: false });
    const all = await evaluate({ call: asked, forEach: 'nodes.staff' });
    expect(all.items).toEqual(outputs.staff.inline);
    const few = await evaluate({ call: asked, forEach: 'nodes.staff[pay > 50]' });
    expect(few.items).toHaveLength(2);
    expect(JSON.stringify(few.items)).not.toMatch(/900|"b"/);
    expect(seal.open<Json>('acme', few.items ?? [])).toEqual(rows);
  });

  it('is sealed in an answer, and the rest of the answer is not', async () => {
    const text = 'For {{nodes.staff[1].id}}: {{nodes.staff[1].pay}}, together {{$sum(nodes.staff.pay)}}.';
    const answer = await activities.composeAnswer({ tenant: 'acme', text, slots: {}, outputs });
    expect(answer.text).toMatch(/^For b: sealed_\w+, together sealed_\w+\.$/);
    expect(seal.open('acme', answer.text)).toBe('For b: 900, together 1000.');
  });
});
