import type { Payload, StorageDriver } from '@temporalio/common';
import { StorageDriverClaim } from '@temporalio/common';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, WorkflowGenError } from '../shared/protocol/errors';
import { packed, unpacked } from './packed-payload';

/**
 * External storage in a folder that all workers and clients reach: one file per payload, named by its SHA-256, so that writing
 * twice is free. What codecs made of a payload is what is stored. Nothing is deleted; keep files as long as histories. Throws
 * `ARTIFACT_MISSING` for a file that is gone or whose content has changed.
 */
export function createFileStorage(folder: string): StorageDriver {
  return {
    name: 'workflowgen-files',
    type: 'workflowgen.files',
    async store(_context, payloads) {
      await mkdir(folder, { recursive: true });
      return Promise.all(
        payloads.map(async (payload) => {
          const bytes = packed(payload);
          const sha256 = digest(bytes);
          // Written beside and renamed: a reader never sees half a file.
          const beside = join(folder, `${sha256}.${randomUUID()}`);
          await writeFile(beside, bytes);
          await rename(beside, join(folder, sha256));
          return new StorageDriverClaim({ sha256 });
        })
      );
    },
    retrieve: (_context, claims) =>
      Promise.all(claims.map(async ({ claimData }) => read(folder, claimData.sha256 ?? ''))),
  };
}

async function read(folder: string, sha256: string): Promise<Payload> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing(sha256, 'it is no SHA-256');
  const bytes = await readFile(join(folder, sha256)).catch((error: unknown) => {
    throw missing(sha256, messageOf(error, 200));
  });
  if (digest(bytes) !== sha256) throw missing(sha256, 'its content has changed');
  return unpacked(bytes);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function missing(sha256: string, reason: string): WorkflowGenError {
  return new WorkflowGenError('ARTIFACT_MISSING', `The stored payload ${sha256} cannot be read: ${reason}`, {
    field: 'WORKFLOWGEN_PAYLOAD_FOLDER',
    remedy: 'name the folder that workers and clients share, and keep its files as long as histories',
  });
}
