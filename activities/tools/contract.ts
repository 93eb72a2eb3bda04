import { digestOf } from '../../shared/protocol/json';
import type { Json, JsonObject, JsonSchema } from '../../shared/protocol/json';
import { isObject } from '../../shared/values/schema-variants';
import type { Effect } from '../../shared/protocol/tool';

/** Words for people; changing them changes nothing that a template relies on. */
const ANNOTATIONS = ['$schema', 'title', 'description', 'examples', 'deprecated'];
/** Members of a schema whose values are schemas by name, so that a property called `title` is no annotation. */
const BY_NAME = ['properties', '$defs', 'patternProperties'];
/** Members that hold plain values. */
const VALUES = ['const', 'enum', 'default', 'required'];

/**
 * A tool's contract: the hash of its name, version, schemas and effect. A template that was learnt against another contract
 * is stale. Descriptions within the schemas do not count.
 */
export function contractOf(tool: {
  name: string;
  version: string;
  effect: Effect;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
}): string {
  return digestOf({
    name: tool.name,
    version: tool.version,
    effect: tool.effect,
    input: bare(tool.inputSchema),
    output: bare(tool.outputSchema),
  });
}

function bare(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(bare);
  if (!isObject(schema)) return schema;
  const kept: JsonObject = {};
  for (const [key, member] of Object.entries(schema)) {
    if (ANNOTATIONS.includes(key)) continue;
    if (VALUES.includes(key)) kept[key] = member;
    else if (BY_NAME.includes(key) && isObject(member)) {
      kept[key] = Object.fromEntries(Object.entries(member).map(([name, one]) => [name, bare(one)]));
    } else kept[key] = bare(member);
  }
  return kept;
}
