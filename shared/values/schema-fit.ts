import { placedIn, propertiesOf, requiredOf, typesOf, variantsOf } from './schema-variants';
import type { JsonType, PlacedSchema } from './schema-variants';

const MAX_DEPTH = 4;

/**
 * The schemas that a value at these steps may have, one per alternative; empty where no value can be there, which makes a
 * path dangling. A schema that says nothing admits every path.
 */
export function schemasAt(from: PlacedSchema, steps: readonly (string | number)[]): PlacedSchema[] {
  return steps.reduce<PlacedSchema[]>(
    (found, step) => found.flatMap((placed) => variantsOf(memberAt(placed, step))),
    variantsOf(from)
  );
}

function memberAt(placed: PlacedSchema, step: string | number): PlacedSchema | boolean {
  const { schema, root } = placed;
  const types = typesOf(placed);
  if (typeof step === 'number') {
    if (types && !types.has('array')) return false;
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
    return placedIn(step < prefix.length ? prefix[step] : schema.items, root);
  }
  if (types && !types.has('object')) return false;
  const properties = propertiesOf(placed);
  if (Object.prototype.hasOwnProperty.call(properties, step)) return placedIn(properties[step], root);
  // zod strips what it does not declare, so an undeclared member of a declared object is never there
  if (schema.additionalProperties !== undefined) return placedIn(schema.additionalProperties, root);
  return schema.properties === undefined;
}

/** The member names that a value at these steps may have, for a message that says what there is. */
export function memberNames(from: PlacedSchema, steps: readonly (string | number)[]): string[] {
  return [...new Set(schemasAt(from, steps).flatMap((placed) => Object.keys(propertiesOf(placed))))];
}

/**
 * Says in words why no value of the source can be a value of the target; `undefined` where some can. It reports only what is
 * certain: an optional or nullable source may still turn out absent, which the tool activity checks.
 */
export function misfit(source: PlacedSchema[], target: PlacedSchema[], depth = 0): string | undefined {
  if (source.length === 0 || target.length === 0 || depth > MAX_DEPTH) return undefined;
  let reason: string | undefined;
  for (const from of source) {
    for (const to of target) {
      const found = variantMisfit(from, to, depth);
      if (found === undefined) return undefined;
      reason ??= found;
    }
  }
  return source.length * target.length === 1 ? reason : (typeMisfit(source, target) ?? reason);
}

function variantMisfit(from: PlacedSchema, to: PlacedSchema, depth: number): string | undefined {
  const byType = typeMisfit([from], [to]);
  if (byType !== undefined) return byType;
  const values = enumerated(from);
  const admitted = enumerated(to);
  if (values && admitted && !values.some((value) => admitted.includes(value))) {
    return `gives ${values.join(' or ')}, but ${admitted.join(' or ')} is expected`;
  }
  const shared = typesOf(from) ?? typesOf(to);
  if (!shared || shared.size !== 1) return undefined;
  if (shared.has('array')) {
    const inner = misfit(variantsOf(memberAt(from, 0)), variantsOf(memberAt(to, 0)), depth + 1);
    return inner === undefined ? undefined : `its items: ${inner}`;
  }
  if (!shared.has('object')) return undefined;
  for (const key of requiredOf(to)) {
    const member = variantsOf(memberAt(from, key));
    if (member.length === 0) return `has no member "${key}", which is required`;
    const inner = misfit(member, variantsOf(memberAt(to, key)), depth + 1);
    if (inner !== undefined) return `its member "${key}": ${inner}`;
  }
  return undefined;
}

function typeMisfit(source: PlacedSchema[], target: PlacedSchema[]): string | undefined {
  const gives = unionOfTypes(source);
  const takes = unionOfTypes(target);
  if (!gives || !takes) return undefined;
  const fits = [...gives].some(
    (type) =>
      takes.has(type) || (type === 'integer' && takes.has('number')) || (type === 'number' && takes.has('integer'))
  );
  return fits ? undefined : `gives ${[...gives].join(' or ')}, but ${[...takes].join(' or ')} is expected`;
}

function unionOfTypes(variants: PlacedSchema[]): Set<JsonType> | undefined {
  const all = new Set<JsonType>();
  for (const variant of variants) {
    const types = typesOf(variant);
    if (!types) return undefined;
    types.forEach((type) => all.add(type));
  }
  return all;
}

function enumerated({ schema }: PlacedSchema): string[] | undefined {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((value) => JSON.stringify(value)) : undefined;
}
