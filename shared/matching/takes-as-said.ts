import type { Slot } from '../protocol/plan';

/** A tool that was given such words before takes them again, whatever it makes of them. */
export function takesAsSaid(slot: Slot, ambiguous: (text: string) => boolean): boolean {
  const asSaid = slot.format === 'as said' || slot.format === 'H:mm' || slot.format === 'H';
  return asSaid && slot.examples.some((example) => typeof example === 'string' && ambiguous(example));
}
