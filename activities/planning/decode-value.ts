import { dateAs, isKnownFormat } from '../../shared/values/date-format';
import { losesDigits } from '../../shared/values/exact-number';
import type { Json } from '../../shared/protocol/json';
import type { Slot } from '../../shared/protocol/plan';
import { checkAgainst } from '../../shared/values/check-json';
import {
  memberSchemas,
  typeOf,
  typesOf,
  variantsOf,
  type JsonType,
  type PlacedSchema,
} from '../../shared/values/schema-variants';
import type { ToolDescription } from '../../shared/protocol/tool';
import { cutText } from '../../shared/protocol/text';

/** The alternatives of one argument's schema; `undefined` where the tool has no such argument. */
export function argumentSchemas(tool: ToolDescription, argument: string): PlacedSchema[] | undefined {
  const root = tool.inputSchema;
  return memberSchemas(variantsOf({ schema: root, root }), argument);
}

/**
 * Turns a model's text into the type that the schema asks for: the model writes `49.9` for a number and for a text alike,
 * and never has to quote JSON within JSON. A text that no type fits is returned as it is; validation then says so.
 */
export function decodeConstant(text: string, schemas: readonly PlacedSchema[] | undefined): Json {
  const parsed = parseJson(text);
  if (!schemas || parsed === undefined) return text;
  const types = admittedTypes(schemas);
  // Quotes around a whole value are a model's slip: nobody asks for a name with its JSON quotes.
  if (typeof parsed === 'string') return types === undefined || types.has('string') ? parsed : text;
  if (types === undefined) return parsed;
  const type = typeOf(parsed);
  return types.has(type) || (type === 'integer' && types.has('number')) ? parsed : text;
}

/** The same for text that the model writes for a person or a tool: its quotes are its own, and a date is as the tool describes it. */
export function decodeWritten(text: string, schemas: readonly PlacedSchema[] | undefined, timeZone: string): Json {
  const types = schemas && admittedTypes(schemas);
  if (types !== undefined && !types.has('string')) return decodeConstant(text, schemas);
  const format = schemas
    ?.map(({ schema }) => schema.description)
    .find((described) => typeof described === 'string' && isKnownFormat(described));
  return typeof format === 'string' ? (dateAs(text, format, timeZone) ?? text) : text;
}

/** A slot's value, or what is wrong with it in words. */
export function decodeSlot(slot: Slot, text: string, timeZone: string): { value: Json } | { issue: string } {
  const value = decodeConstant(text.trim(), [{ schema: { type: slot.valueType }, root: {} }]);
  const [issue] = checkAgainst([{ schema: { type: slot.valueType }, root: {} }], value);
  if (issue) return { issue: `The slot "${slot.name}": ${issue}.` };
  if (value === '') return { issue: `The slot "${slot.name}" is empty; take its value from the query.` };
  if (typeof value === 'string' && slot.format !== undefined && isKnownFormat(slot.format)) {
    const date = dateAs(value, slot.format, timeZone);
    if (date !== undefined) return { value: date };
    return { issue: `The slot "${slot.name}" must be written as ${slot.format}, and not as "${cutText(value, 100)}".` };
  }
  if (slot.values && typeof value === 'string') {
    const known = slot.values.find((one) => one.toLowerCase() === value.toLowerCase());
    if (known !== undefined) return { value: known };
    return { issue: `The slot "${slot.name}" must be one of ${slot.values.join(', ')}, not "${value}".` };
  }
  return { value };
}

/** Reads `node.path`, also in the spellings of expressions: `nodes.node.path`, `{{node.path}}`. */
export function decodeOutputReference(text: string): { node: string; path: string } | undefined {
  const bare = text
    .trim()
    .replace(/^\{\{\s*|\s*\}\}$/g, '')
    .replace(/^nodes\./, '');
  const match = /^([A-Za-z][A-Za-z0-9_]*)(?:\.(.+)|(\[.+))?$/s.exec(bare);
  return match ? { node: match[1]!, path: match[2] ?? match[3] ?? '' } : undefined;
}

/** Writes a reference as the model reads and writes it. */
export function outputReference(node: string, path: string): string {
  return path === '' || path.startsWith('[') ? `${node}${path}` : `${node}.${path}`;
}

/** The types that the alternatives admit; `undefined` is any. */
export function admittedTypes(schemas: readonly PlacedSchema[]): Set<JsonType> | undefined {
  const types = new Set<JsonType>();
  for (const schema of schemas) {
    const own = typesOf(schema);
    if (own === undefined) return undefined;
    own.forEach((type) => types.add(type));
  }
  return types;
}

/** `undefined` where it is no JSON, and where its numbers have more digits than they would keep: then it stays a text. */
function parseJson(text: string): Json | undefined {
  if (losesDigits(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
