import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowGenError } from '../shared/protocol/errors';
import { forgettingIdOf, type ForgetInput, type ForgetReport } from '../shared/protocol/forget';
import { MEMO } from '../shared/protocol/messages';
import type { Workflows } from '../shared/protocol/messages';
import { promptly } from './connection';
import { forgetSchema, rollbackSchema } from './forget.schema';
import { checkShape } from '../shared/protocol/request.schema';
import { refuseSecretSelection } from '../shared/values/entering-text';
import { ownerOf, tenantOf } from './run-id';

/** What is to be forgotten: one of `user`, `run`, `value` and `everything`. */
export interface ForgetRequest {
  /** Default: the client's. */
  tenant?: string;
  user?: string;
  /** Workflow id of a run. */
  run?: string;
  /** Whatever says it in whole words, in upper or lower case; at least 3 characters. */
  value?: string;
  everything?: true;
  /** Only counts what would be removed. */
  dryRun?: boolean;
  /** Who asks for it; it stands in the history of the templates that change. */
  by?: string;
}

/** A run whose teaching is taken back. */
export interface RollbackRequest {
  /** Default: that of the run. */
  tenant?: string;
  /** Workflow id of the run. */
  run: string;
  dryRun?: boolean;
  by?: string;
}

/** Checks a request to forget at the edge. Throws `INPUT_INVALID`, `SECRET_REFUSED`, and `RUN_NOT_FOUND` for a run of another tenant. */
export function forgetInputOf(request: ForgetRequest, defaultTenant: string | undefined): ForgetInput {
  const given = checkShape(forgetSchema, { ...request, tenant: request.tenant ?? defaultTenant }, 'forget');
  const { user, run, value, dryRun, by } = given;
  refuseSecretSelection({ tenant: given.tenant, user, run, value, by });
  if (run !== undefined) ownerOf(run, given.tenant);
  const selection = {
    ...(user === undefined ? {} : { user }),
    ...(run === undefined ? {} : { run }),
    ...(value === undefined ? {} : { value }),
  };
  return { tenant: given.tenant, selection, mode: 'forget', dryRun, by };
}

/** Checks a request to take a run back. Throws as `forgetInputOf` does. */
export function rollbackInputOf(request: RollbackRequest, defaultTenant: string | undefined): ForgetInput {
  const owner = request.tenant ?? tenantOf(request.run) ?? defaultTenant;
  const { tenant, run, dryRun, by } = checkShape(rollbackSchema, { ...request, tenant: owner }, 'rollback');
  refuseSecretSelection({ tenant, run, by });
  ownerOf(run, tenant);
  return { tenant, selection: { run }, mode: 'rollback', dryRun, by };
}

/** A forgetting under way. */
export interface Forgetting {
  workflowId: string;
  result(): Promise<ForgetReport>;
}

/** Starts the workflow; a tenant has one at a time. Throws `UPDATE_REFUSED` and `SERVER_UNREACHABLE`. */
export async function startForgetting(client: Client, taskQueue: string, input: ForgetInput): Promise<Forgetting> {
  const workflowId = forgettingIdOf(input.tenant);
  const what = Object.keys(input.selection).join(', ') || 'everything';
  try {
    const handle = await promptly(client, () =>
      client.workflow.start<Workflows['forgetExperience']>('forgetExperience', {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdConflictPolicy: 'FAIL',
        memo: { [MEMO.tenant]: input.tenant, ...(input.by === undefined ? {} : { [MEMO.by]: input.by }) },
        staticSummary: `${input.mode}${input.dryRun ? ' (dry run)' : ''}: ${what}`,
      })
    );
    return { workflowId, result: () => handle.result() };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const remedy = 'wait for its end, and ask again';
    const message = `Tenant ${input.tenant} is forgetting already (${workflowId}); ${remedy}`;
    throw new WorkflowGenError('UPDATE_REFUSED', message, { workflowId, remedy });
  }
}
