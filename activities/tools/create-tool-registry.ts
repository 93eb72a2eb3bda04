import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { JsonObject, JsonSchema } from '../../shared/protocol/json';
import { typesOf, variantsOf } from '../../shared/values/schema-variants';
import type { AnyTool, Effect, ToolDescription, ToolRetry } from '../../shared/protocol/tool';
import { RESERVED_ACTIVITY_NAMES } from '../activity-types';
import { contractOf } from './contract';
import { parseTimeout, toolDefinitionSchema } from './tool-definition.schema';
import type { ToolRegistry } from './tool-registry';

const DEFAULT_TIMEOUT = '30s';
/** A tool that may run longer heartbeats, so that a dead worker is noticed and a cancellation arrives. */
const HEARTBEAT_MS = 10_000;

const ATTEMPTS: Record<Effect, number> = { read: 5, idempotent: 5, compensable: 3, once: 1 };

/**
 * Checks the definitions and describes each tool once, with its JSON schemas and contract.
 *
 * Throws `WorkflowGenError` `TOOL_INVALID`, naming the tool and the field, and `TOOL_DUPLICATE`.
 */
export function createToolRegistry(tools: readonly AnyTool[]): ToolRegistry {
  const known = new Map<string, { tool: AnyTool; description: ToolDescription }>();
  tools.forEach((tool, position) => {
    checkDefinition(tool, position);
    if (known.has(tool.name)) {
      throw new WorkflowGenError('TOOL_DUPLICATE', `Two tools have the name "${tool.name}"; give each its own.`, {
        field: 'name',
        tool: tool.name,
        remedy: 'Register each tool once.',
      });
    }
    known.set(tool.name, { tool, description: describe(tool) });
  });
  const list = [...known.values()]
    .map(({ description }) => description)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    list: () => [...list],
    describe: (name) => known.get(name)?.description,
    get: (name) => known.get(name)?.tool,
  };
}

function checkDefinition(tool: AnyTool, position: number): void {
  const named: unknown = tool === null || typeof tool !== 'object' ? undefined : tool.name;
  const which = typeof named === 'string' && named !== '' ? `"${named}"` : `number ${position + 1} of the list`;
  const result = toolDefinitionSchema.safeParse(tool);
  const issue = result.error?.issues[0];
  if (issue) {
    const field = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    throw invalid(which, field, issue.code === 'unrecognized_keys' ? 'is no field of a tool' : issue.message);
  }
  if ((RESERVED_ACTIVITY_NAMES as readonly string[]).includes(tool.name)) {
    throw invalid(which, 'name', 'is the name of one of our own activities; choose another');
  }
}

function invalid(which: string, field: string, problem: string): WorkflowGenError {
  return new WorkflowGenError('TOOL_INVALID', `Tool ${which}: ${field === '' ? 'the definition' : field} ${problem}.`, {
    field,
    tool: which,
    remedy: 'Correct the definition that is given to defineTool.',
  });
}

function describe(tool: AnyTool): ToolDescription {
  const inputSchema = schemaOf(tool, 'input');
  const outputSchema = schemaOf(tool, 'output');
  if (!variantsOf({ schema: inputSchema, root: inputSchema }).every((one) => typesOf(one)?.has('object') === true)) {
    throw invalid(`"${tool.name}"`, 'input', 'must be an object schema: the arguments of a call have names');
  }
  const timeoutMs = parseTimeout(tool.timeout ?? DEFAULT_TIMEOUT) ?? 30_000;
  return {
    name: tool.name,
    version: tool.version,
    description: tool.description,
    inputSchema,
    outputSchema,
    sensitive: [...(tool.sensitive ?? [])],
    contract: contractOf({ ...tool, inputSchema, outputSchema }),
    effect: tool.effect,
    timeoutMs,
    ...(timeoutMs > HEARTBEAT_MS ? { heartbeatMs: HEARTBEAT_MS } : {}),
    retry: retryOf(tool),
    approval: tool.approval ?? false,
    compensable: tool.compensate !== undefined,
    checked: tool.check !== undefined,
    permissions: [...(tool.permissions ?? [])],
  };
}

/** What the user left open comes from the effect: the more harm a repetition does, the fewer attempts. */
function retryOf({ effect, retry }: AnyTool): Required<ToolRetry> {
  const initialIntervalMs = retry?.initialIntervalMs ?? Math.min(500, retry?.maximumIntervalMs ?? 500);
  return {
    maximumAttempts: retry?.maximumAttempts ?? ATTEMPTS[effect],
    initialIntervalMs,
    backoffCoefficient: retry?.backoffCoefficient ?? 2,
    maximumIntervalMs: retry?.maximumIntervalMs ?? Math.max(30_000, initialIntervalMs),
  };
}

function schemaOf(tool: AnyTool, field: 'input' | 'output'): JsonSchema {
  try {
    const { $schema: _, ...schema } = z.toJSONSchema(tool[field], { io: field }) as JsonObject;
    return schema;
  } catch (error) {
    throw invalid(
      `"${tool.name}"`,
      field,
      `cannot be written as JSON Schema (${messageOf(error, 200)}); use types that JSON has, such as z.iso.datetime() for a date`
    );
  }
}
