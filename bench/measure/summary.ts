import type { Tier } from '../../shared/index';
import type { Interval } from './bootstrap';
import { bootstrap, meanInterval, meanOf, quantile } from './bootstrap';
import type { BreakEven } from './break-even';
import type { ErrorAvoidance } from './error-avoidance';
import type { TaskResult } from './task-result';

/** One arm on one split, as `--json` prints it. Tokens, calls and money are means per task. */
export interface ArmSummary {
  arm: string;
  split: string;
  tasks: number;
  success: Interval;
  /** Of the tasks that have a gold action. */
  actionSuccess: Interval;
  harm: Interval;
  tokens: { prompt: number; cached: number; completion: number; learning: number };
  modelCalls: number;
  costUsd: number;
  /** Share answered by tier A. */
  reuse: number;
  /** Share of the answers of tier A whose outcome was wrong. */
  wrongReuse: number;
  /** Shares of the answers of tier A that a template of another kind gave, and one of the right kind. */
  wrongTemplate: number;
  templatePrecision: number;
  tiers: Record<Tier, number>;
  repeatedErrors: number;
  latencyMs: { p50: number; p95: number };
  historyEvents: number;
  historyBytes: number;
  /** Of arms with learning, over the whole stream. */
  errorAvoidance?: ErrorAvoidance;
  breakEven?: BreakEven;
  perturbed?: { asked: number; servedByA: number; right: number; harm: number };
}

export function tokensOf(result: Pick<TaskResult, 'prompt' | 'cached' | 'completion' | 'learning'>): number {
  return result.prompt + result.cached + result.completion + result.learning;
}

export function summarise(arm: string, split: string, results: readonly TaskResult[]): ArmSummary {
  const mean = (value: (result: TaskResult) => number): number => (results.length ? meanOf(results.map(value)) : 0);
  const actions = results.filter((result) => result.action);
  const engine = results.flatMap((result) => (result.engine ? [result.engine] : []));
  const latencies = results.flatMap(({ latencyMs, engine: run }) => latencyMs ?? run?.latencyMs ?? []);
  const reused = results.filter((result) => result.engine?.tier === 'A');
  const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const tier = (one: Tier): number => shareOf(engine.filter((run) => run.tier === one).length, engine.length);
  return {
    arm,
    split,
    tasks: results.length,
    success: meanInterval(results.map((result) => Number(result.success))),
    actionSuccess: meanInterval(actions.map((result) => Number(result.success))),
    harm: meanInterval(results.map((result) => Number(result.harm))),
    tokens: {
      prompt: mean((result) => result.prompt),
      cached: mean((result) => result.cached),
      completion: mean((result) => result.completion),
      learning: mean((result) => result.learning),
    },
    modelCalls: mean((result) => result.modelCalls),
    costUsd: mean((result) => result.costUsd),
    reuse: shareOf(reused.length, engine.length),
    wrongReuse: shareOf(reused.filter((result) => !result.success).length, reused.length),
    wrongTemplate: shareOf(reused.filter((result) => result.engine?.rightTemplate === false).length, reused.length),
    templatePrecision: shareOf(reused.filter((result) => result.engine?.rightTemplate !== false).length, reused.length),
    tiers: { A: tier('A'), B: tier('B'), C: tier('C') },
    repeatedErrors: results.reduce((sum, result) => sum + result.repeatedErrors, 0),
    latencyMs: { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) },
    historyEvents: engine.length ? meanOf(engine.map((run) => run.historyEvents)) : 0,
    historyBytes: engine.length ? meanOf(engine.map((run) => run.historyBytes)) : 0,
  };
}

/** Every split that a stream has, the whole first. */
export function summariseSplits(arm: string, results: readonly TaskResult[]): ArmSummary[] {
  const parts: [string, (result: TaskResult) => boolean][] = [
    ['all', () => true],
    ['seen wording', (result) => result.familiarity === 'seen wording'],
    ['unseen wording', (result) => result.familiarity === 'unseen wording'],
    ['unseen template', (result) => result.familiarity === 'unseen template'],
    ['high similarity', (result) => result.band === 'high'],
    ['medium similarity', (result) => result.band === 'medium'],
    ['low similarity', (result) => result.band === 'low'],
  ];
  return parts.map(([split, holds]) => summarise(arm, split, results.filter(holds)));
}

/** How two arms differ on the same tasks, resampled in pairs. Savings are a share of the first arm's tokens. */
export function compare(
  base: readonly TaskResult[],
  other: readonly TaskResult[]
): { tokenSaving: Interval; successGain: Interval; harmGain: Interval } {
  const pick = (results: readonly TaskResult[], indexes: readonly number[]): TaskResult[] =>
    indexes.map((index) => results[index] as TaskResult);
  const over = (statistic: (a: TaskResult[], b: TaskResult[]) => number): Interval =>
    bootstrap(base.length, (indexes) => statistic(pick(base, indexes), pick(other, indexes)));
  return {
    tokenSaving: over((a, b) => 1 - meanOf(b.map(tokensOf)) / meanOf(a.map(tokensOf))),
    successGain: over((a, b) => meanOf(b.map((r) => Number(r.success))) - meanOf(a.map((r) => Number(r.success)))),
    harmGain: over((a, b) => meanOf(b.map((r) => Number(r.harm))) - meanOf(a.map((r) => Number(r.harm)))),
  };
}

/** How often each gate refused tier A to the nearest template, and how often it was the only one. */
export function gateCounts(results: readonly TaskResult[]): { gate: string; refused: number; alone: number }[] {
  const counts = new Map<string, { refused: number; alone: number }>();
  for (const { engine } of results) {
    if (!engine || engine.tier === 'A') continue;
    const gates = [...new Set(engine.refused.map((reason) => reason.split(':')[0] ?? ''))];
    for (const gate of gates) {
      const one = counts.get(gate) ?? { refused: 0, alone: 0 };
      one.refused += 1;
      if (gates.length === 1) one.alone += 1;
      counts.set(gate, one);
    }
  }
  return [...counts].map(([gate, count]) => ({ gate, ...count })).sort((a, b) => b.refused - a.refused);
}
