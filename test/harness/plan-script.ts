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

/** The query in a turn, as the prompts mark it. */
export function queryIn(turn: string): string {
  return /<query>([\s\S]*?)<\/query>/.exec(turn)?.[1] ?? '';
}

/** A plan's word on the earlier calls that its turn lists: it keeps them all. */
export function keepEarlier(turn: string): { earlier?: { call: string | undefined; decision: 'keep' }[] } {
  const earlier = [...turn.matchAll(/"call":\s*"([^"]+)"/g)].map(([, call]) => ({ call, decision: 'keep' as const }));
  return earlier.length > 0 ? { earlier } : {};
}

/** The warehouse's reservation: it reads the stock of an item, then reserves pieces of it. */
export function reservationPlan(item: string, count: string, more: object = {}): object {
  const stock = node('stock', 'read_stock', [['item', 'constant', item]]);
  const hold = node(
    'hold',
    'reserve_stock',
    [
      ['item', 'constant', item],
      ['count', 'constant', count],
    ],
    { after: ['stock'] }
  );
  return plan([stock, hold], 'Reserved {{nodes.hold.reservation}}.', more);
}

/** Labels the shelf of an item of which there are more than six. */
export function labellingPlan(item: string, more: object = {}): object {
  const stock = node('stock', 'read_stock', [['item', 'constant', item]]);
  const label = node(
    'label',
    'label_shelf',
    [
      ['shelf', 'output', 'stock.shelf'],
      ['label', 'constant', 'full'],
    ],
    { when: 'nodes.stock.count > 6' }
  );
  return plan([stock, label], "{{$exists(nodes.label) ? 'Labelled.' : 'There is room.'}}", more);
}
