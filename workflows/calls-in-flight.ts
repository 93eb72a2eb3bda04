import { condition } from '@temporalio/workflow';
import { isRead } from '../shared/plan/node-kind';
import { LIMITS } from '../shared/protocol/limits';
import type { Plan } from '../shared/protocol/plan';

/** Bounds the calls in flight; two calls of one tool with an effect never overlap, so an equal second one is answered from the first. */
export class CallsInFlight {
  /** The plan has failed somewhere: no further call is made. */
  stopped = false;
  private count = 0;
  private readonly busy = new Set<string>();

  constructor(private readonly plan: Plan) {}

  /** Runs `call` when there is room; `undefined` where the plan was stopped first. */
  async make<T>(tool: string, call: () => Promise<T>): Promise<T | undefined> {
    const exclusive = !isRead({ tool }, this.plan);
    const free = (): boolean =>
      this.stopped || (this.count < LIMITS.parallelNodes && !(exclusive && this.busy.has(tool)));
    // Several waiters may be woken by one activation: each looks again before it takes the place.
    while (!free()) await condition(free);
    if (this.stopped) return undefined;
    this.count += 1;
    if (exclusive) this.busy.add(tool);
    try {
      return await call();
    } catch (error) {
      this.stopped = true;
      throw error;
    } finally {
      this.count -= 1;
      if (exclusive) this.busy.delete(tool);
    }
  }
}
