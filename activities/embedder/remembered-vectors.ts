import { keepRecent } from '../../shared/values/recently-used';
import type { Embedder } from './embedder';

/** Vectors that are kept; of 384 numbers each, some 6 MB. */
const MOST_TEXTS = 2_000;
/** A longer text hardly comes again. */
const MOST_CHARACTERS = 1_000;

/**
 * An embedder that knows the texts that it saw last: queries of one kind have the same masked text whatever their values are, and a
 * run that is learnt from was routed by the same text just before.
 */
export function rememberedVectors(embedder: Embedder, mostTexts = MOST_TEXTS): Embedder {
  const known = new Map<string, number[]>();
  const keep = (text: string, vector: number[]): void => {
    if (text.length <= MOST_CHARACTERS) keepRecent(known, text, vector, mostTexts);
  };
  return {
    dimensions: embedder.dimensions,
    id: embedder.id,
    open: () => embedder.open(),
    close: () => embedder.close(),
    idleLogOdds: embedder.idleLogOdds?.bind(embedder),
    async embed(texts, options) {
      const found = new Map(texts.flatMap((text) => (known.has(text) ? [[text, known.get(text) as number[]]] : [])));
      const asked = [...new Set(texts)].filter((text) => !found.has(text));
      if (asked.length > 0) {
        const vectors = await embedder.embed(asked, options);
        asked.forEach((text, at) => found.set(text, vectors[at] as number[]));
      }
      for (const [text, vector] of found) keep(text, vector);
      return texts.map((text) => [...(found.get(text) as number[])]);
    },
  };
}
