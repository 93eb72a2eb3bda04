import type { Custom } from '../protocol/plan';

/**
 * The customs of writing of a locale: its decimal separator, and the order of day and month. English says the order only with its
 * region, since the two largest differ. None without a locale, and for a tag that is none.
 *
 * @param locale BCP 47, such as `de-CH`
 */
export function localeCustoms(locale: string | undefined): Custom[] {
  if (locale === undefined) return [];
  try {
    const { language, region } = new Intl.Locale(locale);
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(12_345.6);
    const of = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
    const customs: Custom[] = [of('decimal') === ',' ? 'decimal-comma' : 'decimal-point'];
    if (/^\s$/.test(of('group') ?? '')) customs.push('spaced-groups');
    if (language === 'en' && region === undefined) return customs;
    const order = new Intl.DateTimeFormat(locale, {
      calendar: 'gregory',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    })
      .formatToParts(new Date(0))
      .map(({ type }) => type);
    const [day, month, year] = [order.indexOf('day'), order.indexOf('month'), order.indexOf('year')];
    // Where the year comes first, day and month alone are told by nothing.
    if (year > day || year > month) customs.push(day < month ? 'day-first' : 'month-first');
    return customs;
  } catch {
    return [];
  }
}
