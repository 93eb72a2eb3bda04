import type { Slot } from '../protocol/plan';

/** A tool that was given such words before takes them again, whatever it makes of them. */
export function takesAsSaid(slot: Slot, ambiguous: (text: string) => boolean): boolean {
  const asSaid = slot.format === 'as said' || slot.format === 'H:mm' || slot.format === 'H';
  return asSaid && slot.examples.some((example) => typeof example === 'string' && ambiguous(example));
}

/** Two that people said show that a tool takes them as they are said; one may have been written for it. */
const ENOUGH_SAID = 2;

/**
 * Are these words handed on as they were said: "half past four" to a tool that was given hours as people say them. Nothing is computed then, and no program
 * reads words silently as one of two, as it may read "4:15".
 */
export function handsOnWords(slot: Slot, said: string): boolean {
  return handsOn(slot) && !/\d/.test(said);
}

/** Was the tool given what was said, more than once. */
export function handsOn({ format, examples }: Slot): boolean {
  return format === 'as said' && new Set(examples).size >= ENOUGH_SAID;
}
