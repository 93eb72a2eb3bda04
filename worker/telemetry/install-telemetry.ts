import type { LogLevel, RuntimeOptions } from '@temporalio/worker';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { BUCKETS } from './metrics';

type TelemetryRuntimeOptions = NonNullable<RuntimeOptions['telemetryOptions']>;

/** Logs and metrics of one process. */
export interface TelemetryOptions {
  /** Default `INFO`. */
  logLevel?: LogLevel;
  /** `host:port` where Prometheus scrapes the metrics of worker and SDK; none where absent. */
  metrics?: { bindAddress: string };
  /** Base of an OTLP/HTTP endpoint that the metrics are sent to, where Prometheus does not scrape them: a process has one exporter. */
  telemetry?: { endpoint?: string; serviceName?: string };
  /** Where log lines go; default: standard error, since standard output is for data. */
  write?: (line: string) => void;
}

/**
 * Sets up logs and metrics of the process. Temporal has one runtime per process, so it must come before the first worker or
 * connection. Throws `CONFIG_INVALID` where the metrics address cannot be used, or a runtime is there already.
 */
export function installTelemetry(options: TelemetryOptions): void {
  const write = options.write ?? ((line) => process.stderr.write(`${line}\n`));
  try {
    Runtime.install({
      // The command line and the dev runtime shut their workers down themselves, in order.
      shutdownSignals: [],
      logger: new DefaultLogger(options.logLevel ?? 'INFO', ({ level, timestampNanos, message, meta }) => {
        const at = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
        write(`${at} ${level} ${message}${lineOf(meta)}`);
      }),
      telemetryOptions: {
        logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
        ...metricsOf(options),
      },
    });
  } catch (error) {
    const remedy = 'name a free host:port, and install telemetry once, before the first worker';
    throw new WorkflowGenError('CONFIG_INVALID', `Telemetry: ${messageOf(error, 200)}; ${remedy}`, {
      field: 'metrics.bindAddress',
      remedy,
    });
  }
}

/** Where an OTLP/HTTP endpoint takes one kind of signal. */
export function signalUrl(endpoint: string, signal: 'metrics' | 'traces'): string {
  return `${endpoint.replace(/\/+$/, '')}/v1/${signal}`;
}

/** Milliseconds between two sendings of the metrics. */
const EXPORT_INTERVAL_MS = 10_000;

function metricsOf({ metrics, telemetry }: TelemetryOptions): Pick<TelemetryRuntimeOptions, 'metrics'> {
  const histogramBucketOverrides = BUCKETS;
  if (metrics) return { metrics: { prometheus: { bindAddress: metrics.bindAddress, histogramBucketOverrides } } };
  if (telemetry?.endpoint === undefined) return {};
  const url = signalUrl(telemetry.endpoint, 'metrics');
  return {
    metrics: {
      otel: { url, http: true, metricsExportInterval: EXPORT_INTERVAL_MS, histogramBucketOverrides },
      globalTags: { service_name: telemetry.serviceName ?? 'workflowgen' },
    },
  };
}

/** The few fields of a log line that help a person; the SDK's own would fill a screen. */
function lineOf(meta: Record<string, unknown> | undefined): string {
  const fields = ['workflowId', 'activityType', 'activityId', 'attempt', 'error'] as const;
  const parts = fields.flatMap((field) => {
    const value = meta?.[field];
    if (value === undefined) return [];
    return [`${field}=${value instanceof Error ? JSON.stringify(value.message) : JSON.stringify(value)}`];
  });
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}
