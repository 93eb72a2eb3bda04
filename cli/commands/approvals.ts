import type { Command } from 'commander';
import type { RunHandle } from '../../client';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { ResolveMessage } from '../../shared/protocol/messages';
import type { PendingDecision } from '../../shared/protocol/run';
import type { Context, RunCommand } from '../context';
import { table } from '../output';

interface Word {
  by?: string;
  note?: string;
}

const RESOLUTIONS: Record<string, ResolveMessage['resolution']> = {
  happened: 'happened',
  'did-not-happen': 'did_not_happen',
  stop: 'stop',
};

export function registerApprovals(program: Command, run: RunCommand): void {
  const approvals = program.command('approvals').description('calls that wait for a person');
  approvals
    .command('ls')
    .description('list what waits, over all open runs')
    .option('--all-tenants', 'of every tenant')
    .action(run(list));
  for (const verb of ['approve', 'reject'] as const) {
    approvals
      .command(`${verb} <workflow-id> [call-id]`)
      .description(`${verb} a call; without a call id, the only one that waits`)
      .option('--by <name>', 'who decides')
      .option('--note <text>', 'why')
      .action(
        run(async (context: Context, id: string, callId: string | undefined, word: Word) => {
          await decide(context, id, { callId, approved: verb === 'approve', word });
        })
      );
  }
  program
    .command('resolve <workflow-id> <call-id> <outcome>')
    .description('say whether a call that nobody knows about acted: happened, did-not-happen, or stop the run')
    .option('--by <name>', 'who decides')
    .option('--note <text>', 'why')
    .action(run(resolve));
}

async function list(context: Context, options: { allTenants?: boolean }): Promise<void> {
  const client = await context.connect();
  const waiting = await client.pending(options.allTenants ? undefined : context.options.tenant);
  const rows = waiting.map((item) => [item.kind, item.tool, item.args ?? '', item.since, item.workflowId, item.callId]);
  const text = table(['kind', 'tool', 'arguments', 'since', 'run', 'call'], rows);
  context.output.data(waiting, waiting.length === 0 ? 'nothing waits for a person' : text);
}

async function decide(
  context: Context,
  workflowId: string,
  { callId, approved, word }: { callId?: string; approved: boolean; word: Word }
): Promise<void> {
  const run = (await context.connect()).runOf(workflowId);
  const call = callId ?? (await onlyPending(run)).callId;
  await run.approve({ callId: call, approved, ...word });
  const verdict = approved ? 'approved' : 'rejected';
  context.output.data({ workflowId, callId: call, approved }, `${verdict} ${call} of ${workflowId}`);
}

async function onlyPending(run: RunHandle): Promise<PendingDecision> {
  const waiting = (await run.report()).pending.filter((item) => item.kind === 'approval');
  const [only] = waiting;
  if (only && waiting.length === 1) return only;
  const which = waiting.length === 0 ? 'none waits for approval' : waiting.map((item) => item.callId).join(', ');
  throw new WorkflowGenError('UPDATE_REFUSED', `${run.workflowId}: name the call; ${which}`, { field: 'call id' });
}

// eslint-disable-next-line max-params -- commander gives the command's words one by one
async function resolve(
  context: Context,
  workflowId: string,
  callId: string,
  outcome: string,
  word: Word
): Promise<void> {
  const resolution = RESOLUTIONS[outcome];
  if (!resolution) {
    const remedy = `give one of ${Object.keys(RESOLUTIONS).join(', ')}`;
    throw new WorkflowGenError('INPUT_INVALID', `outcome: ${outcome} is not known; ${remedy}`, {
      field: 'outcome',
      remedy,
    });
  }
  await (await context.connect()).runOf(workflowId).resolve({ callId, resolution, ...word });
  context.output.data({ workflowId, callId, resolution }, `${callId} of ${workflowId}: ${outcome}`);
}
