import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import { startDevServer } from '../../worker/embedded/dev-server';
import type { DevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';
import { warehouseTools } from '../harness/warehouse-tools';
import { startRig } from './rig';
import { randomOf } from '../../bench/measure/seeded';
import { chaos, refill } from './soak-chaos';
import { runRows, settle } from './soak-invariants';
import { askOne, loadOf, soakModel } from './soak-load';
import { startSoakStore } from './soak-store';
import { acrossRows, recordsOf, tenantRows, type TenantFacts } from './soak-tenant-rows';
import { soakTenants } from './soak-tenants';
import { upkeepOf, written } from './soak-upkeep';

/**
 * `npm run soak -- --minutes N --seed S`: random kills of worker, server, store and model under a mixed load of two tenants,
 * with feedback, forgetting, curation and a deploy of a changed tool at the same time. The kills and the load follow the seed;
 * what they meet does not, since real processes run. Prints the invariants' table and exits with 1 where one is broken.
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
  const began = Date.now();
  const said = (what: string): boolean =>
    process.stderr.write(`soak: ${what} (${Math.round((Date.now() - began) / 1_000)} s)\n`);
  said(`seed ${seed}, ${options.minutes} minutes`);

  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-soak-'));
  const bundle = join(folder, 'workflows.js');
  const workflowsPath = resolve(__dirname, '../../workflows/index.ts');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  await writeFile(bundle, code);
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const serve = (port?: number): Promise<DevServer> =>
    startDevServer({ temporalPath: temporal, dbFile: join(folder, 'temporal.db'), port });
  const world = { server: await serve(), serve };
  const store = await startSoakStore();
  const prefix = `soak-${randomUUID().slice(0, 8)}`;
  const rig = await startRig({
    address: world.server.address,
    bundle,
    qdrant: { url: store.proxy.url, prefix, timeoutMs: 8_000 },
    model: soakModel(randomOf(seed + 1)),
    // What a killed worker was learning is begun again after that, and what met a store that was away soon: the defaults (two and ten
    // minutes) are longer than the gate's whole soak.
    activityOptions: {
      learning: { retry: { maximumInterval: '5 s' } },
      curation: { retry: { maximumInterval: '5 s' } },
    },
  });
  const tenants = soakTenants();
  said('world started');
  try {
    await refill(rig);
    const end = Date.now() + Number(options.minutes) * 60_000;
    const random = (of: number): (() => number) => randomOf(seed + of);
    const over = (what: string) => () => said(`${what} over`);
    const chaosOver = chaos({ rig, world, store, random: random(0), end });
    const tenantsOver = tenants.flatMap((tenant, at) => [
      loadOf(rig, tenant, random(2 + 10 * at), end).then(over(`load of ${tenant.name}`)),
      upkeepOf(rig, tenant, random(4 + 10 * at), end).then(over(`upkeep of ${tenant.name}`)),
    ]);
    const [{ kills, deployedAt, labelVersion }] = await Promise.all([chaosOver, ...tenantsOver]);
    said(`chaos over, ${tenants.reduce((sum, { runs }) => sum + runs.length, 0)} runs`);
    // However slow the machine is, each tenant has used the changed tool, and has a run that nobody has forgotten.
    const last = { kind: 'label' as const, random: random(5), end: Date.now() + 60_000 };
    await Promise.all(tenants.map((tenant) => askOne(rig, tenant, last)));

    const runs = await Promise.all(tenants.map((tenant) => settle(rig, tenant.runs)));
    const rows = await runRows(rig, runs.flat(), {
      bundle,
      sample: options.replay === 'all' ? Infinity : Number(options.replay),
      random: random(3),
    });
    said('histories replayed');
    const facts: TenantFacts[] = [];
    for (const [at, tenant] of tenants.entries()) {
      const own = runs[at] ?? [];
      await Promise.all(own.map(({ run }) => written(rig, run.workflowId)));
      facts.push({ tenant, runs: own, records: await recordsOf({ url: store.url, prefix }, tenant.name) });
    }
    const contract = createToolRegistry(warehouseTools(rig.folder, { labelVersion })).describe('label_shelf')?.contract;
    for (const one of facts) rows.push(...(await tenantRows(rig, one, { at: deployedAt, contract })));
    rows.push(...(await acrossRows(rig, facts)));
    process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
    if (options.json) console.log(JSON.stringify({ seed, store: store.kind, kills, rows }));
    else {
      const told = Object.entries(kills).map(([what, n]) => `${n} ${what}`);
      console.log(`\nseed ${seed} · ${store.kind} · ${told.join(', ')}`);
      for (const row of rows) console.log(`${row.holds ? 'holds ' : 'BROKEN'}  ${row.invariant}: ${row.found}`);
    }
  } finally {
    await rig.stop();
    await store.stop(prefix);
    await world.server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
