import type { ModelRequest } from '../../activities/planner/planner';

/** One argument as the model writes it. */
type Arg = [name: string, from: 'constant' | 'output' | 'expression' | 'written', value: string];

export interface ScriptedNode {
  id: string;
  tool: string;
  args: { name: string; from: string; value: string }[];
  after?: string[];
  when?: string;
  forEach?: string;
  onError?: 'continue';
}

/** A node of a scripted plan: `node('stock', 'read_stock', [['item', 'constant', 'bolts']])`. */
export function node(id: string, tool: string, args: Arg[], more: Partial<ScriptedNode> = {}): ScriptedNode {
  return { id, tool, args: args.map(([name, from, value]) => ({ name, from, value })), ...more };
}

/** A complete reply of the model to a plan request. */
export function plan(nodes: ScriptedNode[], answer = 'done', more: object = {}): object {
  return { nodes, answer: { kind: 'text', text: answer }, ...more };
}

/** The last user turn of a request. */
export function lastTurn(request: ModelRequest): string {
  return request.messages.filter((message) => message.role === 'user').at(-1)?.content ?? '';
}
