import { ActivityFailure, workflowInfo } from '@temporalio/workflow';
import { jsonBytes } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import type { RunRecord } from '../shared/protocol/run-record';
import { isInline } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';
import type { Line } from './ledger';
import { offload, REFERENCE_BYTES } from './offload';
import { evidenceSoFar } from './report';
import type { Run } from './run';
import { trimRecord } from './trim-record';

/**
 * What the learning child is given of a run: outputs move to the artifact store, largest first, until it fits into one payload;
 * what still does not fit is cut.
 */
export async function runRecord(run: Run): Promise<RunRecord> {
  const record = wholeRecord(run);
  let excess = jsonBytes(record) - LIMITS.runRecordBytes;
  if (excess <= 0) return record;
  const sizes = record.calls
    .map((call, index) => ({ index, bytes: call.output && isInline(call.output) ? jsonBytes(call.output.inline) : 0 }))
    .sort((a, b) => b.bytes - a.bytes || a.index - b.index);
  const chosen: Line[] = [];
  for (const { index, bytes } of sizes) {
    if (excess <= 0 || bytes <= REFERENCE_BYTES) break;
    chosen.push(record.calls[index] as Line);
    excess -= bytes - REFERENCE_BYTES;
  }
  const moved = await offloadIfUp(
    run,
    chosen.map((call) => call.output as Value)
  );
  const at = new Map(chosen.map((call, index) => [call, moved[index]]));
  return trimRecord({
    ...record,
    calls: record.calls.map((call) => (at.has(call) ? { ...call, output: at.get(call) } : call)),
  });
}

function wholeRecord(run: Run): RunRecord {
  const { lifecycle, path, people, lastPlan } = run;
  const info = workflowInfo();
  const nominee = path.decision.nominees.find((item) => item.templateId === path.base?.templateId);
  return {
    schema: 1,
    workflowId: info.workflowId,
    runId: info.runId,
    rootWorkflowId: run.rootWorkflowId,
    inReplyTo: run.input.inReplyTo?.workflowId,
    query: run.query,
    startedAt: new Date(run.startedAt).toISOString(),
    closedAt: new Date().toISOString(),
    outcome: lifecycle.outcome === 'running' ? 'failed' : lifecycle.outcome,
    tier: path.tier,
    tierPath: [...path.steps],
    masked: path.decision.masked,
    templateId: path.templateId,
    ...(path.decision.heldOut ? { heldOut: path.decision.heldOut } : {}),
    failedTemplates: [...path.failedTemplates],
    ...(path.decision.shadow ? { shadow: path.decision.shadow } : {}),
    score: nominee?.score,
    plan: lastPlan.plan,
    slots: lastPlan.slots,
    ...(path.tier === 'C' ? { sawOutputs: path.sawOutputs } : {}),
    written: lastPlan.written,
    calls: [...run.ledger.calls],
    failures: [...path.failures],
    evidence: evidenceSoFar(run),
    ...(people.corrections.length === 0 ? {} : { corrections: people.corrections }),
    verdict: people.verdict,
    usage: run.spend.usage,
  };
}

/** The run has its outcome: that the artifact store is down costs it what could be learnt, and nothing else. */
async function offloadIfUp(run: Run, outputs: Value[]): Promise<Value[]> {
  try {
    return await offload(run, outputs, 'offload outputs of the run record');
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return outputs;
  }
}
