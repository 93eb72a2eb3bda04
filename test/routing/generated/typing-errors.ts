import words from 'an-array-of-english-words';
import type { Random } from './random';

export type TypingError = 'transposed' | 'omitted' | 'neighbouring' | 'doubled';

const WORDS = new Set(words);
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys that touch a key of the keyboard. */
function neighboursOf(key: string): string[] {
  const row = ROWS.findIndex((keys) => keys.includes(key));
  const at = ROWS[row]?.indexOf(key) ?? -1;
  if (at < 0) return [];
  const around = [ROWS[row]?.[at - 1], ROWS[row]?.[at + 1]];
  const above = [ROWS[row - 1]?.[at], ROWS[row - 1]?.[at + 1]];
  const below = [ROWS[row + 1]?.[at - 1], ROWS[row + 1]?.[at]];
  return [...around, ...above, ...below].filter((one) => one !== undefined);
}

const SHORTEST = 4;

/**
 * One typing error in one fixed word of the part, slots left alone; `undefined` where none can be made that is no word by itself.
 */
export function withTypingError(part: string, kinds: readonly TypingError[], random: Random): string | undefined {
  const fixed = [...part.matchAll(/\{\w+\}|[A-Za-z]+/g)].filter(
    (match) => !match[0].startsWith('{') && match[0].length >= SHORTEST
  );
  if (fixed.length === 0) return undefined;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const match = random.pick(fixed);
    const wrong = mistyped(match[0], random.pick(kinds), random);
    if (wrong === undefined || wrong === match[0] || WORDS.has(wrong.toLowerCase())) continue;
    return part.slice(0, match.index) + wrong + part.slice(match.index + match[0].length);
  }
  return undefined;
}

function mistyped(word: string, kind: TypingError, random: Random): string | undefined {
  const at = random.below(word.length);
  const [letter, next] = [word[at] ?? '', word[at + 1]];
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  if (kind === 'omitted') return before + after;
  if (kind === 'doubled') return before + letter + letter.toLowerCase() + after;
  if (kind === 'transposed') return next === undefined ? undefined : before + next + letter + word.slice(at + 2);
  const near = neighboursOf(letter.toLowerCase());
  if (near.length === 0) return undefined;
  const wrong = random.pick(near);
  return before + (letter === letter.toLowerCase() ? wrong : wrong.toUpperCase()) + after;
}
