/** Made-up secrets of the well-known looks; put together here, so that no scanner takes this file for a leak. */
const letters = (count: number, of = 'aB3dE6gH1jK4mN7pQ9sT2vW5xZ8'): string =>
  Array.from({ length: count }, (_, at) => of[(at * 7 + count) % of.length]).join('');

export const KNOWN_SECRETS: Readonly<Record<string, string>> = {
  'private key': ['-----BEGIN', 'PRIVATE KEY-----\nMIIE', letters(60), '\n', letters(30), '\n-----END PRIVATE KEY-----']
    .join(' ')
    .replace(/ \n /g, '\n'),
  'JSON web token': `eyJ${letters(20)}.eyJ${letters(30)}.${letters(43)}`,
  'model API key (Anthropic)': `sk-ant-${letters(40)}`,
  'model API key (OpenAI)': `sk-${letters(48)}`,
  'Voyage AI key': `pa-${letters(43)}`,
  'Hugging Face token': `hf_${letters(34)}`,
  'AWS access key id': `AKIA${letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  'GitHub token': `ghp_${letters(36)}`,
  'GitHub token (fine-grained)': `github_pat_${letters(82)}`,
  'GitLab token': `glpat-${letters(20)}`,
  'Slack token': `xoxb-${letters(12, '0123456789')}-${letters(24)}`,
  'Stripe key': `sk_live_${letters(24)}`,
  'Google API key': `AIza${letters(35)}`,
  'npm token': `npm_${letters(36)}`,
  'SendGrid key': `SG.${letters(22)}.${letters(43)}`,
  'Twilio key': `SK${letters(32, '0123456789abcdef')}`,
  'Vault token': `hvs.${letters(30)}`,
  'Telegram bot token': `123456789:AA${letters(33)}`,
  'card number': '4000 0566 5566 5556',
  'card number (in one)': '5200828282828210',
  'card number (Amex)': '3714-496353-98431',
};

/** Texts that hold a secret beside its name: what is to go, and what stays. */
export const FRAMED_SECRETS: readonly [text: string, secret: string][] = [
  [`Authorization: Bearer ${letters(24)}`, letters(24)],
  [`{"authorization": "Basic ${letters(16)}="}`, `${letters(16)}=`],
  [`use the bearer ${letters(32)} for it`, letters(32)],
  ['postgres://app:hunter2pass@db.internal:5432/orders', 'hunter2pass'],
  [`aws_secret_access_key = ${letters(40)}`, letters(40)],
  [`AccountKey=${letters(60)}==;EndpointSuffix=core`, `${letters(60)}==`],
  [`https://hooks.slack.com/services/T0AB/B0CD/${letters(24)}`, `T0AB/B0CD/${letters(24)}`],
];
