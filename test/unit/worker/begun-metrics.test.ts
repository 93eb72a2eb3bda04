import type { MetricMeter } from '@temporalio/common';
import { noopMetricMeter } from '@temporalio/common';
import { Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { createLibsqlArtifacts } from '../../../activities/artifact-store/libsql-artifacts';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { scriptedPlanner } from '../../../testing/scripted-planner';
import { createMetrics } from '../../../worker/telemetry/metrics';
import type { TenantLabel } from '../../../worker/telemetry/metrics';
import { WorkflowGenPlugin } from '../../../worker/workflowgen-plugin';

/** A meter of a process that exports metrics, and what was recorded in it. */
function recordingMeter(): { meter: MetricMeter; recorded: unknown[][] } {
  const recorded: unknown[][] = [];
  const instrument = (name: string): object => ({
    add: (...added: unknown[]) => recorded.push([name, ...added]),
    set: (...set: unknown[]) => recorded.push([name, ...set]),
  });
  return { meter: { createCounter: instrument, createGauge: instrument } as unknown as MetricMeter, recorded };
}

it.each<[TenantLabel, unknown[][]]>([
  [
    'none',
    [
      ['workflowgen_tier_a_switched_off', 0, {}],
      ['workflowgen_wrong_reuse', 0, { tier: 'A' }],
      ['workflowgen_wrong_reuse', 0, { tier: 'B' }],
    ],
  ],
  ['hash', [['workflowgen_tier_a_switched_off', 0, {}]]],
])('with tenants told by %s what is rare and bad begins with 0', (label, expected) => {
  const { meter, recorded } = recordingMeter();
  createMetrics(() => meter, label).begun();
  expect(recorded).toEqual(expected);
});

it.each([
  ['exports', recordingMeter(), true],
  ['does not export', { meter: noopMetricMeter, recorded: [] }, false],
])(
  'a worker of a process that %s metrics, as no configuration tells, samples them or not',
  async (_, given, sampled) => {
    jest.spyOn(Runtime, 'instance').mockReturnValue({ metricMeter: given.meter } as Runtime);
    const store = inMemoryStore();
    let asked = 0;
    store.tenants = async () => {
      asked += 1;
      return ['acme'];
    };
    const plugin = new WorkflowGenPlugin({
      tools: [],
      store,
      artifacts: createLibsqlArtifacts({ url: ':memory:' }),
      embedder: { id: 'e', dimensions: 4, open: async () => {}, close: async () => {}, embed: async () => [] },
      planner: scriptedPlanner([]),
    });
    await plugin.runWorker({} as Worker, () => new Promise((resolve) => setImmediate(resolve)));
    expect(asked > 0).toBe(sampled);
    expect(given.recorded.length > 0).toBe(sampled);
  }
);
