import { WorkflowGenError } from '../../../shared/protocol/errors';
import type { Json, JsonObject, JsonSchema } from '../../../shared/protocol/json';
import { isObject } from '../../../shared/values/schema-variants';

export const METHODS = ['get', 'head', 'put', 'delete', 'post', 'patch'] as const;
export type Method = (typeof METHODS)[number];

/** Where an argument goes in the request. `body` is the whole body; `field` is one member of it. */
export type Place = 'path' | 'query' | 'header' | 'body' | 'field';

/** One operation of a document, with all its references resolved within it. */
export interface Operation {
  id: string;
  method: Method;
  /** `/orders/{orderId}`. */
  path: string;
  description: string;
  arguments: {
    name: string;
    /** As the request spells it. */ wire: string;
    place: Place;
    required: boolean;
    schema: JsonSchema;
  }[];
  /** Of the first 2xx answer that is JSON; absent where the document does not say. */
  output?: JsonSchema;
  /** Schemas that arguments and output refer to, as `#/components/schemas/<name>`. */
  components: JsonObject;
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/;

/**
 * The operations of an OpenAPI 3.0 or 3.1 document, in its order. Members of a JSON body become arguments of their own, unless one
 * has the name of a parameter; then the body stays one argument.
 *
 * Throws `CONFIG_INVALID` for what is no such document.
 */
export function operationsOf(document: JsonObject): Operation[] {
  const { openapi, paths } = document;
  if (typeof openapi !== 'string' || !/^3\.[01]/.test(openapi) || !isObject(paths)) {
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `openApiTools reads OpenAPI 3.0 and 3.1 documents; this one says ${JSON.stringify(openapi ?? document.swagger ?? null)}`,
      { field: 'document', remedy: 'convert it to OpenAPI 3' }
    );
  }
  const components = schemasOf(document);
  return Object.entries(paths).flatMap(([path, given]) => {
    const item = resolved(given, document);
    if (!isObject(item)) return [];
    return METHODS.flatMap((method): Operation[] => {
      const operation = item[method];
      return isObject(operation) ? [operationOf({ document, item, operation, method, path, components })] : [];
    });
  });
}

function operationOf(at: {
  document: JsonObject;
  item: JsonObject;
  operation: JsonObject;
  method: Method;
  path: string;
  components: JsonObject;
}): Operation {
  const { document, item, operation, method, path, components } = at;
  const parameters = parametersOf([...listOf(item.parameters), ...listOf(operation.parameters)], document);
  const taken = new Set(parameters.map(({ name }) => name));
  const said = [operation.summary, operation.description].flatMap((text) => (typeof text === 'string' ? [text] : []));
  return {
    id: typeof operation.operationId === 'string' ? operation.operationId : `${method}_${path.replace(/\W+/g, '_')}`,
    method,
    path,
    description: said.join('. ') || `${method.toUpperCase()} ${path}`,
    arguments: [...parameters, ...bodyOf(resolved(operation.requestBody, document), document, taken)],
    output: outputOf(operation.responses, document),
    components,
  };
}

function parametersOf(given: readonly Json[], document: JsonObject): Operation['arguments'] {
  const found = new Map<string, Operation['arguments'][number]>();
  for (const one of given) {
    const parameter = resolved(one, document);
    if (!isObject(parameter) || typeof parameter.name !== 'string') continue;
    const { name: wire, in: place } = parameter;
    if (place !== 'path' && place !== 'query' && place !== 'header') continue;
    // An operation's own parameter takes the place of its path's.
    found.set(`${place} ${wire}`, {
      name: wire.replace(/[^\w]+/g, '_'),
      wire,
      place,
      required: place === 'path' || parameter.required === true,
      schema: described(isObject(parameter.schema) ? parameter.schema : { type: 'string' }, parameter.description),
    });
  }
  return [...found.values()];
}

function bodyOf(body: Json | undefined, document: JsonObject, taken: ReadonlySet<string>): Operation['arguments'] {
  if (!isObject(body) || !isObject(body.content)) return [];
  const media = Object.entries(body.content).find(([type]) => JSON_TYPE.test(type))?.[1];
  const given = isObject(media) && isObject(media.schema) ? media.schema : undefined;
  if (!given) return [];
  const schema = resolved(given, document);
  const needed = body.required === true;
  const members = isObject(schema) && isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const apart =
    members.length > 0 && !members.some(([name]) => taken.has(name)) && !('allOf' in (schema as JsonObject));
  if (!apart) return [{ name: 'body', wire: 'body', place: 'body', required: needed, schema: given }];
  const required = new Set(listOf((schema as JsonObject).required));
  return members.flatMap(([name, member]) =>
    isObject(member) && member.readOnly !== true
      ? [{ name, wire: name, place: 'field' as const, required: needed && required.has(name), schema: member }]
      : []
  );
}

function outputOf(responses: Json | undefined, document: JsonObject): JsonSchema | undefined {
  if (!isObject(responses)) return undefined;
  for (const [status, given] of Object.entries(responses)) {
    if (!/^2/.test(status)) continue;
    const response = resolved(given, document);
    if (!isObject(response) || !isObject(response.content)) continue;
    const media = Object.entries(response.content).find(([type]) => JSON_TYPE.test(type))?.[1];
    if (isObject(media) && isObject(media.schema)) return media.schema;
  }
  return undefined;
}

function schemasOf({ components }: JsonObject): JsonObject {
  return isObject(components) && isObject(components.schemas) ? components.schemas : {};
}

function described(schema: JsonObject, description: Json | undefined): JsonObject {
  return typeof description === 'string' && schema.description === undefined && schema.$ref === undefined
    ? { ...schema, description }
    : schema;
}

/** Follows a reference within the document; others (files, addresses) are not fetched. */
function resolved(given: Json | undefined, document: JsonObject, depth = 0): Json | undefined {
  if (!isObject(given) || typeof given.$ref !== 'string') return given;
  if (!given.$ref.startsWith('#/') || depth > 20) {
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `The document refers to ${given.$ref}, which is not in it; bundle it into one document first`,
      { field: 'document', remedy: 'bundle the document' }
    );
  }
  let at: Json | undefined = document;
  for (const step of given.$ref.slice(2).split('/')) {
    const key = decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
    at = isObject(at) ? at[key] : undefined;
  }
  return resolved(at, document, depth + 1);
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
