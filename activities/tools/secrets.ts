import type { Json, JsonObject } from '../../shared/protocol/json';
import type { ArgumentRepair } from '../../shared/protocol/call';
import { mapTexts } from '../../shared/protocol/text';
import { isObject } from '../../shared/values/schema-variants';
import { redact, redactWith, REDACTED, replaceEach } from '../../shared/values/redaction';
import { maskKnown, tokensIn, withoutTokens, type Seal } from '../../shared/values/seal';

/** Shorter values occur in any text by chance. */
const MIN_SECRET = 4;

/** What must not be told of one call: its arguments' sensitive values, and the sealed secrets that were opened for it. */
export interface CallSecrets {
  /** A text of others (an API's error message) without them, wherever it repeats them. */
  clean: (text: string) => string;
  /** An output of the call as it is kept: its sensitive fields, and whatever repeats a secret, sealed. */
  seal(output: Json, sensitive: readonly string[]): Json;
}

/** `shown` is what `args` look like with their secrets sealed. */
export function secretsOf(
  call: { args: JsonObject; shown: JsonObject },
  sensitive: readonly string[],
  { seal, tenant }: { seal: Seal; tenant: string }
): CallSecrets {
  const opened = tokensIn(call.shown).map((token) => seal.open<Json>(tenant, token));
  const own = [...secretsIn(call.args, redact(call.args, sensitive)), ...opened.flatMap(textsIn)];
  return {
    clean: (text) => maskKnown(replaceEach(text, own)),
    seal(output, fields) {
      // a token that comes from outside was sealed by someone else, for something else
      const theirs = withoutTokens(output);
      const kept = redactWith(theirs, fields, (value) => seal.seal(tenant, value));
      const secrets = [...new Set([...own, ...secretsIn(theirs, redact(theirs, fields))])];
      const without = (text: string): string => replaceEach(text, secrets, (secret) => seal.seal(tenant, secret));
      return seal.hideKnown(tenant, mapTexts(kept, without));
    },
  };
}

export function withoutSecretRepairs(repairs: ArgumentRepair[], sensitive: readonly string[]): ArgumentRepair[] {
  return repairs.map((repair) => ({
    ...repair,
    before: hidden(repair.argument, repair.before, sensitive),
    after: hidden(repair.argument, repair.after, sensitive),
  }));
}

function hidden(argument: string, value: Json, sensitive: readonly string[]): Json {
  const redacted = redact({ [argument]: value }, sensitive);
  return maskKnown(isObject(redacted) ? (redacted[argument] ?? null) : value);
}

/** The leaves that redaction took away. */
function secretsIn(value: Json, redacted: Json): string[] {
  if (redacted === REDACTED) return textsIn(value);
  if (Array.isArray(value) && Array.isArray(redacted)) {
    return value.flatMap((item, index) => secretsIn(item, redacted[index] ?? null));
  }
  if (isObject(value) && isObject(redacted)) {
    return Object.entries(value).flatMap(([key, item]) => secretsIn(item, redacted[key] ?? null));
  }
  return [];
}

function textsIn(value: Json): string[] {
  return leaves(value).filter((leaf) => leaf.length >= MIN_SECRET && leaf !== REDACTED);
}

function leaves(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (isObject(value)) return Object.values(value).flatMap(leaves);
  return value === null || typeof value === 'boolean' ? [] : [String(value)];
}
