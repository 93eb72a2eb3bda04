import type { Client, WorkflowHandle } from '@temporalio/client';
import { WithStartWorkflowOperation, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { idempotencyConflict } from '../shared/protocol/errors';
import type { ForgetReport } from '../shared/protocol/forget';
import { digestOf } from '../shared/protocol/json';
import { answerUpdate, DEFAULT_TASK_QUEUE, workflowIdOf, type Workflows } from '../shared/protocol/messages';
import type { PreparedRequest } from '../shared/protocol/request';
import { checkInputSize } from '../shared/protocol/request';
import type { PendingDecision, RunReport } from '../shared/protocol/run';
import { ensureReachable, promptly, unreachable } from './connection';
import type { Rerun } from './feedback';
import { forgetInputOf, rollbackInputOf, startForgetting, type ForgetRequest, type RollbackRequest } from './forget';
import { inheritedFrom } from './inherited';
import { closedUnder, completedReport, updateFailure } from './outcome';
import { pendingDecisions } from './pending';
import { bodyDigestOf, closingReport } from './report';
import type { RequestDefaults, RequestOptions } from './request';
import { checkDefaults, prepareRequest } from './request';
import type { RunHandle } from './run-handle';
import { createRunHandle } from './run-handle';
import { ownerOf } from './run-id';
import { createSeal, type Seal } from '../shared/values/seal';
import { readable } from './readable-report';
import { startOptionsOf } from './start-options';

/** What a client is made from. */
export interface WorkflowGenClientOptions {
  /** A Temporal client. Give it the same data converter as the worker's. */
  client: Client;
  /** Default `workflowgen`. */
  taskQueue?: string;
  /** What requests leave out: tenant, context, options. */
  defaults?: RequestDefaults;
  /**
   * Those of the worker, 32 bytes each as 64 hexadecimal digits: what a query says of secrets then travels sealed, and answers are
   * readable. Without one a text that holds a secret is refused (`SECRET_REFUSED`; docs/security.md).
   */
  secretKeys?: readonly string[];
}

/**
 * What a backend service imports: it starts runs, and reads, corrects and ends them. It opens no store.
 *
 * @example
 * ```ts
 * const workflowGen = new WorkflowGenClient({ client, defaults: { tenant: 'acme' } });
 * const run = await workflowGen.start('Where is order 1042?', { requestId: 'ticket-7' });
 * const { answer, tier } = await run.answer();
 * ```
 */
export class WorkflowGenClient {
  readonly client: Client;
  readonly taskQueue: string;
  private readonly defaults: RequestDefaults;
  private readonly seal: Seal;

  constructor(options: WorkflowGenClientOptions) {
    this.client = options.client;
    this.taskQueue = options.taskQueue ?? DEFAULT_TASK_QUEUE;
    this.defaults = checkDefaults(options.defaults ?? {});
    this.seal = createSeal(options.secretKeys);
  }

  /**
   * Starts a run, or finds the one that this request id already is, open or closed. Throws `INPUT_INVALID`,
   * `INPUT_TOO_LARGE`, `SECRET_REFUSED`, `IDEMPOTENCY_CONFLICT` (another body under the same request id) and `SERVER_UNREACHABLE`.
   */
  async start(query: string, options: RequestOptions = {}): Promise<RunHandle> {
    return this.startPrepared(await this.prepare(query, options));
  }

  private async startPrepared(request: PreparedRequest): Promise<RunHandle> {
    checkInputSize(request);
    try {
      await promptly(this.client, () =>
        this.client.workflow.start<Workflows['answerQuery']>('answerQuery', {
          ...startOptionsOf(request, this.taskQueue),
          workflowIdConflictPolicy: 'FAIL',
        })
      );
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await this.refuseOtherBody(request);
    }
    return this.handleOf(request.workflowId, request.input.tenant, request.bodyDigest);
  }

  /**
   * Answers a query: one idempotent update-with-start. Calling it again with the same request id and body, at the same time
   * or after the run has closed, gives the same run's answer. Throws as `start` does, and `RunFailedError`.
   */
  async answer(query: string, options: RequestOptions = {}): Promise<RunReport> {
    const request = await this.prepare(query, options);
    return readable({ seal: this.seal, tenant: request.input.tenant }, () => this.answerPrepared(request));
  }

  private async answerPrepared(request: PreparedRequest): Promise<RunReport> {
    checkInputSize(request);
    await ensureReachable(this.client);
    try {
      return completedReport(await this.startAndAnswer(request));
    } catch (error) {
      const started = error instanceof WorkflowExecutionAlreadyStartedError;
      if (!started && !closedUnder(error)) throw unreachable(this.client, error) ?? updateFailure(error);
      // The run has closed: either it is this request's, and its end is the answer, or another body's.
      await this.refuseOtherBody(request);
      return closingReport(this.client, this.workflowOf(request));
    }
  }

  /** A run by the caller's request id. */
  run(tenant: string, requestId: string): RunHandle {
    return this.handleOf(workflowIdOf(tenant, requestId), tenant);
  }

  /** A run by its workflow id, as the Web UI shows it. Throws `RUN_NOT_FOUND` where the id is none, or another tenant's. */
  runOf(workflowId: string, tenant?: string): RunHandle {
    return this.handleOf(workflowId, ownerOf(workflowId, tenant));
  }

  /** Calls that wait for a person, over all open runs, or those of one tenant. Needs a worker. */
  async pending(tenant?: string): Promise<(PendingDecision & { workflowId: string })[]> {
    return promptly(this.client, () => pendingDecisions(this.client, this.taskQueue, tenant));
  }

  /**
   * Forgets what came from a user, a run or a value of a tenant, or with `everything` all that the tenant has taught; waits until it is
   * done. Safe to repeat. Throws `INPUT_INVALID`, `UPDATE_REFUSED` while another forgetting of the tenant runs, `SERVER_UNREACHABLE`.
   */
  async forget(request: ForgetRequest): Promise<ForgetReport> {
    const started = await startForgetting(this.client, this.taskQueue, forgetInputOf(request, this.defaults.tenant));
    return started.result();
  }

  /** Takes back what a run has taught: the templates that stand on it are told anew without it. Throws as `forget` does. */
  async rollback(request: RollbackRequest): Promise<ForgetReport> {
    const started = await startForgetting(this.client, this.taskQueue, rollbackInputOf(request, this.defaults.tenant));
    return started.result();
  }

  private async prepare(query: string, options: RequestOptions): Promise<PreparedRequest> {
    // Checked before anything is read of the run that it replies to.
    const request = prepareRequest(query, options, this.defaults, this.seal);
    if (options.inReplyTo === undefined) return request;
    const parent = this.runOf(options.inReplyTo, request.input.tenant);
    return { ...request, input: { ...request.input, inReplyTo: await inheritedFrom(this.client, parent.workflowId) } };
  }

  /** The request id follows from the run that is corrected, so that a repeated feedback cannot make two of them. */
  private async startRerun(tenant: string, { query, from, inherited }: Rerun): Promise<RunHandle> {
    const requestId = `again-${digestOf(inherited.workflowId).slice(0, 32)}`;
    const options: RequestOptions = { tenant, requestId, context: inherited.context, options: { from } };
    const request = prepareRequest(query, { ...options, inReplyTo: inherited.workflowId }, this.defaults, 'sealed');
    return this.startPrepared({ ...request, input: { ...request.input, inReplyTo: inherited } });
  }

  private async startAndAnswer(request: PreparedRequest): Promise<RunReport> {
    const operation = new WithStartWorkflowOperation<Workflows['answerQuery']>('answerQuery', {
      ...startOptionsOf(request, this.taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    const update = await this.client.workflow.startUpdateWithStart(answerUpdate, {
      args: [],
      updateId: request.bodyDigest,
      waitForStage: 'ACCEPTED',
      startWorkflowOperation: operation,
    });
    // An open run with another body takes this update too; its memo tells.
    await this.refuseOtherBody(request);
    return update.result();
  }

  /** Throws `IDEMPOTENCY_CONFLICT` where the run of this id was started with another body. */
  private async refuseOtherBody(request: PreparedRequest): Promise<void> {
    const existing = await bodyDigestOf(this.client, this.workflowOf(request));
    if (existing === undefined || existing === request.bodyDigest) return;
    throw idempotencyConflict(request.input.requestId, request.workflowId);
  }

  private workflowOf(request: PreparedRequest): WorkflowHandle {
    return this.client.workflow.getHandle(request.workflowId);
  }

  private handleOf(workflowId: string, tenant: string, bodyDigest?: string): RunHandle {
    return createRunHandle({
      client: this.client,
      taskQueue: this.taskQueue,
      workflowId,
      tenant,
      seal: this.seal,
      bodyDigest,
      startReply: (text, options) => this.start(text, options),
      startRerun: (rerun) => this.startRerun(tenant, rerun),
    });
  }
}
