import { rm } from 'node:fs/promises';
import type { TestRun } from './global-setup';

export default async function tearDown(): Promise<void> {
  const run = (globalThis as { workflowGenTestRun?: TestRun }).workflowGenTestRun;
  if (!run) return;
  await run.server.stop();
  await rm(run.folder, { recursive: true, force: true });
}
