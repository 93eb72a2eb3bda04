import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { WorkflowStartOptions } from '@temporalio/client';
import { digestOf } from '../shared/protocol/json';
import { MEMO, SEARCH_ATTRIBUTES } from '../shared/protocol/messages';
import type { RunOptions } from '../shared/protocol/run';
import type { PreparedRequest } from './request';

/** Bytes that the service admits for a fairness key. */
const FAIRNESS_KEY_BYTES = 64;
const SUMMARY_BYTES = 200;
const DETAILS_BYTES = 8_000;

/** Runs wait for people and undo their effects after their budgets; the execution timeout leaves room for both. */
const HOUR_MS = 60 * 60_000;
const WAITS_FOR_PEOPLE = 3;

const tenantKey = defineSearchAttributeKey(SEARCH_ATTRIBUTES.tenant, SearchAttributeType.KEYWORD);

/**
 * How a run is started. The query's text stands only in what passes the payload codec (argument, summary, details), never in
 * the id or a search attribute, which the service stores in the clear.
 */
export function startOptionsOf(
  request: PreparedRequest,
  taskQueue: string
): Omit<WorkflowStartOptions, 'args'> & { args: [PreparedRequest['input']] } {
  const { input } = request;
  return {
    workflowId: request.workflowId,
    taskQueue,
    args: [input],
    // Nothing but the run itself may begin a second time under one request id.
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    workflowExecutionTimeout: executionTimeoutMs(input.options),
    staticSummary: cutBytes(input.query.replace(/\s+/g, ' ').trim(), SUMMARY_BYTES),
    staticDetails: cutBytes(detailsOf(request), DETAILS_BYTES),
    memo: { [MEMO.tenant]: input.tenant, [MEMO.body]: request.bodyDigest },
    priority: { fairnessKey: fairnessKeyOf(input.tenant) },
    ...(input.options.searchAttributes && { typedSearchAttributes: [{ key: tenantKey, value: input.tenant }] }),
  };
}

/** The backstop: beyond the time budget, the feedback window, several waits for a person, and the time to undo everything. */
export function executionTimeoutMs(options: RunOptions): number {
  const { budget, feedbackWindowMs, personTimeoutMs } = options;
  return budget.timeMs + feedbackWindowMs + WAITS_FOR_PEOPLE * personTimeoutMs + 48 * HOUR_MS;
}

function fairnessKeyOf(tenant: string): string {
  return Buffer.byteLength(tenant) <= FAIRNESS_KEY_BYTES ? tenant : digestOf(tenant).slice(0, FAIRNESS_KEY_BYTES);
}

function detailsOf({ input }: PreparedRequest): string {
  const { context, options } = input;
  const lines = [
    `**Query** ${input.query}`,
    '',
    `- tenant \`${input.tenant}\`, request \`${input.requestId}\`${context.user ? `, user \`${context.user}\`` : ''}`,
    `- environment \`${context.environment ?? 'default'}\`, time zone \`${context.timeZone ?? 'UTC'}\`${context.locale ? `, locale \`${context.locale}\`` : ''}`,
    `- ${options.reuse ? `reuse from tier ${options.from}` : 'no reuse: tier C'}, ${options.learn ? 'learns' : 'does not learn'}`,
    `- budget ${budgetOf(options)}`,
  ];
  if (input.inReplyTo) lines.push(`- in reply to \`${input.inReplyTo.workflowId}\``);
  return lines.join('\n');
}

function budgetOf({ budget }: RunOptions): string {
  const parts = [`${Math.round(budget.timeMs / 1000)} s`];
  if (budget.tokens !== undefined) parts.push(`${budget.tokens} tokens`);
  if (budget.costUsd !== undefined) parts.push(`$${budget.costUsd}`);
  return parts.join(', ');
}

/** Cuts at a byte limit without cutting a character in two. */
function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, bytes - 4)).replace(/\uFFFD+$/, '')}…`;
}
