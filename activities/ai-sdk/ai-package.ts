import type { Json, JsonSchema } from '../../shared/protocol/json';
import { optionalPackage } from '../optional-package';

/**
 * A language model of the AI SDK, of any provider, as far as it is looked at here; or the id of one, for the SDK's default provider.
 * `ai` itself is no dependency, so its types are not named.
 */
export type AiSdkModel =
  string | { readonly specificationVersion: string; readonly provider: string; readonly modelId: string };

/** A part of an assistant's message; of others than calls only what is passed on. */
export interface AiPart {
  type: string;
  toolCallId?: string;
  toolName?: string;
  [field: string]: unknown;
}

export interface AiMessage {
  role: 'user' | 'assistant' | 'tool';
  content: string | AiPart[];
}

export interface AiUsage {
  inputTokens?: number;
  outputTokens?: number;
  inputTokenDetails?: { cacheReadTokens?: number; cacheWriteTokens?: number };
  /** Of AI SDK 5. */
  cachedInputTokens?: number;
}

export interface AiCall {
  model: AiSdkModel;
  system?: string;
  messages: AiMessage[];
  tools?: Record<string, object>;
  toolChoice?: 'auto' | 'none';
  output?: object;
  maxRetries: number;
  maxOutputTokens?: number;
  temperature?: number;
  providerOptions?: Record<string, Record<string, unknown>>;
  abortSignal: AbortSignal;
}

export interface AiResult {
  text: string;
  finishReason: string;
  toolCalls: { toolCallId: string; toolName: string; input: unknown }[];
  usage: AiUsage;
  response: { id?: string; modelId?: string; messages?: AiMessage[] };
  /** Of AI SDK 7. */
  responseMessages?: AiMessage[];
}

/** Of an output that was asked for as JSON and is none. */
export interface NoObject {
  text?: string;
  usage?: AiUsage;
  finishReason?: string;
  response?: { id?: string; modelId?: string };
}

interface AiSchema {
  jsonSchema: JsonSchema | PromiseLike<JsonSchema>;
  validate?: (value: unknown) => AiValidation | PromiseLike<AiValidation>;
}
type AiValidation = { success: true; value: unknown } | { success: false; error: Error };

/** What of the package is used: the same in AI SDK 6 and 7. */
export interface AiSdk {
  generateText(call: AiCall): Promise<AiResult>;
  jsonSchema(schema: JsonSchema): object;
  asSchema(schema: unknown): AiSchema;
  tool(tool: { description: string; inputSchema: object }): object;
  Output: { object(options: { schema: object }): object };
  APICallError: { isInstance(error: unknown): boolean };
  NoObjectGeneratedError: { isInstance(error: unknown): boolean };
}

/** The package `ai`, loaded when it is first needed. Throws `RUNTIME_MISSING`. */
export function loadAiSdk(): Promise<AiSdk> {
  return optionalPackage(
    'ai',
    'An agent or a model of the AI SDK',
    async () => (await import('ai')) as unknown as AiSdk
  );
}

/** A value as JSON says it: what is undefined is left out. */
export function asJson(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
