import { frozen } from '../../shared/protocol/frozen';
import type { Json } from '../../shared/protocol/json';
import { readJson } from './stored-record';

/** Characters of one text, and of all of them, that are kept as they were parsed: some thousand records. */
const LONGEST = 256 * 1024;
const MOST_CHARACTERS = 4 * 1024 * 1024;

const kept = new Map<string, Json>();
let characters = 0;

/**
 * What the text of a stored body says, frozen, and the same value for the same text: a run reads hundreds of records that the run before
 * it has read. By the text itself, so that a kept value can be no other than the stored one. `undefined` where it is damaged.
 */
export function readBody(text: unknown): Json | undefined {
  if (typeof text !== 'string') return undefined;
  const known = kept.get(text);
  const body = known ?? frozen(readJson(text));
  if (body === undefined || text.length > LONGEST) return body;
  // A map is in the order in which its keys were set: what was used last goes last.
  kept.delete(text);
  kept.set(text, body);
  if (known !== undefined) return body;
  characters += text.length;
  for (const oldest of kept.keys()) {
    if (characters <= MOST_CHARACTERS) break;
    kept.delete(oldest);
    characters -= oldest.length;
  }
  return body;
}
