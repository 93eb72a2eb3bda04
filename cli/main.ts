#!/usr/bin/env node
import { runCli } from './run-cli';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A second signal ends the process at once; the dev server's leash then ends that too.
  process.once(name, () => stop.abort());
}

void runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
