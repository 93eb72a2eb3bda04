import { siv } from '@noble/ciphers/aes';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';
import { WorkflowGenError } from '../protocol/errors';
import type { Json } from '../protocol/json';
import { isPlain, mapTexts } from '../protocol/text';
import { replaceKnownSecrets } from './known-secrets';
import { REDACTED } from './redaction';

/**
 * Keeps secrets out of histories, stores and prompts. Where a secret stood stands a token: the secret, encrypted, and readable
 * again only in the argument of a tool and in the answer that the caller gets. Without a key a secret is `[redacted]`, and gone.
 */
export interface Seal {
  /** Whether there is a key. */
  readonly able: boolean;
  /** The token of a value; the same value of the same tenant has the same token. */
  seal(tenant: string, value: Json): string;
  /** The value with every well-known secret in it sealed. */
  hideKnown<T>(tenant: string, value: T): T;
  /** The value with its tokens opened; those of another tenant or another key stay. */
  open<T>(tenant: string, value: T): T;
}

/** A key: 32 bytes as hexadecimal digits, as `openssl rand -hex 32` prints them. */
export const SECRET_KEY = /^[0-9a-f]{64}$/i;

const PREFIX = 'sealed_';
const TAG_DIGITS = 32;
/** Enough to tell the secrets of one request apart, and short enough for a model to copy. */
const ALIAS_DIGITS = 12;
/** Lower case, digits and one underscore: whatever reads a query takes it for one identifier. */
const TOKEN = new RegExp(`${PREFIX}[0-9a-f]{${TAG_DIGITS + 2},}`, 'g');
const ALIAS = new RegExp(`${PREFIX}[0-9a-f]{${ALIAS_DIGITS}}(?![0-9a-f])`, 'g');
/** AES-GCM-SIV (RFC 8452) is safe with one nonce for all messages: equal ones have equal ciphertexts, and no more is told. */
const NONCE = new Uint8Array(12);

/** Seals with the first key, and opens with any, so that a key can be replaced by one before it. Throws `CONFIG_INVALID`. */
export function createSeal(keys: readonly string[] = []): Seal {
  if (keys.some((key) => !SECRET_KEY.test(key))) {
    const remedy = 'make one with `openssl rand -hex 32`';
    throw new WorkflowGenError('CONFIG_INVALID', `secretKeys: each key is 64 hexadecimal digits; ${remedy}`, {
      field: 'secretKeys',
      remedy,
    });
  }
  const ciphers = keys.map((key) => {
    const bytes = hexToBytes(key);
    return (tenant: string) => siv(bytes, NONCE, utf8ToBytes(tenant));
  });
  const [first] = ciphers;
  const seal = (tenant: string, value: Json): string => {
    if (!first) return REDACTED;
    const digits = bytesToHex(first(tenant).encrypt(utf8ToBytes(JSON.stringify(value))));
    return `${PREFIX}${digits.slice(-TAG_DIGITS)}${digits.slice(0, -TAG_DIGITS)}`;
  };
  const opened = (tenant: string, token: string): { value: Json } | undefined => {
    const digits = token.slice(PREFIX.length);
    if (digits.length % 2 !== 0) return undefined;
    const bytes = hexToBytes(digits.slice(TAG_DIGITS) + digits.slice(0, TAG_DIGITS));
    for (const cipher of ciphers) {
      try {
        return { value: JSON.parse(new TextDecoder().decode(cipher(tenant).decrypt(bytes))) as Json };
      } catch {
        continue;
      }
    }
    return undefined;
  };
  const openText = (tenant: string, text: string): Json => {
    const whole = text.match(TOKEN)?.[0] === text ? opened(tenant, text) : undefined;
    return whole
      ? whole.value
      : text.replace(TOKEN, (token) => {
          const found = opened(tenant, token);
          if (!found) return token;
          return typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
        });
  };
  return {
    able: first !== undefined,
    seal,
    hideKnown: (tenant, value) =>
      mapLeaves(value, (leaf) => {
        if (typeof leaf === 'string') return replaceKnownSecrets(leaf, (secret) => seal(tenant, secret));
        return replaceKnownSecrets(String(leaf), () => '') === '' ? seal(tenant, leaf) : leaf;
      }),
    open: (tenant, value) => mapTexts(value, (text) => openText(tenant, text)),
  };
}

/** What a worker or client without a key has. */
export const NO_SEAL: Seal = createSeal();

/** The tokens that stand anywhere in the value, each once. */
export function tokensIn(value: unknown): string[] {
  return value === undefined ? [] : [...new Set(JSON.stringify(value).match(TOKEN))];
}

/** The value with tokens replaced, where nobody may open them: by `[redacted]`. */
export function withoutTokens<T>(value: T): T {
  return mapTexts(value, (text) => text.replace(TOKEN, REDACTED));
}

/** The value with each token as its alias, which opens nothing, and tells equal secrets from others. */
export function aliased<T>(value: T): T {
  return mapTexts(value, (text) => text.replace(TOKEN, aliasOf));
}

/** What a model that was shown the aliases of these texts wrote, with the tokens again. */
export function unaliased(written: string, shown: readonly string[]): string {
  const tokens = new Map(tokensIn(shown).map((token) => [aliasOf(token), token]));
  return tokens.size === 0 ? written : written.replace(ALIAS, (alias) => tokens.get(alias) ?? alias);
}

function aliasOf(token: string): string {
  return token.slice(0, PREFIX.length + ALIAS_DIGITS);
}

/** The value with its well-known secrets as `[redacted]`: for logs and messages, where nobody needs them again. */
export function maskKnown<T>(value: T): T {
  return NO_SEAL.hideKnown('', value);
}

/** As `mapTexts`, and of numbers too: a card number may come as one. */
function mapLeaves<T>(value: T, change: (leaf: string | number) => unknown): T {
  if (typeof value === 'number') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapLeaves(item, change)) as T;
  if (isPlain(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [String(change(key)), mapLeaves(item, change)])
    ) as T;
  }
  return typeof value === 'string' ? (change(value) as T) : value;
}
