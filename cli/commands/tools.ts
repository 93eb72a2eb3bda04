import type { Command } from 'commander';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { loadTools } from '../../worker/load-tools';
import type { Context, RunCommand } from '../context';
import { table } from '../output';

export function registerTools(program: Command, run: RunCommand): void {
  program
    .command('tools')
    .description('the tools of a module')
    .command('ls')
    .description('list them, as a worker would register them')
    .option('--tools <module>', 'the tools (WORKFLOWGEN_TOOLS)')
    .action(run(list));
}

async function list(context: Context, options: { tools?: string }): Promise<void> {
  const path = options.tools ?? context.configuration.tools;
  if (path === undefined) {
    const remedy = 'name the module with --tools or WORKFLOWGEN_TOOLS';
    throw new WorkflowGenError('CONFIG_INVALID', `No tools are configured; ${remedy}`, { field: 'tools', remedy });
  }
  const { tools, close } = await loadTools(path);
  try {
    const descriptions = createToolRegistry(tools).list();
    const rows = descriptions.map((tool) => [
      tool.name,
      tool.version,
      tool.effect,
      tool.approval ? 'yes' : '',
      tool.checked ? 'yes' : '',
      tool.permissions.join(' '),
      tool.contract.slice(0, 12),
    ]);
    const header = ['tool', 'version', 'effect', 'approval', 'check', 'permissions', 'contract'];
    context.output.data(descriptions, table(header, rows));
  } finally {
    await close?.();
  }
}
