import type { Language } from './language';
import { perLanguage } from './per-language';

/** Kinds that have more members than can be listed: a word that is on no list may belong to them. */
const OPEN_KINDS = new Set(['place', 'device', 'food', 'clothing', 'furniture', 'metric', 'server', 'scene']);

const indexOf = perLanguage(({ words }) => indexed(words.kinds));

/** The kinds that a word or phrase may be of; empty for most of them. */
export function thingClasses(language: Language, phrase: string): readonly string[] {
  const [first = '', ...rest] = phrase
    .trim()
    .toLowerCase()
    .split(/[_\s]+/);
  const named = language.words.articles.has(first) && rest.length > 0 ? rest : [first, ...rest];
  return indexOf(language).get(named.join(' ')) ?? [];
}

/** May a phrase that is on no list be of one of these kinds. */
export function isOpenKind(kinds: readonly string[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => OPEN_KINDS.has(kind));
}

function indexed(kinds: Readonly<Record<string, string>>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [kind, list] of Object.entries(kinds)) {
    for (const phrase of list.split(',').map((one) => one.trim())) {
      for (const form of new Set([phrase, phrase.replace(/-/g, ' ')]))
        index.set(form, [...(index.get(form) ?? []), kind]);
    }
  }
  return index;
}
