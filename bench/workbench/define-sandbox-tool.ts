import { z } from 'zod';
import { defineTool, ToolError } from '../../shared/index';
import type { AnyTool, ToolContext } from '../../shared/index';
import type { Row, Table, World } from './world';
import { ID_COLUMN } from './world';

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
  /** Of a tool that returns an identifier; the others say that they are done. */
  output?: z.ZodType<string>;
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

/** The same, where one message stands for all. */
export function needAll<T extends object, K extends keyof T>(
  input: T,
  names: readonly K[],
  message: string
): asserts input is T & Record<K, string> {
  need(input, Object.fromEntries(names.map((name) => [name, message])) as Record<K, string>);
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
    output: tool.output ?? z.string(),
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

/** Records that are called by one word, in the messages of the tools. */
export interface Kind {
  table: Table;
  /** `Event`: "Event ID not provided.", "Event not found." */
  called: string;
}

/** The record of an identifier; refused where there is none. */
export function recordOf(world: World, { table, called }: Kind, id: string): Row {
  return world.find(table, id) ?? refuse('not_found', `${called} not found.`);
}

/** One column of a record, under its own name. */
export function fieldOf(row: Row, field: string): Record<string, string | null> {
  const value = row[field];
  return value === undefined ? refuse('unknown_field', 'Field not found.') : { [field]: value };
}

const text = z.string().optional();

/** One column of the record that an identifier names. */
export function informationTool(worldOf: WorldOf, kind: Kind, tool: { name: string; description: string }): AnyTool {
  const id = ID_COLUMN[kind.table];
  return readTool(worldOf, {
    ...tool,
    input: z.object({ [id]: text, field: text }),
    output: z.record(z.string(), z.string().nullable()),
    read: (world, input: Record<string, string | undefined>) => {
      need(input, { [id]: `${kind.called} ID not provided.`, field: 'Field not provided.' });
      return fieldOf(recordOf(world, kind, input[id] ?? ''), input.field ?? '');
    },
  });
}

/** Removes the record that an identifier names. */
export function deleteTool(worldOf: WorldOf, kind: Kind, tool: { name: string; description: string }): AnyTool {
  const id = ID_COLUMN[kind.table];
  return writeTool(worldOf, {
    ...tool,
    input: z.object({ [id]: text }),
    effect: 'compensable',
    act: (world, input: Record<string, string | undefined>) => {
      need(input, { [id]: `${kind.called} ID not provided.` });
      const row = recordOf(world, kind, input[id] ?? '');
      return { output: `${kind.called} deleted successfully.`, undo: world.remove(kind.table, row) };
    },
    holds: (world, input) => world.find(kind.table, input[id] ?? '') === undefined,
  });
}

interface UpdateTool {
  name: string;
  description: string;
  /** The field whose values are addresses, which the tables hold in small letters. */
  address: string;
  /** Refuses a value that the field may not have; a tool without it takes any field, as the original does. */
  check?: (world: World, field: string, value: string) => void;
}

/** Sets one column of the record that an identifier names. */
export function updateTool(worldOf: WorldOf, kind: Kind, { address, check, ...tool }: UpdateTool): AnyTool {
  const id = ID_COLUMN[kind.table];
  return writeTool(worldOf, {
    ...tool,
    input: z.object({ [id]: text, field: text, new_value: text }),
    effect: 'compensable',
    act: (world, input: Record<string, string | undefined>) => {
      needAll(input, [id, 'field', 'new_value'], `${kind.called} ID, field, or new value not provided.`);
      const { field = '', new_value: said = '' } = input;
      const value = field === address ? said.toLowerCase() : said;
      check?.(world, field, value);
      const row = recordOf(world, kind, input[id] ?? '');
      if (check) fieldOf(row, field);
      return {
        output: `${kind.called} updated successfully.`,
        undo: world.update(kind.table, row, { [field]: value }),
      };
    },
    holds: (world, input) =>
      world.find(kind.table, input[id] ?? '')?.[input.field ?? '']?.toLowerCase() === input.new_value?.toLowerCase(),
  });
}
