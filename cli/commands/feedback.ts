import type { Command } from 'commander';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Context, RunCommand } from '../context';

export function registerFeedback(program: Command, run: RunCommand): void {
  program
    .command('feedback <workflow-id> <verdict>')
    .description('call a run right or wrong; "wrong" degrades an open run, and quarantines what a closed one reused')
    .option('--note <text>', 'what is wrong; the next plan is told')
    .option('--by <name>', 'who says so')
    .option('--rerun', 'after "wrong" on a closed run: answer the query again, one tier lower')
    .action(run(feedback));
}

async function feedback(
  context: Context,
  workflowId: string,
  verdict: string,
  options: { note?: string; by?: string; rerun?: boolean }
): Promise<void> {
  if (verdict !== 'right' && verdict !== 'wrong') {
    throw new WorkflowGenError('INPUT_INVALID', `verdict: ${verdict} is neither "right" nor "wrong"`, {
      field: 'verdict',
    });
  }
  const client = await context.connect();
  const receipt = await client.runOf(workflowId).feedback({ verdict, ...options });
  const link = context.linkTo(receipt.workflowId);
  const where =
    receipt.takenBy === 'run' ? 'taken by the run, which was still open' : `applied by ${receipt.workflowId}`;
  const again = receipt.rerun?.workflowId;
  const lines = [`${verdict}: ${where}`, ...(link ? [link] : []), ...(again ? [`answered again by ${again}`] : [])];
  context.output.data({ ...receipt, rerun: again, link }, lines.join('\n'));
}
