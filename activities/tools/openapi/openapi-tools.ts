import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../../shared/protocol/errors';
import type { JsonObject } from '../../../shared/protocol/json';
import { cutText } from '../../../shared/protocol/text';
import type { AnyTool, Effect, ToolContext } from '../../../shared/protocol/tool';
import { isObject } from '../../../shared/values/schema-variants';
import { chosenNames, importedName, type ImportOptions } from '../imported-tool';
import { typeOfJsonSchema } from '../json-schema-type';
import { sendRequest } from './send-request';
import { inputSchemaOf, selfContained } from './operation-schema';
import { operationsOf, type Method, type Operation } from './operations';

export interface OpenApiToolsOptions extends ImportOptions {
  /** The document, or the path of its JSON file. */
  document: JsonObject | string;
  /** Where the API is. Default: the first of the document's `servers`. */
  baseUrl?: string;
  /** A header that every request carries, its value read from the environment at each call; never part of a history. */
  auth?: { /** Default `authorization`. */ header?: string; env: string; /** Such as `Bearer `. */ prefix?: string };
  /** The header that carries the effect id, where the API knows one (`Idempotency-Key`). */
  idempotencyHeader?: string;
}

const EFFECTS: Record<Method, Effect> = {
  get: 'read',
  head: 'read',
  put: 'idempotent',
  delete: 'idempotent',
  post: 'once',
  patch: 'once',
};

/**
 * The operations of an OpenAPI 3 document as ordinary tools, named after their `operationId`. GET and HEAD are `read`, PUT and
 * DELETE `idempotent`, POST and PATCH `once`; override the effect of one that is otherwise. A tool's contract comes from its
 * schemas, so that another version of the document makes only the templates stale that use what changed.
 *
 * Throws `CONFIG_INVALID` and `TOOL_INVALID`.
 */
export function openApiTools(options: OpenApiToolsOptions): AnyTool[] {
  const document = documentOf(options.document);
  const baseUrl = baseUrlOf(document, options.baseUrl);
  requireSecret(options.auth);
  const operations = operationsOf(document);
  const names = chosenNames(
    'the document',
    operations.map(({ id }) => id),
    options
  );
  return operations.filter(({ id }) => names.includes(id)).map((operation) => toolOf(operation, baseUrl, options));
}

function toolOf(operation: Operation, baseUrl: string, options: OpenApiToolsOptions): AnyTool {
  const { id: tool, method, output, components } = operation;
  const override = options.overrides?.[tool];
  const effect = override?.effect ?? EFFECTS[method];
  return {
    version: '1',
    description: cutText(operation.description, 4_000),
    ...options.defaults,
    ...override,
    name: importedName(tool, options.prefix),
    effect,
    input: typeOfJsonSchema(inputSchemaOf(operation), { tool, field: 'input' }),
    output: output ? typeOfJsonSchema(selfContained(output, components), { tool, field: 'output' }) : z.json(),
    execute: (input: Record<string, unknown>, { idempotencyKey, signal }: ToolContext) =>
      sendRequest(operation, input, { baseUrl, headers: headersOf(options, idempotencyKey), signal }),
  };
}

function headersOf({ auth, idempotencyHeader }: OpenApiToolsOptions, key: string): Record<string, string> {
  return {
    ...(auth && { [auth.header ?? 'authorization']: `${auth.prefix ?? ''}${process.env[auth.env] ?? ''}` }),
    ...(idempotencyHeader !== undefined && { [idempotencyHeader]: key }),
  };
}

function requireSecret(auth: OpenApiToolsOptions['auth']): void {
  if (!auth || (process.env[auth.env] ?? '') !== '') return;
  throw new WorkflowGenError('CONFIG_INVALID', `auth.env: the environment variable ${auth.env} is not set`, {
    field: 'auth.env',
    remedy: `set ${auth.env}`,
  });
}

function documentOf(given: JsonObject | string): JsonObject {
  if (typeof given !== 'string') return given;
  try {
    const read: unknown = JSON.parse(readFileSync(given, 'utf8'));
    if (isObject(read as JsonObject)) return read as JsonObject;
    throw new Error('it holds no object');
  } catch (error) {
    throw new WorkflowGenError('CONFIG_INVALID', `document: ${given} cannot be read (${messageOf(error, 200)})`, {
      field: 'document',
      remedy: 'name a JSON file with an OpenAPI document',
    });
  }
}

function baseUrlOf({ servers }: JsonObject, given: string | undefined): string {
  const [first] = Array.isArray(servers) ? servers : [];
  const url = given ?? (isObject(first) && typeof first.url === 'string' ? first.url : undefined);
  if (url === undefined || !URL.canParse(url)) {
    throw new WorkflowGenError('CONFIG_INVALID', `baseUrl: ${url ?? 'none'} is no absolute address`, {
      field: 'baseUrl',
      remedy: 'give the address of the API as baseUrl',
    });
  }
  return url.replace(/\/$/, '');
}
