import { availableParallelism } from 'node:os';
import type { JsonSchema } from '../../shared/protocol/json';
import { grammarOf } from './json-grammar';
import { loadLlamaLibrary, type LlamaGrammar, type LlamaModel, type LlamaSequence, type Token } from './llama-library';
import { repeatsItself } from './repeats-itself';

export interface Turn {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

export interface Generated {
  text: string;
  stop: 'end' | 'max_tokens' | 'context_full';
  /** Tokens by the model's own tokenizer. `cached` of the prompt were evaluated for an earlier request. */
  usage: { prompt: number; cached: number; output: number };
}

/** Writes one text at a time; the server in front of it queues. */
export interface TextEngine {
  /** @throws PromptTooLong, UnsupportedSchema, or the signal's reason. */
  generate(request: { turns: Turn[]; schema?: JsonSchema; maxTokens: number; signal: AbortSignal }): Promise<Generated>;
  dispose(): Promise<void>;
}

export class PromptTooLong extends Error {
  constructor(tokens: number) {
    super(`prompt is too long: ${tokens} tokens > ${CONTEXT_TOKENS - RESERVED_TOKENS} maximum`);
  }
}

/** Tokens of prompt and output together; a third of what the model was trained for, at 28 KB of memory each. */
const CONTEXT_TOKENS = 10_240;
/** Room that a prompt must leave for an answer. */
const RESERVED_TOKENS = 256;
/**
 * Tokens of one answer, whatever was asked for: some 80 s on two cores. A small model that repeats itself would otherwise write
 * until its caller's time is up, and again at each attempt; cut off, it is a result that the caller can act on.
 */
const OUTPUT_TOKENS = 1_024;
/** Prefixes kept evaluated: the ones of planning, rewriting and writing differ from their first words on. */
const SEQUENCES = 3;
/** A prefix is worth keeping a cache for from here on; less is what all prompts share. */
const SHARED_TOKENS = 16;
/** Tokens evaluated between two looks at the signal: 3 s on two cores. */
const BATCH_TOKENS = 128;

/**
 * Loads the model into memory (1.1 GB, and 0.9 GB for the caches). Greedy, so that equal requests get equal answers. What was
 * evaluated for a prompt stays, after an abort too: a request that was cut off goes on where it was when it comes again.
 */
export async function createLlamaEngine(paths: { runner: string; model: string }): Promise<TextEngine> {
  const library = await loadLlamaLibrary(paths.runner);
  const llama = await library.getLlama({
    build: 'never',
    gpu: false,
    skipDownload: true,
    progressLogs: false,
    logLevel: 'error',
  });
  const model = await llama.loadModel({ modelPath: paths.model, gpuLayers: 0 });
  const context = await model.createContext({
    contextSize: CONTEXT_TOKENS,
    sequences: SEQUENCES,
    batchSize: BATCH_TOKENS,
    // A quarter fewer processor seconds a prompt token on the CPU, too.
    flashAttention: true,
    threads: Math.min(8, availableParallelism()),
  });
  const caches = Array.from({ length: SEQUENCES }, () => context.getSequence());
  const grammars = new Map<string, Promise<LlamaGrammar>>();

  const grammarFor = (schema: JsonSchema): Promise<LlamaGrammar> => {
    const grammar = grammarOf(schema);
    const made = grammars.get(grammar) ?? llama.createGrammar({ grammar });
    grammars.set(grammar, made);
    return made;
  };

  return {
    async generate({ turns, schema, maxTokens, signal }) {
      const grammar = schema && (await grammarFor(schema));
      const prompt = promptOf(model, turns);
      if (prompt.length > CONTEXT_TOKENS - RESERVED_TOKENS) throw new PromptTooLong(prompt.length);
      const cache = bestCache(caches, prompt);
      // The last token is always evaluated: its result is what the first written one is chosen by.
      await cache.adaptStateToTokens(prompt.slice(0, -1), false);
      const cached = cache.nextTokenIndex;
      await evaluatePrompt(cache, prompt.slice(cached, -1), signal);

      const room = CONTEXT_TOKENS - prompt.length;
      const limit = Math.min(maxTokens, OUTPUT_TOKENS, room);
      const written: Token[] = [];
      let looped = false;
      const grammarEvaluationState = grammar && new library.LlamaGrammarEvaluationState({ model, grammar });
      for await (const token of cache.evaluate(prompt.slice(-1), { temperature: 0, grammarEvaluationState })) {
        signal.throwIfAborted();
        written.push(token);
        looped = repeatsItself(written);
        if (looped || written.length >= limit) break;
      }
      // The model's own end comes as the end of the tokens.
      const ended = written.length < limit && !looped;
      const stop = ended ? 'end' : limit === room && !looped ? 'context_full' : 'max_tokens';
      const usage = { prompt: prompt.length, cached, output: written.length };
      return { text: model.detokenize(written), stop, usage };
    },
    dispose: () => llama.dispose(),
  };
}

async function evaluatePrompt(cache: LlamaSequence, tokens: Token[], signal: AbortSignal): Promise<void> {
  for (let at = 0; at < tokens.length; at += BATCH_TOKENS) {
    signal.throwIfAborted();
    await cache.evaluateWithoutGeneratingNewTokens(tokens.slice(at, at + BATCH_TOKENS));
  }
  signal.throwIfAborted();
}

/** The cache with the longest common prefix moves to the end; without one worth keeping, the least recently used one does. */
function bestCache(caches: LlamaSequence[], prompt: Token[]): LlamaSequence {
  const shared = caches.map((cache) => {
    const { contextTokens } = cache;
    const end = contextTokens.findIndex((token, index) => token !== prompt[index]);
    return end < 0 ? contextTokens.length : end;
  });
  const longest = Math.max(...shared);
  const index = longest >= SHARED_TOKENS ? shared.indexOf(longest) : 0;
  const [chosen] = caches.splice(index, 1) as [LlamaSequence];
  caches.push(chosen);
  return chosen;
}

/**
 * The prompt in the form that the model was trained on (ChatML). Only the frame may hold control tokens: those in a text are
 * tokenized as plain characters, so that no query can end its turn and speak as the system.
 */
function promptOf(model: LlamaModel, turns: Turn[]): Token[] {
  const frame = (text: string): Token[] => model.tokenize(text, true);
  const framed = turns.flatMap(({ role, text }) => [
    ...frame(`<|im_start|>${role}\n`),
    ...model.tokenize(text),
    ...frame('<|im_end|>\n'),
  ]);
  return [...framed, ...frame('<|im_start|>assistant\n')];
}
