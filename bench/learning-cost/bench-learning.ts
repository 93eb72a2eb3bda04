import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WorkflowGenClient } from '../../client/index';
import { LEARNING_STEPS } from '../../shared/protocol/learning-report';
import { quantile } from '../measure/bootstrap';
import { connectClient, ensureParts, loadConfiguration, startDevServer } from '../../worker/index';
import { ITEMS } from './items';
import { seedStore } from './seed-store';
import type { LoadWorkerSettings } from './load-worker';

const TENANT = 'bench';

const { values: given } = parseArgs({
  options: {
    wordings: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '30' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    workers: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const asked = {
  wordings: whole('wordings'),
  runs: whole('runs'),
  rate: whole('rate'),
  seconds: whole('seconds'),
  workers: whole('workers'),
};

function whole(name: 'wordings' | 'runs' | 'rate' | 'seconds' | 'workers'): number {
  const value = Number(given[name]);
  if (Number.isInteger(value) && value >= 1) return value;
  console.error(`--${name} must be a whole number from 1, not "${given[name]}"`);
  process.exit(2);
}

/** What learning from one run cost, by its own reports. */
interface Cost {
  tier: string;
  operations: number;
  ms: number;
  steps: Record<string, { operations: number; ms: number }>;
}

/** A run of the load: seconds from its close to the end of its learning. */
interface Lag {
  startedAt: number;
  lagMs: number;
}

/**
 * `npm run bench:learning`: what learning costs a run with a store that holds many wordings of the tenant, and how far it falls
 * behind under a steady load, with workers in processes of their own, over a dev server and libSQL.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-bench-learning-'));
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const server = await startDevServer({ temporalPath: temporal });
  const workers: ChildProcess[] = [];
  const overrides = { taskQueue: 'bench-learning', dataFolder: folder, temporal: { address: server.address } };
  const { client: service, close } = await connectClient(loadConfiguration({ env: {}, overrides }), {});
  try {
    await seedStore({ url: `file:${join(folder, 'experience.db')}`, tenant: TENANT, wordings: asked.wordings });
    for (let index = 0; index < asked.workers; index += 1) workers.push(await startLoadWorker({ overrides, folder }));
    const client = new WorkflowGenClient({ client: service, taskQueue: overrides.taskQueue });
    const learnt = async (workflowId: string): Promise<Cost & Lag> => {
      const child = service.workflow.getHandle(`${workflowId}/learn`);
      const { steps } = (await child.result()) as {
        steps: Record<string, { storeOperations: number; durationMs: number }>;
      };
      const parent = await service.workflow.getHandle(workflowId).describe();
      const { closeTime } = await child.describe();
      const own = Object.fromEntries(
        LEARNING_STEPS.flatMap((step) => {
          const report = steps[step];
          return report ? [[step, { operations: report.storeOperations, ms: report.durationMs }]] : [];
        })
      );
      return {
        tier: '',
        operations: sum(Object.values(own).map(({ operations }) => operations)),
        ms: sum(Object.values(own).map(({ ms }) => ms)),
        steps: own,
        startedAt: parent.startTime.getTime(),
        lagMs: (closeTime?.getTime() ?? NaN) - (parent.closeTime?.getTime() ?? NaN),
      };
    };
    let number = 0;
    const ask = async (from: 'A' | 'C'): Promise<{ tier: string; workflowId: string }> => {
      number += 1;
      const item = ITEMS[number % ITEMS.length] ?? '';
      const run = await client.start(`How many ${item} are there?`, {
        tenant: TENANT,
        requestId: `r${number}`,
        options: { from },
      });
      const { tier } = await run.result();
      return { tier, workflowId: run.workflowId };
    };
    const one = async (from: 'A' | 'C'): Promise<Cost> => {
      const { tier, workflowId } = await ask(from);
      return { ...(await learnt(workflowId)), tier };
    };
    // Until the kind is served by A, and then once more, so that both kinds are measured warm.
    for (let taught = 0; taught < 4; taught += 1) await one('C');
    const costs: Cost[] = [];
    for (let index = 0; index < asked.runs; index += 1) costs.push(await one(index % 2 === 0 ? 'A' : 'C'));

    const started: Promise<{ workflowId: string }>[] = [];
    const begun = performance.now();
    for (let index = 0; index < asked.rate * asked.seconds; index += 1) {
      await sleep(Math.max(0, begun + (index * 1_000) / asked.rate - performance.now()));
      started.push(ask('A'));
    }
    const offered = (performance.now() - begun) / 1_000;
    const ids = await Promise.all(started);
    const answered = (performance.now() - begun) / 1_000;
    const lags = await Promise.all(ids.map(({ workflowId }) => learnt(workflowId)));
    const caughtUp = (performance.now() - begun) / 1_000;
    report({ costs, lags, load: { offered, answered, caughtUp } });
  } finally {
    await Promise.all(workers.map(end));
    await close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startLoadWorker(settings: LoadWorkerSettings): Promise<ChildProcess> {
  const child = fork(resolve(__dirname, 'load-worker.ts'), {
    execArgv: ['-r', resolve(__dirname, '../../test/harness/typescript.cjs')],
    env: { ...process.env, WORKFLOWGEN_LOAD_WORKER: JSON.stringify(settings) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

interface Measured {
  costs: Cost[];
  lags: (Cost & Lag)[];
  load: { offered: number; answered: number; caughtUp: number };
}

function report({ costs, lags, load }: Measured): void {
  const inOrder = [...lags].sort((a, b) => a.startedAt - b.startedAt).map(({ lagMs }) => lagMs);
  const half = Math.floor(inOrder.length / 2);
  const byTier = ['A', 'C'].map((tier) => {
    const own = costs.filter((cost) => cost.tier === tier);
    const steps = LEARNING_STEPS.map((step) => {
      const found = own.flatMap((cost) => cost.steps[step] ?? []);
      return { step, operations: mean(found.map((one) => one.operations)), ms: mean(found.map((one) => one.ms)) };
    }).filter(({ ms }) => !Number.isNaN(ms));
    const operations = mean(own.map((cost) => cost.operations));
    return {
      tier,
      runs: own.length,
      operations,
      msP50: quantile(
        own.map((cost) => cost.ms),
        0.5
      ),
      msP95: quantile(
        own.map((cost) => cost.ms),
        0.95
      ),
      steps,
    };
  });
  const result = {
    asked,
    byTier,
    load: {
      runs: lags.length,
      ...load,
      lagMs: { p50: quantile(inOrder, 0.5), p95: quantile(inOrder, 0.95), most: Math.max(...inOrder) },
      lagMsOfHalves: [mean(inOrder.slice(0, half)), mean(inOrder.slice(half))],
      learningMsP50: quantile(
        lags.map(({ ms }) => ms),
        0.5
      ),
    },
  };
  if (given.json) return void console.log(JSON.stringify(result));
  for (const one of byTier) {
    console.log(
      `${one.tier}: ${one.runs} runs, ${one.operations.toFixed(1)} store operations, ${one.msP50} ms (p95 ${one.msP95})`
    );
    for (const { step, operations, ms } of one.steps)
      console.log(`  ${step}: ${operations.toFixed(1)}, ${ms.toFixed(1)} ms`);
  }
  console.log(JSON.stringify(result.load, undefined, 2));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
