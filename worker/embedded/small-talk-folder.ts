import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MINILM_FILES, MINILM_WEIGHTS } from '../../activities/embedder/minilm-embedder';
import { mayBeTaught, smallTalkVersion, teachSmallTalk } from '../../activities/embedder/small-talk-model';
import { filesHaveSizes, installOnce } from './install-once';

/**
 * The folder of the model that tells small talk, which is laid out in the cache from the weights of the embedder's own model: once, in a second, and nothing is downloaded.
 *
 * @param minilm the embedder's folder
 * @param cacheFolder of the machine, such as `~/.cache/workflowgen`; a folder of it is made
 * @returns `undefined` where that holds other weights than those that were taught, or none: then routing goes by words alone
 */
export async function ensureSmallTalk(minilm: string, cacheFolder: string): Promise<string | undefined> {
  const weights = await readFile(join(minilm, MINILM_WEIGHTS)).catch(() => undefined);
  if (!weights || !mayBeTaught(weights)) return undefined;
  const target = join(cacheFolder, `minilm-small-talk-${smallTalkVersion()}`);
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
  return target;
}
