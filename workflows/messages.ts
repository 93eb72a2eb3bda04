import { ApplicationFailure, condition, defineQuery, defineUpdate, setHandler } from '@temporalio/workflow';
import type { ApprovalMessage, FeedbackMessage, ResolveMessage } from '../shared/protocol/messages';
import { QUERIES, UPDATES } from '../shared/protocol/messages';
import type { Plan } from '../shared/protocol/plan';
import type { Inherited, PendingDecision, RunReport } from '../shared/protocol/run';
import { inheritedOf, reportOf } from './run-state';
import type { Run } from './run-state';
import { LIMITS } from '../shared/protocol/limits';
import { cutText, wellFormedJson } from '../shared/protocol/text';

const answerUpdate = defineUpdate<RunReport>(UPDATES.answer);
const feedbackUpdate = defineUpdate<RunReport['outcome'], [FeedbackMessage]>(UPDATES.feedback);
const approveUpdate = defineUpdate<string, [ApprovalMessage]>(UPDATES.approve);
const resolveUpdate = defineUpdate<string, [ResolveMessage]>(UPDATES.resolve);
const reportQuery = defineQuery<RunReport>(QUERIES.report);
const planQuery = defineQuery<Plan | null>(QUERIES.plan);
const inheritedQuery = defineQuery<Inherited>(QUERIES.inherited);

/** Handlers of the run's updates and Temporal queries. Validators refuse early, before anything reaches the history. */
export function serveMessages(run: Run): void {
  setHandler(reportQuery, () => reportOf(run), { description: 'What the run says of itself so far' });
  setHandler(planQuery, () => run.plan ?? null, { description: 'The plan that runs or ran last' });
  setHandler(inheritedQuery, () => inheritedOf(run), { description: 'What a linked run takes over' });

  setHandler(
    answerUpdate,
    async () => {
      await condition(() => run.settled);
      if (run.end && run.outcome !== 'rejected') throw failureOfRun(run);
      return reportOf(run);
    },
    { description: 'Waits for the answer; fails with the report where the run fails' }
  );

  setHandler(
    feedbackUpdate,
    async (message: FeedbackMessage) => {
      const { verdict, note, by } = wellFormedJson(message);
      run.verdict = { verdict, note, by };
      run.window = 'closed';
      return run.outcome;
    },
    {
      description: '"right" or "wrong", while the feedback window is open',
      validator: (message: FeedbackMessage) => checkFeedback(run, message),
    }
  );

  setHandler(approveUpdate, (message) => decide(run, message), {
    description: 'A person approves or refuses a call',
    validator: (message: ApprovalMessage) =>
      checkPending(run, 'approval', message.callId, typeof message.approved === 'boolean'),
  });
  setHandler(resolveUpdate, (message) => decide(run, message), {
    description: 'A person says whether a call acted',
    validator: (message: ResolveMessage) =>
      checkPending(run, 'outcome', message.callId, ['happened', 'did_not_happen', 'stop'].includes(message.resolution)),
  });
}

function decide(run: Run, message: ApprovalMessage | ResolveMessage): string {
  run.decisions.set(message.callId, wellFormedJson(message));
  return message.callId;
}

function refuse(code: 'FEEDBACK_REFUSED' | 'UPDATE_REFUSED', message: string): never {
  // The message is a field of the wire itself, and what it quotes came from outside.
  throw ApplicationFailure.nonRetryable(cutText(message, LIMITS.messageCharacters), code);
}

function checkFeedback(run: Run, message: FeedbackMessage): void {
  if (message?.verdict !== 'right' && message?.verdict !== 'wrong') {
    refuse('FEEDBACK_REFUSED', 'field verdict must be "right" or "wrong"');
  }
  if (message.tenant !== run.input.tenant) refuse('FEEDBACK_REFUSED', 'the run belongs to another tenant');
  if (run.window === 'before') refuse('FEEDBACK_REFUSED', 'the run has not answered yet; wait for its answer first');
  if (run.window === 'closed') {
    refuse(
      'FEEDBACK_REFUSED',
      run.verdict ? `the run was called "${run.verdict.verdict}" already` : 'the feedback window has closed'
    );
  }
}

function checkPending(run: Run, kind: PendingDecision['kind'], callId: string, wellFormed: boolean): void {
  if (!wellFormed) refuse('UPDATE_REFUSED', `the message is no answer to an ${kind}`);
  if (run.decisions.has(callId)) refuse('UPDATE_REFUSED', `call ${callId} was decided already`);
  if (!run.pending.some((item) => item.kind === kind && item.callId === callId)) {
    const waiting = run.pending.map((item) => `${item.callId} (${item.kind})`).join(', ');
    refuse('UPDATE_REFUSED', `call ${callId} waits for no ${kind}; waiting: ${waiting || 'none'}`);
  }
}

/** The failure of a run that ends without success: the code as its type, the report in its details. */
export function failureOfRun(run: Run): ApplicationFailure {
  return ApplicationFailure.create({
    type: run.end?.code ?? 'INTERNAL',
    message: cutText(run.end?.message ?? 'the run failed', LIMITS.messageCharacters, '…'),
    nonRetryable: true,
    details: [reportOf(run)],
  });
}
