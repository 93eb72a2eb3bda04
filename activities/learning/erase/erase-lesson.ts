import { foldLesson, type Lesson } from '../../../shared/learning/judge/lesson';
import { lessonSchema } from '../../../shared/learning/observe/node-experience.schema';
import { ended, type Trajectory } from '../../../shared/learning/observe/trajectory';
import { toJson } from '../../../shared/protocol/json';
import type { ExperienceRecord } from '../../experience-store/experience-store';
import { trajectoriesOf } from '../trajectory-records';
import type { Erasing } from './erasing';

/**
 * A lesson that a selected run had a part in is folded anew from the others of its runs; it goes where they do not show it, or
 * where none of them said its words.
 */
export async function eraseLesson(erase: Erasing, record: ExperienceRecord): Promise<void> {
  const { step, selects, report, dryRun } = erase;
  const parsed = lessonSchema.safeParse(record.body);
  if (!parsed.success) return;
  const lesson = parsed.data;
  const ids = lesson.runs ?? [];
  const runs = await trajectoriesOf(step, ids);
  const left = runs.filter((run) => !isSelectedRun(erase, run));
  const named = ids.some((workflowId) => selects.from({ workflowId }));
  if (!named && left.length === runs.length && !selects.says(record.body)) return;
  const folded = foldedFrom(lesson, left);
  const kept = folded && !selects.says(folded) && folded.support > 0;
  if (kept) report.changed.lessons += 1;
  else report.removed.lessons += 1;
  if (dryRun) return;
  if (!kept) return void (await step.store.remove('lesson', [record.id]));
  await step.store.update('lesson', record.id, async (current) => {
    if (!current) return undefined;
    const { version: _version, tenant: _tenant, ...rest } = current;
    return { ...rest, body: toJson(folded), updatedAt: step.now() };
  });
}

export function isSelectedRun({ selects }: Erasing, run: Trajectory): boolean {
  const { workflowId, context, metadata } = run;
  return selects.from({ workflowId, user: context.user, at: metadata.closedAt }) || selects.says(run);
}

/** A model's advice was about its one run, and a wording that only the selected runs had is theirs. */
function foldedFrom(lesson: Lesson, runs: readonly Trajectory[]): Lesson | undefined {
  if (lesson.difference.kind === 'advice') return undefined;
  if (!runs.some((run) => run.trigger.masked === lesson.cluster)) return undefined;
  const failures = runs.filter((run) => ended(run) === 'failure');
  const successes = runs.filter((run) => ended(run) === 'success');
  return foldLesson(lesson, { failures, successes });
}
