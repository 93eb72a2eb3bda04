import type { ModelCallUsage, TokenUsage } from '../../shared/protocol/usage';
import { costOf, PRICES, type PriceTable } from '../planner/prices';
import type { AiSdkModel, AiUsage } from './ai-package';

/** What a call was, for its price. */
interface Called {
  model: AiSdkModel;
  /** The model that answered, where the server says so. */
  answered?: string;
  id?: string;
}

/** The id of a model. */
export function modelIdOf(model: AiSdkModel): string {
  return typeof model === 'string' ? model : model.modelId;
}

/** What one call cost; `null` where neither table has its price. Prices are per million tokens, by model id, over the dated list prices. */
export function usageOfCall(
  usage: AiUsage | undefined,
  called: Called,
  prices: PriceTable | undefined
): Pick<ModelCallUsage, 'model' | 'tokens' | 'costUsd' | 'requestId'> {
  const tokens = tokensOf(usage);
  const table = { ...PRICES, ...prices };
  const asked = modelIdOf(called.model);
  const answered = called.answered || asked;
  // A server may answer under a model's full name.
  const costUsd = costOf(answered, tokens, table) ?? (answered.includes(asked) ? costOf(asked, tokens, table) : null);
  return { model: answered, tokens, costUsd, ...(called.id === undefined ? {} : { requestId: called.id }) };
}

/** The SDK counts cached tokens among the input. */
function tokensOf({
  inputTokens = 0,
  outputTokens = 0,
  inputTokenDetails,
  cachedInputTokens,
}: AiUsage = {}): TokenUsage {
  const cacheRead = inputTokenDetails?.cacheReadTokens ?? cachedInputTokens ?? 0;
  const cacheWrite = inputTokenDetails?.cacheWriteTokens ?? 0;
  return { input: Math.max(0, inputTokens - cacheRead - cacheWrite), cacheWrite, cacheRead, output: outputTokens };
}
