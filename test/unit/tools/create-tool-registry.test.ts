import { z } from 'zod';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import type { AnyTool } from '../../../shared/protocol/tool';
import { findOrders, refundOrder, sendMail, SUPPORT_TOOLS, tool } from './support-tools';

const only = (definition: AnyTool): ReturnType<ReturnType<typeof createToolRegistry>['list']>[number] => {
  const [description] = createToolRegistry([definition]).list();
  if (!description) throw new Error('nothing registered');
  return description;
};

test('describes the tools, sorted by name', () => {
  const registry = createToolRegistry(SUPPORT_TOOLS);
  expect(registry.list().map(({ name }) => name)).toEqual(['find_orders', 'refund_order', 'send_mail', 'write_note']);
  expect(registry.get('send_mail')).toBe(sendMail);
  expect(registry.get('gone')).toBeUndefined();
  expect(registry.describe('refund_order')).toMatchObject({
    effect: 'compensable',
    permissions: ['orders:write'],
    compensable: true,
    checked: false,
    approval: false,
    timeoutMs: 30_000,
    heartbeatMs: 10_000,
    inputSchema: { type: 'object', required: ['orderId', 'amount'] },
    outputSchema: { type: 'object', required: ['refundId'] },
  });
});

test('attempts follow the effect, and what the user says', () => {
  expect(only(tool('read')).retry).toEqual({
    maximumAttempts: 5,
    initialIntervalMs: 500,
    backoffCoefficient: 2,
    maximumIntervalMs: 30_000,
  });
  expect(only(tool('idempotent')).retry.maximumAttempts).toBe(5);
  expect(only(tool('compensable')).retry.maximumAttempts).toBe(3);
  expect(only(tool('once')).retry.maximumAttempts).toBe(1);
  expect(only(tool('read', { retry: { maximumAttempts: 9, initialIntervalMs: 60_000 } })).retry).toMatchObject({
    maximumAttempts: 9,
    maximumIntervalMs: 60_000,
  });
  expect(only(tool('read', { retry: { maximumIntervalMs: 100 } })).retry.initialIntervalMs).toBe(100);
});

test.each<[string | number, number, number | undefined]>([
  ['2m', 120_000, 10_000],
  ['500ms', 500, undefined],
  [1_500, 1_500, undefined],
  ['10s', 10_000, undefined],
])('timeout %s', (timeout, timeoutMs, heartbeatMs) => {
  const description = only(tool('read', { timeout }));
  expect(description.timeoutMs).toBe(timeoutMs);
  expect(description.heartbeatMs).toBe(heartbeatMs);
});

describe('the contract', () => {
  const contract = (more: Partial<AnyTool>): string => only(tool('read', more)).contract;
  const input = (description: string): AnyTool['input'] =>
    z.object({ title: z.string().describe(description), description: z.string() });

  test('changes with version, schemas, name and effect', () => {
    const all = [
      contract({}),
      contract({ version: '2' }),
      contract({ name: 'other' }),
      contract({ input: z.object({ a: z.string() }) }),
      contract({ input: z.object({ a: z.string().optional() }) }),
      contract({ input: z.object({ a: z.string().max(5) }) }),
      contract({ output: z.string() }),
      only(tool('once')).contract,
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('does not change with words for people, permissions or timeouts', () => {
    expect(contract({ input: input('one') })).toBe(contract({ input: input('two') }));
    expect(contract({ description: 'New words.', timeout: '5m', permissions: ['x'] })).toBe(contract({}));
    // fields that are called like annotations are fields
    expect(contract({ input: z.object({ title: z.string() }) })).not.toBe(
      contract({ input: z.object({ title: z.number() }) })
    );
    expect(contract({ input: z.object({ title: z.string() }) })).not.toBe(contract({ input: z.object({}) }));
  });
});

describe('refuses, naming the tool and the field', () => {
  test.each<[string, Partial<Record<keyof AnyTool | 'sideEffect', unknown>>, string]>([
    ['a name with capitals', { name: 'Refund' }, 'Tool "Refund": name must be lower-case'],
    ['no name', { name: undefined }, 'Tool number 1 of the list: name'],
    ['one of our names', { name: 'evaluate' }, 'Tool "evaluate": name is the name of one of our own'],
    ['the name of a compensation', { name: 'refund.compensate' }, 'must not end with ".compensate"'],
    ['no version', { version: '' }, 'Tool "act": version'],
    ['no description', { description: undefined }, 'Tool "act": description'],
    ['input that is no zod schema', { input: { type: 'object' } }, 'Tool "act": input must be a zod 4 schema'],
    ['input that is no object', { input: z.string() }, 'Tool "act": input must be an object schema'],
    ['input that may be no object', { input: z.union([z.object({}), z.string()]) }, 'input must be an object schema'],
    [
      'input that JSON does not have',
      { input: z.object({ at: z.date() }) },
      'Tool "act": input cannot be written as JSON Schema',
    ],
    ['output that JSON does not have', { output: z.bigint() }, 'Tool "act": output cannot be written as JSON Schema'],
    ['output that is transformed', { output: z.string().transform((text) => text.length) }, 'output cannot be written'],
    ['no effect', { effect: undefined }, 'Tool "act": effect'],
    ['an unknown effect', { effect: 'write' }, 'Tool "act": effect'],
    ['no execute', { execute: undefined }, 'Tool "act": execute must be a function'],
    [
      'compensable without compensate',
      { effect: 'compensable' },
      'compensate is required where effect is "compensable"',
    ],
    ['compensate on a read', { effect: 'read', compensate: () => undefined }, 'compensate has nothing to undo'],
    ['attempts of a once tool', { effect: 'once', retry: { maximumAttempts: 2 } }, 'retry.maximumAttempts must be 1'],
    ['no attempts', { retry: { maximumAttempts: 0 } }, 'Tool "act": retry.maximumAttempts'],
    [
      'intervals the wrong way round',
      { retry: { initialIntervalMs: 9, maximumIntervalMs: 1 } },
      'retry.maximumIntervalMs must not be less',
    ],
    ['a timeout that is no time', { timeout: 'soon' }, 'Tool "act": timeout must be a time such as "30s"'],
    ['a timeout of nothing', { timeout: 0 }, 'Tool "act": timeout'],
    ['a negative timeout', { timeout: '-3s' }, 'Tool "act": timeout'],
    ['an endless timeout', { timeout: Number.POSITIVE_INFINITY }, 'Tool "act": timeout'],
    ['a misspelt field', { sideEffect: 'read' }, 'Tool "act": sideEffect is no field of a tool'],
    ['permissions that are no list', { permissions: 'orders:write' }, 'Tool "act": permissions'],
  ])('%s', (_name, more, message) => {
    const definition = { ...tool('read'), ...more } as AnyTool;
    expect(() => createToolRegistry([findOrders, definition].slice(1))).toThrow(
      expect.objectContaining({ code: 'TOOL_INVALID', message: expect.stringContaining(message) })
    );
  });

  test('something that is no definition', () => {
    expect(() => createToolRegistry([refundOrder, null as unknown as AnyTool])).toThrow(
      expect.objectContaining({ code: 'TOOL_INVALID', message: expect.stringContaining('Tool number 2 of the list') })
    );
  });

  test('a name that is taken', () => {
    expect(() => createToolRegistry([sendMail, findOrders, sendMail])).toThrow(
      expect.objectContaining({ code: 'TOOL_DUPLICATE', message: expect.stringContaining('"send_mail"') })
    );
  });
});
