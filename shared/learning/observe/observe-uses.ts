import { iterationOf } from '../../protocol/call';
import type { Json } from '../../protocol/json';
import { redact } from '../../values/redaction';
import type { ToolDescription } from '../../protocol/tool';
import { bounded, scrubbed } from './build-trajectory';
import { fingerprintOf } from './fingerprint';
import { fixesIn } from './fix';
import type { ObservedUse, ToolUse } from './node-experience';
import { argumentNames, failed, succeeded, type ObservedCall } from './observed-call';
import { isObject } from '../../values/schema-variants';
import { rootCauseOf } from './root-cause';
import type { RunRecord } from '../../protocol/run-record';

const ARGS_BYTES = 2_048;
const MOST_CALLS = 20;
const MOST_BEFORE = 4;

/**
 * What one run says about each tool that it called: successes and failures with fingerprint, root cause and the fix that
 * later worked (paper 3.2.1). Calls answered from an equal one, cancelled and still running ones say nothing.
 */
export function observeUses(
  record: RunRecord,
  calls: readonly ObservedCall[],
  tools: ReadonlyMap<string, ToolDescription>,
  secrets: readonly string[]
): ToolUse[] {
  const fixes = fixesIn(calls);
  const rejected = wrongIterations(record);
  const byTool = new Map<string, ToolUse>();
  calls.forEach((call, index) => {
    if (call.reusedFrom || !(failed(call) || succeeded(call) || call.state === 'undone')) return;
    const use = byTool.get(call.tool) ?? {
      schema: 1,
      kind: 'use',
      tool: call.tool,
      contract: call.contract,
      workflowId: record.workflowId,
      ...(record.query.context.user === undefined ? {} : { user: record.query.context.user }),
      environment: record.query.context.environment,
      intent: record.masked,
      at: record.closedAt,
      answered: record.outcome === 'answered' && record.verdict?.verdict !== 'wrong',
      ...(record.verdict ? { verdict: record.verdict.verdict } : {}),
      calls: [],
    };
    byTool.set(call.tool, use);
    if (use.calls.length >= MOST_CALLS) return;
    const iteration = iterationOf(call.callId);
    const note = record.corrections?.find((one) => `${one.tier}/${one.iteration}` === iteration)?.note;
    if (note !== undefined && succeeded(call)) use.correction = note;
    use.calls.push({
      ...observedUse(call, { earlier: calls.slice(0, index), fixes, tool: tools.get(call.tool), secrets }),
      // What an answer did that was called wrong is no example, however well its calls went.
      ...(rejected.includes(iteration) ? { rejected: true } : {}),
    });
  });
  return [...byTool.values()];
}

/** The iterations (`A/1`) whose answer was called wrong while the run was open. */
export function wrongIterations({ tierPath }: Pick<RunRecord, 'tierPath'>): string[] {
  return tierPath.flatMap(({ tier, iteration, outcome }) => (outcome === 'wrong' ? [`${tier}/${iteration}`] : []));
}

/** What a use is told from beside its call. */
interface UseSurroundings {
  earlier: readonly ObservedCall[];
  fixes: ReturnType<typeof fixesIn>;
  tool: ToolDescription | undefined;
  secrets: readonly string[];
}

function observedUse(call: ObservedCall, { earlier, fixes, tool, secrets }: UseSurroundings): ObservedUse {
  const args: Json | undefined =
    call.args && bounded(scrubbed(redact(call.args, tool?.sensitive ?? []), secrets), ARGS_BYTES);
  const fix = fixes.get(call.callId);
  const failure = call.failure ?? (call.check === 'failed' ? CHECK_FAILURE : undefined);
  const known = { args: call.args, fields: argumentNames(tool) };
  const print = failure && fingerprintOf({ tool: call.tool, code: failure.toolCode, message: failure.message }, known);
  return {
    callId: call.callId,
    ...(isObject(args) ? { args } : {}),
    success: !failed(call),
    before: lastTools(call, earlier),
    ...(failure && print
      ? {
          failure: {
            fingerprint: print.id,
            code: print.code,
            message: print.message,
            original: scrubbed(failure.message, secrets) as string,
            cause: rootCauseOf(failure),
          },
        }
      : {}),
    ...(fix ? { fix: scrubbed(fix.changes, secrets) as unknown as typeof fix.changes } : {}),
    undone: call.state === 'undone' || call.state === 'undo_failed',
    tier: call.callId.startsWith('A') ? 'A' : call.callId.startsWith('B') ? 'B' : 'C',
  };
}

const CHECK_FAILURE = { code: 'CHECK_FAILED', toolCode: 'CHECK_FAILED', message: 'its check did not pass' } as const;

/** The nearest tools that succeeded before, without repetition, in their order. */
function lastTools(call: ObservedCall, earlier: readonly ObservedCall[]): string[] {
  const tools = earlier.filter((other) => succeeded(other) && other.tool !== call.tool).map((other) => other.tool);
  const last = [...new Set(tools.reverse())].slice(0, MOST_BEFORE);
  return last.reverse();
}
