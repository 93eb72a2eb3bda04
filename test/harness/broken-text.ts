/** Marks of direction around Hebrew: right text, which must come through as it is. */
export const RIGHT_TO_LEFT = '\u202bשלום\u202c \u200f\u202eabc\u202c';

/** Text as a tool, a user or a model may send it: halves of characters, NUL, characters of two units, marks of direction. */
export const BROKEN = `x\ud83d \0 \ude00 😀 ${RIGHT_TO_LEFT}`;

/** As `BROKEN`, and so long that any cut at an even place falls into a character of two units. */
export const LONG_BROKEN = `${BROKEN}${'😀'.repeat(1_500)}`;

/** Whether a text, or JSON text, holds no half of a character and no NUL, written out or as an escape. */
export function isFit(text: string): boolean {
  return !/\p{Surrogate}/u.test(text) && !text.includes('\0') && !/\\u(?:d[89a-f][0-9a-f]{2}|0000)/i.test(text);
}
