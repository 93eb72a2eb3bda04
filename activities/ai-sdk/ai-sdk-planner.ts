import type { ModelCallUsage, ModelPurpose } from '../../shared/protocol/usage';
import type { ModelReply, ModelRequest, Planner } from '../planner/planner';
import type { PriceTable } from '../planner/prices';
import { loadAiSdk, type AiCall, type AiResult, type AiSdk, type AiSdkModel, type NoObject } from './ai-package';
import { usageOfCall } from './ai-sdk-usage';
import { aiSdkFailure } from './classify-ai-sdk-error';

/** Of the planner on a model of the AI SDK. */
export interface AiSdkPlannerOptions {
  /** `anthropic('…')`, `openai('…')`, … : any provider's language model that can answer in JSON of a schema. */
  model: AiSdkModel;
  /** Another one for some purposes: a small one to confirm fits (`rewrite`) and to write texts (`write`). */
  models?: Partial<Record<ModelPurpose, AiSdkModel>>;
  /** Milliseconds of one call; keep it below the activity's start-to-close timeout. Default 290,000. */
  timeoutMs?: number;
  /** US dollars per million tokens, by model id, over the dated list prices. */
  prices?: PriceTable;
  /** Passed on to the provider. */
  providerOptions?: AiCall['providerOptions'];
}

/** Just under the activity's own 300 s. */
export const CALL_MS = 290_000;

/**
 * The model port on any model of the AI SDK: one `generateText` with structured output, no retries (Temporal is the only retrier). Needs
 * the package `ai` (`RUNTIME_MISSING`); throws an `ApplicationFailure` of a `LLM_…` code, or the signal's own reason.
 *
 * @example
 * ```ts
 * const planner = createAiSdkPlanner({ model, models: { rewrite: smallModel, write: smallModel } });
 * const plugin = new WorkflowGenPlugin({ tools: [readOrder], planner });
 * ```
 */
export function createAiSdkPlanner(options: AiSdkPlannerOptions): Planner {
  return {
    name: 'ai-sdk',
    async call(request, { signal }) {
      const ai = await loadAiSdk();
      const model = options.models?.[request.purpose] ?? options.model;
      const startedAt = Date.now();
      const usageOf = (
        result: Partial<Pick<AiResult, 'usage'>> & { response?: NoObject['response'] }
      ): ModelCallUsage => ({
        purpose: request.purpose,
        ...usageOfCall(
          result.usage,
          { model, answered: result.response?.modelId, id: result.response?.id },
          options.prices
        ),
        durationMs: Date.now() - startedAt,
        result: 'ok',
      });
      try {
        const result = await ai.generateText({
          ...callOf(request, ai),
          model,
          providerOptions: options.providerOptions,
          maxRetries: 0,
          abortSignal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs ?? CALL_MS)]),
        });
        return replyOf(result.text, result.finishReason, usageOf(result));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        // Text that is no JSON is for the caller to repair, and its tokens are counted.
        if (ai.NoObjectGeneratedError.isInstance(error)) {
          const said = error as NoObject;
          return replyOf(said.text ?? '', said.finishReason ?? 'stop', usageOf(said));
        }
        throw aiSdkFailure(error, ai, usageOf({}));
      }
    },
  };
}

function callOf(
  { system, messages, schema, maxTokens }: ModelRequest,
  ai: AiSdk
): Pick<AiCall, 'system' | 'messages' | 'output' | 'maxOutputTokens'> {
  return {
    system,
    messages,
    output: ai.Output.object({ schema: ai.jsonSchema(schema) }),
    maxOutputTokens: maxTokens,
  };
}

function replyOf(text: string, finishReason: string, usage: ModelCallUsage): ModelReply {
  const stop = stopOf(finishReason);
  return {
    text,
    stop,
    usage: { ...usage, result: { end: 'ok', truncated: 'LLM_TRUNCATED', refused: 'LLM_REFUSED' }[stop] },
  };
}

export function stopOf(finishReason: string): ModelReply['stop'] {
  if (finishReason === 'content-filter') return 'refused';
  return finishReason === 'length' ? 'truncated' : 'end';
}
