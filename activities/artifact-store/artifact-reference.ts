import { createHash } from 'node:crypto';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { canonicalJson, type Json } from '../../shared/protocol/json';

const PREFIX = 'sha256:';

/** A value as it is stored: its canonical JSON, and the digest of that. */
export function contentOf(value: Json): { json: string; sha256: string } {
  const json = canonicalJson(value);
  return { json, sha256: digest(json) };
}

/** What `put` says of stored content; one tenant's reference means nothing to another. */
export function referenceTo({ json, sha256 }: { json: string; sha256: string }): {
  ref: string;
  sha256: string;
  bytes: number;
} {
  return { ref: `${PREFIX}${sha256}`, sha256, bytes: Buffer.byteLength(json) };
}

/** The digest that a reference names, or an empty text where it is none. */
export function digestIn(ref: string): string {
  return ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : '';
}

/**
 * The value of stored content. Throws `ARTIFACT_MISSING` where there is none, or a damaged one: it must not reach a tool as if it were
 * the output of an earlier one.
 */
export function readContent(ref: string, json: string | undefined): Json {
  if (json === undefined) throw missing(ref, 'there is none for this tenant');
  if (digest(json) !== digestIn(ref)) throw missing(ref, 'its content does not match its digest');
  return JSON.parse(json) as Json;
}

/** What was damaged is searched as the text that it is. */
export function parsedOrText(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** A call without a tenant would read across tenants. Throws `INPUT_INVALID`. */
export function checkArtifactTenant(tenant: string): void {
  if (typeof tenant === 'string' && tenant.length > 0) return;
  throw new WorkflowGenError('INPUT_INVALID', 'A call to the artifact store names no tenant.', { field: 'tenant' });
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function missing(ref: string, reason: string): WorkflowGenError {
  return new WorkflowGenError('ARTIFACT_MISSING', `The artifact ${ref} cannot be read: ${reason}.`, {
    field: 'ref',
    remedy: 'Use the artifact store that the run wrote to, and keep artifacts as long as histories.',
  });
}
