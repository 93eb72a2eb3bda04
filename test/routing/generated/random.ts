import { randomOf as numbersOf } from '../../../bench/measure/seeded';

/** A seeded source of choices, so that every run generates the same cases. */
export interface Random {
  below: (limit: number) => number;
  pick: <T>(list: readonly T[]) => T;
}

export function randomOf(seed: number): Random {
  const next = numbersOf(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
  };
}

/** A number from a text, to seed by names (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
