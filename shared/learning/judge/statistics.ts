import type { Observation, TemplateStatistics } from '../../matching/template';

/** By how much a wrong reuse lifts the threshold above its score, and by how much right ones let it fall (DESIGN section 5). */
const THRESHOLD_LIFT = 0.01;
const THRESHOLD_FALL = 0.01;
const RIGHT_REUSES_PER_FALL = 10;

export function emptyStatistics(): TemplateStatistics {
  return {
    direct: { success: 0, failure: 0 },
    rewrite: { success: 0, failure: 0 },
    planned: { success: 0, failure: 0 },
    wrong: 0,
    independentSuccesses: 0,
    successesSinceQuarantine: 0,
    wrongScores: [],
    rightReuses: 0,
  };
}

/** In the order of time, one per run: what runs say about a template, whatever the order in which they were stored. */
export function inOrderOfTime(observations: readonly Observation[]): Observation[] {
  const byRun = new Map(observations.map((seen) => [seen.workflowId, seen]));
  return [...byRun.values()].sort((a, b) => a.at.localeCompare(b.at) || a.workflowId.localeCompare(b.workflowId));
}

/**
 * Folds a template's statistics from one observation per run, so that learning twice counts once and the order of arrival
 * plays no part. Direct-reuse and rewrite-reuse outcomes are kept apart (paper 3.2.3).
 *
 * @param slotCount how many slots the template has: without one, other slot values cannot be asked of a second success
 * @param quarantinedAt ISO 8601 time of the last quarantine, if any
 */
export function foldStatistics(
  observations: readonly Observation[],
  slotCount: number,
  quarantinedAt?: string
): TemplateStatistics {
  const statistics = emptyStatistics();
  const ordered = inOrderOfTime(observations);
  for (const seen of ordered) {
    const wrong = seen.verdict === 'wrong';
    if (wrong) statistics.wrong += 1;
    if (seen.success && !wrong) statistics[seen.kind].success += 1;
    else statistics[seen.kind].failure += 1;
    statistics.lastUsedAt = seen.at;
    if (seen.kind === 'direct' && wrong && seen.score !== undefined) statistics.wrongScores.push(seen.score);
    if (seen.kind !== 'planned' && seen.success && !wrong) statistics.rightReuses += 1;
  }
  statistics.independentSuccesses = countIndependent(ordered, slotCount);
  const since = ordered.filter((seen) => quarantinedAt === undefined || seen.at > quarantinedAt);
  statistics.successesSinceQuarantine = countIndependent(since, slotCount);
  const users = usersOf(ordered.filter(proves));
  if (users.length > 0) statistics.provenBy = users;
  const ran = new Set(since.filter(proves).flatMap((seen) => seen.ran ?? []));
  if (ran.size > 0) statistics.ran = [...ran].sort();
  if (quarantinedAt !== undefined) {
    const direct = since.filter((seen) => seen.kind === 'direct');
    const success = direct.filter((seen) => seen.success && seen.verdict !== 'wrong').length;
    statistics.directSinceQuarantine = { success, failure: direct.length - success };
  }
  return statistics;
}

/** A success with evidence that tier A did not serve: A cannot prove itself. */
export function proves(seen: Observation): boolean {
  return seen.success && seen.evidence && seen.verdict !== 'wrong' && seen.kind !== 'direct';
}

const MOST_USERS = 20;

/** Whose runs prove the template; none where one of them does not say, since it may be anybody's. */
function usersOf(proving: readonly Observation[]): string[] {
  const users = proving.flatMap((seen) => seen.user ?? []);
  return users.length === proving.length ? [...new Set(users)].sort().slice(0, MOST_USERS) : [];
}

/** Successes that prove the template, of other runs with other slot values. */
function countIndependent(ordered: readonly Observation[], slotCount: number): number {
  const proving = ordered.filter(proves);
  const distinct = new Set(proving.map((seen) => (slotCount === 0 ? seen.workflowId : seen.slotsDigest)));
  return distinct.size;
}

/**
 * The score from which a template may serve A: the calibrated one, lifted above the score of each wrong reuse, falling again
 * by 0.01 per 10 right ones, never below the calibrated value.
 */
export function thresholdFrom(observations: readonly Observation[], calibrated: number): number {
  let threshold = calibrated;
  let right = 0;
  for (const seen of inOrderOfTime(observations)) {
    if (seen.verdict === 'wrong') {
      if (seen.kind === 'direct' && seen.score !== undefined)
        threshold = Math.max(threshold, seen.score + THRESHOLD_LIFT);
      right = 0;
    } else if (seen.kind !== 'planned' && seen.success) {
      right += 1;
      if (right % RIGHT_REUSES_PER_FALL === 0) threshold = Math.max(calibrated, threshold - THRESHOLD_FALL);
    }
  }
  return Math.round(threshold * 10_000) / 10_000;
}
