import type { GateVerdict, NomineeReport } from '../shared/protocol/decision';
import type { EffectLeft, NodeReport, RunReport, TierStep } from '../shared/protocol/run';
import type { UsageTotal } from '../shared/protocol/usage';
import { titledLines } from '../shared/protocol/text';
import { TIERS, type Tier } from '../shared/protocol/tier';
import { tokenCount } from '../shared/protocol/usage';
import { feedbackLines, type GivenFeedback } from './given-feedback';
import { learningLines, type Learning } from './learning';
import type { MemoReport } from './report';

/** The tiers in words, for people. */
export const TIER_WORDS: Record<Tier, string> = { A: 'A · reuse', B: 'B · rewrite', C: 'C · plan' };

/**
 * Says in words how a run came to its end: why this tier, which templates were nominated and what refused them, what was
 * bound from where, the tier path, what was undone or left, the evidence and the usage. Reads a report, as it stands in a
 * result or in a failure's details, or what the memo says where there is no report; and what learning made of the run.
 *
 * @example
 * ```ts
 * console.log(explain(await run.report(), await run.learning()));
 * ```
 */
export function explain(source: RunReport | MemoReport, learning?: Learning, feedback?: GivenFeedback): string {
  return 'tierPath' in source ? explainReport(source, learning, feedback) : explainMemo(source);
}

function explainReport(report: RunReport, learning: Learning | undefined, feedback: GivenFeedback | undefined): string {
  const sections = [
    headline(report),
    titledLines(`Why tier ${TIER_WORDS[report.decision.tier]}`, whyLines(report)),
    titledLines('Nominees', report.decision.nominees.flatMap(nomineeLines)),
    titledLines('Slots', Object.entries(report.slots).map(slotLine(report))),
    titledLines('What ran', report.nodes.flatMap(nodeLines)),
    titledLines('Tier path', report.tierPath.map(stepLine)),
    titledLines(
      'Waits for a person',
      report.pending.map((item) => `${item.callId} ${item.tool}(${item.args ?? ''}): ${item.kind}, ${item.reason}`)
    ),
    titledLines('Undone', report.undone.map(effectLine)),
    titledLines('Left as it is', report.left.map(effectLine)),
    titledLines('Evidence', evidenceLines(report)),
    titledLines('Usage', usageLines(report)),
    titledLines('Learning', learning ? learningLines(learning) : []),
    titledLines('Feedback', feedback ? feedbackLines(feedback) : []),
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

function headline(report: RunReport): string {
  const open = report.outcome === 'running' ? 'is still running' : `ended as ${report.outcome}`;
  const lines = [
    `Run ${report.workflowId} ${open}, tier ${TIER_WORDS[report.tier]}, after ${seconds(report.durationMs)}`,
  ];
  if (report.answer !== undefined) lines.push(`Answer: ${report.answer}`);
  if (report.question !== undefined) lines.push(`It asks back: ${report.question}`);
  if (report.verdict) lines.push(`${report.verdictBy ?? 'The user'} called it ${report.verdict}`);
  return lines.join('\n');
}

function whyLines({ decision }: RunReport): string[] {
  const lines = decision.masked === '' ? [] : [`the query, masked: ${decision.masked}`];
  if (decision.degradedBy) {
    lines.push(`routing itself failed: ${decision.degradedBy.code} ${decision.degradedBy.message}`);
  }
  lines.push(...decision.reasons, `decided in ${decision.durationMs} ms`);
  return lines;
}

function nomineeLines(nominee: NomineeReport, index: number): string[] {
  const scores = `score ${nominee.score.toFixed(3)} (cosine ${nominee.cosine.toFixed(3)}, lexical ${nominee.lexical.toFixed(3)})`;
  const lines = [
    `${index + 1}. ${nominee.title} [${nominee.templateId}], ${scores}`,
    `   nearest wording: ${nominee.pattern}`,
  ];
  for (const binding of nominee.bindings) {
    const confidence = binding.confidence < 1 ? `, confidence ${binding.confidence.toFixed(2)}` : '';
    lines.push(`   ${binding.slot} = ${JSON.stringify(binding.value)} from "${binding.from}"${confidence}`);
  }
  if (nominee.sideBySide) {
    const { wording, query, refusals, smallTalk = [] } = nominee.sideBySide;
    lines.push(
      `   wording: ${wording}`,
      `   query:   ${query}`,
      ...smallTalk.map((aside) => `   small talk: ${aside}`),
      ...refusals.map((refusal) => `   not A: ${refusal}`)
    );
  }
  if (nominee.unbound.length > 0) lines.push(`   not bound: ${nominee.unbound.join(', ')}`);
  lines.push(`   A: ${gatesLine(nominee.gatesA)}`, `   B: ${gatesLine(nominee.gatesB)}`);
  return lines;
}

function gatesLine(gates: GateVerdict[]): string {
  const refused = gates.filter((gate) => !gate.passed);
  if (refused.length === 0) return gates.length === 0 ? 'no gate was asked' : `all ${gates.length} gates passed`;
  return `refused by ${refused.map((gate) => `${gate.gate} (${gate.reason})`).join('; ')}`;
}

/** A slot's value with the words of the query that it was read from, where routing bound it. */
function slotLine({ decision }: RunReport): (slot: [string, unknown]) => string {
  const nominee = decision.nominees.find((candidate) => candidate.templateId === decision.templateId);
  return ([name, value]) => {
    const from = nominee?.bindings.find((binding) => binding.slot === name)?.from;
    return `${name} = ${JSON.stringify(value)}${from === undefined ? '' : `, from "${from}"`}`;
  };
}

function nodeLines(node: NodeReport): string[] {
  const calls = node.calls > 1 ? `, ${node.calls} calls` : '';
  const lines = [`${node.node} · ${node.tool}: ${node.state}${calls}`];
  for (const [argument, from] of Object.entries(node.bindings)) lines.push(`   ${argument} = ${from}`);
  for (const repair of node.repairs ?? []) {
    const values = `${JSON.stringify(repair.before)} → ${JSON.stringify(repair.after)}`;
    lines.push(`   repaired by experience: ${repair.argument} ${values} (${repair.rule})`);
  }
  if (node.failure) lines.push(`   failed: ${node.failure}`);
  else if (node.output !== undefined) lines.push(`   → ${node.output}`);
  return lines;
}

function stepLine(step: TierStep): string {
  const where = step.cause?.node ? ` at ${step.cause.node}` : '';
  const cause = step.cause ? `${where}: ${step.cause.code} ${step.cause.message}` : '';
  return `${step.tier}${step.iteration} ${step.outcome} after ${seconds(step.durationMs)}${cause}`;
}

function effectLine(effect: EffectLeft): string {
  return `${effect.callId} ${effect.tool}(${effect.args ?? ''}), ${effect.effect}: ${effect.reason}`;
}

function evidenceLines({ evidence }: RunReport): string[] {
  if (evidence.sufficient) return [`sufficient, by ${evidence.kind}`];
  return evidence.missing.map((text) => `missing: ${text}`);
}

function usageLines({ usage }: RunReport): string[] {
  const tiers = TIERS.filter((tier) => usage.byTier[tier].modelCalls > 0);
  if (usage.total.modelCalls === 0) return ['no model was called'];
  return [
    `in all: ${usageLine(usage.total)}`,
    ...tiers.map((tier) => `tier ${tier}: ${usageLine(usage.byTier[tier])}`),
  ];
}

/** One line of usage: calls, tokens by kind, money, and what could not be counted. */
export function usageLine(total: UsageTotal): string {
  const { tokens } = total;
  const kinds = `${tokens.input} in, ${tokens.cacheRead} cache read, ${tokens.cacheWrite} cache write, ${tokens.output} out`;
  const parts = [
    `${total.modelCalls} model calls, ${tokenCount(tokens)} tokens (${kinds}), $${total.costUsd.toFixed(5)}`,
  ];
  if (total.unpricedCalls > 0) parts.push(`${total.unpricedCalls} calls without a price`);
  if (total.unaccountedCalls > 0) parts.push(`${total.unaccountedCalls} calls cut before they could be counted`);
  return parts.join(', ');
}

function explainMemo(memo: MemoReport): string {
  const lines = [
    `Run ${memo.workflowId} is ${memo.status}, started ${memo.startedAt}${memo.closedAt ? `, closed ${memo.closedAt}` : ''}`,
  ];
  if (memo.query !== undefined) lines.push(`Query: ${memo.query}`);
  if (memo.outcome !== undefined) lines.push(`Outcome: ${memo.outcome}`);
  lines.push(`Decision: ${memo.decision ?? 'not routed yet'}`);
  lines.push('This is all that stands in the memo; a worker of its task queue could say more.');
  return lines.join('\n');
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
