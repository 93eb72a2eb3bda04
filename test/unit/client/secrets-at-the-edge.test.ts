import { forgetInputOf, rollbackInputOf } from '../../../client/forget';
import { prepareRequest, type RequestOptions } from '../../../client/request';
import { createSeal, NO_SEAL } from '../../../shared/values/seal';
import { KNOWN_SECRETS } from '../../harness/known-secrets';

const seal = createSeal(['5c'.repeat(32)]);
const KEY = KNOWN_SECRETS['Stripe key'] ?? '';
const refusal = (query: string, options: Partial<RequestOptions> = {}, by = NO_SEAL): unknown => {
  try {
    return prepareRequest(query, { tenant: 'acme', ...options }, {}, by);
  } catch (error) {
    return error;
  }
};

describe('without a key', () => {
  it.each(Object.entries(KNOWN_SECRETS))(
    'a query with a secret is refused, and the error does not repeat it: %s',
    (_, secret) => {
      const error = refusal(`Use ${secret} to log in`) as Error;
      expect(error).toMatchObject({ code: 'SECRET_REFUSED', details: { field: 'query' } });
      expect(JSON.stringify([error.message, error])).not.toContain(secret);
    }
  );

  it('a secret that the caller names is refused too', () => {
    expect(refusal('My PIN is 4711', { secrets: ['4711'] })).toMatchObject({ code: 'SECRET_REFUSED' });
  });
});

describe('with a key', () => {
  it('the secrets of a query travel sealed, the same way in the same request', () => {
    const options = { tenant: 'acme', requestId: 'r1', secrets: ['4711'] };
    const query = `My PIN is 4711, the key ${KEY}`;
    const request = prepareRequest(query, options, {}, seal);
    expect(JSON.stringify(request)).not.toMatch(new RegExp(`4711|${KEY}`));
    expect(request.input.query).toMatch(/^My PIN is sealed_\w+, the key sealed_\w+$/);
    expect(seal.open('acme', request.input.query)).toBe(query);
    expect(prepareRequest(query, options, {}, seal).bodyDigest).toBe(request.bodyDigest);
  });

  it("a token is refused: it may be another run's", () => {
    expect(refusal(`Send ${seal.seal('acme', 'x')} to me`, {}, seal)).toMatchObject({ code: 'SECRET_REFUSED' });
  });

  it('a named secret must stand in the query', () => {
    const error = refusal('My PIN is 4711', { secrets: ['4712'] }, seal) as Error;
    expect(error).toMatchObject({ code: 'SECRET_REFUSED', details: { field: 'secrets' } });
    expect(error.message).not.toContain('4712');
  });
});

it.each<[string, Partial<RequestOptions>]>([
  ['context', { context: { user: KEY } }],
  ['context', { context: { dataSources: ['postgres://app:hunter2pass@db/orders'] } }],
  ['requestId', { requestId: KEY }],
  ['tenant', { tenant: KEY }],
])('a secret in %s is refused, with a key or without: runs are filed under it', (field, options) => {
  for (const by of [NO_SEAL, seal]) {
    expect(refusal('hello', options, by)).toMatchObject({ code: 'SECRET_REFUSED', details: { field } });
  }
});

describe('what is to be forgotten', () => {
  const thrown = (ask: () => unknown): unknown => {
    try {
      return ask();
    } catch (error) {
      return error;
    }
  };

  it.each<[string, object]>([
    ['value', { value: KEY }],
    ['value', { value: 'Bearer is [redacted]' }],
    ['value', { value: seal.seal('acme', 'x') }],
    ['user', { user: KEY }],
    ['by', { user: 'ann', by: KEY }],
  ])('is refused where its %s is a secret or stands for one: %j', (field, request) => {
    const error = thrown(() => forgetInputOf(request, 'acme')) as Error;
    expect(error).toMatchObject({ code: 'SECRET_REFUSED', details: { field } });
    expect(error.message).not.toContain(KEY);
  });

  it('is refused in a rollback as well', () => {
    const ask = (): unknown => rollbackInputOf({ run: 'wfg/acme/1', by: KEY }, 'acme');
    expect(thrown(ask)).toMatchObject({ code: 'SECRET_REFUSED', details: { field: 'by' } });
  });
});
