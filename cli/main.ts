#!/usr/bin/env node
import { optionalPackage } from '../activities/optional-package';
import { messageOf } from '../shared/protocol/errors';
import { EXIT } from './exit-codes';

let stop: AbortController | undefined;

/** A command that asks for the signal ends in its own order on Ctrl-C; any other is ended by the system, at once. */
function stopSignal(): AbortSignal {
  if (stop) return stop.signal;
  const controller = new AbortController();
  stop = controller;
  // Once: a second signal ends the process at once; the dev server's leash then ends that too.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

/** The command line reaches everything, so it needs what a worker needs. */
const NEEDS = [
  '@temporalio/worker',
  '@temporalio/activity',
  '@temporalio/plugin',
  '@temporalio/envconfig',
  '@anthropic-ai/sdk',
];

async function checkNeeds(): Promise<void> {
  for (const name of NEEDS) await optionalPackage(name, 'The command line', () => require.resolve(name));
}

async function main(): Promise<number> {
  try {
    await checkNeeds();
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    return EXIT.unreachable;
  }
  const { runCli } = await import('./run-cli.js');
  return runCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    get signal() {
      return stopSignal();
    },
  });
}

void main().then((code) => {
  // The SDK's native runtime would keep the process alive; what was written must be out before it ends.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
