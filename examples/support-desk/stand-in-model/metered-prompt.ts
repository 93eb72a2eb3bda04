import { createHash } from 'node:crypto';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { MessageRequest, TextBlock } from './message-request.schema';

/** The tokenizer that counts; said by the server wherever it says its name. */
export const TOKENIZER = 'gpt-tokenizer, o200k_base';

/** Tokens below which a prefix is not cached, as with the 5.5 models. */
const MINIMUM_PREFIX = 512;
/** Milliseconds that an entry lives after its last use. */
const LIFETIME = { '5m': 5 * 60_000, '1h': 60 * 60_000 };
/** Tokens around each turn, which a text alone does not show. */
const TURN_OVERHEAD = 4;

export interface MessageUsage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  output_tokens: number;
}

interface Part {
  text: string;
  tokens: number;
  ttl?: keyof typeof LIFETIME;
}

/** Counts prompts as the Messages API bills them: what was read from the prefix cache, what was written to it, and the rest. */
export interface PromptMeter {
  /** `outputTokens` is what the answer to this prompt takes. */
  meter(request: MessageRequest, outputTokens: number): MessageUsage;
}

export function createPromptMeter(now: () => number = Date.now): PromptMeter {
  const expiry = new Map<string, number>();
  return {
    meter(request, outputTokens) {
      const parts = partsOf(request);
      const total = sum(parts);
      const marks = breakpointsOf(request.model, parts);
      const found = marks.findLast((mark) => (expiry.get(mark.key) ?? 0) > now());
      const last = marks.at(-1);
      for (const mark of marks) expiry.set(mark.key, now() + LIFETIME[mark.ttl]);
      const read = found?.tokens ?? 0;
      const written = Math.max(0, (last?.tokens ?? 0) - read);
      return {
        input_tokens: total - read - written,
        cache_creation_input_tokens: written,
        cache_read_input_tokens: read,
        output_tokens: outputTokens,
      };
    },
  };
}

export function tokensOf(text: string): number {
  return countTokens(text);
}

/** The blocks of a prompt in the order in which they are cached: system, then turns; the schema of the answer comes first. */
function partsOf(request: MessageRequest): Part[] {
  const part = (block: TextBlock, overhead: number): Part => ({
    text: block.text,
    tokens: countTokens(block.text) + overhead,
    ttl: block.cache_control ? (block.cache_control.ttl ?? '5m') : undefined,
  });
  const schema = JSON.stringify(request.output_config.format.schema);
  return [
    { text: schema, tokens: countTokens(schema) },
    ...request.system.map((block) => part(block, 0)),
    ...request.messages.flatMap((turn) => turn.content.map((block) => part(block, TURN_OVERHEAD))),
  ];
}

/** Each marked prefix that is long enough; its key is the model and every byte before the mark. */
function breakpointsOf(model: string, parts: Part[]): { key: string; tokens: number; ttl: keyof typeof LIFETIME }[] {
  const hash = createHash('sha256').update(model);
  let tokens = 0;
  return parts.flatMap((part) => {
    hash.update('\0').update(part.text);
    tokens += part.tokens;
    return part.ttl && tokens >= MINIMUM_PREFIX ? [{ key: hash.copy().digest('hex'), tokens, ttl: part.ttl }] : [];
  });
}

function sum(parts: Part[]): number {
  return parts.reduce((total, part) => total + part.tokens, 0);
}
