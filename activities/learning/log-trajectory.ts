import { buildTrajectory } from '../../shared/learning/observe/build-trajectory';
import type { OpenedRunReference, RunRecord } from '../../shared/protocol/run-record';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import type { Json } from '../../shared/protocol/json';
import { termsOf } from '../../shared/matching/mask';
import type { NewRecord } from '../experience-store/experience-store';
import type { LearningStep } from './learning-context';
import { keepOpened, openRun } from './opened-run';
import { recordIds } from './record-ids';
import { verified } from './verified';

/**
 * Logs the run as a trajectory (paper 3.2.2, trajectory logging and storage), and opens it for the steps after this one. Written
 * once: a second time changes nothing.
 */
export async function logTrajectory(
  step: LearningStep,
  record: RunRecord
): Promise<{ summary: string; run: OpenedRunReference }> {
  const run = await openRun(step, record);
  const trajectory = buildTrajectory(run, run.opened.calls, step.tools);
  const [vector] = await step.embed([trajectory.trigger.masked]);
  const inserted = await step.store.insert(trajectoryRecord(trajectory, vector, step.now()));
  const what = `${trajectory.actions.length} actions, ${trajectory.shape}, ${trajectory.metadata.outcome}`;
  // What the plugin says is kept with the trajectory, which is there by now.
  const word = await verified(step, record);
  const opened = await keepOpened(step, { ...run, opened: { ...run.opened, verified: word } });
  return { summary: inserted ? `logged ${what}` : `was logged already: ${what}`, run: opened };
}

function trajectoryRecord(
  trajectory: Trajectory,
  vector: number[] | undefined,
  updatedAt: string
): Omit<NewRecord, 'tenant'> {
  const templateId = trajectory.generalised?.templateId ?? trajectory.servedBy;
  return {
    id: recordIds.trajectory(trajectory.tenant, trajectory.workflowId),
    kind: 'trajectory',
    keys: {
      workflowId: trajectory.workflowId,
      outcome: trajectory.metadata.outcome,
      environment: trajectory.context.environment,
      ...(templateId === undefined ? {} : { templateId }),
    },
    body: JSON.parse(JSON.stringify(trajectory)) as Json,
    ...(vector ? { vector } : {}),
    terms: termsOf(trajectory.trigger.masked),
    updatedAt,
  };
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
