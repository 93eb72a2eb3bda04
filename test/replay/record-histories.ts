import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { version } from '../../package.json';
import { learningIdOf } from '../../shared/protocol/messages';
import { startDevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';
import { TEST_ENV } from '../harness/temporal-test-server';
import type { Engine } from '../harness/engine';
import { historyByPages } from '../harness/history-by-pages';
import { agentScenario } from './agent-scenario';
import { childScenario } from './child-scenario';
import { patchedScenarios } from './patched-scenarios';
import { scenarios, startWarehouse, type Scenario } from './scenarios';

const FOLDER = resolve(__dirname, 'histories');
/** Scenarios whose learning is frozen too, and as what. */
const LEARNING: Record<string, string> = { C: 'learn-at-once', 'A-B-C': 'learn-at-once-trouble' };

/**
 * `npm run histories:record`: makes every scenario for real and freezes its history under the release's name. A file that
 * exists is never written again: fixtures are only added to. `-- --patched` makes only those of `patchedScenarios`, `-- --agent` only
 * the agent's, `-- --child` only that of a user's workflow.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-record-'));
  const parts = await ensureParts({ want: ['temporal', 'minilm'] });
  const server = await startDevServer({ temporalPath: parts.temporal });
  try {
    const bundle = join(folder, 'workflows.js');
    const workflowsPath = resolve(__dirname, '../../workflows/index.ts');
    await writeFile(bundle, (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code);
    process.env[TEST_ENV.address] = server.address;
    process.env[TEST_ENV.uiUrl] = server.uiUrl;
    process.env[TEST_ENV.bundle] = bundle;
    const keep = (one: Engine, { workflowId, name }: Scenario): Promise<void> => freeze(one.temporal, workflowId, name);
    const only = process.argv.find((flag) => ['--patched', '--agent', '--child'].includes(flag));
    if (only !== '--patched' && only !== '--child') say(await agentScenario(keep));
    if (only === '--agent') return;
    if (only !== '--patched') say(await childScenario(keep));
    if (only === '--child') return;
    for await (const scenario of patchedScenarios(keep)) say(scenario);
    if (only === '--patched') return;
    const engine = await startWarehouse();
    try {
      for await (const scenario of scenarios(engine)) {
        await keep(engine, scenario);
        const learnt = LEARNING[scenario.name];
        if (learnt) await freeze(engine.temporal, learningIdOf(scenario.workflowId), learnt);
        say(scenario);
      }
    } finally {
      await engine.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function say({ name, report }: Scenario): void {
  const tiers = report?.tierPath.map((step) => `${step.tier}${step.iteration} ${step.outcome}`).join(', ');
  console.error(`${name}: ${report?.outcome} (${tiers})`);
}

/** A history of megabytes is kept compressed. */
const PACKED_FROM = 1024 * 1024;

async function freeze(client: Client, workflowId: string, name: string): Promise<void> {
  const file = join(FOLDER, `${version}-${name}.json`);
  if (existsSync(file) || existsSync(`${file}.gz`)) return console.error(`${file} exists and is kept`);
  const history = historyToJSON({ events: await historyByPages(client, workflowId) });
  // Stack traces and worker identities name the machine, which is nobody's business.
  const text = history.replaceAll(`${resolve(__dirname, '../..')}/`, '').replaceAll(hostname(), 'worker');
  await (text.length < PACKED_FROM ? writeFile(file, text) : writeFile(`${file}.gz`, gzipSync(text)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
