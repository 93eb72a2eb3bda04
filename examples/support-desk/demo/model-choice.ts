import {
  createAnthropicPlanner,
  LOCAL_MODEL_NOTICE,
  startLocalModel,
  type PartProgress,
  type Planner,
} from '../../../worker';
import { ANNOUNCEMENT, STAND_IN_MODELS, startStandInModel } from '../stand-in-model/server';

export const MODEL_KINDS = ['stand-in', 'claude', 'local'] as const;

export type ModelKind = (typeof MODEL_KINDS)[number];

/** The model that the demo plans with. */
export interface ChosenModel {
  kind: ModelKind;
  planner: Planner;
  /** What it is, in one line. */
  about: string;
  /** At whose prices money is counted. */
  prices: string;
  /** Empties the model's prefix cache where that can be done, so that a second stream of queries does not profit from the first. */
  forgetPrompts(): void;
  close(): Promise<void>;
}

/** The prices at which the stand-in's tokens are counted, in US dollars per million tokens. */
const AT_THE_PRICES_OF = {
  'claude-sonnet-5-5': { input: 2, output: 10, cacheRead: 0.2 },
  'claude-haiku-5-5': { input: 0.1, output: 0.5, cacheRead: 0.01 },
};

/** Claude where there is a key, else the stand-in. */
export function defaultModelKind(env: NodeJS.ProcessEnv = process.env): ModelKind {
  return env.ANTHROPIC_API_KEY ? 'claude' : 'stand-in';
}

/** Starts the model, or the way to it. Throws `RUNTIME_MISSING` where the local one cannot be installed. */
export async function chooseModel(
  kind: ModelKind,
  onProgress: (progress: PartProgress) => void = () => undefined
): Promise<ChosenModel> {
  switch (kind) {
    case 'claude':
      return claude();
    case 'local':
      return local(onProgress);
    case 'stand-in':
      return standIn();
  }
}

function claude(): ChosenModel {
  if (!process.env.ANTHROPIC_API_KEY) {
    throw new Error('--model claude needs ANTHROPIC_API_KEY; set it, or use --model stand-in or --model local.');
  }
  return {
    kind: 'claude',
    planner: createAnthropicPlanner(),
    about: 'Claude: claude-sonnet-5-5 plans, claude-haiku-5-5 rewrites and writes.',
    prices: 'list prices of these models',
    forgetPrompts: () => undefined,
    close: async () => undefined,
  };
}

async function local(onProgress: (progress: PartProgress) => void): Promise<ChosenModel> {
  const served = await startLocalModel({ onProgress });
  return {
    kind: 'local',
    planner: served.planner,
    about: LOCAL_MODEL_NOTICE,
    prices: 'nothing, it runs on this machine',
    forgetPrompts: () => undefined,
    close: () => served.stop(),
  };
}

async function standIn(): Promise<ChosenModel> {
  const served = await startStandInModel();
  const { large, small } = STAND_IN_MODELS;
  return {
    kind: 'stand-in',
    planner: createAnthropicPlanner({
      baseURL: served.url,
      // The SDK sends no request without a key; the stand-in looks at none.
      apiKey: 'none',
      models: { plan: large, rewrite: small, write: small, advise: small },
      prices: { [large]: AT_THE_PRICES_OF['claude-sonnet-5-5'], [small]: AT_THE_PRICES_OF['claude-haiku-5-5'] },
    }),
    about: `${ANNOUNCEMENT} It answers at once: its times are the engine's alone.`,
    prices:
      'what these tokens would cost at claude-sonnet-5-5 (plan) and claude-haiku-5-5 (rewrite, write); the stand-in itself is free',
    forgetPrompts: () => served.forgetPrompts(),
    close: () => served.close(),
  };
}
