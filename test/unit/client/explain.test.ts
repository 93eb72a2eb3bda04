import { explain } from '../../../client/explain';
import { emptyRunUsage } from '../../../shared/protocol/usage';
import { reportWith } from './report-fixture';

describe('explain', () => {
  it('says why this tier, who was nominated, which gate refused, and where each value came from', () => {
    const text = explain(reportWith());
    expect(text).toContain('Run wfg/acme/r1 ended as answered, tier A · reuse, after 1.2 s');
    expect(text).toContain('the query, masked: refund order <id>');
    expect(text).toContain('1. Refund an order [t1], score 0.970 (cosine 0.980, lexical 0.960)');
    expect(text).toContain('orderId = "1042" from "1042"');
    expect(text).toContain('A: refused by residual-words ("refund" is in no pattern)');
    expect(text).toContain('not bound: reason');
    expect(text).toContain('orderId = slot orderId');
    expect(text).toContain('A1 succeeded after 420 ms');
    expect(text).toContain('no model was called');
  });

  it('says what a failed run undid, left, repaired and lacks', () => {
    const usage = emptyRunUsage();
    for (const total of [usage.total, usage.byTier.C]) {
      Object.assign(total, { modelCalls: 2, unpricedCalls: 1, unaccountedCalls: 1, costUsd: 0.0123 });
      total.tokens = { input: 100, cacheWrite: 20, cacheRead: 300, output: 80 };
    }
    const text = explain(
      reportWith({
        outcome: 'compensation_failed',
        answer: undefined,
        verdict: 'wrong',
        tier: 'C',
        tierPath: [
          {
            tier: 'C',
            iteration: 2,
            outcome: 'failed',
            durationMs: 3000,
            cause: { code: 'TOOL_PERMANENT', message: 'already refunded', node: 'refund' },
          },
        ],
        nodes: [
          {
            node: 'refund',
            tool: 'refund_order',
            state: 'failed',
            calls: 3,
            bindings: {},
            failure: 'already refunded',
            repairs: [{ argument: 'date', rule: 'yyyy-MM-dd', before: '1.2.2026', after: '2026-02-01' }],
          },
        ],
        undone: [{ callId: 'C/1/a', tool: 'open_case', effect: 'compensable', reason: 'the run failed' }],
        left: [{ callId: 'C/1/b', tool: 'send_email', effect: 'once', args: '{"to":"a"}', reason: 'cannot be undone' }],
        pending: [
          { kind: 'outcome', callId: 'C/1/c', tool: 'pay', effect: 'once', reason: 'timed out', since: '2026-11-22' },
        ],
        evidence: { sufficient: false, kind: 'none', missing: ['a check on refund'] },
        usage,
      })
    );
    expect(text).toContain('The user called it wrong');
    expect(text).toContain('C2 failed after 3.0 s at refund: TOOL_PERMANENT already refunded');
    expect(text).toContain('repaired by experience: date "1.2.2026" → "2026-02-01" (yyyy-MM-dd)');
    expect(text).toContain('C/1/a open_case(), compensable: the run failed');
    expect(text).toContain('C/1/b send_email({"to":"a"}), once: cannot be undone');
    expect(text).toContain('C/1/c pay(): outcome, timed out');
    expect(text).toContain('missing: a check on refund');
    expect(text).toContain('500 tokens (100 in, 300 cache read, 20 cache write, 80 out), $0.01230');
    expect(text).toContain('1 calls without a price, 1 calls cut before they could be counted');
    expect(text).not.toContain('tier A:');
  });

  it('says what the memo says where there is no report', () => {
    const text = explain({
      workflowId: 'wfg/acme/r1',
      status: 'TERMINATED',
      decision: 'A · Refund an order',
      query: 'Refund order 1042',
      startedAt: '2026-11-22T09:00:00.000Z',
    });
    expect(text).toContain('Run wfg/acme/r1 is TERMINATED');
    expect(text).toContain('Decision: A · Refund an order');
    expect(text).toContain('Query: Refund order 1042');
  });
});
