import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Command } from 'commander';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { digestOf } from '../../shared/protocol/json';
import type { CurateInput } from '../../shared/protocol/messages';
import { MEMO, type Workflows } from '../../shared/protocol/messages';
import type { Context, RunCommand } from '../context';

export function registerCurate(program: Command, run: RunCommand): void {
  program
    .command('curate')
    .description('merge near duplicates, decay, retire what hurts or is unused; once now, or on a schedule')
    .option('--every <interval>', 'on a Temporal Schedule, e.g. 24h; replaces an earlier one')
    .option('--stop', 'delete the schedule')
    .option('--no-wait', 'return once it has started')
    .action(run(curate));
}

async function curate(context: Context, options: { every?: string; stop?: boolean; wait: boolean }): Promise<void> {
  const { client, taskQueue } = await context.connect();
  const { tenant } = context.options;
  const id = `wfg-curate/${encodeURIComponent(tenant)}`;
  const args: [CurateInput] = [{ tenant }];
  const start = {
    taskQueue,
    args,
    memo: { [MEMO.tenant]: tenant },
    staticSummary: `curate ${digestOf(tenant).slice(0, 8)}`,
  };
  const scheduled = client.schedule.getHandle(id);

  if (options.stop) {
    await scheduled.delete();
    return context.output.data({ schedule: id, deleted: true }, `schedule ${id} is deleted`);
  }
  if (options.every !== undefined) {
    await scheduled.delete().catch(() => undefined);
    await client.schedule.create({
      scheduleId: id,
      spec: { intervals: [{ every: options.every as `${number}h` }] },
      policies: { overlap: 'SKIP' },
      action: { type: 'startWorkflow', workflowType: 'curateExperience', workflowId: id, ...start },
    });
    return context.output.data(
      { schedule: id, every: options.every },
      `curates tenant ${tenant} every ${options.every}`
    );
  }
  try {
    await client.workflow.start<Workflows['curateExperience']>('curateExperience', { workflowId: id, ...start });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    throw new WorkflowGenError('UPDATE_REFUSED', `Tenant ${tenant} is being curated (${id}); wait for its end`, {});
  }
  const link = context.linkTo(id);
  context.output.note(`${id}${link ? `\n${link}` : ''}`);
  if (!options.wait) return context.output.data({ workflowId: id, link }, id);
  const summary = await client.workflow.getHandle<Workflows['curateExperience']>(id).result();
  context.output.data({ workflowId: id, summary, link }, summary);
}
