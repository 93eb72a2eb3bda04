import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import { PROMOTION, type PromotionSettings } from '../../shared/learning/judge/promotion';
import type { RuleSupport } from '../../shared/learning/observe/parameter-observations';
import { RULE_SUPPORT } from '../../shared/learning/observe/parameter-observations';
import type { LearningReport } from '../../shared/protocol/learning-report';
import { observeCall, type ObservedCall } from '../../shared/learning/observe/observed-call';
import { readingOf } from '../../shared/protocol/query';
import type { RunRecord } from '../../shared/protocol/run-record';
import { lexiconEntrySchema } from '../../shared/matching/template.schema';
import { WRONG_REUSE_BUDGET, type WrongReuseBudget } from '../../shared/matching/tenant-policy';
import type { LexiconEntry } from '../../shared/matching/template';
import { messageOf } from '../../shared/protocol/errors';
import type { LeftOut } from '../../shared/matching/experiment';
import type { Json } from '../../shared/protocol/json';
import { isInline } from '../../shared/protocol/value';
import { maskQuery, type Masked } from '../../shared/matching/mask';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceStore } from '../experience-store/experience-store';
import { rethrowIfCancelled, toFailure } from '../failure';
import type { Planner } from '../planner/planner';
import { toolsByName, type ToolRegistry } from '../tools/tool-registry';
import { learningStore, type LearningStore } from './learning-store';

/** What learning may be told; everything has a default. */
export interface LearningSettings {
  promotion: PromotionSettings;
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

export interface LearningDependencies {
  store: ExperienceStore;
  artifacts: ArtifactStore;
  embedder: Embedder;
  registry: ToolRegistry;
  /** Names that the user registers for masking, by lexicon. */
  lexicon?: Record<string, string[]>;
  /** What an experiment leaves out. */
  leftOut?: LeftOut;
  settings?: Partial<LearningSettings>;
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
}

/** What reading needs of a step. */
export type ReadingStep = Pick<LearningStep, 'store' | 'settings' | 'warn'>;

/** Reads a tenant's experience outside of an activity, for a person. */
export function readingStep(store: ExperienceStore, tenant: string, warn: (text: string) => void): ReadingStep {
  return { store: learningStore(store, tenant, async () => undefined), settings: LEARNING, warn };
}

/** Runs one step, measures it, and turns what it throws into a failure with a public code. */
export async function learningStep<T extends object>(
  deps: LearningDependencies,
  tenant: string,
  work: (step: LearningStep) => Promise<{ summary: string } & T>
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
    settings: { ...LEARNING, ...deps.settings },
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
  };
  try {
    const result = await work(step);
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
  heartbeat();
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

/** Bytes of a referenced value above which learning looks at its preview only. */
const MOST_OPENED_BYTES = 1024 * 1024;

/** The run's calls with their values; a value that is gone or huge is left out rather than failing the step. */
export async function openCalls(step: LearningStep, record: RunRecord): Promise<ObservedCall[]> {
  const opened = new Map<string, Json>();
  for (const call of record.calls) {
    for (const value of [call.args, call.output]) {
      if (!value || isInline(value) || opened.has(value.ref) || value.bytes > MOST_OPENED_BYTES) continue;
      try {
        opened.set(value.ref, await step.deps.artifacts.get(step.tenant, value.ref));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ARTIFACT_MISSING')) throw error;
      }
    }
  }
  return record.calls.map((call) =>
    observeCall(call, (value) => (isInline(value) ? value.inline : opened.get(value.ref)))
  );
}

const MOST_NAMES = 5_000;

/** Every name that masking knows for this tenant: registered ones first. */
export async function lexiconOf(step: LearningStep): Promise<LexiconEntry[]> {
  const registered = Object.entries(step.deps.lexicon ?? {}).flatMap(([lexicon, names]) =>
    names.map((name): LexiconEntry => ({ schema: 1, tenant: step.tenant, lexicon, name }))
  );
  const learnt = await step.store.all('lexicon', {}, MOST_NAMES);
  return [
    ...registered,
    ...learnt.flatMap((record) => {
      const entry = lexiconEntrySchema.safeParse(record.body);
      return entry.success ? [entry.data] : [];
    }),
  ];
}

/** The run's query as routing masks it. */
export function maskRun(record: RunRecord, lexicon: readonly LexiconEntry[]): Masked {
  const { text, context } = record.query;
  return maskQuery(text, { lexicon, ...readingOf(context) });
}
