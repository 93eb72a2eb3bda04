import type { Lesson } from './lesson';
import type { Template } from '../../matching/template';

const DAY_MS = 86_400_000;

/** Days after which an unused experience has half its weight. */
const HALF_LIFE_DAYS = 30;

/** `2^(-age / 30 days)`: what an experience that was last used then still weighs now. In (0, 1]. */
export function decay(lastUsedAt: string, now: string): number {
  const days = Math.max(0, (Date.parse(now) - Date.parse(lastUsedAt)) / DAY_MS);
  return Number.isFinite(days) ? 2 ** (-days / HALF_LIFE_DAYS) : 0;
}

/**
 * What a template is worth keeping active for: `decay × reuses × success rate − 2 × wrong`, where reuses count a direct one
 * fully and a rewritten one half (it still costs a model call), and the success rate is smoothed by one success and one
 * failure. A frequent template therefore outweighs an old one, and a harmful one sinks below zero.
 */
export function templateUtility(template: Template, now: string): number {
  const { direct, rewrite, planned, wrong, lastUsedAt } = template.statistics;
  const successes = direct.success + rewrite.success + planned.success;
  const uses = successes + direct.failure + rewrite.failure + planned.failure;
  const rate = (successes + 1) / (uses + 2);
  const reuses = 1 + direct.success + rewrite.success / 2;
  return decay(lastUsedAt ?? template.createdAt, now) * reuses * rate - 2 * wrong;
}

/** How sure a lesson is: the lower end of its stability, by `(support + 1) / (support + contradictions + 3)`. */
function lessonStability(lesson: Pick<Lesson, 'support' | 'contradictions'>): number {
  return (lesson.support + 1) / (lesson.support + lesson.contradictions + 3);
}

/** What a lesson is worth showing for: `decay × stability × log2(1 + support)`. */
export function lessonUtility(lesson: Lesson, now: string): number {
  return decay(lesson.lastSeen, now) * lessonStability(lesson) * Math.log2(1 + lesson.support);
}
