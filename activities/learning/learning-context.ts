import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import { PROMOTION, type PromotionSettings } from '../../shared/learning/judge/promotion';
import type { RuleSupport } from '../../shared/learning/observe/parameter-observations';
import { RULE_SUPPORT } from '../../shared/learning/observe/parameter-observations';
import type { LearningReport } from '../../shared/protocol/learning-report';
import type { RunRecord } from '../../shared/protocol/run-record';
import { WRONG_REUSE_BUDGET, type WrongReuseBudget } from '../../shared/matching/tenant-policy';
import { messageOf } from '../../shared/protocol/errors';
import type { LeftOut } from '../../shared/matching/experiment';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceStore } from '../experience-store/experience-store';
import { rethrowIfCancelled, toFailure } from '../failure';
import type { Planner } from '../planner/planner';
import { toolsByName, type ToolRegistry } from '../tools/tool-registry';
import type { Turns } from './turns';
import { gatheredStore } from './gathered-store';
import { ATTEMPTS, learningStore, stepConflict, type LearningStore } from './learning-store';

/** How much must speak for something before learning believes it, and how much it reads and keeps. */
export interface LearningSettings {
  promotion: PromotionSettings;
  /** What must speak for an argument rule. */
  rules: RuleSupport;
  /** Cosine of masked queries from which two trajectories are of one kind. */
  clusterCosine: number;
  /** Uses of one tool, and observations of one template, that are read at most. */
  mostRead: number;
  /** Templates per tenant that may be active at once. */
  activeTemplates: number;
  /** Days without use after which a template is retired. */
  unusedDays: number;
  /** Wrong reuses that a tenant may have before tier A is switched off for it. */
  wrongReuseBudget: WrongReuseBudget;
  /** Days after which everything that came from a run is forgotten; absent, what is useful stays. */
  retentionDays?: number;
}

const LEARNING: LearningSettings = {
  promotion: PROMOTION,
  rules: RULE_SUPPORT,
  clusterCosine: 0.8,
  mostRead: 5_000,
  activeTemplates: 500,
  unusedDays: 90,
  wrongReuseBudget: WRONG_REUSE_BUDGET,
};

/** Over the defaults, field by field; `docs/learning.md` has them all. */
export type LearningOptions = Partial<Omit<LearningSettings, 'promotion' | 'rules' | 'wrongReuseBudget'>> & {
  promotion?: Partial<PromotionSettings>;
  rules?: Partial<RuleSupport>;
  wrongReuseBudget?: Partial<WrongReuseBudget>;
};

function settingsOf({ promotion, rules, wrongReuseBudget, ...given }: LearningOptions = {}): LearningSettings {
  return {
    ...LEARNING,
    ...given,
    promotion: { ...LEARNING.promotion, ...promotion },
    rules: { ...LEARNING.rules, ...rules },
    wrongReuseBudget: { ...LEARNING.wrongReuseBudget, ...wrongReuseBudget },
  };
}

export interface LearningDependencies {
  store: ExperienceStore;
  artifacts: ArtifactStore;
  embedder: Embedder;
  registry: ToolRegistry;
  /** Names that the user registers for masking, by lexicon. */
  lexicon?: Record<string, string[]>;
  /** What an experiment leaves out. */
  leftOut?: LeftOut;
  settings?: LearningOptions;
  /** The model that adds a sentence of advice after a run with trouble; absent, advice is off. */
  advisor?: Planner;
  /** The plugin's `verify(run)`: did the run succeed, by the user's own word. */
  verify?: (record: RunRecord) => Promise<boolean | undefined> | boolean | undefined;
  /** Clock and chance, for tests. */
  now?: () => Date;
  random?: () => number;
}

/** One step of learning: its dependencies, its tenant, and what it costs. */
export interface LearningStep {
  deps: LearningDependencies;
  settings: LearningSettings;
  tenant: string;
  store: LearningStore;
  tools: ReadonlyMap<string, ToolDescription>;
  now: () => string;
  embed(texts: string[]): Promise<number[][]>;
  /** Something that a person should know of, added to the step's summary. */
  warn(text: string): void;
  /** Runs once what the step wrote is there. */
  afterwards(work: () => void): void;
}

/** What reading needs of a step. */
export type ReadingStep = Pick<LearningStep, 'store' | 'settings' | 'warn'>;

/** Reads a tenant's experience outside of an activity, for a person. */
export function readingStep(store: ExperienceStore, tenant: string, warn: (text: string) => void): ReadingStep {
  return { store: learningStore(store, tenant, async () => undefined), settings: LEARNING, warn };
}

/**
 * Runs one step, measures it, and turns what it throws into a failure with a public code. A step that `gathers` its writes makes
 * them in one round trip at its end, and is done again where somebody has changed what it goes by, in its turn where steps take `turns`;
 * one of many pages writes as it goes.
 */
export async function learningStep<T extends object>(
  deps: LearningDependencies,
  tenant: string,
  work: (step: LearningStep) => Promise<{ summary: string } & T>,
  { gathers = false, turns = (_tenant, now) => now() }: { gathers?: boolean; turns?: Turns } = {}
): Promise<LearningReport & T> {
  const startedAt = performance.now();
  const random = deps.random ?? Math.random;
  // Jitter keeps runs that end together from meeting again at every try.
  const pause = (attempt: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, random() * Math.min(500, 5 * 2 ** Math.min(attempt, 7))));
  const beat = heartbeats();
  let embeddedTexts = 0;
  const warnings = new Set<string>();
  const store = learningStore(deps.store, tenant, pause, beat.signal ? { signal: beat.signal } : undefined);
  const step: LearningStep = {
    deps,
    settings: settingsOf(deps.settings),
    tenant,
    store,
    tools: toolsByName(deps.registry),
    now: () => (deps.now?.() ?? serviceTime()).toISOString(),
    embed: (texts) => {
      if (texts.length === 0) return Promise.resolve([]);
      embeddedTexts += texts.length;
      return deps.embedder.embed(texts, beat.signal ? { signal: beat.signal } : {});
    },
    warn: (text) => void warnings.add(text),
    afterwards: (then) => then(),
  };
  const gathered = async (): Promise<{ summary: string } & T> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      beat.signal?.throwIfAborted();
      warnings.clear();
      const then: (() => void)[] = [];
      const own = gatheredStore(store, tenant);
      const result = await work({ ...step, store: own, afterwards: (one) => void then.push(one) });
      if (await own.commit()) {
        then.forEach((one) => one());
        return result;
      }
      await pause(attempt);
    }
    throw stepConflict('What this step goes by was');
  };
  try {
    const result = await (gathers ? turns(tenant, gathered) : work(step));
    return {
      ...result,
      summary: [result.summary, ...[...warnings].map((text) => `WARNING: ${text}`)].join('; '),
      storeOperations: store.operations,
      durationMs: Math.round(performance.now() - startedAt),
      ...(embeddedTexts > 0 ? { embeddedTexts } : {}),
    };
  } catch (error) {
    if (beat.signal) rethrowIfCancelled();
    throw toFailure(error, 'INTERNAL', { remedy: `learning failed: ${messageOf(error, 200)}` });
  } finally {
    beat.stop();
  }
}

/**
 * Heartbeats while a step works, where its activity has a heartbeat timeout: a page of curation may take minutes, and learns
 * of its cancellation in no other way. Outside of an activity (a test, a script) there is nothing to beat for.
 */
function heartbeats(): { signal?: AbortSignal; stop: () => void } {
  if (!inActivity()) return { stop: () => undefined };
  const { heartbeatTimeoutMs } = activityInfo();
  const signal = cancellationSignal();
  if (heartbeatTimeoutMs === undefined) return { signal, stop: () => undefined };
  // The first after a third of the time: most steps have ended by then, and each beat is a request to the service.
  const timer = setInterval(() => heartbeat(), Math.max(50, heartbeatTimeoutMs / 3));
  return { signal, stop: () => clearInterval(timer) };
}

/** The service's clock, by when it scheduled this step: workers may differ by hours, and what they write must still have an order. */
function serviceTime(): Date {
  return inActivity() ? new Date(activityInfo().currentAttemptScheduledTimestampMs) : new Date();
}

function inActivity(): boolean {
  try {
    return activityInfo() !== undefined;
  } catch {
    return false;
  }
}
