import { wordsOfName } from './mask';
import type { LexiconEntry } from './template';

/** Words of a name that its key has: a longer name is found by its first ones, so that a query has few keys. */
const KEY_WORDS = 6;

/** The shortest word that can be a misspelling. */
const SHORTEST_WORD = 3;

const WORD = /[\p{L}\p{N}_]+/gu;

/**
 * What a name is found by: its words in lower case, the first six. Masking finds names between word borders, so a name that a
 * query says has a key that `nameKeysIn` lists. A name without any word has the empty key.
 */
export function nameKey(name: string): string {
  return wordsIn(name).slice(0, KEY_WORDS).join(' ');
}

/** The keys of all names that one of the texts may say: each run of one to six of its words, once, and the empty key. */
export function nameKeysIn(...texts: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const words of texts.map(wordsIn)) {
    keys.add('');
    for (let from = 0; from < words.length; from += 1) {
      let key = '';
      for (const word of words.slice(from, from + KEY_WORDS)) {
        key = key === '' ? word : `${key} ${word}`;
        keys.add(key);
      }
    }
  }
  return [...keys];
}

/** The keys and terms by which the record of a name is found. */
export function foundBy({ lexicon, name }: Pick<LexiconEntry, 'lexicon' | 'name'>): {
  keys: { lexicon: string; name: string };
  terms: string[];
} {
  return { keys: { lexicon, name: nameKey(name) }, terms: nameTerms(name) };
}

/** The terms of a name's record: its words, which a query may have without being misspelt. */
export function nameTerms(name: string): string[] {
  return [...new Set(wordsOfName(name))].filter((word) => word.length >= SHORTEST_WORD);
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
