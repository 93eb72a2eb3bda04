import { activityInfo, cancellationDetails, cancellationSignal, log } from '@temporalio/activity';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { LIMITS } from '../../shared/protocol/limits';
import type { CallFailureDetails, CallRequest, CallResult, CompensateRequest } from '../../shared/protocol/call';
import type { AnyTool, ToolDescription } from '../../shared/protocol/tool';
import type { Seal } from '../../shared/values/seal';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { CompensateActivity, ToolActivity } from '../activity-types';
import { failureOf, rethrowIfCancelled } from '../failure';
import type { ExperienceSource } from '../learning/experience-source';
import { compensateCall } from './compensate-call';
import { acceptOutput } from './accept-output';
import { prepareCall, RefusedArguments } from './prepare-call';
import type { PreparedCall } from './prepare-call';
import { deadlineOf, runTool } from './run-tool';
import { classifyToolError, refusal } from './tool-failure';
import type { ToolRegistry } from './tool-registry';

export interface ToolActivitiesDeps {
  registry: ToolRegistry;
  artifacts: ArtifactStore;
  experience: Pick<ExperienceSource, 'rules'>;
  /** Default: one without a key. */
  seal?: Seal;
}

/** A registered tool with its description. */
export interface RegisteredTool {
  tool: AnyTool;
  description: ToolDescription;
}

/**
 * Two activity types per registered tool, `<tool>` and `<tool>.compensate`, so that replay, the Web UI and metrics speak of
 * tools.
 */
export function createToolActivities(deps: ToolActivitiesDeps): Record<string, ToolActivity | CompensateActivity> {
  const activities: Record<string, ToolActivity | CompensateActivity> = {};
  for (const description of deps.registry.list()) {
    const tool = deps.registry.get(description.name);
    if (!tool) continue;
    activities[tool.name] = (request: CallRequest) => makeCall({ tool, description }, request, deps);
    activities[`${tool.name}.compensate`] = (request: CompensateRequest) =>
      compensateCall({ tool, description }, request, deps);
  }
  return activities;
}

/**
 * One tool call (DESIGN section 4, "the history is the ledger"). What goes wrong before the tool acts is thrown, with
 * `CallFailureDetails`; what goes wrong after its effect is returned as `failure`, since a thrown failure could be retried
 * and would repeat the effect.
 */
async function makeCall(
  registered: RegisteredTool,
  request: CallRequest,
  deps: ToolActivitiesDeps
): Promise<CallResult> {
  const startedAt = performance.now();
  const call = await prepared(registered, request, deps);
  const { argsDigest, effectId, shown: args, repairs } = call;
  const elapsed = (): number => Math.round(performance.now() - startedAt);
  const equal = request.done.find((one) => one.tool === request.tool && one.argsDigest === argsDigest);
  if (equal) {
    return { argsDigest, effectId, args, reusedFrom: equal.callId, check: 'none', repairs, durationMs: elapsed() };
  }
  const { tool, description } = registered;
  const deadline = deadlineOf(startedAt, description.timeoutMs);
  const { clean } = call.secrets;
  const { heartbeatMs } = description;
  const quiet = tool.effect === 'read';
  const attempt = { request, argsDigest, effectId, repairs, deadline, heartbeatMs, quiet, clean };
  let output: unknown;
  try {
    output = await runTool(attempt, (context): unknown => tool.execute(call.input, context));
  } catch (error) {
    // a worker that shuts down cuts a call that nobody cancelled: of a once effect, it leaves the outcome unknown
    if (tool.effect !== 'once' || cancellationDetails()?.cancelRequested !== false) rethrowIfCancelled();
    throw callFailure(error, registered, call);
  }
  const accepted = await acceptOutput(registered, { attempt, call, returned: output }, deps.artifacts);
  return { argsDigest, effectId, args, repairs, ...accepted, durationMs: elapsed() };
}

async function prepared(
  { tool, description }: RegisteredTool,
  request: CallRequest,
  deps: ToolActivitiesDeps
): Promise<PreparedCall> {
  try {
    if (request.contract !== description.contract) {
      throw new WorkflowGenError(
        'EXPERIENCE_STALE',
        `The plan was made for another version of "${tool.name}" than the one registered (${description.version}); plan again.`
      );
    }
    const missing = description.permissions.filter((one) => !request.context.permissions.includes(one));
    if (missing.length > 0) {
      throw new WorkflowGenError('TOOL_PERMISSION', `"${tool.name}" needs the permission ${missing.join(', ')}.`);
    }
    return await prepareCall({ tool, description }, request, deps, { signal: cancellationSignal() });
  } catch (error) {
    rethrowIfCancelled();
    throw refusal(error, {
      tool: tool.name,
      toolCode: 'INTERNAL',
      attempt: activityInfo().attempt,
      ...(error instanceof RefusedArguments ? { ...error.attempted, rule: error.rule } : {}),
    });
  }
}

function callFailure(error: unknown, { tool }: RegisteredTool, call: PreparedCall): Error {
  const { clean } = call.secrets;
  const classified = classifyToolError(error, tool.effect);
  const verdict = { ...classified, toolCode: clean(classified.toolCode) };
  const { attempt } = activityInfo();
  // the stack stays in the worker's log: in the history it would be unreadable, and might hold secrets
  log.warn('tool call failed', {
    tool: tool.name,
    code: verdict.code,
    toolCode: verdict.toolCode,
    attempt,
    stack: clean((error instanceof Error && error.stack) || messageOf(error)),
  });
  const details: CallFailureDetails = {
    tool: tool.name,
    toolCode: verdict.toolCode,
    argsDigest: call.argsDigest,
    effectId: call.effectId,
    args: call.shown,
    ...(call.repairs.length > 0 ? { repairs: call.repairs } : {}),
    ...(verdict.outcome === 'unknown' ? { outcome: verdict.outcome } : {}),
    attempt,
  };
  return failureOf(verdict.code, clean(messageOf(error, LIMITS.messageCharacters)), {
    retryable: verdict.retryable,
    nextRetryDelayMs: verdict.nextRetryDelayMs,
    details,
  });
}
