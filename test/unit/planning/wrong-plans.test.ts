import { canBeShown, nearTemplates, wrongPlansSection } from '../../../activities/planning/wrong-plans';
import { planOutputSchema } from '../../../activities/planning/model-output.schema';
import { readSection } from '../../harness/read-section';
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

describe('plans that were called wrong, in the prompt of tier C', () => {
  test('have the shape that the planner writes, with their slots by name', () => {
    const text = wrongPlansSection([{ request: 'orders of <email> since <date>', plan: PLAN }])!;
    const [shown] = JSON.parse(readSection(text, 'wrong_plans')!) as object[];
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
    const long = { ...PLAN, answer: { kind: 'text' as const, text: 'x'.repeat(3_000) } };
    expect(wrongPlansSection([{ request: 'r', plan: long }])).toBeUndefined();
    expect(wrongPlansSection([])).toBeUndefined();
  });

  test('need every tool as it is now', () => {
    expect(canBeShown(PLAN, TOOLS)).toBe(true);
    expect(canBeShown(PLAN, new Map([...TOOLS].filter(([name]) => name !== 'list_orders')))).toBe(false);
    const changed = { ...TOOLS.get('list_orders')!, contract: 'another' };
    expect(canBeShown(PLAN, new Map([...TOOLS, ['list_orders', changed]]))).toBe(false);
  });

  test('are of the nearest that take the kinds of values of the query, and were not tried', () => {
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
    expect(nearTemplates(nominees, []).map(({ templateId }) => templateId)).toEqual(['first', 'second', 'third']);
    expect(nearTemplates([nominee('far', 0.5)], [])).toEqual([]);
    expect(nearTemplates(nominees, ['first']).map(({ templateId }) => templateId)).toEqual(['second', 'third']);
  });

  describe('planWorkflow', () => {
    let desk: Desk;
    const nominees = [{ templateId: 't1', wording: 'orders of <email>', score: 0.6, refused: [] }];

    afterEach(() => desk.close());

    async function turnOf(applyExperience: boolean): Promise<string> {
      desk = await openDesk([{ json: REFUND_PLAN }], { wrongPlans: async () => new Map([['t1', PLAN]]) });
      const request = planRequest({ nominees, soFar: { ...SO_FAR, applyExperience } });
      await desk.run((activities) => activities.planWorkflow(request));
      return desk.prompt().turn;
    }

    test('shows them, before the query', async () => {
      const turn = await turnOf(true);
      expect(readSection(turn, 'wrong_plans')).toContain('orders of <email>');
      expect(turn.indexOf('</wrong_plans>')).toBeLessThan(turn.indexOf('<query>'));
    });

    test('shows the two nearest of those that were wrong, however many near ones were right', async () => {
      const near = ['right', 'right-too', 'wrong', 'wrong-too', 'wrong-again'];
      const wrong = new Map(near.filter((id) => id.startsWith('wrong')).map((id) => [id, PLAN]));
      desk = await openDesk([{ json: REFUND_PLAN }], { wrongPlans: async () => wrong });
      const request = planRequest({
        nominees: near.map((templateId) => ({ templateId, wording: `of ${templateId}`, score: 0.8, refused: [] })),
        soFar: { ...SO_FAR, applyExperience: true },
      });
      await desk.run((activities) => activities.planWorkflow(request));
      const shown = JSON.parse(readSection(desk.prompt().turn, 'wrong_plans') ?? '[]') as { request: string }[];
      expect(shown.map((one) => one.request)).toEqual(['of wrong', 'of wrong-too']);
    });

    test('shows none where experience is switched off', async () => {
      expect(readSection(await turnOf(false), 'wrong_plans')).toBeUndefined();
    });
  });
});
