import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The shipped sets by when they were written; the generated ones are made by `generated/generated-pairs.ts` of a set. */
export const PARTS = [
  'tuning',
  'held-out',
  'held-out-2',
  'held-out-3',
  'held-out-4',
  'generated-development',
  'generated-held-out',
  'fresh-one',
  'fresh-two',
  'fresh-three',
  'fresh-four',
  'fresh-five',
  'fresh-six',
  'fresh-seven',
  'fresh-eight',
  'fresh-nine',
  'fresh-ten',
  'fresh-eleven',
  'fresh-twelve',
  'fresh-thirteen',
  'fresh-fourteen',
  'fresh-fifteen',
  'fresh-sixteen',
  'fresh-seventeen',
  'fresh-eighteen',
  'fresh-nineteen',
  'fresh-twenty',
  'fresh-twentyone',
  'fresh-twentytwo',
  'fresh-twentythree',
  'fresh-twentyfour',
  'fresh-twentyfive',
  'fresh-twentysix',
  'fresh-twentyeight',
  'fresh-thirty',
  'fresh-twentynine',
  'fresh-thirtyone',
  'fresh-thirtytwo',
  'fresh-thirtythree',
  'fresh-thirtyfour',
] as const;

/** One labelled case: may the template that was learnt from `stored` serve `query` without a model, and with which values. */
const pairSchema = z.object({
  stored: z.string().min(1),
  /** The literals of the stored query that are the template's slots. */
  slots: z.record(z.string(), z.string().min(1)),
  query: z.string().min(1),
  expect: z.enum(['A', 'not-A']),
  /** The literals of the query that belong into the slots. */
  binds: z.record(z.string(), z.string()).optional(),
  class: z.string().default('unlabelled'),
  /** Another active template in the same store: a triple. */
  also: z.object({ stored: z.string().min(1), slots: z.record(z.string(), z.string()) }).optional(),
  domain: z.string().optional(),
  part: z.enum(PARTS).optional(),
  /** The query's own clock and locale; default: 2023-11-30, and no locale. */
  context: z.object({ now: z.iso.datetime().optional(), locale: z.string().optional() }).optional(),
  /** What the slots held in earlier runs of the same wording, as their queries said it. */
  seen: z.record(z.string(), z.array(z.string())).optional(),
});

export type Pair = z.infer<typeof pairSchema>;

/** Reads one file of JSON lines, or all of a folder. Throws where there is none, and with file and line where one is malformed. */
export function readPairs(path: string): Pair[] {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  const pairs = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [readPair(line, `${file}:${index + 1}`)]))
  );
  if (pairs.length === 0) throw new Error(`There are no pairs in ${path}.`);
  return pairs;
}

function readPair(line: string, place: string): Pair {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw new Error(`${place} is no JSON: ${(error as Error).message}`, { cause: error });
  }
  const pair = pairSchema.safeParse(json);
  if (pair.success) return pair.data;
  const issues = pair.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`);
  throw new Error(`${place} is no pair: ${issues.join('; ')}`);
}
