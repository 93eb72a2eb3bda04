import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { LIMITS } from '../shared/protocol/limits';
import {
  answerUpdate,
  approveUpdate,
  feedbackUpdate,
  inheritedQuery,
  planQuery,
  reportQuery,
  resolveUpdate,
} from '../shared/protocol/messages';
import type { ApprovalMessage, FeedbackMessage, ResolveMessage } from '../shared/protocol/messages';
import type { PendingDecision } from '../shared/protocol/run';
import { cutText, wellFormedJson } from '../shared/protocol/text';
import { failureOfRun, inheritedOf, reportOf } from './report';
import type { Run } from './run';

/** Handlers of the run's updates and Temporal queries. Validators refuse early, before anything reaches the history. */
export function serveMessages(run: Run): void {
  const { lifecycle, people } = run;
  setHandler(reportQuery, () => reportOf(run), { description: 'What the run says of itself so far' });
  setHandler(planQuery, () => run.lastPlan.plan ?? null, { description: 'The plan that runs or ran last' });
  setHandler(inheritedQuery, () => inheritedOf(run), { description: 'What a linked run takes over' });

  setHandler(
    answerUpdate,
    async () => {
      await condition(() => lifecycle.settled);
      if (lifecycle.failed) throw failureOfRun(run);
      return reportOf(run);
    },
    { description: 'Waits for the answer; fails with the report where the run fails' }
  );

  setHandler(
    feedbackUpdate,
    async (message) => {
      const { verdict, note, by } = wellFormedJson(message);
      people.judge({ verdict, note, by });
      return lifecycle.outcome;
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
  run.people.decide(wellFormedJson(message));
  return message.callId;
}

function refuse(code: 'FEEDBACK_REFUSED' | 'UPDATE_REFUSED', message: string): never {
  // The message is a field of the wire itself, and what it quotes came from outside.
  throw ApplicationFailure.nonRetryable(cutText(message, LIMITS.messageCharacters), code);
}

function checkFeedback({ input, lifecycle, people }: Run, message: FeedbackMessage): void {
  if (message?.verdict !== 'right' && message?.verdict !== 'wrong') {
    refuse('FEEDBACK_REFUSED', 'field verdict must be "right" or "wrong"');
  }
  if (message.tenant !== input.tenant) refuse('FEEDBACK_REFUSED', 'the run belongs to another tenant');
  if (people.verdict) refuse('FEEDBACK_REFUSED', `the run was called "${people.verdict.verdict}" already`);
  if (lifecycle.phase === 'working') {
    refuse('FEEDBACK_REFUSED', 'the run has not answered yet; wait for its answer first');
  }
  if (lifecycle.phase !== 'listening') refuse('FEEDBACK_REFUSED', 'the feedback window has closed');
}

function checkPending({ people }: Run, kind: PendingDecision['kind'], callId: string, wellFormed: boolean): void {
  if (!wellFormed) refuse('UPDATE_REFUSED', `the message is no answer to an ${kind}`);
  if (people.wordOn(callId)) refuse('UPDATE_REFUSED', `call ${callId} was decided already`);
  if (!people.pending.some((item) => item.kind === kind && item.callId === callId)) {
    const waiting = people.pending.map((item) => `${item.callId} (${item.kind})`).join(', ');
    refuse('UPDATE_REFUSED', `call ${callId} waits for no ${kind}; waiting: ${waiting || 'none'}`);
  }
}
