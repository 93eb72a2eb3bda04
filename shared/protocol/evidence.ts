import { iterationOf, type Call } from './call';
import type { Plan } from './plan';
import type { TerminalState } from './run';
import type { Evidence } from './run-record';

export interface EvidenceInput {
  outcome: TerminalState;
  plan?: Plan;
  /** Every call of the run; those that were undone, or answered by an equal call, are not counted twice. */
  calls: readonly Call[];
  verdict?: 'right' | 'wrong';
  /** What the plugin's `verify(run)` said, where there is one. */
  verified?: boolean;
  /** The feedback window closed without a correction, and the run's options let that count. */
  silenceCounts?: boolean;
}

/**
 * Does something show that the run succeeded (DESIGN section 6.6). "No exception" is not evidence: a success needs the
 * user's "right", `verify`, every declared check passing with one on each node that has an effect, or (if so configured) a
 * window that closed in silence. Pure, so that the workflow decides it in its own history.
 */
export function evidenceOf(input: EvidenceInput): Evidence {
  if (input.outcome !== 'answered') return none(`the run ended as ${input.outcome}`);
  if (input.verdict === 'wrong') return none('the user said that the answer is wrong');
  if (input.verified === false) return none('verify(run) said that the run did not succeed');
  if (input.verdict === 'right') return { sufficient: true, kind: 'user', missing: [] };
  if (input.verified === true) return { sufficient: true, kind: 'verify', missing: [] };

  const missing = missingChecks(input.calls);
  if (missing.length === 0) return { sufficient: true, kind: 'checks', missing: [] };
  const refuted = missing.some((item) => item.startsWith('the check of'));
  if (input.silenceCounts && !refuted) return { sufficient: true, kind: 'window', missing: [] };
  return { sufficient: false, kind: 'none', missing };
}

function missingChecks(calls: readonly Call[]): string[] {
  const last = iterationOf(calls.at(-1)?.callId ?? '');
  // A read of a given-up iteration is no part of what happened; an effect that nobody undid is, whichever plan caused it.
  const done = calls.filter(
    (call) => call.state === 'done' && (call.effect !== 'read' || iterationOf(call.callId) === last)
  );
  if (done.length === 0) return ['a tool call: a run without one has nothing that can be checked'];
  const failed = done.filter((call) => call.check === 'failed' || call.failure !== undefined);
  if (failed.length > 0) return failed.map((call) => `the check of ${call.tool} did not pass (${call.callId})`);
  const passed = new Set(done.filter((call) => call.check === 'passed').map((call) => call.callId));
  const holds = (call: Call): boolean =>
    passed.has(call.callId) || (call.reusedFrom !== undefined && passed.has(call.reusedFrom));
  const unchecked = [
    ...new Set(done.filter((call) => call.effect !== 'read' && !holds(call)).map((call) => call.tool)),
  ];
  if (unchecked.length > 0) return unchecked.map((tool) => `a check on ${tool}, which has an effect`);
  return done.some(holds) ? [] : ['a check on at least one of its tools'];
}

function none(reason: string): Evidence {
  return { sufficient: false, kind: 'none', missing: [reason] };
}
