import { cpus, loadavg, totalmem } from 'node:os';

/** On what was measured: cores, memory, runtime. */
export function machineNow(): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}

/** Mean number of processes that wanted to run in the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? Number.NaN;
}
