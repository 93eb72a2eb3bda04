import { workflowInfo } from '@temporalio/workflow';
import type { ErrorCode } from '../shared/protocol/errors';
import type { Json } from '../shared/protocol/json';
import { mayStand } from '../shared/protocol/call';
import type { Call, CallId, CallRequest } from '../shared/protocol/call';
import type { Plan } from '../shared/protocol/plan';
import type { Query } from '../shared/protocol/query';
import { resolveContext } from '../shared/protocol/query';
import type { Decision, RouteBase } from '../shared/protocol/decision';
import type {
  AnswerQueryInput,
  EffectLeft,
  FailureNote,
  Inherited,
  NodeReport,
  PendingDecision,
  RunReport,
  TerminalState,
  TierStep,
} from '../shared/protocol/run';
import type { RunRecord } from '../shared/protocol/run-record';
import type { ApprovalMessage, ResolveMessage } from '../shared/protocol/messages';
import { addCall, emptyRunUsage } from '../shared/protocol/usage';
import type { ModelCallUsage, RunUsage, Tier } from '../shared/protocol/usage';
import { evidenceOf } from '../shared/protocol/evidence';
import { previewOf } from '../shared/protocol/value';
import { LIMITS } from '../shared/protocol/limits';
import { boundReport } from './bound-report';
import { RequestGate } from './request-gate';
import { cutText, wellFormedJson } from '../shared/protocol/text';

/** A run's end, thrown from anywhere below `answerQuery` and turned into its terminal state there and only there. */
export class RunEnd extends Error {
  constructor(
    readonly state: TerminalState,
    readonly code: ErrorCode,
    message: string
  ) {
    super(message);
  }
}

/** Everything that one run knows of itself. It lives in the workflow's memory and is rebuilt by replay. */
export interface Run {
  readonly input: AnswerQueryInput;
  readonly query: Query;
  readonly startedAt: number;
  readonly rootWorkflowId: string;
  decision: Decision;
  base?: RouteBase;
  tier: Tier;
  iteration: number;
  tierPath: TierStep[];
  /** The ledger (DESIGN section 4), over all tiers and iterations. */
  calls: Call[];
  /** By call id, kept from before each call that may have to be undone, so that one that timed out after acting is undone too. */
  requests: Map<string, CallRequest>;
  /** Of every activity that carries values of the run. */
  readonly gate: RequestGate;
  failures: FailureNote[];
  failedTemplates: { templateId: string; tier: Tier; cause: string; wrong: boolean }[];
  nodes: NodeReport[];
  plan?: Plan;
  slots: Record<string, Json>;
  written: Record<string, Json>;
  pending: PendingDecision[];
  decisions: Map<string, ApprovalMessage | ResolveMessage>;
  /** Milliseconds spent waiting for people, which the time budget does not count. */
  waitedMs: number;
  undone: EffectLeft[];
  left: EffectLeft[];
  usage: RunUsage;
  outcome: RunReport['outcome'];
  /** There is an answer, or the run has ended: the `answer` update may return. */
  settled: boolean;
  end?: RunEnd;
  answer?: string;
  question?: string;
  window: 'before' | 'open' | 'closed';
  verdict?: { verdict: 'right' | 'wrong'; note?: string; by?: string };
  /** The last answer that was called wrong, for the next prompt. */
  correction?: { answer: string; note?: string };
  corrections: NonNullable<RunRecord['corrections']>;
  /** A plan of C was written after something had been called. */
  sawOutputs: boolean;
  silenceCounts: boolean;
  outOfTime: boolean;
}

const UNROUTED: Decision = { tier: 'C', masked: '', reasons: ['not routed yet'], nominees: [], durationMs: 0 };

export function createRun(given: AnswerQueryInput): Run {
  // The client has seen to it; another one may start runs too.
  const input = wellFormedJson(given);
  const info = workflowInfo();
  // The first run's start, so that a reset means the same "today".
  const startedAt = info.startTime.getTime();
  return {
    input,
    query: {
      text: input.query,
      tenant: input.tenant,
      context: resolveContext(input.context, new Date(startedAt).toISOString()),
    },
    startedAt,
    rootWorkflowId: input.inReplyTo?.rootWorkflowId ?? info.workflowId,
    decision: UNROUTED,
    tier: 'C',
    iteration: 1,
    tierPath: [],
    calls: [...(input.inReplyTo?.calls ?? [])],
    requests: new Map(Object.entries(input.inReplyTo?.requests ?? {})),
    gate: new RequestGate(),
    failures: [],
    failedTemplates: [],
    nodes: [],
    slots: {},
    written: {},
    pending: [],
    decisions: new Map(),
    waitedMs: 0,
    undone: [],
    left: [],
    usage: emptyRunUsage(),
    outcome: 'running',
    settled: false,
    window: 'before',
    correction: input.inReplyTo?.correction,
    corrections: [],
    sawOutputs: false,
    silenceCounts: false,
    outOfTime: false,
  };
}

/** Counts a model call for the run and for the tier that caused it. */
export function charge(run: Run, usage: ModelCallUsage): void {
  addCall(run.usage.total, usage);
  addCall(run.usage.byTier[run.tier], usage);
}

/** Calls that changed the world, or may have, and still stand: what a later plan must account for. */
export function standingEffects(run: Run): Call[] {
  return run.calls.filter(
    (call) => call.effect !== 'read' && call.reusedFrom === undefined && (call.state === 'done' || mayStand(call))
  );
}

/** The evidence as the workflow knows it; a `verify` hook runs in the learning child. */
export function evidenceSoFar(run: Run): RunReport['evidence'] {
  return evidenceOf({
    outcome: run.outcome === 'running' ? 'failed' : run.outcome,
    plan: run.plan,
    calls: run.calls,
    verdict: run.verdict?.verdict,
    silenceCounts: run.silenceCounts,
  });
}

/** What the run says of itself: the result, a failure's details, the `report` Temporal query. */
export function reportOf(run: Run): RunReport {
  const info = workflowInfo();
  return boundReport({
    workflowId: info.workflowId,
    runId: info.runId,
    tenant: run.input.tenant,
    outcome: run.outcome,
    answer: run.answer,
    question: run.question,
    tier: run.tier,
    tierPath: run.tierPath,
    decision: run.decision,
    templateId: run.tier === 'C' ? undefined : run.base?.templateId,
    slots: run.slots,
    nodes: run.nodes,
    undone: run.undone,
    left: run.left,
    pending: run.pending,
    failures: run.failures,
    evidence: evidenceSoFar(run),
    usage: run.usage,
    reasons: reasonsOf(run),
    verdict: run.verdict?.verdict,
    verdictBy: run.verdict?.by,
    startedAt: new Date(run.startedAt).toISOString(),
    durationMs: Date.now() - run.startedAt,
  });
}

/** Why the run went the way it went, most important first: the end, each step down, the routing. */
function reasonsOf(run: Run): string[] {
  const steps = run.tierPath
    .filter((step) => step.cause !== undefined)
    .map((step) => `${step.tier}${step.iteration} ${step.outcome}: ${step.cause?.code} ${step.cause?.message}`);
  return [...(run.end ? [`${run.end.code}: ${run.end.message}`] : []), ...steps, ...run.decision.reasons];
}

/** How an effect is named to people. */
export function effectLeft(call: Call, reason: string): EffectLeft {
  return {
    callId: call.callId,
    tool: call.tool,
    effect: call.effect,
    args: call.args && previewOf(call.args, 200),
    reason: cutText(reason, LIMITS.messageCharacters, '…'),
  };
}

/**
 * What a linked run takes over: the ledger's effects, undone ones too, or an equal call would be asked for under the key of
 * the one that was undone. A `read` is left out: by then it may be stale.
 */
export function inheritedOf(run: Run): Inherited {
  const effects = run.calls.filter((call) => call.effect !== 'read');
  const undoable = effects.filter(
    (call) =>
      call.state !== 'undone' && call.reusedFrom === undefined && (call.effect === 'compensable' || mayStand(call))
  );
  return {
    workflowId: workflowInfo().workflowId,
    rootWorkflowId: run.rootWorkflowId,
    calls: effects.map((call) => ({
      ...call,
      callId: earlierId(call.callId),
      ...(call.reusedFrom === undefined ? {} : { reusedFrom: earlierId(call.reusedFrom) }),
    })),
    requests: Object.fromEntries(
      undoable.flatMap(({ callId }) => {
        const request = run.requests.get(callId);
        return request ? [[earlierId(callId), request]] : [];
      })
    ),
    question: run.question,
    query: run.input.inReplyTo?.query ?? run.query.text,
    text: run.query.text,
    context: run.input.context,
    exclude: [...new Set(run.failedTemplates.map((failed) => failed.templateId))],
  };
}

/** The linked run numbers its own calls from the start: an inherited `C/1/hold` must not be taken for its own. */
function earlierId(callId: CallId): CallId {
  return `before/${callId}`;
}
