import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type * as S3Artifacts from '../../activities/artifact-store/s3-artifacts';
import { createS3Artifacts } from '../../activities/artifact-store/s3-artifacts';
import { S3_KEYS, startS3Server, type S3Server } from '../harness/s3-server';
import { artifactStoreContract } from './artifact-store.contract';

const BUCKET = 'artifacts';
let folder: string;
let server: S3Server;

beforeAll(async () => {
  Object.assign(process.env, S3_KEYS);
  folder = await mkdtemp(join(tmpdir(), 'workflowgen-s3-'));
  server = await startS3Server(folder, [BUCKET]);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

artifactStoreContract('s3 (rclone)', async () => ({
  store: () => createS3Artifacts({ url: `s3://${BUCKET}/wfg`, endpoint: server.endpoint }),
  untouched: () => createS3Artifacts({ url: `s3://${BUCKET}/wfg`, endpoint: server.endpoint }),
  // The server lists whole seconds.
  tickMs: 1_100,
  damage: (tenant, sha256, json) => writeFile(join(folder, BUCKET, 'wfg', tenant, 'content', sha256), json),
  holding: async (text) => {
    const found = await promisify(execFile)('grep', ['-rl', text, folder]).catch(() => ({ stdout: '' }));
    return found.stdout.split('\n').filter((line) => line !== '');
  },
  close: async () => undefined,
}));

it('without the SDK says which command installs it', async () => {
  jest.resetModules();
  jest.doMock('@aws-sdk/client-s3', () => {
    throw Object.assign(new Error("Cannot find module '@aws-sdk/client-s3'"), { code: 'MODULE_NOT_FOUND' });
  });
  const without = jest.requireActual<typeof S3Artifacts>('../../activities/artifact-store/s3-artifacts');
  await expect(without.createS3Artifacts({ url: 's3://b' }).open()).rejects.toMatchObject({
    code: 'RUNTIME_MISSING',
    details: expect.objectContaining({ remedy: 'npm install @aws-sdk/client-s3' }),
  });
  jest.dontMock('@aws-sdk/client-s3');
});

describe('a bucket', () => {
  it('that is not there, or a server that is away, is STORE_UNAVAILABLE with what to look for', async () => {
    const none = createS3Artifacts({ url: 's3://none', endpoint: server.endpoint });
    await expect(none.open()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: false });
    const away = createS3Artifacts({ url: 's3://none', endpoint: 'http://127.0.0.1:9' });
    await expect(away.open()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  });

  it.each(['file:/tmp/x', 's3://', 'artifacts'])('is not named by "%s"', (url) => {
    expect(() => createS3Artifacts({ url })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
