import type { Played } from './play';
import { tiersOf } from './tier-path';

/** One query as `--json` prints it. */
export function jsonLine({ query, report, durationMs }: Played): string {
  const { input, cacheRead, cacheWrite, output } = report.usage.total.tokens;
  return JSON.stringify({
    query: query.text,
    tier: report.tier,
    tierPath: tiersOf(report),
    outcome: report.outcome,
    answer: report.answer ?? report.question ?? null,
    tokens: { input, cacheRead, cacheWrite, output },
    costUsd: report.usage.total.costUsd,
    durationMs,
    workflowId: report.workflowId,
    templateId: report.templateId ?? null,
    reasons: report.reasons,
  });
}
