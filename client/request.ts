import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { WorkflowGenError } from '../shared/protocol/errors';
import { digestOf, jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import { workflowIdOf } from '../shared/protocol/messages';
import type { QueryContext } from '../shared/protocol/query';
import type { AnswerQueryInput, Budget, RunOptions } from '../shared/protocol/run';
import { DEFAULT_RUN_OPTIONS } from '../shared/protocol/run';
import { wellFormed } from '../shared/protocol/text';
import { NO_SEAL, type Seal } from '../shared/values/seal';
import { refuseSecrets, sealedText } from './edge-secrets';
import { defaultsSchema, requestOptionsSchema } from './request.schema';

/** Of the 1,000 that the service admits, some are left for the ids of learning and feedback. */
const WORKFLOW_ID_BYTES = 900;

/** The service refuses payloads of 2 MB. */
const INPUT_BYTES = 1_500_000;

/** What a caller may set of `RunOptions`; everything else has the default of `DEFAULT_RUN_OPTIONS`. */
export type RunOptionsInput = Partial<Omit<RunOptions, 'budget'>> & { budget?: Partial<Budget> };

/** One request, beside its query. */
export interface RequestOptions {
  /** The caller's own id of this request: the same id is the same run, also after it has closed. Default: a new one. */
  requestId?: string;
  /** Required unless the client has a default tenant. */
  tenant?: string;
  /** Who asks, where, with which permissions; field by field over the client's default. */
  context?: QueryContext;
  /** How the run is to be made; field by field over the client's defaults and `DEFAULT_RUN_OPTIONS`. */
  options?: RunOptionsInput;
  /** Workflow id of the run that asked back (`needs_input`), or that this request corrects. */
  inReplyTo?: string;
  /** Secrets that the query holds, as they stand in it: sealed like those that are recognised by their looks. */
  secrets?: string[];
}

/** What a client fills in where a request says nothing. Contexts are merged field by field. */
export interface RequestDefaults {
  tenant?: string;
  context?: QueryContext;
  options?: RunOptionsInput;
}

/** A request that passed every check at the edge. */
export interface PreparedRequest {
  workflowId: string;
  input: AnswerQueryInput;
  /** The update id, and the memo's `bodyDigest`: a digest of tenant, query and context as the caller gave them. */
  bodyDigest: string;
}

/**
 * Checks one request at the edge and fills its defaults. A defaulted `now` is left to the run's start, so that a repeated
 * request has the same digest. Throws `INPUT_INVALID`, `INPUT_TOO_LARGE` and `SECRET_REFUSED` with the field, the limit and the remedy.
 */
export function prepareRequest(
  query: unknown,
  options: RequestOptions,
  defaults: RequestDefaults = {},
  sealing: Seal | 'sealed' = NO_SEAL
): PreparedRequest {
  const said = checkQuery(query);
  const given = checkShape(requestOptionsSchema, { ...options, tenant: options.tenant ?? defaults.tenant });
  const context: QueryContext = { ...defaults.context, ...given.context };
  const contextBytes = jsonBytes(context);
  if (contextBytes > LIMITS.contextBytes) {
    throw tooLarge('context', contextBytes, LIMITS.contextBytes, 'pass identifiers and let a tool read the rest');
  }
  const { tenant, requestId = randomUUID() } = given;
  refuseSecrets({ tenant, requestId, context });
  // the query of an earlier run is sealed already
  const text = sealing === 'sealed' ? said : sealedText('query', said, { seal: sealing, tenant }, given.secrets);
  const input: AnswerQueryInput = {
    query: text,
    tenant: given.tenant,
    requestId,
    context,
    options: fillOptions(defaults.options, given.options),
    inReplyTo: undefined,
  };
  const workflowId = workflowIdOf(given.tenant, requestId);
  if (workflowId.length > WORKFLOW_ID_BYTES) {
    throw tooLarge(
      'requestId',
      workflowId.length,
      WORKFLOW_ID_BYTES,
      'use a shorter one, or one of ASCII letters only'
    );
  }
  return {
    workflowId,
    input,
    bodyDigest: digestOf({ tenant: given.tenant, query: text, context, inReplyTo: given.inReplyTo }),
  };
}

/** Checks the defaults once, when the client is made. */
export function checkDefaults(defaults: RequestDefaults): RequestDefaults {
  return checkShape(defaultsSchema, defaults, 'defaults');
}

/** What a linked run takes over comes on top of query and context; beyond the service's limit its start would be refused. */
export function checkInputSize({ input }: PreparedRequest): void {
  const bytes = jsonBytes(input);
  if (bytes <= INPUT_BYTES) return;
  throw tooLarge('inReplyTo', bytes, INPUT_BYTES, 'start a new request instead of a linked one');
}

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

function checkQuery(query: unknown): string {
  if (typeof query !== 'string' || query.trim() === '') {
    throw new WorkflowGenError('INPUT_INVALID', 'query: must be a text that is not empty', {
      field: 'query',
      remedy: 'say in words what is wanted',
    });
  }
  // A string of n characters has at least n bytes, so a huge one is refused before it is encoded.
  const text = query.length > LIMITS.queryBytes ? query : wellFormed(query);
  const bytes = query.length > LIMITS.queryBytes ? query.length : Buffer.byteLength(text, 'utf8');
  if (bytes > LIMITS.queryBytes) {
    throw tooLarge(
      'query',
      bytes,
      LIMITS.queryBytes,
      'put the data where a tool can read it, and name it in the query'
    );
  }
  return text;
}

function tooLarge(field: string, actual: number, limit: number, remedy: string): WorkflowGenError {
  const message = `${field}: ${actual} bytes, the limit is ${limit} bytes; ${remedy}`;
  return new WorkflowGenError('INPUT_TOO_LARGE', message, { field, limit, actual, remedy });
}

function fillOptions(defaults: RunOptionsInput = {}, given: RunOptionsInput = {}): RunOptions {
  return {
    ...DEFAULT_RUN_OPTIONS,
    ...withoutUndefined(defaults),
    ...withoutUndefined(given),
    budget: { ...DEFAULT_RUN_OPTIONS.budget, ...withoutUndefined(defaults.budget), ...withoutUndefined(given.budget) },
  };
}

function withoutUndefined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, item]) => item !== undefined)) as Partial<T>;
}
