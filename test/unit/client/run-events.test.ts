import { eventsBetween } from '../../../client/run-events';
import type { NodeReport, RunReport, TierStep } from '../../../shared/protocol/run';

const node = (name: string, state: NodeReport['state']): NodeReport => ({
  node: name,
  tool: `${name}_tool`,
  state,
  calls: 0,
  bindings: {},
});
const step = (tier: TierStep['tier'], outcome: TierStep['outcome']): TierStep => ({
  tier,
  iteration: 1,
  outcome,
  durationMs: 1,
});

function report(more: Partial<RunReport>): RunReport {
  const decision = {
    tier: 'B',
    templateTitle: 'Refund',
    reasons: ['may fit'],
    masked: '',
    nominees: [],
    durationMs: 1,
  };
  return {
    outcome: 'running',
    tier: 'B',
    tierPath: [],
    decision,
    nodes: [],
    pending: [],
    ...more,
  } as unknown as RunReport;
}

it('says nothing twice, and nothing of a run that has not been routed', () => {
  const unrouted = report({ decision: { ...report({}).decision, reasons: ['not routed yet'] } });
  expect(eventsBetween(undefined, unrouted)).toEqual([]);
  const routed = report({});
  expect(eventsBetween(unrouted, routed)).toMatchObject([{ kind: 'routed', tier: 'B', template: 'Refund' }]);
  expect(eventsBetween(routed, routed)).toEqual([]);
});

it('tells what a node came to, once for each state that was seen', () => {
  const first = report({ nodes: [node('a', 'running'), node('b', 'pending')] });
  expect(eventsBetween(report({}), first).map(({ kind }) => kind)).toEqual(['plan', 'node']);
  const second = report({ nodes: [node('a', 'done'), node('b', 'running')] });
  expect(eventsBetween(first, second)).toMatchObject([
    { kind: 'node', node: 'a', state: 'done' },
    { kind: 'node', node: 'b', state: 'running' },
  ]);
});

it('tells of another plan, and of the tier that gave way before it', () => {
  const before = report({ nodes: [node('a', 'failed')] });
  const after = report({
    tier: 'C',
    tierPath: [step('B', 'failed'), step('C', 'succeeded')],
    nodes: [node('c', 'done')],
    outcome: 'answered',
    answer: 'Done.',
  });
  expect(eventsBetween(before, after)).toMatchObject([
    { kind: 'step', step: { tier: 'B' } },
    { kind: 'plan', tier: 'C' },
    { kind: 'node', node: 'c', state: 'done' },
    { kind: 'step', step: { tier: 'C' } },
    { kind: 'answer', answer: 'Done.' },
  ]);
});

it('tells of an answer again where one that was called wrong is given anew', () => {
  const answered = report({ outcome: 'answered', answer: 'Yes.' });
  expect(eventsBetween(answered, answered)).toEqual([]);
  expect(eventsBetween(report({ answer: 'Yes.' }), answered)).toEqual([{ kind: 'answer', answer: 'Yes.' }]);
});
