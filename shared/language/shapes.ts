import type { Language } from './language';
import { perLanguage } from './per-language';
import { turningKind } from './turning';
import { wholeOf } from '../values/found-value';

/**
 * Kinds of unmarked text that are told by their looks alone. A slot whose earlier values all have one of these looks takes a
 * text of the query that has the same one, and no ordinary word.
 */
type Look =
  'code' | 'grouped code' | 'address' | 'size' | 'month' | 'money' | 'span' | 'range' | 'rate' | `measure ${string}`;

const UNITS: Record<string, string> = {
  data: 'b kb mb gb tb pb kib mib gib tib byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes',
  rate: 'kbps mbps gbps kbit/s mbit/s gbit/s',
  share: '% percent pct',
  mass: 'g kg mg µg mcg t lb lbs oz gram grams kilo kilos kilogram kilograms ton tons tonne tonnes pound pounds ounce ounces',
  length:
    'mm cm m km mi ft in inch inches yd metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet',
  area: 'm² m2 sqm sqft ha hectare hectares acre acres',
  volume: 'ml cl dl l litre litres liter liters gallon gallons pint pints m³ m3',
  span: 'ms millisecond milliseconds',
  power: 'w kw mw watt watts kilowatt kilowatts kva hp',
  energy: 'wh kwh mwh',
  voltage: 'v volt volts',
  current: 'ma amp amps ampere amperes',
  frequency: 'hz khz mhz ghz',
  heat: '° °c °f degrees celsius fahrenheit k',
  speed: 'km/h kmh mph kph',
  pressure: 'bar psi hpa mbar',
  grammage: 'gsm g/m²',
  dose: 'iu units tablets pills drops puffs',
  resolution: 'px dpi mp',
  fineness: 'carat carats ct',
  gauge: 'gauge gauges denier ply micron microns grit',
};

const DIMENSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([dimension, units]) =>
    units.split(' ').map((unit): [string, string] => [unit, dimension])
  )
);

/** A unit that is written out and said of one: "litre", "inch". */
export function isUnitOfOne(word: string): boolean {
  return (
    DIMENSIONS.has(word) &&
    word.length > 2 &&
    ([`${word}s`, `${word}es`].some((one) => DIMENSIONS.has(one)) || word === 'foot')
  );
}

/** Does the text go on with a unit: " kW", ".4kW", " %". */
export function opensWithUnit(text: string): boolean {
  const unit = /^(?:[.,]\d+)?\s?(%|°|\p{L}[\p{L}/²³23]*)/u.exec(text)?.[1]?.toLowerCase();
  return unit !== undefined && unit !== 'am' && DIMENSIONS.has(unit);
}

const WORD = "\\p{Lu}[\\p{L}'’.]*(?:-\\p{L}+)*";
const JOINT = '(?:de|du|des|da|di|del|della|la|le|les|el|los|van|von|der|den|dem|am|an|zur|zum|the|of)';
const STREET = `${WORD}(?:\\s+(?:${WORD}|${JOINT})){0,4}`;
const HOUSE = '\\d{1,5}(?:\\s?[a-zA-Z])?(?:[-/]\\d{1,4}[a-zA-Z]?)?';
const ADDRESS = new RegExp(`^(?:${HOUSE},?\\s+${STREET}|${STREET},?\\s+${HOUSE})$`, 'u');
const GROUPED = /^(?=.*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*(?:\s[A-Z0-9]+(?:-[A-Z0-9]+)*){1,8}$/;
const MEASURE = /^([+-]?\d+(?:[.,]\d+)*|(?:\d{1,2}\s)?\d\/\d{1,2})\s?(\p{L}[\p{L}/²³23]*|%|°[CF]?)$/u;
/** "5 per cent" has its unit in two words. */
const PER_CENT = /per\s+cent$/i;
const LENGTH = '(?:\\s?(?:mm|cm|m|ft|feet|foot|in|inch(?:es)?|metres?|meters?|px|["″\'′]))?';
const SIDE = `\\d{1,5}(?:[.,]\\d{1,3})?${LENGTH}`;
/** "6x4", "30 by 40", "40 x 40 cm", "2 m x 1 m x 50 cm". */
const SIZE = new RegExp(`^${SIDE}(?:\\s?[x×]\\s?${SIDE}|\\s+by\\s+${SIDE}){1,2}$`, 'i');
/** No "2 x 40 cm", which may be two of them. */
const TWO_LENGTHS = new RegExp(`^\\d{2,4}${LENGTH}\\s?(?:[x×]|by)\\s?\\d{2,4}${LENGTH}$`, 'i');
const PAPER = /^[ABC]\d$/;
/** What may stand before the house: "Flat 3, 9 Kirkgate", "Tower B, 12 Dock Road". */
const WITHIN_HOUSE = /^\p{Lu}\p{Ll}+\s(?:\d{1,4}\p{Ll}?|\p{Lu}),\s(?=\d)/u;

const monthsOf = perLanguage(({ words: { months } }) => ({
  monthFirst: new RegExp(`^(?:\\d+\\s+)?(?:${months})\\b`, 'i'),
  monthAlone: new RegExp(
    `^(?:(?:${months})(?:\\.?,?\\s+\\d{4})?|\\d{4}-(?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/\\d{4})$`,
    'i'
  ),
}));

/** Looks of a text; none for ordinary words. */
export function looksOf(language: Language, text: string): Look[] {
  const { monthFirst, monthAlone } = monthsOf(language);
  const { noStreet } = language.words;
  const trimmed = text.trim();
  const looks: Look[] = [];
  if (isCode(trimmed)) looks.push('code');
  if (GROUPED.test(trimmed) && !hasTurn(language, trimmed)) looks.push('grouped code');
  const house = trimmed.replace(WITHIN_HOUSE, '');
  const isAddress = ADDRESS.test(house) && !goesOn(language, house);
  if (isAddress && ![trimmed, house].some((one) => noStreet.test(one) || monthFirst.test(one))) looks.push('address');
  if (monthAlone.test(trimmed)) looks.push('month');
  if (SIZE.test(trimmed) || PAPER.test(trimmed)) looks.push('size');
  if (NUMBERS.test(trimmed)) looks.push('range');
  if (isRate(language, trimmed)) looks.push('rate');
  looks.push(...amountsOf(language, trimmed));
  const unit = unitOf(language, trimmed);
  const dimension = unit === undefined ? undefined : DIMENSIONS.get(unit);
  if (dimension !== undefined) looks.push(`measure ${dimension}`);
  return looks;
}

/** "NOT RX65 UTC", "ALL BUT RX65": a word in capitals that turns the request is no group of a code. */
function hasTurn(language: Language, text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return words.some((word) => turningKind(language, word) !== undefined || language.words.determiners.has(word));
}

/** A number with its unit, and nothing else. */
export function isMeasure(text: string): boolean {
  const unit = MEASURE.exec(text.trim())?.[2]?.toLowerCase();
  return unit !== undefined && DIMENSIONS.has(unit);
}

/** Two or three sides: "40x40". */
export function isSize(text: string): boolean {
  return SIZE.test(text.trim());
}

/** "9 Hill Road Friday", "9 Hill Road ASAP": the day, or a word that turns the request, is no part of the street; "5 Orchard Close" is one. */
function goesOn({ words }: Language, address: string): boolean {
  const last = address.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (words.phrases?.streets.has(last)) return false;
  return words.calendar?.has(last) === true || turningKind({ words }, last) !== undefined;
}

/** "£200-300", "10-12 weeks", "between £5 and £10": from one amount to another. */
const RANGE = /^(?:between\s+)?(\D{0,4}?)\d[\d.,]*k?\s?(?:[-–—/]|to|or|and)\s?(\D{0,4}?)(\d[\d.,]*k?)(\s?\D{0,15})$/iu;

/** "4 to 9", "20–26": the first and the last of several that are numbered. */
const NUMBERS = /^\d{1,4}(?:\s?[-–—]\s?|\sto\s)\d{1,4}$/;

/** "£35 per hour", "45 pounds an hour", "£42/hr" */
function isRate({ findMoney, worded }: Language, text: string): boolean {
  const [money] = findMoney(text);
  return money?.start === 0 && worded?.per.test(text.slice(money.end)) === true;
}

/** Is it an amount of money or a length of time, or a range of such. */
function amountsOf({ findMoney, findDurations, worded }: Language, text: string): Look[] {
  const [, sign = '', own = '', last = '', unit = ''] = RANGE.exec(text) ?? [];
  const one = last === '' ? text : `${own.trim() === '' ? sign : own}${last}${unit}`.trim();
  const isWhole = (find: typeof findMoney): boolean => wholeOf(one, find(one)) !== undefined;
  if (isWhole(findMoney) || worded?.money.test(text)) return ['money'];
  return isWhole(findDurations) || (worded?.duration.test(text) ?? false) ? ['span'] : [];
}

/** "6ft 2in", "5'10", "4 foot 6" */
const FEET = /^\d{1,2}(?:\s?(?:ft|foot|feet)\s?|['′’]\s?)\d{1,2}(?:\s?(?:in|inch|inches)|["″”])?$/i;

function unitOf({ words, findNumbers }: Language, text: string): string | undefined {
  if (FEET.test(text)) return 'ft';
  const unit = MEASURE.exec(text.replace(PER_CENT, '%'))?.[2]?.toLowerCase();
  if (unit !== undefined) return unit;
  // "half a kilo", "two kilos", "2 and a half kilos"
  const [said, counted = ''] = /^([\p{L}\d][\p{L}\d -]*)\s(?=\p{L}+$)/u.exec(text) ?? [];
  if (said === undefined) return undefined;
  const [number] = findNumbers(counted);
  const rest = counted.slice(number?.end);
  const isCount = number?.start === 0 && (rest === '' || words.andHalf?.test(rest) === true);
  return isCount || words.halfOf?.test(counted) ? text.slice(said.length).toLowerCase() : undefined;
}

/** "5 per cent" as "5%" where each earlier value had that sign; else the text itself. */
export function writtenAsBefore(examples: readonly string[], text: string): string {
  const signed = /^[+-]?\d+(?:[.,]\d+)*%$/;
  const share = /^([+-]?\d+(?:[.,]\d+)*)\s?(?:%|per\s?cent|pct)$/i.exec(text.trim())?.[1];
  return share !== undefined && examples.every((one) => signed.test(one)) ? `${share}%` : text;
}

/** Do all of these earlier values share a look with the text, or one of them the dimension of a measure, or two sides. Without earlier values nothing is known. */
export function looksLike(language: Language, examples: readonly string[], text: string): boolean {
  const looks = looksOf(language, text);
  const isOf = (look: Look) => (example: string) => looksOf(language, example).includes(look);
  return looks.some((look) =>
    // "42.2 km" where "10 km" and "the half marathon" stood, "30 by 40" where "A4" did
    look.startsWith('measure ') || look === 'size' || look === 'rate'
      ? examples.some(isOf(look)) || (TWO_LENGTHS.test(text.trim()) && examples.some(isOf('measure length')))
      : examples.length > 0 && examples.every(isOf(look))
  );
}

/** "5+", "6c+": a sign behind what is graded. */
const GRADED = /^\p{Lu}?\d{1,2}\p{Ll}?\+$/u;

/** One token that no dictionary has: a digit or an inner hyphen, slash, dot, colon or underscore in it. */
export function isCode(text: string): boolean {
  if (GRADED.test(text)) return true;
  if (!/^[\p{L}\p{N}@][\p{L}\p{N}_./:@#+-]*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u.test(text) || /^\d+(?:[.,]\d+)*$/.test(text))
    return false;
  if (/^\d+(?:st|nd|rd|th|am|pm|%)$/i.test(text)) return false;
  const unit = /^\d+(\p{L}{2,}|\p{Ll})$/u.exec(text)?.[1]?.toLowerCase();
  if (unit !== undefined && DIMENSIONS.has(unit)) return false;
  return /\d|[_./:@#]|\p{L}-\p{L}|\p{Ll}\p{Lu}/u.test(text);
}
