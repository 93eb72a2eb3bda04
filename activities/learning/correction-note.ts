import { heedsNote } from '../../shared/learning/judge/correction';
import { scrubbed } from '../../shared/learning/observe/build-trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import type { Observation } from '../../shared/matching/template';
import { maskQuery, placeholderOf, replaceSpans } from '../../shared/matching/mask';
import type { Json } from '../../shared/protocol/json';
import { readingOf, type ResolvedContext } from '../../shared/protocol/query';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { LearningStep } from './learning-context';
import { recordIds } from './record-ids';
import { readObservations, readTemplate } from './template-records';

const NOTE_CHARACTERS = 200;
/** Values that belong to one user or one case; a note's plain words are what it is kept for. */
const OWN = new Set(['email', 'id', 'url', 'money', 'number']);

/**
 * A user's note as it may be kept and shown to other users' runs: without the values of that user, without sensitive ones, on
 * one line and bounded. `undefined` where it says nothing.
 */
export function correctionNote(
  note: string | undefined,
  context: Pick<ResolvedContext, 'user' | 'now' | 'timeZone' | 'locale'>,
  secrets: readonly string[]
): string | undefined {
  if (note === undefined) return undefined;
  const user = context.user === undefined ? [] : [context.user];
  const safe = scrubbed(note, [...secrets, ...user]) as string;
  const { values } = maskQuery(safe, { lexicon: [], ...readingOf(context) });
  const own = values.filter(({ type }) => OWN.has(type));
  const masked = replaceSpans(
    safe,
    own.map((value) => ({ start: value.start, end: value.end, by: placeholderOf(value) }))
  );
  const line = [...masked.replace(/\s+/g, ' ').trim()];
  if (line.length === 0) return undefined;
  return line.length > NOTE_CHARACTERS ? `${line.slice(0, NOTE_CHARACTERS - 1).join('')}…` : line.join('');
}

/** Does a run do what an earlier correction of the template says; a run that was called wrong itself does not. */
export async function heedsCorrection(step: LearningStep, templateId: string, record: RunRecord): Promise<boolean> {
  // Only a run that was called wrong has a correction: mostly there is none, and the observations need not be read for it.
  if (readTemplate(await step.store.get('template', templateId))?.statistics.wrong === 0) return false;
  const corrected = (await readObservations(step, templateId)).filter(
    (seen): seen is Observation & { correction: string } =>
      seen.correction !== undefined && seen.workflowId !== record.workflowId
  );
  if (corrected.length === 0) return false;
  const given = await argumentsOf(step, record.workflowId);
  for (const { correction, workflowId } of corrected) {
    if (heedsNote(correction, await argumentsOf(step, workflowId), given)) return true;
  }
  return false;
}

/** What a run gave to its tools, by its trajectory: redacted and bounded. */
async function argumentsOf(step: LearningStep, workflowId: string): Promise<Json> {
  const stored = await step.store.get('trajectory', recordIds.trajectory(step.tenant, workflowId));
  const actions = (stored && readTrajectory(stored.body)?.actions) ?? [];
  return actions.flatMap((action) => (action.args === undefined || action.undone ? [] : [action.args]));
}
