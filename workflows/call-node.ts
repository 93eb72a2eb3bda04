import type { CallRequest } from '../shared/protocol/call';
import type { Plan, PlanNode } from '../shared/protocol/plan';
import type { Value } from '../shared/protocol/value';
import { previewOf } from '../shared/protocol/value';
import { callTool } from './call-tool';
import type { CallsInFlight } from './calls-in-flight';
import { doneCalls, keptCall, occurrencesOf, unsettledRequest } from './earlier-calls';
import type { NodeProgress } from './last-plan';
import type { Line } from './ledger';
import { RunEnd } from './lifecycle';
import { askPerson } from './people';
import type { Run } from './run';

/** What one call of a node needs to know. */
export interface NodeCall {
  plan: Plan;
  node: PlanNode;
  request: CallRequest;
  /** The node, as the run reports it. */
  shown: NodeProgress;
  /** The arguments, for a person who approves. */
  args: Value | undefined;
  calls: CallsInFlight;
}

/** One call of a node: one that the plan keeps, or a new one, after its approval; `undefined` where the plan was stopped first. */
export async function callNode(run: Run, one: NodeCall): Promise<Line | undefined> {
  const { plan, node, request, shown, calls } = one;
  const kept = keptCall(run.ledger, plan, request);
  if (kept) return run.ledger.keep(kept, request.callId);
  const unsettled = unsettledRequest(run.ledger, plan, request);
  if (!unsettled && needsApproval(run, plan, node) && !(await approved(run, one))) return undefined;
  // Read at the last moment, so that calls which have ended meanwhile are known.
  const complete = (): CallRequest =>
    unsettled ?? {
      ...request,
      done: doneCalls(run.ledger, plan, node.tool),
      occurrences: occurrencesOf(run.ledger, plan, node.tool),
    };
  const place = `${plan.nodes.indexOf(node) + 1}/${plan.nodes.length}`;
  const item = request.index === undefined ? '' : `[${request.index}]`;
  const send = (): Promise<Line> => {
    const sent = complete();
    const effect = plan.tools[node.tool]?.effect;
    if (effect === 'compensable' || effect === 'idempotent') run.ledger.keepRequest(sent);
    shown.countCall();
    return callTool(run, plan, sent, `${run.path.tier} · ${place} · ${node.tool}${item}`);
  };
  const call = await run.requests.send(complete(), send, () => calls.stopped);
  if (call?.repairs) shown.repair(call.repairs);
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

/** Waits for the approval of one call; `false` where the plan failed elsewhere meanwhile, so that the call is moot. */
async function approved(run: Run, { plan, request, shown, args, calls }: NodeCall): Promise<boolean> {
  shown.waitForPerson();
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
    () => calls.stopped
  );
  shown.start();
  if (word && 'approved' in word && word.approved) return true;
  if (!word && calls.stopped) return false;
  throw new RunEnd(
    'failed',
    word ? 'APPROVAL_REJECTED' : 'APPROVAL_TIMEOUT',
    word
      ? `${request.tool} (${request.callId}) was refused${word.by ? ` by ${word.by}` : ''}${word.note ? `: ${word.note}` : ''}.`
      : `Nobody approved ${request.tool} (${request.callId}) in time.`
  );
}
