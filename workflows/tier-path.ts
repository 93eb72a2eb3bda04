import { NOT_ROUTED } from '../shared/protocol/decision';
import type { Decision, RouteBase } from '../shared/protocol/decision';
import type { FailureNote, TierStep } from '../shared/protocol/run';
import type { RunRecord } from '../shared/protocol/run-record';
import type { Tier } from '../shared/protocol/tier';

/** How one iteration of a tier ended. */
export type Attempt =
  | { kind: 'answered'; text: string }
  | { kind: 'failed'; note: FailureNote }
  /** The model refused the fit in B, or earlier effects forbid A: no failure of the template. */
  | { kind: 'refused'; reason: string }
  | { kind: 'asked'; question: string };

const UNROUTED: Decision = { tier: 'C', masked: '', reasons: [NOT_ROUTED], nominees: [], durationMs: 0 };
const OUTCOMES = { answered: 'succeeded', failed: 'failed', refused: 'refused', asked: 'asked' } as const;

/** Which tier a run is at, how it came there, and what failed on the way: from the routing decision downwards. */
export class TierPath {
  private routed = UNROUTED;
  private template?: RouteBase;
  private at: { tier: Tier; iteration: number } = { tier: 'C', iteration: 1 };
  private readonly taken: TierStep[] = [];
  private readonly notes: FailureNote[] = [];
  private readonly failed: RunRecord['failedTemplates'] = [];
  private seen = false;

  get decision(): Decision {
    return this.routed;
  }

  /** The template that A and B stand on. */
  get base(): RouteBase | undefined {
    return this.template;
  }

  get tier(): Tier {
    return this.at.tier;
  }

  get iteration(): number {
    return this.at.iteration;
  }

  get position(): Readonly<{ tier: Tier; iteration: number }> {
    return this.at;
  }

  get steps(): readonly Readonly<TierStep>[] {
    return this.taken;
  }

  get failures(): readonly FailureNote[] {
    return this.notes;
  }

  get failedTemplates(): readonly RunRecord['failedTemplates'][number][] {
    return this.failed;
  }

  /** Of the template that the present iteration is based on. */
  get templateId(): string | undefined {
    return this.tier === 'C' ? undefined : this.template?.templateId;
  }

  /** A plan of C was written after something had been called. */
  get sawOutputs(): boolean {
    return this.seen;
  }

  begin(decision: Decision, base: RouteBase | undefined): void {
    this.routed = decision;
    this.template = base;
    this.at = { tier: decision.tier, iteration: 1 };
  }

  enter(tier: Tier, iteration: number): void {
    this.at = { tier, iteration };
  }

  seeOutputs(): void {
    this.seen = true;
  }

  /** Writes down how an iteration ended; its failure is carried on, and counts against the template that it used. */
  record(attempt: Attempt, durationMs: number): void {
    const cause = this.causeOf(attempt);
    this.taken.push({
      ...this.at,
      outcome: OUTCOMES[attempt.kind],
      templateId: this.templateId,
      cause: cause && { code: cause.code, message: cause.message, node: cause.node },
      durationMs,
    });
    if (attempt.kind !== 'failed') return;
    this.notes.push(attempt.note);
    this.blame(attempt.note.message, false);
  }

  /** The user called the last answer wrong, which is no failure of a call. */
  recordWrong(note: string | undefined): void {
    const message = `the user called the answer wrong${note ? `: ${note}` : ''}`;
    const step = this.taken.at(-1);
    if (step) Object.assign(step, { outcome: 'wrong', cause: { code: 'ANSWER_WRONG', message } });
    this.blame(message, true);
  }

  private causeOf(attempt: Attempt): FailureNote | undefined {
    if (attempt.kind === 'failed') return attempt.note;
    if (attempt.kind === 'refused') return { ...this.at, code: 'PLAN_REFUSED', message: attempt.reason };
    return undefined;
  }

  private blame(cause: string, wrong: boolean): void {
    if (this.templateId !== undefined) this.failed.push({ templateId: this.templateId, tier: this.tier, cause, wrong });
  }
}
