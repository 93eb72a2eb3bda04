import { ApplicationFailure } from '@temporalio/common';
import type { Agent, AgentReply, AgentTurn } from '../../../activities/agent/agent';
import { createPlanningActivities } from '../../../activities/planning/planning-activities';
import type { PlanReply, PlanRequest } from '../../../shared/protocol/planning';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import { doneCall, openDesk, planRequest, QUERY, quietEnvironment, SO_FAR, type Desk } from '../planning/planning-desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk([]);
});
afterAll(() => desk.close());

const turns: AgentTurn[] = [];

/** What planning makes of one reply. */
async function planned(reply: unknown, rest: Partial<PlanRequest> = {}, more: Partial<Agent> = {}): Promise<PlanReply> {
  const agent: Agent = {
    name: 'desk',
    next: (turn) => {
      turns.push(turn);
      if (reply instanceof Error) throw reply;
      return reply as AgentReply;
    },
    ...more,
  };
  const activities = createPlanningActivities({ ...desk.deps, agent, instructions: 'Be kind.' });
  return quietEnvironment().run(() => activities.planWorkflow(planRequest(rest)));
}

const FIND = { tool: 'find_customer', args: { email: 'ann@example.org' } };

/** A request after a first turn that found the customer and failed to add a note. */
async function secondTurn(): Promise<PlanRequest> {
  const note = { tool: 'add_note', args: { customerId: 'c1', text: 'hello' } };
  const first = await planned({ calls: [FIND, note], memo: { seen: 1 } });
  if (first.kind !== 'plan' || !first.turn) throw new Error(first.kind);
  const outputs = {
    find_customer: { inline: { id: 'c1', name: 'Ann', card: '4111111111111111' } },
    add_note: { inline: null },
  };
  const failed = [{ node: 'add_note', code: 'LOCKED', message: 'locked' }];
  return planRequest({
    round: 2,
    soFar: { ...SO_FAR, calls: [doneCall('C/1/find_customer', 'find_customer')] },
    earlierRounds: { plan: first.plan, outputs, turns: [first.turn], failed },
  });
}

describe("an agent's turn", () => {
  it('makes nodes of constants of its calls, which a failure does not end', async () => {
    expect(await planned({ calls: [FIND, FIND] })).toMatchObject({
      kind: 'plan',
      more: true,
      rounds: 20,
      turn: { nodes: ['find_customer', 'find_customer_2'] },
      plan: {
        nodes: [
          { id: 'find_customer', args: { email: { kind: 'constant', value: 'ann@example.org' } }, onError: 'continue' },
          { id: 'find_customer_2' },
        ],
        tools: { find_customer: { effect: 'read' } },
      },
      usage: { model: 'desk', costUsd: null },
    });
    expect(turns.at(-1)).toMatchObject({
      query: QUERY.text,
      tenant: 'acme',
      steps: [],
      instructions: 'Be kind.',
      last: false,
    });
    expect(turns.at(-1)?.tools.map(({ name }) => name)).toContain('refund_order');
  });

  it('shows at the next turn what the calls gave, redacted, and what failed', async () => {
    const request = await secondTurn();
    const reply = await planned({ calls: [{ tool: 'list_orders', args: { customerId: 'c1' } }] }, request);
    expect(turns.at(-1)?.steps).toEqual([
      {
        memo: { seen: 1 },
        calls: [
          { ...FIND, id: 'find_customer', output: { id: 'c1', name: 'Ann', card: '[redacted]' } },
          {
            tool: 'add_note',
            args: { customerId: 'c1', text: 'hello' },
            id: 'add_note',
            error: { code: 'LOCKED', message: 'locked' },
          },
        ],
      },
    ]);
    expect(reply).toMatchObject({
      plan: { nodes: [{}, {}, { id: 'list_orders', after: ['find_customer', 'add_note'] }] },
    });
  });

  it('ends with an answer that is shown to the letter, and with steps that a reuse must not go without', async () => {
    const reply = await planned({ answer: 'Found {{ Ann }}.' }, await secondTurn());
    if (reply.kind !== 'plan') throw new Error(reply.kind);
    expect(reply.more).toBe(false);
    expect(reply.plan.answer).toEqual({ kind: 'text', text: 'Found {{"{{"}} Ann }}.' });
    expect(reply.plan.nodes.map(({ id, onError }) => [id, onError])).toEqual([
      ['find_customer', undefined],
      ['add_note', 'continue'],
    ]);
  });

  it('may give the rest as a plan, and may ask back', async () => {
    const nodes = [
      {
        id: 'orders',
        tool: 'list_orders',
        args: { customerId: { kind: 'output', node: 'find_customer', path: 'id' } },
      },
    ];
    const answer = { kind: 'text', text: '{{nodes.orders.orders[0].id}}' };
    expect(await planned({ plan: { nodes, answer } }, await secondTurn())).toMatchObject({
      kind: 'plan',
      more: false,
      plan: { answer, nodes: [{}, {}, { id: 'orders', mutability: 'fixed' }] },
    });
    expect(await planned({ ask: 'Which one?' })).toMatchObject({ kind: 'ask', question: 'Which one?' });
  });

  it.each([
    ['a tool that there is none of', { calls: [{ tool: 'nuke', args: {} }] }, 'PLAN_INVALID', /no tool "nuke"/],
    ['arguments that do not fit', { calls: [{ tool: 'find_customer', args: {} }] }, 'PLAN_INVALID', /email/],
    ['arguments that are no object', { calls: [{ tool: 'find_customer', args: 'x' }] }, 'LLM_BAD_OUTPUT', /./],
    ['nothing', undefined, 'LLM_BAD_OUTPUT', /./],
    ['a memo that is too large', { answer: 'x', memo: 'm'.repeat(40_000) }, 'LLM_BAD_OUTPUT', /./],
    ['what it says itself', { unusable: { code: 'LLM_REFUSED', message: 'no' } }, 'LLM_REFUSED', /no/],
  ])('is told why %s cannot be used', async (_, reply, code, issue) => {
    const refused = await planned(reply);
    expect(refused).toMatchObject({ kind: 'invalid', code });
    expect(refused.kind === 'invalid' && refused.issues.join()).toMatch(issue);
    await planned({ answer: 'ok' }, { repair: { output: 'before', issues: ['wrong'] } });
    expect(turns.at(-1)?.refused).toEqual({ reply: 'before', issues: ['wrong'] });
  });

  it('may make no call at the last turn', async () => {
    expect(await planned({ calls: [FIND] }, {}, { maxTurns: 1 })).toMatchObject({
      kind: 'invalid',
      code: 'PLAN_INVALID',
    });
    expect(turns.at(-1)?.last).toBe(true);
  });

  it('does not offer a tool that the caller may not use', async () => {
    const query = { ...QUERY, context: { ...QUERY.context, permissions: [] } };
    const call = { tool: 'refund_order', args: { orderId: 'o1', amount: 1, reason: 'late' } };
    expect(await planned({ calls: [call] }, { query })).toMatchObject({ kind: 'invalid', code: 'PLAN_INVALID' });
    expect(turns.at(-1)?.tools.map(({ name }) => name)).not.toContain('refund_order');
  });

  it('keeps what had an effect before, is told of it, and gives its nodes other ids', async () => {
    const calls = [doneCall('B/1/refund_order', 'refund_order'), doneCall('B/1/mail', 'send_email')];
    const soFar = { ...SO_FAR, calls };
    const call = { tool: 'refund_order', args: { orderId: 'o1', amount: 1, reason: 'late' } };
    expect(await planned({ calls: [call] }, { soFar })).toMatchObject({
      plan: { earlier: { 'B/1/refund_order': 'keep', 'B/1/mail': 'keep' }, nodes: [{ id: 'refund_order_2' }] },
    });
    expect(turns.at(-1)?.briefing).toContain('B/1/refund_order');

    // After a "wrong", what can be undone is undone before the agent acts; its own word counts more.
    const corrected = { ...soFar, correction: { answer: 'done' } };
    expect(await planned({ calls: [call] }, { soFar: corrected })).toMatchObject({
      plan: { earlier: { 'B/1/refund_order': 'replace', 'B/1/mail': 'keep' } },
    });
    const said = { calls: [call], earlier: { 'B/1/refund_order': 'keep' } };
    expect(await planned(said, { soFar: corrected })).toMatchObject({
      plan: { earlier: { 'B/1/refund_order': 'keep' } },
    });
  });

  it('is what B gives way to at once where no model could confirm the fit', async () => {
    const agent: Agent = { name: 'desk', next: () => ({ answer: 'x' }) };
    const activities = createPlanningActivities({ ...desk.deps, agent, noModel: true });
    const request = { query: QUERY, base: undefined as never, soFar: SO_FAR };
    const reply = await quietEnvironment().run(() => activities.rewritePlan(request));
    expect(reply).toEqual({ kind: 'refused', reason: expect.stringContaining('no model') });
  });

  it('is tried again after an error of its own, and not after one that says no', async () => {
    const thrownBy = async (error: Error): Promise<ApplicationFailure> =>
      planned(error).then(
        () => Promise.reject(new Error('it did not throw')),
        (thrown: unknown) => thrown as ApplicationFailure
      );
    expect(await thrownBy(new Error('socket hang up'))).toMatchObject({
      type: 'LLM_UNAVAILABLE',
      nonRetryable: false,
      message: expect.stringContaining('socket hang up'),
    });
    const no = new WorkflowGenError('LLM_AUTH', 'no key');
    expect(await thrownBy(no)).toMatchObject({ type: 'LLM_AUTH', nonRetryable: true });
    const own = ApplicationFailure.create({ type: 'LLM_BILLING', nonRetryable: true, message: 'no money' });
    expect(await thrownBy(own)).toMatchObject({ type: 'LLM_BILLING' });
  });
});
