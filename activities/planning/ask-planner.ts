import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { ApplicationFailure } from '@temporalio/common';
import type { z } from 'zod';
import type { ErrorCode } from '../../shared/protocol/errors';
import type { PlanIssue } from '../../shared/plan/issue';
import type { InvalidOutput, Repair } from '../../shared/protocol/planning';
import { WRITING_CHARACTERS, type ModelBeat } from '../../shared/protocol/model-beat';
import type { ModelCallUsage } from '../../shared/protocol/usage';
import { failureOf, rethrowIfCancelled, toFailure } from '../failure';
import type { ModelFailureDetails, ModelReply, ModelRequest, Planner } from '../planner/planner';
import { cutText, wellFormed, wellFormedJson } from '../../shared/protocol/text';
import { writtenSoFar } from './written-so-far';

/** Output tokens that one call may ask for: more is served by streaming only. */
const MAXIMUM_OUTPUT_TOKENS = 20_000;
/** Characters of unusable output that travel in the history and back into the repair. */
const OUTPUT_CHARACTERS = 12_000;
/** Of output that was cut off: a model that is shown its own repetition goes on repeating. */
const CUT_CHARACTERS = 200;
const ISSUES = 12;
const ISSUE_CHARACTERS = 400;
const LONGEST_BEAT_MS = 5_000;

export interface Question<T> {
  request: ModelRequest;
  schema: z.ZodType<T>;
  repair?: Repair;
  /** The item whose text is told by heartbeat as it is written. */
  telling?: string;
}

/** What the model said, in the schema's shape. */
export type Asked<T> = { kind: 'output'; output: T; text: string; usage: ModelCallUsage } | InvalidOutput;

/**
 * Makes the one model call of a planning activity: heartbeats while it waits, cancels with the activity, and gives output
 * that is no JSON of the schema back as a result, so that its tokens are counted. Throws an `ApplicationFailure` of a `LLM_…`
 * code with `ModelFailureDetails`.
 */
export async function askPlanner<T>(planner: Planner, question: Question<T>): Promise<Asked<T>> {
  const { repair } = question;
  const reply = await callOnce(planner, withRepair(question.request, repair), question.telling);
  if (reply.stop === 'refused') {
    return invalidReply(reply, 'LLM_REFUSED', [reply.text.trim() || 'the model refused and gave no reason'], false);
  }
  if (reply.stop === 'truncated') {
    const written = `after ${reply.usage.tokens.output} tokens of at most ${capOf(question)}`;
    const text = cutText(reply.text, CUT_CHARACTERS);
    const issue = `The output was cut off ${written}; write it again, shorter, and repeat nothing.`;
    return invalidReply({ ...reply, text }, 'LLM_TRUNCATED', [issue], repair?.output !== text);
  }
  const parsed = question.schema.safeParse(wellFormedJson(jsonOf(reply.text)));
  if (parsed.success) return { kind: 'output', output: parsed.data, text: reply.text, usage: reply.usage };
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the output'}: ${message}`);
  return invalidReply(reply, 'LLM_BAD_OUTPUT', issues);
}

/** Output of the right shape whose content cannot be used. */
export function unusable(
  asked: { text: string; usage: ModelCallUsage },
  issues: readonly PlanIssue[],
  code: 'PLAN_INVALID' | 'LLM_BAD_OUTPUT' = 'PLAN_INVALID'
): InvalidOutput {
  const said = issues.map(({ node, message }) => (node === undefined ? message : `node ${node}: ${message}`));
  // A model can write another plan, but not another version of a tool.
  const repairable = issues.some(({ rule }) => rule !== 'contract');
  return invalidReply(asked, code, said, repairable);
}

/** A reply that cannot be used, with why, bounded. */
export function invalidReply(
  reply: { text: string; usage: ModelCallUsage },
  code: InvalidOutput['code'],
  issues: readonly string[],
  repairable = true
): InvalidOutput {
  return {
    kind: 'invalid',
    code,
    repairable,
    issues: issues.slice(0, ISSUES).map((issue) => cutText(issue, ISSUE_CHARACTERS)),
    output: cutText(reply.text, OUTPUT_CHARACTERS),
    usage: { ...reply.usage, result: code },
  };
}

/** A repair shows the model what it wrote and what is wrong with it, with room for twice the tokens: it may have been cut. */
function withRepair(request: ModelRequest, repair: Repair | undefined): ModelRequest {
  if (!repair) return request;
  const faults = repair.issues.map((issue) => `- ${issue}`).join('\n');
  return {
    ...request,
    maxTokens: Math.min(request.maxTokens * 2, MAXIMUM_OUTPUT_TOKENS),
    messages: [
      ...request.messages,
      // The API refuses an empty turn.
      { role: 'assistant', content: repair.output.trimEnd() || '(no output)' },
      { role: 'user', content: `That cannot be used:\n${faults}\nReply with the whole corrected JSON object.` },
    ],
  };
}

function capOf<T>({ request, repair }: Question<T>): number {
  return withRepair(request, repair).maxTokens;
}

/** The JSON of a reply; servers without structured output wrap it in a fence or in words. */
function jsonOf(text: string): unknown {
  for (const candidate of [text, text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      continue;
    }
  }
  return undefined;
}

async function callOnce(planner: Planner, request: ModelRequest, telling: string | undefined): Promise<ModelReply> {
  const reply = await countedCall((signal, details) => {
    const onText = telling === undefined ? undefined : tellWriting(details, telling);
    return planner.call(wellFormedRequest(request), { signal, onText });
  });
  return { ...reply, text: wellFormed(reply.text) };
}

/**
 * One call of a model in an activity: heartbeats while it waits, cancels with the activity, and carries attempts that were cut over to
 * the usage of the next. An error that is no failure of ours is what `otherwise` makes of it.
 */
export async function countedCall<R extends { usage: ModelCallUsage }>(
  call: (signal: AbortSignal, details: ModelBeat) => Promise<R>,
  otherwise: (error: unknown) => ApplicationFailure = (error) => toFailure(error, 'INTERNAL')
): Promise<R> {
  const before = unaccountedBefore();
  // An attempt that dies now leaves this behind; the next one reports it.
  const details: ModelBeat = { unaccounted: before + 1 };
  const stop = beat(details);
  try {
    const reply = await call(cancellationSignal(), details);
    return { ...reply, usage: withUnaccounted(reply.usage, before) };
  } catch (error) {
    rethrowIfCancelled();
    throw accounted(otherwise(error), before);
  } finally {
    stop();
  }
}

/** The API refuses a request with half a character in it, and so each later one that shows the same text. */
function wellFormedRequest(request: ModelRequest): ModelRequest {
  const { system, messages } = request;
  return {
    ...request,
    system: wellFormed(system),
    messages: messages.map((message) => ({ ...message, content: wellFormed(message.content) })),
  };
}

function unaccountedBefore(): number {
  const info = activityInfo();
  const said = (info.heartbeatDetails as Partial<ModelBeat> | undefined)?.unaccounted;
  return info.attempt > 1 && typeof said === 'number' ? said : 0;
}

function withUnaccounted(usage: ModelCallUsage, attempts: number): ModelCallUsage {
  return attempts > 0 ? { ...usage, unaccountedAttempts: attempts } : usage;
}

/** The failure with the usage of this attempt; a call that may have been billed stays marked for the next attempt. */
function accounted(failure: ApplicationFailure, before: number): ApplicationFailure {
  const [details] = (failure.details ?? []) as Partial<ModelFailureDetails>[];
  if (!details?.usage) return failure;
  const attempts = before + (details.billed === 'no' ? 0 : 1);
  heartbeat({ unaccounted: attempts } satisfies ModelBeat);
  const delay: unknown = failure.nextRetryDelay;
  return failureOf((failure.type ?? 'INTERNAL') as ErrorCode, failure.message, {
    retryable: failure.nonRetryable !== true,
    nextRetryDelayMs: typeof delay === 'number' ? delay : undefined,
    details: { ...details, usage: withUnaccounted(details.usage, attempts) },
    cause: failure.cause,
  });
}

/** Puts what is written of an item into the details, and beats; the SDK bundles beats that come faster than the worker sends them. */
function tellWriting(details: ModelBeat, item: string): (text: string) => void {
  return (text) => {
    const writing = cutText(wellFormed(writtenSoFar(text, item) ?? ''), WRITING_CHARACTERS);
    if (writing === (details.writing ?? '')) return;
    details.writing = writing;
    heartbeat({ ...details });
  };
}

/** Beats at once, and then often enough for the timeout; returns what stops it. */
function beat(details: ModelBeat): () => void {
  const { heartbeatTimeoutMs } = activityInfo();
  const interval = Math.min(LONGEST_BEAT_MS, (heartbeatTimeoutMs ?? Infinity) / 3);
  heartbeat({ ...details });
  const timer = setInterval(() => heartbeat({ ...details }), Math.max(interval, 50));
  return () => clearInterval(timer);
}
