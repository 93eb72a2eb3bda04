import type { Command } from 'commander';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { startWorker } from '../../worker/create-worker';
import { loadTools } from '../../worker/load-tools';
import { installTelemetry } from '../../worker/telemetry';
import type { Context, RunCommand } from '../context';
import { progressBars } from '../progress';
import { untilAborted } from '../until-aborted';

export function registerWorker(program: Command, run: RunCommand): void {
  program
    .command('worker')
    .description('run a worker against the configured Temporal service and experience store')
    .option('--tools <module>', 'the tools (WORKFLOWGEN_TOOLS)')
    .action(run(worker));
}

async function worker(context: Context, options: { tools?: string }): Promise<void> {
  const { output, configuration } = context;
  const path = options.tools ?? configuration.tools;
  if (path === undefined) {
    const remedy = 'name the module with --tools or WORKFLOWGEN_TOOLS';
    throw new WorkflowGenError('CONFIG_INVALID', `A worker needs tools; ${remedy}`, { field: 'tools', remedy });
  }
  const { tools, lexicon, instructions, close } = await loadTools(path);
  installTelemetry({
    metrics: configuration.metrics,
    telemetry: configuration.telemetry,
    logLevel: configuration.logLevel,
    write: (line) => output.note(line),
  });
  const bars = progressBars(output);
  try {
    const running = await startWorker({ configuration, tools, lexicon, instructions, onProgress: bars.onProgress });
    bars.stop();
    const { address, namespace, taskQueue } = running;
    const names = tools.map((tool) => tool.name);
    output.data(
      { address, namespace, taskQueue, tools: names, store: configuration.store.kind },
      `polls ${taskQueue} in namespace ${namespace} at ${address} with ${names.length} tools, store ${configuration.store.kind}`
    );
    try {
      await untilAborted(context.signal, running.done);
      output.note('stopping …');
    } finally {
      await running.stop();
    }
  } finally {
    bars.stop();
    await close?.();
  }
}
