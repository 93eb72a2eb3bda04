import { msToNumber } from '@temporalio/common';
import { z } from 'zod';

const NAME = /^[a-z][a-z0-9_.-]*$/;
const MAX_TIMEOUT_MS = 24 * 60 * 60_000;

const callable = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'must be a function');
/** By shape and not by class: the user's zod may be another copy of the package. */
const zodSchema = z.custom<z.ZodType>(
  (value) => value !== null && typeof value === 'object' && '_zod' in value,
  'must be a zod 4 schema'
);

/** Milliseconds of a timeout such as `30s`; `undefined` where the text is none. */
export function parseTimeout(timeout: string | number): number | undefined {
  try {
    // the type of msToNumber is a template of unit names; a text that is none of them throws
    const ms = typeof timeout === 'number' ? timeout : msToNumber(timeout as Parameters<typeof msToNumber>[0]);
    return Number.isFinite(ms) && ms > 0 && ms <= MAX_TIMEOUT_MS ? ms : undefined;
  } catch {
    return undefined;
  }
}

const positive = z.number().positive();

const retry = z
  .strictObject({
    maximumAttempts: z.number().int().min(1).max(1_000).optional(),
    initialIntervalMs: positive.optional(),
    backoffCoefficient: z.number().min(1).optional(),
    maximumIntervalMs: positive.optional(),
  })
  .refine(
    ({ initialIntervalMs, maximumIntervalMs }) =>
      initialIntervalMs === undefined || maximumIntervalMs === undefined || initialIntervalMs <= maximumIntervalMs,
    { path: ['maximumIntervalMs'], message: 'must not be less than initialIntervalMs' }
  );

/** What `createToolRegistry` accepts. Unknown members are refused: a misspelt `compensate` would go unnoticed. */
export const toolDefinitionSchema = z
  .strictObject({
    name: z
      .string()
      .max(100)
      .regex(NAME, 'must be lower-case letters, digits, "_", "." and "-", starting with a letter')
      .refine((name) => !name.endsWith('.compensate'), 'must not end with ".compensate", the name of its compensation'),
    version: z.string().min(1).max(100),
    description: z.string().min(1).max(4_000),
    input: zodSchema,
    output: zodSchema,
    effect: z.enum(['read', 'idempotent', 'compensable', 'once']),
    permissions: z.array(z.string().min(1)).optional(),
    sensitive: z.array(z.string().min(1)).optional(),
    retry: retry.optional(),
    timeout: z
      .union([z.string(), z.number()])
      .refine(
        (timeout) => parseTimeout(timeout) !== undefined,
        'must be a time such as "30s", "2m", "500ms" or ms, up to 24 h'
      )
      .optional(),
    approval: z.boolean().optional(),
    execute: callable,
    check: callable.optional(),
    compensate: callable.optional(),
  })
  .superRefine((tool, context) => {
    const issue = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (tool.effect === 'compensable' && !tool.compensate)
      issue('compensate', 'is required where effect is "compensable"');
    if (tool.effect === 'read' && tool.compensate) issue('compensate', 'has nothing to undo where effect is "read"');
    if (tool.effect === 'once' && (tool.retry?.maximumAttempts ?? 1) > 1) {
      issue('retry.maximumAttempts', 'must be 1 where effect is "once": a repeated call would repeat the effect');
    }
  });
