import { z } from 'zod';
import { WorkflowGenError } from './errors';
import { LIMITS } from './limits';
import { ID_CHARACTERS } from './request';
import { isWellFormed, wellFormed } from './text';
import { TIERS } from './tier';

const instant = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-11-22T09:00:00Z' });
const positive = z.number().positive();
const duration = z.number().int().nonnegative();

/** A text of bounded length, made well-formed; an id is refused instead, since no two may become one. */
const text = (most: number, least = 1): z.ZodType<string, string> =>
  z.string().min(least).max(most).transform(wellFormed);

const timeZone = z.string().refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/Berlin' });

const locale = z.string().max(64).refine(isLocale, { error: 'must be a BCP 47 locale such as en-GB' });

export const contextSchema = z.strictObject({
  user: text(256).optional(),
  environment: text(64).optional(),
  timeRange: z.strictObject({ from: instant.optional(), to: instant.optional() }).optional(),
  dataSources: z.array(text(256)).max(64).optional(),
  permissions: z.array(text(128)).max(256).optional(),
  now: instant.optional(),
  timeZone: timeZone.optional(),
  locale: locale.optional(),
});

export const runOptionsSchema = z.strictObject({
  reuse: z.boolean().optional(),
  from: z.enum(TIERS).optional(),
  degrade: z.boolean().optional(),
  learn: z.boolean().optional(),
  feedbackWindowMs: duration.optional(),
  silenceIsEvidence: z.boolean().optional(),
  budget: z
    .strictObject({ tokens: positive.optional(), costUsd: positive.optional(), timeMs: positive.optional() })
    .optional(),
  personTimeoutMs: duration.optional(),
  approval: z.enum(['tools', 'once', 'all-effects']).optional(),
  searchAttributes: z.boolean().optional(),
});

const id = z
  .string({ error: `must be a text of 1 to ${ID_CHARACTERS} characters` })
  .max(ID_CHARACTERS)
  .refine((id) => id.trim() !== '', { error: 'must not be empty' })
  .refine(isWellFormed, { error: 'must be well-formed text, without NUL' });

export const requestOptionsSchema = z.strictObject({
  tenant: id,
  requestId: id.optional(),
  context: contextSchema.optional(),
  options: runOptionsSchema.optional(),
  inReplyTo: z.string().min(1).max(1_000).optional(),
  secrets: z.array(text(LIMITS.queryBytes, 4)).max(32).optional(),
});

export const defaultsSchema = z.strictObject({
  tenant: id.optional(),
  context: contextSchema.optional(),
  options: runOptionsSchema.optional(),
});

export const feedbackSchema = z.strictObject({
  verdict: z.enum(['right', 'wrong']),
  rerun: z.boolean().optional(),
  note: text(LIMITS.messageCharacters, 0).optional(),
  by: text(256, 0).optional(),
});

export const approvalSchema = z.strictObject({
  callId: text(256),
  approved: z.boolean(),
  by: text(256, 0).optional(),
  note: text(LIMITS.messageCharacters, 0).optional(),
});

export const resolutionSchema = z.strictObject({
  callId: text(256),
  resolution: z.enum(['happened', 'did_not_happen', 'stop']),
  by: text(256, 0).optional(),
  note: text(LIMITS.messageCharacters, 0).optional(),
});

/** Parses with a schema and turns its first issues into one `INPUT_INVALID` that names field and remedy. */
export function checkShape<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => describeIssue(issue, prefix));
  const field = issues[0]?.field ?? prefix;
  throw new WorkflowGenError('INPUT_INVALID', issues.map((issue) => `${issue.field}: ${issue.message}`).join('; '), {
    field,
    remedy: `correct ${issues.map((issue) => issue.field).join(', ')} and send the request again`,
  });
}

function describeIssue(issue: z.core.$ZodIssue, prefix: string): { field: string; message: string } {
  const path = [prefix, ...issue.path.map(String)].filter((step) => step !== '').join('.');
  if (issue.code === 'unrecognized_keys') {
    const first = [path, issue.keys[0]].filter(Boolean).join('.');
    return { field: first, message: `unknown option${issue.keys.length > 1 ? `s ${issue.keys.join(', ')}` : ''}` };
  }
  return { field: path === '' ? 'request' : path, message: issue.message };
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
