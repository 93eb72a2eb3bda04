import type { Interval } from '../measure/bootstrap';
import type { LagFigures } from './lag';
import type { LatencyRow } from './latency';
import type { EngineCost } from './measure';
import type { StartFigures } from './start';
import type { ThroughputRow } from './throughput';

/** On what, when and how it was measured. */
export interface Setting {
  at: string;
  machine: string;
  /** Mean number of processes that wanted to run in the minute before the measurement, and in its last minute. */
  loadBefore: number;
  loadAfter: number;
  minutes: number;
  command: string;
}

/** The section "What a run costs" of docs/performance.md. */
export function engineReport(cost: EngineCost, setting: Setting): string {
  const { at, machine, loadBefore, loadAfter, minutes, command } = setting;
  return [
    `\`${command}\`, ${at} UTC, ${minutes.toFixed(1)} minutes, ${machine}; load average ` +
      `${loadBefore.toFixed(1)} before and ${loadAfter.toFixed(1)} after. Dev server in memory, libSQL store in a file, the local embedder, a model server on loopback that answers ` +
      'at once. "Bare" is a Temporal workflow of the same reads on a worker of the same process. Ratios are of medians over paired rounds, with 95 % bootstrap intervals.',
    ...(cost.latency.length > 0
      ? ['', '**One run at a time**, from the client’s call to the answer; learning is off.', '']
      : []),
    ...latencyTable(cost.latency),
    ...(cost.throughput.length > 0 ? ['', '**Many runs at once**: A with three reads in sequence.', ''] : []),
    ...throughputTable(cost.throughput),
    ...(cost.lag.length > 0
      ? ['', '**How far learning is behind** under a steady load of A with three reads.', '']
      : []),
    ...lagTable(cost.lag),
    ...(cost.start.length > 0 ? ['', '**A worker process**, with the bundle of the build.', ''] : []),
    ...startTable(cost.start),
    ...(cost.rssAfterMb === undefined
      ? []
      : [
          '',
          `After the measurement one worker process (the product’s and the bare worker in it) holds ${Math.round(cost.rssAfterMb)} MB.`,
        ]),
  ].join('\n');
}

function latencyTable(rows: readonly LatencyRow[]): string[] {
  return table(
    ['tier', 'reads', 'rounds', 'product', 'bare', 'ratio', 'events', 'of them bare', 'history', 'bare'],
    rows.map(({ what, shape, rounds, productMs, bareMs, ratio, product, bare }) => [
      ...[what, shape, String(rounds), ms(productMs), ms(bareMs), times(ratio)],
      ...[String(product.events), String(bare.events), kilobytes(product.bytes), kilobytes(bare.bytes)],
    ])
  );
}

function throughputTable(rows: readonly ThroughputRow[]): string[] {
  return table(
    ['workers', 'at once', 'learning', 'rounds × runs', 'product', 'learnt', 'bare', 'ratio', 'not by A'],
    rows.map(
      ({ workers, atOnce, learn, rounds, runs, productPerSecond, learntPerSecond, barePerSecond, ratio, gaveWay }) => [
        ...[String(workers), String(atOnce), learn ? 'on' : 'off', `${rounds} × ${runs}`, perSecond(productPerSecond)],
        ...[learntPerSecond === undefined ? '–' : perSecond(learntPerSecond), perSecond(barePerSecond), times(ratio)],
        String(gaveWay),
      ]
    )
  );
}

function lagTable(rows: readonly LagFigures[]): string[] {
  return table(
    [
      ...['workers', 'asked for', 'started', 'runs', 'answer p50', 'behind p50', 'p95', 'most'],
      ...['first third', 'last third', 'open at the end', 'drained in', 'not by A'],
    ],
    rows.map((row) => [
      ...[
        String(row.workers),
        perSecond(row.rate),
        perSecond(row.startedPerSecond),
        String(row.runs),
        ms(row.answerP50Ms),
      ],
      ...[
        ms(row.p50Ms),
        ms(row.p95Ms),
        ms(row.maxMs),
        ms(row.earlyMs),
        ms(row.lateMs),
        String(row.behind),
        ms(row.drainMs),
        String(row.gaveWay),
      ],
    ])
  );
}

function startTable(rows: readonly StartFigures[]): string[] {
  return table(
    ['worker', 'starts', 'code loaded after', 'polls after that', 'both, seen from outside', 'memory'],
    rows.map(({ what, times: starts, loadMs, startMs, readyMs, rssMb }) => [
      ...[what, String(starts), ms(loadMs), ms(startMs), ms(readyMs), `${Math.round(rssMb)} MB`],
    ])
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

const ms = (value: number): string => `${Math.round(value)} ms`;
const perSecond = (value: number): string => `${value.toFixed(1)} /s`;
const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
const times = ({ value, low, high }: Interval): string => `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
