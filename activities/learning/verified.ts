import type { RunRecord } from '../../shared/protocol/run-record';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import type { LearningStep } from './learning-context';
import { updateTrajectory } from './trajectory-records';
import { recordIds } from './record-ids';

/**
 * The plugin's `verify(run)`, which only learning can ask; `undefined` where it has no word, or the user has said it. What it
 * says is kept with the trajectory, so that every step, and every later comparison, goes by the same word.
 */
export async function verified(step: LearningStep, record: RunRecord): Promise<boolean | undefined> {
  if (record.verdict || !step.deps.verify) return undefined;
  const stored = await step.store.get('trajectory', recordIds.trajectory(step.tenant, record.workflowId));
  const said = stored && readTrajectory(stored.body)?.metadata.verified;
  if (said !== undefined) return said;
  const word = await step.deps.verify(record);
  if (word === undefined) return undefined;
  await updateTrajectory(step, record.workflowId, (trajectory) => ({
    ...trajectory,
    metadata: { ...trajectory.metadata, verified: word },
  }));
  return word;
}
