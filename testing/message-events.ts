import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message of the Messages API, as far as its events need it. */
export interface EventMessage {
  content: { type: string; text?: string; thinking?: string }[];
  usage: { output_tokens: number };
  [field: string]: unknown;
}

/** How a message is streamed. */
export interface EventOptions {
  /** Milliseconds between two words of a text; default 0. */
  wordDelayMs?: number;
  /** An error event in place of the second half of the text. */
  streamError?: { type: string; message: string };
  /** Cuts the connection, or sends nothing more, in the middle of the text. */
  stopsWith?: 'reset' | 'hang';
  headers?: Record<string, string>;
}

/** Sends a message as the server-sent events of the Messages API, its text word by word. Returns whether it was sent whole. */
export async function sendEvents(
  response: ServerResponse,
  { content, ...message }: EventMessage,
  { wordDelayMs = 0, streamError, stopsWith, headers }: EventOptions
): Promise<boolean> {
  const send = (type: string, fields: object): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  const { stop_reason, stop_sequence, stop_details, usage } = message;
  send('message_start', {
    message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
  });
  for (const [index, block] of content.entries()) {
    const kind = block.type === 'thinking' ? 'thinking' : 'text';
    send('content_block_start', { index, content_block: { ...block, [kind]: '' } });
    const words = (block[kind] ?? '').match(/\s*\S+\s*/g) ?? [];
    const broken = kind === 'text' && (streamError || stopsWith) ? Math.floor(words.length / 2) : words.length;
    for (const word of words.slice(0, broken)) {
      if (wordDelayMs > 0) await sleep(wordDelayMs);
      send('content_block_delta', { index, delta: { type: `${kind}_delta`, [kind]: word } });
    }
    if (kind === 'text' && streamError) {
      send('error', { error: streamError });
      response.end();
      return false;
    }
    if (kind === 'text' && stopsWith) {
      if (stopsWith === 'reset') response.destroy();
      return false;
    }
    send('content_block_stop', { index });
  }
  send('message_delta', {
    delta: { stop_reason, stop_sequence, ...(stop_details ? { stop_details } : {}) },
    usage: { output_tokens: usage.output_tokens },
  });
  send('message_stop', {});
  response.end();
  return true;
}
