import { utf8ToBytes } from '@noble/hashes/utils';
import { WorkflowGenError } from './errors';
import { digestOf, jsonBytes } from './json';
import { LIMITS } from './limits';
import { MEMO, SEARCH_ATTRIBUTES, workflowIdOf } from './messages';
import type { QueryContext } from './query';
import type { AnswerQueryInput, Budget, RunOptions } from './run';
import { DEFAULT_RUN_OPTIONS } from './run';
import { cutWords, isWellFormed, markdownText, wellFormed } from './text';

/** Of the 1,000 that the service admits, some are left for the ids of learning and feedback. */
const WORKFLOW_ID_BYTES = 900;

/** The service refuses payloads of 2 MB. */
const INPUT_BYTES = 1_500_000;

/** Characters of a tenant and of a request id: both become part of the workflow id. */
export const ID_CHARACTERS = 128;

/** Bytes that the service admits for a fairness key. */
const FAIRNESS_KEY_BYTES = 64;
const SUMMARY_BYTES = 200;
const DETAILS_BYTES = 8_000;
const QUERY_CHARACTERS = 2_000;

/** Runs wait for people and undo their effects after their budgets; the execution timeout leaves room for both. */
const HOUR_MS = 60 * 60_000;
const WAITS_FOR_PEOPLE = 3;

/** What a caller may set of `RunOptions`; everything else has the default of `DEFAULT_RUN_OPTIONS`. */
export type RunOptionsInput = Partial<Omit<RunOptions, 'budget'>> & { budget?: Partial<Budget> };

/** A request that passed every check at the edge. */
export interface PreparedRequest {
  workflowId: string;
  input: AnswerQueryInput;
  /** The update id, and the memo's `bodyDigest`: a digest of tenant, query and context as the caller gave them. */
  bodyDigest: string;
}

/** One request with its defaults filled; `inReplyTo` is the workflow id of another run. */
export interface RequestParts {
  tenant: string;
  requestId: string;
  context: QueryContext;
  options: RunOptions;
  inReplyTo?: string;
}

/**
 * The run that a request is, whoever starts it: the same tenant and request id are the same workflow id, the same tenant, query
 * and context the same digest. Throws `INPUT_INVALID` and `INPUT_TOO_LARGE` with the field, the limit and the remedy.
 */
export function requestOf(query: unknown, parts: RequestParts): PreparedRequest {
  const { tenant, requestId, context, options, inReplyTo } = parts;
  const text = checkQuery(query);
  checkId('tenant', tenant);
  checkId('requestId', requestId);
  const contextBytes = jsonBytes(context);
  if (contextBytes > LIMITS.contextBytes) {
    throw tooLarge('context', contextBytes, LIMITS.contextBytes, 'pass identifiers and let a tool read the rest');
  }
  const workflowId = workflowIdOf(tenant, requestId);
  if (workflowId.length > WORKFLOW_ID_BYTES) {
    const remedy = 'use a shorter one, or one of ASCII letters only';
    throw tooLarge('requestId', workflowId.length, WORKFLOW_ID_BYTES, remedy);
  }
  return {
    workflowId,
    input: { query: text, tenant, requestId, context, options },
    bodyDigest: digestOf({ tenant, query: text, context, inReplyTo }),
  };
}

/** The later options over the earlier ones and over `DEFAULT_RUN_OPTIONS`, field by field. */
export function fillRunOptions(...given: (RunOptionsInput | undefined)[]): RunOptions {
  const all = [DEFAULT_RUN_OPTIONS, ...given.map(withoutUndefined)];
  const budget = Object.assign({}, ...all.map((options) => withoutUndefined(options.budget))) as Budget;
  return { ...(Object.assign({}, ...all) as RunOptions), budget };
}

/** What a linked run takes over comes on top of query and context; beyond the service's limit its start would be refused. */
export function checkInputSize({ input }: PreparedRequest): void {
  const bytes = jsonBytes(input);
  if (bytes <= INPUT_BYTES) return;
  throw tooLarge('inReplyTo', bytes, INPUT_BYTES, 'start a new request instead of a linked one');
}

/**
 * How a run is started, in Temporal's words. The query's text stands only in what passes the payload codec (argument, summary,
 * details), never in the id or a search attribute, which the service stores in the clear.
 */
export function startFieldsOf(request: PreparedRequest): {
  workflowId: string;
  args: [AnswerQueryInput];
  workflowIdReusePolicy: 'REJECT_DUPLICATE';
  workflowExecutionTimeout: number;
  staticSummary: string;
  staticDetails: string;
  memo: Record<string, string>;
  priority: { fairnessKey: string };
  /** Only where the run is to have them: the service refuses one that its namespace does not know. */
  typedSearchAttributes?: { key: { name: string; type: 'KEYWORD' }; value: string }[];
} {
  const { input } = request;
  const tenant = { key: { name: SEARCH_ATTRIBUTES.tenant, type: 'KEYWORD' as const }, value: input.tenant };
  return {
    workflowId: request.workflowId,
    args: [input],
    // Nothing but the run itself may begin a second time under one request id.
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowExecutionTimeout: executionTimeoutMs(input.options),
    staticSummary: cutBytes(markdownText(input.query.trim()), SUMMARY_BYTES),
    staticDetails: cutBytes(detailsOf(request), DETAILS_BYTES),
    memo: { [MEMO.tenant]: input.tenant, [MEMO.body]: request.bodyDigest },
    priority: { fairnessKey: fairnessKeyOf(input.tenant) },
    ...(input.options.searchAttributes && { typedSearchAttributes: [tenant] }),
  };
}

/** The backstop: beyond the time budget, the feedback window, several waits for a person, and the time to undo everything. */
export function executionTimeoutMs(options: RunOptions): number {
  const { budget, feedbackWindowMs, personTimeoutMs } = options;
  return budget.timeMs + feedbackWindowMs + WAITS_FOR_PEOPLE * personTimeoutMs + 48 * HOUR_MS;
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
  const bytes = query.length > LIMITS.queryBytes ? query.length : utf8ToBytes(text).length;
  if (bytes > LIMITS.queryBytes) {
    const remedy = 'put the data where a tool can read it, and name it in the query';
    throw tooLarge('query', bytes, LIMITS.queryBytes, remedy);
  }
  return text;
}

/** An id that is not well-formed is refused and never mended, since no two may become one. */
function checkId(field: 'tenant' | 'requestId', id: unknown): void {
  if (typeof id === 'string' && id.trim() !== '' && id.length <= ID_CHARACTERS && isWellFormed(id)) return;
  const rule = `must be a well-formed text of 1 to ${ID_CHARACTERS} characters`;
  throw new WorkflowGenError('INPUT_INVALID', `${field}: ${rule}`, { field, remedy: `correct ${field}` });
}

function tooLarge(field: string, actual: number, limit: number, remedy: string): WorkflowGenError {
  const message = `${field}: ${actual} bytes, the limit is ${limit} bytes; ${remedy}`;
  return new WorkflowGenError('INPUT_TOO_LARGE', message, { field, limit, actual, remedy });
}

function withoutUndefined<T extends object>(value: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, item]) => item !== undefined)) as Partial<T>;
}

function fairnessKeyOf(tenant: string): string {
  return utf8ToBytes(tenant).length <= FAIRNESS_KEY_BYTES ? tenant : digestOf(tenant).slice(0, FAIRNESS_KEY_BYTES);
}

function detailsOf({ input }: PreparedRequest): string {
  const { context, options } = input;
  const code = (value: string): string => `\`${value.replaceAll('`', "'")}\``;
  const lines = [
    `**Query** ${markdownText(cutWords(input.query, QUERY_CHARACTERS))}`,
    '',
    `- tenant ${code(input.tenant)}, request ${code(input.requestId)}${context.user ? `, user ${code(context.user)}` : ''}`,
    `- environment ${code(context.environment ?? 'default')}, time zone ${code(context.timeZone ?? 'UTC')}${context.locale ? `, locale ${code(context.locale)}` : ''}`,
    `- ${options.reuse ? `reuse from tier ${options.from}` : 'no reuse: tier C'}, ${options.learn ? 'learns' : 'does not learn'}`,
    `- budget ${budgetOf(options)}`,
  ];
  if (input.inReplyTo) lines.push(`- in reply to ${code(input.inReplyTo.workflowId)}`);
  return lines.join('\n');
}

function budgetOf({ budget }: RunOptions): string {
  const parts = [`${Math.round(budget.timeMs / 1000)} s`];
  if (budget.tokens !== undefined) parts.push(`${budget.tokens} tokens`);
  if (budget.costUsd !== undefined) parts.push(`$${budget.costUsd}`);
  return parts.join(', ');
}

/** Cuts between two words at a byte limit. */
function cutBytes(text: string, bytes: number): string {
  for (let characters = bytes; ; characters = Math.floor(characters * 0.9)) {
    const cut = cutWords(text, characters);
    if (utf8ToBytes(cut).length <= bytes) return cut;
  }
}
