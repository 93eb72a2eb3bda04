import { createHash } from 'node:crypto';
import { noopMetricMeter } from '@temporalio/common';
import type { MetricMeter, MetricTags } from '@temporalio/common';
import { TIER_A_SWITCHED_OFF } from '../../activities/metrics';
import type { Decision } from '../../shared/protocol/decision';
import type { RunFacts } from '../../shared/protocol/telemetry';
import { TIERS } from '../../shared/protocol/tier';
import type { Tier } from '../../shared/protocol/tier';
import type { ModelCallUsage, TokenUsage } from '../../shared/protocol/usage';

/** What metrics say of a tenant: nothing, the first 12 characters of the SHA-256 of its name, or the name. */
export const TENANT_LABELS = ['none', 'hash', 'name'] as const;
export type TenantLabel = (typeof TENANT_LABELS)[number];

/** Every metric of ours, with its kind, unit and attributes; `docs/observability.md` has the table. */
export const METRICS = {
  runs: { name: 'workflowgen_runs', kind: 'counter', unit: '1', tags: ['tier', 'outcome'] },
  runDuration: { name: 'workflowgen_run_duration', kind: 'histogram', unit: 'ms', tags: ['tier', 'outcome'] },
  tokens: { name: 'workflowgen_tokens', kind: 'counter', unit: '1', tags: ['tier', 'kind'] },
  cost: { name: 'workflowgen_cost_microdollars', kind: 'counter', unit: '1', tags: ['tier'] },
  unpricedCalls: { name: 'workflowgen_unpriced_calls', kind: 'counter', unit: '1', tags: ['tier'] },
  tokensSaved: { name: 'workflowgen_tokens_saved', kind: 'counter', unit: '1', tags: ['tier'] },
  tokensOverspent: { name: 'workflowgen_tokens_overspent', kind: 'counter', unit: '1', tags: ['tier'] },
  costSaved: { name: 'workflowgen_cost_saved_microdollars', kind: 'counter', unit: '1', tags: ['tier'] },
  costOverspent: { name: 'workflowgen_cost_overspent_microdollars', kind: 'counter', unit: '1', tags: ['tier'] },
  gateRefusals: { name: 'workflowgen_gate_refusals', kind: 'counter', unit: '1', tags: ['gate', 'against'] },
  wrongReuse: { name: 'workflowgen_wrong_reuse', kind: 'counter', unit: '1', tags: ['tier'] },
  /** Recorded by the activity that switches it off. */
  tierASwitchedOff: { name: TIER_A_SWITCHED_OFF, kind: 'counter', unit: '1', tags: [] },
  templates: { name: 'workflowgen_templates', kind: 'gauge', unit: '1', tags: ['status'] },
  learningLag: { name: 'workflowgen_learning_lag', kind: 'histogram', unit: 'ms', tags: [] },
  routingDuration: { name: 'workflowgen_routing_duration', kind: 'histogram', unit: 'ms', tags: ['tier'] },
  routingFailures: { name: 'workflowgen_routing_failures', kind: 'counter', unit: '1', tags: ['code'] },
  modelCalls: { name: 'workflowgen_model_calls', kind: 'counter', unit: '1', tags: ['purpose', 'model', 'result'] },
  modelCallDuration: {
    name: 'workflowgen_model_call_duration',
    kind: 'histogram',
    unit: 'ms',
    tags: ['purpose', 'model', 'result'],
  },
} as const;

/** Bounds of the histograms' buckets, in milliseconds: routing takes tens and has a budget of 15 s at most, a run takes minutes, learning behind an outage hours. */
export const BUCKETS: Record<string, number[]> = {
  [METRICS.routingDuration.name]: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000],
  [METRICS.modelCallDuration.name]: [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000],
  [METRICS.runDuration.name]: [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 30_000, 60_000, 300_000, 3_600_000],
  [METRICS.learningLag.name]: [
    250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 3_600_000, 86_400_000,
  ],
};

const MICRODOLLARS = 1_000_000;
const REUSING: readonly Tier[] = ['A', 'B'];

/** Records what the metrics are made of. It never throws, and costs next to nothing where the runtime exports none. */
export interface Metrics {
  /** Whether the process exports any: what is costly to find out is not asked for without. */
  exported: () => boolean;
  /** A worker begins: says 0 of what is rare and bad. Prometheus takes a new series for no increase, so that its first time would be missed. */
  begun: () => void;
  runClosed: (facts: RunFacts) => void;
  routed: (tenant: string, decision: Decision) => void;
  modelCalled: (usage: ModelCallUsage) => void;
  /** Tokens and US dollars of a reused run below those of the same kind planned; negative where it took more. */
  saved: (tenant: string, tier: Tier, saved: { tokens: number; costUsd: number }) => void;
  wrongReuse: (tenant: string, tier: Tier) => void;
  /** Milliseconds from the close of a run to the end of learning. */
  learnt: (tenant: string, lagMs: number) => void;
  templates: (counts: readonly { tenant: string; status: string; count: number }[]) => void;
}

/**
 * Metrics through Temporal's own meter, so that they leave with the SDK's: to Prometheus or OTLP, as the process is set up. No
 * attribute holds a text of a query, an answer or a tool's value; the tenant stands there only where that was asked for.
 *
 * @param meterOf asked at the first record: the runtime must not be made before its options are installed
 */
export function createMetrics(meterOf: () => MetricMeter, tenantLabel: TenantLabel): Metrics {
  let meter: MetricMeter | undefined;
  const instruments = new Map<string, (value: number, tags: MetricTags) => void>();
  const record = (key: keyof typeof METRICS, value: number, tags: MetricTags): void => {
    const { name } = METRICS[key];
    meter ??= meterOf();
    const instrument = instruments.get(name) ?? instrumentOf(meter, key);
    instruments.set(name, instrument);
    instrument(value, tags);
  };
  const tenantTags = (tenant: string): MetricTags => {
    if (tenantLabel === 'none') return {};
    const hash = (): string => createHash('sha256').update(tenant).digest('hex').slice(0, 12);
    return { tenant: tenantLabel === 'name' ? tenant : hash() };
  };
  /** Records with what is said of the tenant beside the tags. */
  const recordOf = (tenant: string): typeof record => {
    const whose = tenantTags(tenant);
    return (key, value, tags) => record(key, value, { ...tags, ...whose });
  };

  return {
    exported: () => (meter ??= meterOf()) !== noopMetricMeter,
    begun() {
      record('tierASwitchedOff', 0, {});
      // With the tenant in it nobody knows the series beforehand.
      if (tenantLabel === 'none') for (const tier of REUSING) record('wrongReuse', 0, { tier });
    },
    runClosed({ tenant, tier, outcome, durationMs, usage, wrongReuse }) {
      const add = recordOf(tenant);
      add('runs', 1, { tier, outcome });
      add('runDuration', durationMs, { tier, outcome });
      for (const one of TIERS) {
        const { tokens, costUsd, modelCalls, unpricedCalls } = usage.byTier[one];
        if (modelCalls === 0) continue;
        for (const [kind, label] of Object.entries(TOKEN_KINDS)) {
          add('tokens', tokens[kind as keyof TokenUsage], { tier: one, kind: label });
        }
        add('cost', Math.round(costUsd * MICRODOLLARS), { tier: one });
        if (unpricedCalls > 0) add('unpricedCalls', unpricedCalls, { tier: one });
      }
      for (const one of wrongReuse) add('wrongReuse', 1, { tier: one });
    },
    routed(tenant, { tier, nominees, durationMs, degradedBy }) {
      const add = recordOf(tenant);
      add('routingDuration', durationMs, { tier });
      if (degradedBy) add('routingFailures', 1, { code: degradedBy.code });
      const [best] = nominees;
      if (!best || tier === 'A') return;
      const refused = (against: 'A' | 'B', gates: typeof best.gatesA): void => {
        for (const { gate, passed } of gates) {
          if (!passed) add('gateRefusals', 1, { gate, against });
        }
      };
      refused('A', best.gatesA);
      if (tier === 'C') refused('B', best.gatesB);
    },
    modelCalled({ purpose, model, result, durationMs }) {
      const tags = { purpose, model, result };
      record('modelCalls', 1, tags);
      record('modelCallDuration', durationMs, tags);
    },
    saved(tenant, tier, { tokens, costUsd }) {
      const add = recordOf(tenant);
      // Two counters and no signed one: a counter that falls looks like a restart.
      add('tokensSaved', Math.round(Math.max(0, tokens)), { tier });
      add('tokensOverspent', Math.round(Math.max(0, -tokens)), { tier });
      add('costSaved', Math.round(Math.max(0, costUsd) * MICRODOLLARS), { tier });
      add('costOverspent', Math.round(Math.max(0, -costUsd) * MICRODOLLARS), { tier });
    },
    wrongReuse: (tenant, tier) => recordOf(tenant)('wrongReuse', 1, { tier }),
    learnt: (tenant, lagMs) => recordOf(tenant)('learningLag', Math.max(0, Math.round(lagMs)), {}),
    templates(counts) {
      const sums = new Map<string, { count: number; tags: MetricTags }>();
      for (const { tenant, status, count } of counts) {
        const tags = { status, ...tenantTags(tenant) };
        const key = JSON.stringify(tags);
        sums.set(key, { count: (sums.get(key)?.count ?? 0) + count, tags });
      }
      for (const { count, tags } of sums.values()) record('templates', count, tags);
    },
  };
}

const TOKEN_KINDS: Record<keyof TokenUsage, string> = {
  input: 'input',
  cacheWrite: 'cache_write',
  cacheRead: 'cache_read',
  output: 'output',
};

function instrumentOf(meter: MetricMeter, key: keyof typeof METRICS): (value: number, tags: MetricTags) => void {
  const { name, kind, unit } = METRICS[key];
  switch (kind) {
    case 'counter': {
      const counter = meter.createCounter(name, unit);
      return (value, tags) => counter.add(value, tags);
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, 'int', unit);
      return (value, tags) => gauge.set(value, tags);
    }
    case 'histogram': {
      const histogram = meter.createHistogram(name, 'int', unit);
      return (value, tags) => histogram.record(value, tags);
    }
  }
}
