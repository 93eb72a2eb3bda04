import { count } from '../measure/reconstruct-prompts';
import { PROMPT_PARTS } from './prompt-parts';
import type { Asked, RecordedPrompt } from './recorded-prompts';

/** What one part costs in the prompts of its purpose. */
export interface PartPrice {
  of: RecordedPrompt['purpose'];
  name: string;
  /** Prompts that hold it. */
  prompts: number;
  /** Mean tokens of it in a prompt that holds it. */
  where: number;
  /** Mean tokens of it over all prompts of the purpose. */
  mean: number;
}

/** The prices of all parts that occur, and of each purpose the number of its prompts with their mean length. */
export interface PromptPrices {
  prompts: { of: RecordedPrompt['purpose']; prompts: number; mean: number }[];
  parts: PartPrice[];
}

/** Tokens of a prompt: system, turns and the schema of the reply, by a tokenizer. */
export function tokensOf({ system, messages, schema }: Asked): number {
  return count(system) + count(messages.map(({ content }) => content).join('\n')) + count(JSON.stringify(schema));
}

/** What a part costs is what a prompt is shorter without it. */
export function pricesOf(recorded: readonly RecordedPrompt[]): PromptPrices {
  const purposes = (['plan', 'rewrite', 'write'] as const).flatMap((of) => {
    const prompts = recorded.filter(({ purpose }) => purpose === of).map((one) => ({ one, tokens: tokensOf(one) }));
    return prompts.length > 0 ? [{ of, prompts }] : [];
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    prompts: purposes.map(({ of, prompts }) => ({
      ...{ of, prompts: prompts.length, mean: sum(prompts.map(({ tokens }) => tokens)) / prompts.length },
    })),
    parts: purposes.flatMap(({ of, prompts }) =>
      PROMPT_PARTS.filter((part) => part.of === of).flatMap(({ name, without }): PartPrice[] => {
        const saved = prompts.flatMap(({ one, tokens }) => {
          const left = without(one);
          return left ? [tokens - tokensOf(left)] : [];
        });
        if (saved.length === 0) return [];
        return [
          { of, name, prompts: saved.length, where: sum(saved) / saved.length, mean: sum(saved) / prompts.length },
        ];
      })
    ),
  };
}
