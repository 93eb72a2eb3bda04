import type { DataConverter } from '@temporalio/common';
import { SimplePlugin } from '@temporalio/plugin';
import { Runtime } from '@temporalio/worker';
import type { BundleOptions, ReplayWorkerOptions, Worker, WorkerOptions } from '@temporalio/worker';
import type { Agent } from '../activities/agent/agent';
import { createToolRegistry } from '../activities/tools/create-tool-registry';
import type { ToolRegistry } from '../activities/tools/tool-registry';
import { payloadConverter, payloadConverterFor } from '../payloads/payload-converter';
import type { AnyTool } from '../shared/protocol/tool';
import type { ActivityOptions } from './all-activities';
import { createAllActivities } from './all-activities';
import type { Configuration } from './configuration';
import { loadConfiguration } from './configuration';
import { endAtOnce, isDiscarded } from './discarded-worker';
import { pluginSettings } from './plugin-settings';
import type { Ports, PortsOptions } from './ports';
import { closePorts, createPorts, openPorts } from './ports';
import { sampleTemplates } from './telemetry/sample-templates';
import { createMetrics } from './telemetry/metrics';
import type { Metrics } from './telemetry/metrics';
import { telemetrySinks } from './telemetry/sinks';
import { createTracing } from './telemetry/tracing';
import type { Tracing } from './telemetry/tracing';
import { unknownActivity } from './unknown-activity';
import { warmUp } from './warm-up';
import { workflowSource, workflowsPath } from './workflow-source';

/** The tools, and what differs from the configuration; a port that is given takes the place of the configured one. */
export interface WorkflowGenPluginOptions extends Partial<Ports>, PortsOptions, ActivityOptions {
  tools: readonly AnyTool[];
  /** Where parts that are not given come from; default: environment and file (`loadConfiguration`). */
  configuration?: Configuration;
  /**
   * An agent that you have already, as tier C: it is asked turn by turn, and the run makes the calls that it asks for (docs/agents.md).
   * B takes the configured model, else the agent's own `planner`.
   */
  agent?: Agent;
  /**
   * Takes over a store whose vectors are of another embedder; they go, and curation makes new ones. Default `false`: such a
   * store is refused (`EMBEDDER_MISMATCH`). Stop the workers with the other embedder first.
   */
  adopt?: boolean;
}

/** Between two heartbeats that a worker sends of one activity: by the SDK's own rule a written answer would be told every 12 s. */
const STREAM_THROTTLE = 500;

/**
 * Makes a Temporal worker a WorkflowGen worker: registers our workflows and activities, and each tool as an activity type of
 * its own (`<tool>`, `<tool>.compensate`). With workflows of your own, set `workflowsPath` and re-export
 * `workflowgen/workflows` there. The same plugin goes to `bundleWorkflowCode` and to replay.
 *
 * The constructor throws `TOOL_INVALID`, `TOOL_DUPLICATE` and `CONFIG_INVALID`; store and embedder are opened before the worker
 * polls. Parts that were handed in are opened too, and left to their owner to close.
 *
 * @example
 * ```ts
 * const plugin = new WorkflowGenPlugin({ tools: [readOrder], activityOptions: { model: { startToCloseTimeout: '120 s' } } });
 * const worker = await Worker.create({ connection, taskQueue: 'workflowgen', plugins: [plugin] });
 * await worker.run();
 * ```
 */
export class WorkflowGenPlugin extends SimplePlugin {
  readonly registry: ToolRegistry;
  private readonly ports: Ports;
  private readonly owned: Partial<Ports>;
  private readonly adopt: boolean;
  private readonly metrics: Metrics;
  private readonly tracing: Tracing | undefined;
  private readonly streams: boolean;
  private opening: Promise<void> | undefined;
  private users = 0;

  constructor(options: WorkflowGenPluginOptions) {
    const registry = createToolRegistry(options.tools);
    const { ports, owned, configuration } = portsOf(options);
    const telemetry = configuration.telemetry;
    const metrics = createMetrics(() => Runtime.instance().metricMeter, telemetry?.tenant ?? 'none');
    const streamAnswers = options.streamAnswers ?? configuration.model?.streamAnswers ?? false;
    super({
      name: 'workflowgen.WorkflowGenPlugin',
      activities: createAllActivities(ports, registry, {
        ...options,
        secretKeys: options.secretKeys ?? configuration.secretKeys,
        metrics,
        advice: options.advice ?? configuration.model?.advice,
        streamAnswers,
        ...pluginSettings(options, configuration),
      }),
    });
    this.registry = registry;
    this.ports = ports;
    this.adopt = options.adopt ?? configuration.store.adopt ?? false;
    this.owned = owned;
    this.metrics = metrics;
    this.tracing = createTracing(telemetry);
    this.streams = streamAnswers;
  }

  /** Opens the parts; called again, it waits for the first call. Each call wants one `close`. */
  async open(): Promise<void> {
    this.users += 1;
    this.opening ??= openPorts(this.ports, { adopt: this.adopt });
    try {
      await this.opening;
    } catch (error) {
      this.opening = undefined;
      this.users -= 1;
      throw error;
    }
  }

  /** Closes the parts that the plugin made itself, when the last that opened them has gone. */
  async close(): Promise<void> {
    this.users -= 1;
    if (this.users > 0 || this.opening === undefined) return;
    this.opening = undefined;
    await closePorts(this.owned);
  }

  override configureWorker(options: WorkerOptions): WorkerOptions {
    const configured = super.configureWorker(options);
    // The user's own fallback comes first.
    const activities = { default: unknownActivity, ...configured.activities };
    const dataConverter = payloadConverterFor(options.dataConverter);
    const sinks = { ...configured.sinks, ...telemetrySinks(this.metrics) };
    const throttled = this.streams && options.maxHeartbeatThrottleInterval === undefined;
    const ours = {
      activities,
      dataConverter,
      sinks,
      ...(throttled ? { maxHeartbeatThrottleInterval: STREAM_THROTTLE } : {}),
    };
    const worker = { ...configured, ...ours, ...this.workflowsFor(options, dataConverter) };
    return this.tracing?.configureWorker(worker) ?? worker;
  }

  /** Replay runs no activity, so nothing is opened: it only needs the workflows. */
  override configureReplayWorker(options: ReplayWorkerOptions): ReplayWorkerOptions {
    const dataConverter = payloadConverterFor(options.dataConverter);
    const sinks = { ...options.sinks, ...telemetrySinks(this.metrics) };
    const workflows = this.workflowsFor(options, dataConverter);
    const worker = { ...super.configureReplayWorker(options), dataConverter, sinks, ...workflows };
    return this.tracing?.configureReplayWorker(worker) ?? worker;
  }

  override configureBundler(options: BundleOptions): BundleOptions {
    const bundle = {
      ...super.configureBundler(options),
      workflowsPath: options.workflowsPath ?? workflowsPath(),
      // Ours keep no state in their modules, so all workflows of a worker can share them; to load them for each one takes milliseconds.
      preloadModules: [...(options.preloadModules ?? []), workflowsPath()],
      failureConverterPath: options.failureConverterPath ?? payloadConverter()?.failureConverterPath,
    };
    return this.tracing?.configureBundler(bundle) ?? bundle;
  }

  /**
   * A worker has one bundle: the user's, who re-exports our workflows in it, or ours. Ours is prebuilt, and so holds no module of
   * an interceptor: where another part of the worker may bring one, the sources are bundled.
   */
  private workflowsFor(
    options: WorkerOptions | ReplayWorkerOptions,
    dataConverter: DataConverter | undefined
  ): Partial<WorkerOptions> {
    if (options.workflowsPath !== undefined || options.workflowBundle !== undefined) return {};
    const others = (options.plugins ?? []).some((plugin) => plugin.name !== this.name);
    const modules = (options.interceptors?.workflowModules ?? []).length > 0;
    return others || modules || this.tracing ? { workflowsPath: workflowsPath() } : workflowSource(dataConverter);
  }

  override async runWorker(worker: Worker, next: (worker: Worker) => Promise<void>): Promise<void> {
    if (isDiscarded(worker)) return endAtOnce(worker, next);
    await this.open();
    // The exporter may be one of the process's own that no configuration of ours tells of.
    const exported = this.metrics.exported();
    if (exported) this.metrics.begun();
    const stopSampling = exported ? sampleTemplates(this.ports.store, this.metrics) : undefined;
    try {
      const running = next(worker);
      void warmUp(this.ports.planner);
      await running;
    } finally {
      stopSampling?.();
      await this.tracing?.flush();
      await this.close();
    }
  }
}

/**
 * Parts that were not handed in are made from the configuration, and are the plugin's to close; the configuration is read in any case,
 * since it says more than which parts there are.
 */
function portsOf(options: WorkflowGenPluginOptions): {
  ports: Ports;
  owned: Partial<Ports>;
  configuration: Configuration;
} {
  const configuration = options.configuration ?? loadConfiguration();
  const { store, artifacts, embedder } = options;
  const planner = options.planner ?? (configuration.model ? undefined : options.agent?.planner);
  if (store && artifacts && embedder && planner) {
    return { ports: { store, artifacts, embedder, planner }, owned: {}, configuration };
  }
  const made = createPorts(configuration, options);
  const owned: Partial<Ports> = {
    ...(!store && { store: made.store }),
    ...(!artifacts && { artifacts: made.artifacts }),
    ...(!embedder && { embedder: made.embedder }),
  };
  return {
    ports: {
      store: store ?? made.store,
      artifacts: artifacts ?? made.artifacts,
      embedder: embedder ?? made.embedder,
      planner: planner ?? made.planner,
    },
    owned,
    configuration,
  };
}
