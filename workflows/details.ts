import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { tokenCount } from '../shared/protocol/usage';
import type { Run } from './run';
import { cutText } from '../shared/protocol/text';

/** The decision in one line, for the memo and for logs. */
export function decisionLine(run: Run): string {
  const { decision } = run.path;
  const title = decision.templateTitle ? ` · ${decision.templateTitle}` : '';
  return cutText(`${decision.tier}${title} · ${decision.reasons[0] ?? 'no reason recorded'}`, 400);
}

const cell = (text: string): string => cutText(text.replaceAll('|', '\\|').replaceAll('\n', ' '), 200);

/** Current details in Markdown for the Web UI: the decision and why, each step, each node, who is waited for, usage. */
export function showDetails(run: Run): void {
  const { lifecycle, path, people } = run;
  const { total } = run.spend.usage;
  const { nodes } = run.lastPlan;
  const lines = [`**${lifecycle.outcome}** · tier ${path.tier} · ${decisionLine(run)}`, ''];
  for (const item of people.pending) {
    lines.push(`> **waits for a person** (${item.kind}): \`${item.callId}\` ${item.tool} ${cell(item.args ?? '')}`, '');
  }
  if (path.steps.length > 0) {
    lines.push('| step | outcome | cause |', '|---|---|---|');
    for (const step of path.steps) {
      lines.push(`| ${step.tier}${step.iteration} | ${step.outcome} | ${cell(step.cause?.message ?? '')} |`);
    }
    lines.push('');
  }
  if (nodes.length > 0) {
    lines.push('| node | tool | state | arguments |', '|---|---|---|---|');
    for (const node of nodes) {
      const bindings = Object.entries(node.bindings)
        .map(([name, from]) => `${name} = ${from}`)
        .join(', ');
      lines.push(
        `| ${node.node} | ${node.tool} | ${node.state}${node.failure ? `: ${cell(node.failure)}` : ''} | ${cell(bindings)} |`
      );
    }
    lines.push('');
  }
  for (const nominee of path.decision.nominees.slice(0, 3)) {
    const refused = nominee.gatesA.filter((gate) => !gate.passed).map((gate) => `${gate.gate} (${gate.reason})`);
    lines.push(
      `- nominee **${cell(nominee.title)}** score ${nominee.score.toFixed(3)}: ` +
        (refused.length === 0 ? 'all gates of A passed' : `refused for A by ${cell(refused.join('; '))}`)
    );
  }
  const info = workflowInfo();
  lines.push(
    '',
    `${tokenCount(total.tokens)} tokens in ${total.modelCalls} model calls, $${total.costUsd.toFixed(5)} · ` +
      `${info.historyLength} events, ${info.historySize} bytes`
  );
  setCurrentDetails(cutText(lines.join('\n'), 16_000));
}
