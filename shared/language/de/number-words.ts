import type { NumberWords } from '../amounts';

const UNITS: Record<string, number> = {
  null: 0,
  eins: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const TENS: Record<string, number> = {
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};
const ones = ['ein', ...Object.keys(UNITS).slice(2, 10)].join('|');
const below = `(?:(?:(?:${ones})und)?(?:${Object.keys(TENS).join('|')})|${Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** Cardinals up to 999, as they are written in one word: `dreiundzwanzig`, `zweihundert`. */
export const NUMBERS: NumberWords = {
  pattern: `(?:(?:(?:${ones})?hundert(?:${below})?)|${below})`,
  read: (words) => {
    const match = new RegExp(
      `^(?:(${ones})?(hundert))?(?:(?:(${ones})und)?(${Object.keys(TENS).join('|')})|(${Object.keys(UNITS)
        .sort((a, b) => b.length - a.length)
        .join('|')}))?$`,
      'i'
    ).exec(words.trim().toLowerCase());
    if (!match?.[0]) return undefined;
    const [, hundreds, hundred, one, ten, unit] = match;
    const value = (said: string | undefined): number =>
      said === undefined ? 0 : said === 'ein' ? 1 : (UNITS[said] ?? TENS[said] ?? 0);
    return (
      (hundred === undefined ? 0 : (hundreds === undefined ? 1 : value(hundreds)) * 100) +
      value(one) +
      value(ten) +
      value(unit)
    );
  },
};
