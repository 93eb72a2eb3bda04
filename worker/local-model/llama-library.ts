import { pathToFileURL } from 'node:url';

/**
 * The part of `node-llama-cpp` that is used. The package is installed on first use and never a dependency, so its own types
 * are not there to import.
 */
export interface LlamaLibrary {
  getLlama(options: {
    build: 'never';
    gpu: false;
    skipDownload: true;
    progressLogs: false;
    logLevel: 'error';
  }): Promise<Llama>;
  LlamaGrammarEvaluationState: new (options: { model: LlamaModel; grammar: LlamaGrammar }) => LlamaGrammarState;
}

export interface Llama {
  loadModel(options: { modelPath: string; gpuLayers: 0 }): Promise<LlamaModel>;
  createGrammar(options: { grammar: string }): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

export type Token = number & { readonly token: unique symbol };
export type LlamaGrammar = { readonly grammar: string };
export type LlamaGrammarState = { clone(): LlamaGrammarState };

export interface LlamaModel {
  /** With `specialTokens`, control tokens in the text become what they say. */
  tokenize(text: string, specialTokens?: boolean): Token[];
  detokenize(tokens: readonly Token[]): string;
  createContext(options: {
    contextSize: number;
    sequences: number;
    batchSize: number;
    flashAttention: boolean;
    threads: number;
  }): Promise<LlamaContext>;
}

export interface LlamaContext {
  getSequence(): LlamaSequence;
}

/** One KV cache. */
export interface LlamaSequence {
  readonly contextTokens: Token[];
  readonly nextTokenIndex: number;
  /** Drops what differs from these tokens; what is the same stays evaluated. */
  adaptStateToTokens(tokens: Token[], allowShift: boolean): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: Token[]): Promise<void>;
  /** Ends by itself where the model ends its turn. */
  evaluate(
    tokens: Token[],
    options: { temperature: number; grammarEvaluationState?: LlamaGrammarState }
  ): AsyncGenerator<Token, void>;
}

// The package has ES modules only, and a plain `import()` here would be compiled to `require()`.
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- a constant text; there is no other way from CommonJS
const importModule = new Function('url', 'return import(url)') as (url: string) => Promise<LlamaLibrary>;

/** Loads the library from the path of its module (`installRunner`). */
export function loadLlamaLibrary(path: string): Promise<LlamaLibrary> {
  return importModule(pathToFileURL(path).href);
}
