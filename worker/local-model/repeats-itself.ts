/** Tokens at the end of a text that must be one block over and over: some 8 s of writing on two cores. */
const REPEATED_TOKENS = 96;
/** The longest block; three of them in a row are no accident in a plan or an answer. */
const LONGEST_BLOCK = REPEATED_TOKENS / 3;

/**
 * Whether the text has come into a loop that greedy decoding never leaves: its last 96 tokens are one block of at most 32
 * tokens, repeated.
 */
export function repeatsItself(tokens: readonly number[]): boolean {
  const start = tokens.length - REPEATED_TOKENS;
  if (start < 0) return false;
  for (let block = 1; block <= LONGEST_BLOCK; block += 1) {
    let at = tokens.length - 1;
    while (at >= start + block && tokens[at] === tokens[at - block]) at -= 1;
    if (at < start + block) return true;
  }
  return false;
}
