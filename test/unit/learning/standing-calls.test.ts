import { withStandingCalls } from '../../../shared/learning/generalise/standing-calls';
import type { Plan } from '../../../shared/protocol/plan';
import { doneCall, observed } from './call-fixture';

const PLAN: Plan = {
  schema: 1,
  slots: [],
  nodes: [
    { id: 'find', tool: 'find_customer', mutability: 'fixed', args: { name: { kind: 'constant', value: 'Ann Lee' } } },
    { id: 'note', tool: 'add_note', mutability: 'fixed', args: { text: { kind: 'constant', value: 'VIP-7788' } } },
  ],
  answer: { kind: 'text', text: 'Done.' },
  tools: {},
};
const CALLS = observed([
  doneCall('list_orders', { customer: 'c1' }, [{ buyer: 'Ann Lee' }], { callId: 'A/1/list', node: 'list' }),
  doneCall('get_profile', { customer: 'c1' }, { badge: 'VIP-7788' }, { callId: 'A/1/profile', node: 'profile' }),
  doneCall('find_customer', { name: 'Ann Lee' }, { id: 'c1' }, { callId: 'C/1/find', node: 'find' }),
  doneCall('add_note', { text: 'VIP-7788' }, {}, { callId: 'C/1/note', node: 'note' }),
]);

const kept = (query: string | undefined): string[] =>
  withStandingCalls({ tier: 'C', plan: PLAN, calls: CALLS, query }).plan.nodes.map((node) => node.id);

test('a read of an earlier tier is kept for the value that the plan copied from it, and not for one that the query said', () => {
  expect(kept('Add a note about her badge for Ann Lee')).toEqual(['profile', 'find', 'note']);
  expect(kept('Add the note VIP-7788 for ann lee')).toEqual(['find', 'note']);
  expect(kept(undefined)).toEqual(['list', 'profile', 'find', 'note']);
});

describe('an answer that was called wrong', () => {
  const file = (team: string): Plan => ({
    schema: 1,
    slots: [],
    nodes: [
      { id: 'file', tool: 'file_ticket', mutability: 'fixed', args: { team: { kind: 'constant', value: team } } },
    ],
    answer: { kind: 'text', text: 'Filed.' },
    tools: {},
  });
  const filed = (team: string, callId: string, over = {}): ReturnType<typeof doneCall> =>
    doneCall('file_ticket', { team }, {}, { callId, node: 'file', effect: 'once', ...over });

  test.each(['A/1/file', 'before/A/1/file'])('did nothing that belongs to the request: %s', (callId) => {
    const calls = observed([filed('billing', callId), filed('support', 'C/1/file')]);
    const whole = withStandingCalls({ tier: 'C', plan: file('support'), calls, wrong: ['A/1'] });
    expect(whole.plan).toEqual(file('support'));
  });

  test('what the last plan only names because it stands is no step, where the plan did it anew', () => {
    const both = file('support');
    both.nodes.push({ ...both.nodes[0]!, id: 'old', args: { team: { kind: 'constant', value: 'billing' } } });
    const calls = observed([
      filed('billing', 'A/1/file'),
      filed('support', 'C/1/file'),
      filed('billing', 'C/1/old', { node: 'old', reusedFrom: 'A/1/file' }),
    ]);
    const whole = withStandingCalls({ tier: 'C', plan: both, calls, wrong: ['A/1'] });
    expect(whole.plan.nodes.map((node) => node.id)).toEqual(['file']);
  });

  test('what stands and was not done anew may be a part of the whole, so that a model looks at the steps again', () => {
    const calls = observed([
      doneCall('create_ticket', {}, {}, { callId: 'A/1/create', node: 'create', effect: 'once' }),
      filed('support', 'C/1/file'),
    ]);
    const whole = withStandingCalls({ tier: 'C', plan: file('support'), calls, wrong: ['A/1'] });
    expect(whole.plan.nodes).toEqual([
      expect.objectContaining({ id: 'file', mutability: 'variable', alternatives: ['create_ticket', 'file_ticket'] }),
    ]);
  });

  test('an effect of a plan that failed, and that nobody called wrong, stays a step', () => {
    const calls = observed([
      doneCall('create_ticket', {}, {}, { callId: 'A/1/create', node: 'create', effect: 'once' }),
      filed('support', 'C/1/file'),
    ]);
    const whole = withStandingCalls({ tier: 'C', plan: file('support'), calls });
    expect(whole.plan.nodes.map((node) => node.id)).toEqual(['create', 'file']);
  });
});
