import type { DayWords } from './day-words';

/** The words of a language that put a day without its year or week ahead of today or behind it. */
export interface SideWords {
  /** Right before the day. */
  next: RegExp;
  last: RegExp;
  /** Anywhere in the request. */
  ahead: RegExp;
  behind: RegExp;
}

/** On which side of today the words around a day put it; `undefined` where they say neither, or both. */
export function sideOfToday({ next, last, ahead, behind }: SideWords): DayWords['directionOf'] {
  return (text, at) => {
    const before = text.slice(0, at);
    if (next.test(before)) return 'ahead';
    if (last.test(before)) return 'behind';
    const [isAhead, isBehind] = [ahead.test(text), behind.test(text)];
    return isAhead === isBehind ? undefined : isAhead ? 'ahead' : 'behind';
  };
}
