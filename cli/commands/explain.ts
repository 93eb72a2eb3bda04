import type { Command } from 'commander';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { explain } from '../../client';
import { feedbackOn } from '../../client/given-feedback';
import type { Context, RunCommand } from '../context';

export function registerExplain(program: Command, run: RunCommand): void {
  program
    .command('explain <workflow-id>')
    .description(
      'say why a run went the way it went: tier, nominees, gates, bindings, tier path, usage, what was learnt'
    )
    .action(run(explainRun));
}

async function explainRun(context: Context, workflowId: string): Promise<void> {
  const client = await context.connect();
  const run = client.runOf(workflowId);
  const report = await run.report().catch((error: unknown) => {
    // Without a worker there is still the memo.
    if (error instanceof WorkflowGenError && error.code === 'SERVER_UNREACHABLE') return undefined;
    throw error;
  });
  const link = context.linkTo(workflowId);
  const learning = report && (await run.learning());
  const feedback = report && (await feedbackOn(client.client, workflowId));
  const text = report ? explain(report, learning, feedback) : await run.explain();
  const data = { ...(report ?? { workflowId, memo: text }), learning, feedback, link };
  context.output.data(data, link ? `${text}\n\n${link}` : text);
}
