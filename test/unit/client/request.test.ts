import fc from 'fast-check';
import { checkDefaults, prepareRequest } from '../../../client/request';
import type { WorkflowGenError } from '../../../shared/protocol/errors';
import { LIMITS } from '../../../shared/protocol/limits';
import { DEFAULT_RUN_OPTIONS } from '../../../shared/protocol/run';
import { refusal } from '../../harness/refusal';

describe('prepareRequest', () => {
  it('fills the defaults and derives the workflow id from tenant and request id', () => {
    const request = prepareRequest(
      'Refund order 1042',
      { requestId: 'r/1', tenant: 'acme', options: { budget: { tokens: 500 } } },
      { context: { environment: 'staging' }, options: { from: 'B' } }
    );
    expect(request.workflowId).toBe('wfg/acme/r%2F1');
    expect(request.input.context).toEqual({ environment: 'staging' });
    expect(request.input.options).toEqual({
      ...DEFAULT_RUN_OPTIONS,
      from: 'B',
      budget: { ...DEFAULT_RUN_OPTIONS.budget, tokens: 500 },
    });
  });

  it.each(['', '   \n', undefined, 7])('refuses the query %p', (query) => {
    expect(refusal(() => prepareRequest(query, { tenant: 'acme' }))).toMatchObject({
      code: 'INPUT_INVALID',
      details: { field: 'query' },
    });
  });

  it.each([
    ['1 MB of ASCII', 'x'.repeat(1024 * 1024)],
    ['a text whose bytes, not characters, are too many', 'ü'.repeat(LIMITS.queryBytes / 2 + 1)],
  ])('refuses %s with the limit and the remedy', (_name, query) => {
    const error = refusal(() => prepareRequest(query, { tenant: 'acme' }));
    expect(error.code).toBe('INPUT_TOO_LARGE');
    expect(error.details).toMatchObject({ field: 'query', limit: LIMITS.queryBytes });
    expect(error.message).toContain('tool');
  });

  it.each([
    ['an unknown option', { tenant: 'acme', tennant: 'x' }, 'tennant'],
    ['an unknown context key', { tenant: 'acme', context: { tenantTier: 'gold' } }, 'context.tenantTier'],
    ['an unknown run option', { tenant: 'acme', options: { budget: { cents: 1 } } }, 'options.budget.cents'],
    ['no tenant', {}, 'tenant'],
    ['an empty tenant', { tenant: ' ' }, 'tenant'],
    ['a request id that is too long', { tenant: 'acme', requestId: 'x'.repeat(129) }, 'requestId'],
    ['a time zone that is none', { tenant: 'acme', context: { timeZone: 'Mars/Olympus' } }, 'context.timeZone'],
    ['a now that is no instant', { tenant: 'acme', context: { now: 'yesterday' } }, 'context.now'],
    ['a tier that is none', { tenant: 'acme', options: { from: 'D' } }, 'options.from'],
  ])('refuses %s and names the field', (_name, options, field) => {
    const error = refusal(() => prepareRequest('hello', options as never));
    expect(error).toMatchObject({ code: 'INPUT_INVALID', details: { field } });
    expect(error.message).toContain(field);
  });

  it('refuses a context over its limit', () => {
    const dataSources = Array.from({ length: 64 }, () => 'x'.repeat(256));
    const permissions = Array.from({ length: 64 }, () => 'p'.repeat(128));
    const error = refusal(() => prepareRequest('hello', { tenant: 'acme', context: { dataSources, permissions } }));
    expect(error).toMatchObject({ code: 'INPUT_TOO_LARGE', details: { field: 'context', limit: LIMITS.contextBytes } });
  });

  it('keeps every workflow id below what the service admits', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 128, unit: 'grapheme' }), (requestId) => {
        try {
          expect(prepareRequest('q', { tenant: 'acme', requestId }).workflowId.length).toBeLessThanOrEqual(900);
        } catch (error) {
          expect((error as WorkflowGenError).code).toMatch(/^INPUT_/);
        }
      })
    );
  });
});

describe('the body digest', () => {
  const base = { tenant: 'acme', requestId: 'r1', context: { user: 'ann', permissions: ['a'] } };
  const digest = (query: string, options: object): string => prepareRequest(query, options).bodyDigest;

  it('is the same for the same body, whatever the request id, the order of keys and the options', () => {
    const first = digest('q', base);
    expect(digest('q', { ...base, requestId: 'r2' })).toBe(first);
    expect(digest('q', { ...base, context: { permissions: ['a'], user: 'ann' } })).toBe(first);
    expect(digest('q', { ...base, options: { learn: false } })).toBe(first);
  });

  it.each([
    ['query', 'other', base],
    ['tenant', 'q', { ...base, tenant: 'other' }],
    ['context', 'q', { ...base, context: { user: 'bob', permissions: ['a'] } }],
    ['now', 'q', { ...base, context: { ...base.context, now: '2026-11-22T09:00:00Z' } }],
    ['parent', 'q', { ...base, inReplyTo: 'wfg/acme/r0' }],
  ])('differs with another %s', (_name, query, options) => {
    expect(digest(query, options)).not.toBe(digest('q', base));
  });
});

it('checks the defaults of a client when it is made', () => {
  expect(refusal(() => checkDefaults({ options: { from: 'X' } } as never)).message).toContain('defaults.options.from');
});
