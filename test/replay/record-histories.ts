import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { learningIdOf } from '../../shared/protocol/messages';
import { startDevServer } from '../../worker/embedded/dev-server';
import { ensureParts } from '../../worker/embedded/parts';
import { TEST_ENV } from '../harness/temporal-test-server';
import { scenarios, startWarehouse } from './scenarios';

const FOLDER = resolve(__dirname, 'histories');

/**
 * `npm run histories:record`: makes every scenario for real and freezes its history under the release's name. A file that
 * exists is never written again: fixtures are only added to.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-record-'));
  const { temporal } = await ensureParts({ want: ['temporal', 'minilm'] });
  const server = await startDevServer({ temporalPath: temporal });
  try {
    const bundle = join(folder, 'workflows.js');
    const workflowsPath = resolve(__dirname, '../../workflows/index.ts');
    await writeFile(bundle, (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') })).code);
    process.env[TEST_ENV.address] = server.address;
    process.env[TEST_ENV.uiUrl] = server.uiUrl;
    process.env[TEST_ENV.bundle] = bundle;
    const engine = await startWarehouse();
    try {
      for await (const scenario of scenarios(engine)) {
        await freeze(engine.temporal, scenario.workflowId, scenario.name);
        if (scenario.name === 'C') await freeze(engine.temporal, learningIdOf(scenario.workflowId), 'learn');
        const tiers = scenario.report?.tierPath
          .map((step) => `${step.tier}${step.iteration} ${step.outcome}`)
          .join(', ');
        console.error(`${scenario.name}: ${scenario.report?.outcome} (${tiers})`);
      }
    } finally {
      await engine.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function freeze(client: Client, workflowId: string, name: string): Promise<void> {
  const file = join(FOLDER, `${version}-${name}.json`);
  if (existsSync(file)) return console.error(`${file} exists and is kept`);
  const history = historyToJSON(await client.workflow.getHandle(workflowId).fetchHistory());
  // Stack traces and worker identities name the machine, which is nobody's business.
  await writeFile(file, history.replaceAll(`${resolve(__dirname, '../..')}/`, '').replaceAll(hostname(), 'worker'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
