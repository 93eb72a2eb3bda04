import { textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import type { HoleToken, PatternToken } from '../language/tokens';
import type { Json } from '../protocol/json';
import type { Slot } from '../protocol/plan';
import { isObject } from '../values/schema-variants';
import type { MaskedValue } from '../values/found-value';
import { readAs } from './reading';

/** Two show in what a slot is counted; one may be by chance. */
const ENOUGH = 2;

/** "at 3.30" may be a time where no word of the wording follows ("each", "a kilo"). */
const CLOCK = /^(?:1?\d|2[0-3])(?:[.:][0-5]\d)?$/;

/**
 * A number that stands where the wording has an amount ("at 3.75 each") as that amount, in the currency that all of the slot's earlier amounts were said in, two or
 * more of them. A slot that had several currencies, or a bare number before, leaves it open. See docs/decisions/0017.
 */
export function bareAmount(
  language: Language,
  { hole, slot, next }: { hole: HoleToken; slot: Slot; next: PatternToken | undefined },
  said: MaskedValue
): MaskedValue | undefined {
  if (hole.placeholder.type !== 'money' || !/^\d[\d.,]*$/.test(said.text)) return undefined;
  if (CLOCK.test(said.text) && !(next?.kind === 'word' && next.sentence === hole.sentence)) return undefined;
  const number = readAs(said, 'number');
  const currency = onlyCurrency(language, slot);
  if (!number || currency === undefined) return undefined;
  const amount = (value: Json): Json => ({ amount: value, currency });
  const others = number.others?.map((one) => ({ ...one, value: amount(one.value) }));
  return { ...number, type: 'money', value: amount(number.value), ...(others ? { others } : {}) };
}

/** The currency that two or more amounts were said in, all of the slot's. */
function onlyCurrency(language: Language, slot: Slot): string | undefined {
  const texts = textsOf(slot);
  if (texts.length < ENOUGH || texts.length < slot.examples.length) return undefined;
  const currencies = texts.map((text) => {
    const [found, ...more] = language.findMoney(text);
    return more.length === 0 && isObject(found?.value) ? found.value.currency : undefined;
  });
  const [first] = currencies;
  return typeof first === 'string' && currencies.every((one) => one === first) ? first : undefined;
}
