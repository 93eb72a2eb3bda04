import type { Json } from './json';
import { cutText } from './text';

/** A value in the history: inline up to `LIMITS.inlineBytes`, else held by the artifact store. */
export type Value = InlineValue | ReferencedValue;

export interface InlineValue {
  inline: Json;
}

export interface ReferencedValue {
  /** Key in the artifact store. */
  ref: string;
  /** SHA-256 of the canonical JSON. */
  sha256: string;
  bytes: number;
  /** The first `LIMITS.previewCharacters` characters of the JSON, for people and prompts. */
  preview: string;
}

export function isInline(value: Value): value is InlineValue {
  return 'inline' in value;
}

/** A short text for people: the JSON itself or its preview. */
export function previewOf(value: Value, characters = 400): string {
  const text = isInline(value) ? JSON.stringify(value.inline) : value.preview;
  return cutText(text, characters, '…');
}
