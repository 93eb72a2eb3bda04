import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { z } from 'zod';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import { createExpressionActivities } from '../../../activities/expressions/expression-activities';
import type { ArgumentRule } from '../../../shared/learning/observe/argument-rule';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { digestOf } from '../../../shared/protocol/json';
import { LIMITS } from '../../../shared/protocol/limits';
import type { EvaluateReply, EvaluateRequest } from '../../../shared/protocol/call';
import type { ComposeRequest } from '../../../shared/protocol/planning';
import { constants, registryOf, requestOf, tool } from '../tools/support-tools';

let artifacts: ArtifactStore;

beforeAll(async () => {
  artifacts = createLibsqlArtifacts({ url: ':memory:' });
  await artifacts.open();
});

afterAll(() => artifacts.close());

const registry = registryOf(
  tool('once', { input: z.object({ id: z.string(), card: z.string().optional() }), sensitive: ['card'] })
);
const rows = [
  { id: 'a', n: 1 },
  { id: 'b', n: 2 },
];
const call = requestOf(registry, 'act', {
  args: constants({ id: 'o1', card: '4111' }),
  slots: { go: true, none: [] },
  outputs: { list: { inline: { rows } }, off: { inline: null } },
});

const quiet = (): MockActivityEnvironment => new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });

const activities = (more = {}): ReturnType<typeof createExpressionActivities> =>
  createExpressionActivities({ registry, artifacts, ...more });

function evaluate(request: Partial<EvaluateRequest>, more = {}): Promise<EvaluateReply> {
  const run = (asked: EvaluateRequest): Promise<EvaluateReply> => activities(more).evaluate(asked);
  return quiet().run(run, { call, ...request });
}

test('when and forEach may name the values of the plan', async () => {
  const values = [{ name: 'big', expression: 'nodes.list.rows[n > 1]' }];
  const asked = { when: 'values.big', forEach: 'values.big' };
  expect(await evaluate({ call: { ...call, values }, ...asked })).toEqual({ run: true, items: [{ id: 'b', n: 2 }] });
});

describe('when', () => {
  test.each([
    ['slots.go', true],
    ['$count(nodes.list.rows) = 2', true],
    ['nodes.list.rows[n > 5]', false],
    ['nodes.list.rows[n > 1]', true],
    ['slots.none', false],
    ['slots.gone', false],
    ['nodes.off', false],
    ['nodes.skipped.x = 1', false],
    ['0', false],
    ['""', false],
    ['"no"', true],
  ])('%s', async (when, run) => {
    expect(await evaluate({ when })).toEqual({ run });
  });

  test('a node that is skipped evaluates nothing else', async () => {
    expect(await evaluate({ when: 'false', forEach: '$sum("x")', preview: true })).toEqual({ run: false });
  });
});

describe('forEach', () => {
  test.each<[string, unknown[]]>([
    ['nodes.list.rows.id', ['a', 'b']],
    ['nodes.list.rows[n = 2]', [{ id: 'b', n: 2 }]],
    ['nodes.list.rows[n = 3]', []],
    ['nodes.off', []],
    ['slots.none', []],
    ['"one"', ['one']],
  ])('%s', async (forEach, items) => {
    expect(await evaluate({ forEach })).toEqual({ run: true, items });
  });

  test('reads lists from the artifact store', async () => {
    const big = Array.from({ length: 2_000 }, (_, id) => ({ id: `row-${id}`, odd: id % 2 }));
    const stored = await artifacts.put('acme', big);
    const request = { ...call, outputs: { big: { ...stored, preview: '' } } };
    const reply = await evaluate({ call: request, forEach: 'nodes.big[id in ["row-7", "row-1999"]].id' });
    expect(reply).toEqual({ run: true, items: ['row-7', 'row-1999'] });
  });

  test('is limited in items and bytes', async () => {
    const many = { ...call, slots: { many: Array.from({ length: LIMITS.forEachItems + 1 }, (_, id) => id) } };
    await expect(evaluate({ call: many, forEach: 'slots.many' })).rejects.toMatchObject({
      type: 'EXPRESSION_FAILED',
      nonRetryable: true,
      message: expect.stringContaining('has 101 items; the limit is 100'),
    });
    const large = { ...call, slots: { large: Array.from({ length: 20 }, () => 'x'.repeat(10_000)) } };
    await expect(evaluate({ call: large, forEach: 'slots.large' })).rejects.toMatchObject({
      type: 'EXPRESSION_FAILED',
      message: expect.stringContaining('Take only the fields'),
    });
  });
});

test('a node that no run has shown at work is skipped as it was, and stopped where it would run', async () => {
  const unseen = true;
  expect(await evaluate({ when: 'nodes.list.rows[n > 5]', unseen })).toEqual({ run: false });
  expect(await evaluate({ forEach: 'nodes.list.rows[n > 5]', unseen })).toEqual({ run: true, items: [] });
  for (const acting of [{ when: 'slots.go' }, { forEach: 'nodes.list.rows' }])
    await expect(evaluate({ ...acting, unseen })).rejects.toMatchObject({
      type: 'PLAN_REFUSED',
      nonRetryable: true,
      message: expect.stringContaining('holds, and no run has shown so far what'),
    });
});

describe('preview', () => {
  const upper: ArgumentRule = {
    argument: 'id',
    kind: 'format',
    format: 'upper',
    text: 'upper',
    support: 3,
    contradictions: 0,
  };

  test('shows redacted arguments and the digest that the call will have', async () => {
    expect(await evaluate({ preview: true })).toEqual({
      run: true,
      args: { inline: { id: 'o1', card: '[redacted]' } },
      argsDigest: digestOf({ id: 'o1', card: '4111' }),
    });
    const experience = { rules: async () => [upper] };
    const reply = await evaluate({ preview: true, call: { ...call, applyExperience: true } }, { experience });
    expect(reply.argsDigest).toBe(digestOf({ id: 'O1', card: '4111' }));
  });

  test('refuses what the call would refuse', async () => {
    const invalid = { ...call, args: constants({ id: 7 }) };
    await expect(evaluate({ preview: true, call: invalid })).rejects.toMatchObject({ type: 'TOOL_INPUT_INVALID' });
    const unknown = { ...call, tool: 'gone' };
    await expect(evaluate({ preview: true, call: unknown })).rejects.toMatchObject({ type: 'TOOL_UNKNOWN' });
  });
});

describe('failures', () => {
  test('of an expression are plan faults, of the store are retried', async () => {
    await expect(evaluate({ when: '$sum("x")' })).rejects.toMatchObject({
      type: 'EXPRESSION_FAILED',
      nonRetryable: true,
    });
    await expect(evaluate({ when: '$eval("1")' })).rejects.toMatchObject({
      type: 'EXPRESSION_INVALID',
      nonRetryable: true,
    });
    const down = { get: async () => Promise.reject(new WorkflowGenError('STORE_UNAVAILABLE', 'down', {}, true)) };
    const outputs = { big: { ref: 'r', sha256: 's', bytes: 1, preview: '' } };
    await expect(
      evaluate({ call: { ...call, outputs }, when: 'nodes.big.x' }, { artifacts: { ...artifacts, ...down } })
    ).rejects.toMatchObject({ type: 'STORE_UNAVAILABLE', nonRetryable: false });
  });
});

describe('composeAnswer', () => {
  const compose = (text: string, more: Partial<ComposeRequest> = {}): Promise<{ text: string }> =>
    quiet().run((asked: ComposeRequest) => activities().composeAnswer(asked), {
      tenant: 'acme',
      text,
      slots: { name: 'Ann', total: 12.5, yes: true, tags: ['a', 'b'], none: [] },
      outputs: { list: { inline: { rows } }, off: { inline: null } },
      ...more,
    });

  test.each([
    ['Dear {{slots.name}}, {{ $count(nodes.list.rows) }} rows.', 'Dear Ann, 2 rows.'],
    ['{{slots.total}} {{slots.yes}} {{slots.tags}}', '12.5 true a, b'],
    ['{{slots.gone}} {{nodes.off.x}} {{nodes.skipped}} {{slots.none}} {{nodes.off}}', 'none none none none none'],
    ['{{nodes.list.rows[0]}}', '{"id":"a","n":1}'],
    ['{{nodes.list.rows}}', '[{"id":"a","n":1},{"id":"b","n":2}]'],
    ['{{ slots.yes ? "{{ok}}" : "no" }}', '{{ok}}'],
    ['no placeholders', 'no placeholders'],
  ])('%s', async (text, answer) => {
    expect(await compose(text)).toEqual({ text: answer });
  });

  test('names the context and the values of the plan, each computed once', async () => {
    const context = { environment: 'e', permissions: ['p'], now: '2026-03-01T10:00:00Z', timeZone: 'UTC', user: 'kim' };
    const values = [
      { name: 'big', expression: 'nodes.list.rows[n > 1]' },
      { name: 'say', expression: '$count(values.big) & " for " & context.user' },
      { name: 'broken', expression: '$sum("x")' },
    ];
    const get = jest.fn((tenant: string, ref: string) => artifacts.get(tenant, ref));
    const held = await artifacts.put('acme', { rows });
    const outputs = { list: { ...held, preview: '' } };
    const text = '{{values.say}}, {{values.say}}: {{values.big.id}} {{context.timeRange.from}}';
    const asked: ComposeRequest = { tenant: 'acme', text, slots: {}, outputs, context, values };
    const run = (request: ComposeRequest): Promise<{ text: string }> =>
      activities({ artifacts: { ...artifacts, get } }).composeAnswer(request);
    expect(await quiet().run(run, asked)).toEqual({ text: '1 for kim, 1 for kim: b none' });
    expect(get).toHaveBeenCalledTimes(1);
    await expect(quiet().run(run, { ...asked, text: '{{values.broken}}' })).rejects.toMatchObject({
      type: 'EXPRESSION_FAILED',
    });
    await expect(quiet().run(run, { ...asked, text: '{{values.gone}}' })).rejects.toMatchObject({
      type: 'EXPRESSION_INVALID',
    });
  });

  test('has limits', async () => {
    const slots = { name: 'x'.repeat(70_000) };
    await expect(compose('{{slots.name}}', { slots })).rejects.toMatchObject({ type: 'EXPRESSION_FAILED' });
    await expect(compose('{{slots.name')).rejects.toMatchObject({ type: 'EXPRESSION_INVALID', nonRetryable: true });
  });
});
