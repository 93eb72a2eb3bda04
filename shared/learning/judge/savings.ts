import { tokenCount } from '../../protocol/usage';
import { TIERS } from '../../protocol/tier';
import type { Tier } from '../../protocol/tier';
import type { Trajectory } from '../observe/trajectory';

/** What a run took; money in US dollars, time in seconds from its start to its close. */
export const MEASURES = ['tokens', 'costUsd', 'seconds'] as const;
export type Measure = (typeof MEASURES)[number];

/** An estimate with its 95 % interval; no interval where a group has fewer than two runs. */
export interface Estimate {
  value: number;
  low?: number;
  high?: number;
}

export interface TierUse {
  runs: number;
  /** Means over the runs. */
  mean: Record<Measure, number>;
  total: Record<Measure, number>;
}

/** What reuse of one template saved. */
export interface TemplateSavings {
  templateId: string;
  byTier: Partial<Record<Tier, TierUse>>;
  /** What the savings are measured against; `none`: nothing of the kind was planned, so nothing is claimed. */
  baseline: { from: 'held out' | 'planned' | 'none'; runs: number; mean?: Record<Measure, number> };
  saved?: Record<Measure, Estimate>;
}

export interface Savings {
  /** Answered runs by the tier where they began, those without a template included. */
  byTier: Partial<Record<Tier, TierUse>>;
  heldOut: number;
  templates: TemplateSavings[];
  /** Sum over the templates that have a baseline. */
  saved: Record<Measure, Estimate>;
  /** Reused runs without a baseline: what they saved is not in the sum. */
  unmeasuredRuns: number;
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.96;

interface Sample {
  tier: Tier;
  heldOut: boolean;
  values: Record<Measure, number>;
}

/**
 * What reuse saved over the answered runs of one tenant: each run of A or B against the mean of planned runs of the same template.
 * Held-out runs are the baseline where there are two of them: they are drawn by chance from the queries that would have been
 * reused. Else it is the runs that were planned anyway, which are the first of their kind, and may differ.
 *
 * The interval is that of a difference of two means (normal approximation, unequal variances); templates are independent.
 */
export function savingsOf(trajectories: readonly Trajectory[]): Savings {
  const byTemplate = new Map<string, Sample[]>();
  const all: Sample[] = [];
  for (const trajectory of trajectories) {
    if (trajectory.metadata.outcome !== 'answered' || trajectory.metadata.verdict === 'wrong') continue;
    const sample = sampleOf(trajectory);
    all.push(sample);
    const templateId =
      trajectory.heldOut?.templateId ?? trajectory.tierPath[0]?.templateId ?? trajectory.generalised?.templateId;
    if (templateId !== undefined) byTemplate.set(templateId, [...(byTemplate.get(templateId) ?? []), sample]);
  }
  const templates = [...byTemplate]
    .map(([templateId, samples]) => templateSavings(templateId, samples))
    .sort((a, b) => reusedRuns(b.byTier) - reusedRuns(a.byTier) || a.templateId.localeCompare(b.templateId));
  const measured = templates.filter((template) => template.saved !== undefined);
  return {
    byTier: usesOf(all),
    heldOut: all.filter((sample) => sample.heldOut).length,
    templates,
    saved: perMeasure((measure) => sumOf(measured.flatMap(({ saved }) => (saved ? [saved[measure]] : [])))),
    unmeasuredRuns: templates.reduce((sum, { saved, byTier }) => sum + (saved ? 0 : reusedRuns(byTier)), 0),
  };
}

function templateSavings(templateId: string, samples: readonly Sample[]): TemplateSavings {
  const reused = samples.filter(({ tier }) => tier !== 'C');
  const heldOut = samples.filter((sample) => sample.heldOut);
  const planned = samples.filter(({ tier }) => tier === 'C');
  const from = heldOut.length >= 2 ? 'held out' : planned.length > 0 ? 'planned' : 'none';
  const baseline = from === 'held out' ? heldOut : planned;
  return {
    templateId,
    byTier: usesOf(samples),
    baseline: {
      from,
      runs: baseline.length,
      ...(from === 'none' ? {} : { mean: perMeasure((measure) => mean(valuesOf(baseline, measure))) }),
    },
    ...(from === 'none' || reused.length === 0
      ? {}
      : { saved: perMeasure((measure) => difference(valuesOf(baseline, measure), valuesOf(reused, measure))) }),
  };
}

/** What the reused runs together took less than as many planned ones. */
function difference(planned: readonly number[], reused: readonly number[]): Estimate {
  const value = reused.length * (mean(planned) - mean(reused));
  if (planned.length < 2 || reused.length < 2) return { value };
  const spread = Math.sqrt(variance(planned) / planned.length + variance(reused) / reused.length);
  const half = Z * reused.length * spread;
  return { value, low: value - half, high: value + half };
}

/** Of independent estimates; without an interval where one of them has none. */
function sumOf(estimates: readonly Estimate[]): Estimate {
  const value = estimates.reduce((sum, one) => sum + one.value, 0);
  if (estimates.length === 0 || estimates.some(({ high }) => high === undefined)) return { value };
  const half = Math.sqrt(estimates.reduce((sum, one) => sum + ((one.high ?? one.value) - one.value) ** 2, 0));
  return { value, low: value - half, high: value + half };
}

/** Under the tier where the run began: what a degraded run took is a cost of the reuse that failed. */
function sampleOf({ tier: last, tierPath, heldOut, tokens, costUsd, metadata }: Trajectory): Sample {
  const tier = tierPath[0]?.tier ?? last;
  const seconds = (Date.parse(metadata.closedAt) - Date.parse(metadata.startedAt)) / 1_000;
  return { tier, heldOut: heldOut !== undefined, values: { tokens: tokenCount(tokens), costUsd, seconds } };
}

function usesOf(samples: readonly Sample[]): Partial<Record<Tier, TierUse>> {
  const tiers = TIERS.flatMap((tier) => {
    const of = samples.filter((sample) => sample.tier === tier);
    if (of.length === 0) return [];
    const total = perMeasure((measure) => sum(valuesOf(of, measure)));
    return [[tier, { runs: of.length, mean: perMeasure((measure) => total[measure] / of.length), total }] as const];
  });
  return Object.fromEntries(tiers);
}

/** Runs of A and B. */
export function reusedRuns(byTier: Partial<Record<Tier, TierUse>>): number {
  return (byTier.A?.runs ?? 0) + (byTier.B?.runs ?? 0);
}

function perMeasure<T>(of: (measure: Measure) => T): Record<Measure, T> {
  return { tokens: of('tokens'), costUsd: of('costUsd'), seconds: of('seconds') };
}

function valuesOf(samples: readonly Sample[], measure: Measure): number[] {
  return samples.map(({ values }) => values[measure]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}
