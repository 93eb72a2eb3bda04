import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  ArtifactActivities,
  ExpressionActivities,
  PlanningActivities,
  RoutingActivities,
} from '../activities/activity-types';
import { activityOptions } from '../shared/protocol/activity-options';
import type { ActivityKind, ActivityOptionsByKind, ActivityTimeouts } from '../shared/protocol/activity-options';
import type { TimeBudget } from './time-budget';

/**
 * The activities of a run that are not tools. What the plugin set of their options comes with the reply of `route`, so that it stands in
 * the history and a replay has the same; where routing failed, the defaults are in force.
 */
export class OwnActivities {
  private set: ActivityOptionsByKind = {};

  constructor(private readonly time: TimeBudget) {}

  get settings(): ActivityOptionsByKind {
    return this.set;
  }

  configure(set: ActivityOptionsByKind | undefined): void {
    this.set = set ?? {};
  }

  routing(summary: string): RoutingActivities {
    return proxyActivities<RoutingActivities>({ ...this.optionsOf('routing'), summary });
  }

  model(summary: string): PlanningActivities {
    this.time.cover();
    return proxyActivities<PlanningActivities>({ ...this.optionsOf('model'), summary });
  }

  /** `pure`: all that it computes with is in the request, so it is a marker in the history and no task of its own. */
  expressions(summary: string, pure: boolean): ExpressionActivities {
    this.time.cover();
    const options = { ...this.optionsOf('expressions'), summary };
    return pure ? proxyLocalActivities<ExpressionActivities>(options) : proxyActivities<ExpressionActivities>(options);
  }

  artifacts(summary: string): ArtifactActivities {
    this.time.cover();
    return proxyActivities<ArtifactActivities>({ ...this.optionsOf('artifacts'), summary });
  }

  optionsOf(kind: ActivityKind): ActivityTimeouts {
    return activityOptions(kind, this.set);
  }
}
