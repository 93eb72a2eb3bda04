import type { Command } from 'commander';
import { installTelemetry } from '../../worker/telemetry';
import type { Context, RunCommand } from '../context';
import { wholeNumber } from '../context';
import { embeddedRuntime } from '../embedded-runtime';
import type { EmbeddedOptions } from '../embedded-runtime';
import { untilAborted } from '../until-aborted';

const DEFAULT_PORT = 7233;
const DEFAULT_UI_PORT = 8233;

export function registerDev(program: Command, run: RunCommand): void {
  program
    .command('dev')
    .description(
      'start everything on this machine: Temporal with its Web UI, a worker, the experience store, the embedder'
    )
    .option('--tools <module>', 'the tools (WORKFLOWGEN_TOOLS)')
    .option('--model <name>', '`local`: a small real model on this machine')
    .option(
      '--port <n>',
      `port of the Temporal service; 0: any free one (default: ${DEFAULT_PORT})`,
      wholeNumber('--port')
    )
    .option(
      '--ui-port <n>',
      `port of the Web UI; 0: any free one (default: ${DEFAULT_UI_PORT})`,
      wholeNumber('--ui-port')
    )
    .option('--in-memory', 'keep nothing after the end')
    .option('--server-log', 'show the log of the Temporal server')
    .action(run(dev));
}

async function dev(context: Context, options: EmbeddedOptions & { serverLog?: boolean }): Promise<void> {
  const { output, configuration } = context;
  const { metrics, telemetry, logLevel } = configuration;
  installTelemetry({ metrics, telemetry, logLevel: logLevel ?? 'WARN', write: (line) => output.note(line) });
  const embedded = await embeddedRuntime(context, {
    ...options,
    port: options.port ?? DEFAULT_PORT,
    uiPort: options.uiPort ?? DEFAULT_UI_PORT,
    serverLog: options.serverLog ? (line) => output.note(`temporal: ${line}`) : undefined,
  });
  const { runtime, tools, model } = embedded;
  const { address, uiUrl, namespace, taskQueue } = runtime;
  output.data(
    { address, uiUrl, namespace, taskQueue, tools, model },
    [
      `Temporal   ${address} (namespace ${namespace}, task queue ${taskQueue})`,
      `Web UI     ${uiUrl}`,
      `tools      ${tools.length > 0 ? tools.join(', ') : 'none; give a module with --tools'}`,
      `model      ${model}`,
      `data       ${options.inMemory ? 'in memory' : configuration.dataFolder}`,
      '',
      'ask        workflowgen ask "…"',
      'stop       Ctrl-C',
    ].join('\n')
  );
  try {
    await untilAborted(context.signal, runtime.done);
    output.note('stopping …');
  } finally {
    await embedded.stop();
  }
}
