import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import { RunEnd } from './lifecycle';
import type { People } from './people';

/**
 * The time that a run may take. A timer cancels the work where the time runs out, so that what was done can still be undone; the
 * execution timeout would run no code. It is set when something begins that may last beyond the time: a run of short calls has none.
 */
export class TimeBudget {
  private watch?: () => void;

  /** `startedAt` and `timeMs` in milliseconds. Histories from before (`lean` is false) have a timer from the beginning. */
  constructor(
    private readonly startedAt: number,
    private readonly timeMs: number,
    private readonly people: People,
    private readonly lean: boolean
  ) {}

  /** Before something that may last so many milliseconds; nobody knows how many where they are absent. */
  cover(mostMs = Infinity): void {
    if (mostMs >= this.left()) this.watch?.();
  }

  /** Throws `BUDGET_EXCEEDED` where the time ran out. */
  async within(work: () => Promise<void>): Promise<void> {
    const scope = new CancellationScope();
    const timer = new CancellationScope();
    let outOfTime = false;
    let watching: Promise<void> | undefined;
    this.watch = () => {
      watching ??= timer
        .run(async () => {
          await this.runOut();
          outOfTime = true;
          scope.cancel();
        })
        .catch((error: unknown) => {
          if (!isCancellation(error)) throw error;
        });
    };
    if (!this.lean) this.watch();
    try {
      await scope.run(work);
    } catch (error) {
      if (!outOfTime || !isCancellation(error)) throw error;
      throw new RunEnd(
        'failed',
        'BUDGET_EXCEEDED',
        `The run took longer than ${this.timeMs} ms; raise options.budget.timeMs.`
      );
    } finally {
      this.watch = undefined;
      timer.cancel();
      const ending = watching;
      if (ending) await CancellationScope.nonCancellable(() => ending);
    }
  }

  private left(): number {
    return this.startedAt + this.people.waitedMs + this.timeMs - Date.now();
  }

  private async runOut(): Promise<void> {
    for (;;) {
      const left = this.left();
      if (left > 0) await sleep(left, { summary: 'time budget' });
      // Time spent waiting for a person meanwhile does not count.
      else if (this.people.pending.length > 0) await condition(() => this.people.pending.length === 0);
      else return;
    }
  }
}
