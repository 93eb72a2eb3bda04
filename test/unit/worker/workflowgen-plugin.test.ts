import { MockActivityEnvironment } from '@temporalio/testing';
import { z } from 'zod';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import type { PlanningActivities } from '../../../activities/activity-types';
import type { Embedder } from '../../../activities/embedder/embedder';
import type { Planner } from '../../../activities/planner/planner';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { scriptedPlanner } from '../../../testing/scripted-planner';
import { defineTool } from '../../../shared';
import { loadConfiguration } from '../../../worker/configuration';
import { createPorts } from '../../../worker/ports';
import { workflowsPath } from '../../../worker/workflow-source';
import { WorkflowGenPlugin } from '../../../worker/workflowgen-plugin';
import type { WorkflowGenPluginOptions } from '../../../worker/workflowgen-plugin';
import { planRequest, SO_FAR } from '../planning/planning-desk';

const refund = defineTool({
  name: 'refund_order',
  version: '1',
  description: 'Refunds an order',
  input: z.object({ orderId: z.string() }),
  output: z.object({ refundId: z.string() }),
  effect: 'compensable',
  execute: () => ({ refundId: 'R-1' }),
  compensate: () => undefined,
});

/** Parts that only count; the plugin's own duty is when it opens and closes them. */
function countingPorts(): Required<Pick<WorkflowGenPluginOptions, 'store' | 'artifacts' | 'embedder' | 'planner'>> & {
  events: string[];
} {
  const events: string[] = [];
  const lifecycle = (name: string): { open: () => Promise<void>; close: () => Promise<void> } => ({
    open: async () => void events.push(`open ${name}`),
    close: async () => void events.push(`close ${name}`),
  });
  return {
    events,
    store: { ...inMemoryStore(), ...lifecycle('store') },
    artifacts: { name: 'counting', ...lifecycle('artifacts') } as ArtifactStore,
    embedder: { id: 'e', dimensions: 8, embed: async () => [], ...lifecycle('embedder') },
    planner: scriptedPlanner([]),
  };
}

const worker = { taskQueue: 'q' };

describe('WorkflowGenPlugin', () => {
  it('fails in the constructor on tools that cannot be registered', () => {
    const ports = countingPorts();
    expect(() => new WorkflowGenPlugin({ ...ports, tools: [refund, refund] })).toThrow(
      expect.objectContaining({ code: 'TOOL_DUPLICATE' })
    );
    expect(() => new WorkflowGenPlugin({ ...ports, tools: [{ ...refund, effect: 'sometimes' as never }] })).toThrow(
      expect.objectContaining({ code: 'TOOL_INVALID' })
    );
  });

  it.each([
    ['model.startToCloseTimeout', { model: { startToCloseTimeout: 'soon' } }],
    ['model.heartbeatTimeout', { model: { heartbeatTimeout: 0 } }],
    ['model.taskQueue', { model: { taskQueue: '' } }],
    ['model.priority', { model: { priority: 1 } }],
    ['learning.retry', { learning: { retry: { maximumAttempts: -1 } } }],
    ['routing', { routing: { startToCloseTimeout: '9 s' } }],
  ])('refuses activity options that no workflow could use: %s', (field, activityOptions) => {
    const options = { ...countingPorts(), tools: [refund], activityOptions: activityOptions as never };
    expect(() => new WorkflowGenPlugin(options)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        details: expect.objectContaining({ field: `activityOptions.${field}` }),
      })
    );
  });

  it('takes a kind of activity options that is not set', () => {
    const options = { ...countingPorts(), tools: [refund], activityOptions: { model: undefined } };
    expect(() => new WorkflowGenPlugin(options)).not.toThrow();
  });

  it.each([
    ['learning.promotion.successesForA', { promotion: { successesForA: 0 } }],
    ['learning.unusedDays', { unusedDays: 'never' }],
    ['learning', { promotions: {} }],
  ])('refuses learning settings that are none: %s', (field, learning) => {
    expect(() => new WorkflowGenPlugin({ ...countingPorts(), tools: [refund], learning: learning as never })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field }) })
    );
  });

  it.each([
    ['retentionDays', { retentionDays: 0 }],
    ['wrongReuseBudget.wrong', { wrongReuseBudget: { wrong: -1 } }],
    ['holdOut', { holdOut: 20 }],
    ['thresholds.a', { thresholds: { a: 60 } }],
    ['agent.maxTurns', { agent: { name: 'a', maxTurns: 61, next: () => ({ answer: 'x' }) } }],
  ])('refuses a setting beside them that is none: %s', (field, options) => {
    expect(() => new WorkflowGenPlugin({ ...countingPorts(), tools: [refund], ...options })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field }) })
    );
  });

  it('reads the environment also where all parts are given', () => {
    const before = process.env.WORKFLOWGEN_HOLD_OUT;
    process.env.WORKFLOWGEN_HOLD_OUT = '20';
    try {
      expect(() => new WorkflowGenPlugin({ ...countingPorts(), tools: [refund] })).toThrow(
        expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining('WORKFLOWGEN_HOLD_OUT') })
      );
    } finally {
      if (before === undefined) delete process.env.WORKFLOWGEN_HOLD_OUT;
      else process.env.WORKFLOWGEN_HOLD_OUT = before;
    }
  });

  it.each([
    ['the model of its planner', {}, 'agent'],
    ['the configured model', { model: { baseURL: 'http://127.0.0.1:9' } }, 'LLM_UNAVAILABLE'],
  ])('confirms fits beside an agent with %s', async (_, overrides, thrown) => {
    const { planner: _none, ...ports } = countingPorts();
    const planner: Planner = { name: 'agent', call: () => Promise.reject(new Error('agent')) };
    const plugin = new WorkflowGenPlugin({
      ...ports,
      tools: [refund],
      configuration: loadConfiguration({ env: {}, overrides }),
      agent: { name: 'agent', planner, next: () => ({ answer: 'hello' }) },
    });
    const activities = plugin.configureWorker(worker).activities as PlanningActivities;
    const request = planRequest({ soFar: { ...SO_FAR, applyExperience: false } });
    const inActivity = <T>(work: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(work);
    expect(await inActivity(() => activities.planWorkflow(request))).toMatchObject({ kind: 'plan', more: false });
    const texts = { query: request.query, soFar: request.soFar, items: [], slots: {}, outputs: {} };
    await expect(inActivity(() => activities.writeText(texts))).rejects.toMatchObject(
      thrown === 'agent' ? { message: 'agent' } : { type: thrown }
    );
  });

  it('tells every model call the instructions of the deployment, and refuses ones that are too long', async () => {
    const told: string[] = [];
    const planner: Planner = {
      name: 'listening',
      call: async ({ system }) => {
        told.push(system);
        throw new Error('heard');
      },
    };
    const options = { ...countingPorts(), planner, tools: [refund] };
    const plugin = new WorkflowGenPlugin({ ...options, instructions: 'Refund by Friday.' });
    const activities = plugin.configureWorker(worker).activities as PlanningActivities;
    const request = planRequest({ soFar: { ...SO_FAR, applyExperience: false } });
    await expect(new MockActivityEnvironment().run(() => activities.planWorkflow(request))).rejects.toThrow('heard');
    expect(told.join()).toContain('Refund by Friday.');
    expect(() => new WorkflowGenPlugin({ ...options, instructions: 'x'.repeat(4_001) })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' })
    );
  });

  it('registers our activities and two activity types per tool, beside the ones that the user has', () => {
    const plugin = new WorkflowGenPlugin({ ...countingPorts(), tools: [refund] });
    const own = async (): Promise<void> => undefined;
    const { activities } = plugin.configureWorker({ ...worker, activities: { own } });
    const names = Object.keys(activities ?? {});
    expect(names).toEqual(
      expect.arrayContaining([
        ...['own', 'refund_order', 'refund_order.compensate', 'route', 'planWorkflow', 'rewritePlan', 'writeText'],
        ...[
          'evaluate',
          'composeAnswer',
          'offloadValues',
          'learnRun',
          'logTrajectory',
          'promoteTemplates',
          'recordFeedback',
          'curatePage',
        ],
      ])
    );
  });

  it('brings the workflows only where the user has none of his own, for a worker as for replay', () => {
    const plugin = new WorkflowGenPlugin({ ...countingPorts(), tools: [] });
    for (const configure of [plugin.configureWorker.bind(plugin), plugin.configureReplayWorker.bind(plugin)]) {
      const ours = configure({ ...worker });
      expect(ours.workflowBundle ?? ours.workflowsPath).toBeDefined();
      const theirs = configure({ ...worker, workflowsPath: '/mine.js' });
      expect(theirs).toMatchObject({ workflowsPath: '/mine.js', workflowBundle: undefined });
      const bundled = configure({ ...worker, workflowBundle: { codePath: '/mine-bundle.js' } });
      expect(bundled).toMatchObject({ workflowBundle: { codePath: '/mine-bundle.js' }, workflowsPath: undefined });
    }
    expect(plugin.configureBundler({ workflowsPath: '/mine.js' }).workflowsPath).toBe('/mine.js');
    expect(plugin.configureBundler({} as never).workflowsPath).toBe(workflowsPath());
  });

  it('opens what it was given before the worker runs, once, and leaves closing to the owner', async () => {
    const ports = countingPorts();
    const plugin = new WorkflowGenPlugin({ ...ports, tools: [] });
    const seen: string[][] = [];
    const run = (): Promise<void> => plugin.runWorker({} as never, async () => void seen.push([...ports.events]));
    await Promise.all([run(), run()]);
    const opened = ['open artifacts', 'open embedder', 'open store'];
    expect(seen.map((events) => [...events].sort())).toEqual([opened, opened]);
    expect(ports.events).toHaveLength(3);
  });

  it('closes what it made itself when the last worker has ended, also after a failure', async () => {
    const { events: _events, ...ports } = countingPorts();
    const configuration = loadConfiguration({
      env: {},
      overrides: { store: { kind: 'libsql', url: ':memory:' }, artifacts: { kind: 'libsql', url: ':memory:' } },
    });
    const { embedder, planner } = ports;
    const plugin = new WorkflowGenPlugin({ tools: [], configuration, embedder, planner });
    await plugin.open();
    await expect(
      plugin.runWorker({} as never, async () => {
        throw new Error('the worker failed');
      })
    ).rejects.toThrow('the worker failed');
    await plugin.close();
    // A libSQL database that is closed stays closed.
    await expect(plugin.open()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('can be opened again after a part could not be', async () => {
    const ports = countingPorts();
    let broken = true;
    const embedder: Embedder = {
      ...ports.embedder,
      open: async () => {
        if (broken) throw new Error('no weights');
      },
    };
    const plugin = new WorkflowGenPlugin({ ...ports, embedder, tools: [] });
    await expect(plugin.open()).rejects.toThrow('no weights');
    broken = false;
    await expect(plugin.open()).resolves.toBeUndefined();
  });
});

it('says what to do where no model is configured', async () => {
  const { planner } = createPorts(loadConfiguration({ env: {} }));
  const call = planner.call({} as never, { signal: new AbortController().signal });
  await expect(call).rejects.toMatchObject({ type: 'LLM_AUTH', nonRetryable: true });
  await expect(call).rejects.toThrow('ANTHROPIC_API_KEY');
});
