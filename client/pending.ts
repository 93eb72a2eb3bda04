import type { Client } from '@temporalio/client';
import { QUERIES, WORKFLOW_TYPES } from '../shared/protocol/messages';
import type { PendingDecision, RunReport } from '../shared/protocol/run';
import { tenantOf } from './run-id';

/** Every call of an open run that waits for a person, oldest first. */
export async function pendingDecisions(
  client: Client,
  taskQueue: string,
  tenant?: string
): Promise<(PendingDecision & { workflowId: string })[]> {
  const query = `WorkflowType = '${WORKFLOW_TYPES.answerQuery}' AND ExecutionStatus = 'Running' AND TaskQueue = '${quoted(taskQueue)}'`;
  const waiting: (PendingDecision & { workflowId: string })[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (tenant !== undefined && tenantOf(workflowId) !== tenant) continue;
    const report = await client.workflow.getHandle(workflowId).query<RunReport>(QUERIES.report);
    waiting.push(...report.pending.map((item) => ({ ...item, workflowId })));
  }
  return waiting.sort((left, right) => left.since.localeCompare(right.since));
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
