/** US dollars per million tokens, with the day on which they were in force. */
export const PRICES = {
  'gpt-4-0613': { date: '2024-05-01', prompt: 30, completion: 60 },
} as const;

export type PricedModel = keyof typeof PRICES;

export function costUsd(model: PricedModel, tokens: { prompt: number; completion: number }): number {
  const price = PRICES[model];
  return (tokens.prompt * price.prompt + tokens.completion * price.completion) / 1_000_000;
}
