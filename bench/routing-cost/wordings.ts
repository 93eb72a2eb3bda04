import { randomOf } from '../measure/seeded';

const VERBS = [
  'Refund',
  'Cancel',
  'Ship',
  'Return',
  'Check',
  'Pay',
  'Send',
  'Update',
  'Close',
  'Reopen',
  'Print',
  'Book',
];
const THINGS = [
  'order', 'invoice', 'parcel', 'ticket', 'subscription', 'contract', 'meeting', 'room', 'flight', 'report', 'payment', 'claim',
  'account', 'device', 'permit', 'licence', 'delivery', 'warranty', 'budget', 'shift',
]; // prettier-ignore
const QUALITIES = [
  'late', 'damaged', 'monthly', 'second', 'urgent', 'open', 'wrong', 'old', 'blue', 'heavy', 'foreign', 'internal', 'shared',
  'fragile', 'private', 'weekly', 'spare', 'signed', 'partial', 'express',
]; // prettier-ignore
const PLACES = [
  'warehouse', 'north desk', 'harbour', 'archive', 'service team', 'third floor', 'depot', 'night crew', 'front office', 'workshop',
  'laboratory', 'canteen', 'branch', 'yard', 'studio', 'clinic', 'terminal', 'factory', 'garage', 'library',
]; // prettier-ignore
const REASONS = [
  'before the audit', 'after the move', 'for the new season', 'during the sale', 'with the usual form', 'under the old terms',
  'as agreed last week', 'on the second list', 'for the yearly count', 'without the extra sheet',
]; // prettier-ignore

/** One request in words, with an id that stands for a value. */
export interface Request {
  /** Requests of one kind share it; their vectors are near each other. */
  kind: string;
  text: string;
}

/** The kinds of requests: what is to be done with what. */
export const KINDS: readonly string[] = VERBS.flatMap((verb) => THINGS.map((thing) => `${verb} the ${thing}`));

/** The wording of a number: below 960,000 no two are the same. */
export function requestOf(at: number): Request {
  const pick = (list: readonly string[], of: number): string => list[of % list.length] ?? '';
  let rest = at;
  const next = (list: readonly string[]): string => {
    const chosen = pick(list, rest);
    rest = Math.floor(rest / list.length);
    return chosen;
  };
  const [verb, thing, quality, place, reason] = [
    next(VERBS),
    next(THINGS),
    next(QUALITIES),
    next(PLACES),
    next(REASONS),
  ];
  // Beyond every combination there is, a number makes the wording another one.
  const more = rest > 0 ? ` in batch run${rest}` : '';
  return {
    kind: `${verb} the ${thing}`,
    text: `${verb} the ${quality} ${thing} 4711 from the ${place} ${reason}${more}`,
  };
}

/** A made-up name, the same for the same number; its words come back in others, as they do among people. */
export function nameOf(at: number): string {
  const random = randomOf(at + 1);
  const syllables = ['ka', 'lo', 'mi', 'ran', 'tel', 'vo', 'shi', 'ber', 'dun', 'pra', 'zel', 'qui'];
  const word = (length: number): string =>
    Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join('');
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return `${capital(word(2))} ${capital(word(3))}${at}`.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}
