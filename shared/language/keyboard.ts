const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys that touch the key of a letter. */
export function nearKeys(letter: string): string {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  const at = ROWS[row]?.indexOf(letter) ?? -1;
  if (at < 0) return '';
  const touching = [
    ...[ROWS[row]?.[at - 1], ROWS[row]?.[at + 1]],
    // Each row is set half a key to the right of the one above it.
    ...[ROWS[row - 1]?.[at], ROWS[row - 1]?.[at + 1]],
    ...[ROWS[row + 1]?.[at - 1], ROWS[row + 1]?.[at]],
  ];
  return touching.join('');
}

/** By digit: the letters whose keys touch its key, and those that look like it. */
const OF_DIGITS = ['op', 'qil', 'qwz', 'wes', 'era', 'rts', 'tyg', 'yut', 'uib', 'iog'];

/** The letters that a hand may have meant that typed this digit within a word. */
export function lettersOfDigit(digit: string): string {
  return OF_DIGITS[Number(digit)] ?? '';
}

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/**
 * Every text that a hand may have meant that typed this one: two letters changed places, one was left out, struck twice or with a key
 * beside its own.
 */
export function intendedOf(written: string): string[] {
  const found: string[] = [...transposedOf(written), ...undoubledOf(written)];
  for (let at = 0; at <= written.length; at += 1) {
    const [before, after] = [written.slice(0, at), written.slice(at)];
    for (const letter of LETTERS) found.push(before + letter + after);
    for (const letter of nearKeys(after[0] ?? '')) found.push(before + letter + after.slice(1));
    // A key beside the one before or behind it was struck too.
    const struck = after[0] ?? '';
    if (
      struck !== '' &&
      (nearKeys(struck).includes(before.at(-1) ?? ' ') || nearKeys(struck).includes(after[1] ?? ' '))
    )
      found.push(before + after.slice(1));
  }
  return found;
}

/** Without one of two equal letters. */
export function undoubledOf(word: string): string[] {
  return Array.from(word).flatMap((letter, at) =>
    letter === word[at + 1] ? [word.slice(0, at) + word.slice(at + 1)] : []
  );
}

export function transposedOf(word: string): string[] {
  return Array.from(word.slice(1), (letter, at) => word.slice(0, at) + letter + (word[at] ?? '') + word.slice(at + 2));
}
