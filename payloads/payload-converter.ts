import type { DataConverter } from '@temporalio/common';
import { ExternalStorage } from '@temporalio/common';
import { resolve } from 'node:path';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { EncryptionKeys } from './encryption-codec';
import { createEncryptionCodec } from './encryption-codec';
import { createFileStorage } from './file-storage';

/** Names of the environment variables; keys stand nowhere else. */
const KEYS = 'WORKFLOWGEN_PAYLOAD_KEYS';
const FOLDER = 'WORKFLOWGEN_PAYLOAD_FOLDER';
const BYTES = 'WORKFLOWGEN_PAYLOAD_BYTES';

const made = new WeakSet<DataConverter>();

/**
 * The data converter that the environment asks for, the same for worker, client, command line and replay; `undefined` where it
 * asks for none. `WORKFLOWGEN_PAYLOAD_KEYS` encrypts: `id:base64` of 32 bytes, separated by commas, the current key first.
 * `WORKFLOWGEN_PAYLOAD_FOLDER` moves payloads above `WORKFLOWGEN_PAYLOAD_BYTES` (262144) there. Throws `CONFIG_INVALID`.
 */
export function payloadConverter(env: NodeJS.ProcessEnv = process.env): DataConverter | undefined {
  const keys = env[KEYS] ? keysOf(env[KEYS]) : undefined;
  const folder = env[FOLDER] || undefined;
  const bytes = env[BYTES] ? bytesOf(env[BYTES]) : undefined;
  if (bytes !== undefined && folder === undefined) throw invalid(BYTES, `means nothing without ${FOLDER}`);
  if (keys === undefined && folder === undefined) return undefined;
  const converter: DataConverter = {
    ...(keys && {
      payloadCodecs: [createEncryptionCodec(keys)],
      failureConverterPath: require.resolve('./failure-converter'),
    }),
    ...(folder && {
      externalStorage: new ExternalStorage({
        drivers: [createFileStorage(resolve(folder))],
        payloadSizeThreshold: bytes,
      }),
    }),
  };
  made.add(converter);
  return converter;
}

/**
 * The environment's converter where a worker or client has none of its own. A converter of its own beside the variables would
 * leave one of both silently out, so it is refused (`CONFIG_INVALID`).
 */
export function payloadConverterFor(
  own: DataConverter | undefined,
  env: NodeJS.ProcessEnv = process.env
): DataConverter | undefined {
  const asked = payloadConverter(env);
  if (own === undefined || asked === undefined) return own ?? asked;
  // What `payloadConverter()` made is what is asked for.
  if (made.has(own)) return own;
  throw invalid(
    KEYS,
    'is set beside a dataConverter of your own: take payloadConverter() for it, or unset the variables'
  );
}

function keysOf(text: string): EncryptionKeys {
  const keys = text.split(',').map((item): readonly [string, Uint8Array] => {
    const [id = '', base64 = ''] = item.trim().split(':');
    if (!/^[\w.-]{1,64}$/.test(id))
      throw invalid(KEYS, 'has a key without an id; write id:base64, separated by commas');
    const key = Buffer.from(base64, 'base64');
    if (key.length !== 32)
      throw invalid(KEYS, `has ${key.length} bytes under id ${id}; make 32: openssl rand -base64 32`);
    return [id, key];
  });
  const ids = keys.map(([id]) => id);
  if (new Set(ids).size < ids.length) throw invalid(KEYS, 'has one id twice');
  return keys;
}

function bytesOf(text: string): number {
  const bytes = Number(text);
  if (Number.isInteger(bytes) && bytes >= 0) return bytes;
  throw invalid(BYTES, 'must be a whole number of bytes');
}

function invalid(variable: string, problem: string): WorkflowGenError {
  const remedy = 'see docs/payloads.md';
  return new WorkflowGenError('CONFIG_INVALID', `Configuration ${variable}: it ${problem}; ${remedy}`, {
    field: variable,
    remedy,
  });
}
