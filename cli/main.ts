#!/usr/bin/env node
import './required-packages';
import { runCli } from './run-cli';

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

void runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  get signal() {
    return stopSignal();
  },
}).then((code) => {
  // The SDK's native runtime would keep the process alive; what was written must be out before it ends.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
