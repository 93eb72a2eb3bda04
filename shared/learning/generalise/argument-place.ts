import { propertiesOf, placedIn, variantsOf } from '../../values/schema-variants';
import type { JsonSchema } from '../../protocol/json';
import { cutText } from '../../protocol/text';
import type { ToolDescription } from '../../protocol/tool';

/** Where an argument stands and what its tool says of it. */
export interface ArgumentPlace {
  argument: string;
  schema: JsonSchema | undefined;
  sensitive: boolean;
}

/** The place of a tool's argument; without a schema where the tool is not known. */
export function placeOf(tool: string, argument: string, tools: ReadonlyMap<string, ToolDescription>): ArgumentPlace {
  const description = tools.get(tool);
  return {
    argument,
    schema: argumentSchema(description?.inputSchema, argument),
    sensitive: (description?.sensitive ?? []).some((field) => field.split('.')[0] === argument),
  };
}

/** The schema of one argument of a tool. */
function argumentSchema(inputSchema: JsonSchema | undefined, argument: string): JsonSchema | undefined {
  if (!inputSchema) return undefined;
  const [variant] = variantsOf({ schema: inputSchema, root: inputSchema });
  const member = variant && propertiesOf(variant)[argument];
  const placed = placedIn(member, inputSchema);
  if (typeof placed === 'boolean') return undefined;
  return variantsOf(placed)[0]?.schema;
}

/** The values that the schema admits, where they are texts. */
export function enumerationOf(schema: JsonSchema | undefined): string[] | undefined {
  const values = schema?.enum;
  return Array.isArray(values) && values.every((value): value is string => typeof value === 'string')
    ? values
    : undefined;
}

/** What the tool says of the argument, shortened. */
export function describedAs(schema: JsonSchema | undefined): string | undefined {
  return typeof schema?.description === 'string' ? cutText(schema.description, 200) : undefined;
}
