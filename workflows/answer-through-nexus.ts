import { NexusOperationFailure } from '@temporalio/common';
import { ApplicationFailure, createNexusServiceClient, isCancellation } from '@temporalio/workflow';
import { errorCodeOf } from '../shared/protocol/errors';
import { NEXUS_SERVICE } from '../shared/protocol/nexus';
import type { NexusRequest } from '../shared/protocol/nexus';
import type { RunReport } from '../shared/protocol/run';

type AnswerClient = ReturnType<typeof createNexusServiceClient>;

/**
 * Answers a query by the WorkflowGen of another namespace, through a Nexus endpoint whose worker has `createNexusService()`.
 * The same run ids, result, failures and cancellation as `answerAsChild`; closing the caller leaves the run as it is.
 */
export async function answerThroughNexus(endpoint: string, request: NexusRequest): Promise<RunReport> {
  // The service as a plain value: `nexus-rpc` itself stays out of the bundle.
  const service = NEXUS_SERVICE as unknown as Parameters<typeof createNexusServiceClient>[0]['service'];
  const client: AnswerClient = createNexusServiceClient({ endpoint, service });
  try {
    return (await client.executeOperation(NEXUS_SERVICE.operations.answer.name, request)) as RunReport;
  } catch (error) {
    if (isCancellation(error) || !(error instanceof NexusOperationFailure)) throw error;
    throw failureIn(error.cause) ?? error;
  }
}

/** The run's own failure, below those that Nexus wraps around it. */
function failureIn(error: unknown): ApplicationFailure | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof ApplicationFailure && errorCodeOf(current.type)) return current;
  }
  return undefined;
}
