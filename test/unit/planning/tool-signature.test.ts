import { z } from 'zod';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { toolSignature } from '../../../activities/planning/tool-signature';
import { tool } from '../tools/support-tools';

const signature = (input: z.ZodObject, output: z.ZodType): string => {
  const registry = createToolRegistry([tool('read', { input, output })]);
  return toolSignature(registry.describe('act')!).split('\n')[0]!;
};

test.each<[string, z.ZodType, string]>([
  ['days', z.record(z.iso.date(), z.number()), '-> {[yyyy-MM-dd]: number}'],
  [
    'described keys',
    z.record(z.string().describe('order id'), z.object({ total: z.number() })),
    '-> {[order id]: {total: number}}',
  ],
  ['any keys', z.record(z.string(), z.array(z.string())), '-> {[string]: [string]}'],
  ['members beside them', z.object({ count: z.number() }).catchall(z.string()), '-> {count: number, [string]: string}'],
  ['no map', z.object({ id: z.string() }), '-> {id: string}'],
])('says what a map of an output holds: %s', (_name, output, expected) => {
  expect(signature(z.object({}), output)).toContain(`act() ${expected} [read]`);
});

test('says what a map among the arguments takes', () => {
  const input = z.object({ hours: z.record(z.iso.date(), z.number()) });
  expect(signature(input, z.object({}))).toContain('act(hours: {[yyyy-MM-dd]: number}) -> {} [read]');
});
