import type { ErrorCode } from '../../../shared/protocol/errors';
import { observeCall, type ObservedCall } from '../../../shared/learning/observe/observed-call';
import type { JsonObject, Json } from '../../../shared/protocol/json';
import type { Call } from '../../../shared/protocol/call';
import { isInline } from '../../../shared/protocol/value';

/** Ledger lines as learning sees them; their values are inline. */
export function observed(calls: readonly Call[]): ObservedCall[] {
  return calls.map((call) => observeCall(call, (value) => (isInline(value) ? value.inline : undefined)));
}

/** A ledger line that ended well; `over` says what differs. */
export function doneCall(tool: string, args: JsonObject, output: Json, over: Partial<Call> = {}): Call {
  return {
    callId: `C/1/${over.node ?? tool}`,
    node: tool,
    tool,
    contract: `${tool}-contract`,
    effect: 'read',
    state: 'done',
    argsDigest: JSON.stringify(args),
    args: { inline: args },
    output: { inline: output },
    check: 'passed',
    startedAt: 0,
    durationMs: 5,
    ...over,
  };
}

/** A ledger line that ended with a permanent tool error. */
export function failedCall(
  tool: string,
  args: JsonObject,
  failure: { toolCode: string; message: string; code?: ErrorCode },
  over: Partial<Call> = {}
): Call {
  const { output: _none, ...line } = doneCall(tool, args, null, over);
  return {
    ...line,
    state: 'failed',
    check: 'none',
    failure: {
      code: failure.code ?? 'TOOL_PERMANENT',
      toolCode: failure.toolCode,
      message: failure.message,
      retryable: false,
    },
    ...over,
  };
}
