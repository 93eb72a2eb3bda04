import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../worker/embedded/free-port';
import { waitFor } from '../harness/wait-for';

/** One series of a range query; what is no number (`NaN` where nothing was divided by nothing) is `null`. */
export interface Series {
  labels: Record<string, string>;
  /** Milliseconds since the epoch. */
  points: [at: number, value: number | null][];
}

export interface Prometheus {
  version: string;
  /** The series of the query from `fromMs` to `toMs`. Throws what Prometheus says against it. */
  range(query: string, span: { fromMs: number; toMs: number; stepS: number }): Promise<Series[]>;
  stop(): Promise<void>;
}

const STOP_MS = 15_000;

/** Starts Debian's `prometheus` on loopback, which scrapes the targets (`host:port`) and keeps what they say in the folder. */
export async function startPrometheus(
  folder: string,
  { targets, everyS }: { targets: readonly string[]; everyS: number }
): Promise<Prometheus> {
  const file = join(folder, 'prometheus.yml');
  const scraped = { job_name: 'workers', static_configs: [{ targets }] };
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ global: { scrape_interval: `${everyS}s` }, scrape_configs: [scraped] }));
  const address = `127.0.0.1:${await freePort(0, 'prometheus')}`;
  const flags = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`];
  const child = spawn('prometheus', [...flags, `--web.listen-address=${address}`, '--log.level=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let failure: Error | undefined;
  child.once('error', () => (failure = new Error('no prometheus on PATH: apt-get install prometheus')));
  const gone = once(child, 'exit').catch(() => undefined);
  const url = `http://${address}`;
  await waitFor('Prometheus', async () => {
    if (failure) throw failure;
    return fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false
    );
  });
  const built = (await (await fetch(`${url}/api/v1/status/buildinfo`)).json()) as { data: { version: string } };
  return {
    version: built.data.version,
    async range(query, { fromMs, toMs, stepS }) {
      const asked = { query, start: String(fromMs / 1_000), end: String(toMs / 1_000), step: String(stepS) };
      const reply = await fetch(`${url}/api/v1/query_range?${new URLSearchParams(asked).toString()}`);
      const { data, error } = (await reply.json()) as {
        error?: string;
        data?: { result: { metric: Record<string, string>; values: [number, string][] }[] };
      };
      if (!data) throw new Error(`${error}: ${query}`);
      return data.result.map(({ metric, values }) => ({
        labels: metric,
        points: values.map(([at, value]) => [at * 1_000, Number.isFinite(Number(value)) ? Number(value) : null]),
      }));
    },
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(late);
    },
  };
}
