import { mayStand } from '../shared/protocol/call';
import type { Call, CallId, CallRequest, CallResult } from '../shared/protocol/call';
import { LIMITS } from '../shared/protocol/limits';
import type { EffectLeft, Inherited } from '../shared/protocol/run';
import { cutText } from '../shared/protocol/text';
import type { ToolSnapshot } from '../shared/protocol/tool';
import { previewOf } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';
import type { FailedCall } from './call-failure';

/** A line of the ledger as others see it. */
export type Line = Readonly<Call>;

/**
 * Every call of a run over all tiers and iterations (DESIGN section 4): it stands here before its activity is scheduled, so that
 * what may have acted can be undone. Rebuilt by replay; the history is the ledger.
 */
export class Ledger {
  private readonly lines: Call[];
  private readonly requests: Map<CallId, CallRequest>;
  private readonly takenBack: EffectLeft[] = [];
  private readonly remaining: EffectLeft[] = [];

  constructor(inherited?: Inherited) {
    this.lines = [...(inherited?.calls ?? [])];
    this.requests = new Map(Object.entries(inherited?.requests ?? {}));
  }

  /** In the order of their start. */
  get calls(): readonly Line[] {
    return this.lines;
  }

  /** Effects that were undone, in that order. */
  get undone(): readonly EffectLeft[] {
    return this.takenBack;
  }

  /** Effects that could not be undone, or that nobody knows about. */
  get left(): readonly EffectLeft[] {
    return this.remaining;
  }

  /** How a call was asked for, where it may have to be undone or made once more. */
  requestOf(callId: CallId): CallRequest | undefined {
    return this.requests.get(callId);
  }

  keepRequest(request: CallRequest): void {
    this.requests.set(request.callId, request);
  }

  open(tool: ToolSnapshot, request: CallRequest): Line {
    const call: Call = {
      callId: request.callId,
      node: request.node,
      index: request.index,
      tool: request.tool,
      contract: tool.contract,
      effect: tool.effect,
      state: 'running',
      startedAt: Date.now(),
    };
    this.lines.push(call);
    return call;
  }

  /** A call that the plan keeps answers for one of its nodes. */
  keep(kept: Line, callId: CallId): Line {
    const now = Date.now();
    const call: Call = { ...kept, callId, reusedFrom: kept.callId, startedAt: now, endedAt: now, durationMs: 0 };
    this.lines.push(call);
    return call;
  }

  finish(line: Line, request: CallRequest, result: CallResult): void {
    const call = this.own(line);
    call.state = 'done';
    call.endedAt = Date.now();
    call.durationMs = result.durationMs;
    call.argsDigest = result.argsDigest;
    call.effectId = result.effectId;
    call.args = result.args;
    call.check = result.check;
    // What an equal call left open, this one has settled.
    for (const open of this.lines) {
      if (open.failure && mayStand(open) && open.effectId === call.effectId) delete open.failure.outcome;
    }
    if (result.repairs.length > 0) call.repairs = result.repairs;
    const source = this.lines.find((other) => other.callId === result.reusedFrom);
    call.output = source ? source.output : result.output;
    if (source) {
      call.reusedFrom = source.callId;
      call.check = source.check;
    }
    if (result.failure) {
      call.failure = { ...result.failure, toolCode: result.failure.code, retryable: false };
    }
    call.occurrence = occurrenceIn(request, call);
  }

  fail(line: Line, request: CallRequest, { details, failure }: FailedCall): void {
    const call = this.own(line);
    call.endedAt = Date.now();
    call.durationMs = call.endedAt - call.startedAt;
    call.argsDigest = details?.argsDigest;
    call.effectId = details?.effectId;
    call.args = details?.args;
    if (details?.repairs) call.repairs = details.repairs;
    call.failure = failure;
    const unknown = failure.code === 'TOOL_TIMEOUT' || failure.code === 'TOOL_OUTCOME_UNKNOWN';
    call.state = call.effect === 'once' && unknown ? 'ambiguous' : 'failed';
    call.occurrence = occurrenceIn(request, call);
  }

  cancel(line: Line): void {
    Object.assign(this.own(line), { state: 'cancelled', endedAt: Date.now() } satisfies Partial<Call>);
  }

  /** A person's word on a call of which nobody knows whether it acted. */
  resolve(line: Line, resolution: 'happened' | 'did_not_happen'): void {
    const call = this.own(line);
    call.failure = undefined;
    call.state = resolution === 'happened' ? 'done' : 'running';
    if (resolution === 'did_not_happen') return;
    call.output = { inline: null };
    call.check = 'none';
  }

  /** Its compensation ran; `acted`: there was something to undo. */
  undo(line: Line, why: string, acted: boolean): void {
    this.own(line).state = 'undone';
    if (acted) this.takenBack.push(effectLeft(line, why));
  }

  failUndo(line: Line, reason: string): void {
    this.own(line).state = 'undo_failed';
    this.leave(line, reason);
  }

  leave(line: Line, reason: string): void {
    this.remaining.push(effectLeft(line, reason));
  }

  /** Where values have moved to the artifact store: each line names its reference from now on. */
  replaceValues(now: (value: Value) => Value): void {
    for (const call of this.lines) {
      if (call.args) call.args = now(call.args);
      if (call.output) call.output = now(call.output);
    }
  }

  /**
   * What a linked run takes over: effects, undone ones too, or an equal call would be asked for under the key of the one that was
   * undone. A `read` is left out: by then it may be stale.
   */
  inherited(): Required<Pick<Inherited, 'calls' | 'requests'>> {
    const effects = this.lines.filter((call) => call.effect !== 'read');
    const undoable = effects.filter(
      (call) =>
        call.state !== 'undone' && call.reusedFrom === undefined && (call.effect === 'compensable' || mayStand(call))
    );
    return {
      calls: effects.map((call) => ({
        ...call,
        callId: earlierId(call.callId),
        ...(call.reusedFrom === undefined ? {} : { reusedFrom: earlierId(call.reusedFrom) }),
      })),
      requests: Object.fromEntries(
        undoable.flatMap(({ callId }) => {
          const request = this.requests.get(callId);
          return request ? [[earlierId(callId), request]] : [];
        })
      ),
    };
  }

  private own(line: Line): Call {
    const call = this.lines.find((one) => one === line);
    if (!call) throw new Error(`call ${line.callId} is not in the ledger`);
    return call;
  }
}

/** The linked run numbers its own calls from the start: an inherited `C/1/hold` must not be taken for its own. */
function earlierId(callId: CallId): CallId {
  return `before/${callId}`;
}

function occurrenceIn(request: CallRequest, call: Call): number {
  return (
    request.occurrences.find((item) => item.tool === call.tool && item.argsDigest === call.argsDigest)?.occurrence ?? 0
  );
}

/** How an effect is named to people. */
function effectLeft(call: Line, reason: string): EffectLeft {
  return {
    callId: call.callId,
    tool: call.tool,
    effect: call.effect,
    args: call.args && previewOf(call.args, 200),
    reason: cutText(reason, LIMITS.messageCharacters, '…'),
  };
}
