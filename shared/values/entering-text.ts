import { WorkflowGenError } from '../protocol/errors';
import type { QueryContext } from '../protocol/query';
import { mapTexts } from '../protocol/text';
import { findKnownSecrets } from './known-secrets';
import { REDACTED, replaceEach } from './redaction';
import { tokensIn, type Seal } from './seal';

/**
 * A text of the caller's as it may enter a history (docs/decisions/0009): with a key, its secrets are sealed; without one, a text with a
 * secret is refused, for the service would keep it as it is before any code of ours runs. `marked` are secrets that the caller names.
 * Throws `SECRET_REFUSED` with the field, and never with the secret.
 */
export function sealedText(field: string, text: string, guard: EdgeGuard, marked: readonly string[] = []): string {
  const { seal, tenant } = guard;
  if (tokensIn(text).length > 0) {
    // a token is for the run that it was made in; whoever could paste one could use another's secret
    throw refused(field, 'holds a sealed secret of a run', 'write what it stands for, or leave it out');
  }
  const missing = marked.some((secret) => !text.includes(secret));
  if (missing) throw refused('secrets', 'names a text that the query does not hold', 'name each as it stands there');
  const [known] = findKnownSecrets(text);
  if (known === undefined && marked.length === 0) return text;
  if (!seal.able) throw refused(field, `holds a secret (${known?.kind ?? 'one that you named'})`, WITHOUT_KEY);
  return seal.hideKnown(
    tenant,
    replaceEach(text, marked, (secret) => seal.seal(tenant, secret))
  );
}

/** Whose texts are sealed, and with what. */
export interface EdgeGuard {
  seal: Seal;
  tenant: string;
}

/**
 * What is no text for a tool but a name that the run is filed under: no secret has a place in it, with a key or without. Throws
 * `SECRET_REFUSED` with the field and the remedy.
 */
export function refuseSecrets(
  fields: { [field: string]: string | QueryContext | undefined },
  remedy = 'pass its name, and let a tool read it'
): void {
  for (const [field, value] of Object.entries(fields)) {
    mapTexts(value, (text) => {
      const [known] = findKnownSecrets(text);
      if (known) throw refused(field, `holds a secret (${known.kind})`, remedy);
      return text;
    });
  }
}

/**
 * What is to be forgotten says no secret, and nothing that stands for one: on its way from page to page it would be sealed, and then mean
 * every fact with a redacted value in it. Throws `SECRET_REFUSED`.
 */
export function refuseSecretSelection(fields: { [field: string]: string | undefined }): void {
  refuseSecrets(fields, FORGET_RUN);
  for (const [field, text] of Object.entries(fields)) {
    if (text?.includes(REDACTED) || tokensIn(text).length > 0)
      throw refused(field, 'holds what stands for a secret', FORGET_RUN);
  }
}

const FORGET_RUN = 'no secret is stored; forget the run or the user that it came from';

const WITHOUT_KEY =
  'give client and worker the same secretKeys, so that it travels sealed; or leave it out and let a tool read it by name';

function refused(field: string, problem: string, remedy: string): WorkflowGenError {
  return new WorkflowGenError('SECRET_REFUSED', `${field}: ${problem}; ${remedy}`, { field, remedy });
}
