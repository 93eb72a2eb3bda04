import type { Budget } from '../shared/protocol/run';
import { addCall, emptyRunUsage, tokenCount } from '../shared/protocol/usage';
import type { ModelCallUsage, RunUsage } from '../shared/protocol/usage';
import type { Tier } from '../shared/protocol/tier';
import { RunEnd } from './lifecycle';

/** What a run has spent on models, in all and by the tier that caused it. */
export class Spend {
  private readonly spent = emptyRunUsage();

  constructor(private readonly budget: Budget) {}

  get usage(): RunUsage {
    return this.spent;
  }

  charge(tier: Tier, usage: ModelCallUsage): void {
    addCall(this.spent.total, usage);
    addCall(this.spent.byTier[tier], usage);
  }

  /** Counts a call that was cut: what it cost, nobody will report. */
  chargeCut(tier: Tier): void {
    this.spent.total.unaccountedCalls += 1;
    this.spent.byTier[tier].unaccountedCalls += 1;
  }

  /** Asked before each model call, so that the spend exceeds the budget by one call at most; throws `BUDGET_EXCEEDED`. */
  ensureLeft(): void {
    const { tokens, costUsd } = this.budget;
    const { total } = this.spent;
    const used = tokenCount(total.tokens);
    if (tokens !== undefined && used >= tokens) {
      throw exceeded(`The run has used ${used} of ${tokens} tokens; raise options.budget.tokens.`);
    }
    if (costUsd !== undefined && total.costUsd >= costUsd) {
      throw exceeded(`The run has cost $${total.costUsd.toFixed(5)} of $${costUsd}; raise options.budget.costUsd.`);
    }
  }
}

function exceeded(message: string): RunEnd {
  return new RunEnd('failed', 'BUDGET_EXCEEDED', message);
}
