import { createLearningActivities } from '../../../activities/learning/create-learning-activities';
import type { LearningDependencies } from '../../../activities/learning/learning-context';
import type { ExperienceSource } from '../../../activities/learning/experience-source';
import { createExperienceSource } from '../../../activities/learning/stored-experience-source';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { evidenceOf } from '../../../shared/protocol/evidence';
import type { Template } from '../../../shared/matching/template';
import { templateSchema } from '../../../shared/matching/template.schema';
import type { Plan } from '../../../shared/protocol/plan';
import type { Call } from '../../../shared/protocol/call';
import { digestOf, type Json } from '../../../shared/protocol/json';
import { emptyRunUsage } from '../../../shared/protocol/usage';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { NOW, TOOLS } from './run-fixture';
import { wordEmbedder } from './word-embedder';

export const TENANT = 'acme';

const opened: ExperienceStore[] = [];

afterAll(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});

export interface Learning {
  store: ExperienceStore;
  deps: LearningDependencies;
  activities: ReturnType<typeof createLearningActivities>;
  source: ExperienceSource;
  /** The steps of `learnFromRun`. */
  learn(record: RunRecord): Promise<string | undefined>;
  template(id: string | undefined): Promise<Template>;
  templates(): Promise<Template[]>;
}

/** Learning over a real libSQL store in memory, with the tools of the run fixture; its clock is that of the last run. */
export async function openLearning(over: Partial<LearningDependencies> = {}): Promise<Learning> {
  const store = over.store ?? inMemoryStore();
  if (!over.store) opened.push(store);
  const embedder = over.embedder ?? wordEmbedder();
  await store.open(embedder);
  const deps: LearningDependencies = {
    artifacts: mapArtifacts(),
    embedder,
    now: () => new Date(Date.parse(NOW) + runs * 60_000),
    registry: { list: () => [...TOOLS.values()], describe: (name) => TOOLS.get(name), get: () => undefined },
    ...over,
    store,
  };
  const activities = createLearningActivities(deps);
  const source = createExperienceSource({ store, embedder });
  return {
    store,
    deps,
    activities,
    source,
    async learn(record: RunRecord): Promise<string | undefined> {
      return (await activities.learnRun(record)).templateId;
    },
    async template(id: string | undefined): Promise<Template> {
      const [record] = await store.get(TENANT, 'template', [id ?? '']);
      return templateSchema.parse(record?.body);
    },
    async templates(): Promise<Template[]> {
      const page = await store.find(TENANT, 'template', {}, { limit: 256 });
      return page.records.map((record) => templateSchema.parse(record.body));
    },
  };
}

function mapArtifacts(): ArtifactStore {
  const values = new Map<string, Json>();
  return {
    name: 'map',
    open: async () => undefined,
    close: async () => undefined,
    put: async (tenant, value) => {
      const sha256 = digestOf(value);
      values.set(`${tenant}/${sha256}`, value);
      return { ref: `${tenant}/${sha256}`, sha256, bytes: JSON.stringify(value).length };
    },
    get: async (_tenant, ref) => {
      const value = values.get(ref);
      if (value === undefined) throw new WorkflowGenError('ARTIFACT_MISSING', `no ${ref}`);
      return value;
    },
  };
}

let runs = 0;

/** The record of a run of this plan; each is another workflow, a minute later. */
export function record(
  query: string,
  run: { plan: Plan; calls: Call[]; slots?: Record<string, Json> },
  over: Partial<RunRecord> = {}
): RunRecord {
  runs += 1;
  const closedAt = new Date(Date.parse(NOW) + runs * 60_000).toISOString();
  const outcome = over.outcome ?? 'answered';
  return {
    schema: 1,
    workflowId: `wfg/acme/r${runs}`,
    runId: `run${runs}`,
    rootWorkflowId: `wfg/acme/r${runs}`,
    query: {
      text: query,
      tenant: TENANT,
      context: { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC', user: 'ann' },
    },
    startedAt: NOW,
    closedAt,
    outcome,
    tier: 'C',
    tierPath: [],
    masked: '',
    failedTemplates: [],
    plan: run.plan,
    slots: run.slots ?? {},
    written: {},
    calls: run.calls,
    failures: [],
    evidence: evidenceOf({ outcome, calls: run.calls }),
    usage: emptyRunUsage(),
    ...over,
  };
}

/** A run whose plan came from one model call. */
export function plannedAtOnce(): Partial<RunRecord> {
  const usage = emptyRunUsage();
  usage.byTier.C.modelCalls = 1;
  return { usage };
}
