import type { Json, JsonObject } from '../../shared/protocol/json';
import { isObject } from '../../shared/values/schema-variants';
import { redact, REDACTED } from '../../shared/values/redaction';
import type { ArgumentRepair } from '../../shared/protocol/call';

/** Shorter values occur in any text by chance. */
const MIN_SECRET = 4;

/** A text of others (an API's error message) with the values of sensitive fields replaced, wherever it repeats them. */
export function withoutSecrets(text: string, args: JsonObject | undefined, sensitive: readonly string[]): string {
  if (!args || sensitive.length === 0) return text;
  const secrets = secretsIn(args, redact(args, sensitive)).sort((left, right) => right.length - left.length);
  return secrets.reduce((shown, secret) => shown.split(secret).join(REDACTED), text);
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
  return isObject(redacted) ? (redacted[argument] ?? null) : value;
}

/** The leaves that redaction took away. */
function secretsIn(value: Json, redacted: Json): string[] {
  if (redacted === REDACTED) return leaves(value).filter((leaf) => leaf.length >= MIN_SECRET && leaf !== REDACTED);
  if (Array.isArray(value) && Array.isArray(redacted)) {
    return value.flatMap((item, index) => secretsIn(item, redacted[index] ?? null));
  }
  if (isObject(value) && isObject(redacted)) {
    return Object.entries(value).flatMap(([key, item]) => secretsIn(item, redacted[key] ?? null));
  }
  return [];
}

function leaves(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (isObject(value)) return Object.values(value).flatMap(leaves);
  return value === null || typeof value === 'boolean' ? [] : [String(value)];
}
