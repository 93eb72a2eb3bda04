import type { Command } from 'commander';
import { forgetInputOf, rollbackInputOf, startForgetting } from '../../client/forget';
import { forgetSummary, type ForgetInput, type ForgetReport } from '../../shared/protocol/forget';
import type { Context, RunCommand } from '../context';

export function registerForget(program: Command, run: RunCommand): void {
  program
    .command('forget')
    .description(
      'remove what came from a user, a run or a value, tell anew what hangs on it, and say what Temporal still holds'
    )
    .option('--user <name>', 'what came from runs of this user, and his name as a judge of others')
    .option('--run <workflow-id>', 'what came from this run')
    .option('--value <text>', 'whatever says this in whole words, in upper or lower case')
    .option('--everything', 'all that the tenant has taught')
    .option('--dry-run', 'only count')
    .option('--by <name>', 'who asks for it')
    .action(run(forget));
  program
    .command('rollback')
    .description('take back all that a bad run taught; its trajectory stays for people to look at')
    .requiredOption('--run <workflow-id>', 'the run')
    .option('--dry-run', 'only count')
    .option('--by <name>', 'who asks for it')
    .action(run(rollback));
}

interface ForgetOptions {
  user?: string;
  run?: string;
  value?: string;
  everything?: true;
  dryRun?: boolean;
  by?: string;
}

async function forget(context: Context, options: ForgetOptions): Promise<void> {
  await follow(context, forgetInputOf(options, context.options.tenant));
}

async function rollback(context: Context, options: { run: string; dryRun?: boolean; by?: string }): Promise<void> {
  await follow(context, rollbackInputOf(options, context.options.tenant));
}

async function follow(context: Context, input: ForgetInput): Promise<void> {
  const { client, taskQueue } = await context.connect();
  const started = await startForgetting(client, taskQueue, input);
  const link = context.linkTo(started.workflowId);
  context.output.note(`${started.workflowId}${link ? `\n${link}` : ''}`);
  const report = await started.result();
  const { workflowId } = started;
  context.output.data({ workflowId, dryRun: input.dryRun ?? false, ...report }, textOf(report, input));
}

function textOf(report: ForgetReport, { dryRun }: ForgetInput): string {
  const { templates, retained, notes, unattributedNames: names } = report;
  return [
    forgetSummary(report, dryRun),
    ...templates.map(({ id, did, was }) => `  template ${id.slice(0, 8)} (${was}): ${did}`),
    ...retained.map(({ workflowId, status }) => `  Temporal still holds ${workflowId} (${status})`),
    ...(names > 0 ? [`  ${names} names are older than their sources: --value removes one`] : []),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}
