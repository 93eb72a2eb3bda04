import type { Command } from 'commander';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { createLearningActivities } from '../../activities/learning/create-learning-activities';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { closePorts, createPorts, openPorts } from '../../worker/ports';
import type { Context, RunCommand } from '../context';
import { embedAll } from '../embed-all';
import { progressBars } from '../progress';
import { hasWorker } from '../task-queue';

export function registerAdopt(program: Command, run: RunCommand): void {
  program
    .command('adopt')
    .description('take the experience store over for the configured embedder, and embed what it holds anew')
    .option('--force', 'although a worker polls the task queue: it may still be one with the other embedder')
    .action(run(adopt));
}

/** Works in this process, with no worker and no service; interrupted, it goes on where it is run again. */
async function adopt(context: Context, options: { force?: boolean }): Promise<void> {
  if (!options.force && (await isPolled(context))) {
    const remedy = 'stop the workers first (one that stopped counts for five minutes more), or add --force';
    throw new WorkflowGenError(
      'CONFIG_INVALID',
      `A worker polls ${context.configuration.taskQueue}, and one with the other embedder would go on writing its vectors; ${remedy}`,
      { field: 'taskQueue', remedy }
    );
  }
  const bars = progressBars(context.output);
  const ports = createPorts(context.configuration, { onProgress: bars.onProgress });
  try {
    await openPorts(ports, { adopt: true });
    bars.stop();
    const learning = createLearningActivities({
      ...ports,
      registry: { list: () => [], describe: () => undefined, get: () => undefined },
    });
    const tenants: { tenant: string; summary: string }[] = [];
    for (const tenant of await ports.store.tenants()) {
      const summary = await embedAll(learning, tenant, (words) => context.output.note(`${tenant}: ${words}`));
      tenants.push({ tenant, summary });
    }
    const missing = await withoutVector(ports.store, tenants);
    const embedder = ports.embedder.id;
    const lines = tenants.map(({ tenant, summary }) => `${tenant}: ${summary}`);
    context.output.data(
      { embedder, tenants, withoutVector: missing },
      [`the store holds vectors of ${embedder}`, ...lines].join('\n')
    );
  } finally {
    bars.stop();
    await closePorts(ports);
  }
}

async function isPolled(context: Context): Promise<boolean> {
  try {
    return await hasWorker(await context.connect());
  } catch (error) {
    if (error instanceof WorkflowGenError && error.code === 'SERVER_UNREACHABLE') return false;
    throw error;
  }
}

/** Wordings that routing could not find: none, unless a record cannot be read. */
async function withoutVector(store: ExperienceStore, tenants: readonly { tenant: string }[]): Promise<number> {
  let missing = 0;
  for (const { tenant } of tenants) {
    let cursor: string | undefined;
    do {
      const page = await store.find(tenant, 'pattern', {}, { cursor, limit: 256 });
      missing += page.records.filter((record) => record.vector === undefined).length;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  return missing;
}
