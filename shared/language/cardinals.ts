import type { NumberWords } from './amounts';

/** The cardinals of a language that says thousands, hundreds and what is below a hundred one after another, as single words. */
export interface CardinalWords {
  /** Every cardinal below a hundred, its words divided by single spaces. */
  belowHundred: readonly (readonly [string, number])[];
  /** 100 to 900. */
  hundreds: readonly (readonly [string, number])[];
  thousand: string;
  /** What counts millions: a number with one of them is none that is read. */
  beyond: readonly string[];
}

/** Reads such cardinals up to 999,999. Only what is said as a whole is one: "two three" and "twenty zero" are none. */
export function cardinals({ belowHundred, hundreds, thousand, beyond }: CardinalWords): NumberWords {
  const belowThousand = new Map<string, number>([...belowHundred, ...hundreds]);
  for (const [hundred, value] of hundreds)
    for (const [rest, more] of belowHundred) if (more > 0) belowThousand.set(`${hundred} ${rest}`, value + more);
  const words = [...new Set([...belowThousand.keys()].flatMap((phrase) => phrase.split(' ')))];
  const joins = words.filter((word) => !belowThousand.has(word) && word.length <= 2);
  const all = [...words.filter((word) => !joins.includes(word)), thousand, ...beyond].sort(
    (a, b) => b.length - a.length
  );
  const one = `(?:${all.join('|')})(?!\\p{L})`;
  const joined = joins.length > 0 ? `(?:\\s+(?:${joins.join('|')})\\s+|-(?:${joins.join('|')})-|\\s+|-)` : '(?:\\s+|-)';
  return {
    // Behind digits it counts these: "25 mil".
    pattern: `(?<!\\d[\\s\\u00a0]*)${one}(?:${joined}${one})*`,
    read: (said) => {
      const parts = said
        .trim()
        .toLowerCase()
        .split(/[\s-]+/);
      const at = parts.indexOf(thousand);
      if (at < 0) return belowThousand.get(parts.join(' '));
      const [before, behind] = [parts.slice(0, at).join(' '), parts.slice(at + 1).join(' ')];
      const count = before === '' ? 1 : belowThousand.get(before);
      const rest = behind === '' ? 0 : belowThousand.get(behind);
      if (count === undefined || rest === undefined || count === 0 || (count === 1 && before !== '')) return undefined;
      return behind !== '' && rest === 0 ? undefined : count * 1_000 + rest;
    },
  };
}
