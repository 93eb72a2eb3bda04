import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import { RunEnd } from './lifecycle';
import type { Run } from './run';

/**
 * Runs `work` under a timer that cancels it, so that what was done can still be undone; the execution timeout would run no code.
 * Throws `BUDGET_EXCEEDED` where the time ran out.
 */
export async function withinTimeBudget(run: Run, work: () => Promise<void>): Promise<void> {
  const { timeMs } = run.input.options.budget;
  const scope = new CancellationScope();
  const timer = new CancellationScope();
  let outOfTime = false;
  const watch = timer
    .run(async () => {
      for (;;) {
        const left = run.startedAt + run.people.waitedMs + timeMs - Date.now();
        if (left > 0) await sleep(left, { summary: 'time budget' });
        // Time spent waiting for a person meanwhile does not count.
        else if (run.people.pending.length > 0) await condition(() => run.people.pending.length === 0);
        else break;
      }
      outOfTime = true;
      scope.cancel();
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    await scope.run(work);
  } catch (error) {
    if (!outOfTime || !isCancellation(error)) throw error;
    throw new RunEnd(
      'failed',
      'BUDGET_EXCEEDED',
      `The run took longer than ${timeMs} ms; raise options.budget.timeMs.`
    );
  } finally {
    timer.cancel();
    await CancellationScope.nonCancellable(() => watch);
  }
}
