import type { Payload, PayloadCodec } from '@temporalio/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { WorkflowGenError } from '../shared/protocol/errors';
import { packed, unpacked } from './packed-payload';

const ENCODING = 'binary/encrypted';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256 keys of 32 bytes by id, the one that encrypts first; the others only decrypt what was written before a rotation. */
export type EncryptionKeys = readonly (readonly [id: string, key: Uint8Array])[];

/**
 * Encrypts each payload whole, metadata included, by AES-256-GCM with a nonce of its own; the key's id stands in the metadata and
 * is authenticated. Payloads that are not encrypted are decoded as they are, so that runs from before stay readable. Throws
 * `CONFIG_INVALID` for a payload whose key is not among these.
 */
export function createEncryptionCodec(keys: EncryptionKeys): PayloadCodec {
  const [current] = keys;
  if (current === undefined) throw noKey('(none)');
  return {
    encode: async (payloads) => payloads.map((payload) => encrypted(payload, ...current)),
    decode: async (payloads) => payloads.map((payload) => decrypted(payload, keys)),
  };
}

function encrypted(payload: Payload, id: string, key: Uint8Array): Payload {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(packed(payload)), cipher.final()]);
  return {
    metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(id) },
    data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
  };
}

function decrypted(payload: Payload, keys: EncryptionKeys): Payload {
  if (textOf(payload.metadata?.encoding) !== ENCODING) return payload;
  const id = textOf(payload.metadata?.['encryption-key-id']);
  const key = keys.find(([known]) => known === id)?.[1];
  if (key === undefined) throw noKey(id);
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(id)).setAuthTag(data.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return unpacked(Buffer.concat([decipher.update(data.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]));
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

function noKey(id: string): WorkflowGenError {
  const remedy = 'add it to WORKFLOWGEN_PAYLOAD_KEYS, behind the current key';
  return new WorkflowGenError('CONFIG_INVALID', `There is no payload key "${id}"; ${remedy}`, {
    field: 'WORKFLOWGEN_PAYLOAD_KEYS',
    remedy,
  });
}
