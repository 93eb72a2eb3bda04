import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { NomineeReport } from '../shared/protocol/decision';
import type { NodeReport, PendingDecision, TierStep } from '../shared/protocol/run';
import { cutWords, markdownText } from '../shared/protocol/text';
import { tokenCount } from '../shared/protocol/usage';
import type { Run } from './run';

/** Characters of the details, and of one text in them. */
const DETAILS_CHARACTERS = 16_000;
const TEXT_CHARACTERS = 300;
const NOMINEES = 3;

/** The decision in one line, for the memo and for logs. */
export function decisionLine({ path: { decision } }: Run): string {
  const title = decision.templateTitle ? ` · ${decision.templateTitle}` : '';
  return cutWords(`${decision.tier}${title} · ${decision.reasons[0] ?? 'no reason recorded'}`, 400);
}

/**
 * Current details in Markdown for the Web UI: the outcome, who is waited for, why this tier, each step, each node, the nominees,
 * usage. Lists and no tables: the Web UI sets no space between a table's cells.
 */
export function showDetails(run: Run): void {
  setCurrentDetails(detailsOf(run).join('\n'));
}

function detailsOf(run: Run): string[] {
  const { total } = run.spend.usage;
  const { decision, steps } = run.path;
  const info = workflowInfo();
  const usage = [
    '',
    `${tokenCount(total.tokens)} tokens in ${total.modelCalls} model calls, $${total.costUsd.toFixed(5)} · ` +
      `${info.historyLength} events, ${info.historySize} bytes`,
  ];
  const lines = [
    headline(run),
    ...section('Waits for a person', run.people.pending.map(pendingLine)),
    ...section('Why', decision.reasons.slice(0, 4).map(text)),
    ...section('Tiers', steps.map(stepLine)),
    ...section('Nodes', run.lastPlan.nodes.map(nodeLine)),
    ...section('Nominees', decision.nominees.slice(0, NOMINEES).map(nomineeLine)),
  ];
  let room = DETAILS_CHARACTERS - usage.join('\n').length;
  const kept = lines.filter((line) => (room -= line.length + 1) >= 0);
  return [...kept, ...(kept.length < lines.length ? ['- …'] : []), ...usage];
}

function headline({ lifecycle, path: { tier, decision } }: Run): string {
  const routed = decision.tier === tier ? '' : `, routed to ${decision.tier}`;
  const title = decision.templateTitle === undefined ? '' : ` · ${text(decision.templateTitle)}`;
  return `**${markdownText(lifecycle.outcome)}** · tier ${tier}${routed}${title}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines.map((line) => `- ${line}`)];
}

function pendingLine({ kind, callId, tool, args, reason }: PendingDecision): string {
  const call = `\`${callId}\` ${text(tool)}`;
  return `${kind} of ${call}${args ? ` with ${text(args)}` : ''}: ${text(reason)}`;
}

function stepLine({ tier, iteration, outcome, cause }: TierStep): string {
  return `${tier}${iteration} ${outcome}${cause ? `: ${text(cause.message)}` : ''}`;
}

function nodeLine({ node, tool, state, failure, bindings }: NodeReport): string {
  const name = node === tool ? `\`${node}\`` : `\`${node}\` (${text(tool)})`;
  const values = Object.entries(bindings).map(([argument, from]) => `${argument} = ${from}`);
  return [
    `${name} **${state}**`,
    ...(failure ? [text(failure)] : []),
    ...(values.length > 0 ? [text(values.join(', '))] : []),
  ].join(' · ');
}

function nomineeLine({ title, score, gatesA }: NomineeReport): string {
  const refused = gatesA.filter((gate) => !gate.passed).map(({ gate, reason }) => `${gate} (${reason})`);
  const verdict = refused.length === 0 ? 'all gates of A passed' : `refused for A by ${refused.join('; ')}`;
  return `${text(title)} · score ${score.toFixed(3)} · ${text(verdict)}`;
}

/** One text of the run, as it is and not as Markdown. */
function text(said: string): string {
  return markdownText(cutWords(said, TEXT_CHARACTERS));
}
