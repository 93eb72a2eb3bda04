import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { Command } from 'commander';

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDevServer } from '../../worker/embedded/dev-server';
import type { DevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';
import { startFaultyProxy } from '../contract/faulty-proxy';
import type { FaultyProxy } from '../contract/faulty-proxy';
import { startQdrantFront } from '../qdrant/start-front';
import { hasEnded, startRig } from './rig';
import type { Rig } from './rig';
import { checkSoak } from './soak-invariants';
import { loadOf, soakModel } from './soak-load';

/**
 * `npm run soak -- --minutes N --seed S`: random kills of worker, server, store connection and model under a mixed load.
 * The kills and the load follow the seed; what they meet does not, since real processes run. Prints the invariants' table
 * and exits with 1 where one is broken.
 */
async function main(): Promise<void> {
  const options = new Command('soak')
    .option('--minutes <n>', 'minutes of chaos', '3')
    .option('--seed <s>', 'seed of kills and load', String(Date.now() % 100_000))
    .option('--replay <n>', 'histories that are replayed afterwards, drawn by the seed, or "all"', 'all')
    .option('--json', 'print the table as JSON', false)
    .parse()
    .opts<{ minutes: string; seed: string; replay: string; json: boolean }>();
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
  const seed = Number(options.seed);
  process.stderr.write(`soak: seed ${seed}, ${options.minutes} minutes\n`);

  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-soak-'));
  const bundle = join(folder, 'workflows.js');
  const workflowsPath = resolve(__dirname, '../../workflows/index.ts');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  await writeFile(bundle, code);
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const serve = (port?: number): Promise<DevServer> =>
    startDevServer({ temporalPath: temporal, dbFile: join(folder, 'temporal.db'), port });
  const world = { server: await serve(), serve };
  const front = await startQdrantFront();
  const proxy = await startFaultyProxy(process.env.QDRANT_URL ?? front.url);
  const random = randomOf(seed);
  const rig = await startRig({
    address: world.server.address,
    bundle,
    qdrantUrl: proxy.url,
    model: soakModel(randomOf(seed + 1)),
  });
  try {
    await Promise.all([rig.addWorker(), rig.addWorker()]);
    const end = Date.now() + Number(options.minutes) * 60_000;
    const kills: Record<string, number> = { worker: 0, server: 0, store: 0 };
    const [runs] = await Promise.all([
      loadOf(rig, randomOf(seed + 2), end),
      chaos(rig, world, proxy, random, end, kills),
    ]);
    proxy.become('pass');
    const rows = await checkSoak(rig, runs, process.env.QDRANT_URL ?? front.url, {
      bundle,
      sample: options.replay === 'all' ? Infinity : Number(options.replay),
      random: randomOf(seed + 3),
    });
    process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
    if (options.json) console.log(JSON.stringify({ seed, kills, rows }));
    else {
      console.log(
        `\nseed ${seed} · kills: ${Object.entries(kills)
          .map(([what, n]) => `${n} ${what}`)
          .join(', ')}`
      );
      for (const row of rows) console.log(`${row.holds ? 'holds ' : 'BROKEN'}  ${row.invariant}: ${row.found}`);
    }
  } finally {
    await rig.stop();
    await proxy.close();
    await front.stop();
    await world.server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Kills something every few seconds, and lets it come back. */
async function chaos(
  rig: Rig,
  world: { server: DevServer; serve: (port: number) => Promise<DevServer> },
  proxy: FaultyProxy,
  random: () => number,
  end: number,
  kills: Record<string, number>
): Promise<void> {
  const count = (what: string): number => (kills[what] = (kills[what] ?? 0) + 1);
  while (Date.now() < end) {
    await sleep(3_000 + random() * 4_000);
    const dice = random();
    if (dice < 0.5) {
      const alive = rig.workers.filter((worker) => !hasEnded(worker));
      alive[Math.floor(random() * alive.length)]?.kill('SIGKILL');
      count('worker');
    } else if (dice < 0.65) {
      const { pid, exited, address } = world.server;
      process.kill(pid, 'SIGKILL');
      await exited;
      await sleep(1_000 + random() * 2_000);
      world.server = await world.serve(Number(address.split(':')[1]));
      count('server');
    } else {
      proxy.become(random() < 0.5 ? 'break' : 'hang');
      await sleep(2_000);
      proxy.become('pass');
      count('store');
    }
    const missing = 2 - rig.workers.filter((worker) => !hasEnded(worker)).length;
    // a worker that meets a server which is just away ends before it polls: the next round forks another
    for (let n = 0; n < missing; n++) await rig.addWorker().catch(() => undefined);
  }
  while (rig.workers.filter((worker) => !hasEnded(worker)).length < 2) await rig.addWorker().catch(() => sleep(500));
}

/** A small seeded generator (mulberry32), so that a printed seed repeats the kills and the load. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
