import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { createEncryptionCodec } from '../../../payloads/encryption-codec';
import { cli, startCli } from '../../integration/cli-fixture';

const CANARY = 'hyacinth-4711';
const key = randomBytes(32);
const env = { WORKFLOWGEN_PAYLOAD_KEYS: `march:${key.toString('base64')}` };
const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');

it('starts as a command, decrypts by the keys of the environment, and ends when it is told to', async () => {
  const { child, line } = await startCli<{ url: string }>(['codec-server', '--port', '0'], env, started);
  const [sealed] = await createEncryptionCodec([['march', key]]).encode([
    { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(CANARY)) },
  ]);
  const metadata = Object.entries(sealed?.metadata ?? {}).map(([name, bytes]) => [name, base64(bytes)]);
  const body = JSON.stringify({ payloads: [{ metadata: Object.fromEntries(metadata), data: base64(sealed?.data) }] });
  expect(body).not.toContain(CANARY);
  const origin = 'http://localhost:8233';
  const reply = await fetch(`${line.url}/decode`, { method: 'POST', headers: { Origin: origin }, body });
  expect(reply.headers.get('access-control-allow-origin')).toBe(origin);
  const { payloads } = (await reply.json()) as { payloads: { data: string }[] };
  expect(Buffer.from(payloads[0]?.data ?? '', 'base64').toString()).toBe(JSON.stringify(CANARY));
  const ended = new Promise((done) => child.on('exit', done));
  child.kill('SIGTERM');
  await ended;
  await expect(fetch(line.url)).rejects.toThrow();
}, 60_000);

it.each([
  [{}, [], /WORKFLOWGEN_PAYLOAD_KEYS: the codec server has no key; set it as the workers have it/],
  [env, ['--host', '0.0.0.0'], /WORKFLOWGEN_CODEC_TOKEN: a server beyond this machine needs a token/],
  [{ ...env, WORKFLOWGEN_CODEC_TOKEN: 'short' }, [], /set one of at least 16 characters/],
])('refuses to start where it would serve nobody, or everybody', async (given, argv, said) => {
  const { code, stderr } = await cli(['codec-server', '--port', '0', ...argv], given);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(said);
});
