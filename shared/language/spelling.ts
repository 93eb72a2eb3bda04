import type { Spelled } from './language';

/** The compared word of a written one in a language without contractions: in lower case, or what its spelling is united to. */
export function spellingOf(united: Readonly<Record<string, string>>): (raw: string) => Spelled[] {
  const known = new Map(Object.entries(united));
  return (raw) => {
    const lower = raw.toLowerCase().replace(/’/g, "'");
    return [{ word: known.get(lower) ?? lower, from: 0, to: raw.length }];
  };
}
