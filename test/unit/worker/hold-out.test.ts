import type { Decision, RouteReply } from '../../../shared/protocol/decision';
import { withHoldOut } from '../../../worker/hold-out';

function routing(tier: Decision['tier']): { route: () => Promise<RouteReply> } {
  const decision = { tier, templateId: 'T', masked: 'm', reasons: ['fits'], nominees: [], durationMs: 1 } as Decision;
  return { route: async () => ({ decision, base: { templateId: 'T' } as RouteReply['base'] }) };
}

it('plans its share of the queries that would be reused, shown no template, and says what would have served them', async () => {
  const reply = await withHoldOut(routing('A'), 0.3, () => 0.29).route();
  expect(reply.base).toBeUndefined();
  expect(reply.decision).toMatchObject({ tier: 'C', nominees: [], heldOut: { tier: 'A', templateId: 'T' } });
  expect(reply.decision.reasons[0]).toMatch(/held out/);
});

it('leaves the others, and what is planned anyway, as they are', async () => {
  const others = withHoldOut(routing('B'), 0.3, () => 0.3);
  expect((await others.route()).decision.heldOut).toBeUndefined();
  expect((await others.route()).base).toBeDefined();
  expect((await withHoldOut(routing('C'), 1).route()).decision.heldOut).toBeUndefined();
});

it('changes nothing without a share', () => {
  const activities = routing('A');
  expect(withHoldOut(activities, 0)).toBe(activities);
});
