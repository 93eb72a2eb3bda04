import type { ParsedComponents } from 'chrono-node';

/** The ISO date of a day that the parser read. */
export function isoDay(components: ParsedComponents): string {
  const [year, month, day] = [components.get('year'), components.get('month'), components.get('day')];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
