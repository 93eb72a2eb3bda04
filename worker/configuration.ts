import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileUrlOf } from '../activities/experience-store/file-url';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import { configurationSchema } from './configuration.schema';
import type { Configuration } from './configuration.schema';

export type { Configuration } from './configuration.schema';

/** The file that is read where no other is named; it need not be there. */
export const CONFIGURATION_FILE = 'workflowgen.config.json';

/** Where a configuration is read from. */
export interface ConfigurationOptions {
  /** Default: `process.env`. */
  env?: NodeJS.ProcessEnv;
  /** A JSON file; default: `WORKFLOWGEN_CONFIG`, then `workflowgen.config.json` in the working directory where it is there. */
  file?: string;
  /** Wins over environment and file; the command line's flags come here. */
  overrides?: Tree;
}

type Tree = { [key: string]: Tree | string | number | boolean | undefined };

/** Which environment variable sets which field; the table in `docs/configuration.md` is checked against it. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  WORKFLOWGEN_TASK_QUEUE: 'taskQueue',
  WORKFLOWGEN_TOOLS: 'tools',
  WORKFLOWGEN_DATA: 'dataFolder',
  TEMPORAL_PROFILE: 'temporal.profile',
  TEMPORAL_CONFIG_FILE: 'temporal.configFile',
  WORKFLOWGEN_STORE: 'store.kind',
  WORKFLOWGEN_STORE_URL: 'store.url',
  QDRANT_URL: 'store.url',
  QDRANT_API_KEY: 'store.apiKey',
  WORKFLOWGEN_STORE_PREFIX: 'store.prefix',
  WORKFLOWGEN_STORE_ADOPT: 'store.adopt',
  WORKFLOWGEN_ARTIFACTS_URL: 'artifacts.url',
  WORKFLOWGEN_EMBEDDER: 'embedder.kind',
  WORKFLOWGEN_EMBEDDER_PATH: 'embedder.path',
  WORKFLOWGEN_EMBEDDER_MODEL: 'embedder.model',
  WORKFLOWGEN_EMBEDDER_DIMENSIONS: 'embedder.dimensions',
  VOYAGE_API_KEY: 'embedder.apiKey',
  OPENAI_API_KEY: 'embedder.apiKey',
  OPENAI_BASE_URL: 'embedder.baseUrl',
  ANTHROPIC_API_KEY: 'model.apiKey',
  ANTHROPIC_BASE_URL: 'model.baseURL',
  WORKFLOWGEN_MODEL_PLAN: 'model.models.plan',
  WORKFLOWGEN_MODEL_REWRITE: 'model.models.rewrite',
  WORKFLOWGEN_MODEL_WRITE: 'model.models.write',
  WORKFLOWGEN_MODEL_ADVISE: 'model.models.advise',
  WORKFLOWGEN_ADVICE: 'model.advice',
  WORKFLOWGEN_STREAM_ANSWERS: 'model.streamAnswers',
  WORKFLOWGEN_RETENTION_DAYS: 'learning.retentionDays',
  WORKFLOWGEN_WRONG_REUSES: 'learning.wrongReuseBudget.wrong',
  WORKFLOWGEN_SECRET_KEYS: 'secretKeys',
  WORKFLOWGEN_HOLD_OUT: 'holdOut',
  WORKFLOWGEN_UI_URL: 'uiUrl',
  WORKFLOWGEN_LOG_LEVEL: 'logLevel',
  WORKFLOWGEN_METRICS: 'metrics.bindAddress',
  WORKFLOWGEN_TELEMETRY: 'telemetry.endpoint',
  WORKFLOWGEN_TELEMETRY_TENANT: 'telemetry.tenant',
  OTEL_SERVICE_NAME: 'telemetry.serviceName',
  WORKFLOWGEN_MODEL_CALLS_PER_SECOND: 'worker.modelCallsPerSecond',
  WORKFLOWGEN_DEPLOYMENT: 'deployment.name',
  WORKFLOWGEN_BUILD_ID: 'deployment.buildId',
};

/** Variables that other programs share: they fill a field only where the part that they belong to is the chosen one. */
const BELONGS_TO: Readonly<Record<string, (tree: Tree) => boolean>> = {
  QDRANT_URL: (tree) => kindOf(tree, 'store') === 'qdrant',
  WORKFLOWGEN_STORE_PREFIX: (tree) => kindOf(tree, 'store') === 'qdrant',
  QDRANT_API_KEY: (tree) => kindOf(tree, 'store') === 'qdrant',
  WORKFLOWGEN_STORE_URL: (tree) => kindOf(tree, 'store') === 'libsql',
  WORKFLOWGEN_EMBEDDER_PATH: (tree) => kindOf(tree, 'embedder') === 'minilm',
  VOYAGE_API_KEY: (tree) => kindOf(tree, 'embedder') === 'voyage',
  OPENAI_API_KEY: (tree) => kindOf(tree, 'embedder') === 'openai',
  OPENAI_BASE_URL: (tree) => kindOf(tree, 'embedder') === 'openai',
};

/**
 * One checked configuration: overrides win over the environment, which wins over the file. Nothing is opened here. Throws
 * `CONFIG_INVALID` that names the field, the variable that sets it, and what it must be.
 */
export function loadConfiguration(options: ConfigurationOptions = {}): Configuration {
  const env = options.env ?? process.env;
  const tree: Tree = readFile(options.file ?? env.WORKFLOWGEN_CONFIG);
  merge(tree, fromEnvironment(env, tree, options.overrides ?? {}));
  merge(tree, options.overrides ?? {});
  const parsed = configurationSchema.safeParse(tree);
  if (!parsed.success) throw invalid(parsed.error.issues);
  const configuration = parsed.data;
  const local = (name: string): string => fileUrlOf(resolve(configuration.dataFolder, name));
  return {
    ...configuration,
    store: configuration.store ?? { kind: 'libsql', url: local('experience.db') },
    artifacts: configuration.artifacts ?? { kind: 'libsql', url: local('artifacts.db') },
  };
}

function readFile(named: string | undefined): Tree {
  const file = named ?? CONFIGURATION_FILE;
  if (!existsSync(file)) {
    if (named === undefined) return {};
    throw configError('WORKFLOWGEN_CONFIG', `there is no file ${named}`, 'correct the path, or unset it');
  }
  try {
    const tree: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return tree as Tree;
    throw new TypeError('it holds no JSON object');
  } catch (error) {
    throw configError(file, `cannot be read: ${messageOf(error, 200)}`, 'make it one JSON object');
  }
}

function fromEnvironment(env: NodeJS.ProcessEnv, file: Tree, overrides: Tree): Tree {
  const tree: Tree = {};
  const chosen = mergedKinds(env, file, overrides);
  for (const [variable, path] of Object.entries(ENVIRONMENT)) {
    const value = env[variable];
    if (!value || !(BELONGS_TO[variable]?.(chosen) ?? true)) continue;
    set(tree, path, valueOf(path, value));
  }
  // A part that the environment describes without naming its kind.
  for (const part of ['store', 'embedder'] as const) {
    if (tree[part] !== undefined) set(tree, `${part}.kind`, kindOf(chosen, part));
  }
  if (env.WORKFLOWGEN_ARTIFACTS_URL) {
    set(tree, 'artifacts.kind', env.WORKFLOWGEN_ARTIFACTS_URL.startsWith('s3:') ? 's3' : 'libsql');
  }
  // Model names alone make no model: without a key and a URL there is none.
  const model = { ...(file.model as Tree | undefined), ...(tree.model as Tree | undefined) };
  if (model.apiKey === undefined && model.baseURL === undefined) delete tree.model;
  return tree;
}

const NUMBERS: readonly string[] = [
  'embedder.dimensions',
  'learning.retentionDays',
  'learning.wrongReuseBudget.wrong',
  'holdOut',
  'worker.modelCallsPerSecond',
];
const SWITCHES: readonly string[] = ['store.adopt', 'model.advice', 'model.streamAnswers'];

/** Environment variables are texts; what is neither `true` nor `false` is left for the schema to refuse. */
function valueOf(path: string, value: string): string | number | boolean {
  if (NUMBERS.includes(path)) return Number(value);
  return SWITCHES.includes(path) && /^(true|false)$/.test(value) ? value === 'true' : value;
}

/** The kind of store and embedder that is in force, by override, variable, file, then by what else is set. */
function mergedKinds(env: NodeJS.ProcessEnv, file: Tree, overrides: Tree): Tree {
  const store =
    kindOf(overrides, 'store') ??
    (env.WORKFLOWGEN_STORE || undefined) ??
    (env.WORKFLOWGEN_STORE_URL ? 'libsql' : undefined) ??
    (env.QDRANT_URL ? 'qdrant' : undefined) ??
    kindOf(file, 'store') ??
    'libsql';
  const embedder =
    kindOf(overrides, 'embedder') ?? (env.WORKFLOWGEN_EMBEDDER || undefined) ?? kindOf(file, 'embedder') ?? 'minilm';
  return { store: { kind: store }, embedder: { kind: embedder } };
}

function kindOf(tree: Tree, part: 'store' | 'embedder'): string | undefined {
  const value = tree[part];
  const kind = typeof value === 'object' ? value.kind : undefined;
  return typeof kind === 'string' ? kind : undefined;
}

function set(tree: Tree, path: string, value: string | number | boolean | undefined): void {
  const [step = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    tree[step] = value;
    return;
  }
  const below = tree[step];
  const next: Tree = typeof below === 'object' ? below : {};
  tree[step] = next;
  set(next, rest.join('.'), value);
}

/** Merges field by field; a part whose kind changes is replaced, since the fields of one kind mean nothing to another. */
function merge(into: Tree, from: Tree): void {
  for (const [key, value] of Object.entries(from)) {
    if (value === undefined) continue;
    const below = into[key];
    const mergeable = typeof below === 'object' && typeof value === 'object';
    if (mergeable && (value.kind === undefined || value.kind === below.kind)) merge(below, value);
    else into[key] = value;
  }
}

function invalid(issues: readonly { path: PropertyKey[]; message: string }[]): WorkflowGenError {
  const [issue] = issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const variables = Object.keys(ENVIRONMENT).filter((name) => ENVIRONMENT[name] === field);
  const source = variables.length > 0 ? ` (${variables.join(' or ')})` : '';
  return configError(`${field}${source}`, issue?.message ?? 'is not valid', 'see docs/configuration.md');
}

/** `CONFIG_INVALID`, with what to do about it. */
export function configError(field: string, problem: string, remedy: string): WorkflowGenError {
  return new WorkflowGenError('CONFIG_INVALID', `Configuration ${field}: ${problem}; ${remedy}`, { field, remedy });
}
