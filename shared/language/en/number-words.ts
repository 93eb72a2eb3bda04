/** Cardinals in words, as people write them in a request: `twenty-five`, `two hundred and five`, `three thousand`. */

const UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const SCALES: Record<string, number> = { hundred: 100, thousand: 1_000, million: 1_000_000 };

const ANY = [...Object.keys(UNITS), ...Object.keys(TENS), ...Object.keys(SCALES)].join('|');

/** Source of a pattern that finds a cardinal in words; `numberInWords` decides whether it is one. */
export const NUMBER_WORDS = `(?:${ANY})(?:(?:\\s+and\\s+|\\s+|-)(?:${ANY}))*`;

/** The number that the words say; `undefined` where they are no single cardinal (`two three`, `five twenty`). */
export function numberInWords(words: string): number | undefined {
  const parts = words
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((part) => part !== '');
  let total = 0;
  let group = 0;
  // What may still follow within the group: after a unit nothing, after a ten a unit below ten.
  let room = Infinity;
  for (const [index, part] of parts.entries()) {
    if (part === 'and') {
      if (index === 0 || index === parts.length - 1 || group === 0) return undefined;
      continue;
    }
    const unit = UNITS[part];
    const ten = TENS[part];
    const scale = SCALES[part];
    if (unit !== undefined) {
      if (room <= unit || (room === 10 && unit === 0)) return undefined;
      group += unit;
      room = 0;
    } else if (ten !== undefined) {
      if (room < 100) return undefined;
      group += ten;
      room = 10;
    } else if (scale === 100) {
      // "fifteen hundred"
      const isTeens = group > 10 && group < 100 && group % 10 !== 0;
      if (group === 0 || (group > 9 && !isTeens)) return undefined;
      group *= 100;
      room = 100;
    } else if (scale !== undefined) {
      if (group === 0) return undefined;
      total += group * scale;
      group = 0;
      room = Infinity;
    } else {
      return undefined;
    }
  }
  return parts.length === 0 ? undefined : total + group;
}
