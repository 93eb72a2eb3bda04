import { setTimeout as sleep } from 'node:timers/promises';
import type { DevServer } from '../../worker/embedded/dev-server';
import { hasEnded, type Rig } from './rig';
import type { SoakStore } from './soak-store';

/** What can be broken, how long, and by which dice. */
export interface ChaosSettings {
  rig: Rig;
  world: { server: DevServer; serve: (port: number) => Promise<DevServer> };
  store: SoakStore;
  random: () => number;
  /** Milliseconds since the epoch. */
  end: number;
}

/** What was done. */
export interface Chaos {
  kills: Record<string, number>;
  /** Since when every worker has the changed tool, and its version. */
  deployedAt: number;
  labelVersion: string;
}

const WORKERS = 2;
/** Parts of the time after which the changed tool is deployed, and the store's process is restarted, whatever the dice say. */
const DEPLOY_AT = 1 / 4;
const RESTART_AT = 1 / 2;
const CHANGED = '2';

/** Kills something every few seconds, and lets it come back; on the way it deploys a changed tool, worker by worker. */
export async function chaos(settings: ChaosSettings): Promise<Chaos> {
  const { rig, world, store, random, end } = settings;
  const began = Date.now();
  const reached = (part: number): boolean => Date.now() >= began + part * (end - began);
  const done: Chaos = { kills: {}, deployedAt: Infinity, labelVersion: '1' };
  const count = (what: string, times = 1): void => void (done.kills[what] = (done.kills[what] ?? 0) + times);
  const restartStore = async (): Promise<void> => {
    if (await store.restart(500 + random() * 2_000)) count('restarts of the store');
  };
  let restarted = false;
  const restartOnce = async (): Promise<void> => {
    restarted = true;
    await restartStore();
  };
  const deployOnce = async (): Promise<void> => {
    done.labelVersion = CHANGED;
    await deploy(rig, CHANGED);
    await refill(rig, CHANGED);
    done.deployedAt = Date.now();
    count('deploys');
  };
  while (Date.now() < end) {
    await sleep(3_000 + random() * 4_000);
    const dice = random();
    if (done.labelVersion !== CHANGED && reached(DEPLOY_AT)) {
      await deployOnce();
    } else if (!restarted && reached(RESTART_AT)) {
      await restartOnce();
    } else if (dice < 0.5) {
      const living = alive(rig);
      living[Math.floor(random() * living.length)]?.kill('SIGKILL');
      count('kills of a worker');
    } else if (dice < 0.65) {
      const { pid, exited, address } = world.server;
      process.kill(pid, 'SIGKILL');
      await exited;
      await sleep(1_000 + random() * 2_000);
      world.server = await world.serve(Number(address.split(':')[1]));
      count('kills of the server');
    } else if (dice < 0.7) {
      await restartStore();
    } else {
      store.proxy.become(random() < 0.5 ? 'break' : 'hang');
      await sleep(2_000);
      store.proxy.become('pass');
      count("breaks of the store's wire");
    }
    await refillOnce(rig, done.labelVersion);
  }
  // On a machine that is too slow for it in the time, both happen all the same.
  if (done.labelVersion !== CHANGED) await deployOnce();
  if (!restarted) await restartOnce();
  await refill(rig, done.labelVersion);
  return done;
}

const alive = (rig: Rig): Rig['workers'] => rig.workers.filter((worker) => !hasEnded(worker));

async function refillOnce(rig: Rig, labelVersion?: string): Promise<void> {
  const missing = WORKERS - alive(rig).length;
  for (let n = 0; n < missing; n++) await rig.addWorker({ labelVersion }).catch(() => undefined);
}

/** A worker that meets a server or store which is just away ends before it polls: another is forked. */
export async function refill(rig: Rig, labelVersion?: string): Promise<void> {
  for (; alive(rig).length < WORKERS; await sleep(500)) await refillOnce(rig, labelVersion);
}

/** One worker after the other ends as told and is followed by a new one; in between both versions serve one queue. */
async function deploy(rig: Rig, labelVersion: string): Promise<void> {
  for (const worker of alive(rig)) {
    if (hasEnded(worker)) continue;
    const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.kill('SIGTERM');
    await gone;
    await rig.addWorker({ labelVersion }).catch(() => undefined);
  }
}
