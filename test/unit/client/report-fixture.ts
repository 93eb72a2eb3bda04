import type { RunReport } from '../../../shared/protocol/run';
import { emptyRunUsage } from '../../../shared/protocol/usage';

/** A report as a run that was answered by tier A returns it; tests change what they are about. */
export function reportWith(changes: Partial<RunReport> = {}): RunReport {
  return {
    workflowId: 'wfg/acme/r1',
    runId: '0195',
    tenant: 'acme',
    outcome: 'answered',
    answer: 'Refund R-1 is made.',
    tier: 'A',
    tierPath: [{ tier: 'A', iteration: 1, outcome: 'succeeded', templateId: 't1', durationMs: 420 }],
    decision: {
      tier: 'A',
      templateId: 't1',
      templateTitle: 'Refund an order',
      masked: 'refund order <id>',
      reasons: ['template "Refund an order" fits and every slot binds'],
      nominees: [
        {
          templateId: 't1',
          title: 'Refund an order',
          pattern: 'refund order <id>',
          score: 0.97,
          cosine: 0.98,
          lexical: 0.96,
          bindings: [{ slot: 'orderId', value: '1042', from: '1042', confidence: 1 }],
          unbound: [],
          gatesA: [{ gate: 'status', passed: true, reason: 'active' }],
          gatesB: [{ gate: 'status', passed: true, reason: 'active' }],
        },
        {
          templateId: 't2',
          title: 'Cancel an order',
          pattern: 'cancel order <id>',
          score: 0.71,
          cosine: 0.8,
          lexical: 0.62,
          bindings: [],
          unbound: ['reason'],
          gatesA: [{ gate: 'residual-words', passed: false, reason: '"refund" is in no pattern' }],
          gatesB: [{ gate: 'score', passed: false, reason: '0.71 is below 0.75' }],
        },
      ],
      durationMs: 14,
    },
    templateId: 't1',
    slots: { orderId: '1042' },
    nodes: [
      {
        node: 'refund',
        tool: 'refund_order',
        state: 'done',
        calls: 1,
        bindings: { orderId: 'slot orderId' },
        output: '{"refundId":"R-1"}',
      },
    ],
    undone: [],
    left: [],
    pending: [],
    failures: [],
    evidence: { sufficient: true, kind: 'checks', missing: [] },
    usage: emptyRunUsage(),
    reasons: ['template "Refund an order" fits and every slot binds'],
    startedAt: '2026-11-22T09:00:00.000Z',
    durationMs: 1234,
    ...changes,
  };
}
