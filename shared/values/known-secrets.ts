/** A secret that its own looks give away, and where it stands in the text. */
export interface KnownSecret {
  kind: string;
  start: number;
  end: number;
}

/**
 * Secrets that their publishers made recognisable: by a prefix of their own, a frame, or a check digit. Only these: what "looks
 * random" is an order number as often as a password. The sources are the publishers' pages. Where a look has a group, the group is the
 * secret. Each takes time in proportion to the text, however it is made.
 * `sign` is a pattern that stands in every match: most texts hold no sign of any, and are looked through once instead of thirty times.
 */
const LOOKS: readonly { kind: string; sign: string; look: RegExp; holds?: (text: string) => boolean }[] = [
  // RFC 7468; to the end of the text where the end line is cut off
  {
    kind: 'private key',
    sign: '-----BEGIN',
    look: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  // RFC 7519: header and payload are JSON objects, so both begin with `{"` in base64url
  { kind: 'JSON web token', sign: '\\.eyJ', look: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}(?![\w-])/g },
  // RFC 6750 and 7617, as they stand in a header
  {
    kind: 'credentials',
    sign: 'authorization',
    look: /\bauthorization["']?\s{0,9}[:=]\s{0,9}["']?(?:bearer|basic|token)\s{1,9}([\w.~+/-]{8,}=*)/dgi,
  },
  { kind: 'bearer token', sign: 'bearer\\s', look: /\bbearer\s{1,9}(?=[\w.~+/-]*\d)([\w.~+/-]{20,}=*)/dgi },
  // RFC 3986: the password in an address
  { kind: 'password in an address', sign: '://[^\\s/:@]*:', look: /:\/\/[^\s/:@]{0,99}:([^\s/@]{3,300})@/dg },
  // docs.anthropic.com, platform.openai.com
  {
    kind: 'model API key',
    sign: 'sk-',
    look: /(?<![\w-])sk-(?:ant-|proj-|svcacct-|admin-|or-v1-)[\w-]{20,}(?![\w-])/g,
  },
  { kind: 'model API key', sign: 'sk-', look: /(?<![\w-])sk-[A-Za-z0-9]{32,}(?![\w-])/g },
  { kind: 'Voyage AI key', sign: 'pa-[\\w-]{40}', look: /(?<![\w-])pa-[\w-]{40,}(?![\w-])/g },
  { kind: 'Hugging Face token', sign: 'hf_', look: /(?<!\w)hf_[A-Za-z0-9]{30,}(?!\w)/g },
  // docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (unique id prefixes)
  {
    kind: 'AWS access key id',
    sign: 'A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}',
    look: /(?<!\w)(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?!\w)/g,
  },
  {
    kind: 'AWS secret key',
    sign: 'aws_secret_access_key',
    look: /\baws_secret_access_key["']?\s{0,9}[:=]\s{0,9}["']?([A-Za-z0-9/+]{40})(?![\w/+])/dgi,
  },
  // docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  {
    kind: 'GitHub token',
    sign: 'gh[pousr]_|github_pat_',
    look: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})(?!\w)/g,
  },
  // docs.gitlab.com/security/tokens (token prefixes)
  {
    kind: 'GitLab token',
    sign: 'gl(?:pat|oas|dt|rt|ptt|ft|imt|agent|soat|cbt|ffct)-',
    look: /(?<![\w-])gl(?:pat|oas|dt|rt|ptt|ft|imt|agent|soat|cbt|ffct)-[\w-]{20,}(?:\.[0-9a-z]{9})?(?![\w-])/g,
  },
  // docs.slack.dev/authentication/tokens
  { kind: 'Slack token', sign: 'xox', look: /(?<![\w-])xox[abeoprs]-[\w-]{10,}(?![\w-])/g },
  { kind: 'Slack token', sign: 'xapp-', look: /(?<![\w-])xapp-\d-[\w-]{10,}(?![\w-])/g },
  {
    kind: 'Slack webhook',
    sign: 'hooks\\.slack\\.com',
    look: /hooks\.slack\.com\/services\/([A-Z0-9]{1,20}\/[A-Z0-9]{1,20}\/\w{16,})/dg,
  },
  // docs.stripe.com/keys
  {
    kind: 'Stripe key',
    sign: '_(?:live|test)|whsec_',
    look: /(?<!\w)(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,}(?!\w)/g,
  },
  // cloud.google.com/docs/authentication/api-keys, developers.google.com/identity
  { kind: 'Google API key', sign: 'AIza', look: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { kind: 'Google OAuth token', sign: 'ya29\\.|GOCSPX-', look: /(?<![\w-])(?:ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,})/g },
  // learn.microsoft.com/azure/storage/common/storage-configure-connection-string
  { kind: 'Azure storage key', sign: 'AccountKey=', look: /\bAccountKey=([A-Za-z0-9+/]{40,}={0,2})/dg },
  // docs.npmjs.com/about-access-tokens, pypi.org/help/#apitoken
  { kind: 'npm token', sign: 'npm_', look: /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g },
  { kind: 'PyPI token', sign: 'pypi-', look: /(?<![\w-])pypi-[\w-]{50,}(?![\w-])/g },
  { kind: 'SendGrid key', sign: 'SG\\.[\\w-]{16}', look: /(?<![\w.-])SG\.[\w-]{16,32}\.[\w-]{16,64}(?![\w-])/g },
  { kind: 'Twilio key', sign: 'SK[0-9a-f]{32}', look: /(?<!\w)SK[0-9a-f]{32}(?!\w)/g },
  { kind: 'DigitalOcean token', sign: 'do[opr]_v1_', look: /(?<!\w)do[opr]_v1_[0-9a-f]{64}(?!\w)/g },
  { kind: 'Vault token', sign: 'hv[sbr]\\.[\\w-]{24}', look: /(?<![\w-])hv[sbr]\.[\w-]{24,}(?![\w-])/g },
  { kind: 'Telegram bot token', sign: '\\d:AA', look: /(?<![\w-])\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { kind: 'age secret key', sign: 'AGE-SECRET-KEY-1', look: /(?<!\w)AGE-SECRET-KEY-1[A-Z0-9]{58}(?!\w)/g },
  // ISO/IEC 7812: issuer, length, check digit
  {
    kind: 'card number',
    sign: '\\d(?:[ -]?\\d){12}',
    look: /(?<![\w.-]|\d[ -])\d(?:[ -]?\d){12,18}(?![\w]|[ -]\d|\.\d)/g,
    holds: isCardNumber,
  },
];

/** Shorter than any of them: most texts need no search. */
const SHORTEST = 8;
const SIGNS = new RegExp(LOOKS.map(({ sign }) => sign).join('|'), 'i');

/** The well-known secrets of a text in their order; of two that overlap, the one that begins first, then the longer. */
export function findKnownSecrets(text: string): KnownSecret[] {
  if (text.length < SHORTEST || !SIGNS.test(text)) return [];
  const found = LOOKS.flatMap(({ kind, look, holds }) =>
    [...text.matchAll(look)]
      .filter(([match]) => holds?.(match) ?? true)
      .map((match) => {
        const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
        return { kind, start, end };
      })
  ).sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: KnownSecret[] = [];
  for (const secret of found) if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret);
  return kept;
}

/** The text with each of its well-known secrets replaced. */
export function replaceKnownSecrets(text: string, replacement: (secret: string) => string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of findKnownSecrets(text)) {
    shown += text.slice(at, start) + replacement(text.slice(start, end));
    at = end;
  }
  return at === 0 ? text : shown + text.slice(at);
}

/** Issuer ranges with their lengths: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay. */
const ISSUERS: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|65\d{2}|64[4-9]\d)\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^3(?:0[0-5]|[689]\d)\d{11}$/,
  /^62\d{14,17}$/,
];

function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  return ISSUERS.some((issuer) => issuer.test(digits)) && new Set(digits).size > 1 && hasCheckDigit(digits);
}

/** The Luhn algorithm (ISO/IEC 7812-1, annex B). */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
