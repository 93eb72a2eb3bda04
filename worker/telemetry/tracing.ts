import { trace } from '@opentelemetry/api';
import type * as TraceExporter from '@opentelemetry/exporter-trace-otlp-http';
import type * as Resources from '@opentelemetry/resources';
import type * as TraceSdk from '@opentelemetry/sdk-trace-node';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type * as Interceptors from '@temporalio/interceptors-opentelemetry-v2';
import { SimplePlugin } from '@temporalio/plugin';
import type { BundleOptions, ReplayWorkerOptions, WorkerOptions } from '@temporalio/worker';
import { createRequire } from 'node:module';
import { missingPackage } from '../../activities/optional-package';
import type { TelemetryConfiguration } from '../configuration.schema';
import { signalUrl } from './install-telemetry';
import { withoutTexts } from './without-texts';

/** Traces of one process: what its workers and clients take, and how it ends. */
export interface Tracing {
  configureWorker(options: WorkerOptions): WorkerOptions;
  configureReplayWorker(options: ReplayWorkerOptions): ReplayWorkerOptions;
  configureBundler(options: BundleOptions): BundleOptions;
  /** Spans of a client's starts, updates and signals, and what carries the trace into the workflow. */
  clientInterceptor(): WorkflowClientInterceptor;
  /** Sends what is still held. */
  flush(): Promise<void>;
}

const PACKAGES = [
  '@temporalio/interceptors-opentelemetry-v2',
  '@opentelemetry/sdk-trace-node',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
];

/** One per endpoint and service: a process has one tracer provider. */
const made = new Map<string, Tracing>();

/**
 * Traces to an OTLP/HTTP endpoint; `undefined` without one. Where the process has no tracer provider yet, one is registered; where it has one, ours only
 * sends the spans of workflows, which come from their sandbox. Throws `RUNTIME_MISSING` where a package is not installed.
 */
export function createTracing(telemetry: Partial<TelemetryConfiguration> = {}): Tracing | undefined {
  const { endpoint, serviceName = 'workflowgen' } = telemetry;
  if (endpoint === undefined) return undefined;
  const key = JSON.stringify([endpoint, serviceName]);
  const tracing = made.get(key) ?? newTracing(endpoint, serviceName);
  made.set(key, tracing);
  return tracing;
}

function newTracing(endpoint: string, serviceName: string): Tracing {
  const { interceptors, sdk, otlp, resources } = packages();
  const resource = resources.resourceFromAttributes({ 'service.name': serviceName });
  const exporter = withoutTexts(new otlp.OTLPTraceExporter({ url: signalUrl(endpoint, 'traces') }));
  const spanProcessor = new sdk.BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 });
  registerProvider(() => new sdk.NodeTracerProvider({ resource, spanProcessors: [spanProcessor] }));
  const client = new interceptors.OpenTelemetryWorkflowClientInterceptor();
  // As the SDK's own plugin does, but for the module of the workflows.
  const plugin = new SimplePlugin({
    name: 'workflowgen.Tracing',
    workerInterceptors: {
      client: { workflow: [client] },
      workflowModules: [require.resolve('./workflow-interceptors')],
      activity: [
        (context) => ({
          inbound: new interceptors.OpenTelemetryActivityInboundInterceptor(context),
          outbound: new interceptors.OpenTelemetryActivityOutboundInterceptor(context),
        }),
      ],
    },
  });
  const withSink = (sinks: WorkerOptions['sinks']): WorkerOptions['sinks'] => ({
    ...sinks,
    exporter: interceptors.makeWorkflowExporter(spanProcessor, resource),
  });
  return {
    configureWorker: (options) =>
      traced(options) ? options : plugin.configureWorker({ ...options, sinks: withSink(options.sinks) }),
    configureReplayWorker: (options) =>
      traced(options) ? options : plugin.configureReplayWorker({ ...options, sinks: withSink(options.sinks) }),
    configureBundler: (options) => plugin.configureBundler(options),
    clientInterceptor: () => client,
    flush: () => spanProcessor.forceFlush().catch(() => undefined),
  };
}

/** A worker whose user set up the interceptors himself; twice would make each span twice. */
function traced(options: WorkerOptions | ReplayWorkerOptions): boolean {
  return (options.interceptors?.workflowModules ?? []).some((path) => path.includes('interceptors-opentelemetry'));
}

function registerProvider(make: () => { register(): void }): void {
  // The proxy of the API answers before a provider is registered: one that records nothing is none.
  const span = trace.getTracer('workflowgen').startSpan('probe');
  const recording = span.isRecording();
  span.end();
  if (!recording) make().register();
}

/** Loaded only where telemetry is on: a worker without it installs none of them. */
function packages(): {
  interceptors: typeof Interceptors;
  sdk: typeof TraceSdk;
  otlp: typeof TraceExporter;
  resources: typeof Resources;
} {
  const load = createRequire(__filename);
  for (const name of PACKAGES) {
    try {
      load.resolve(name);
    } catch {
      throw missingPackage(PACKAGES.join(' '), 'Telemetry');
    }
  }
  const [interceptors, sdk, otlp, resources] = PACKAGES.map((name): unknown => load(name));
  return {
    interceptors: interceptors as typeof Interceptors,
    sdk: sdk as typeof TraceSdk,
    otlp: otlp as typeof TraceExporter,
    resources: resources as typeof Resources,
  };
}
