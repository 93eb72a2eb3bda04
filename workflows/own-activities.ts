import { proxyActivities } from '@temporalio/workflow';
import type {
  ArtifactActivities,
  ExpressionActivities,
  PlanningActivities,
  RoutingActivities,
} from '../activities/activity-types';
import { activityOptions } from '../shared/protocol/activity-options';
import type { ActivityKind, ActivityOptionsByKind, ActivityTimeouts } from '../shared/protocol/activity-options';

/**
 * The activities of a run that are not tools. What the plugin set of their options comes with the reply of `route`, so that it stands in
 * the history and a replay has the same; where routing failed, the defaults are in force.
 */
export class OwnActivities {
  private set: ActivityOptionsByKind = {};

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
    return proxyActivities<PlanningActivities>({ ...this.optionsOf('model'), summary });
  }

  expressions(summary: string): ExpressionActivities {
    return proxyActivities<ExpressionActivities>({ ...this.optionsOf('expressions'), summary });
  }

  artifacts(summary: string): ArtifactActivities {
    return proxyActivities<ArtifactActivities>({ ...this.optionsOf('artifacts'), summary });
  }

  optionsOf(kind: ActivityKind): ActivityTimeouts {
    return activityOptions(kind, this.set);
  }
}
