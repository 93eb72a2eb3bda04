import type Anthropic from '@anthropic-ai/sdk';
import type { ApplicationFailure } from '@temporalio/common';
import { messageOf } from '../../shared/protocol/errors';
import type { ModelCallUsage, ModelPurpose, TokenUsage } from '../../shared/protocol/usage';
import { failureOf } from '../failure';
import { anthropicSdk, checkAnthropicSdk } from './anthropic-sdk';
import { classifyModelError, type ModelFault } from './classify-model-error';
import { messageSchema, type Message } from './message.schema';
import type { ModelFailureDetails, ModelReply, ModelRequest, Planner } from './planner';
import { costOf, PRICES, type PriceTable } from './prices';
import { streamedMessage } from './streamed-message';

/** Of the planner on the Messages API. */
export interface AnthropicPlannerOptions {
  /** Default: `ANTHROPIC_API_KEY`. */
  apiKey?: string;
  /** Any server of the Messages API. Default: `ANTHROPIC_BASE_URL`, then Anthropic's own. */
  baseURL?: string;
  /** Model ids by purpose, over `DEFAULT_MODELS`. */
  models?: Partial<Record<ModelPurpose, string>>;
  /** Milliseconds for one call, its body included; keep it below the activity's start-to-close timeout. Default 110,000. */
  timeoutMs?: number;
  /** Merged over the dated table of `prices.ts`; a model in neither is reported as unpriced. */
  prices?: PriceTable;
}

export const DEFAULT_MODELS: Record<ModelPurpose, string> = {
  plan: 'claude-sonnet-5-5',
  rewrite: 'claude-haiku-5-5',
  write: 'claude-haiku-5-5',
  advise: 'claude-haiku-5-5',
};

const DEFAULT_TIMEOUT_MS = 110_000;
/** Milliseconds for a model on one's own machine, which may take minutes for a plan; just under the activity's own 300 s. */
export const SLOW_MODEL_TIMEOUT_MS = 290_000;
/** Characters of an error's text that is kept as the cause of the failure. */
const MAXIMUM_CAUSE = 1_000;

/**
 * The model port on the Messages API: one call with structured output, no retries (Temporal is the only retrier), the system
 * prompt cached. Throws an `ApplicationFailure` of a `LLM_…` code with `ModelFailureDetails`, or the signal's own reason where
 * the call was cancelled. Throws `RUNTIME_MISSING` where the SDK is not installed.
 */
export function createAnthropicPlanner(options: AnthropicPlannerOptions = {}): Planner {
  const models = { ...DEFAULT_MODELS, ...options.models };
  const prices = { ...PRICES, ...options.prices };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  checkAnthropicSdk();
  let client: Anthropic | undefined;
  const connected = (): Anthropic => {
    client ??= new (anthropicSdk().default)({
      // `undefined` lets the SDK read the environment; the key itself is never read here, so it cannot reach a log.
      apiKey: options.apiKey,
      baseURL: options.baseURL,
      maxRetries: 0,
      timeout: timeoutMs,
      // The worker makes one span per call of any planner, with its cost; the SDK's own would count each token twice.
      openTelemetry: { traces: false },
    });
    return client;
  };
  return {
    name: 'anthropic',
    prepare: () => void connected(),
    async call(request, { signal, onText }) {
      const startedAt = Date.now();
      const model = models[request.purpose];
      const usageWith = (tokens: TokenUsage, rest: Partial<ModelCallUsage>): ModelCallUsage => ({
        purpose: request.purpose,
        model,
        tokens,
        costUsd: 0,
        durationMs: Date.now() - startedAt,
        result: 'ok',
        ...rest,
      });
      try {
        // The SDK's timeout ends with the headers; a body that never comes would hold the worker's slot.
        const timed = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
        const body = bodyOf(request, model);
        const reply = onText
          ? await streamedMessage(connected(), body, { signal: timed, onText })
          : await connected().messages.create(body, { signal: timed });
        return replyOf(reply, (tokens, rest) => usageWith(tokens, rest), model, prices);
      } catch (error) {
        // The SDK's abort error is not what a worker recognises as cancellation: the reason is.
        if (signal.aborted) throw signal.reason;
        const fault = classifyModelError(error, Date.now());
        const usage = usageWith(NO_TOKENS, { result: fault.code, requestId: fault.requestId });
        throw failureOfFault(fault, usage, error);
      }
    },
  };
}

const NO_TOKENS: TokenUsage = { input: 0, cacheWrite: 0, cacheRead: 0, output: 0 };

function bodyOf(request: ModelRequest, model: string): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: request.maxTokens,
    // The system block is the same bytes for the same tools, and everything before a breakpoint is cached with it.
    system: [{ type: 'text', text: request.system, cache_control: { type: 'ephemeral' } }],
    messages: request.messages,
    output_config: { format: { type: 'json_schema', schema: request.schema } },
  };
}

function replyOf(
  reply: unknown,
  usageOf: (tokens: TokenUsage, rest: Partial<ModelCallUsage>) => ModelCallUsage,
  model: string,
  prices: PriceTable
): ModelReply {
  const parsed = messageSchema.safeParse(reply);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SyntaxError(`no message: ${issue?.path.join('.') || 'reply'}: ${issue?.message}`);
  }
  const message = parsed.data;
  const tokens = tokensOf(message);
  const longCacheWrite = message.usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  // A server may answer under a model's full name. One that answers with another model has no price by the name asked for.
  const named = message.model.includes(model) ? costOf(model, tokens, prices, longCacheWrite) : null;
  const costUsd = costOf(message.model, tokens, prices, longCacheWrite) ?? named;
  const stop = stopOf(message.stop_reason);
  return {
    text: stop === 'refused' ? (message.stop_details?.explanation ?? textOf(message)) : textOf(message),
    stop,
    usage: usageOf(tokens, {
      model: message.model,
      costUsd,
      result: { end: 'ok', truncated: 'LLM_TRUNCATED', refused: 'LLM_REFUSED' }[stop],
      requestId: requestIdOf(reply),
    }),
  };
}

/** The text blocks; a thinking block may come before them. */
function textOf(message: Message): string {
  return message.content.flatMap((block) => (block.type === 'text' ? [block.text ?? ''] : [])).join('');
}

function tokensOf({ usage }: Message): TokenUsage {
  return {
    input: usage.input_tokens,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    output: usage.output_tokens,
  };
}

function stopOf(reason: string | null): ModelReply['stop'] {
  if (reason === 'refusal') return 'refused';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'truncated';
  return 'end';
}

/** The SDK puts the `request-id` header on the parsed body as a hidden property. */
function requestIdOf(reply: unknown): string | undefined {
  const id = (reply as { _request_id?: unknown } | null)?._request_id;
  return typeof id === 'string' ? id : undefined;
}

function failureOfFault(fault: ModelFault, usage: ModelCallUsage, cause: unknown): ApplicationFailure {
  const details: ModelFailureDetails = {
    usage,
    billed: fault.billed,
    ...(fault.status === undefined ? {} : { status: fault.status }),
  };
  return failureOf(fault.code, fault.requestId ? `${fault.message} [request ${fault.requestId}]` : fault.message, {
    retryable: fault.retryable,
    nextRetryDelayMs: fault.nextRetryDelayMs,
    details,
    // A proxy's error page would travel in the history.
    cause: messageOf(cause).length > MAXIMUM_CAUSE ? undefined : cause,
  });
}
