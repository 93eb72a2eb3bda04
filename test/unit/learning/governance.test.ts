import fc from 'fast-check';
import { applyAction, type TemplateAction } from '../../../shared/learning/judge/promotion';
import { shadowDifferences } from '../../../shared/learning/judge/shadow';
import { applyToPolicy, emptyPolicy, withWrongReuse } from '../../../shared/matching/tenant-policy';
import { readPolicy } from '../../../shared/matching/tenant-policy.schema';
import { observed } from './call-fixture';
import { literalRun } from './run-fixture';
import { template } from './template-fixture';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

describe('the budget of wrong reuses', () => {
  it('is spent by one more than is allowed, whatever the order and however often a run is counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 8 }), { maxLength: 20 }), fc.integer({ min: 0, max: 5 }), (runs, wrong) => {
        let policy = emptyPolicy('acme');
        for (const [minute, run] of runs.entries()) {
          policy = withWrongReuse(policy, { workflowId: `w${run}`, templateId: 't', at: at(minute) }, at(minute), {
            wrong,
            days: 30,
          });
        }
        expect(policy.off !== undefined).toBe(new Set(runs).size > wrong);
        expect(readPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
      })
    );
  });

  it('forgets what is older than its days, and begins anew when a person switches A on', () => {
    const budget = { wrong: 1, days: 1 };
    const day = 24 * 60;
    let policy = withWrongReuse(emptyPolicy('acme'), { workflowId: 'w1', templateId: 't', at: at(0) }, at(0), budget);
    policy = withWrongReuse(policy, { workflowId: 'w2', templateId: 't', at: at(2 * day) }, at(2 * day), budget);
    expect(policy.off).toBeUndefined();
    policy = withWrongReuse(
      policy,
      { workflowId: 'w3', templateId: 't', at: at(2 * day + 1) },
      at(2 * day + 1),
      budget
    );
    expect(policy.off).toMatchObject({ by: 'budget', cause: '2 wrong reuses within 1 days, where 1 are allowed' });
    policy = applyToPolicy(policy, 'a-on', { at: at(3 * day), person: 'lead' });
    expect(policy).toMatchObject({
      wrong: [],
      history: [
        { what: 'a-off', by: 'budget' },
        { what: 'a-on', person: 'lead' },
      ],
    });
    expect(policy.off).toBeUndefined();
  });
});

describe('what A would have done', () => {
  const refund = literalRun([{ tool: 'refund_order', args: { orderId: 'ORD-1', amount: 5 }, output: {} }]);
  const read = { tool: 'get_order', args: { orderId: 'ORD-1' }, output: {} };
  const other = literalRun([read, { tool: 'refund_order', args: { orderId: 'ORD-1', amount: 7 }, output: {} }]);
  const none = literalRun([read]);
  const differences = (run: typeof refund): string[] =>
    shadowDifferences({ plan: refund.plan, slots: {} }, observed(run.calls), 'C/1');

  it.each([
    ['the same', refund, []],
    [
      'the same with a read more',
      literalRun([read, { tool: 'refund_order', args: { orderId: 'ORD-1', amount: 5 }, output: {} }]),
      [],
    ],
    ['another amount', other, ['A would have given refund_order another amount']],
    ['no refund', none, ['A would have called refund_order']],
    [
      'one more effect',
      literalRun([
        { tool: 'refund_order', args: { orderId: 'ORD-1', amount: 5 }, output: {} },
        { tool: 'remind', args: { orderId: 'ORD-1', due: '2024-01-01' }, output: {} },
      ]),
      ['A would not have called remind once more'],
    ],
  ])('where the run did %s', (_, run, expected) => expect(differences(run)).toEqual(expected));
});

it.each<TemplateAction>(['pin', 'unpin', 'release', 'guard', 'shadow', 'disable', 'retire'])(
  'says in the history who did what and when: %s',
  (action) => {
    const { plan } = literalRun([{ tool: 'get_order', args: { orderId: 'ORD-1' }, output: {} }]);
    const changed = applyAction(template(plan), action, at(1), 'lead');
    expect(changed.history.at(-1)).toMatchObject({ at: at(1), by: 'person', person: 'lead' });
  }
);
