import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { Source } from '../../shared/matching/template';
import type { Json } from '../../shared/protocol/json';
import { jsonBytes } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import { isInline } from '../../shared/protocol/value';
import type { Value } from '../../shared/protocol/value';
import { redact } from '../../shared/values/redaction';
import { cutText } from '../../shared/protocol/text';

/** The JSON behind a value. Throws what the artifact store throws: `ARTIFACT_MISSING`, `STORE_UNAVAILABLE`. */
export async function loadValue(artifacts: Pick<ArtifactStore, 'get'>, tenant: string, value: Value): Promise<Json> {
  return isInline(value) ? value.inline : artifacts.get(tenant, value.ref);
}

/**
 * Keeps a value inline up to `LIMITS.inlineBytes`, and otherwise in the artifact store. The preview, which people and prompts
 * see, has the sensitive fields (dotted paths) redacted; the value itself has them sealed, since later nodes need them.
 */
export async function holdValue(
  artifacts: ArtifactStore,
  tenant: string,
  value: Json,
  { sensitive = [], source }: { sensitive?: readonly string[]; source?: Source } = {}
): Promise<Value> {
  if (jsonBytes(value) <= LIMITS.inlineBytes) return { inline: value };
  const stored = await artifacts.put(tenant, value, source);
  return { ...stored, preview: cutText(JSON.stringify(redact(value, sensitive)), LIMITS.previewCharacters) };
}
