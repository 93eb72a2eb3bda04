import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { ToolError, type AnyTool, type ToolContext } from '../../shared/protocol/tool';
import { chosenNames, importedName, type ImportOptions } from '../tools/imported-tool';
import { typeOfJsonSchema } from '../tools/json-schema-type';
import { asJson, loadAiSdk, type AiSdk } from './ai-package';

/** A tool of the AI SDK (`tool({ … })`), as far as it is looked at here. */
export interface AiSdkTool {
  description?: unknown;
  inputSchema?: unknown;
  outputSchema?: unknown;
  needsApproval?: unknown;
  execute?: unknown;
}

type Execute = (input: unknown, options: object) => unknown;

/**
 * Tools that were written for the AI SDK, as ordinary tools: the effect is `once` unless `overrides` says what it is, an approval that the
 * tool asks for is asked for here, its `toolCallId` is the effect id, and `abortSignal` is aborted on cancellation and time-out. What it
 * returns is kept as JSON; of a stream of outputs, the last. Needs the package `ai`.
 *
 * Throws `TOOL_INVALID` for a tool without `execute` or with a schema that cannot be checked, `CONFIG_INVALID` for a name that there is
 * none of, and `RUNTIME_MISSING`.
 *
 * @example
 * ```ts
 * const tools = await aiSdkTools({ weather, createTicket }, { overrides: { weather: { effect: 'read' } } });
 * const plugin = new WorkflowGenPlugin({ tools: [...tools, readOrder], agent: aiSdkAgent({ model }) });
 * ```
 */
export async function aiSdkTools(
  tools: Readonly<Record<string, AiSdkTool>>,
  options: ImportOptions = {}
): Promise<AnyTool[]> {
  const ai = await loadAiSdk();
  const names = chosenNames('the tool set', Object.keys(tools), options);
  return Promise.all(names.map((name) => toolOf(name, tools[name] as AiSdkTool, options, ai)));
}

async function toolOf(name: string, tool: AiSdkTool, options: ImportOptions, ai: AiSdk): Promise<AnyTool> {
  const { execute } = tool;
  if (typeof execute !== 'function') {
    throw new WorkflowGenError(
      'TOOL_INVALID',
      `Tool "${name}": it has no execute, so nothing can call it here; leave it out with \`exclude\`, or give it one.`,
      { field: 'execute', tool: name, remedy: 'exclude the tool' }
    );
  }
  const schema = ai.asSchema(tool.inputSchema);
  const output = tool.outputSchema === undefined ? undefined : await ai.asSchema(tool.outputSchema).jsonSchema;
  return {
    version: '1',
    description: typeof tool.description === 'string' && tool.description !== '' ? tool.description : name,
    effect: 'once',
    ...(tool.needsApproval === undefined || tool.needsApproval === false ? {} : { approval: true }),
    ...options.defaults,
    ...options.overrides?.[name],
    name: importedName(name, options.prefix),
    input: typeOfJsonSchema(await schema.jsonSchema, { tool: name, field: 'input' }),
    output: output === undefined ? z.json() : typeOfJsonSchema(output, { tool: name, field: 'output' }),
    execute: async (given: unknown, { idempotencyKey, signal }: ToolContext) => {
      const checked = await schema.validate?.(given);
      if (checked?.success === false) {
        throw new ToolError({ code: 'INPUT_INVALID', retryable: false }, messageOf(checked.error, 500));
      }
      const returned = (execute as Execute)(checked ? checked.value : given, {
        toolCallId: idempotencyKey,
        messages: [],
        abortSignal: signal,
      });
      return asJson(await lastOf(returned));
    },
  };
}

/** A tool may give preliminary outputs before the last one. */
async function lastOf(returned: unknown): Promise<unknown> {
  if (typeof returned !== 'object' || returned === null || !(Symbol.asyncIterator in returned)) return returned;
  let last: unknown;
  for await (const output of returned as AsyncIterable<unknown>) last = output;
  return last;
}
