import { createAnthropicPlanner, type Planner } from '../../../worker';
import { startStandInModel, STAND_IN_MODELS, ANNOUNCEMENT } from '../stand-in-model/server';

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
  close(): Promise<void>;
}

/** The prices at which a stand-in's tokens are counted, in US dollars per million tokens. */
const AT_THE_PRICES_OF = {
  'claude-sonnet-5-5': { input: 2, output: 10, cacheRead: 0.2 },
  'claude-haiku-5-5': { input: 0.1, output: 0.5, cacheRead: 0.01 },
};

/** Claude where there is a key, else the stand-in. */
export function defaultModelKind(env: NodeJS.ProcessEnv = process.env): ModelKind {
  return env.ANTHROPIC_API_KEY ? 'claude' : 'stand-in';
}

export async function chooseModel(kind: ModelKind, say: (line: string) => void): Promise<ChosenModel> {
  switch (kind) {
    case 'claude':
      return {
        kind,
        planner: createAnthropicPlanner(),
        about: 'Claude: claude-sonnet-5-5 plans, claude-haiku-5-5 rewrites and writes.',
        prices: 'list prices of Claude',
        close: async () => undefined,
      };
    case 'stand-in':
      return standIn(say);
    case 'local':
      throw new Error('not yet');
  }
}

async function standIn(say: (line: string) => void): Promise<ChosenModel> {
  const model = await startStandInModel({ announce: say });
  return {
    kind: 'stand-in',
    planner: createAnthropicPlanner({
      baseURL: model.url,
      // The SDK sends no request without a key; the stand-in looks at none.
      apiKey: 'none',
      models: {
        plan: STAND_IN_MODELS.large,
        rewrite: STAND_IN_MODELS.small,
        write: STAND_IN_MODELS.small,
        advise: STAND_IN_MODELS.small,
      },
      prices: {
        [STAND_IN_MODELS.large]: AT_THE_PRICES_OF['claude-sonnet-5-5'],
        [STAND_IN_MODELS.small]: AT_THE_PRICES_OF['claude-haiku-5-5'],
      },
    }),
    about: ANNOUNCEMENT,
    prices:
      'what these tokens would cost at claude-sonnet-5-5 (plan) and claude-haiku-5-5 (rewrite, write); the stand-in itself is free',
    close: () => model.close(),
  };
}
