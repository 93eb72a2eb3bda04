import type { ToolCall } from './task';
import { workbenchTools } from './workbench-tools';

const WRITES = new Set(
  workbenchTools(() => {
    throw new Error('only the effects are read');
  })
    .filter((tool) => tool.effect !== 'read')
    .map((tool) => tool.name)
);

/** Whether a tool of the sandbox changes the state. */
export function isWrite(tool: string): boolean {
  return WRITES.has(tool);
}

export function writesOf(calls: readonly ToolCall[]): ToolCall[] {
  return calls.filter(({ tool }) => isWrite(tool)).map(({ tool, args }) => ({ tool, args }));
}
