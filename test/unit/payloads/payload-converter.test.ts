import type { Payload } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCodecServer } from '../../../payloads/codec-server';
import { createEncryptionCodec } from '../../../payloads/encryption-codec';
import { createFileStorage } from '../../../payloads/file-storage';
import { payloadConverter, payloadConverterFor } from '../../../payloads/payload-converter';
import { refusal } from '../../harness/refusal';

const CANARY = 'hyacinth-4711';
const payload: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(CANARY)),
};
const key = (): Buffer => randomBytes(32);
const [march, june] = [key(), key()];
const only = (payloads: Payload[]): Payload => payloads[0] as Payload;
const textOf = ({ data }: Payload): string => Buffer.from(data ?? []).toString();

describe('the encryption codec', () => {
  it('gives back what it encrypted, and shows the key id only', async () => {
    const codec = createEncryptionCodec([['march', march]]);
    const sealed = only(await codec.encode([payload]));
    expect(textOf(sealed)).not.toContain('hyacinth');
    expect(Object.keys(sealed.metadata ?? {})).toEqual(['encoding', 'encryption-key-id']);
    expect(sealed).not.toEqual(only(await codec.encode([payload])));
    const opened = only(await codec.decode([sealed]));
    expect([textOf(opened), Buffer.from(opened.metadata?.encoding ?? []).toString()]).toEqual([
      textOf(payload),
      'json/plain',
    ]);
  });

  it('still reads an older key after a rotation, and what was never encrypted', async () => {
    const old = await createEncryptionCodec([['march', march]]).encode([payload]);
    const rotated = createEncryptionCodec([
      ['june', june],
      ['march', march],
    ]);
    expect((await rotated.decode([...old, payload])).map(textOf)).toEqual([textOf(payload), textOf(payload)]);
    const fresh = only(await rotated.encode([payload]));
    expect(Buffer.from(fresh.metadata?.['encryption-key-id'] ?? []).toString()).toBe('june');
    await expect(createEncryptionCodec([['march', march]]).decode([fresh])).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  it('refuses what was changed, data or key id', async () => {
    const codec = createEncryptionCodec([
      ['march', march],
      ['june', march],
    ]);
    const sealed = only(await codec.encode([payload]));
    const data = Buffer.from(sealed.data ?? []);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow();
    const metadata = { ...sealed.metadata, 'encryption-key-id': Buffer.from('june') };
    await expect(codec.decode([{ ...sealed, metadata }])).rejects.toThrow();
  });
});

it.each([
  [{ WORKFLOWGEN_PAYLOAD_KEYS: 'abc' }, /without an id|0 bytes|bytes under id/],
  [{ WORKFLOWGEN_PAYLOAD_KEYS: `a:${key().toString('base64').slice(4)}` }, /bytes under id a/],
  [{ WORKFLOWGEN_PAYLOAD_KEYS: [1, 2].map(() => `a:${key().toString('base64')}`).join() }, /one id twice/],
  [{ WORKFLOWGEN_PAYLOAD_BYTES: '10' }, /means nothing without WORKFLOWGEN_PAYLOAD_FOLDER/],
  [{ WORKFLOWGEN_PAYLOAD_FOLDER: 'x', WORKFLOWGEN_PAYLOAD_BYTES: 'ten' }, /whole number/],
])('says what is wrong with %j', (env, message) => {
  const error = refusal(() => payloadConverter(env));
  expect([error.code, error.message]).toEqual(['CONFIG_INVALID', expect.stringMatching(message)]);
  const [, secret = ''] = ((env as NodeJS.ProcessEnv).WORKFLOWGEN_PAYLOAD_KEYS ?? '').split(':');
  if (secret.length > 20) expect(error.message).not.toContain(secret.slice(0, 20));
});

it('asks for nothing by default, and refuses to leave out silently what the environment asks for', () => {
  const env = { WORKFLOWGEN_PAYLOAD_KEYS: `march:${march.toString('base64')}` };
  expect(payloadConverter({})).toBeUndefined();
  expect(payloadConverterFor({}, {})).toEqual({});
  const asked = payloadConverter(env);
  expect(payloadConverterFor(asked, env)).toBe(asked);
  expect(refusal(() => payloadConverterFor({}, env)).code).toBe('CONFIG_INVALID');
});

it('stores payloads in files, once each, and refuses a file that was changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-payloads-'));
  try {
    const storage = createFileStorage(folder);
    const claims = await storage.store({}, [payload, payload]);
    expect((await storage.retrieve({}, claims)).map(textOf)).toEqual([textOf(payload), textOf(payload)]);
    const [file = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    await writeFile(join(folder, file), 'something else');
    await expect(storage.retrieve({}, claims)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the codec server', () => {
  const codec = createEncryptionCodec([['march', march]]);
  const origin = 'http://localhost:8233';
  const token = 'a-token-of-the-tests';
  const start = (): ReturnType<typeof startCodecServer> =>
    startCodecServer({ codecs: [codec], host: '127.0.0.1', port: 0, origins: [origin], token });
  const body = async (): Promise<string> => {
    const { metadata, data } = only(await codec.encode([payload]));
    const entries = Object.entries(metadata ?? {}).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString('base64'),
    ]);
    return JSON.stringify({
      payloads: [{ metadata: Object.fromEntries(entries), data: Buffer.from(data ?? []).toString('base64') }],
    });
  };

  it('decodes for who holds the token, from a browser of a known Web UI', async () => {
    const server = await start();
    try {
      const bare = server.url.replace(`/${token}`, '');
      const post = (url: string, headers = {}): Promise<Response> =>
        body().then((text) => fetch(url, { method: 'POST', headers, body: text }));
      const asked = await post(`${server.url}/decode`, { Origin: origin });
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin);
      const { payloads } = (await asked.json()) as { payloads: { data: string }[] };
      expect(Buffer.from(payloads[0]?.data ?? '', 'base64').toString()).toContain(CANARY);
      expect((await post(`${bare}/decode`, { Authorization: `Bearer ${token}` })).status).toBe(200);
      for (const url of [`${bare}/decode`, `${bare}/another-token/decode`]) {
        const refused = await post(url);
        expect([refused.status, await refused.text()]).toEqual([401, expect.not.stringContaining(CANARY)]);
      }
      const foreign = await post(`${server.url}/decode`, { Origin: 'http://evil.example' });
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
      expect((await fetch(`${server.url}/decode`, { method: 'POST', body: 'no JSON' })).status).toBe(400);
      const preflight = await fetch(`${server.url}/decode`, { method: 'OPTIONS', headers: { Origin: origin } });
      expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
        204,
        expect.stringMatching(/X-Namespace/),
      ]);
    } finally {
      await server.close();
    }
  });
});
