import type { Json, JsonObject, JsonSchema } from '../../shared/protocol/json';
import { isObject } from '../../shared/values/schema-variants';

/** A schema holds something that no grammar can be made of. */
export class UnsupportedSchema extends Error {}

const PRIMITIVES = {
  string: String.raw`"\"" ([^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))* "\""`,
  // As long as JavaScript writes a number, and no longer: a small model may otherwise write digits until its tokens end.
  number: '"-"? ("0" | [1-9] [0-9]{0,20}) ("." [0-9]{1,24})? ([eE] [-+]? [0-9]{1,3})?',
  integer: '"-"? ("0" | [1-9] [0-9]{0,20})',
  boolean: '"true" | "false"',
  null: '"null"',
  value: 'string | number | boolean | null | object | array',
  object: '"{" (string ":" value ("," string ":" value)*)? "}"',
  array: '"[" (value ("," value)*)? "]"',
} as const;
type Primitive = keyof typeof PRIMITIVES;

const USES: Partial<Record<Primitive, Primitive[]>> = {
  value: ['string', 'number', 'boolean', 'null', 'object', 'array'],
  object: ['string', 'value'],
  array: ['value'],
};

/**
 * A GBNF grammar that admits exactly the compact JSON texts of a schema, in the order of its properties, so that a small
 * model spends no token on spaces and cannot leave the shape. Optional properties may be left out, others than the named
 * ones are admitted only where `additionalProperties` says so. Bounds and patterns are not expressed: whoever asked checks
 * those.
 *
 * Reads `type`, `properties`, `required`, `additionalProperties`, `items`, `minItems` (as "not empty"), `enum`, `const`,
 * `anyOf`, `oneOf`, and `$ref` into the schema itself.
 *
 * @throws UnsupportedSchema for what restricts the shape in other ways.
 */
export function grammarOf(schema: JsonSchema): string {
  const rules = new Map<string, string>();
  const names = new Map<string, string>();
  const references = new Map<string, string>();

  const define = (body: string): string => {
    const name = names.get(body) ?? `r${names.size}`;
    names.set(body, name);
    rules.set(name, body);
    return name;
  };
  const primitive = (name: Primitive): string => {
    if (!rules.has(name)) {
      rules.set(name, PRIMITIVES[name]);
      USES[name]?.forEach(primitive);
    }
    return name;
  };

  const ruleOf = (part: Json | undefined): string => {
    if (part === undefined || part === true) return primitive('value');
    if (!isObject(part)) throw new UnsupportedSchema(`${JSON.stringify(part)} is no schema that a value can meet`);
    if (typeof part.$ref === 'string') return reference(part.$ref);
    if ('allOf' in part || 'not' in part) throw new UnsupportedSchema('allOf and not have no grammar');
    if ('const' in part) return define(literal(part.const));
    if (Array.isArray(part.enum)) return define(part.enum.map(literal).join(' | '));
    const variants = part.anyOf ?? part.oneOf;
    if (Array.isArray(variants)) return define(variants.map(ruleOf).join(' | '));
    if (Array.isArray(part.type)) return define(part.type.map((type) => ruleOf({ ...part, type })).join(' | '));
    if (part.type === 'object' || isObject(part.properties)) return objectRule(part);
    if (part.type === 'array') return arrayRule(part);
    if (part.type === undefined) return primitive('value');
    if (typeof part.type === 'string' && part.type in PRIMITIVES) return primitive(part.type as Primitive);
    throw new UnsupportedSchema(`type ${JSON.stringify(part.type)} is not known`);
  };

  const reference = (pointer: string): string => {
    const known = references.get(pointer);
    if (known) return known;
    const name = `ref${references.size}`;
    // Named before it is followed: a schema may refer to itself.
    references.set(pointer, name);
    rules.set(name, ruleOf(resolvePointer(schema, pointer)));
    return name;
  };

  const arrayRule = (part: JsonObject): string => {
    const item = ruleOf(part.items);
    const list = `${item} ("," ${item})*`;
    const filled = typeof part.minItems === 'number' && part.minItems > 0;
    return define(`"[" ${filled ? list : `(${list})?`} "]"`);
  };

  const objectRule = (part: JsonObject): string => {
    const properties = Object.entries(isObject(part.properties) ? part.properties : {});
    const required = Array.isArray(part.required) ? part.required : [];
    const others = part.additionalProperties;
    if (properties.length === 0 && (others === undefined || others === true)) return primitive('object');

    // From the last member to the first: what may follow once a member stands, and what while none does.
    const other = others === true || isObject(others) ? `${primitive('string')} ":" ${ruleOf(others)}` : undefined;
    let rest = other === undefined ? '' : define(`("," ${other})*`);
    let first = other === undefined ? '' : define(`(${other} ${rest})?`);
    for (const [name, property] of properties.reverse()) {
      const member = `${literal(name)} ":" ${ruleOf(property)}`;
      const isRequired = required.includes(name);
      const begun = `${member} ${rest}`.trim();
      first = define(isRequired ? begun : first === '' ? `(${begun})?` : `${begun} | ${first}`);
      rest = define((isRequired ? `"," ${member} ${rest}` : `("," ${member})? ${rest}`).trim());
    }
    return define(`"{" ${first} "}"`);
  };

  const root = ruleOf(schema);
  return [`root ::= ${root}`, ...[...rules].map(([name, body]) => `${name} ::= ${body}`)].join('\n');
}

/** The JSON text of a value, as a literal of the grammar. */
function literal(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

function resolvePointer(root: JsonSchema, pointer: string): Json | undefined {
  if (!pointer.startsWith('#')) throw new UnsupportedSchema(`$ref ${pointer} leads out of the schema`);
  let at: Json | undefined = root;
  for (const key of pointer.slice(1).split('/').filter(Boolean)) {
    const name = decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~');
    at = isObject(at) ? at[name] : undefined;
  }
  if (at === undefined) throw new UnsupportedSchema(`$ref ${pointer} leads nowhere`);
  return at;
}
