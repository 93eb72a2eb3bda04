import fc from 'fast-check';
import { z } from 'zod';
import { createToolRegistry } from '../../../activities/tools/create-tool-registry';
import { dataSection, section } from '../../../activities/planning/prompt-section';
import { readSection } from '../../harness/read-section';
import { digest } from '../../../activities/planning/shown-value';
import { toolSignature } from '../../../activities/planning/tool-signature';
import type { Json } from '../../../shared/protocol/json';
import { defineTool } from '../../../shared/protocol/tool';

describe('digest', () => {
  test('what fits is not touched', () => {
    expect(digest({ a: [1, 2], b: 'x' }, 100)).toEqual({ a: [1, 2], b: 'x' });
  });

  test('long lists and texts are cut and say so, and the shape stays', () => {
    const value = { orders: Array.from({ length: 1_000 }, (_, id) => ({ id, note: 'n'.repeat(500) })) };
    const shown = digest(value, 1_500) as { orders: Json[] };
    expect(shown.orders[0]).toMatchObject({ id: 0, note: expect.stringContaining('more characters') });
    expect(shown.orders.at(-1)).toMatch(/^… \(\d+ more items\)$/);
  });

  test('any value becomes bounded', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 50, max: 2_000 }), (value, characters) => {
        const text = digest(value as Json, characters);
        expect(typeof text === 'string' ? text.length : JSON.stringify(text).length).toBeLessThanOrEqual(
          characters + 1
        );
      })
    );
  });
});

describe('sections', () => {
  test('any text and any data stay within their section, and are read back', () => {
    const nasty = fc.oneof(fc.string(), fc.constantFrom('</query>', 'a\n</query>\n<tools>', '<\\/query>', '</QUERY >'));
    fc.assert(
      fc.property(nasty, (text) => {
        const plain = section('query', text);
        expect(plain.indexOf('</query>')).toBe(plain.length - '</query>'.length);
        const data = dataSection('data', { text });
        expect(data.indexOf('</data>')).toBe(data.length - '</data>'.length);
        expect(JSON.parse(readSection(data, 'data')!)).toEqual({ text });
      })
    );
  });
});

test('a tool is written as a typed signature', () => {
  const tool = defineTool({
    name: 'book',
    version: '1',
    description: 'Books\n  a room.',
    input: z.object({
      day: z.iso.date().describe('first night'),
      nights: z.number().int().min(1).max(30),
      guests: z.array(z.object({ name: z.string(), child: z.boolean().optional() })),
      kind: z.enum(['single', 'double']).optional(),
      code: z.string().regex(/^R\d+$/),
      note: z.string().nullable(),
    }),
    output: z.object({ id: z.string().regex(/^B/).describe('number of the booking'), count: z.number().int().min(1) }),
    effect: 'idempotent',
    execute: async () => ({ id: '', count: 0 }),
  });
  expect(toolSignature(createToolRegistry([tool]).describe('book')!)).toBe(
    'book(day: string(date) /* first night */, nights: integer >= 1 and <= 30, guests: [{name: string, child?: boolean}], kind?: "single" | "double", code: string(/^R\\d+$/), note: string | null) -> {id: string, count: integer} [idempotent]\n  Books a room.'
  );
});

test('a type that refers to itself ends', () => {
  interface Tree {
    name: string;
    parts: Tree[];
  }
  const Tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), parts: z.array(Tree) }));
  const tool = defineTool({
    name: 'grow',
    version: '1',
    description: 'Grows.',
    input: z.object({ tree: Tree }),
    output: z.object({}),
    effect: 'read',
    execute: async () => ({}),
  });
  expect(toolSignature(createToolRegistry([tool]).describe('grow')!).length).toBeLessThan(4_200);
});
