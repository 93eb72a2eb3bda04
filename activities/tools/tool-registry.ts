import type { AnyTool, ToolDescription } from '../../shared/protocol/tool';

/** The tools of one worker. */
export interface ToolRegistry {
  /** All tools, sorted by name. */
  list(): ToolDescription[];
  describe(name: string): ToolDescription | undefined;
  get(name: string): AnyTool | undefined;
}

export function toolsByName(registry: ToolRegistry): ReadonlyMap<string, ToolDescription> {
  return new Map(registry.list().map((tool) => [tool.name, tool]));
}
