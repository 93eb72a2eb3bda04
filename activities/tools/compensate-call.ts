import { activityInfo, cancellationSignal } from '@temporalio/activity';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { LIMITS } from '../../shared/protocol/limits';
import type { CallFailureDetails, CompensateRequest, CompensateResult } from '../../shared/protocol/call';
import { failureOf, rethrowIfCancelled } from '../failure';
import { loadValue } from './held-value';
import { prepareCall } from './prepare-call';
import type { PreparedCall } from './prepare-call';
import { deadlineOf, runTool } from './run-tool';
import { maskKnown, NO_SEAL } from '../../shared/values/seal';
import { classifyToolError } from './tool-failure';
import type { RegisteredTool, ToolActivitiesDeps } from './tool-activities';

/** Codes of preparation that mean that the call itself was refused before its tool acted. */
const NEVER_MADE = [
  'BINDING_FAILED',
  'EXPRESSION_INVALID',
  'EXPRESSION_FAILED',
  'TOOL_INPUT_INVALID',
  'TOOL_INPUT_TOO_LARGE',
];

/** The default time for one attempt to undo, in ms, where the service names none. */
const TIMEOUT_MS = 60_000;

/**
 * Undoes one call. The arguments are resolved again from the same request, so that a call that timed out, of which nobody
 * holds a result, is undone too; the original effect id goes along. Neither contract nor permissions are checked: what was
 * done must be undone whatever has changed since.
 *
 * Anything but a `ToolError` that says otherwise is retryable, since a `compensate` is idempotent.
 */
export async function compensateCall(
  registered: RegisteredTool,
  request: CompensateRequest,
  deps: ToolActivitiesDeps
): Promise<CompensateResult> {
  const startedAt = performance.now();
  const { tool } = registered;
  const { compensate } = tool;
  const details: CallFailureDetails = {
    tool: tool.name,
    toolCode: 'COMPENSATION_FAILED',
    attempt: activityInfo().attempt,
  };
  if (!compensate) {
    throw failureOf('COMPENSATION_FAILED', `"${tool.name}" declares no compensate; undo it by hand.`, { details });
  }
  let call: PreparedCall | undefined;
  try {
    call = await originalCall(registered, request, deps);
    if (!call) return { outcome: 'nothing', message: 'The call was refused before the tool acted.' };
    const { input, argsDigest } = call;
    const effectId = request.effectId ?? call.effectId;
    const kept = request.output && (await loadValue(deps.artifacts, request.call.tenant, request.output));
    const output = (deps.seal ?? NO_SEAL).open(request.call.tenant, kept);
    const attempt = {
      request: request.call,
      argsDigest,
      effectId,
      deadline: deadlineOf(startedAt, TIMEOUT_MS),
      heartbeatMs: activityInfo().heartbeatTimeoutMs,
      clean: call.secrets.clean,
    };
    await runTool(attempt, (context) => compensate(input, output, context));
    return { outcome: 'undone' };
  } catch (error) {
    rethrowIfCancelled();
    const { toolCode, retryable, nextRetryDelayMs } = judge(error);
    const said = messageOf(error, LIMITS.messageCharacters);
    const message = call ? call.secrets.clean(said) : maskKnown(said);
    throw failureOf('COMPENSATION_FAILED', `"${tool.name}" could not be undone: ${message}`, {
      retryable,
      nextRetryDelayMs,
      details: { ...details, toolCode, effectId: request.effectId, argsDigest: request.argsDigest, args: call?.shown },
    });
  }
}

function judge(error: unknown): { toolCode: string; retryable: boolean; nextRetryDelayMs?: number } {
  if (error instanceof WorkflowGenError) return { toolCode: error.code, retryable: error.retryable };
  if (error instanceof Error && error.name === 'ToolError') return classifyToolError(error, 'idempotent');
  return { toolCode: classifyToolError(error, 'idempotent').toolCode, retryable: true };
}

/**
 * The call as it was made; `undefined` where it never was. Learnt rules may have come or gone since, so the digest decides
 * whether the arguments with the repairs of then, with those of now, or without any are the original ones. Undoing with other
 * arguments would be another effect.
 */
async function originalCall(
  { tool, description }: RegisteredTool,
  { call: request, argsDigest, effectId, repairs = [] }: CompensateRequest,
  deps: ToolActivitiesDeps
): Promise<PreparedCall | undefined> {
  // a digest without an effect id is what a refusal leaves
  if (argsDigest !== undefined && effectId === undefined) return undefined;
  const plain = { ...request, applyExperience: false };
  const ways = [
    ...(repairs.length > 0 ? [{ request: plain, repairs }] : []),
    ...(request.applyExperience ? [{ request, repairs: [] }] : []),
    { request: plain, repairs: [] },
  ];
  let refused: WorkflowGenError | undefined;
  for (const way of ways) {
    try {
      const call = await prepareCall({ tool, description }, way.request, deps, {
        signal: cancellationSignal(),
        earlier: way.repairs,
      });
      if (argsDigest === undefined || argsDigest === call.argsDigest) return call;
    } catch (error) {
      if (!(error instanceof WorkflowGenError) || !NEVER_MADE.includes(error.code)) throw error;
      refused = error;
      // the rules refuse it now as they did then; without them it was never tried
      if (argsDigest === undefined) break;
    }
  }
  if (refused && effectId === undefined) return undefined;
  throw new WorkflowGenError(
    'COMPENSATION_FAILED',
    `the original arguments cannot be restored${refused ? ` (${refused.message})` : ''}; undo it by hand`
  );
}
