import type { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { createLearningActivities } from '../../activities/learning/create-learning-activities';
import { exportExperience, importExperience } from '../../activities/learning/exchange';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { loadTools } from '../../worker/load-tools';
import { closePorts, createPorts, openPorts } from '../../worker/ports';
import type { Context, RunCommand } from '../context';
import { embedAll } from '../embed-all';

export function registerExchange(program: Command, run: RunCommand): void {
  program
    .command('export <file>')
    .description("write the tenant's experience to a file, signed with WORKFLOWGEN_EXPORT_KEY")
    .option('--no-values', 'only what holds for every run: no trajectory, example, name or user')
    .action(run(write));
  program
    .command('import <file>')
    .description('take over an export: signature and tool contracts are checked, what is there stays')
    .option('--tools <module>', 'the tools of this environment (WORKFLOWGEN_TOOLS)')
    .action(run(read));
}

async function write(context: Context, file: string, options: { values: boolean }): Promise<void> {
  const store = await context.openStore();
  const { tenant } = context.options;
  const at = new Date().toISOString();
  const lines: string[] = [];
  for await (const line of exportExperience(store, tenant, { key: keyOf(context), values: options.values, at })) {
    lines.push(line);
  }
  await onFile(file, () => writeFile(file, lines, { mode: 0o600 }));
  const records = lines.length - 2;
  const what = options.values ? 'records' : 'records without values';
  context.output.data({ file, tenant, records, values: options.values }, `${records} ${what} of ${tenant} in ${file}`);
}

async function read(context: Context, file: string, options: { tools?: string }): Promise<void> {
  const key = keyOf(context);
  const path = options.tools ?? context.configuration.tools;
  if (path === undefined) {
    const remedy = 'name the module with --tools or WORKFLOWGEN_TOOLS';
    throw new WorkflowGenError('CONFIG_INVALID', `Contracts cannot be checked without the tools; ${remedy}`, {
      field: 'tools',
      remedy,
    });
  }
  const lines = (await onFile(file, () => readFile(file, 'utf8'))).trimEnd().split('\n');
  const { tools, close } = await loadTools(path);
  const ports = createPorts(context.configuration);
  try {
    const registry = createToolRegistry(tools);
    const contracts = new Map(registry.list().map(({ name, contract }) => [name, contract]));
    await openPorts(ports);
    const { tenant } = context.options;
    const report = await importExperience(ports.store, lines, { tenant, key, contracts, at: new Date().toISOString() });
    const learning = createLearningActivities({ ...ports, registry });
    await embedAll(learning, tenant);
    const left = report.leftOut.map(
      ({ templateId, title, tools: names }) =>
        `  left out ${templateId.slice(0, 8)} "${title}": other contract of ${names.join(', ')}`
    );
    context.output.data(report, [`${report.imported} records imported, ${report.kept} were there`, ...left].join('\n'));
  } finally {
    await closePorts(ports);
    await close?.();
  }
}

function keyOf({ env }: Context): string {
  return env.WORKFLOWGEN_EXPORT_KEY ?? '';
}

async function onFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const remedy = 'name a file that can be read or written';
    throw new WorkflowGenError('INPUT_INVALID', `${file}: ${messageOf(error, 200)}; ${remedy}`, {
      field: 'file',
      remedy,
    });
  }
}
