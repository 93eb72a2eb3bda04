import type { z } from 'zod';
import { defineTool, ToolError } from '../../shared/index';
import type { AnyTool, ToolContext } from '../../shared/index';
import type { World } from './world';

/** Where a tool finds the state of the run that called it: every task has a world of its own. */
export type WorldOf = (workflowId: string) => World;

interface SandboxTool<I> {
  name: string;
  description: string;
  input: z.ZodType<I>;
}

interface ReadTool<I, O> extends SandboxTool<I> {
  output: z.ZodType<O>;
  read: (world: World, input: I) => O;
}

interface WriteTool<I> extends SandboxTool<I> {
  output: z.ZodType<string>;
  /** A sandbox can take everything back but a sent message. */
  effect: 'compensable' | 'idempotent';
  act: (world: World, input: I) => { output: string; undo: () => void };
  /** The post-condition, read from the state: it shows that the call did what it says, not that it was the right call. */
  holds: (world: World, input: I, output: string) => boolean;
}

/** The original returns its errors as texts; here they are thrown, with the same text as message. */
export function refuse(code: string, message: string): never {
  throw new ToolError({ code, retryable: false }, message);
}

/** Refuses where one of the arguments is missing; the message of the first one is thrown. */
export function need<T extends object, K extends keyof T>(
  input: T,
  messages: Record<K, string>
): asserts input is T & Record<K, string> {
  for (const [name, message] of Object.entries(messages) as [K, string][]) {
    if (input[name] === undefined || input[name] === null || input[name] === '') refuse('missing_argument', message);
  }
}

export function readTool<I, O>(worldOf: WorldOf, tool: ReadTool<I, O>): AnyTool {
  return defineTool<I, O>({
    name: tool.name,
    version: '1',
    description: tool.description,
    input: tool.input,
    output: tool.output,
    effect: 'read',
    execute: (input, { workflowId }) => tool.read(worldOf(workflowId), input),
  });
}

export function writeTool<I>(worldOf: WorldOf, tool: WriteTool<I>): AnyTool {
  const world = ({ workflowId }: ToolContext): World => worldOf(workflowId);
  return defineTool<I, string>({
    name: tool.name,
    version: '1',
    description: tool.description,
    input: tool.input,
    output: tool.output,
    effect: tool.effect,
    execute: (input, context) => world(context).once(context.idempotencyKey, () => tool.act(world(context), input)),
    check: (input, output, context) =>
      tool.holds(world(context), input, output) || `${tool.name} left the state other than it says`,
    ...(tool.effect === 'compensable' && {
      compensate: (_input: I, _output: string | undefined, context: ToolContext) =>
        world(context).revert(context.idempotencyKey),
    }),
  });
}
