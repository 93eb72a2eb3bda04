import type { CallToolResult, Tool as McpTool } from '@modelcontextprotocol/sdk/types.js' with {
  'resolution-mode': 'import',
};
import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../../shared/protocol/errors';
import { digestOf, toJson, type Json, type JsonSchema } from '../../../shared/protocol/json';
import { cutText } from '../../../shared/protocol/text';
import { ToolError, type AnyTool, type Effect, type ToolContext } from '../../../shared/protocol/tool';
import { chosenNames, importedName, type ImportOptions } from '../imported-tool';
import { typeOfJsonSchema } from '../json-schema-type';
import { classifyMcpError } from './classify-mcp-error';
import { openMcpServer, type McpEndpoint, type McpServer } from './mcp-server';

export type McpToolsOptions = McpEndpoint & ImportOptions;

/** The tools of one MCP server, and what ends the connection. */
export interface McpTools {
  tools: AnyTool[];
  /** Ends the connection, and the server's process where there is one. */
  close(): Promise<void>;
}

/** What a tool without an output schema gives: its text, and the text's JSON where it is some. */
const TEXT_OUTPUT = z.object({
  text: z.string(),
  data: z.json().optional().describe('the text, where it is JSON'),
  /** Images, audio and resources are named, not carried. */
  other: z
    .array(z.object({ type: z.string(), uri: z.string().optional(), mimeType: z.string().optional() }))
    .optional(),
});

/**
 * The tools of an MCP server as ordinary tools. A tool's effect is `read` or `idempotent` where its annotations say so, else
 * `once` (annotations are the server's own word: override the effect of a server that you do not trust). Its contract comes from
 * its schemas, so that a changed server makes only the templates stale that use the changed tool. The effect id goes along as
 * `_meta["workflowgen/idempotencyKey"]`, progress becomes heartbeats, cancellation and timeouts reach the server, and a lost
 * connection is made again at the next call.
 *
 * Throws `SERVER_UNREACHABLE`, `CONFIG_INVALID`, `TOOL_INVALID` and `RUNTIME_MISSING`.
 */
export async function mcpTools(options: McpToolsOptions): Promise<McpTools> {
  let current: Promise<Map<string, string>> | undefined;
  const server = openMcpServer(options, () => (current = undefined));
  const listed = await firstList(server);
  const seen = digestsOf(listed);
  current = Promise.resolve(seen);

  /** A tool that the server has changed since would be called with arguments that were made for another one. */
  const checkUnchanged = async (name: string): Promise<void> => {
    current ??= server.list().then(digestsOf);
    const asked = current;
    const now = await asked.catch((error: unknown) => {
      if (current === asked) current = undefined;
      throw error;
    });
    if (now.get(name) === seen.get(name)) return;
    throw new ToolError(
      { code: now.has(name) ? 'MCP_TOOL_CHANGED' : 'MCP_TOOL_GONE', retryable: false },
      `${server.name} has ${now.has(name) ? 'changed' : 'withdrawn'} "${name}" since this worker started; restart the worker`
    );
  };

  try {
    const names = chosenNames(server.name, [...seen.keys()], options);
    const tools = listed
      .filter(({ name }) => names.includes(name))
      .map((tool) => toolOf(tool, { server, options, checkUnchanged }));
    return { tools, close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function firstList(server: McpServer): Promise<McpTool[]> {
  try {
    return await server.list();
  } catch (error) {
    await server.close().catch(() => undefined);
    if (error instanceof WorkflowGenError) throw error;
    throw new WorkflowGenError(
      'SERVER_UNREACHABLE',
      `The MCP server ${server.name} does not answer (${messageOf(error, 200)}); start it, or correct its command or address`,
      { field: 'mcpTools', remedy: 'start the server' },
      true
    );
  }
}

function toolOf(
  tool: McpTool,
  {
    server,
    options,
    checkUnchanged,
  }: { server: McpServer; options: McpToolsOptions; checkUnchanged: (name: string) => Promise<void> }
): AnyTool {
  const name = importedName(tool.name, options.prefix);
  const override = options.overrides?.[tool.name];
  const effect = override?.effect ?? effectOf(tool);
  const output = tool.outputSchema
    ? typeOfJsonSchema(tool.outputSchema as JsonSchema, { tool: tool.name, field: 'output' })
    : TEXT_OUTPUT;
  return {
    version: '1',
    description: cutText(tool.description ?? tool.title ?? tool.annotations?.title ?? tool.name, 4_000),
    ...options.defaults,
    ...override,
    name,
    effect,
    input: typeOfJsonSchema(tool.inputSchema as JsonSchema, { tool: tool.name, field: 'input' }),
    output,
    execute: async (input: Record<string, unknown>, context: ToolContext) => {
      const { idempotencyKey, signal, heartbeat } = context;
      try {
        const result = await server.call({
          name: tool.name,
          arguments: input,
          idempotencyKey,
          signal,
          allowed: () => checkUnchanged(tool.name),
          onProgress: (progress) => heartbeat(progress),
        });
        return outputOf(result, tool);
      } catch (error) {
        signal.throwIfAborted();
        throw classifyMcpError(error, server.name);
      }
    },
  };
}

/** By its annotations, which are hints: what they do not say is `once`, the effect that is never repeated. */
function effectOf({ annotations }: McpTool): Effect {
  if (annotations?.readOnlyHint === true) return 'read';
  return annotations?.idempotentHint === true ? 'idempotent' : 'once';
}

function outputOf(result: CallToolResult, { outputSchema, name }: McpTool): unknown {
  const texts = result.content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const text = texts.join('\n');
  if (result.isError === true) {
    throw new ToolError({ code: 'MCP_TOOL_FAILED', retryable: false }, text === '' ? `"${name}" failed` : text);
  }
  if (outputSchema) return result.structuredContent ?? jsonOf(text);
  const other = result.content.flatMap((part) => (part.type === 'text' ? [] : [named(part)]));
  const data = (result.structuredContent as Json | undefined) ?? jsonOf(text);
  return { text, ...(data === undefined ? {} : { data }), ...(other.length > 0 ? { other } : {}) };
}

function named(part: Exclude<CallToolResult['content'][number], { type: 'text' }>): {
  type: string;
  uri?: string;
  mimeType?: string;
} {
  const { type } = part;
  if (type === 'resource') return { type, uri: part.resource.uri, mimeType: part.resource.mimeType };
  return type === 'resource_link'
    ? { type, uri: part.uri, mimeType: part.mimeType }
    : { type, mimeType: part.mimeType };
}

/** Lists and objects only: the text "42" is a text. */
function jsonOf(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function digestsOf(tools: readonly McpTool[]): Map<string, string> {
  return new Map(tools.map((tool) => [tool.name, digestOfSchemas(tool)]));
}

function digestOfSchemas({ inputSchema, outputSchema }: McpTool): string {
  return digestOf(toJson({ inputSchema, outputSchema: outputSchema ?? null }));
}
