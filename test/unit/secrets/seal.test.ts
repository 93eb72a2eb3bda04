import * as fc from 'fast-check';
import type { Json } from '../../../shared/protocol/json';
import {
  aliased,
  createSeal,
  maskKnown,
  NO_SEAL,
  tokensIn,
  unaliased,
  withoutTokens,
} from '../../../shared/values/seal';
import { KNOWN_SECRETS } from '../../harness/known-secrets';

const KEY = '0f'.repeat(32);
const OTHER = 'a1'.repeat(32);
const seal = createSeal([KEY]);
const json = fc.jsonValue().map((value) => value as Json);
const words = fc.stringMatching(/^[a-z ,.]{0,20}$/);

describe('a sealed value', () => {
  it('opens to what it was, alone and within a text, for its tenant alone', () => {
    fc.assert(
      fc.property(json, words, words, (value, before, after) => {
        const token = seal.seal('acme', value);
        expect(seal.open<Json>('acme', token)).toEqual(JSON.parse(JSON.stringify(value)));
        const shown = typeof value === 'string' ? value : JSON.stringify(value);
        expect(seal.open('acme', `${before}. ${token}${after && `, ${after}`}`)).toBe(
          `${before}. ${shown}${after && `, ${after}`}`
        );
        expect(seal.open<Json>('globex', token)).toBe(token);
        expect(createSeal([OTHER]).open<Json>('acme', token)).toBe(token);
        expect(NO_SEAL.open<Json>('acme', token)).toBe(token);
      })
    );
  });

  it('has one token per tenant and value, so that equal secrets are seen to be equal', () => {
    expect(seal.seal('acme', 'x')).toBe(seal.seal('acme', 'x'));
    expect(seal.seal('acme', 'x')).not.toBe(seal.seal('acme', 'y'));
    expect(seal.seal('acme', 'x')).not.toBe(seal.seal('globex', 'x'));
  });

  it('opens with any of the keys, and is made with the first', () => {
    const old = seal.seal('acme', 'x');
    const both = createSeal([OTHER, KEY]);
    expect(both.open('acme', old)).toBe('x');
    expect(both.seal('acme', 'x')).toBe(createSeal([OTHER]).seal('acme', 'x'));
  });

  it('cannot be changed', () => {
    const token = seal.seal('acme', 'a secret');
    const last = token.at(-1) === '0' ? '1' : '0';
    expect(seal.open('acme', token.slice(0, -1) + last)).not.toBe('a secret');
  });

  it('is refused a key of another shape', () => {
    for (const key of ['', 'secret', 'z'.repeat(64), '0f'.repeat(16)]) {
      expect(() => createSeal([key])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    }
  });
});

const shaped = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...Object.values(KNOWN_SECRETS)),
    fc.constantFrom<Json>(null, true, 7, 4000056655665556, 'plain words'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', ...Object.values(KNOWN_SECRETS)), tie('value'), { maxKeys: 3 })
  ),
})).value;

describe('well-known secrets of a value', () => {
  const anywhere = (value: Json): string[] =>
    [...Object.values(KNOWN_SECRETS), '4000056655665556'].filter((secret) =>
      JSON.stringify(value).includes(JSON.stringify(secret).slice(1, -1))
    );

  it('are sealed wherever they stand, also as numbers and names of members, and open again', () => {
    fc.assert(
      fc.property(shaped, (value) => {
        const hidden = seal.hideKnown('acme', value);
        expect(anywhere(hidden)).toEqual([]);
        expect(seal.open('acme', hidden)).toEqual(value);
        expect(anywhere(maskKnown(value))).toEqual([]);
        expect(tokensIn(maskKnown(value))).toEqual([]);
      })
    );
  });
});

describe('an alias', () => {
  it('stands for a token in what a model is shown, and becomes it again in what it writes', () => {
    const [first, second] = [seal.seal('acme', 'one'), seal.seal('acme', 'two')];
    const shown = aliased({ text: `take ${first} and ${second}` });
    expect(tokensIn(shown)).toEqual([]);
    const [a = '', b = ''] = shown.text.match(/sealed_\w+/g) ?? [];
    expect(a).not.toBe(b);
    const written = JSON.stringify({ x: b, y: `${a}!`, z: 'sealed_000000000000' });
    expect(JSON.parse(unaliased(written, [`${first} ${second}`]))).toEqual({
      x: second,
      y: `${first}!`,
      z: 'sealed_000000000000',
    });
    // of another request: it opens nothing
    expect(unaliased(written, ['no secrets here'])).toBe(written);
    expect(seal.open('acme', shown)).toEqual(shown);
    expect(withoutTokens(`${first}.`)).toBe('[redacted].');
  });
});
