import type { TokenUsage } from '../../shared/protocol/usage';

/** US dollars per million tokens of one model. */
export interface ModelPrice {
  input: number;
  output: number;
  /** Cache reads. */
  cacheRead: number;
  /** Times `input`, for an entry that lives 5 minutes. Default 1.25. */
  cacheWriteFactor?: number;
  /** Times `input`, for an entry that lives 1 hour. Default 2. */
  longCacheWriteFactor?: number;
  /** The price of the whole call where its prompt (cached tokens included) is longer than `promptTokens`. */
  longPrompt?: { promptTokens: number; input: number; output: number; cacheRead: number };
}

/** By model id, without a date at its end. */
export type PriceTable = Record<string, ModelPrice>;

/** List prices of 2026-11-01, as published at https://platform.claude.com/docs/en/models/overview; override them with `prices` of the planner. */
export const PRICES: PriceTable = {
  'claude-fable-5-2': { input: 8, output: 40, cacheRead: 0.8 },
  'claude-opus-5-5': { input: 4, output: 20, cacheRead: 0.2 },
  'claude-sonnet-5-5': { input: 2, output: 10, cacheRead: 0.2 },
  'claude-haiku-5-5': {
    input: 0.1,
    output: 0.5,
    cacheRead: 0.01,
    longPrompt: { promptTokens: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05 },
  },
};

/** A model id may end in the day of its release: `claude-haiku-5-5-20261001`. */
const RELEASE_DATE = /-\d{8}$/;

/**
 * US dollars of one call, or `null` where the model has no price: money that nobody knows is never counted as zero.
 * `longCacheWrite` is the part of `tokens.cacheWrite` that lives 1 hour.
 */
export function costOf(model: string, tokens: TokenUsage, prices: PriceTable, longCacheWrite = 0): number | null {
  const price = priceOf(model, prices);
  if (!price) return null;
  const prompt = tokens.input + tokens.cacheWrite + tokens.cacheRead;
  const rate = price.longPrompt && prompt > price.longPrompt.promptTokens ? price.longPrompt : price;
  const dollars =
    tokens.input * rate.input +
    tokens.output * rate.output +
    tokens.cacheRead * rate.cacheRead +
    (tokens.cacheWrite - longCacheWrite) * rate.input * (price.cacheWriteFactor ?? 1.25) +
    longCacheWrite * rate.input * (price.longCacheWriteFactor ?? 2);
  return dollars / 1_000_000;
}

function priceOf(model: string, prices: PriceTable): ModelPrice | undefined {
  const id = Object.hasOwn(prices, model) ? model : model.replace(RELEASE_DATE, '');
  return Object.hasOwn(prices, id) ? prices[id] : undefined;
}
