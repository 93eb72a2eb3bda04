import type { Json, JsonObject, JsonSchema } from '../protocol/json';

/** The JSON types of a schema document. */
export type JsonType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

/** A schema within the document that its references point into. */
export interface PlacedSchema {
  schema: JsonObject;
  root: JsonSchema;
}

/** Deeper nesting of references and unions than any tool has; stops a schema that refers to itself. */
const MAX_DEPTH = 16;

/**
 * The alternatives of a schema: references followed, `anyOf` and `oneOf` opened, `allOf` merged. An empty list admits
 * nothing; `{}` among them admits anything.
 */
export function variantsOf(placed: PlacedSchema | boolean, depth = 0): PlacedSchema[] {
  if (placed === true) return [{ schema: {}, root: {} }];
  if (placed === false) return [];
  const { schema, root } = placed;
  if (depth > MAX_DEPTH) return [{ schema: {}, root }];
  if (typeof schema.$ref === 'string') {
    const { $ref, ...rest } = schema;
    const target = refersTo($ref, root);
    if (target === undefined) return [{ schema: rest, root }];
    return variantsOf(target, depth + 1).map((variant) => ({ schema: { ...variant.schema, ...rest }, root }));
  }
  for (const union of ['anyOf', 'oneOf'] as const) {
    if (!Array.isArray(schema[union])) continue;
    const { [union]: members, ...rest } = schema;
    return (members as Json[])
      .flatMap((member) => variantsOf(placedIn(member, root), depth + 1))
      .flatMap((variant) => variantsOf({ schema: merged(rest, variant.schema), root }, depth + 1));
  }
  if (Array.isArray(schema.allOf)) {
    const { allOf, ...rest } = schema;
    return allOf.reduce<PlacedSchema[]>(
      (found, member) =>
        found.flatMap((left) =>
          variantsOf(placedIn(member, root), depth + 1).map((right) => ({
            schema: merged(left.schema, right.schema),
            root,
          }))
        ),
      [{ schema: rest, root }]
    );
  }
  return [{ schema, root }];
}

/** A member of a schema as a placed schema, or the boolean that it is. */
export function placedIn(member: Json | undefined, root: JsonSchema): PlacedSchema | boolean {
  if (member === undefined || typeof member === 'boolean') return member ?? true;
  return member !== null && typeof member === 'object' && !Array.isArray(member) ? { schema: member, root } : true;
}

/** The types that one variant admits, by `type`, `const` or `enum`; `undefined` is any. */
export function typesOf({ schema }: PlacedSchema): Set<JsonType> | undefined {
  if (typeof schema.type === 'string') return new Set([schema.type as JsonType]);
  if (Array.isArray(schema.type)) return new Set(schema.type as JsonType[]);
  if ('const' in schema) return new Set([typeOf(schema.const)]);
  if (Array.isArray(schema.enum)) return new Set(schema.enum.map(typeOf));
  if (isObject(schema.properties)) return new Set(['object']);
  return undefined;
}

/** The narrowest type of a value: a whole number is an `integer`. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
}

/** The member schemas of a variant's object, by name. */
export function propertiesOf({ schema }: PlacedSchema): JsonObject {
  return isObject(schema.properties) ? schema.properties : {};
}

export function requiredOf({ schema }: PlacedSchema): string[] {
  return Array.isArray(schema.required) ? (schema.required as string[]) : [];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function refersTo(ref: string, root: JsonSchema): PlacedSchema | undefined {
  if (ref === '#') return { schema: root, root };
  if (!ref.startsWith('#/')) return undefined;
  let current: Json | undefined = root;
  for (const step of ref.slice(2).split('/')) {
    const key = decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
    if (!isObject(current) || !Object.prototype.hasOwnProperty.call(current, key)) return undefined;
    current = current[key];
  }
  return isObject(current) ? { schema: current, root } : undefined;
}

function merged(left: JsonObject, right: JsonObject): JsonObject {
  const both: JsonObject = { ...left, ...right };
  if (isObject(left.properties) && isObject(right.properties)) {
    both.properties = { ...left.properties, ...right.properties };
  }
  if (Array.isArray(left.required) && Array.isArray(right.required)) {
    both.required = [...new Set([...left.required, ...right.required])];
  }
  return both;
}

/** The alternatives of one member's schema; `undefined` where no variant has such a member. */
export function memberSchemas(variants: readonly PlacedSchema[], name: string): PlacedSchema[] | undefined {
  const found = variants.flatMap((variant) => {
    const properties = propertiesOf(variant);
    const { root } = variant;
    if (Object.hasOwn(properties, name)) return variantsOf(placedIn(properties[name], root));
    const rest = variant.schema.additionalProperties;
    return rest === true || isObject(rest) ? variantsOf(placedIn(rest, root)) : [];
  });
  return found.length === 0 ? undefined : found;
}
