import { upper95 } from '../../bench/measure/bootstrap';
import { GATES, type Gate } from '../../shared/protocol/decision';
import type { Outcome } from './route-pair';

/** Reuse and wrong reuse over a set of cases. */
export interface Rates {
  /** Expected reuses that were served by A with the right values. */
  reuse: number;
  /** Wrong reuses (A where it is wrong, or with a wrong value) over the cases where A is wrong. */
  wrongReuse: number;
  /** Upper end of the one-sided 95 % interval (Clopper and Pearson). */
  wrongReuseUpper95: number;
}

export interface ClassTally {
  cases: number;
  expectedA: number;
  reused: number;
  wrong: number;
  tiers: { A: number; B: number; C: number };
}

export interface GateTally {
  /** Cases where A is wrong that this gate refused, and that it alone refused. */
  refused: number;
  refusedAlone: number;
  /** Expected reuses that it refused. */
  refusedWrongly: number;
  /** What the rates would be without it. */
  without: Rates;
}

export interface Tally extends Rates {
  cases: number;
  expectedA: number;
  expectedNotA: number;
  reused: number;
  wrong: number;
  classes: Record<string, ClassTally>;
  gates: Record<Gate, GateTally>;
}

export function tally(outcomes: readonly Outcome[]): Tally {
  const scored = outcomes.filter((outcome) => outcome.scored);
  const wanted = scored.filter((outcome) => outcome.expectA);
  const unwanted = scored.filter((outcome) => !outcome.expectA);
  const classes: Record<string, ClassTally> = {};
  for (const outcome of outcomes) {
    const entry = (classes[outcome.class] ??= {
      cases: 0,
      expectedA: 0,
      reused: 0,
      wrong: 0,
      tiers: { A: 0, B: 0, C: 0 },
    });
    entry.cases += 1;
    entry.expectedA += outcome.expectA ? 1 : 0;
    entry.reused += isReuse(outcome) ? 1 : 0;
    entry.wrong += isWrong(outcome) ? 1 : 0;
    entry.tiers[outcome.tier] += 1;
  }
  return {
    ...ratesOf(scored),
    cases: scored.length,
    expectedA: wanted.length,
    expectedNotA: unwanted.length,
    reused: scored.filter((outcome) => isReuse(outcome)).length,
    wrong: scored.filter((outcome) => isWrong(outcome)).length,
    classes,
    gates: Object.fromEntries(
      GATES.map((gate): [Gate, GateTally] => [
        gate,
        {
          refused: unwanted.filter((outcome) => outcome.refusedBy.includes(gate)).length,
          refusedAlone: unwanted.filter(({ refusedBy }) => refusedBy.length === 1 && refusedBy[0] === gate).length,
          refusedWrongly: wanted.filter((outcome) => outcome.refusedBy.includes(gate)).length,
          without: ratesOf(scored, gate),
        },
      ])
    ) as Record<Gate, GateTally>,
  };
}

function ratesOf(outcomes: readonly Outcome[], without?: Gate): Rates {
  const wanted = outcomes.filter((outcome) => outcome.expectA).length;
  const unwanted = outcomes.length - wanted;
  const wrong = outcomes.filter((outcome) => isWrong(outcome, without)).length;
  return {
    reuse: wanted === 0 ? 0 : outcomes.filter((outcome) => isReuse(outcome, without)).length / wanted,
    wrongReuse: unwanted === 0 ? 0 : Math.min(1, wrong / unwanted),
    wrongReuseUpper95: upper95(wrong, unwanted),
  };
}

function servedByA(outcome: Outcome, without?: Gate): boolean {
  return outcome.nominated && outcome.refusedBy.every((gate) => gate === without);
}

export function isReuse(outcome: Outcome, without?: Gate): boolean {
  return outcome.expectA && outcome.rightValues && servedByA(outcome, without);
}

export function isWrong(outcome: Outcome, without?: Gate): boolean {
  return servedByA(outcome, without) && !(outcome.expectA && outcome.rightValues);
}
