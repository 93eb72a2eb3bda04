import { english } from './en';
import type { Language, LanguageCode } from './language';

/** The languages that queries are read in; the first one's rules read what is in none, for B and C. */
export const LANGUAGES: readonly [Language, ...Language[]] = [english];

/** The rules of a language. */
export function languageBy(code: LanguageCode | undefined): Language {
  return LANGUAGES.find((language) => language.code === code) ?? LANGUAGES[0];
}
