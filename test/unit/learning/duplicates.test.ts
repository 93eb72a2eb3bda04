import { randomUUID } from 'node:crypto';
import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import type { Template } from '../../../shared/matching/template';
import type { Decision } from '../../../shared/protocol/decision';
import type { Json } from '../../../shared/protocol/json';
import { literalRun } from './run-fixture';
import { openLearning, record, TENANT } from './learning-fixture';

const refund = (order: string) =>
  record(
    `Refund 20.5 on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 20.5 }, output: {} }])
  );

/** A query of a learnt template, with another active template that answers the same wording by this plan. */
async function routed(rival: (plan: Template['plan']) => Template['plan']): Promise<Decision> {
  const learning = await openLearning();
  const { store, deps } = learning;
  await learning.learn(refund('ORD-1'));
  const id = (await learning.learn(refund('ORD-2'))) ?? '';
  const template = await learning.template(id);
  const other = randomUUID();
  const [stored] = await store.get(TENANT, 'template', [id]);
  const body = { ...template, id: other, title: 'the rival', plan: rival(template.plan) } as unknown as Json;
  if (stored) await store.put({ ...stored, tenant: TENANT, id: other, body }, 'absent');
  const wordings = await store.find(TENANT, 'pattern', { templateId: id }, { limit: 5 });
  for (const pattern of wordings.records) {
    const copy = { ...(pattern.body as object), id: randomUUID(), templateId: other };
    const [vector] = await deps.embedder.embed([(pattern.body as { text: string }).text]);
    await store.put(
      { ...pattern, tenant: TENANT, id: copy.id, keys: { ...pattern.keys, templateId: other }, body: copy, vector },
      'absent'
    );
  }
  const routing = createRoutingActivities({ store, embedder: deps.embedder, registry: deps.registry });
  return (await routing.route({ query: refund('ORD-3').query, exclude: [], from: 'A' })).decision;
}

const withAmount =
  (binding: Template['plan']['nodes'][number]['args'][string]) =>
  (plan: Template['plan']): Template['plan'] => ({
    ...plan,
    nodes: plan.nodes.map((node) => ({ ...node, args: { ...node.args, amount: binding } })),
  });

describe('two templates that answer the same words', () => {
  it.each([
    ['do the same', (plan: Template['plan']) => plan],
    ['differ in what one leaves to the model', withAmount({ kind: 'written', instruction: 'Write it.', needs: [] })],
  ])('need no margin where they %s', async (_what, rival) => {
    const decision = await routed(rival);
    expect(decision.tier).toBe('A');
    expect(decision.nominees).toHaveLength(2);
  });

  it('refuse each other where they differ', async () => {
    const decision = await routed(withAmount({ kind: 'constant', value: 5 }));
    expect(decision.tier).toBe('B');
    const refused = decision.nominees[0]?.gatesA.filter(({ passed }) => !passed).map(({ gate }) => gate);
    expect(refused).toEqual(['margin']);
  });
});
