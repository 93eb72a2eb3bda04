import type { WorkerOptions } from '@temporalio/worker';
import { ensureParts } from '../../worker/embedded/parts';

/** Names of the environment variables by which global set-up tells the test files what it started. */
export const TEST_ENV = {
  address: 'WORKFLOWGEN_TEST_ADDRESS',
  uiUrl: 'WORKFLOWGEN_TEST_UI',
  bundle: 'WORKFLOWGEN_TEST_BUNDLE',
  bundleError: 'WORKFLOWGEN_TEST_BUNDLE_ERROR',
  noCache: 'WORKFLOWGEN_TEST_NO_CACHE',
} as const;

export interface TestServer {
  /** `host:port` of the one dev server that all test files share; use a task queue and ids of your own. */
  address: string;
  uiUrl: string;
  /** The bundle of `workflows/index.ts`, built once per test run. */
  bundlePath: string;
}

/** The server and bundle of this test run. Throws outside the Jest project `server`, whose set-up starts them. */
export function testServer(): TestServer {
  const why = process.env[TEST_ENV.bundleError];
  if (why) throw new Error(`the workflows could not be bundled: ${why}`);
  return { address: told(TEST_ENV.address), uiUrl: told(TEST_ENV.uiUrl), bundlePath: told(TEST_ENV.bundle) };
}

/**
 * What every test worker takes: the shared bundle, and with `WORKFLOWGEN_TEST_NO_CACHE=1` no sticky cache, so that each
 * workflow task replays the whole history and any non-determinism fails the test.
 */
export function testWorkerOptions(): Pick<WorkerOptions, 'workflowBundle' | 'maxCachedWorkflows'> {
  const workflowBundle = { codePath: testServer().bundlePath };
  return process.env[TEST_ENV.noCache] === '1' ? { workflowBundle, maxCachedWorkflows: 0 } : { workflowBundle };
}

/** The folder of the local embedding model; the first call on a machine installs it. */
export async function testEmbedderFolder(): Promise<string> {
  return (await ensureParts({ want: ['minilm'] })).minilm;
}

function told(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: this test belongs into a folder of the Jest project "server" (jest.config.js)`);
}
