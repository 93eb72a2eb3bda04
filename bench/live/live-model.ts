import { WorkflowGenError } from '../../shared/index';
import { SLOW_MODEL_TIMEOUT_MS } from '../../activities/planner/anthropic-planner';
import { createAnthropicPlanner, loadConfiguration } from '../../worker/index';
import type { ModelReply, ModelRequest, Planner } from '../../worker/index';
import { LOCAL_MODEL_NOTICE, startLocalModel } from '../../worker/local-model';
import type { Cassette } from './cassette';
import { openCassette } from './cassette';
import type { StrongPlansHeader } from './strong-plans';

/** What a model call may use up. A model on one's own machine evaluates some 40 prompt tokens a second. */
export interface LiveLimits {
  /** Output tokens of one call. */
  outputTokens: number;
  /** Characters of a tool's output that a tool-use loop is shown. */
  observationCharacters: number;
  /** Tokens of one WorkflowGen run, looked at before each call. */
  runTokens: number;
}

const LIMITS = { outputTokens: 4_096, observationCharacters: 6_000, runTokens: 100_000 };
const LOCAL_LIMITS = { outputTokens: 400, observationCharacters: 1_000, runTokens: 6_000 };

/** The model of all live arms: the product's own port on the Messages API, with a cassette before the server. */
export interface LiveModel {
  /** Its name in the report. */
  label: string;
  planner: Planner;
  limits: LiveLimits;
  cassette: Cassette;
  /** A model is there: not all is answered from files. */
  asks: boolean;
  stop(): Promise<void>;
}

export interface LiveModelOptions {
  /** `local`, the id of a model, or nothing for the product's default models. */
  model?: string;
  cassetteFile: string;
  /** Answer from the cassette only, and start no model. */
  replay: boolean;
  say: (line: string) => void;
}

/**
 * Opens the cassette, and the model behind it.
 *
 * @throws `CONFIG_INVALID` without a model, `RUNTIME_MISSING` where the local one cannot be started.
 */
export async function openLiveModel(options: LiveModelOptions): Promise<LiveModel> {
  const { model, replay, say } = options;
  const local = model === 'local';
  const configured = loadConfiguration().model;
  if (!local && !replay && !configured) {
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      'The live arms need a model: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL to a server of the Messages API, or pass --model local.',
      { field: 'live' }
    );
  }
  const served = local && !replay ? await startLocalModel({ announce: say }) : undefined;
  const upstream = served?.baseURL ?? configured?.baseURL ?? 'https://api.anthropic.com';
  const id = local ? 'local' : model;
  const cassette = await openCassette({
    file: options.cassetteFile,
    header: {
      model: served?.model ?? model ?? 'the default models of WorkflowGen',
      recorded: new Date().toISOString().slice(0, 10),
      note: local ? LOCAL_MODEL_NOTICE : 'Recorded by npm run bench -- --live.',
    },
    upstream: replay ? undefined : upstream,
  });
  const limits = local ? LOCAL_LIMITS : LIMITS;
  const planner = createAnthropicPlanner({
    apiKey: configured?.apiKey ?? 'none',
    baseURL: cassette.baseURL,
    models: id === undefined ? configured?.models : { plan: id, rewrite: id, write: id },
    // As the worker does: a server of one's own may be slow.
    timeoutMs: local || configured?.baseURL !== undefined ? SLOW_MODEL_TIMEOUT_MS : undefined,
  });
  return {
    label: cassette.header.model,
    planner: capped(planner, limits.outputTokens),
    limits,
    cassette,
    asks: !replay,
    async stop() {
      await cassette.close();
      await served?.stop();
    },
  };
}

/** No model: all that it says is in recorded plans. */
export function noModel({ model, recorded, note }: StrongPlansHeader): LiveModel {
  const nothing = (): Promise<never> => Promise.reject(new ModelCallFailed('no model is asked here'));
  return {
    label: model,
    planner: { name: 'none', call: nothing },
    limits: LIMITS,
    cassette: {
      baseURL: '',
      header: { cassette: 1, model, recorded, note },
      counts: { replayed: 0, recorded: 0, missing: 0 },
      replayedMs: () => 0,
      close: () => Promise.resolve(),
    },
    asks: false,
    stop: () => Promise.resolve(),
  };
}

/** A small model that repeats itself would write until the last token it may. */
function capped(planner: Planner, outputTokens: number): Planner {
  return {
    name: planner.name,
    call: (request, options) =>
      planner.call({ ...request, maxTokens: Math.min(request.maxTokens, outputTokens) }, options),
  };
}

/** What the calls of one task have used. */
export interface Spent {
  prompt: number;
  cached: number;
  completion: number;
  modelCalls: number;
  costUsd: number;
}

export function nothingSpent(): Spent {
  return { prompt: 0, cached: 0, completion: 0, modelCalls: 0, costUsd: 0 };
}

/** A model call of an arm outside the engine could not be used; its message is the task's reason. */
export class ModelCallFailed extends Error {}

/** A server of one's own may be slow, and one that was restarted is there again after some minutes. */
const ATTEMPTS = 12;
const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks for one JSON object and adds up what it cost. Rate limits and outages are tried again, as Temporal does for the engine.
 *
 * @throws ModelCallFailed where the model did not answer, or not with whole JSON.
 */
export async function askForJson<T>(
  planner: Planner,
  request: Omit<ModelRequest, 'maxTokens'>,
  spent: Spent
): Promise<T> {
  const reply = await patient(planner, { ...request, maxTokens: 4_096 });
  const { tokens, costUsd } = reply.usage;
  spent.prompt += tokens.input + tokens.cacheWrite;
  spent.cached += tokens.cacheRead;
  spent.completion += tokens.output;
  spent.modelCalls += 1;
  spent.costUsd += costUsd ?? 0;
  if (reply.stop !== 'end') throw new ModelCallFailed(`the model's answer was ${reply.stop}`);
  try {
    return JSON.parse(reply.text) as T;
  } catch {
    throw new ModelCallFailed('the model answered with no JSON');
  }
}

async function patient(planner: Planner, request: ModelRequest): Promise<ModelReply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await planner.call(request, { signal: new AbortController().signal });
    } catch (error) {
      const failure = error as { message?: string; nonRetryable?: boolean; nextRetryDelay?: number };
      if (failure.nonRetryable === true || attempt === ATTEMPTS) {
        throw new ModelCallFailed(failure.message ?? String(error));
      }
      const pause = Math.min(failure.nextRetryDelay ?? PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
