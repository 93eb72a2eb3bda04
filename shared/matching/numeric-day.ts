import { isDay } from '../language/tokens';
import type { Slot } from '../protocol/plan';
import { isAmbiguousDate, orderOf, withMonthInWords } from '../values/numeric-dates';
import type { AlignContext } from './align-context';
import type { Filling } from './filling';
import { takesAsSaid } from './takes-as-said';

/**
 * "02/04/2025" for a tool that takes days as they are said, of which nobody knows how it reads such a one. Where it was given "25/03/2025" before it
 * reads the day first; else the day is written with its month in words, in the order that the query's locale or language says ("2 April 2025").
 * Where neither says the order, or they differ, the value is a doubt.
 */
export function settleNumericDay(
  slot: Slot,
  filling: Filling,
  { customs, options, language }: Pick<AlignContext, 'customs' | 'options' | 'language'>
): Filling {
  const { from, doubt, hole } = filling;
  if (doubt !== undefined || !isDay(hole) || slot.format !== 'as said') return filling;
  if (!isAmbiguousDate(from) || takesAsSaid(slot, isAmbiguousDate)) return filling;
  const given = slot.examples.flatMap((example) => (typeof example === 'string' ? (orderOf(example) ?? []) : []));
  const said = customs.find((one) => one === 'day-first' || one === 'month-first');
  const orders = new Set([...given, ...(said === undefined ? [] : [said])]);
  const [order] = orders;
  if (order !== undefined && orders.size === 1) {
    if (given.length > 0) return filling;
    const value = withMonthInWords(from, order, options.locale ?? language.code);
    if (value !== undefined) return { ...filling, value };
  }
  return { ...filling, doubt: `"${from}" can be read with the day or the month first` };
}
