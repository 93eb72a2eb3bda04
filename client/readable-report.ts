import type { RunReport } from '../shared/protocol/run';
import type { EdgeGuard } from '../shared/values/entering-text';
import { withoutTokens } from '../shared/values/seal';
import { RunFailedError } from './run-failed-error';

/** The report as the caller reads it: with the secrets in what he asked for (answer and question), and nowhere else. */
export async function readable(guard: EdgeGuard, read: () => Promise<RunReport>): Promise<RunReport> {
  try {
    return readableReport(await read(), guard);
  } catch (error) {
    if (!(error instanceof RunFailedError)) throw error;
    const { code, message, workflowId, report } = error;
    throw new RunFailedError(code, withoutTokens(message), workflowId, report && readableReport(report, guard));
  }
}

/** As `readable`, of an answer that is still being written. */
export function readableText(text: string | undefined, { seal, tenant }: EdgeGuard): string | undefined {
  return text === undefined ? undefined : withoutTokens(seal.open(tenant, { text })).text;
}

/** As `readable`, of one report. */
export function readableReport(report: RunReport, { seal, tenant }: EdgeGuard): RunReport {
  const { answer, question, ...rest } = report;
  return { ...withoutTokens(rest), ...withoutTokens(seal.open(tenant, { answer, question })) };
}
