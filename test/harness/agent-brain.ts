import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepEarlier, queryIn } from './plan-script';

/** What a stand-in for a model sees of a conversation, whatever its provider's format is. */
export interface Seen {
  /** The user's turns, joined. */
  asked: string;
  /** Of the calls so far, in order. */
  results: { tool: string; ok: boolean; text: string }[];
  /** JSON of a schema is asked for: a confirmation of B. */
  json: boolean;
}

export type Said = { text: string } | { calls: { tool: string; args: object }[] };

/** Tokens that each reply of a stand-in costs. */
export const TOKENS = { input: 100, cached: 40, output: 7 };

/** Works in the warehouse step by step, as a tool-use loop does: looks, reserves, answers; confirms every fit. A stand-in, and no model. */
export function warehouseBrain({ asked, results, json }: Seen): Said {
  if (json) return { text: JSON.stringify({ fits: true, reason: 'the same wish', ...keepEarlier(asked) }) };
  const query = queryIn(asked);
  const done = (tool: string): boolean => results.some((result) => result.tool === tool && result.ok);
  const [, count, item = ''] = /reserve (\d+) (\w+)/i.exec(query) ?? [];
  if (count) {
    if (!done('read_stock')) return { calls: [{ tool: 'read_stock', args: { item } }] };
    if (!done('reserve_stock')) return { calls: [{ tool: 'reserve_stock', args: { item, count: Number(count) } }] };
    return { text: `${count} ${item} are reserved on shelf ${shelfIn(results)}.` };
  }
  const [, labelled = ''] = /label the shelf of (\w+)/i.exec(query) ?? [];
  if (labelled) {
    if (!done('read_stock')) return { calls: [{ tool: 'read_stock', args: { item: labelled } }] };
    if (!done('label_shelf'))
      return { calls: [{ tool: 'label_shelf', args: { shelf: shelfIn(results), label: labelled } }] };
    return { text: `The shelf of ${labelled} has its label.` };
  }
  const [, scrapped] = /scrap (\w+)/i.exec(query) ?? [];
  if (scrapped) {
    const refused = results.find(({ tool }) => tool === 'scrap_stock');
    return refused
      ? { text: `That is not allowed here: ${refused.text.includes('no tool "scrap_stock"')}` }
      : { calls: [{ tool: 'scrap_stock', args: { item: scrapped } }] };
  }
  const [, to] = /write to (\w+)/i.exec(query) ?? [];
  if (to && !done('send_letter')) return { calls: [{ tool: 'send_letter', args: { to, body: 'Thank you.' } }] };
  return { text: 'Done.' };
}

function shelfIn(results: Seen['results']): string {
  const stock = results.find(({ tool, ok }) => tool === 'read_stock' && ok)?.text ?? '';
  return /"shelf":\s*"([^"]+)"/.exec(stock)?.[1] ?? '';
}

/** A part of the prompt that the SDK gives to a model of specification 3 or 4. */
interface PromptMessage {
  role: string;
  content: string | { type: string; text?: string; toolName?: string; output?: { type: string; value: unknown } }[];
}

/** What a `doGenerate` of the SDK's mock models is given. */
export interface GenerateOptions {
  prompt: PromptMessage[];
  responseFormat?: { type: string };
  abortSignal?: AbortSignal;
  toolChoice?: { type: string };
  tools?: { name: string }[];
}

export function seenByMock({ prompt, responseFormat }: GenerateOptions): Seen {
  const parts = prompt.flatMap(({ role, content }) =>
    typeof content === 'string' ? [] : content.map((part) => ({ role, ...part }))
  );
  return {
    asked: parts.flatMap(({ role, text }) => (role === 'user' ? [text ?? ''] : [])).join('\n'),
    results: parts.flatMap(({ type, toolName, output }) =>
      type === 'tool-result'
        ? [{ tool: toolName ?? '', ok: !output?.type.startsWith('error'), text: textOf(output?.value) }]
        : []
    ),
    json: responseFormat?.type === 'json',
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

let calls = 0;

/** What is said, as a mock model of specification 3 or 4 returns it. */
export function mockResult(said: Said): object {
  return {
    content:
      'text' in said
        ? [{ type: 'text', text: said.text }]
        : said.calls.map(({ tool, args }) => ({
            type: 'tool-call',
            toolCallId: `said_${(calls += 1)}`,
            toolName: tool,
            input: JSON.stringify(args),
          })),
    finishReason: { unified: 'text' in said ? 'stop' : 'tool-calls', raw: undefined },
    usage: {
      inputTokens: {
        total: TOKENS.input,
        noCache: TOKENS.input - TOKENS.cached,
        cacheRead: TOKENS.cached,
        cacheWrite: 0,
      },
      outputTokens: { total: TOKENS.output, text: TOKENS.output, reasoning: 0 },
    },
    warnings: [],
  };
}

/** A request of the chat completions API, as far as it is looked at. */
export interface ChatRequest {
  model: string;
  messages: {
    role: string;
    content: string | { text?: string }[] | null;
    tool_calls?: { id: string; function: { name: string } }[];
    tool_call_id?: string;
  }[];
  tools?: { function: { name: string; parameters: object } }[];
  response_format?: { type: string };
}

/** A server of the chat completions API on loopback; `brain` may answer with a status in place of a text. */
export async function startChatServer(
  brain: (seen: Seen) => Said | { status: number; headers?: Record<string, string> }
): Promise<{ url: string; requests: ChatRequest[]; close(): Promise<void> }> {
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as ChatRequest;
      requests.push(body);
      const said = brain(seenByChat(body));
      const status = 'status' in said ? said.status : 200;
      const headers = { 'content-type': 'application/json', ...('status' in said ? said.headers : {}) };
      response.writeHead(status, headers);
      response.end(JSON.stringify('status' in said ? { error: { message: 'no' } } : chatReply(body.model, said)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function seenByChat({ messages, response_format }: ChatRequest): Seen {
  const text = (content: ChatRequest['messages'][number]['content']): string =>
    typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  const names = new Map(
    messages.flatMap(({ tool_calls = [] }) => tool_calls.map((call) => [call.id, call.function.name]))
  );
  return {
    asked: messages.flatMap(({ role, content }) => (role === 'user' ? [text(content)] : [])).join('\n'),
    results: messages.flatMap(({ role, content, tool_call_id = '' }) =>
      role === 'tool'
        ? [{ tool: names.get(tool_call_id) ?? '', ok: /^[[{]/.test(text(content)), text: text(content) }]
        : []
    ),
    json: response_format !== undefined,
  };
}

function chatReply(model: string, said: Said): object {
  const tool_calls =
    'text' in said
      ? undefined
      : said.calls.map(({ tool, args }) => ({
          id: `said_${(calls += 1)}`,
          type: 'function',
          function: { name: tool, arguments: JSON.stringify(args) },
        }));
  return {
    id: 'chat-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'text' in said ? said.text : null, tool_calls },
        finish_reason: tool_calls ? 'tool_calls' : 'stop',
      },
    ],
    usage: {
      prompt_tokens: TOKENS.input,
      completion_tokens: TOKENS.output,
      total_tokens: TOKENS.input + TOKENS.output,
      prompt_tokens_details: { cached_tokens: TOKENS.cached },
    },
  };
}
