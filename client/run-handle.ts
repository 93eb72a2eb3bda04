import type { Client, WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { WorkflowGenError } from '../shared/protocol/errors';
import { answerUpdate, approveUpdate, feedbackUpdate, resolveUpdate } from '../shared/protocol/messages';
import type { ApprovalMessage, FeedbackMessage, ResolveMessage } from '../shared/protocol/messages';
import { approvalSchema, checkShape, feedbackSchema, resolutionSchema } from '../shared/protocol/request.schema';
import type { RunReport } from '../shared/protocol/run';
import { ensureReachable, promptly, unreachable } from './connection';
import { explain } from './explain';
import { feedbackOn } from './given-feedback';
import { followRun } from './follow-run';
import type { FollowOptions } from './follow-run';
import type { RunEvent } from './run-events';
import { learningOf, type Learning } from './learning';
import { feedbackAfterClose, isClosing, rerunOf } from './feedback';
import type { FeedbackReceipt, Rerun } from './feedback';
import { closedUnder, completedReport, notFound, updateFailure } from './outcome';
import { bodyDigestOf, closingReport, currentReport, reportOrMemo } from './report';
import type { RequestOptions } from './request';
import { readable } from './readable-report';
import { refuseSecrets, sealedText } from '../shared/values/entering-text';
import { withoutTokens, type Seal } from '../shared/values/seal';

/** The user's word about an answer. */
export interface Feedback extends Omit<FeedbackMessage, 'tenant'> {
  /** With `wrong` on a run that has closed: answer the query again as a linked run, one tier lower. Default `false`. */
  rerun?: boolean;
}

/** One run, open or closed. Every method throws `SERVER_UNREACHABLE` where the service does not answer. */
export interface RunHandle {
  readonly workflowId: string;
  readonly tenant: string;
  /** Waits for the answer, not for the run's end (a feedback window may stay open). Throws `RunFailedError`. */
  answer(): Promise<RunReport>;
  /** Waits for the closing state: `answered`, `needs_input` or `rejected`; the others are thrown as `RunFailedError`. */
  result(): Promise<RunReport>;
  /** The report as it is now. Needs a worker while the run is open. */
  report(): Promise<RunReport>;
  /**
   * What happens in the run, from its start on, until it has closed: `for await (const event of run.follow())`. It costs the run no
   * event of its history. Leaving the loop ends the following, and not the run.
   */
  follow(options?: FollowOptions): AsyncGenerator<RunEvent, void, undefined>;
  /** In words: why this tier, what was bound from where, how it went, what it cost. Without a worker, what the memo says. */
  explain(): Promise<string>;
  /** What was learnt of the run and what that cost; `undefined` where nothing is, or not yet. */
  learning(): Promise<Learning | undefined>;
  /** One per run: throws `FEEDBACK_REFUSED` for a second one. */
  feedback(feedback: Feedback): Promise<FeedbackReceipt>;
  /** A person's word about a call that waits for approval. Throws `UPDATE_REFUSED` where none waits. */
  approve(approval: ApprovalMessage): Promise<void>;
  /** A person's word about a `once` call whose outcome nobody knows. Throws `UPDATE_REFUSED` where none waits. */
  resolve(resolution: ResolveMessage): Promise<void>;
  /** Asks the run to end and to undo what it did. */
  cancel(): Promise<void>;
  /** Answers the question of a run that ended as `needs_input`, as a new linked run. */
  reply(text: string, options?: Omit<RequestOptions, 'tenant' | 'inReplyTo'>): Promise<RunHandle>;
}

export interface RunHandleParts {
  client: Client;
  taskQueue: string;
  workflowId: string;
  tenant: string;
  seal: Seal;
  /** The update id of `answer`; read from the memo where the handle was made from an id. */
  bodyDigest?: string;
  startRerun: (rerun: Rerun) => Promise<RunHandle>;
  startReply: (text: string, options: RequestOptions) => Promise<RunHandle>;
}

export function createRunHandle(parts: RunHandleParts): RunHandle {
  const { client, workflowId, tenant, seal } = parts;
  const guard = { seal, tenant };
  const spoken = <T extends { by?: string; note?: string }>(field: string, said: T): T => {
    refuseSecrets({ [`${field}.by`]: said.by });
    return said.note === undefined ? said : { ...said, note: sealedText(`${field}.note`, said.note, guard) };
  };
  const workflow = client.workflow.getHandle(workflowId);
  const run = { client, workflow };
  const decide = async <M extends object>(update: UpdateDefinition<string, [M]>, message: M): Promise<void> => {
    const reply = await send(run, update, [message]);
    if (reply.closed !== 'refused') return;
    const remedy = 'see how it ended with `workflowgen explain`';
    throw new WorkflowGenError('UPDATE_REFUSED', `Run ${workflowId} has closed or never was; ${remedy}`, { remedy });
  };
  return {
    workflowId,
    tenant,
    answer: () =>
      readable(guard, async () => {
        const updateId = parts.bodyDigest ?? (await bodyDigestOf(client, workflow));
        const reply = await send(run, answerUpdate, [], updateId);
        return reply.closed ? closingReport(client, workflow) : completedReport(reply.value);
      }),
    result: () => readable(guard, () => closingReport(client, workflow)),
    report: () => readable(guard, () => currentReport(client, workflow)),
    follow: (options = {}) => followRun(run, guard, options),
    explain: async () =>
      withoutTokens(
        explain(
          await reportOrMemo(client, workflow),
          await learningOf(client, workflowId),
          await feedbackOn(client, workflowId)
        )
      ),
    learning: () => learningOf(client, workflowId),
    async feedback(feedback) {
      const { rerun = false, ...said } = checkShape(feedbackSchema, feedback, 'feedback');
      const message: FeedbackMessage = { ...spoken('feedback', said), tenant };
      try {
        const reply = await send(run, feedbackUpdate, [message]);
        if (reply.closed !== 'refused') return { takenBy: 'run', workflowId };
      } catch (error) {
        // An answered run without a window is closing just now and takes none; its end is a moment away.
        const refused = error instanceof WorkflowGenError && error.code === 'FEEDBACK_REFUSED';
        if (!refused || !(await isClosing(client, workflow))) throw error;
      }
      const receipt = await feedbackAfterClose(client, workflow, parts.taskQueue, message);
      if (!rerun || message.verdict !== 'wrong') return receipt;
      return { ...receipt, rerun: await parts.startRerun(await rerunOf(client, workflow, message.note)) };
    },
    approve: async (approval) =>
      decide(approveUpdate, spoken('approval', checkShape(approvalSchema, approval, 'approval'))),
    resolve: async (resolution) =>
      decide(resolveUpdate, spoken('resolution', checkShape(resolutionSchema, resolution, 'resolution'))),
    async cancel() {
      try {
        await promptly(client, () => workflow.cancel());
      } catch (error) {
        throw notFound(workflowId, error) ?? error;
      }
    },
    reply: (text, options = {}) => parts.startReply(text, { ...options, tenant, inReplyTo: workflowId }),
  };
}

type UpdateReply<T> = { closed?: undefined; value: T } | { closed: 'refused' | 'taken' };

/** Sends one update and waits for its result; says so where the run has closed. */
async function send<Ret, Args extends [object] | []>(
  { client, workflow }: { client: Client; workflow: WorkflowHandle },
  update: UpdateDefinition<Ret, Args>,
  args: Args,
  updateId?: string
): Promise<UpdateReply<Ret>> {
  await ensureReachable(client);
  try {
    // The SDK has one signature with arguments and one without.
    const withOne = update as UpdateDefinition<Ret, [object]>;
    return { value: await workflow.executeUpdate(withOne, { updateId, args: args as [object] }) };
  } catch (error) {
    const closed = closedUnder(error);
    if (closed) return { closed };
    throw unreachable(client, error) ?? updateFailure(error);
  }
}
