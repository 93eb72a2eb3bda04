import { buildTrajectory } from '../../shared/learning/observe/build-trajectory';
import type { RunRecord } from '../../shared/protocol/run-record';
import { ended, type Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { digestOf, toJson } from '../../shared/protocol/json';
import { termsOf } from '../../shared/matching/mask';
import type { NewRecord } from '../experience-store/experience-store';
import type { LearningStep } from './learning-context';
import { openRun, type OpenedRun } from './opened-run';
import { recordIds } from './record-ids';
import { readTemplate } from './template-records';
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
