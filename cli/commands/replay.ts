import type { Command } from 'commander';
import { resolve } from 'node:path';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { historiesOf, loadHistory, replayHistories } from '../../testing/replay-histories';
import type { NamedHistory } from '../../testing/replay-histories';
import { installTelemetry } from '../../worker/telemetry';
import type { Context, RunCommand } from '../context';
import { EXIT } from '../exit-codes';

export function registerReplay(program: Command, run: RunCommand): void {
  program
    .command('replay [files...]')
    .description('replay histories against this version of the workflows; nothing is executed')
    .option('--query <visibility-query>', 'of the runs that it finds, e.g. "WorkflowType = \'answerQuery\'"')
    .option('--workflows <module>', 'workflows of your own, which re-export workflowgen/workflows')
    .action(run(replay));
}

async function replay(
  context: Context,
  files: string[],
  options: { query?: string; workflows?: string }
): Promise<void> {
  if (files.length === 0 && options.query === undefined) {
    throw new WorkflowGenError('INPUT_INVALID', 'replay: name history files, or runs with --query', { field: 'files' });
  }
  installTelemetry({ logLevel: 'ERROR', write: () => undefined });
  const workflows =
    options.workflows === undefined ? {} : { workflowsPath: require.resolve(resolve(options.workflows)) };
  const histories: NamedHistory[] = await Promise.all(files.map((file) => loadHistory(file)));
  const outcomes = await replayHistories(histories, workflows);
  if (options.query !== undefined) {
    const { client } = await context.connect();
    outcomes.push(...(await replayHistories(historiesOf(client, options.query), workflows)));
  }
  const different = outcomes.filter((outcome) => outcome.error);
  if (different.length > 0) context.exit(EXIT.failed);
  context.output.data(
    outcomes.map(({ workflowId, error }) => ({ workflowId, ok: !error, error: error?.message })),
    [
      ...outcomes.map(
        ({ workflowId, error }) =>
          `${error ? 'DIFFERS' : 'ok     '} ${workflowId}${error ? `\n        ${error.message}` : ''}`
      ),
      `${outcomes.length - different.length} of ${outcomes.length} histories replay`,
    ].join('\n')
  );
}
