import type { Observation, Template, TemplateStatistics } from '../../matching/template';
import { lastQuarantine, PROMOTION, type PromotionSettings } from './promotion';

/** Observations for each run that may pass until all of them are folded anew. */
const FOLDED_FOR_EACH = 16;

/**
 * An active template with one more success of tier A, told without its other observations, which would be read by every run that it
 * serves. `undefined` where they have to say what it comes to: somebody has ever called it wrong, its threshold has been lifted, the
 * run is no plain success, or it is time to fold all of them anew. Otherwise it is what `promote` comes to: tier A cannot prove itself, so
 * a success of it counts and changes nothing else.
 */
export function withDirectSuccess(
  template: Template,
  seen: Observation,
  at: string,
  settings: PromotionSettings = PROMOTION
): Template | undefined {
  const { statistics } = template;
  const { direct, directSinceQuarantine: since, rewrite, planned, lastUsedAt = '' } = statistics;
  if (template.status !== 'active' || statistics.wrong > 0 || !isPlain(seen)) return undefined;
  if (template.thresholdA !== settings.thresholdA || seen.at <= (lastQuarantine(template.history) ?? ''))
    return undefined;
  const runs = [direct, rewrite, planned].reduce((sum, { success, failure }) => sum + success + failure, 1);
  if (runs % stepOf(runs) === 0) return undefined;
  return {
    ...template,
    statistics: {
      ...statistics,
      direct: oneMore(direct),
      ...(since ? { directSinceQuarantine: oneMore(since) } : {}),
      lastUsedAt: seen.at > lastUsedAt ? seen.at : lastUsedAt,
    },
    updatedAt: at,
  };
}

function oneMore(count: TemplateStatistics['direct']): TemplateStatistics['direct'] {
  return { ...count, success: count.success + 1 };
}

function isPlain({ kind, success, verdict, correction, heeds }: Observation): boolean {
  return kind === 'direct' && success && verdict === undefined && correction === undefined && heeds === undefined;
}

/** Runs from one fold to the next: every run up to 31, every second one up to 63, and so on. */
function stepOf(runs: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(runs / FOLDED_FOR_EACH)));
}
