import type { DayWords } from './day-words';

/** The words of a language that put a day without its year or week ahead of today or behind it. */
export interface SideWords {
  /** Right before the day. */
  next: RegExp;
  last: RegExp;
  /** Anywhere in the request. */
  ahead: RegExp;
  behind: RegExp;
  /** What leads a reason; global. */
  because: RegExp;
}

/** On which side of today the words around a day put it; `undefined` where they say neither, or both. */
export function sideOfToday({ next, last, ahead, behind, because }: SideWords): DayWords['directionOf'] {
  return (text, at) => {
    const before = text.slice(0, at);
    if (next.test(before)) return 'ahead';
    if (last.test(before)) return 'behind';
    const told = withoutReasons(text, at, because);
    const [isAhead, isBehind] = [ahead.test(told), behind.test(told)];
    return isAhead === isBehind ? undefined : isAhead ? 'ahead' : 'behind';
  };
}

/** "… on 3 March because my flight was cancelled": what happened, up to a comma or the end, is no day's side, but of the day within it. */
export function withoutReasons(text: string, at: number, because: RegExp): string {
  const reason = new RegExp(`${because.source}[^,;]*`, because.flags);
  return text.replace(reason, (told: string, ...groups) => {
    const start = groups.find((one) => typeof one === 'number') ?? 0;
    return start <= at && at < start + told.length ? told : ' '.repeat(told.length);
  });
}
