import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { toFailure } from '../activities/failure';
import { optionalPackage } from '../activities/optional-package';
import { runFailureOf } from '../activities/runs/run-failure';
import { idempotencyConflict, WorkflowGenError } from '../shared/protocol/errors';
import { MEMO, type Workflows } from '../shared/protocol/messages';
import type { NexusRequest } from '../shared/protocol/nexus';
import { NEXUS_SERVICE } from '../shared/protocol/nexus';
import { refuseSecrets, sealedText } from '../shared/values/entering-text';
import { NO_SEAL } from '../shared/values/seal';
import type { PreparedRequest } from '../shared/protocol/request';
import { fillRunOptions, requestOf, startFieldsOf } from '../shared/protocol/request';
import { checkShape, requestOptionsSchema } from '../shared/protocol/request.schema';
import type { RunReport } from '../shared/protocol/run';

/**
 * The Nexus service `workflowgen` with the operation `answer`, for `nexusServices` of a worker: workflows of other namespaces
 * start or find runs of this one through an endpoint that targets the worker's task queue (`answerThroughNexus`). Throws
 * `RUNTIME_MISSING` where `nexus-rpc` or `@temporalio/nexus` is not installed.
 */
export async function createNexusService(): Promise<NonNullable<WorkerOptions['nexusServices']>[number]> {
  const purpose = 'A Nexus service';
  const rpc = await optionalPackage('nexus-rpc', purpose, () => import('nexus-rpc'));
  const temporal = await optionalPackage('@temporalio/nexus', purpose, () => import('@temporalio/nexus'));
  const service = rpc.service(NEXUS_SERVICE.name, { answer: rpc.operation<NexusRequest, RunReport>() });
  return rpc.serviceHandler(service, {
    answer: new temporal.TemporalOperationHandler<NexusRequest, RunReport>({
      async start(_context, client, input) {
        try {
          const request = prepare(input);
          const ended = await endedRun(client.client, request);
          if (ended) return temporal.TemporalOperationResult.sync(ended);
          return await client.startWorkflow<Workflows['answerQuery']>('answerQuery', {
            ...startFieldsOf(request),
            // An open run of this request answers this operation too.
            workflowIdConflictPolicy: 'USE_EXISTING',
          });
        } catch (error) {
          if (!(error instanceof ApplicationFailure)) throw error;
          throw new rpc.OperationError('failed', error.message, { cause: error });
        }
      },
    }),
  });
}

function prepare(input: NexusRequest): PreparedRequest {
  try {
    const { query, ...given } = input;
    const {
      tenant,
      requestId = '',
      context = {},
      options,
      secrets,
      inReplyTo,
    } = checkShape(requestOptionsSchema, given);
    if (inReplyTo !== undefined) {
      const remedy = 'reply through the client of the namespace that holds the run';
      throw new WorkflowGenError('INPUT_INVALID', `inReplyTo: is not taken through Nexus; ${remedy}`, {
        field: 'inReplyTo',
        remedy,
      });
    }
    refuseSecrets({ tenant, requestId, context });
    if (typeof query === 'string') sealedText('query', query, { seal: NO_SEAL, tenant }, secrets);
    return requestOf(query, { tenant, requestId, context, options: fillRunOptions(options) });
  } catch (error) {
    throw toFailure(error);
  }
}

/** The report of this request's run where it has closed; throws what that run failed with. `undefined`: open, or none yet. */
async function endedRun(
  client: Client,
  { workflowId, input, bodyDigest }: PreparedRequest
): Promise<RunReport | undefined> {
  const run = client.workflow.getHandle<Workflows['answerQuery']>(workflowId);
  try {
    const { memo, status } = await run.describe();
    if (memo?.[MEMO.body] !== bodyDigest) throw toFailure(idempotencyConflict(input.requestId, workflowId));
    if (status.name === 'RUNNING') return undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
  try {
    return await run.result();
  } catch (error) {
    throw (await runFailureOf(error, run, client)) ?? error;
  }
}
