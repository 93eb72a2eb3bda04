import type { Command } from 'commander';
import type { RunHandle, WorkflowGenClient } from '../../client';
import { usageLine } from '../../client/explain';
import { RunFailedError } from '../../client';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { RunReport } from '../../shared/protocol/run';
import type { Context, RunCommand } from '../context';
import { wholeNumber } from '../context';
import { embeddedRuntime } from '../embedded-runtime';
import { exitCodeOfReport } from '../exit-codes';
import { watchRun } from '../watch-run';

interface AskOptions {
  requestId?: string;
  inReplyTo?: string;
  user?: string;
  environment?: string;
  permission?: string[];
  now?: string;
  timeZone?: string;
  locale?: string;
  reuse: boolean;
  learn: boolean;
  from?: 'A' | 'B' | 'C';
  maxTokens?: number;
  maxCost?: number;
  timeout?: number;
  feedbackWindow?: number;
  approval?: 'tools' | 'once' | 'all-effects';
  embedded?: boolean;
  model?: string;
  tools?: string;
}

export function registerAsk(program: Command, run: RunCommand): void {
  program
    .command('ask <query>')
    .description('answer a query and show the tier, the cost and the link into the Web UI')
    .option('--request-id <id>', 'the same id is the same run; default: a new one')
    .option('--in-reply-to <workflow-id>', 'answer the question of a run that asked back')
    .option('--user <name>', 'who asks')
    .option('--environment <name>', 'templates are reused within one environment only')
    .option('--permission <names...>', 'what the caller may do')
    .option('--now <instant>', 'what "today" means, ISO 8601')
    .option('--time-zone <name>', 'IANA time zone')
    .option('--locale <tag>', 'how numbers and dates of the query are written, BCP 47')
    .option('--no-reuse', 'plan from zero, with no experience, and learn nothing')
    .option('--no-learn', 'learn nothing from this run')
    .option('--from <tier>', 'most ambitious tier: A, B or C')
    .option('--max-tokens <n>', 'budget of model tokens', wholeNumber('--max-tokens'))
    .option('--max-cost <dollars>', 'budget of money', Number)
    .option('--timeout <seconds>', 'time budget of the run', wholeNumber('--timeout'))
    .option('--feedback-window <seconds>', 'keep the run open for feedback', wholeNumber('--feedback-window'))
    .option('--approval <which>', 'calls that a person approves: tools, once or all-effects')
    .option('--embedded', 'start server and worker for this one query, as `dev` does')
    .option('--model <name>', 'with --embedded: `local` for a small real model on this machine')
    .option('--tools <module>', 'with --embedded: the tools (WORKFLOWGEN_TOOLS)')
    .action(run(ask));
}

async function ask(context: Context, query: string, options: AskOptions): Promise<void> {
  if (!options.embedded && options.model === undefined) return answer(context, query, options);
  const runtime = await embeddedRuntime(context, { ...options, port: 0, uiPort: 0 });
  try {
    await answer(context, query, options, runtime);
  } finally {
    await runtime.stop();
  }
}

async function answer(
  context: Context,
  query: string,
  options: AskOptions,
  runtime?: { client: WorkflowGenClient; linkTo: Context['linkTo'] }
): Promise<void> {
  const client = runtime?.client ?? (await context.connect());
  const run = await client.start(query, requestOf(context, options));
  const link = runtime ? runtime.linkTo(run.workflowId) : context.linkTo(run.workflowId);
  context.output.note(`run ${run.workflowId}${link ? `\n${link}` : ''}`);
  const report = await reportOfAnswer(context, client, run, link);
  context.exit(exitCodeOfReport(report));
  context.output.data({ ...report, link }, answerText(context, report, link));
}

/** A failed run's report is data too, in the same shape; its error follows on standard error. */
async function reportOfAnswer(
  context: Context,
  client: WorkflowGenClient,
  run: RunHandle,
  link: string | undefined
): Promise<RunReport> {
  try {
    return await watchRun(context, client, run);
  } catch (error) {
    const failed = error instanceof RunFailedError ? error.report : undefined;
    if (failed && context.output.json) context.output.data({ ...failed, link }, '');
    throw error;
  }
}

function requestOf({ options: { tenant } }: Context, options: AskOptions): Parameters<WorkflowGenClient['start']>[1] {
  const { maxTokens, maxCost, timeout, feedbackWindow } = options;
  if (maxCost !== undefined && !(maxCost > 0)) {
    throw new WorkflowGenError('INPUT_INVALID', '--max-cost: give an amount of dollars above 0', {
      field: '--max-cost',
    });
  }
  return {
    tenant,
    requestId: options.requestId,
    inReplyTo: options.inReplyTo,
    context: {
      user: options.user,
      environment: options.environment,
      permissions: options.permission,
      now: options.now,
      timeZone: options.timeZone,
      locale: options.locale,
    },
    options: {
      reuse: options.reuse,
      learn: options.learn && options.reuse,
      from: options.from,
      approval: options.approval,
      budget: { tokens: maxTokens, costUsd: maxCost, timeMs: timeout === undefined ? undefined : timeout * 1000 },
      feedbackWindowMs: feedbackWindow === undefined ? undefined : feedbackWindow * 1000,
    },
  };
}

function answerText({ output }: Context, report: RunReport, link: string | undefined): string {
  const { style } = output;
  const lines = [];
  if (report.outcome === 'needs_input') lines.push(style('yellow', `? ${report.question ?? ''}`));
  else if (report.answer !== undefined) lines.push(style('bold', report.answer));
  if (report.pending.length > 0) lines.push(style('yellow', 'waits for a person: `workflowgen approvals ls`'));
  const path = report.tierPath.map((step) => `${step.tier}${step.iteration} ${step.outcome}`).join(' → ');
  lines.push(
    '',
    style('dim', `tier ${report.tier}${path ? ` (${path})` : ''} · ${report.outcome} · ${report.durationMs} ms`)
  );
  lines.push(style('dim', `${report.reasons[0] ?? ''}`));
  lines.push(style('dim', usageLine(report.usage.total)));
  lines.push(style('dim', link ?? report.workflowId));
  if (report.outcome === 'needs_input') {
    lines.push(style('dim', `reply: workflowgen ask "…" --in-reply-to ${report.workflowId}`));
  }
  return lines.filter((line, at) => line !== '' || at > 0).join('\n');
}
