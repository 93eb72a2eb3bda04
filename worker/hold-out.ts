import type { RoutingActivities } from '../activities/activity-types';
import type { RouteReply } from '../shared/protocol/decision';

/**
 * The same activities, but for a share of the queries that A or B would serve: they are planned anyway, without being shown a
 * template, so that what reuse saves is measured and not assumed.
 *
 * @param share in [0, 1]
 */
export function withHoldOut<T extends object>(activities: T, share: number, random: () => number = Math.random): T {
  if (share === 0) return activities;
  const routing = activities as T & RoutingActivities;
  const held: RoutingActivities = {
    route: async (request) => {
      const reply = await routing.route(request);
      const { tier, templateId } = reply.decision;
      if (tier === 'C' || templateId === undefined || random() >= share) return reply;
      return planned(reply, { tier, templateId });
    },
  };
  return { ...activities, ...held };
}

function planned(
  { decision, base: _left, ...rest }: RouteReply,
  heldOut: { tier: 'A' | 'B'; templateId: string }
): RouteReply {
  const { templateTitle, masked, durationMs } = decision;
  const { tier, templateId } = heldOut;
  const reasons = [
    `held out to measure what reuse saves: "${templateTitle ?? templateId}" would have served it in ${tier}`,
  ];
  return {
    ...rest,
    decision: { tier: 'C', masked, reasons, nominees: [], durationMs, heldOut },
  };
}
