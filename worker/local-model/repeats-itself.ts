/** Tokens that must repeat at least, whatever the block: some 8 s of writing on two cores. */
const REPEATED_TOKENS = 96;
/** Times that the block must stand in a row; three of a plan's node in all its tokens are no accident. */
const REPEATS = 3;
/** Tokens of the longest block: a node with a few arguments. */
const LONGEST_BLOCK = 96;

/**
 * Whether the text has come into a loop that greedy decoding never leaves: it ends with one block of at most 96 tokens at
 * least three times in a row, over at least 96 tokens.
 */
export function repeatsItself(tokens: readonly number[]): boolean {
  for (let block = 1; block <= LONGEST_BLOCK; block += 1) {
    const start = tokens.length - Math.max(REPEATED_TOKENS, REPEATS * block);
    if (start < 0) return false;
    let at = tokens.length - 1;
    while (at >= start + block && tokens[at] === tokens[at - block]) at -= 1;
    if (at < start + block) return true;
  }
  return false;
}
