import type { AnyTool, Json, ResolvedContext, ToolContext } from '../../shared/index';
import { ToolError } from '../../shared/index';
import type { ToolCall } from './task';
import type { World } from './world';
import { workbenchTools } from './workbench-tools';

/** The instant and zone that queries of a world mean by "today". */
export function contextOf(now: string): ResolvedContext {
  return { environment: 'workbench', permissions: [], now: `${now.replace(' ', 'T')}.000Z`, timeZone: 'UTC' };
}

/** Calls the very tools that the worker registers, without a worker: for conformance and for the outcome check. */
export interface Sandbox {
  world: World;
  /** What was called, refused calls too, in order. */
  made: ToolCall[];
  /** The tool's output; throws `ToolError` where it refuses. */
  call: (tool: string, args: Readonly<Record<string, Json | undefined>>) => Promise<Json>;
}

export function sandboxOf(world: World): Sandbox {
  const tools = new Map<string, AnyTool>(workbenchTools(() => world).map((tool) => [tool.name, tool]));
  const made: ToolCall[] = [];
  return {
    world,
    made,
    async call(name, args) {
      const tool = tools.get(name);
      if (!tool) throw new ToolError({ code: 'unknown_tool', retryable: false }, `There is no tool ${name}.`);
      const given = Object.fromEntries(
        Object.entries(args).filter(([, value]) => value !== null && value !== undefined)
      );
      made.push({ tool: name, args: given as ToolCall['args'] });
      const parsed = tool.input.safeParse(given);
      if (!parsed.success) throw new ToolError({ code: 'invalid_arguments', retryable: false }, parsed.error.message);
      return (await tool.execute(parsed.data, toolContext(world, `call-${made.length}`))) as Json;
    },
  };
}

function toolContext(world: World, idempotencyKey: string): ToolContext {
  return {
    idempotencyKey,
    signal: new AbortController().signal,
    tenant: 'bench',
    context: contextOf(world.now),
    workflowId: 'sandbox',
    attempt: 1,
    heartbeat: () => undefined,
  };
}

/** The text that the original returns where a tool refuses; anything else is a bug and is thrown on. */
export function refusalOf(error: unknown): string {
  if (error instanceof ToolError) return error.message;
  throw error;
}
