import { isGrpcDeadlineError } from '@temporalio/client';
import type { Client, WorkflowExecutionDescription, WorkflowHandle } from '@temporalio/client';
import { WorkflowGenError } from '../shared/protocol/errors';
import { textOfMarkdown } from '../shared/protocol/text';
import { MEMO, reportQuery } from '../shared/protocol/messages';
import type { RunReport } from '../shared/protocol/run';
import { ensureReachable, promptly, REACH_MS, unreachable } from './connection';
import { completedReport, notFound, runFailure } from './outcome';
import { RunFailedError } from './run-failed-error';

/** What can be read of a run without a worker and without its result. */
export interface MemoReport {
  workflowId: string;
  /** Of the Temporal service: `RUNNING`, `TERMINATED`, … */
  status: string;
  tenant?: string;
  /** The routing decision in one line. */
  decision?: string;
  outcome?: string;
  query?: string;
  startedAt: string;
  closedAt?: string;
}

/** Waits for the run's end. Throws `RunFailedError` for the states that fail or cancel the workflow. */
export async function closingReport(client: Client, workflow: WorkflowHandle): Promise<RunReport> {
  await ensureReachable(client);
  try {
    return completedReport((await workflow.result()) as RunReport);
  } catch (error) {
    if (error instanceof WorkflowGenError) throw error;
    const failure = runFailure(workflow.workflowId, error);
    if (failure instanceof RunFailedError && !failure.report) {
      const report = await queryReport(client, workflow);
      throw report ? new RunFailedError(failure.code, failure.message, workflow.workflowId, report) : failure;
    }
    throw unreachable(client, failure) ?? failure;
  }
}

/**
 * The report as it is now: of an open run by Temporal query, of a closed one from its result or its failure's details.
 * Throws `SERVER_UNREACHABLE` where no worker answers for an open run.
 */
export async function currentReport(client: Client, workflow: WorkflowHandle): Promise<RunReport> {
  const report = await reportOrMemo(client, workflow);
  if ('tierPath' in report) return report;
  const remedy = 'start a worker of its task queue (`workflowgen worker`)';
  throw new WorkflowGenError(
    'SERVER_UNREACHABLE',
    `No worker could be asked about run ${workflow.workflowId} (${report.status}); ${remedy}`,
    { remedy },
    true
  );
}

/** The report, or what stands in the memo where no worker can be asked. Throws `RUN_NOT_FOUND`. */
export async function reportOrMemo(client: Client, workflow: WorkflowHandle): Promise<RunReport | MemoReport> {
  const description = await describeRun(client, workflow);
  if (description.status.name !== 'RUNNING') {
    const report = await closedReport(client, workflow);
    if (report) return report;
  }
  return (await queryReport(client, workflow)) ?? memoReport(description);
}

/** A run that has closed: its report, from its result or its failure's details; absent where the service closed it. */
export async function closedReport(client: Client, workflow: WorkflowHandle): Promise<RunReport | undefined> {
  try {
    return (await promptly(client, () => workflow.result())) as RunReport;
  } catch (error) {
    const failure = runFailure(workflow.workflowId, error);
    if (failure instanceof RunFailedError) return failure.report;
    throw failure;
  }
}

/**
 * Milliseconds for the first and for the second try. Where a worker keeps no workflows, a query that comes while a task of its run
 * is under way is lost now and then, and only its deadline says so.
 */
const QUERY_MS = [2_500, REACH_MS - 2_500];

/** Asks the workflow itself; `undefined` where no worker answers in time, or none knows the run. */
export async function queryReport(client: Client, workflow: WorkflowHandle): Promise<RunReport | undefined> {
  for (const ms of QUERY_MS) {
    try {
      return await client.withDeadline(Date.now() + ms, () => workflow.query(reportQuery));
    } catch (error) {
      // Whatever another reason is (another version, no such query), the memo says the rest.
      if (!isGrpcDeadlineError(error)) return undefined;
    }
  }
  return undefined;
}

export async function describeRun(client: Client, workflow: WorkflowHandle): Promise<WorkflowExecutionDescription> {
  try {
    return await promptly(client, () => workflow.describe());
  } catch (error) {
    throw notFound(workflow.workflowId, error) ?? error;
  }
}

/** The digest that the run's client put into the memo: the update id of `answer`. */
export async function bodyDigestOf(client: Client, workflow: WorkflowHandle): Promise<string | undefined> {
  const digest = (await describeRun(client, workflow)).memo?.[MEMO.body];
  return typeof digest === 'string' ? digest : undefined;
}

async function memoReport(description: WorkflowExecutionDescription): Promise<MemoReport> {
  const text = (key: string): string | undefined => {
    const value = description.memo?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    workflowId: description.workflowId,
    status: description.status.name,
    tenant: text(MEMO.tenant),
    decision: text(MEMO.decision),
    outcome: text(MEMO.outcome),
    query: await queryOf(description),
    startedAt: description.startTime.toISOString(),
    closedAt: description.closeTime?.toISOString(),
  };
}

/** The summary is Markdown, in which the query's own signs are escaped. */
async function queryOf(description: WorkflowExecutionDescription): Promise<string | undefined> {
  const summary = await description.staticSummary();
  return summary === undefined ? undefined : textOfMarkdown(summary);
}
