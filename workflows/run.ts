import { patched, workflowInfo } from '@temporalio/workflow';
import type { Query } from '../shared/protocol/query';
import { resolveContext } from '../shared/protocol/query';
import type { AnswerQueryInput } from '../shared/protocol/run';
import { wellFormedJson } from '../shared/protocol/text';
import { LastPlan } from './last-plan';
import { Ledger } from './ledger';
import { Lifecycle } from './lifecycle';
import { OwnActivities } from './own-activities';
import { People } from './people';
import { RequestsInFlight } from './requests-in-flight';
import { Spend } from './spend';
import { TierPath } from './tier-path';
import { TimeBudget } from './time-budget';

/**
 * One run in the workflow's memory, rebuilt by replay: what it was asked, and the parts of its state. Each part alone assigns its
 * fields; all others read them.
 */
export interface Run {
  readonly input: AnswerQueryInput;
  readonly query: Query;
  /** Milliseconds; the first run's start, so that a reset means the same "today". */
  readonly startedAt: number;
  readonly rootWorkflowId: string;
  /**
   * The patch `lean`: a timer only where the time may run out, and a local activity for what is pure. Histories from before it have a
   * timer in every run and an activity for every evaluation.
   */
  readonly lean: boolean;
  /**
   * The patch `answer-first`: the answer does not wait for the start of the learning child. It includes `lean`, so that one marker
   * stands for both.
   */
  readonly answersFirst: boolean;
  readonly lifecycle: Lifecycle;
  readonly path: TierPath;
  readonly ledger: Ledger;
  readonly people: People;
  readonly lastPlan: LastPlan;
  readonly spend: Spend;
  readonly time: TimeBudget;
  readonly activities: OwnActivities;
  /** Bounds the bytes of the activity requests that carry values of the run. */
  readonly requests: RequestsInFlight;
}

export function createRun(given: AnswerQueryInput): Run {
  // WorkflowGen's client has seen to it; any other Temporal client may start runs too.
  const input = wellFormedJson(given);
  const info = workflowInfo();
  const startedAt = info.startTime.getTime();
  const answersFirst = patched('answer-first');
  const lean = answersFirst || patched('lean');
  const people = new People(input.inReplyTo?.correction);
  const time = new TimeBudget(startedAt, input.options.budget.timeMs, people, lean);
  return {
    input,
    query: {
      text: input.query,
      tenant: input.tenant,
      context: resolveContext(input.context, new Date(startedAt).toISOString()),
    },
    startedAt,
    rootWorkflowId: input.inReplyTo?.rootWorkflowId ?? info.workflowId,
    lean,
    answersFirst,
    lifecycle: new Lifecycle(),
    path: new TierPath(),
    ledger: new Ledger(input.inReplyTo),
    people,
    lastPlan: new LastPlan(),
    spend: new Spend(input.options.budget),
    time,
    activities: new OwnActivities(time),
    requests: new RequestsInFlight(),
  };
}
