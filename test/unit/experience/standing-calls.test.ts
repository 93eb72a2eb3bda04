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
