import type Anthropic from '@anthropic-ai/sdk';
import { anthropicStream } from './anthropic-sdk';

/** A message as it grows; of its blocks only type and text are kept. */
interface Growing {
  content: { type: string; text?: string }[];
  usage: object;
  [field: string]: unknown;
}

/**
 * One call of the Messages API that streams: the text so far goes to `onText`, and what comes back is the message as a call
 * without streaming gives it. A server that does not stream answers with a whole message, which is taken as it is. Throws what
 * the SDK throws, also for an error event in the middle; a stream that ends before the message does is a `SyntaxError`.
 */
export async function streamedMessage(
  client: Anthropic,
  body: Anthropic.MessageCreateParamsNonStreaming,
  { signal, onText }: { signal: AbortSignal; onText: (text: string) => void }
): Promise<unknown> {
  const response = await client.messages.create({ ...body, stream: true }, { signal }).asResponse();
  if (!response.headers.get('content-type')?.includes('text/event-stream')) return response.json();
  const events = anthropicStream().fromSSEResponse<Anthropic.RawMessageStreamEvent>(
    response,
    new AbortController(),
    client
  );
  let message: Growing | undefined;
  let whole = false;
  for await (const event of events) {
    if (event.type === 'message_start') message = { ...event.message };
    else if (message) whole = grow(message, event, onText) || whole;
  }
  // The SDK ends an aborted stream quietly.
  signal.throwIfAborted();
  if (!message || !whole) throw new SyntaxError('the stream ended before the message');
  return { ...message, _request_id: response.headers.get('request-id') ?? undefined };
}

/** Whether the message is whole now. */
function grow(message: Growing, event: Anthropic.RawMessageStreamEvent, onText: (text: string) => void): boolean {
  switch (event.type) {
    case 'content_block_start':
      message.content[event.index] = { ...event.content_block };
      return false;
    case 'content_block_delta': {
      const block = message.content[event.index];
      if (block && event.delta.type === 'text_delta') {
        block.text = `${block.text ?? ''}${event.delta.text}`;
        onText(block.text);
      }
      return false;
    }
    case 'message_delta':
      Object.assign(message, event.delta, { usage: { ...message.usage, ...given(event.usage) } });
      return false;
    default:
      return event.type === 'message_stop';
  }
}

/** Counts that the end of a stream leaves out stand at its beginning. */
function given(usage: object): object {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== null && count !== undefined));
}
