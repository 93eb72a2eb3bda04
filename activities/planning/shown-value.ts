import type { Json } from '../../shared/protocol/json';
import { isInline, type ReferencedValue, type Value } from '../../shared/protocol/value';
import { redact } from '../../shared/values/redaction';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import { cutText } from '../../shared/protocol/text';

/** Bytes of a value that is loaded from the artifact store to be digested; of a larger one the prompt shows the preview. */
const LOADED_BYTES = 512 * 1024;

/** How much of a value is kept, from most to least. */
const DEGREES = [
  { text: 2_000, items: 50 },
  { text: 400, items: 20 },
  { text: 160, items: 8 },
  { text: 80, items: 3 },
  { text: 40, items: 1 },
];

/**
 * The value in at most `characters` of JSON: long lists and texts are cut, and say so, before the shape is given up. The
 * model plans with the shape, and reads what is short.
 */
export function digest(value: Json, characters: number): Json {
  for (const degree of [undefined, ...DEGREES]) {
    const shown = degree ? cut(value, degree) : value;
    if (JSON.stringify(shown).length <= characters) return shown;
  }
  return cutText(JSON.stringify(cut(value, DEGREES.at(-1)!)), characters, '…');
}

function cut(value: Json, degree: { text: number; items: number }): Json {
  if (typeof value === 'string') {
    const more = value.length - degree.text;
    return cutText(value, degree.text, `… (${more} more characters)`);
  }
  if (Array.isArray(value)) {
    const items = value.slice(0, degree.items).map((item) => cut(item, degree));
    const more = value.length - items.length;
    return more > 0 ? [...items, `… (${more} more items)`] : items;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, degree)]));
}

/**
 * An output as a prompt may show it: without the fields that its tool calls sensitive, and bounded. `tool` is what made it;
 * where that is not known, give every tool's sensitive fields.
 */
export async function shownOutput(
  value: Value,
  tool: Pick<ToolDescription, 'sensitive'> | undefined,
  characters: number,
  from: { artifacts: ArtifactStore; tenant: string }
): Promise<Json> {
  const sensitive = tool?.sensitive ?? [];
  const json = isInline(value) ? value.inline : await load(value, from);
  // A text where an object was may be the beginning of its JSON, in which no field can be found and hidden.
  if (json === undefined || (sensitive.length > 0 && typeof json === 'string')) {
    if (sensitive.length > 0) return '(not shown: it may hold sensitive fields)';
    return isInline(value) ? '' : `${cutText(value.preview, characters)}… (${value.bytes} bytes)`;
  }
  // The output of a `forEach` node is the list of its calls' outputs.
  const items = Array.isArray(json) ? json.map((item) => redact(item, sensitive)) : json;
  return digest(redact(items, sensitive), characters);
}

async function load(
  value: ReferencedValue,
  { artifacts, tenant }: { artifacts: ArtifactStore; tenant: string }
): Promise<Json | undefined> {
  if (value.bytes > LOADED_BYTES) return undefined;
  try {
    return await artifacts.get(tenant, value.ref);
  } catch {
    // A prompt without one output is worse than none only where planning could not go on; the preview lets it.
    return undefined;
  }
}
