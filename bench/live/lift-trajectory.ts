import type { Json } from '../../shared/index';
import { refusalOf, sandboxOf } from '../workbench/call-tool';
import type { Task, ToolCall } from '../workbench/task';
import type { Snapshot } from '../workbench/world';
import { World } from '../workbench/world';

/** A call whose arguments are values, or references to the output of an earlier call: `$2[0].event_id`. */
export interface LiftedCall {
  tool: string;
  args: Record<string, string>;
}

/** How a request was answered rightly, without the values that only its calls could find. */
export interface Trajectory {
  task: Task;
  calls: LiftedCall[];
}

/** Shorter texts meet an earlier output by chance. */
const LIFTED_CHARACTERS = 6;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const REFERENCE = /^\$(\d+)((?:\[\d+\]|\.\w+)*)$/;

/**
 * The calls of a run that worked, with references where an argument equals a text of an earlier output and is not in
 * the query: ids and addresses are of the state, and copied verbatim they would hit the wrong record.
 */
export async function liftTrajectory(task: Task, made: readonly ToolCall[], snapshot: Snapshot): Promise<Trajectory> {
  const sandbox = sandboxOf(new World(snapshot));
  const query = task.query.toLowerCase();
  const outputs: Json[] = [];
  const calls: LiftedCall[] = [];
  for (const step of made) {
    try {
      const output = await sandbox.call(step.tool, step.args);
      calls.push({ tool: step.tool, args: lifted(step, query, outputs) });
      outputs.push(output);
    } catch (error) {
      refusalOf(error);
    }
  }
  return { task, calls };
}

function lifted({ args }: ToolCall, query: string, outputs: readonly Json[]): Record<string, string> {
  const given = Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (value.length < LIFTED_CHARACTERS || DATE.test(value) || query.includes(value.toLowerCase())) {
        return [name, value];
      }
      const found = outputs.flatMap((output, at) => pathsTo(value, output).map((path) => `$${at + 1}${path}`));
      return [name, found[0] ?? value];
    })
  );
}

function pathsTo(value: string, within: Json): string[] {
  if (within === value) return [''];
  if (Array.isArray(within)) {
    return within.flatMap((item, index) => pathsTo(value, item).map((path) => `[${index}]${path}`));
  }
  if (within === null || typeof within !== 'object') return [];
  return Object.entries(within).flatMap(([key, item]) => pathsTo(value, item).map((path) => `.${key}${path}`));
}

export function isReference(value: string): boolean {
  return REFERENCE.test(value);
}

/** What a reference means, given the outputs so far; undefined where there is no such text. */
export function resolveReference(value: string, outputs: readonly (Json | undefined)[]): string | undefined {
  const [, call, path = ''] = REFERENCE.exec(value) ?? [];
  let here: Json | undefined = outputs[Number(call) - 1];
  for (const [, index, key] of path.matchAll(/\[(\d+)\]|\.(\w+)/g)) {
    if (index !== undefined) here = Array.isArray(here) ? here[Number(index)] : undefined;
    else here = here !== null && typeof here === 'object' && !Array.isArray(here) ? here[key ?? ''] : undefined;
  }
  return typeof here === 'string' ? here : undefined;
}
