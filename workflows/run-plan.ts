import { ActivityFailure, isCancellation, patched } from '@temporalio/workflow';
import { bindingDependencies } from '../shared/protocol/plan';
import type { Plan, PlanNode } from '../shared/protocol/plan';
import type { CallRequest } from '../shared/protocol/call';
import type { Value } from '../shared/protocol/value';
import { isInline, previewOf } from '../shared/protocol/value';
import { jsonBytes } from '../shared/protocol/json';
import type { Json } from '../shared/protocol/json';
import { LIMITS } from '../shared/protocol/limits';
import type { AgentTurnDone } from '../shared/protocol/planning';
import type { FailureNote } from '../shared/protocol/run';
import { callNode, needsApproval } from './call-node';
import { CallsInFlight } from './calls-in-flight';
import { showDetails } from './details';
import { offload } from './offload';
import { ensureFits } from './requests-in-flight';
import type { NodeProgress } from './last-plan';
import type { Line } from './ledger';
import { RunEnd } from './lifecycle';
import type { Run } from './run';
import { writeArguments } from './written';

/** One plan on its way: its outputs survive the rounds of tier C. */
export interface PlanRun {
  plan: Plan;
  slots: Record<string, Json>;
  /** Values of `written` bindings that are known already, by `node.argument`. */
  written: Record<string, Json>;
  /** By node id; a node that was skipped, or failed with `onError: continue`, has `null`. */
  outputs: Record<string, Value>;
  /** Nodes of A that no run has shown at work; where the condition of one holds, the plan ends before it as `PLAN_REFUSED`. */
  unseen?: readonly string[];
  /** The turns of an agent so far, oldest first; absent where a planner plans. */
  turns?: AgentTurnDone[];
}

const NOTHING: Value = { inline: null };

/**
 * Runs the nodes that have no output yet, in dependency order, independent ones in parallel up to
 * `LIMITS.parallelNodes`. Returns the first plan fault, after everything that was in flight has ended, or nothing.
 */
export async function runPlan(run: Run, progress: PlanRun): Promise<FailureNote | undefined> {
  const { plan } = progress;
  run.lastPlan.begin(plan, progress.slots, progress.outputs);
  showDetails(run);

  const calls = new CallsInFlight(plan);
  let fault: FailureNote | undefined;
  const started = new Map<string, Promise<void>>();
  const start = (node: PlanNode): Promise<void> => {
    const known = started.get(node.id);
    if (known) return known;
    const done = Promise.all(bindingDependencies(node).map((id) => start(nodeOf(plan, id)))).then(async () => {
      if (calls.stopped || progress.outputs[node.id] !== undefined) return;
      const failure = await runNode(run, progress, node, calls);
      if (!failure) return;
      calls.stopped = true;
      fault ??= failure;
    });
    started.set(node.id, done);
    return done;
  };

  const results = await Promise.allSettled(plan.nodes.map((node) => start(node)));
  const thrown = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  // A person's or an operator's end of the run outweighs a plan fault that happened beside it.
  if (thrown.length > 0) throw thrown.find((error) => isCancellation(error)) ?? thrown[0];
  return fault;
}

function nodeOf(plan: Plan, id: string): PlanNode {
  const node = plan.nodes.find((candidate) => candidate.id === id);
  if (!node) throw new RunEnd('failed', 'PLAN_INVALID', `The plan refers to node ${id}, which it does not have.`);
  return node;
}

async function runNode(
  run: Run,
  progress: PlanRun,
  node: PlanNode,
  inFlight: CallsInFlight
): Promise<FailureNote | undefined> {
  const shown = run.lastPlan.node(node.id);
  try {
    if (dependsOnNothing(progress, node)) return skip(progress, node, shown, 'a node that it needs gave nothing');
    shown.start();
    const written = await writeArguments(run, progress, node);
    if ('code' in written) return fail(progress, node, shown, written);
    const request = callRequest(run, progress, node, written.values);
    const oversize = oversizeFault(run, node, request);
    if (oversize) return fail(progress, node, shown, oversize);
    const evaluated = await evaluate(run, progress, node, request);
    if ('code' in evaluated) return fail(progress, node, shown, evaluated);
    if (!evaluated.run) return skip(progress, node, shown, 'its condition does not hold');

    const requests = evaluated.items
      ? evaluated.items.map((item, index) => ({ ...request, callId: `${request.callId}[${index}]`, item, index }))
      : [request];
    const calls = await Promise.all(
      requests.map((each) =>
        inFlight.make(node.tool, () =>
          callNode(run, { plan: progress.plan, node, request: each, shown, args: evaluated.args, calls: inFlight })
        )
      )
    );
    showDetails(run);
    const failed = calls.find((call) => call && (call.state !== 'done' || call.failure));
    if (failed) return fail(progress, node, shown, faultOf(run, node, failed));
    if (calls.some((call) => call === undefined)) return undefined;
    const outputs = (calls as Line[]).map((call) => call.output ?? NOTHING);
    progress.outputs[node.id] = evaluated.items ? await listOf(run, node, outputs) : (outputs[0] ?? NOTHING);
    const reused = calls.length > 0 && calls.every((call) => call?.reusedFrom !== undefined);
    shown.finish(progress.outputs[node.id] as Value, reused);
    return undefined;
  } finally {
    shown.stop();
  }
}

/** An `output` binding of a node that gave nothing has no value; a node with a condition of its own decides for itself. */
function dependsOnNothing(progress: PlanRun, node: PlanNode): boolean {
  if (node.when !== undefined) return false;
  return Object.values(node.args).some((binding) => {
    if (binding.kind !== 'output') return false;
    const output = progress.outputs[binding.node];
    return output !== undefined && isInline(output) && output.inline === null;
  });
}

function skip(progress: PlanRun, node: PlanNode, shown: NodeProgress, why: string): undefined {
  progress.outputs[node.id] = NOTHING;
  shown.skip(why);
}

function fail(progress: PlanRun, node: PlanNode, shown: NodeProgress, fault: FailureNote): FailureNote | undefined {
  shown.fail(fault);
  if (node.onError !== 'continue') return fault;
  progress.outputs[node.id] = NOTHING;
  return undefined;
}

function faultOf(run: Run, node: PlanNode, call: Line): FailureNote {
  return {
    ...run.path.position,
    callId: call.callId,
    node: node.id,
    tool: node.tool,
    code: call.failure?.code ?? 'TOOL_PERMANENT',
    toolCode: call.failure?.toolCode,
    message: call.failure?.message ?? `${node.tool} failed`,
    args: call.args && previewOf(call.args, 400),
  };
}

function callRequest(run: Run, progress: PlanRun, node: PlanNode, written: Record<string, Json>): CallRequest {
  const { plan, slots, outputs } = progress;
  return {
    callId: `${run.path.tier}/${run.path.iteration}/${node.id}`,
    node: node.id,
    tool: node.tool,
    contract: plan.tools[node.tool]?.contract ?? '',
    tenant: run.input.tenant,
    context: run.query.context,
    rootWorkflowId: run.rootWorkflowId,
    args: node.args,
    slots,
    ...(plan.values && namesValues(node) ? { values: plan.values } : {}),
    outputs: Object.fromEntries(
      bindingDependencies(node).flatMap((id) => (outputs[id] ? [[id, outputs[id]] as const] : []))
    ),
    written,
    // `callNode` fills both in when the call is made.
    done: [],
    occurrences: [],
    applyExperience: run.input.options.reuse,
  };
}

/** The plan fault that a node is which names more than one request can carry. */
function oversizeFault(run: Run, node: PlanNode, request: CallRequest): FailureNote | undefined {
  try {
    ensureFits(request);
    return undefined;
  } catch (error) {
    return faultFrom(run, node, error);
  }
}

/** Whether one of the plan's named values may stand in the node; no parser is here, and one text too many does no harm. */
function namesValues({ when, forEach, args }: PlanNode): boolean {
  return JSON.stringify([when, forEach, args]).includes('values');
}

type Evaluated = { run: boolean; items?: Json[]; args?: Value };

/** One `evaluate` activity for a node with a condition, a list, or an approval that wants to see the arguments. */
async function evaluate(
  run: Run,
  progress: PlanRun,
  node: PlanNode,
  request: CallRequest
): Promise<Evaluated | FailureNote> {
  const preview = needsApproval(run, progress.plan, node) && node.forEach === undefined;
  if (node.when === undefined && node.forEach === undefined && !preview) return { run: true };
  try {
    const unseen = progress.unseen?.includes(node.id) ? { unseen: true } : {};
    const asked = { call: request, when: node.when, forEach: node.forEach, preview, ...unseen };
    const summary = `${run.path.tier} · evaluate ${node.id}`;
    // A preview is not pure: it reads what was learnt of the tool.
    const pure = run.lean && !preview && Object.values(request.outputs).every(isInline);
    return await run.requests.send(asked, () => run.activities.expressions(summary, pure).evaluate(asked));
  } catch (error) {
    if (isCancellation(error)) throw error;
    return faultFrom(run, node, error);
  }
}

/** The plan fault that an activity's failure is. */
export function faultFrom(run: Run, node: PlanNode | undefined, error: unknown): FailureNote {
  // A local activity's failure comes as it was thrown, with a cause of its own.
  const cause = (error instanceof ActivityFailure ? (error.cause ?? error) : error) as {
    type?: FailureNote['code'];
    message?: string;
  };
  return {
    ...run.path.position,
    node: node?.id,
    tool: node?.tool,
    code: cause.type ?? 'INTERNAL',
    message: cause.message ?? 'unknown',
  };
}

/** A `forEach` node's output is the list of outputs; a long one, or one of references, is joined in the artifact store. */
async function listOf(run: Run, node: PlanNode, outputs: Value[]): Promise<Value> {
  const list = outputs.map((output) => (isInline(output) ? output.inline : null));
  if (outputs.every(isInline) && jsonBytes(list) <= LIMITS.inlineBytes) return { inline: list };
  const what = `join the outputs of ${node.id}`;
  const values =
    jsonBytes(outputs) > LIMITS.portionBytes && patched('join-portions') ? await offload(run, outputs, what) : outputs;
  const request = { tenant: run.input.tenant, user: run.query.context.user, values };
  return run.requests.send(request, () => run.activities.artifacts(what).joinValues(request));
}
