/** Scripts that write no spaces: what is a word in them, no neighbour tells. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const WORD = new RegExp(String.raw`[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]`, 'v');
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

/**
 * Finds a wanted text in values: as whole words, in upper or lower case, in texts, numbers and the keys of data. Names of fields are
 * no values: a key in camel case that starts small is taken for one.
 */
export function saysText(wanted: string): (fact: unknown) => boolean {
  const said = wordsOf(wanted);
  const says = (fact: unknown): boolean => {
    if (typeof fact === 'string') return said.test(fact);
    if (typeof fact === 'number') return String(fact) === wanted;
    if (fact === null || typeof fact !== 'object') return false;
    if (Array.isArray(fact)) return fact.some(says);
    return Object.entries(fact).some(([key, item]) => (!FIELD.test(key) && said.test(key)) || says(item));
  };
  return says;
}

const FIELD = /^[a-z][A-Za-z]*$/;

function wordsOf(wanted: string): RegExp {
  const letters = [...wanted];
  const before = WORD.test(letters[0] ?? '') ? `(?<!${WORD.source})` : '';
  const after = WORD.test(letters.at(-1) ?? '') ? `(?!${WORD.source})` : '';
  return new RegExp(`${before}${wanted.replace(SPECIAL, '\\$&')}${after}`, 'iv');
}
