import { ended, type Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { termsOf } from '../../shared/matching/mask';
import { digestOf, toJson } from '../../shared/protocol/json';
import type { NewRecord } from '../experience-store/experience-store';
import type { LearningStep } from './learning-context';
import { recordIds } from './record-ids';

/** A trajectory as the store keeps it; without a `vector` it is found by words and keys only. */
export function trajectoryRecord(
  trajectory: Trajectory,
  vector: number[] | undefined,
  updatedAt: string
): Omit<NewRecord, 'tenant'> {
  return {
    id: recordIds.trajectory(trajectory.tenant, trajectory.workflowId),
    kind: 'trajectory',
    keys: trajectoryKeys(trajectory),
    body: toJson(trajectory),
    ...(vector ? { vector } : {}),
    terms: termsOf(trajectory.trigger.masked),
    updatedAt,
  };
}

/** What a trajectory is found by; one that was stored before there were `wording` and `ended` gets them from curation. */
export function trajectoryKeys(trajectory: Trajectory): Record<string, string> {
  const templateId = trajectory.generalised?.templateId ?? trajectory.servedBy;
  return {
    workflowId: trajectory.workflowId,
    outcome: trajectory.metadata.outcome,
    environment: trajectory.context.environment,
    wording: wordingKey(trajectory.trigger.masked),
    ended: ended(trajectory),
    ...(templateId === undefined ? {} : { templateId }),
    ...(trajectory.shadow ? { shadow: trajectory.shadow.differences.length === 0 ? 'same' : 'other' } : {}),
  };
}

/** Runs in the same words have the same: a text as a key would be as long as a query. */
export function wordingKey(masked: string): string {
  return digestOf(masked).slice(0, 32);
}

/** Trajectories that are read at once. */
const TOGETHER = 256;

/** The trajectories of these runs, as far as they are there and can be read. */
export async function trajectoriesOf(
  { store, tenant }: Pick<LearningStep, 'store' | 'tenant'>,
  workflowIds: readonly string[]
): Promise<Trajectory[]> {
  const found: Trajectory[] = [];
  for (let at = 0; at < workflowIds.length; at += TOGETHER) {
    const ids = workflowIds.slice(at, at + TOGETHER).map((workflowId) => recordIds.trajectory(tenant, workflowId));
    const records = await store.getMany('trajectory', ids);
    found.push(...records.flatMap((record) => readTrajectory(record.body) ?? []));
  }
  return found;
}

/** Changes a stored trajectory; `undefined` where there is none that can be read. */
export async function updateTrajectory(
  step: LearningStep,
  workflowId: string,
  change: (trajectory: Trajectory) => Trajectory
): Promise<Trajectory | undefined> {
  let result: Trajectory | undefined;
  await step.store.update('trajectory', recordIds.trajectory(step.tenant, workflowId), async (current) => {
    const stored = current && readTrajectory(current.body);
    if (!current || !stored) return undefined;
    result = change(stored);
    // Without its vector the record could no longer be found by similarity; a store that does not hand it out gets it anew.
    const vector = current.vector ?? (await step.embed([result.trigger.masked]))[0];
    return trajectoryRecord(result, vector, step.now());
  });
  return result;
}
