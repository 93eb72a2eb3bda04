import type { Json, JsonObject, JsonSchema } from '../../shared/protocol/json';
import { isObject, propertiesOf, requiredOf, variantsOf, type PlacedSchema } from '../../shared/values/schema-variants';
import type { ToolDescription } from '../../shared/protocol/tool';
import { cutText } from '../../shared/protocol/text';

const MAXIMUM_DEPTH = 5;
const MAXIMUM_VALUES = 40;
const DESCRIPTION_CHARACTERS = 600;
const SIGNATURE_CHARACTERS = 4_000;

/** What the model has to write needs its description and pattern; what it reads from an output needs name and type. */
type Detail = 'full' | 'brief';

/**
 * A tool in two lines, as a typed signature: half of the tokens of its JSON Schemas, and easier to read for a small model.
 * The same bytes for the same description, so that the prompt's prefix stays cached.
 */
export function toolSignature(tool: ToolDescription): string {
  const output = typeText({ schema: tool.outputSchema, root: tool.outputSchema }, 0, 'brief');
  const signature = `${tool.name}(${argumentsText(tool.inputSchema)}) -> ${output} [${tool.effect}]`;
  return `${cut(signature, SIGNATURE_CHARACTERS)}\n  ${cut(tool.description.replace(/\s+/g, ' ').trim(), DESCRIPTION_CHARACTERS)}`;
}

/** The type of one argument, with its description. */
export function argumentType(tool: ToolDescription, argument: string): string | undefined {
  const found = variantsOf({ schema: tool.inputSchema, root: tool.inputSchema }).flatMap((variant) => {
    const member = propertiesOf(variant)[argument];
    return isObject(member) ? [typeText({ schema: member, root: variant.root }, 0, 'full')] : [];
  });
  return found.length === 0 ? undefined : [...new Set(found)].join(' | ');
}

function argumentsText(schema: JsonSchema): string {
  const variants = variantsOf({ schema, root: schema });
  return variants.map((variant) => membersText(variant, 0, 'full')).join(' | ');
}

function membersText(placed: PlacedSchema, depth: number, detail: Detail): string {
  const required = requiredOf(placed);
  return Object.entries(propertiesOf(placed))
    .map(([name, member]) => {
      const type = isObject(member) ? typeText({ schema: member, root: placed.root }, depth + 1, detail) : 'any';
      return `${name}${required.includes(name) ? '' : '?'}: ${type}`;
    })
    .join(', ');
}

function typeText(placed: PlacedSchema, depth: number, detail: Detail): string {
  if (depth > MAXIMUM_DEPTH) return 'any';
  const text = [...new Set(variantsOf(placed).map((variant) => plainText(variant, depth, detail)))].join(' | ');
  const description = detail === 'full' ? placed.schema.description : undefined;
  return typeof description === 'string' && description !== '' ? `${text} /* ${cut(description, 160)} */` : text;
}

function plainText(placed: PlacedSchema, depth: number, detail: Detail): string {
  const { schema, root } = placed;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) {
    const shown = schema.enum.slice(0, MAXIMUM_VALUES).map((value) => JSON.stringify(value));
    return [...shown, ...(schema.enum.length > MAXIMUM_VALUES ? ['…'] : [])].join(' | ');
  }
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => plainText({ schema: { ...schema, type }, root }, depth, detail)).join(' | ');
  }
  switch (schema.type) {
    case 'string':
      return detail === 'full' ? stringText(schema) : 'string';
    case 'number':
    case 'integer':
      return detail === 'full' ? `${schema.type}${rangeText(schema)}` : schema.type;
    case 'array':
      return `[${isObject(schema.items) ? typeText({ schema: schema.items, root }, depth + 1, detail) : 'any'}]`;
    case 'object':
      return `{${[membersText(placed, depth, detail), mapText(placed, depth, detail)].filter(Boolean).join(', ')}}`;
    default:
      return typeof schema.type === 'string' ? schema.type : 'any';
  }
}

/** The members of a map, whose names are data: `[yyyy-MM-dd]: number`. */
function mapText({ schema, root }: PlacedSchema, depth: number, detail: Detail): string {
  const rest = schema.additionalProperties;
  if (!isObject(rest) || Object.keys(rest).length === 0) return '';
  return `[${keyText(schema.propertyNames)}]: ${typeText({ schema: rest, root }, depth + 1, detail)}`;
}

function keyText(names: Json | undefined): string {
  if (!isObject(names)) return 'string';
  if (Array.isArray(names.enum))
    return names.enum
      .slice(0, MAXIMUM_VALUES)
      .map((name) => JSON.stringify(name))
      .join(' | ');
  if (typeof names.description === 'string') return cut(names.description, 60);
  if (names.format === 'date') return 'yyyy-MM-dd';
  return typeof names.format === 'string' ? names.format : 'string';
}

/** A format says it in one word; only without one is the pattern shown. */
function stringText(schema: JsonObject): string {
  if (typeof schema.format === 'string') return `string(${schema.format})`;
  if (typeof schema.pattern === 'string') return `string(/${cut(schema.pattern, 120)}/)`;
  return 'string';
}

function rangeText(schema: JsonObject): string {
  const bounds: [Json | undefined, string][] = [
    [schema.exclusiveMinimum, '>'],
    [schema.minimum, '>='],
    [schema.exclusiveMaximum, '<'],
    [schema.maximum, '<='],
  ];
  // zod prints the range of safe integers for every `int()`, which is no information.
  return bounds
    .flatMap(([bound, sign]) =>
      typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? [` ${sign} ${bound}`] : []
    )
    .join(' and');
}

function cut(text: string, characters: number): string {
  return cutText(text, characters, '…');
}
