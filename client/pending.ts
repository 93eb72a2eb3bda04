import type { Client } from '@temporalio/client';
import { reportQuery } from '../shared/protocol/messages';
import type { PendingDecision } from '../shared/protocol/run';
import { withoutTokens } from '../shared/values/seal';
import { tenantOf } from './run-id';

/** Every call of an open run that waits for a person, oldest first. */
export async function pendingDecisions(
  client: Client,
  taskQueue: string,
  tenant?: string
): Promise<(PendingDecision & { workflowId: string })[]> {
  const query = `WorkflowType = 'answerQuery' AND ExecutionStatus = 'Running' AND TaskQueue = '${quoted(taskQueue)}'`;
  const waiting: (PendingDecision & { workflowId: string })[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (tenant !== undefined && tenantOf(workflowId) !== tenant) continue;
    const report = await client.workflow.getHandle(workflowId).query(reportQuery);
    // As in a report: a secret is told from other text, and is nobody's to read here.
    waiting.push(...report.pending.map((item) => ({ ...withoutTokens(item), workflowId })));
  }
  return waiting.sort((left, right) => left.since.localeCompare(right.since));
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
