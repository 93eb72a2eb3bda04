import { canBeShown, nearTemplates, nearWorkflowsSection } from '../../../activities/planning/near-workflows';
import { planOutputSchema } from '../../../activities/planning/model-output.schema';
import { readSection } from '../../../activities/planning/prompt-section';
import type { Gate } from '../../../shared/protocol/decision';
import type { Plan } from '../../../shared/protocol/plan';
import type { NearTemplate } from '../../../shared/protocol/planning';
import { openDesk, planOf, planRequest, REFUND_PLAN, registry, SO_FAR, type Desk } from './planning-desk';

const PLAN: Plan = planOf(
  [
    { id: 'find', tool: 'find_customer', mutability: 'fixed', args: { email: { kind: 'slot', slot: 'who' } } },
    {
      id: 'orders',
      tool: 'list_orders',
      mutability: 'fixed',
      args: {
        customerId: { kind: 'output', node: 'find', path: 'id' },
        limit: { kind: 'constant', value: 1 },
        since: { kind: 'expression', expression: '$shiftDate(slots.day, 1)' },
      },
      when: 'nodes.find.id != slots.who',
    },
  ],
  {
    slots: [{ name: 'who', type: 'email', valueType: 'string', required: true, examples: ['ann@example.org'] }],
    answer: { kind: 'text', text: 'Of {{slots.who}}: {{nodes.orders.total}}' },
  }
);
const TOOLS = new Map(registry.list().map((tool) => [tool.name, tool]));

describe('near workflows in the prompt of tier C', () => {
  test('have the shape that the planner writes, with their slots by name', () => {
    const text = nearWorkflowsSection([{ request: 'orders of <email> since <date>', plan: PLAN }])!;
    const [shown] = JSON.parse(readSection(text, 'near_workflows')!) as object[];
    expect(planOutputSchema.parse(shown)).toEqual({
      slots: [{ name: 'who', said: '<email>', value: '…' }],
      nodes: [
        { id: 'find', tool: 'find_customer', args: [{ name: 'email', from: 'slot', value: 'who' }] },
        {
          id: 'orders',
          tool: 'list_orders',
          args: [
            { name: 'customerId', from: 'output', value: 'find.id' },
            { name: 'limit', from: 'constant', value: '1' },
            { name: 'since', from: 'expression', value: '$shiftDate(slots.day, 1)' },
          ],
          when: 'nodes.find.id != slots.who',
        },
      ],
      answer: { kind: 'text', text: 'Of {{slots.who}}: {{nodes.orders.total}}' },
    });
  });

  test('that are long are left out, and none is no section', () => {
    const long = { ...PLAN, answer: { kind: 'text' as const, text: 'x'.repeat(2_000) } };
    expect(nearWorkflowsSection([{ request: 'r', plan: long }])).toBeUndefined();
    expect(nearWorkflowsSection([])).toBeUndefined();
  });

  test('need every tool as it is now', () => {
    expect(canBeShown(PLAN, TOOLS)).toBe(true);
    expect(canBeShown(PLAN, new Map([...TOOLS].filter(([name]) => name !== 'list_orders')))).toBe(false);
    const changed = { ...TOOLS.get('list_orders')!, contract: 'another' };
    expect(canBeShown(PLAN, new Map([...TOOLS, ['list_orders', changed]]))).toBe(false);
  });

  test('are the two nearest that take the kinds of values of the query, and none after a template was tried', () => {
    const nominee = (templateId: string, score: number, refused: Gate[] = []): NearTemplate => ({
      templateId,
      wording: templateId,
      score,
      refused,
    });
    const nominees = [
      nominee('other-values', 0.9, ['slot-count']),
      nominee('first', 0.8, ['residual-words']),
      nominee('second', 0.7),
      nominee('third', 0.6),
    ];
    expect(nearTemplates(nominees, []).map(({ templateId }) => templateId)).toEqual(['first', 'second']);
    expect(nearTemplates([nominee('far', 0.2)], [])).toEqual([]);
    expect(nearTemplates(nominees, ['first'])).toEqual([]);
  });

  describe('planWorkflow', () => {
    let desk: Desk;
    const nominees = [{ templateId: 't1', wording: 'orders of <email>', score: 0.6, refused: [] }];

    afterEach(() => desk.close());

    async function turnOf(applyExperience: boolean): Promise<string> {
      desk = await openDesk([{ json: REFUND_PLAN }], { plans: async () => new Map([['t1', PLAN]]) });
      const request = planRequest({ nominees, soFar: { ...SO_FAR, applyExperience } });
      await desk.run((activities) => activities.planWorkflow(request));
      return desk.prompt().turn;
    }

    test('shows them, before the query', async () => {
      const turn = await turnOf(true);
      expect(readSection(turn, 'near_workflows')).toContain('orders of <email>');
      expect(turn.indexOf('</near_workflows>')).toBeLessThan(turn.indexOf('<query>'));
    });

    test('shows none where experience is switched off', async () => {
      expect(readSection(await turnOf(false), 'near_workflows')).toBeUndefined();
    });
  });
});
