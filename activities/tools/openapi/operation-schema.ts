import type { Json, JsonObject, JsonSchema } from '../../../shared/protocol/json';
import { isObject } from '../../../shared/values/schema-variants';
import type { Operation } from './operations';

const COMPONENT = '#/components/schemas/';

/** The input of an operation as one closed object schema that holds what it refers to. */
export function inputSchemaOf({ arguments: given, components }: Operation): JsonSchema {
  return selfContained(
    {
      type: 'object',
      properties: Object.fromEntries(given.map(({ name, schema }) => [name, schema])),
      required: given.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
    components
  );
}

/** A schema of the document as one that stands alone: references lead into its own `$defs`, and only what it needs is in them. */
export function selfContained(schema: JsonSchema, components: JsonObject): JsonSchema {
  const needed = new Map<string, Json>();
  const inlined = rewritten(schema, components, needed) as JsonSchema;
  return needed.size === 0 ? inlined : { ...inlined, $defs: Object.fromEntries(needed) };
}

function rewritten(schema: Json, components: JsonObject, needed: Map<string, Json>): Json {
  if (Array.isArray(schema)) return schema.map((one) => rewritten(one, components, needed));
  if (!isObject(schema)) return schema;
  const { $ref } = schema;
  if (typeof $ref === 'string' && $ref.startsWith(COMPONENT)) {
    const name = decodeURIComponent($ref.slice(COMPONENT.length));
    if (!needed.has(name)) {
      // Set before its own references are followed: a schema may refer to itself.
      needed.set(name, {});
      needed.set(name, rewritten(components[name] ?? {}, components, needed));
    }
    return { $ref: `#/$defs/${name}` };
  }
  return nullable(
    Object.fromEntries(Object.entries(schema).map(([key, member]) => [key, rewritten(member, components, needed)]))
  );
}

/** Says nothing of the value that a tool could check. */
const IGNORED = ['xml', 'externalDocs', 'discriminator', 'example', 'readOnly', 'writeOnly', 'nullable'];

/** What OpenAPI 3.0 says in words of its own; 3.1 is JSON Schema. */
function nullable(schema: JsonObject): JsonObject {
  const plain = Object.fromEntries(Object.entries(schema).filter(([key]) => !IGNORED.includes(key)));
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const flag = plain[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete plain[exclusive];
    if (!flag || plain[bound] === undefined) continue;
    plain[exclusive] = plain[bound];
    delete plain[bound];
  }
  return schema.nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}
