import { condition } from '@temporalio/workflow';
import { mayStand } from '../shared/protocol/call';
import type { Call, CallRequest } from '../shared/protocol/call';
import type { Plan, PlanNode } from '../shared/protocol/plan';
import type { Value } from '../shared/protocol/value';
import { previewOf } from '../shared/protocol/value';
import { LIMITS } from '../shared/protocol/limits';
import type { NodeReport } from '../shared/protocol/run';
import { callTool, doneCalls, occurrencesOf } from './call-tool';
import { askPerson } from './people';
import { RunEnd } from './run-state';
import type { Run } from './run-state';

/** Bounds the calls in flight; two calls of one tool with an effect never overlap, so an equal second one is answered from the first. */
export class CallGate {
  stopped = false;
  private inFlight = 0;
  private readonly busy = new Set<string>();

  constructor(private readonly plan: Plan) {}

  /** Runs `call` when there is room; `undefined` where the plan was stopped first. */
  async pass<T>(tool: string, call: () => Promise<T>): Promise<T | undefined> {
    const exclusive = this.plan.tools[tool]?.effect !== 'read';
    const free = (): boolean =>
      this.stopped || (this.inFlight < LIMITS.parallelNodes && !(exclusive && this.busy.has(tool)));
    // Several waiters may be woken by one activation: each looks again before it takes the place.
    while (!free()) await condition(free);
    if (this.stopped) return undefined;
    this.inFlight += 1;
    if (exclusive) this.busy.add(tool);
    try {
      return await call();
    } catch (error) {
      this.stopped = true;
      throw error;
    } finally {
      this.inFlight -= 1;
      if (exclusive) this.busy.delete(tool);
    }
  }
}

/** One call of a node: one that the plan keeps, or a new one, after its approval; `undefined` where the plan was stopped first. */
export async function callNode(
  run: Run,
  plan: Plan,
  node: PlanNode,
  request: CallRequest,
  report: NodeReport,
  args: Value | undefined,
  gate: CallGate
): Promise<Call | undefined> {
  const kept = keptCall(run, plan, node, request);
  if (kept) return kept;
  const unsettled = unsettledCall(run, plan, node, request);
  if (!unsettled && needsApproval(run, plan, node) && !(await approved(run, plan, request, report, args, gate)))
    return undefined;
  // Read at the last moment, so that calls which have ended meanwhile are known.
  const complete = (): CallRequest =>
    unsettled ?? {
      ...request,
      done: doneCalls(run, plan, node.tool),
      occurrences: occurrencesOf(run, plan, node.tool),
    };
  const place = `${plan.nodes.indexOf(node) + 1}/${plan.nodes.length}`;
  const item = request.index === undefined ? '' : `[${request.index}]`;
  const send = (): Promise<Call> => {
    const sent = complete();
    const effect = plan.tools[node.tool]?.effect;
    if (effect === 'compensable' || effect === 'idempotent') run.requests.set(sent.callId, sent);
    report.calls += 1;
    return callTool(run, plan, sent, `${run.tier} · ${place} · ${node.tool}${item}`);
  };
  const call = await run.gate.pass(complete(), send, () => gate.stopped);
  if (call?.repairs) report.repairs = [...(report.repairs ?? []), ...call.repairs];
  return call;
}

/** Does a person have to approve the node's calls: by its tool, its plan, or what the run asks for. */
export function needsApproval(run: Run, plan: Plan, node: PlanNode): boolean {
  const tool = plan.tools[node.tool];
  if (!tool) return false;
  const { approval } = run.input.options;
  return (
    tool.approval ||
    (approval === 'once' && tool.effect === 'once') ||
    ((approval === 'all-effects' || plan.approval === true) && tool.effect !== 'read')
  );
}

/**
 * A node with the id and the tool of a call that the plan keeps stands for that call, whatever its arguments are now: a
 * reworded e-mail is not sent twice.
 */
function keptCall(run: Run, plan: Plan, node: PlanNode, request: CallRequest): Call | undefined {
  const kept = run.calls.find(
    (call) =>
      call.node === node.id &&
      call.tool === node.tool &&
      call.index === request.index &&
      call.state === 'done' &&
      call.failure === undefined &&
      plan.earlier?.[call.callId] === 'keep'
  );
  if (!kept) return undefined;
  const now = Date.now();
  const call: Call = {
    ...kept,
    callId: request.callId,
    reusedFrom: kept.callId,
    startedAt: now,
    endedAt: now,
    durationMs: 0,
  };
  run.calls.push(call);
  return call;
}

/**
 * A kept call of which nobody knows whether it acted is made once more as it was, under its own key, so that it acts at most once
 * and its output is known. It was approved then.
 */
function unsettledCall(run: Run, plan: Plan, node: PlanNode, request: CallRequest): CallRequest | undefined {
  const call = run.calls.find(
    (one) =>
      mayStand(one) &&
      one.node === node.id &&
      one.tool === node.tool &&
      one.index === request.index &&
      plan.earlier?.[one.callId] === 'keep'
  );
  const asked = call && run.requests.get(call.callId);
  return asked && { ...asked, callId: request.callId, contract: request.contract };
}

/** Waits for the approval of one call; `false` where the plan failed elsewhere meanwhile, so that the call is moot. */
async function approved(
  run: Run,
  plan: Plan,
  request: CallRequest,
  report: NodeReport,
  args: Value | undefined,
  gate: CallGate
): Promise<boolean> {
  report.state = 'waiting';
  const word = await askPerson(
    run,
    {
      kind: 'approval',
      callId: request.callId,
      tool: request.tool,
      effect: plan.tools[request.tool]?.effect ?? 'once',
      args: args && previewOf(args, 400),
      reason: 'the call needs an approval',
    },
    () => gate.stopped
  );
  report.state = 'running';
  if (word && 'approved' in word && word.approved) return true;
  if (!word && gate.stopped) return false;
  throw new RunEnd(
    'failed',
    word ? 'APPROVAL_REJECTED' : 'APPROVAL_TIMEOUT',
    word
      ? `${request.tool} (${request.callId}) was refused${word.by ? ` by ${word.by}` : ''}${word.note ? `: ${word.note}` : ''}.`
      : `Nobody approved ${request.tool} (${request.callId}) in time.`
  );
}
