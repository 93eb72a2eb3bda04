import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkflowGenError } from '../shared/protocol/errors';
import { registerAdopt } from './commands/adopt';
import { registerApprovals } from './commands/approvals';
import { registerAsk } from './commands/ask';
import { registerCodecServer } from './commands/codec-server';
import { registerCurate } from './commands/curate';
import { registerDev } from './commands/dev';
import { registerDoctor } from './commands/doctor';
import { registerExperiences } from './commands/experiences';
import { registerExplain } from './commands/explain';
import { registerExchange } from './commands/exchange';
import { registerFeedback } from './commands/feedback';
import { registerForget } from './commands/forget';
import { registerPolicy } from './commands/policy';
import { registerReplay } from './commands/replay';
import { registerSavings } from './commands/savings';
import { registerTemplates } from './commands/templates';
import { registerTools } from './commands/tools';
import { registerWorker } from './commands/worker';
import type { GlobalOptions, OpenContext, RunCommand, Surroundings } from './context';
import { createContext } from './context';
import type { ExitCode } from './exit-codes';
import { EXIT, exitCodeOfError } from './exit-codes';
import { createOutput } from './output';

const COMMANDS = [
  registerDev,
  registerWorker,
  registerAsk,
  registerExplain,
  registerFeedback,
  registerApprovals,
  registerTemplates,
  registerExperiences,
  registerSavings,
  registerTools,
  registerPolicy,
  registerCurate,
  registerForget,
  registerExchange,
  registerAdopt,
  registerDoctor,
  registerCodecServer,
  registerReplay,
];

/**
 * Runs one command line and returns its exit code. It never throws and never ends the process: an error is one line on
 * standard error (a JSON line with `--json`), with the stack only where `--verbose` was given.
 */
export async function runCli(argv: string[], surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, env } = surroundings;
  let code: ExitCode = EXIT.ok;
  const program = createProgram(
    (options) => createContext(options, surroundings),
    (reached) => (code = reached)
  );
  const writes = {
    writeOut: (text: string) => void stdout.write(text),
    writeErr: (text: string) => void stderr.write(text),
  };
  for (const command of [program, ...everyCommand(program)]) command.exitOverride().configureOutput(writes);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has written its own line; help and version are no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { json = false, verbose = false } = program.opts<GlobalOptions>();
    createOutput({ stdout, stderr, env, json, verbose }).error(error);
    return exitCodeOfError(error);
  }
}

function createProgram(open: (options: GlobalOptions) => OpenContext, done: (code: ExitCode) => void): Command {
  const program = new Command('workflowgen')
    .description('Answers queries as durable Temporal workflows that learn from each run')
    .version(packageVersion())
    .option('--json', 'write data as JSON, and errors as one JSON line')
    .option('--verbose', 'add stack traces to errors')
    .option('--config <file>', 'configuration file (WORKFLOWGEN_CONFIG)')
    .option('--address <host:port>', 'Temporal service (TEMPORAL_ADDRESS)')
    .option('--namespace <name>', 'Temporal namespace (TEMPORAL_NAMESPACE)')
    .option('--task-queue <name>', 'task queue (WORKFLOWGEN_TASK_QUEUE)')
    .option('--tenant <name>', 'tenant', 'default')
    .showHelpAfterError('(add --help for more)');
  const run: RunCommand =
    (handler) =>
    async (...args) => {
      const context = open(program.opts<GlobalOptions>());
      try {
        // Commander adds the command itself as the last argument.
        await handler(context, ...(args.slice(0, -1) as never[]));
        done(context.code);
      } finally {
        await context.close();
      }
    };
  for (const register of COMMANDS) register(program, run);
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((below) => [below, ...everyCommand(below)]);
}

/** The package's version, from the sources or from a build. */
function packageVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      return (JSON.parse(readFileSync(join(__dirname, place), 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  throw new WorkflowGenError('INTERNAL', 'package.json is missing from the installation');
}
