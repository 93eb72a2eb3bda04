import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { evidenceOf } from '../shared/protocol/evidence';
import { LIMITS } from '../shared/protocol/limits';
import type { Inherited, RunReport } from '../shared/protocol/run';
import { cutText } from '../shared/protocol/text';
import { boundReport } from './bound-report';
import type { Run } from './run';

/** What the run says of itself: the result, a failure's details, the `report` Temporal query. */
export function reportOf(run: Run): RunReport {
  const { lifecycle, path, ledger, people, lastPlan } = run;
  const info = workflowInfo();
  return boundReport({
    workflowId: info.workflowId,
    runId: info.runId,
    tenant: run.input.tenant,
    outcome: lifecycle.outcome,
    answer: lifecycle.answer,
    question: lifecycle.question,
    tier: path.tier,
    tierPath: [...path.steps],
    decision: path.decision,
    templateId: path.templateId,
    slots: lastPlan.slots,
    nodes: lastPlan.nodes,
    undone: [...ledger.undone],
    left: [...ledger.left],
    pending: [...people.pending],
    failures: [...path.failures],
    evidence: evidenceSoFar(run),
    usage: run.spend.usage,
    reasons: reasonsOf(run),
    verdict: people.verdict?.verdict,
    verdictBy: people.verdict?.by,
    startedAt: new Date(run.startedAt).toISOString(),
    durationMs: Date.now() - run.startedAt,
  });
}

/** The evidence as the workflow knows it; a `verify` hook runs in the learning child. */
export function evidenceSoFar(run: Run): RunReport['evidence'] {
  const { outcome } = run.lifecycle;
  return evidenceOf({
    outcome: outcome === 'running' ? 'failed' : outcome,
    plan: run.lastPlan.plan,
    calls: run.ledger.calls,
    verdict: run.people.verdict?.verdict,
    silenceCounts: run.people.silenceCounts,
  });
}

/** Why the run went the way it went, most important first: the end, each step down, the routing. */
function reasonsOf({ lifecycle, path }: Run): string[] {
  const steps = path.steps
    .filter((step) => step.cause !== undefined)
    .map((step) => `${step.tier}${step.iteration} ${step.outcome}: ${step.cause?.code} ${step.cause?.message}`);
  const end = lifecycle.end ? [`${lifecycle.end.code}: ${lifecycle.end.message}`] : [];
  return [...end, ...steps, ...path.decision.reasons];
}

/** The failure of a run that ends without success: the code as its type, the report in its details. */
export function failureOfRun(run: Run): ApplicationFailure {
  const { end } = run.lifecycle;
  return ApplicationFailure.create({
    type: end?.code ?? 'INTERNAL',
    message: cutText(end?.message ?? 'the run failed', LIMITS.messageCharacters, '…'),
    nonRetryable: true,
    details: [reportOf(run)],
  });
}

/** What a linked run takes over. */
export function inheritedOf(run: Run): Inherited {
  return {
    workflowId: workflowInfo().workflowId,
    rootWorkflowId: run.rootWorkflowId,
    ...run.ledger.inherited(),
    question: run.lifecycle.question,
    query: run.input.inReplyTo?.query ?? run.query.text,
    text: run.query.text,
    context: run.input.context,
    exclude: [...new Set(run.path.failedTemplates.map((failed) => failed.templateId))],
  };
}
