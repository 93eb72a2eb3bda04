import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MINILM_FILES, MINILM_WEIGHTS } from '../../activities/embedder/minilm-embedder';
import { mayBeTaught, smallTalkVersion, teachSmallTalk } from '../../activities/embedder/small-talk-model';
import { messageOf } from '../../shared/protocol/errors';
import { filesHaveSizes, installOnce } from './install-once';

/**
 * The folder of the model that tells small talk, which is laid out in the cache from the weights of the embedder's own model: once, in a second, and nothing is downloaded.
 *
 * @param minilm the embedder's folder
 * @param cacheFolder of the machine, such as `~/.cache/workflowgen`; a folder of it is made
 * @returns `undefined` where that holds other weights than those that were taught, or none, and with a warning where the cache folder cannot be written: then routing
 * goes by words alone
 */
export async function ensureSmallTalk(minilm: string, cacheFolder: string): Promise<string | undefined> {
  const weights = await readFile(join(minilm, MINILM_WEIGHTS)).catch(() => undefined);
  if (!weights || !mayBeTaught(weights)) return undefined;
  const target = join(cacheFolder, `minilm-small-talk-${smallTalkVersion()}`);
  try {
    await installOnce({
      target,
      isComplete: (folder) => filesHaveSizes(folder, { [MINILM_WEIGHTS]: weights.length }),
      build: async (folder) => {
        await mkdir(join(folder, 'onnx'));
        const others = MINILM_FILES.filter((file) => file !== MINILM_WEIGHTS);
        await Promise.all(others.map((file) => copyFile(join(minilm, file), join(folder, file))));
        teachSmallTalk(weights);
        await writeFile(join(folder, MINILM_WEIGHTS), weights);
      },
    });
  } catch (error) {
    // A worker on a file system that is read only serves as before, with more calls of the model.
    process.emitWarning(
      `Routing tells small talk by words alone: ${target} cannot be written (${messageOf(error, 200)}).`,
      {
        type: 'WorkflowGenWarning',
        detail: 'Make WORKFLOWGEN_CACHE a folder that can be written, or set embedder.smallTalk to false.',
      }
    );
    return undefined;
  }
  return target;
}
