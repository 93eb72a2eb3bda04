import { prepareRequest } from '../../../client/request';
import { startOptionsOf } from '../../../client/start-options';
import { executionTimeoutMs } from '../../../shared/protocol/request';
import { DEFAULT_RUN_OPTIONS } from '../../../shared/protocol/run';

describe('startOptionsOf', () => {
  const query = `Refund order 1042 ${'für Zoë '.repeat(60)}`;
  const request = prepareRequest(query, { tenant: 'acme', requestId: 'r1', options: { searchAttributes: true } });
  const options = startOptionsOf(request, 'queue');

  it('keeps the query out of what the service stores in the clear', () => {
    const clear = JSON.stringify([options.workflowId, options.typedSearchAttributes, options.priority]);
    expect(clear).not.toContain('1042');
    expect(clear).toContain('WorkflowGenTenant');
    expect(options.memo).toEqual({ tenant: 'acme', bodyDigest: request.bodyDigest });
  });

  it('cuts the summary at 200 bytes and never through a character', () => {
    expect(Buffer.byteLength(options.staticSummary ?? '')).toBeLessThanOrEqual(200);
    expect(options.staticSummary).toMatch(/^Refund order 1042 für Zoë .*…$/);
    expect(options.staticSummary).not.toContain('\uFFFD');
  });

  it('sets no search attribute unless asked to, since an unknown one fails the start', () => {
    const plain = prepareRequest(query, { tenant: 'acme' });
    expect(startOptionsOf(plain, 'queue').typedSearchAttributes).toBeUndefined();
  });

  it('shortens a tenant that is too long for a fairness key', () => {
    const long = prepareRequest('q', { tenant: 'é'.repeat(60), requestId: 'r1' });
    const key = startOptionsOf(long, 'queue').priority?.fairnessKey ?? '';
    expect(Buffer.byteLength(key)).toBe(64);
  });

  it('sets the execution timeout beyond every budget of the run', () => {
    const { budget, personTimeoutMs } = DEFAULT_RUN_OPTIONS;
    const timeout = executionTimeoutMs({ ...DEFAULT_RUN_OPTIONS, feedbackWindowMs: 1000 });
    expect(timeout).toBeGreaterThan(budget.timeMs + 1000 + personTimeoutMs);
  });
});
