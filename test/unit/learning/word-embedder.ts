import type { Embedder } from '../../../activities/embedder/embedder';
import { termsOf } from '../../../shared/matching/mask';
import { digestOf } from '../../../shared/protocol/json';

const DIMENSIONS = 64;

/** A real, if simple, embedder: hashed words and word pairs as a unit vector. Texts that share words are near. */
export function wordEmbedder(id = 'words/64'): Embedder {
  return {
    id,
    dimensions: DIMENSIONS,
    open: async () => undefined,
    close: async () => undefined,
    embed: async (texts) => texts.map(vectorOf),
  };
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const term of termsOf(text)) {
    const at = parseInt(digestOf(term).slice(0, 8), 16) % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.map((_, at) => (at === 0 ? 1 : 0)) : vector.map((value) => value / length);
}
