import { formatPath } from './path';
import type { Json, JsonObject } from '../protocol/json';
import { canonicalJson } from '../protocol/json';
import { isObject, placedIn, propertiesOf, requiredOf, typeOf, typesOf, variantsOf } from './schema-variants';
import type { PlacedSchema } from './schema-variants';
import { cutText } from '../protocol/text';

type Steps = (string | number)[];

/** Longer texts are not matched against patterns here; the tool's own zod schema does it before the call. */
const MAX_PATTERN_TEXT = 2_000;
const MAX_DEPTH = 32;

/**
 * Checks a value against alternatives of the JSON Schema that zod prints for a tool, of which one has to admit it, and says in words
 * what is wrong (empty: nothing). It is a structural check for plans, where code generation is not allowed; `format` without
 * `pattern`, refinements and transforms are left to the tool's zod schema, which checks every call again.
 */
export function checkAgainst(variants: readonly PlacedSchema[], value: Json): string[] {
  const results = variants.map((variant) => check(variant, value, [], 0));
  return results.reduce((best, next) => (next.length < best.length ? next : best), results[0] ?? []);
}

function check(placed: PlacedSchema | boolean, value: Json, steps: Steps, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  const variants = variantsOf(placed);
  if (variants.length === 0) return [`${place(steps)} is not allowed here`];
  // the message is about the alternative that was probably meant: one of the value's type, with the fewest issues
  const ofType = variants.filter((variant) => admitsType(variant, value));
  const results = (ofType.length > 0 ? ofType : variants).map((variant) => checkVariant(variant, value, steps, depth));
  return results.reduce((best, next) => (next.length < best.length ? next : best));
}

function checkVariant(variant: PlacedSchema, value: Json, steps: Steps, depth: number): string[] {
  const { schema } = variant;
  if (!admitsType(variant, value)) {
    const types = [...(typesOf(variant) ?? [])].join(' or ');
    return [`${place(steps)} must be ${types}, not ${typeOf(value)} (${shown(value)})`];
  }
  if ('const' in schema && canonicalJson(schema.const) !== canonicalJson(value)) {
    return [`${place(steps)} must be ${shown(schema.const)}, not ${shown(value)}`];
  }
  if (Array.isArray(schema.enum) && !schema.enum.some((one) => canonicalJson(one) === canonicalJson(value))) {
    return [`${place(steps)} must be one of ${schema.enum.map(shown).join(', ')}, not ${shown(value)}`];
  }
  if (typeof value === 'string') return checkText(schema, value, steps);
  if (typeof value === 'number') return checkNumber(schema, value, steps);
  if (Array.isArray(value)) return checkList(variant, value, steps, depth);
  return isObject(value) ? checkObject(variant, value, steps, depth) : [];
}

function admitsType(variant: PlacedSchema, value: Json): boolean {
  const types = typesOf(variant);
  const type = typeOf(value);
  return !types || types.has(type) || (type === 'integer' && types.has('number'));
}

function checkText(schema: JsonObject, value: string, steps: Steps): string[] {
  const issues: string[] = [];
  const characters = [...value].length;
  if (typeof schema.minLength === 'number' && characters < schema.minLength) {
    issues.push(`${place(steps)} must have at least ${schema.minLength} characters, not ${characters}`);
  }
  if (typeof schema.maxLength === 'number' && characters > schema.maxLength) {
    issues.push(`${place(steps)} must have at most ${schema.maxLength} characters, not ${characters}`);
  }
  if (typeof schema.pattern === 'string' && value.length <= MAX_PATTERN_TEXT && !matches(schema.pattern, value)) {
    const wanted = typeof schema.format === 'string' ? `a valid ${schema.format}` : `of the form /${schema.pattern}/`;
    issues.push(`${place(steps)} must be ${wanted}, not ${shown(value)}`);
  }
  return issues;
}

function checkNumber(schema: JsonObject, value: number, steps: Steps): string[] {
  const bounds: [Json | undefined, (bound: number) => boolean, string][] = [
    [schema.minimum, (bound) => value >= bound, 'at least'],
    [schema.maximum, (bound) => value <= bound, 'at most'],
    [schema.exclusiveMinimum, (bound) => value > bound, 'more than'],
    [schema.exclusiveMaximum, (bound) => value < bound, 'less than'],
  ];
  return bounds.flatMap(([bound, holds, words]) =>
    typeof bound === 'number' && !holds(bound) ? [`${place(steps)} must be ${words} ${bound}, not ${value}`] : []
  );
}

function checkList({ schema, root }: PlacedSchema, value: Json[], steps: Steps, depth: number): string[] {
  const issues: string[] = [];
  if (typeof schema.minItems === 'number' && value.length < schema.minItems) {
    issues.push(`${place(steps)} must have at least ${schema.minItems} items, not ${value.length}`);
  }
  if (typeof schema.maxItems === 'number' && value.length > schema.maxItems) {
    issues.push(`${place(steps)} must have at most ${schema.maxItems} items, not ${value.length}`);
  }
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  value.forEach((item, index) => {
    const member = index < prefix.length ? prefix[index] : schema.items;
    issues.push(...check(placedIn(member, root), item, [...steps, index], depth + 1));
  });
  return issues;
}

function checkObject(variant: PlacedSchema, value: JsonObject, steps: Steps, depth: number): string[] {
  const properties = propertiesOf(variant);
  const has = (key: string): boolean => Object.prototype.hasOwnProperty.call(value, key);
  const issues = requiredOf(variant)
    .filter((key) => !has(key))
    .map((key) => `${place([...steps, key])} is missing`);
  for (const [key, item] of Object.entries(value)) {
    const declared = Object.prototype.hasOwnProperty.call(properties, key);
    const member = declared ? properties[key] : variant.schema.additionalProperties;
    issues.push(...check(placedIn(member, variant.root), item, [...steps, key], depth + 1));
  }
  return issues;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    try {
      return new RegExp(pattern).test(value);
    } catch {
      return true;
    }
  }
}

function place(steps: Steps): string {
  return steps.length === 0 ? 'the value' : `"${formatPath(steps)}"`;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return cutText(text, 80, '…');
}
