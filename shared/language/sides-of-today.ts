import type { DayWords } from './day-words';

/** The words of a language that put a day without its year or week ahead of today or behind it. */
export interface SideWords {
  /** Right before the day. */
  next: RegExp;
  last: RegExp;
  /** Anywhere in the request. */
  ahead: RegExp;
  behind: RegExp;
  /** A reason, from what leads it to a comma or the end; global. */
  reason: RegExp;
}

/** On which side of today the words around a day put it; `undefined` where they say neither, or both. */
export function sideOfToday({ next, last, ahead, behind, reason }: SideWords): DayWords['directionOf'] {
  return (text, at) => {
    const before = text.slice(0, at);
    if (next.test(before)) return 'ahead';
    if (last.test(before)) return 'behind';
    const told = withoutReasons(text, at, reason);
    const [isAhead, isBehind] = [ahead.test(told), behind.test(told)];
    return isAhead === isBehind ? undefined : isAhead ? 'ahead' : 'behind';
  };
}

/** "… on 3 March because my flight was cancelled": what happened is no day's side, but of the day within it. */
export function withoutReasons(text: string, at: number, reason: RegExp): string {
  return text.replace(reason, (told: string, start: number) =>
    start <= at && at < start + told.length ? told : ' '.repeat(told.length)
  );
}
