import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { lessonSchema, nodeExperienceSchema } from '../../shared/learning/observe/node-experience.schema';
import type { StatusChange, Template } from '../../shared/matching/template';
import { patternSchema, templateSchema } from '../../shared/matching/template.schema';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { toJson, type Json } from '../../shared/protocol/json';
import { isObject } from '../../shared/values/schema-variants';
import {
  RECORD_KINDS,
  type ExperienceRecord,
  type ExperienceStore,
  type NewRecord,
} from '../experience-store/experience-store';
import { IMPORTED, IMPORTED_CAUSE, isImported, withoutRuns } from './imported';

const FORMAT = 'workflowgen-experience';
const PAGE = 256;
const KEY_CHARACTERS = 16;
/** What a tenant's policy says holds where it was said. */
const EXCHANGED = RECORD_KINDS.filter((kind) => kind !== 'policy');

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  schema: z.literal(1),
  tenant: z.string().min(1),
  exportedAt: z.string(),
  /** Are values of single runs in it. */
  values: z.boolean(),
});

const recordSchema = z.strictObject({
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  keys: z.record(z.string(), z.string()),
  body: z.json(),
  terms: z.array(z.string()).optional(),
  updatedAt: z.string(),
});

const signatureSchema = z.strictObject({ hmacSha256: z.string() });

/**
 * A tenant's experience as lines of JSON: a header, one line per record, and a signature over all lines before it (HMAC-SHA-256 with
 * the given key). Vectors are left out: another environment may have another embedder. Without `values` only what holds for every run is
 * written: templates as candidates without examples, wordings, rules, failures, intents and lessons.
 */
export async function* exportExperience(
  store: ExperienceStore,
  tenant: string,
  { key, values, at }: { key: string; values: boolean; at: string }
): AsyncGenerator<string> {
  const hmac = createHmac('sha256', checkedKey(key));
  const signed = (line: object): string => {
    const text = `${JSON.stringify(line)}\n`;
    hmac.update(text);
    return text;
  };
  yield signed({ format: FORMAT, schema: 1, tenant, exportedAt: at, values });
  for (const kind of EXCHANGED) {
    let cursor: string | undefined;
    do {
      const page = await store.find(tenant, kind, {}, { cursor, limit: PAGE });
      for (const record of page.records) {
        const body = values ? record.body : withoutValues(record);
        const { id, keys, terms, updatedAt } = record;
        if (body !== undefined) yield signed({ kind, id, keys: keysOf(keys, body), body, terms, updatedAt });
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  yield `${JSON.stringify({ hmacSha256: hmac.digest('hex') })}\n`;
}

function keysOf(keys: Record<string, string>, body: Json): Record<string, string> {
  const status = 'status' in keys && isObject(body) ? body.status : undefined;
  return typeof status === 'string' ? { ...keys, status } : keys;
}

/** What of a record holds for every run; `undefined` where it is of single runs. */
function withoutValues({ kind, body }: ExperienceRecord): Json | undefined {
  if (kind === 'template') {
    const parsed = templateSchema.safeParse(body);
    return parsed.success ? toJson(bare(parsed.data)) : undefined;
  }
  if (kind === 'pattern') {
    const parsed = patternSchema.safeParse(body);
    return parsed.success ? toJson({ ...parsed.data, workflowId: IMPORTED }) : undefined;
  }
  if (kind === 'lesson') {
    const parsed = lessonSchema.safeParse(body);
    if (!parsed.success || parsed.data.difference.kind === 'advice') return undefined;
    return toJson({ ...parsed.data, runs: [] });
  }
  if (kind !== 'node_experience') return undefined;
  const parsed = nodeExperienceSchema.safeParse(body);
  if (!parsed.success || parsed.data.kind === 'use') return undefined;
  const known = parsed.data;
  if (known.kind === 'tool')
    return toJson({ ...known, runs: [], parameters: known.parameters.map((one) => ({ ...one, examples: [] })) });
  if (known.kind === 'intent') return toJson({ ...known, runs: [], corrections: undefined });
  return toJson({ ...known, runs: [], fixes: [], example: undefined });
}

/** It has proven itself elsewhere, by runs that nobody here can look at: it begins anew. */
function bare(template: Template): Template {
  const status = template.status === 'disabled' ? 'disabled' : 'candidate';
  return { ...withoutRuns(template), status, history: importedAt(template.createdAt), sources: [], authors: [] };
}

function importedAt(at: string): StatusChange[] {
  return [{ at, from: null, to: 'candidate', cause: IMPORTED_CAUSE, by: 'person' }];
}

/** What it is here, it is from now on: by its age elsewhere the first curation would retire it. */
function arrived(record: Omit<NewRecord, 'tenant'>, at: string): Omit<NewRecord, 'tenant'> {
  const template = record.kind === 'template' ? templateSchema.safeParse(record.body).data : undefined;
  if (!template || !isImported(template)) return record;
  const body = toJson({ ...template, history: importedAt(at), createdAt: at, updatedAt: at });
  return { ...record, body, updatedAt: at };
}

export interface ImportReport {
  imported: number;
  /** Records that were there already, and stay as they are. */
  kept: number;
  /** Templates whose tools are others here, with what belongs to them. */
  leftOut: { templateId: string; title: string; tools: string[] }[];
}

/**
 * Writes an export into a store, after its signature was checked as a whole; what is there already stays. A template is left out where a
 * tool of its plan has another contract here, or is none; one without values is as old as its import, `at`. Throws `EXPERIENCE_INVALID` with the `field` at fault: `signature`, `format`,
 * `tenant`; then nothing was written.
 */
export async function importExperience(
  store: ExperienceStore,
  lines: readonly string[],
  options: { tenant: string; key: string; contracts: ReadonlyMap<string, string>; at: string }
): Promise<ImportReport> {
  const { tenant, contracts, at } = options;
  const records = checkedRecords(lines, options);
  const report: ImportReport = { imported: 0, kept: 0, leftOut: [] };
  const stale = new Set<string>();
  for (const { kind, id, body } of records) {
    if (kind !== 'template') continue;
    const parsed = templateSchema.safeParse(body);
    if (!parsed.success) throw invalid('format', `the template ${id} cannot be read by this version`);
    const { title, plan } = parsed.data;
    const tools = Object.keys(plan.tools).filter((name) => contracts.get(name) !== plan.tools[name]?.contract);
    if (tools.length === 0) continue;
    stale.add(id);
    report.leftOut.push({ templateId: id, title, tools });
  }
  for (const record of records) {
    const owner = record.kind === 'template' ? record.id : (record.keys.templateId ?? record.keys.packOf);
    if (owner !== undefined && stale.has(owner) && record.kind !== 'trajectory') continue;
    const [there] = await store.get(tenant, record.kind, [record.id]);
    if (!there) await store.put({ ...arrived(record, at), tenant }, 'absent');
    report[there ? 'kept' : 'imported'] += 1;
  }
  return report;
}

function checkedRecords(
  lines: readonly string[],
  { tenant, key }: { tenant: string; key: string }
): Omit<NewRecord, 'tenant'>[] {
  const signed = lines.slice(0, -1);
  const hmac = createHmac('sha256', checkedKey(key));
  for (const line of signed) hmac.update(`${line}\n`);
  const signature = parsedLine(signatureSchema, lines.at(-1), 'signature').hmacSha256;
  const [given, own] = [Buffer.from(signature, 'hex'), hmac.digest()];
  if (given.length !== own.length || !timingSafeEqual(given, own))
    throw invalid('signature', 'it was signed with another key, or changed since');
  const header = parsedLine(headerSchema, signed[0], 'format');
  if (header.tenant !== tenant) throw invalid('tenant', `it is of tenant ${header.tenant}, not of ${tenant}`);
  return signed.slice(1).map((line) => parsedLine(recordSchema, line, 'format') as Omit<NewRecord, 'tenant'>);
}

function parsedLine<S extends z.ZodType>(schema: S, line: string | undefined, field: string): z.infer<S> {
  let read: unknown;
  try {
    read = JSON.parse(line ?? '');
  } catch {
    throw invalid(field, 'a line is no JSON');
  }
  const parsed = schema.safeParse(read);
  if (parsed.success) return parsed.data;
  throw invalid(field, parsed.error.issues[0]?.message ?? 'a line is malformed');
}

function checkedKey(key: string): string {
  if (key.length >= KEY_CHARACTERS) return key;
  const remedy = `set WORKFLOWGEN_EXPORT_KEY to ${KEY_CHARACTERS} characters or more, the same where you export and import`;
  throw new WorkflowGenError('CONFIG_INVALID', `There is no key to sign an export with; ${remedy}`, {
    field: 'WORKFLOWGEN_EXPORT_KEY',
    limit: KEY_CHARACTERS,
    actual: key.length,
    remedy,
  });
}

function invalid(field: string, problem: string): WorkflowGenError {
  const remedy = 'export it again, for this tenant, with the key and the version of this environment';
  return new WorkflowGenError('EXPERIENCE_INVALID', `The export cannot be imported: ${problem}; ${remedy}`, {
    field,
    remedy,
  });
}
