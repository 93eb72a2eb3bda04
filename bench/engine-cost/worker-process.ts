import { installTelemetry } from '../../worker/index';
import { startBenchWorker } from './bench-worker';
import type { BenchWorkerSettings } from './bench-worker';

/** What a worker process says of itself. */
export interface WorkerFigures {
  /** Milliseconds from the start of the process until its code was loaded, and from then until it polled. */
  loadMs: number;
  startMs: number;
  rssBytes: number;
  /** Milliseconds of processor time so far. */
  cpuMs: number;
}

/** A worker as a process of its own; its settings come as JSON in one variable, and each message is answered with its figures. */
async function main(): Promise<void> {
  const loadMs = performance.now();
  installTelemetry({ logLevel: 'ERROR', write: () => undefined });
  const worker = await startBenchWorker(JSON.parse(process.env.WORKFLOWGEN_BENCH_WORKER ?? '') as BenchWorkerSettings);
  const startMs = performance.now() - loadMs;
  const figures = (): WorkerFigures => {
    const { user, system } = process.cpuUsage();
    return { loadMs, startMs, rssBytes: process.memoryUsage.rss(), cpuMs: (user + system) / 1_000 };
  };
  process.on('message', () => process.send?.(figures()));
  process.once('SIGTERM', () => {
    void worker.stop().finally(() => process.exit(0));
  });
  // The one who started it may have been killed.
  process.once('disconnect', () => process.exit(0));
  process.send?.(figures());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
