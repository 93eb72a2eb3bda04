import { NOT_ROUTED } from '../shared/protocol/decision';
import type { NodeReport, PendingDecision, RunReport, TierStep } from '../shared/protocol/run';
import type { Tier } from '../shared/protocol/tier';

/** What one can see of a run as it goes, in the order in which it happened. */
export type RunEvent =
  /** The tier was chosen, with the reasons; `template` is the title of the one that A or B starts from. */
  | { kind: 'routed'; tier: Tier; templateId?: string; template?: string; reasons: string[] }
  /** A plan runs: its nodes. A later round, iteration or tier has another one. */
  | { kind: 'plan'; tier: Tier; nodes: { node: string; tool: string }[] }
  | { kind: 'node'; node: string; tool: string; state: NodeReport['state']; output?: string; failure?: string }
  /** A call waits for a person. */
  | { kind: 'waiting'; decision: PendingDecision }
  /** One iteration of a tier has ended. */
  | { kind: 'step'; step: TierStep }
  /** A model writes the answer: all that is written so far, unchecked. Told where the worker has `streamAnswers`. */
  | { kind: 'writing'; text: string }
  /** There is an answer; it may be called wrong while a feedback window is open, and another one follows. */
  | { kind: 'answer'; answer: string }
  | { kind: 'question'; question: string }
  /** The run has closed, however it did: the last event. */
  | { kind: 'ended'; report: RunReport };

/** What happened between two looks at a run; of states that a node passed through meanwhile, only the last is known. */
export function eventsBetween(before: RunReport | undefined, after: RunReport): RunEvent[] {
  return [
    ...routed(before, after),
    ...after.tierPath.slice(before?.tierPath.length ?? 0, -1).map(stepEvent),
    ...nodes(before, after),
    ...waiting(before, after),
    ...(after.tierPath.length > (before?.tierPath.length ?? 0) ? after.tierPath.slice(-1).map(stepEvent) : []),
    ...answered(before, after),
  ];
}

function isRouted(report: RunReport | undefined): report is RunReport {
  return report !== undefined && report.decision.reasons[0] !== NOT_ROUTED;
}

function routed(before: RunReport | undefined, after: RunReport): RunEvent[] {
  if (isRouted(before) || !isRouted(after)) return [];
  const { tier, templateId, templateTitle, reasons } = after.decision;
  return [
    {
      kind: 'routed',
      tier,
      ...(templateId === undefined ? {} : { templateId }),
      ...(templateTitle === undefined ? {} : { template: templateTitle }),
      reasons,
    },
  ];
}

function nodes(before: RunReport | undefined, after: RunReport): RunEvent[] {
  if (after.nodes.length === 0) return [];
  const planOf = (report: RunReport): string =>
    JSON.stringify([report.tier, report.nodes.map(({ node, tool }) => [node, tool])]);
  const same = before !== undefined && planOf(before) === planOf(after);
  const known = new Map(same ? before.nodes.map(({ node, state }) => [node, state]) : []);
  const moved = after.nodes.filter(({ node, state }) => state !== (known.get(node) ?? 'pending'));
  const plan = after.nodes.map(({ node, tool }) => ({ node, tool }));
  return [
    ...(same ? [] : [{ kind: 'plan' as const, tier: after.tier, nodes: plan }]),
    ...moved.map(({ node, tool, state, output, failure }) => ({
      kind: 'node' as const,
      node,
      tool,
      state,
      ...(output === undefined ? {} : { output }),
      ...(failure === undefined ? {} : { failure }),
    })),
  ];
}

function waiting(before: RunReport | undefined, after: RunReport): RunEvent[] {
  const known = new Set(before?.pending.map(({ kind, callId }) => `${kind} ${callId}`));
  const fresh = after.pending.filter(({ kind, callId }) => !known.has(`${kind} ${callId}`));
  return fresh.map((decision) => ({ kind: 'waiting', decision }));
}

function stepEvent(step: TierStep): RunEvent {
  return { kind: 'step', step };
}

function answered(before: RunReport | undefined, after: RunReport): RunEvent[] {
  const { answer, question, outcome } = after;
  if (outcome === 'answered' && answer !== undefined && !(before?.outcome === 'answered' && before.answer === answer)) {
    return [{ kind: 'answer', answer }];
  }
  if (outcome === 'needs_input' && question !== undefined && before?.question !== question) {
    return [{ kind: 'question', question }];
  }
  return [];
}

/** One line for people; nothing for what is only a beginning. */
export function eventLine(event: RunEvent): string | undefined {
  switch (event.kind) {
    case 'routed':
      return `tier ${event.tier}: ${event.template === undefined ? (event.reasons[0] ?? '') : event.template}`;
    case 'plan':
      return `${event.tier} runs ${event.nodes.map(({ tool }) => tool).join(', ')}`;
    case 'node':
      return `  ${event.node} · ${event.tool}: ${event.state}${event.failure === undefined ? '' : `, ${event.failure}`}`;
    case 'step': {
      const { tier, iteration, outcome, cause } = event.step;
      return outcome === 'succeeded' ? undefined : `${tier}${iteration} ${outcome}${cause ? `: ${cause.message}` : ''}`;
    }
    default:
      return undefined;
  }
}
