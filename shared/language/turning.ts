import type { Language, TurningKind } from './language';

/** The class of a word, `undefined` for a content word. */
export function turningKind({ words }: Pick<Language, 'words'>, word: string): TurningKind | undefined {
  return KINDS.find((kind) => words.turning[kind].has(word));
}

const KINDS: readonly TurningKind[] = [
  'negation',
  'condition',
  'comparison',
  'quantity',
  'time',
  'direction',
  'polarity',
];

/** "but": it joins a clause and sets it against the one before. */
export function isAdversative({ words }: Pick<Language, 'words'>, word: string): boolean {
  return words.joins.has(word) && words.turning.negation.has(word);
}

/** Every word that turns a meaning. */
export function turningWords({ words }: Language): string[] {
  return KINDS.flatMap((kind) => [...words.turning[kind]]);
}
