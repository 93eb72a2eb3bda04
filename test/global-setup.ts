import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { messageOf } from '../shared/protocol/errors';
import { ensureParts } from '../worker/embedded/parts';
import { startDevServer, type DevServer } from '../worker/embedded/dev-server';
import { TEST_ENV } from './harness/temporal-test-server';

/** What tear-down ends; it runs in the same process. */
export interface TestRun {
  server: DevServer;
  folder: string;
}

/** Starts one dev server and bundles the workflows once, for all test files of the project `server`. */
export default async function setUp(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workflowgen-test-'));
  const [server] = await Promise.all([start(), bundleWorkflows(join(folder, 'workflows.js'))]);
  process.env[TEST_ENV.address] = server.address;
  process.env[TEST_ENV.uiUrl] = server.uiUrl;
  (globalThis as { workflowGenTestRun?: TestRun }).workflowGenTestRun = { server, folder };
}

async function start(): Promise<DevServer> {
  const { temporal } = await ensureParts({ want: ['temporal'], onProgress: oneLinePerStep() });
  return startDevServer({ temporalPath: temporal });
}

/** Workflows that do not bundle fail the tests that run them, with the bundler's reason, and no others. */
async function bundleWorkflows(file: string): Promise<void> {
  const workflowsPath = resolve(__dirname, '../workflows/index.ts');
  try {
    const { code } = await bundleWorkflowCode({
      workflowsPath,
      // As the build and the plugin do.
      preloadModules: [workflowsPath],
      logger: new DefaultLogger('ERROR'),
    });
    await writeFile(file, code);
    process.env[TEST_ENV.bundle] = file;
  } catch (error) {
    process.env[TEST_ENV.bundleError] = messageOf(error);
  }
}

function oneLinePerStep(): (progress: { part: string; step: string; totalBytes: number }) => void {
  const told = new Set<string>();
  return ({ part, step, totalBytes }) => {
    if (told.has(part + step)) return;
    told.add(part + step);
    process.stderr.write(`${part}: ${step} (${Math.round(totalBytes / 1e6)} MB)\n`);
  };
}
