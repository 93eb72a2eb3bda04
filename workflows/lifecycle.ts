import type { ErrorCode } from '../shared/protocol/errors';
import type { RunReport, TerminalState } from '../shared/protocol/run';

/** A run's end, thrown from anywhere below `answerQuery` and turned into its terminal state there and only there. */
export class RunEnd extends Error {
  constructor(
    readonly state: TerminalState,
    readonly code: ErrorCode,
    message: string
  ) {
    super(message);
  }
}

/** Where a run stands. `listening`: its feedback window is open; `heard`: that window has closed. */
export type Phase = 'working' | 'answered' | 'listening' | 'heard' | 'asked' | 'ended' | 'closed';

/** What may follow what. `heard → working` is a "wrong" that degrades; `asked → ended` and `ended → ended`, an undoing that failed. */
const NEXT: Record<Phase, readonly Phase[]> = {
  working: ['answered', 'asked', 'ended'],
  answered: ['listening', 'ended', 'closed'],
  listening: ['heard', 'ended'],
  heard: ['working', 'ended', 'closed'],
  asked: ['ended', 'closed'],
  ended: ['ended', 'closed'],
  closed: [],
};

/** A run's way to its one terminal state. A step that `NEXT` does not have is a fault of our code, and fails the workflow task. */
export class Lifecycle {
  private current: Phase = 'working';
  private ended?: RunEnd;
  private text?: string;
  private asked?: string;

  get phase(): Phase {
    return this.current;
  }

  get outcome(): RunReport['outcome'] {
    if (this.ended) return this.ended.state;
    if (this.current === 'working') return 'running';
    return this.asked === undefined ? 'answered' : 'needs_input';
  }

  /** Why it ended without success. */
  get end(): RunEnd | undefined {
    return this.ended;
  }

  /** The last answer, also after it was called wrong. */
  get answer(): string | undefined {
    return this.text;
  }

  get question(): string | undefined {
    return this.asked;
  }

  /** There is an answer, or the run has closed: the `answer` update may return. */
  get settled(): boolean {
    return this.current === 'listening' || this.current === 'heard' || this.current === 'closed';
  }

  /** The run ends as a failed workflow, and not by a report. */
  get failed(): boolean {
    return this.ended !== undefined && this.ended.state !== 'rejected';
  }

  answerWith(text: string): void {
    this.move('answered');
    this.text = text;
  }

  ask(question: string): void {
    this.move('asked');
    this.asked = question;
  }

  openWindow(): void {
    this.move('listening');
  }

  closeWindow(): void {
    this.move('heard');
  }

  /** The answer was called wrong, and another one is tried. */
  workAgain(): void {
    this.move('working');
  }

  endWith(end: RunEnd): void {
    this.move('ended');
    this.ended = end;
  }

  close(): void {
    this.move('closed');
  }

  private move(to: Phase): void {
    if (!NEXT[this.current].includes(to)) throw new Error(`a run cannot go from ${this.current} to ${to}`);
    this.current = to;
  }
}
