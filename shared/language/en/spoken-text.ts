import type { WordToken } from '../tokens';

/** A clause as it is said, for a model that reads text: its words as they are written, the article before each, commas, and full stops between sentences. */
export function spokenText(said: readonly WordToken[], join: string | undefined): string {
  const text = said.map(({ raw, article, afterComma, sentence, start }, at) => {
    // "I've" is one text and two words.
    if (start === said[at - 1]?.start) return '';
    const gap = at === 0 ? '' : sentence !== said[at - 1]?.sentence ? '. ' : afterComma ? ', ' : ' ';
    return gap + (article === undefined ? raw : `${article} ${raw}`);
  });
  return (join === undefined ? '' : `${join} `) + text.join('');
}
