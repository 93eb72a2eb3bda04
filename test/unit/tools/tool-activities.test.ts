import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityCancellationDetails, ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { DefaultLogger } from '@temporalio/worker';
import { MockActivityEnvironment } from '@temporalio/testing';
import { z } from 'zod';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import type { ToolActivity } from '../../../activities/activity-types';
import type { ExperienceSource } from '../../../activities/learning/experience-source';
import { createToolActivities } from '../../../activities/tools/tool-activities';
import type { ArgumentRule } from '../../../shared/learning/observe/argument-rule';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { digestOf } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type { CallFailureDetails, CallRequest, CallResult } from '../../../shared/protocol/call';
import type { AnyTool, Effect } from '../../../shared/protocol/tool';
import { ToolError } from '../../../shared/protocol/tool';
import { constants, registryOf, requestOf, tool } from './support-tools';

let artifacts: ArtifactStore;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tools-'));
  artifacts = createLibsqlArtifacts({ url: `file:${join(folder, 'artifacts.db')}` });
  await artifacts.open();
});

afterAll(async () => {
  await artifacts.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Surroundings {
  rules?: ArgumentRule[];
  experience?: Pick<ExperienceSource, 'rules'>;
  artifacts?: ArtifactStore;
  info?: { attempt?: number; startToCloseTimeoutMs?: number };
  environment?: MockActivityEnvironment;
}

function environmentOf(info: Surroundings['info'] = {}): MockActivityEnvironment {
  return new MockActivityEnvironment(
    { startToCloseTimeoutMs: 30_000, ...info },
    { logger: new DefaultLogger('ERROR') }
  );
}

async function call(
  definition: AnyTool,
  request: Partial<CallRequest>,
  around: Surroundings = {}
): Promise<CallResult> {
  const registry = registryOf(definition);
  const activities = createToolActivities({
    registry,
    artifacts: around.artifacts ?? artifacts,
    experience: around.experience ?? { rules: async () => around.rules ?? [] },
  });
  const environment = around.environment ?? environmentOf(around.info);
  return environment.run(activities[definition.name] as ToolActivity, requestOf(registry, definition.name, request));
}

interface Thrown {
  type: string;
  message: string;
  nonRetryable: boolean;
  nextRetryDelay?: unknown;
  details: CallFailureDetails;
}

async function thrown(work: Promise<unknown>): Promise<Thrown> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure
  );
  expect(error).toBeInstanceOf(ApplicationFailure);
  const failure = error as ApplicationFailure;
  return {
    type: failure.type ?? '',
    message: failure.message,
    nonRetryable: failure.nonRetryable ?? false,
    nextRetryDelay: failure.nextRetryDelay,
    details: failure.details?.[0] as CallFailureDetails,
  };
}

describe('a call', () => {
  test('gives output, digests and redacted arguments, and the tool its context', async () => {
    const seen: unknown[] = [];
    const definition = tool('idempotent', {
      input: z.object({ id: z.string(), note: z.string().default('none'), card: z.object({ number: z.string() }) }),
      output: z.object({ ok: z.boolean() }),
      sensitive: ['card.number'],
      execute: (input: unknown, context) => {
        const { idempotencyKey, tenant, workflowId, attempt } = context;
        seen.push(input, { idempotencyKey, tenant, workflowId, attempt, zone: context.context.timeZone });
        return { ok: true, extra: 'stripped' };
      },
      check: () => true,
    });
    const args = { id: 'o1', card: { number: '4111' } };
    const result = await call(definition, { args: constants(args) }, { info: { attempt: 3 } });
    expect(result).toMatchObject({
      argsDigest: digestOf(args),
      effectId: digestOf(['wfg/acme/1', 'act', digestOf(args), 0]),
      args: { inline: { id: 'o1', card: { number: '[redacted]' } } },
      output: { inline: { ok: true } },
      check: 'passed',
      repairs: [],
    });
    expect(result.failure).toBeUndefined();
    expect(seen).toEqual([
      { id: 'o1', note: 'none', card: { number: '4111' } },
      { idempotencyKey: result.effectId, tenant: 'acme', workflowId: 'test', attempt: 3, zone: 'UTC' },
    ]);
  });

  test('resolves every kind of binding', async () => {
    const big = { rows: Array.from({ length: 3_000 }, (_, id) => ({ id: `row-${id}`, even: id % 2 === 0 })) };
    const stored = await artifacts.put('acme', big);
    const definition = tool('read', {
      input: z.object({
        constant: z.number(),
        slot: z.string(),
        path: z.string(),
        list: z.array(z.string()),
        none: z.array(z.string()),
        written: z.string(),
        item: z.string(),
        absent: z.string().optional(),
        nothing: z.string().optional(),
      }),
      execute: (input: unknown) => input,
    });
    const result = await call(definition, {
      args: {
        constant: { kind: 'constant', value: 7 },
        slot: { kind: 'slot', slot: 's' },
        path: { kind: 'output', node: 'big', path: 'rows[2999].id' },
        list: { kind: 'expression', expression: 'nodes.big.rows[id = "row-5"].id' },
        none: { kind: 'expression', expression: 'nodes.big.rows[id = "gone"].id' },
        written: { kind: 'written', instruction: 'Write.', needs: [] },
        item: { kind: 'expression', expression: 'item.sku & "-" & $string(index)' },
        absent: { kind: 'output', node: 'skipped', path: 'x' },
        nothing: { kind: 'output', node: 'small', path: 'mail' },
      },
      slots: { s: 'slot' },
      outputs: { big: { ...stored, preview: '' }, small: { inline: { mail: null } } },
      written: { written: 'words' },
      item: { sku: 'k' },
      index: 4,
    });
    expect(result.output).toEqual({
      inline: {
        constant: 7,
        slot: 'slot',
        path: 'row-2999',
        list: ['row-5'],
        none: [],
        written: 'words',
        item: 'k-4',
      },
    });
  });

  test('an equal call that is done answers it', async () => {
    let calls = 0;
    const definition = tool('once', { execute: () => ++calls });
    const args = constants({ a: 1 });
    const done = [
      { callId: 'A/1/other', tool: 'act', argsDigest: 'x' },
      { callId: 'A/1/n', tool: 'act', argsDigest: digestOf({ a: 1 }) },
    ];
    const result = await call(definition, { args, done });
    expect(result).toMatchObject({ reusedFrom: 'A/1/n', check: 'none' });
    expect(result.output).toBeUndefined();
    expect(calls).toBe(0);
    expect((await call(definition, { args: constants({ a: 2 }), done })).reusedFrom).toBeUndefined();
    expect(calls).toBe(1);
  });

  test('a further occurrence is another effect, over runs of one root the same', async () => {
    const definition = tool('idempotent');
    const args = constants({ a: 1 });
    const first = await call(definition, { args });
    const occurrences = [{ tool: 'act', argsDigest: first.argsDigest, occurrence: 1 }];
    const second = await call(definition, { args, occurrences });
    const elsewhere = await call(definition, { args, rootWorkflowId: 'wfg/acme/2' });
    const otherNode = await call(definition, { args, callId: 'C/3/z', node: 'z' });
    expect(new Set([first.effectId, second.effectId, elsewhere.effectId]).size).toBe(3);
    expect(otherNode.effectId).toBe(first.effectId);
  });

  test('large outputs and arguments travel by reference', async () => {
    const text = 'x'.repeat(LIMITS.inlineBytes);
    const definition = tool('read', { execute: () => ({ secret: 'hush-hush', text }), sensitive: ['secret', 'key'] });
    const result = await call(definition, { args: constants({ key: 'my-key', text }) });
    if (!result.output || !('ref' in result.output) || !('ref' in result.args)) throw new Error('held inline');
    expect(await artifacts.get('acme', result.output.ref)).toEqual({ secret: '[redacted]', text });
    expect(result.output.preview).toContain('[redacted]');
    expect(result.output.preview).not.toContain('hush-hush');
    expect(await artifacts.get('acme', result.args.ref)).toEqual({ key: '[redacted]', text });
    await expect(artifacts.get('other', result.output.ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  });
});

describe('refused before the tool acts', () => {
  const never = (effect: Effect, more: Partial<AnyTool> = {}): AnyTool =>
    tool(effect, {
      execute: () => {
        throw new Error('the tool was called');
      },
      ...more,
    });

  test('a stale contract', async () => {
    expect(await thrown(call(never('once'), { contract: 'old' }))).toMatchObject({
      type: 'EXPERIENCE_STALE',
      nonRetryable: true,
      details: { tool: 'act', toolCode: 'EXPERIENCE_STALE', attempt: 1 },
    });
  });

  test('a missing permission', async () => {
    const failure = await thrown(call(never('once', { permissions: ['orders:write', 'root'] }), {}));
    expect(failure).toMatchObject({ type: 'TOOL_PERMISSION', nonRetryable: true });
    expect(failure.message).toContain('root');
    expect(failure.message).not.toContain('orders:write');
  });

  test('input that does not fit, with digest but without effect id', async () => {
    const definition = never('once', { input: z.object({ n: z.number(), l: z.array(z.object({ q: z.int() })) }) });
    const failure = await thrown(call(definition, { args: constants({ n: 'x', l: [{ q: 1.5 }] }) }));
    expect(failure).toMatchObject({ type: 'TOOL_INPUT_INVALID', nonRetryable: true });
    expect(failure.message).toMatch(/"n": .*; "l\[0\]\.q": /);
    expect(failure.details.argsDigest).toBe(digestOf({ n: 'x', l: [{ q: 1.5 }] }));
    expect(failure.details.effectId).toBeUndefined();
  });

  test('arguments that are too large', async () => {
    const failure = await thrown(call(never('read'), { args: constants({ a: 'x'.repeat(LIMITS.toolInputBytes) }) }));
    expect(failure).toMatchObject({ type: 'TOOL_INPUT_TOO_LARGE', nonRetryable: true });
    expect(failure.message).toContain(String(LIMITS.toolInputBytes));
  });

  test.each<[string, Partial<CallRequest>, string]>([
    ['slot', { args: { a: { kind: 'slot', slot: 'gone' } } }, 'the slot "gone" is not filled'],
    ['node', { args: { a: { kind: 'output', node: 'gone', path: '' } } }, 'the node "gone" has no output'],
    [
      'path',
      { args: { a: { kind: 'output', node: 'f', path: 'x[1].y' } }, outputs: { f: { inline: { x: ['secret'] } } } },
      'of the node "f", "x[1].y" of its output is empty; the output has x',
    ],
    ['written', { args: { a: { kind: 'written', instruction: 'w', needs: [] } } }, 'nothing was written'],
    ['expression', { args: { a: { kind: 'expression', expression: 'slots.gone' } } }, '`slots.gone` gives nothing'],
    ['context', { args: { a: { kind: 'context', path: 'user' } } }, 'the context of the query has no user'],
    ['null', { args: { a: { kind: 'output', node: 'f', path: '' } }, outputs: { f: { inline: null } } }, 'is empty'],
  ])('a required argument without a value: %s', async (_name, request, words) => {
    const failure = await thrown(call(never('read', { input: z.object({ a: z.string() }) }), request));
    expect(failure).toMatchObject({ type: 'BINDING_FAILED', nonRetryable: true });
    expect(failure.message).toContain('The argument "a" of "act" (node "n") has no value');
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('secret');
  });

  test('arguments from the context and from a named value', async () => {
    const seen: unknown[] = [];
    const args: CallRequest['args'] = {
      who: { kind: 'context', path: 'user' },
      since: { kind: 'context', path: 'timeRange.from' },
      source: { kind: 'context', path: 'dataSources[0]' },
      twice: { kind: 'expression', expression: 'values.double' },
    };
    const context = {
      ...requestOf(registryOf(tool('read')), 'act').context,
      user: 'kim',
      timeRange: { from: '2026-01-01' },
      dataSources: ['crm'],
    };
    const values = [{ name: 'double', expression: 'slots.n * 2' }];
    const acting = tool('read', { execute: (input: unknown) => void seen.push(input) });
    await call(acting, { args, context, values, slots: { n: 4 } });
    expect(seen).toEqual([{ who: 'kim', since: '2026-01-01', source: 'crm', twice: 8 }]);
  });

  test('an expression that fails, and an artifact that is gone', async () => {
    const args = { a: { kind: 'expression' as const, expression: '$sum(slots.t)' } };
    expect(await thrown(call(never('read'), { args, slots: { t: 'x' } }))).toMatchObject({ type: 'EXPRESSION_FAILED' });
    const outputs = { f: { ref: `sha256:${'0'.repeat(64)}`, sha256: '0'.repeat(64), bytes: 1, preview: '' } };
    const gone = call(never('read'), { args: { a: { kind: 'output', node: 'f', path: '' } }, outputs });
    expect(await thrown(gone)).toMatchObject({ type: 'ARTIFACT_MISSING', nonRetryable: true });
  });

  test('a store that is down before the call is retried: nothing has happened', async () => {
    const down: ArtifactStore = {
      ...artifacts,
      get: async () => Promise.reject(new WorkflowGenError('STORE_UNAVAILABLE', 'down', {}, true)),
    };
    const outputs = { f: { ref: 'r', sha256: 's', bytes: 1, preview: '' } };
    const request = { args: { a: { kind: 'output' as const, node: 'f', path: '' } }, outputs };
    expect(await thrown(call(never('once'), request, { artifacts: down }))).toMatchObject({
      type: 'STORE_UNAVAILABLE',
      nonRetryable: false,
    });
  });
});

describe('learnt argument rules', () => {
  const date: ArgumentRule = {
    argument: 'day',
    kind: 'format',
    text: 'day is written yyyy-MM-dd',
    format: 'yyyy-MM-dd',
    support: 3,
    contradictions: 0,
  };
  const definition = tool('idempotent', { execute: (input: unknown) => input, sensitive: ['token'] });

  test('are repaired where there is one right form, and tell what was done', async () => {
    const args = constants({ day: '25.03.2026', token: 'abc-def' });
    const result = await call(definition, { args, applyExperience: true }, { rules: [date] });
    expect(result.output).toEqual({ inline: { day: '2026-03-25', token: '[redacted]' } });
    expect(result.argsDigest).toBe(digestOf({ day: '2026-03-25', token: 'abc-def' }));
    expect(result.repairs).toEqual([{ argument: 'day', rule: date.text, before: '25.03.2026', after: '2026-03-25' }]);
  });

  test('refuse the call where there is none, before it is made', async () => {
    let called = false;
    const watched = { ...definition, execute: () => (called = true) };
    const args = constants({ day: 'soonish' });
    const failure = await thrown(call(watched, { args, applyExperience: true }, { rules: [date] }));
    expect(failure).toMatchObject({ type: 'TOOL_INPUT_INVALID', nonRetryable: true, details: { rule: date.text } });
    expect(failure.message).toContain('soonish');
    expect(called).toBe(false);
  });

  test('do not show sensitive values', async () => {
    const upper: ArgumentRule = { ...date, argument: 'token', format: 'upper', text: 'token is upper case' };
    const args = constants({ token: 'abc-def' });
    const repaired = await call(definition, { args, applyExperience: true }, { rules: [upper] });
    expect(JSON.stringify(repaired.repairs)).not.toMatch(/abc-def/i);
    const isDate: ArgumentRule = { ...date, argument: 'token' };
    const failure = await thrown(call(definition, { args, applyExperience: true }, { rules: [isDate] }));
    expect(JSON.stringify(failure)).not.toContain('abc-def');
  });

  test('are left alone where the run asks for no experience, or experience is down or slow', async () => {
    const args = constants({ day: '25.03.2026' });
    expect((await call(definition, { args }, { rules: [date] })).repairs).toEqual([]);
    const down = { rules: async () => Promise.reject(new Error('down')) };
    expect((await call(definition, { args, applyExperience: true }, { experience: down })).repairs).toEqual([]);
    const hanging = { rules: () => new Promise<ArgumentRule[]>(() => undefined) };
    expect((await call(definition, { args, applyExperience: true }, { experience: hanging })).repairs).toEqual([]);
  });
});

describe('what a tool throws', () => {
  const throwing = (effect: Effect, error: unknown, more: Partial<AnyTool> = {}): AnyTool =>
    tool(effect, {
      execute: () => {
        throw error;
      },
      ...more,
    });
  const toolError = (retryable: boolean, more: object = {}): ToolError =>
    new ToolError({ code: 'E42', retryable, ...more }, 'It failed.');

  test.each<[string, AnyTool, Partial<Thrown>]>([
    ['transient', throwing('read', toolError(true)), { type: 'TOOL_TRANSIENT', nonRetryable: false }],
    ['permanent', throwing('read', toolError(false)), { type: 'TOOL_PERMANENT', nonRetryable: true }],
    ['not applied, once', throwing('once', toolError(false)), { type: 'TOOL_PERMANENT', nonRetryable: true }],
    ['transient, once', throwing('once', toolError(true)), { type: 'TOOL_TRANSIENT', nonRetryable: false }],
    [
      'unknown outcome, once',
      throwing('once', toolError(true, { outcome: 'unknown' })),
      { type: 'TOOL_OUTCOME_UNKNOWN', nonRetryable: true },
    ],
    [
      'unknown outcome, compensable',
      throwing('compensable', toolError(true, { outcome: 'unknown' })),
      { type: 'TOOL_TRANSIENT', nonRetryable: false },
    ],
  ])('ToolError: %s', async (_name, definition, expected) => {
    const failure = await thrown(call(definition, { args: constants({ a: 1 }) }, { info: { attempt: 2 } }));
    expect(failure).toMatchObject({ ...expected, message: 'It failed.', details: { toolCode: 'E42', attempt: 2 } });
    expect(failure.details.argsDigest).toBe(digestOf({ a: 1 }));
    expect(failure.details.effectId).toBe(digestOf(['wfg/acme/1', 'act', digestOf({ a: 1 }), 0]));
    expect(failure.details.args).toEqual({ inline: { a: 1 } });
  });

  test.each<[Effect, string]>([
    ['read', 'TOOL_PERMANENT'],
    ['idempotent', 'TOOL_PERMANENT'],
    ['compensable', 'TOOL_PERMANENT'],
    ['once', 'TOOL_OUTCOME_UNKNOWN'],
  ])('an unknown error from a %s tool is %s', async (effect, type) => {
    const error = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    expect(await thrown(call(throwing(effect, error), {}))).toMatchObject({
      type,
      nonRetryable: true,
      details: { toolCode: 'ECONNRESET' },
    });
    expect((await thrown(call(throwing(effect, 'just text'), {}))).details.toolCode).toBe('UNKNOWN');
    expect((await thrown(call(throwing(effect, new TypeError('x')), {}))).details.toolCode).toBe('TypeError');
  });

  test('the API says how long to wait, within reason', async () => {
    const wait = async (retryAfterMs: number): Promise<unknown> =>
      (await thrown(call(throwing('read', toolError(true, { retryAfterMs })), {}))).nextRetryDelay;
    expect(await wait(1_500)).toBe(1_500);
    expect(await wait(86_400_000)).toBe(300_000);
  });

  test('a ToolError of another copy of the package, and a failure of Temporal', async () => {
    const copy = Object.assign(new Error('elsewhere'), { name: 'ToolError', code: 'E1', retryable: true });
    expect(await thrown(call(throwing('read', copy), {}))).toMatchObject({ type: 'TOOL_TRANSIENT' });
    const permanent = ApplicationFailure.nonRetryable('no', 'NO_STOCK');
    expect(await thrown(call(throwing('idempotent', permanent), {}))).toMatchObject({
      type: 'TOOL_PERMANENT',
      details: { toolCode: 'NO_STOCK' },
    });
    const retryable = ApplicationFailure.retryable('later', 'BUSY');
    expect(await thrown(call(throwing('idempotent', retryable), {}))).toMatchObject({ type: 'TOOL_TRANSIENT' });
    expect(await thrown(call(throwing('once', retryable), {}))).toMatchObject({ type: 'TOOL_OUTCOME_UNKNOWN' });
  });

  test('messages show no sensitive value and have an end', async () => {
    const error = new ToolError({ code: 'X', retryable: false }, `card 4111-1111 refused ${'y'.repeat(5_000)}`);
    const definition = throwing('read', error, { sensitive: ['card'] });
    const failure = await thrown(call(definition, { args: constants({ card: '4111-1111' }) }));
    expect(JSON.stringify(failure)).not.toContain('4111');
    expect(failure.message).toContain('card [redacted] refused');
    expect(failure.message.length).toBeLessThan(1_100);
  });
});

describe('after the effect nothing is thrown', () => {
  test.each<[string, Partial<AnyTool>, string, string]>([
    [
      'output that does not fit',
      { output: z.object({ id: z.string() }), execute: () => ({ id: 7 }) },
      'TOOL_OUTPUT_INVALID',
      '"id"',
    ],
    ['output that is no JSON', { execute: () => ({ big: 1n }) }, 'TOOL_OUTPUT_INVALID', 'BigInt'],
    [
      'output that is too large',
      { execute: () => 'x'.repeat(LIMITS.toolOutputBytes) },
      'TOOL_OUTPUT_TOO_LARGE',
      String(LIMITS.toolOutputBytes),
    ],
  ])('%s', async (_name, more, code, words) => {
    const result = await call(tool('once', more), { args: constants({ a: 1 }) });
    expect(result).toMatchObject({ check: 'none', failure: { code }, argsDigest: digestOf({ a: 1 }) });
    expect(result.failure?.message).toContain(words);
    expect(result.output).toBeUndefined();
  });

  test.each<[string, AnyTool['check'], string]>([
    ['false', () => false, 'The check of "act" does not hold.'],
    ['a sentence', () => 'The refund is not booked.', 'The refund is not booked.'],
    [
      'an error',
      () => {
        throw new ToolError({ code: 'X', retryable: true }, 'no answer');
      },
      'could not be made: no answer',
    ],
  ])('a check that gives %s', async (_name, check, words) => {
    const result = await call(tool('once', { check }), {});
    expect(result).toMatchObject({
      check: 'failed',
      output: { inline: { ok: true } },
      failure: { code: 'CHECK_FAILED' },
    });
    expect(result.failure?.message).toContain(words);
  });

  test('an undefined output is null', async () => {
    expect((await call(tool('once', { execute: () => undefined }), {})).output).toEqual({ inline: null });
  });

  describe('the artifact store', () => {
    const text = 'x'.repeat(LIMITS.inlineBytes);
    const failing = (times: number): { store: ArtifactStore; puts: () => number } => {
      let puts = 0;
      const put: ArtifactStore['put'] = async (tenant, value) => {
        puts += 1;
        if (puts <= times) throw new WorkflowGenError('STORE_UNAVAILABLE', 'down', {}, true);
        return artifacts.put(tenant, value);
      };
      return { store: { ...artifacts, put }, puts: () => puts };
    };

    test('is written again', async () => {
      let calls = 0;
      const { store, puts } = failing(2);
      const definition = tool('once', { execute: () => (calls++, text) });
      const result = await call(definition, {}, { artifacts: store });
      expect(result.failure).toBeUndefined();
      expect(result.output).toMatchObject({ bytes: text.length + 2 });
      expect([calls, puts()]).toEqual([1, 3]);
    });

    test('that stays down, or hangs, is told and not thrown', async () => {
      const { store } = failing(100);
      const definition = tool('once', { execute: () => text });
      const info = { startToCloseTimeoutMs: 2_500 };
      expect(await call(definition, {}, { artifacts: store, info })).toMatchObject({
        failure: { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('down') },
      });
      const hanging = { ...artifacts, put: () => new Promise<never>(() => undefined) };
      expect(await call(definition, {}, { artifacts: hanging, info })).toMatchObject({
        failure: { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('in time') },
      });
    });
  });
});

describe('time and cancellation', () => {
  test('a tool that ignores its signal is left behind before the service gives up', async () => {
    const info = { startToCloseTimeoutMs: 500 };
    const never = (): Promise<never> => new Promise<never>(() => undefined);
    expect(await thrown(call(tool('idempotent', { execute: never }), {}, { info }))).toMatchObject({
      type: 'TOOL_TIMEOUT',
      nonRetryable: false,
      details: { toolCode: 'TIMEOUT', effectId: expect.any(String) },
    });
    expect(await thrown(call(tool('once', { execute: never }), {}, { info }))).toMatchObject({
      type: 'TOOL_OUTCOME_UNKNOWN',
      nonRetryable: true,
    });
  });

  test('a tool that obeys its signal times out alike', async () => {
    const obeying: AnyTool['execute'] = (_input, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const info = { startToCloseTimeoutMs: 300 };
    expect(await thrown(call(tool('read', { execute: obeying }), {}, { info }))).toMatchObject({
      type: 'TOOL_TIMEOUT',
    });
  });

  test('a hundred hanging calls give their slots back', async () => {
    const definition = tool('read', { execute: () => new Promise<never>(() => undefined) });
    const info = { startToCloseTimeoutMs: 400 };
    const all = Array.from({ length: 100 }, () => thrown(call(definition, {}, { info })));
    for (const failure of await Promise.all(all)) expect(failure.type).toBe('TOOL_TIMEOUT');
  });

  test('cancellation reaches the tool, is waited for, and is reported as such', async () => {
    const environment = environmentOf();
    const steps: string[] = [];
    const execute: AnyTool['execute'] = (_input, { signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          steps.push('aborted');
          setTimeout(() => {
            steps.push('cleaned up');
            reject(Object.assign(new Error('Request was aborted.'), { name: 'APIUserAbortError' }));
          }, 50);
        })
      );
    const running = call(tool('once', { execute }), {}, { environment }).catch((error: unknown) => {
      steps.push('ended');
      return error;
    });
    setTimeout(() => environment.cancel(), 50);
    expect(await running).toBeInstanceOf(CancelledFailure);
    expect(steps).toEqual(['aborted', 'cleaned up', 'ended']);
  });

  test.each<[Effect, string]>([
    ['once', 'TOOL_OUTCOME_UNKNOWN'],
    ['idempotent', 'CancelledFailure'],
  ])('a worker that shuts down cuts a call of a %s tool: %s', async (effect, expected) => {
    const environment = environmentOf();
    const execute: AnyTool['execute'] = (_input, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))));
    const running = call(tool(effect, { execute }), {}, { environment }).catch((error: unknown) => error);
    const details = new ActivityCancellationDetails({ workerShutdown: true });
    setTimeout(() => environment.cancel('WORKER_SHUTDOWN', details), 20);
    const error = (await running) as ApplicationFailure;
    expect(error.type ?? error.name).toBe(expected);
  });

  test('an effect that happened in spite of the cancellation is reported', async () => {
    const environment = environmentOf();
    const execute: AnyTool['execute'] = async () => {
      environment.cancel();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { refundId: 'r1' };
    };
    const check: AnyTool['check'] = (_input, _output, { signal }) => {
      signal.throwIfAborted();
      return true;
    };
    const result = await call(tool('compensable', { execute, check }), {}, { environment });
    expect(result).toMatchObject({ output: { inline: { refundId: 'r1' } }, check: 'failed' });
  });

  test('heartbeats as long as the tool runs, naming the effect', async () => {
    const environment = environmentOf();
    const beats: unknown[] = [];
    environment.on('heartbeat', (details) => beats.push(details));
    const execute: AnyTool['execute'] = async (_input, { heartbeat }) => {
      heartbeat({ page: 2 });
      await new Promise((resolve) => setTimeout(resolve, 3_600));
      return 1;
    };
    const result = await call(tool('once', { execute, timeout: '20s' }), {}, { environment });
    const ids = { argsDigest: result.argsDigest, effectId: result.effectId };
    expect(beats).toEqual([ids, { ...ids, details: { page: 2 } }, { ...ids, details: { page: 2 } }]);
  });

  test.each([
    ['read', 0],
    ['idempotent', 1],
    ['compensable', 1],
    ['once', 1],
  ] as const)('a %s names its effect at the start by %i heartbeats', async (effect, count) => {
    const environment = environmentOf();
    const beats: unknown[] = [];
    environment.on('heartbeat', (details) => beats.push(details));
    await call(tool(effect), {}, { environment });
    expect(beats).toHaveLength(count);
  });
});
