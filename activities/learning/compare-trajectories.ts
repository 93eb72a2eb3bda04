import { differencesBetween, foldLesson, lessonKey, type Lesson } from '../../shared/learning/judge/lesson';
import type { RunRecord } from '../../shared/protocol/run-record';
import { ended, type Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { toJson } from '../../shared/protocol/json';
import { termsOf } from '../../shared/matching/mask';
import type { LearningStep } from './learning-context';
import { wordingKey } from './trajectory-records';
import { recordIds } from './record-ids';
import { cutText } from '../../shared/protocol/text';

const NEIGHBOURS = 40;
/** Runs of the other outcome that a run is compared with; more add the same differences again. */
const COMPARED = 5;

/**
 * Comparative extraction (paper 3.3): aligns the run with trajectories in the same words that ended otherwise, and stores what
 * differed as lessons, each weighed by all runs of its kind. Mostly there is none, which a look-up says: only where there is one
 * are the nearest searched.
 */
export async function compareTrajectories(step: LearningStep, record: RunRecord): Promise<{ summary: string }> {
  const stored = await step.store.get('trajectory', recordIds.trajectory(step.tenant, record.workflowId));
  const own = stored && readTrajectory(stored.body);
  if (!own) return { summary: 'nothing to compare: the trajectory was not logged' };
  const outcome = ended(own);
  if (outcome === 'open') return { summary: `nothing to compare: the run ended as ${own.metadata.outcome}` };
  const others = await othersOf(step, own, outcome);
  if (others.length === 0) return { summary: 'nothing to compare: no run in the same words ended otherwise' };

  const known = new Set([own, ...others].map(({ workflowId }) => workflowId));
  const neighbours = await neighboursOf(step, own, stored.vector);
  const kind = [own, ...others, ...neighbours.filter(({ workflowId }) => !known.has(workflowId))];
  const failures = kind.filter((run) => ended(run) === 'failure');
  const successes = kind.filter((run) => ended(run) === 'success');
  const cluster = clusterOf(kind);
  const differences = others.flatMap((other) =>
    outcome === 'failure' ? differencesBetween(own, other) : differencesBetween(other, own)
  );
  const lessons = [...new Map(differences.map((item) => [lessonKey(cluster, item), item]))].map(
    ([key, difference]) => ({
      key,
      lesson: foldLesson({ cluster, environment: own.context.environment, difference }, { failures, successes }),
    })
  );
  await writeLessons(step, lessons);
  return {
    summary:
      lessons.length === 0
        ? `no difference from ${others.length} runs that ended otherwise`
        : lessons
            .map(({ lesson }) => `${lesson.text} (${lesson.support} for, ${lesson.contradictions} against)`)
            .join(' '),
  };
}

/** Runs in the same words that ended otherwise: of other words a difference may be what was asked for, and no cause. */
async function othersOf(step: LearningStep, own: Trajectory, outcome: 'success' | 'failure'): Promise<Trajectory[]> {
  const filter = {
    wording: wordingKey(own.trigger.masked),
    environment: own.context.environment,
    ended: outcome === 'success' ? 'failure' : 'success',
  };
  const { records } = await step.store.page('trajectory', filter, { limit: COMPARED });
  return records.flatMap((record) => readTrajectory(record.body) ?? []);
}

/** Runs of one kind: near in the masked query, in the same environment. The run itself is left out. */
async function neighboursOf(step: LearningStep, own: Trajectory, stored: number[] | undefined): Promise<Trajectory[]> {
  const vector = stored ?? (await step.embed([own.trigger.masked]))[0];
  if (!vector) return [];
  const found = await step.store.nominate('trajectory', {
    vector,
    terms: termsOf(own.trigger.masked),
    limit: NEIGHBOURS,
    filter: { environment: own.context.environment },
  });
  const hits = new Map([...found.dense, ...found.lexical].map((hit) => [hit.record.id, hit]));
  return [...hits.values()]
    .filter((hit) => hit.cosine >= step.settings.clusterCosine)
    .sort((a, b) => b.cosine - a.cosine || a.record.id.localeCompare(b.record.id))
    .flatMap((hit) => readTrajectory(hit.record.body) ?? [])
    .filter((other) => other.workflowId !== own.workflowId);
}

/** The kind's name: the masked wording that most of its runs had, the smallest one of equals. */
function clusterOf(kind: readonly Trajectory[]): string {
  const counts = new Map<string, number>();
  for (const run of kind) counts.set(run.trigger.masked, (counts.get(run.trigger.masked) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return most?.[0] ?? '';
}

async function writeLessons(step: LearningStep, lessons: readonly { key: string; lesson: Lesson }[]): Promise<void> {
  const vectors = await step.embed(lessons.map(({ lesson }) => lesson.cluster));
  for (const [at, { key, lesson }] of lessons.entries()) {
    await step.store.write({
      id: recordIds.lesson(step.tenant, key),
      kind: 'lesson',
      keys: { cluster: cutText(lesson.cluster, 200), environment: lesson.environment },
      body: toJson(lesson),
      vector: vectors[at],
      terms: termsOf(lesson.cluster),
      updatedAt: step.now(),
    });
  }
}
