import { z } from 'zod';
import type { JsonObject, JsonSchema } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import { isPlain } from '../../shared/protocol/text';

/**
 * What the model may write. The shapes are flat and every value is a text: constrained decoding admits no free-form
 * objects (only such whose members are named in the schema), a grammar with unions is what small models get wrong, and a text is turned into the type that the tool's own
 * schema asks for (`decode-value.ts`). Empty optional texts count as absent, since some decoders fill every field.
 */

const MAXIMUM_TEXT = 20_000;

const BOUNDS = ['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems'];

const text = lenientText().pipe(z.string().max(MAXIMUM_TEXT));
const name = z.string().min(1).max(200);
const optionalText = z.preprocess(absentIfEmpty, text.optional());

const node = z.object({
  id: name,
  tool: name,
  args: z
    .array(
      z.object({ name, from: z.enum(['slot', 'constant', 'context', 'output', 'expression', 'written']), value: text })
    )
    .max(100),
  after: z.preprocess(absentIfEmpty, z.array(name).max(LIMITS.planNodes).optional()),
  when: optionalText,
  forEach: optionalText,
  onError: z.preprocess(absentIfEmpty, z.enum(['fail', 'continue']).optional()),
});

const earlier = z
  .array(z.object({ call: name, decision: z.enum(['keep', 'replace', 'again']) }))
  .max(500)
  .optional();

/** A round of tier C. The slots come first: what the query gives is what the rest is planned with. */
export const planOutputSchema = z.object({
  slots: z.preprocess(
    absentIfEmpty,
    z
      .array(z.object({ name, said: text, value: text }))
      .max(200)
      .optional()
  ),
  values: z.preprocess(
    absentIfEmpty,
    z
      .array(z.object({ name, expression: text }))
      .max(50)
      .optional()
  ),
  nodes: z.array(node).max(10_000),
  answer: z.preprocess(absentIfEmpty, z.object({ kind: z.enum(['text', 'written']), text }).optional()),
  more: z.boolean().optional(),
  ask: optionalText,
  earlier,
});

/** The confirmation of tier B, with what was open. */
export const rewriteOutputSchema = z.object({
  fits: z.boolean(),
  /** Of a refusal. */
  reason: optionalText,
  slots: z.preprocess(
    pairsOf('name'),
    z
      .array(z.object({ name, value: text }))
      .max(200)
      .optional()
  ),
  written: z.preprocess(
    pairsOf('key'),
    z
      .array(z.object({ key: name, value: text }))
      .max(200)
      .optional()
  ),
  change: z.preprocess(
    pairsOf('part'),
    z
      .array(z.object({ part: name, value: text }))
      .max(100)
      .optional()
  ),
  replace: z
    .array(z.object({ node: name, nodes: z.array(node).max(3) }))
    .max(LIMITS.planNodes)
    .optional(),
  earlier,
});

export const writeOutputSchema = z.object({ items: z.array(z.object({ key: name, value: text })).max(200) });

export type PlanOutput = z.infer<typeof planOutputSchema>;
export type RewriteOutput = z.infer<typeof rewriteOutputSchema>;
export type OutputNode = z.infer<typeof node>;

/** The same shapes as JSON Schema for structured output; the same bytes at every call, so that the server's cache holds. */
export const PLAN_SCHEMA = jsonSchemaOf(planOutputSchema);
export const REWRITE_SCHEMA = jsonSchemaOf(rewriteOutputSchema);
export const WRITE_SCHEMA = jsonSchemaOf(writeOutputSchema);

/** Grammars with very long alternatives are refused by some servers; beyond this the check after the call must do. */
const MOST_NAMED = 100;

/**
 * The plan's shape with the tools by name, so that constrained decoding can write no tool that does not exist: a small model
 * copies the names of the prompt's example otherwise; and without decisions where no earlier call needs one. The same bytes for the
 * same tools.
 */
export function planSchemaFor(tools: readonly string[], earlier: boolean): JsonSchema {
  const schema = structuredClone(PLAN_SCHEMA) as {
    properties: { nodes: { items: { properties: { tool: JsonSchema } } }; earlier?: JsonSchema };
  };
  if (!earlier) delete schema.properties.earlier;
  if (tools.length > 0 && tools.length <= MOST_NAMED) {
    schema.properties.nodes.items.properties.tool = { enum: [...tools].sort() };
  }
  return schema;
}

/** Beyond these a server may refuse optional members; the list of pairs has none. */
const MOST_MEMBERS = 14;

/**
 * The confirmation's shape with only what this template has to fill: its slots and open texts by name, and no nodes where none
 * may be replaced. A list of pairs lets a small model fill what nobody asked for, or one slot for ever; named members do not, and
 * are shorter. Where it fits, `needed` slots and all open texts must be given: a small model corrects any other slot first. The
 * same bytes for the same template in the same state.
 */
export function rewriteSchemaFor(open: {
  slots: readonly string[];
  needed: readonly string[];
  written: readonly string[];
  /** Parts that may be changed. */
  parts: readonly string[];
  variable: readonly string[];
  earlier: boolean;
}): JsonSchema {
  const schema = structuredClone(REWRITE_SCHEMA) as { properties: Record<string, JsonSchema | undefined> };
  const asked = open.slots.length + open.written.length;
  const members = (
    property: string,
    names: readonly string[],
    required: readonly string[],
    few = asked <= MOST_MEMBERS
  ): void => {
    const properties = Object.fromEntries(
      [...new Set([...required, ...names])].map((one) => [one, { type: 'string' }])
    );
    if (names.length === 0) delete schema.properties[property];
    else if (few)
      schema.properties[property] = {
        type: 'object',
        properties,
        required: [...required],
        additionalProperties: false,
      };
  };
  members('slots', open.slots, open.needed);
  members('written', open.written, open.written);
  members('change', open.parts, [], asked + open.parts.length <= MOST_MEMBERS);
  const replace = schema.properties.replace as { items: { properties: Record<string, JsonSchema> } };
  if (open.variable.length === 0) delete schema.properties.replace;
  else if (open.variable.length <= MOST_NAMED) replace.items.properties.node = { enum: [...open.variable] };
  if (!open.earlier) delete schema.properties.earlier;
  return schema as JsonSchema;
}

/** The members of a confirmation that this schema asks for as lists of pairs. */
export function listedIn(schema: JsonSchema): ReadonlySet<string> {
  const members = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  return new Set(members.flatMap(([name, { type }]) => (type === 'array' ? [name] : [])));
}

/** Models write numbers, booleans and lists where a text is asked for; their JSON is what was meant. */
function lenientText(): z.ZodType<string> {
  return z.preprocess(
    (value) => (typeof value === 'string' || value === undefined || value === null ? value : JSON.stringify(value)),
    z.string()
  );
}

/** `{"order":"7"}` as the list of pairs that it stands for. */
function pairsOf(member: 'name' | 'key' | 'part'): (value: unknown) => unknown {
  return (value) =>
    isPlain(value)
      ? Object.entries(value).map(([named, given]) => ({ [member]: named, value: given }))
      : absentIfEmpty(value);
}

function absentIfEmpty(value: unknown): unknown {
  const empty = value === '' || value === null || (Array.isArray(value) && value.length === 0);
  return empty ? undefined : value;
}

/**
 * Bounds are left out: constrained decoding knows none of them, and an SDK would move them into descriptions that cost
 * tokens. They are checked by zod when the output is read.
 */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return withoutBounds(z.toJSONSchema(schema) as JsonObject);
}

function withoutBounds(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).flatMap(([key, value]): [string, JsonObject[string]][] => {
    if (BOUNDS.includes(key)) return [];
    // Beside `enum` a type says nothing, and constrained decoding of some servers refuses the pair.
    if (key === 'type' && 'enum' in schema) return [];
    if (Array.isArray(value) || value === null || typeof value !== 'object') return [[key, value]];
    return [[key, withoutBounds(value)]];
  });
  return Object.fromEntries(entries);
}
