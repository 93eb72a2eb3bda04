import { condition } from '@temporalio/workflow';
import type { ApprovalMessage, ResolveMessage } from '../shared/protocol/messages';
import type { Inherited, PendingDecision } from '../shared/protocol/run';
import type { RunRecord } from '../shared/protocol/run-record';
import { showDetails } from './details';
import type { Run } from './run';

type Word = ApprovalMessage | ResolveMessage;
type Verdict = NonNullable<RunRecord['verdict']>;

/** What people are asked, and what they have said: about calls, and about the answer. */
export class People {
  private asked: PendingDecision[] = [];
  private readonly words = new Map<string, Word>();
  private waited = 0;
  private said?: Verdict;
  private silent = false;
  private readonly wrong: NonNullable<RunRecord['corrections']> = [];

  constructor(private lastWrong: Inherited['correction']) {}

  /** Calls that wait for a word. */
  get pending(): readonly PendingDecision[] {
    return this.asked;
  }

  /** Milliseconds spent waiting for people, which the time budget does not count. */
  get waitedMs(): number {
    return this.waited;
  }

  get verdict(): Verdict | undefined {
    return this.said;
  }

  /** The feedback window closed without a word, and the run's options let that count as evidence. */
  get silenceCounts(): boolean {
    return this.silent;
  }

  /** The last answer that was called wrong, for the next prompt. */
  get correction(): Inherited['correction'] {
    return this.lastWrong;
  }

  /** Every answer of this run that was called wrong. */
  get corrections(): NonNullable<RunRecord['corrections']> {
    return this.wrong;
  }

  waitFor(pending: PendingDecision): void {
    this.asked.push(pending);
  }

  /** By the `approve` and `resolve` updates. */
  decide(word: Word): void {
    this.words.set(word.callId, word);
  }

  wordOn(callId: string): Word | undefined {
    return this.words.get(callId);
  }

  stopWaiting(callId: string, waitedMs: number): void {
    this.words.delete(callId);
    this.asked = this.asked.filter((item) => item.callId !== callId);
    this.waited += waitedMs;
  }

  /** A new answer is judged anew. */
  listen(): void {
    this.said = undefined;
  }

  judge(verdict: Verdict): void {
    this.said = verdict;
  }

  /** The feedback window has closed. */
  stopListening(waitedMs: number, silenceIsEvidence: boolean): void {
    this.waited += waitedMs;
    this.silent = this.said === undefined && silenceIsEvidence;
  }

  correct(answer: string, correction: NonNullable<RunRecord['corrections']>[number]): void {
    this.wrong.push(correction);
    this.lastWrong = { answer, note: correction.note };
  }
}

/** Waits for a person's word about one call, at most `personTimeoutMs`; `undefined` where nobody came, or it became moot. */
export async function askPerson(
  run: Run,
  pending: Omit<PendingDecision, 'since'>,
  moot: () => boolean = () => false
): Promise<Word | undefined> {
  const { people } = run;
  const since = Date.now();
  people.waitFor({ ...pending, since: new Date(since).toISOString() });
  showDetails(run);
  try {
    await condition(() => people.wordOn(pending.callId) !== undefined || moot(), run.input.options.personTimeoutMs, {
      summary: `${pending.kind} of ${pending.tool}`,
    });
    return people.wordOn(pending.callId);
  } finally {
    people.stopWaiting(pending.callId, Date.now() - since);
    showDetails(run);
  }
}
