import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '../../bench/measure/seeded';
import { startDevServer } from '../../worker/embedded/dev-server';
import { freePort } from '../../worker/embedded/free-port';
import { ensureParts } from '../../worker/embedded/parts';
import { startRig, type Rig } from '../faults/rig';
import { loadOf, soakModel } from '../faults/soak-load';
import { startSoakStore, type SoakStore } from '../faults/soak-store';
import { soakTenants } from '../faults/soak-tenants';
import { upkeepOf } from '../faults/soak-upkeep';
import { startPrometheus, type Prometheus, type Series } from './prometheus';

const DASHBOARD = resolve(__dirname, '../../docs/grafana-dashboard.json');
const WORKERS = 2;
/** Seconds between two scrapes, and between two points of an answer. */
const STEP_S = 5;
/** Milliseconds for the last scrapes after the load. */
const SETTLE_MS = 15_000;
const STORE_AWAY_MS = 6_000;

interface Panel {
  title: string;
  targets: { refId: string; expr: string; legendFormat?: string }[];
}
interface Answer {
  refId: string;
  series: Series[];
}

/**
 * `npm run check:dashboard -- --minutes N`: the soak's load of two tenants on two workers, without its kills, while a real Prometheus
 * scrapes them; then each query of the dashboard is asked. Exits with 1 where one is refused or has no number to show.
 * `--answers <file>` keeps what was answered, for the picture (`docs/dashboard-picture`).
 */
async function main(): Promise<void> {
  const { minutes, seed, answers } = new Command('check-dashboard')
    .option('--minutes <n>', 'minutes of load', '2')
    .option('--seed <s>', 'seed of the load', '1')
    .option('--answers <file>', 'where to write what Prometheus answered')
    .parse()
    .opts<{ minutes: string; seed: string; answers?: string }>();
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-dashboard-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const { rig, store } = await startWorld(folder, Number(seed), undo);
    const targets: string[] = [];
    for (let n = 0; n < WORKERS; n++) {
      const metrics = `127.0.0.1:${await freePort(0, 'metrics')}`;
      await rig.addWorker({ metrics });
      targets.push(metrics);
    }
    const prometheus = await startPrometheus(folder, { targets, everyS: STEP_S });
    undo.push(() => prometheus.stop());
    const fromMs = Date.now();
    await load(rig, store, { seed: Number(seed), end: fromMs + Number(minutes) * 60_000 });
    await sleep(SETTLE_MS);

    const { panels } = JSON.parse(await readFile(DASHBOARD, 'utf8')) as { panels: Panel[] };
    const span = { fromMs, toMs: Date.now(), stepS: STEP_S };
    const told: Answer[][] = [];
    for (const panel of panels) told.push(await answersOf(prometheus, panel, span));
    if (answers !== undefined) {
      const all = Object.fromEntries(panels.map(({ title }, at) => [title, told[at]]));
      await writeFile(answers, JSON.stringify({ ...span, prometheus: prometheus.version, answers: all }));
    }
    process.exitCode = report(panels, told, prometheus.version) ? 0 : 1;
  } finally {
    for (const end of undo.reverse()) await end();
  }
}

async function startWorld(
  folder: string,
  seed: number,
  undo: (() => Promise<unknown>)[]
): Promise<{ rig: Rig; store: SoakStore }> {
  const bundle = join(folder, 'workflows.js');
  const workflowsPath = resolve(__dirname, '../../workflows/index.ts');
  await writeFile(bundle, (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code);
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const server = await startDevServer({ temporalPath: temporal });
  undo.push(() => server.stop());
  const store = await startSoakStore();
  const prefix = `dashboard-${randomUUID().slice(0, 8)}`;
  undo.push(() => store.stop(prefix));
  const random = randomOf(seed);
  const reply = soakModel(random);
  const rig = await startRig({
    address: server.address,
    bundle,
    qdrant: { url: store.proxy.url, prefix, timeoutMs: 3_000 },
    // A real model takes seconds; this one says at once what the load's plan is.
    model: (request) => ({ ...reply(request), delayMs: 500 + random() ** 3 * 6_000 }),
    activityOptions: { learning: { startToCloseTimeout: '15 s', retry: { maximumInterval: '5 s' } } },
  });
  undo.push(() => rig.stop());
  return { rig, store };
}

/** The soak's load with its feedback, forgetting and curation; at half time the store is out of reach for some seconds. */
async function load(rig: Rig, store: SoakStore, { seed, end }: { seed: number; end: number }): Promise<void> {
  const away = async (): Promise<void> => {
    await sleep((end - Date.now()) / 2);
    store.proxy.become('break');
    await sleep(STORE_AWAY_MS);
    store.proxy.become('pass');
  };
  const used = soakTenants().flatMap((tenant, at) => [
    loadOf(rig, tenant, randomOf(seed + 2 + 10 * at), end),
    upkeepOf(rig, tenant, randomOf(seed + 4 + 10 * at), end),
  ]);
  await Promise.all([away(), ...used]);
}

async function answersOf(
  prometheus: Prometheus,
  { title, targets }: Panel,
  span: { fromMs: number; toMs: number; stepS: number }
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { refId, expr } of targets) {
    // Grafana would put a number in its place; none of ours needs one.
    if (expr.includes('$')) throw new Error(`${title} asks with a variable: ${expr}`);
    answers.push({ refId, series: await prometheus.range(expr, span) });
  }
  return answers;
}

/** Prints a line a panel and the count; whether each query has a number to show. */
function report(panels: readonly Panel[], told: readonly Answer[][], version: string): boolean {
  let empty = 0;
  for (const [at, { title }] of panels.entries()) {
    const answers = told[at] ?? [];
    const latest = answers.flatMap(({ series }) => series.map(({ labels, points }) => latestOf(labels, points)));
    const shows = answers.every(({ series }) =>
      series.some(({ points }) => points.some(([, value]) => value !== null))
    );
    if (!shows) empty += 1;
    console.log(`${shows ? 'shows  ' : 'NO DATA'}  ${title}: ${latest.join(', ')}`);
  }
  console.log(`Prometheus ${version}: ${panels.length - empty} passed, ${empty} failed`);
  return empty === 0;
}

function latestOf(labels: Series['labels'], points: Series['points']): string {
  const value = points.filter(([, one]) => one !== null).at(-1)?.[1];
  return [...Object.values(labels), value?.toPrecision(3) ?? 'no number'].join(' ');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
