import { proxyActivities } from '@temporalio/workflow';
import type { readStep } from './read-step';
import type { Shape } from './shape';

const activities = proxyActivities<{ readStep: typeof readStep }>({
  startToCloseTimeout: '30 s',
  retry: { maximumAttempts: 5 },
});

/** The same reads as a workflow without WorkflowGen: what Temporal itself costs. */
export async function bareReads({ nodes, parallel }: Shape, person: string): Promise<string> {
  const places = Array.from({ length: nodes }, (_, at) => at + 1);
  if (parallel) {
    const read = await Promise.all(places.map((place) => activities.readStep({ person, place })));
    return `It says ${read.at(-1)?.token}.`;
  }
  let after: string | undefined;
  for (const place of places) after = (await activities.readStep({ person, place, after })).token;
  return `It says ${after}.`;
}
