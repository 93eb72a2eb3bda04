import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { findKnownSecrets, hasCheckDigit, replaceKnownSecrets } from '../../../shared/values/known-secrets';
import { FRAMED_SECRETS, KNOWN_SECRETS } from '../../harness/known-secrets';

const mask = (text: string): string => replaceKnownSecrets(text, () => '*');

describe('a well-known secret', () => {
  it.each(Object.entries(KNOWN_SECRETS))('%s is found whole, wherever it stands', (_, secret) => {
    for (const [before, after] of [
      ['', ''],
      ['Use ', ' for it, please.'],
      ['key="', '"'],
      ['a=', '&b=2'],
      ['(', ')'],
      ['1. ', '\n2. more'],
    ] as const) {
      expect(mask(before + secret + after)).toBe(`${before}*${after}`);
    }
  });

  it.each(FRAMED_SECRETS)('%s', (text, secret) => {
    expect(mask(text)).toBe(text.replace(secret, '*'));
  });

  it('is found beside others, and each for itself', () => {
    const secrets = Object.values(KNOWN_SECRETS);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...secrets), { minLength: 1, maxLength: 6 }), (chosen) => {
        expect(mask(chosen.join(' and '))).toBe(chosen.map(() => '*').join(' and '));
      })
    );
  });
});

describe('what is no secret', () => {
  it.each([
    'Refund order 1042 of 12 March, it arrived broken',
    'The tracking number is 1Z999AA10123456784, the invoice INV-2026-00417',
    'Call +49 30 901820 or 4916 123 4567 8901',
    'UUID 3f2a9c1e-8b7d-4c6a-9e5f-0a1b2c3d4e5f, commit 0b9a27f3c1d2e4f5a6b7c8d9e0f1a2b3c4d5e6f7',
    // sixteen digits of a card's issuer, and not its check digit
    'Order 4111111111111112 of customer 5500000000000005',
    'IBAN DE89 3704 0044 0532 0130 00',
    'a basic token of trust, and a bearer of good news',
    'skills, sk-learn, npm_config_cache, ghp_short, xoxo-darling, AKIA',
    'https://user@example.org/path?key=value and mailto:ann@example.org',
    'Read README.md and docs/design.md at 09:00-17:30',
    '0000000000000000 and 4444444444444444444',
  ])('%s', (text) => {
    expect(findKnownSecrets(text)).toEqual([]);
  });

  it('stands in no query of the labelled pairs', () => {
    const folder = join(__dirname, '../../routing/pairs');
    const found = readdirSync(folder).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line) => findKnownSecrets(line).map(({ kind, start, end }) => `${kind}: ${line.slice(start, end)}`))
    );
    expect(found).toEqual([]);
  });
});

it('has a check digit that any one wrong digit breaks', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12,18}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const right = [...'0123456789'].map((last) => digits + last).filter(hasCheckDigit);
      expect(right).toHaveLength(1);
      const [number = ''] = right;
      const place = at % number.length;
      const wrong = number.slice(0, place) + ((Number(number[place]) + by) % 10) + number.slice(place + 1);
      expect(hasCheckDigit(wrong)).toBe(false);
    })
  );
});

it.each([
  ['a', 400_000],
  ['4', 400_000],
  ['4 ', 200_000],
  ['eyJ', 150_000],
  ['eyJaaaaaaaa.', 40_000],
  ['bearer ', 60_000],
  ['authorization: bearer ', 20_000],
  ['://a:', 80_000],
  ['-----BEGIN ', 40_000],
  ['-----BEGIN PRIVATE KEY-----', 20_000],
  ['sk-', 150_000],
  ['SG.aaaaaaaaaaaaaaaa.', 20_000],
])('takes time in proportion to the text: %j', (piece, times) => {
  const text = piece.repeat(times);
  const startedAt = performance.now();
  findKnownSecrets(text);
  // a look that backtracks takes minutes for these
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});
