import { buildTrajectory } from '../../shared/learning/observe/build-trajectory';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import type { LearningStep } from './learning-context';
import { openRun, type OpenedRun } from './opened-run';
import { recordIds } from './record-ids';
import { readTemplate } from './template-records';
import { trajectoryRecord } from './trajectory-records';
import { verified } from './verified';
import type { ObservedCall } from '../../shared/learning/observe/observed-call';
import { shadowDifferences } from '../../shared/learning/judge/shadow';

/**
 * Logs the run as a trajectory (paper 3.2.2, trajectory logging and storage), and opens it for the steps after this one. Written
 * once: a second time changes nothing.
 */
export async function logTrajectory(
  step: LearningStep,
  record: RunRecord
): Promise<{ summary: string; run: OpenedRun }> {
  await step.store.readAhead({
    get: [
      { kind: 'trajectory', ids: [recordIds.trajectory(step.tenant, record.workflowId)] },
      { kind: 'template', ids: record.shadow ? [record.shadow.templateId] : [] },
    ],
  });
  const run = await openRun(step, record);
  const { calls } = run.opened;
  const shadow = await shadowOf(step, record, calls);
  const trajectory = { ...buildTrajectory(run, calls, step.tools), ...(shadow ? { shadow } : {}) };
  const [vector] = await step.embed([trajectory.trigger.masked]);
  const inserted = await step.store.insert(trajectoryRecord(trajectory, vector, step.now()));
  const what = [
    `${trajectory.actions.length} actions, ${trajectory.shape}, ${trajectory.metadata.outcome}`,
    ...(shadow ? [shadowInWords(shadow)] : []),
  ].join('; ');
  // What the plugin says is kept with the trajectory, which is there by now.
  const word = await verified(step, record);
  const summary = inserted ? `logged ${what}` : `was logged already: ${what}`;
  return { summary, run: { ...run, opened: { ...run.opened, verified: word } } };
}

/** What A would have done in a run that it was held back from, by the template as it is now. */
async function shadowOf(
  step: LearningStep,
  record: RunRecord,
  calls: readonly ObservedCall[]
): Promise<Trajectory['shadow']> {
  if (!record.shadow) return undefined;
  const { templateId, slots, because } = record.shadow;
  const template = readTemplate(await step.store.get('template', templateId));
  if (!template) return undefined;
  const last = record.tierPath.at(-1);
  const iteration = last === undefined ? `${record.tier}/1` : `${last.tier}/${last.iteration}`;
  return { templateId, because, differences: shadowDifferences({ plan: template.plan, slots }, calls, iteration) };
}

function shadowInWords({ differences }: NonNullable<Trajectory['shadow']>): string {
  return differences.length === 0 ? 'shadow: A would have done the same' : `shadow: ${differences.join(', ')}`;
}
