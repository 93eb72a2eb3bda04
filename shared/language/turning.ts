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

/** Every word that turns a meaning. */
export function turningWords({ words }: Language): string[] {
  return KINDS.flatMap((kind) => [...words.turning[kind]]);
}
