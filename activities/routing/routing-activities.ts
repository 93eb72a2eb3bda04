import { doubtsOf } from '../../shared/matching/doubts';
import { unheldEffects } from '../../shared/matching/unheld-conditions';
import { writtenOutFor, writtenOutText } from '../../shared/matching/written-out';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { errorCodeOf, messageOf, WorkflowGenError, type ErrorCode } from '../../shared/protocol/errors';
import type { ActivityOptionsByKind } from '../../shared/protocol/activity-options';
import type { LeftOut, ExperimentPart } from '../../shared/matching/experiment';
import type { TenantPolicy } from '../../shared/matching/tenant-policy';
import type {
  Decision,
  RouteBase,
  RouteReply,
  RouteRequest,
  ShadowDecision,
  SlotBinding,
} from '../../shared/protocol/decision';
import { readingOf } from '../../shared/protocol/query';
import type { LexiconEntry } from '../../shared/matching/template';
import { languageBy } from '../../shared/language/languages';
import { wordsOfName, type Masked } from '../../shared/matching/mask';
import { mayBeMisspelt } from '../../shared/matching/misspelt';
import { DEFAULT_THRESHOLDS, type RoutingThresholds } from '../../shared/matching/thresholds';
import type { RoutingActivities } from '../activity-types';
import type { Embedder } from '../embedder/embedder';
import type { ExperienceStore } from '../experience-store/experience-store';
import { failureOf, toFailure } from '../failure';
import { registeredIn, tenantNames } from '../lexicon/known-names';
import { toolsByName, type ToolRegistry } from '../tools/tool-registry';
import { policyOf } from '../learning/tenant-policies';
import { encodedOdds } from './encoded-odds';
import { judge, REPORTED_NOMINEES, type JudgeContext, type Judged } from './judge';
import { maskFor, nominate, type Nomination } from './nominate';

export interface RoutingDependencies {
  store: ExperienceStore;
  embedder: Embedder;
  registry: ToolRegistry;
  /** Names that masking knows, by lexicon: `{ customer: ['Casey White'] }`. */
  lexicon?: Record<string, string[]>;
  thresholds?: Partial<RoutingThresholds>;
  /** Milliseconds that embedding and searching may take together; default 2,500. */
  budgetMs?: number;
  /** What an experiment leaves out. */
  leftOut?: LeftOut;
  /** For the run's other activities, in the reply. */
  activityOptions?: ActivityOptionsByKind;
}

/** Milliseconds that embedding and searching may take together, unless configured; DESIGN section 4 promises C within 3 s. */
const ROUTING_BUDGET_MS = 2_500;
/** Below the activity's own time-out, so that the reason is told. */
const MOST_BUDGET_MS = 15_000;
/**
 * Of the confidence that A asks for: below this share a bound value is asked for again in B, since its place or its reading was a
 * guess. One that stands beside the wording's own words may be corrected.
 */
const UNSURE_SHARE = 0.75;
const PATTERNS_IN_PROMPT = 3;

/**
 * The `route` activity (DESIGN section 5): mask, nominate, bind, gate. It makes one attempt within `ROUTING_BUDGET_MS`; a store
 * or embedder that is down or slow is a decision for C with the reason, never a failure, so that a run does not wait for it.
 */
export function createRoutingActivities(deps: RoutingDependencies): RoutingActivities {
  const thresholds = { ...DEFAULT_THRESHOLDS, ...deps.thresholds };
  const registered = deps.lexicon ?? {};
  const names = tenantNames(deps.store, registered);

  const routed = async (request: RouteRequest): Promise<RouteReply> => {
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    const { tenant, text } = request.query;
    const leftOut = (part: ExperimentPart): boolean => deps.leftOut?.(tenant, part) ?? false;
    const known = (): LexiconEntry[] => registeredIn(registered, tenant, [text]);
    if (request.from === 'C') {
      const reasons = ['the run may only plan from zero'];
      return { decision: plan(mask(request, known(), leftOut), reasons, [], elapsed()) };
    }
    const budget = startBudget(Math.min(deps.budgetMs ?? ROUTING_BUDGET_MS, MOST_BUDGET_MS));
    let masked: Masked | undefined;
    try {
      const said = await budget.within(names.in(tenant, [text], budget.signal));
      masked = mask(request, said, leftOut);
      const doubtful = doubtfulWords(text, masked);
      const reading = { text, masked, options: { lexicon: said, ...readingOf(request.query.context) } };
      const [nomination, encoded, knownWords, policy] = await budget.within(
        Promise.all([
          nominate({ ...deps, names }, { request, masked, budget, leftOut }),
          // Its three rounds leave time to decide by words alone.
          encodedOdds(deps.embedder, reading, { signal: budget.signal, timeoutMs: budget.leftMs() / 4 }),
          names.wordsAmong(tenant, doubtful, budget.signal),
          // Read while the query is embedded: a store in this process answers one call after the other.
          policyOf(deps.store, tenant, budget.signal),
        ])
      );
      const tools = toolsByName(deps.registry);
      const options = { ...reading.options, lexicon: [...said, ...nomination.names] };
      const { statistics } = nomination;
      const context = { request, masked, options, statistics, encoded, knownWords, tools, thresholds, leftOut };
      return decide({ ...context, policy }, judge(nomination.nominated, context), nomination, elapsed());
    } catch (error) {
      throwIfCancelled();
      masked ??= mask(request, known(), leftOut);
      const degradedBy = { code: codeOf(error), message: messageOf(error) };
      const reasons = [`experience could not be used: ${degradedBy.message}`];
      return { decision: { ...plan(masked, reasons, [], elapsed()), degradedBy } };
    } finally {
      budget.end();
    }
  };
  const { activityOptions } = deps;
  return {
    route: async (request) => ({ ...(await routed(request)), ...(activityOptions && { activityOptions }) }),
  };
}

function decide(
  { request, masked, thresholds, policy }: JudgeContext & { policy: TenantPolicy | undefined },
  judged: readonly Judged[],
  { skipped }: Nomination,
  durationMs: number
): RouteReply {
  const nominees = judged.slice(0, REPORTED_NOMINEES).map(({ report }) => report);
  const [best] = judged;
  const direct = request.from === 'A' ? judged.find((one) => one.passedA) : undefined;
  const held = direct && heldBack(direct, policy);
  if (direct && !held) {
    const values = direct.report.bindings.map(({ slot, from }) => `${slot} from "${from}"`);
    const reasons = [
      `"${direct.report.title}" fits word for word and every gate passed`,
      values.length === 0 ? 'it has no slots' : `bound ${values.join(', ')}`,
      ...skipped,
    ];
    return {
      decision: decisionOf('A', direct, { masked: masked.text, reasons, nominees, durationMs }),
      base: baseOf(direct, []),
    };
  }
  const rewrite = held && direct.passedB ? direct : judged.find((one) => one.passedB);
  const shadow = held && shadowOf(direct, held);
  if (rewrite) {
    const reasons = [
      ...(shadow ? [shadow.reason] : []),
      `"${rewrite.report.title}" may fit (score ${rewrite.report.score.toFixed(3)}); the model confirms or refuses it`,
      ...(request.from === 'A' ? refusedBy(rewrite) : ['tier A is not allowed here']),
      ...skipped,
    ];
    const unsure = rewrite.bound.bindings.filter(({ confidence }) => confidence < thresholds.confidence * UNSURE_SHARE);
    return {
      decision: {
        ...decisionOf('B', rewrite, { masked: masked.text, reasons, nominees, durationMs }),
        ...shadow?.decision,
      },
      base: baseOf(rewrite, unsure),
    };
  }
  const reasons = best
    ? [
        `no template fits; the nearest is "${best.report.title}" (score ${best.report.score.toFixed(3)})`,
        ...best.report.gatesB.filter((gate) => !gate.passed).map((gate) => `${gate.gate}: ${gate.reason}`),
      ]
    : ['nothing like it has been learnt'];
  const all = [...(shadow ? [shadow.reason] : []), ...reasons, ...skipped];
  return { decision: { ...plan(masked, all, nominees, durationMs), ...shadow?.decision } };
}

interface HeldBack {
  because: ShadowDecision['because'];
  why: string;
}

/** Why a template that passed every gate does not serve A: a person wants to see first what A would do, or A is switched off. */
function heldBack({ nominated }: Judged, policy: TenantPolicy | undefined): HeldBack | undefined {
  if (!policy) return { because: 'off', why: "tier A is off: the tenant's policy cannot be read" };
  if (policy.off) return { because: 'off', why: `tier A is switched off for this tenant: ${policy.off.cause}` };
  if (nominated.template.shadowed) return { because: 'template', why: 'the template is in shadow mode' };
  return policy.shadow ? { because: 'tenant', why: 'the tenant is in shadow mode' } : undefined;
}

function shadowOf(direct: Judged, { because, why }: HeldBack): { reason: string; decision: Pick<Decision, 'shadow'> } {
  const { templateId, title } = direct.report;
  return {
    reason: `A would have run "${title}"; ${why}`,
    decision: { shadow: { templateId, title, slots: direct.slots, because } },
  };
}

function decisionOf(
  tier: 'A' | 'B',
  chosen: Judged,
  rest: Pick<Decision, 'masked' | 'reasons' | 'nominees' | 'durationMs'>
): Decision {
  const { templateId, title } = chosen.report;
  return { tier, templateId, templateTitle: title, ...rest };
}

function baseOf(chosen: Judged, unsure: readonly SlotBinding[]): RouteBase {
  const { templateId, title } = chosen.report;
  const { template } = chosen.nominated;
  const corrections = template.statistics.corrections?.map(({ note }) => note) ?? [];
  const unseen = unheldEffects(template).map(({ id }) => id);
  return {
    templateId,
    title,
    ...(corrections.length > 0 && { corrections }),
    bound: { plan: chosen.plan, slots: chosen.slots },
    unbound: chosen.bound.unbound,
    ...((chosen.bound.fit === 'exact' || chosen.bound.fit === 'reordered') && { exact: true }),
    ...(unsure.length > 0 && { unsure: unsure.map(({ slot, from }) => ({ slot, from })) }),
    ...(unseen.length > 0 && { unseen }),
    refused: refusedBy(chosen),
    doubts: [
      ...doubtsOf(
        chosen.report.gatesA.filter((gate) => !gate.passed),
        chosen.bound
      ),
      ...writtenOutFor(chosen.plan, chosen.slots).map(writtenOutText),
    ],
    patterns: chosen.nominated.wordings.map(({ pattern }) => pattern.text).slice(0, PATTERNS_IN_PROMPT),
  };
}

function plan(masked: Masked, reasons: string[], nominees: Decision['nominees'], durationMs: number): Decision {
  return { tier: 'C', masked: masked.text, reasons, nominees, durationMs };
}

function refusedBy(judged: Judged): string[] {
  return judged.report.gatesA.filter((gate) => !gate.passed).map((gate) => `${gate.gate}: ${gate.reason}`);
}

/** Words that would be read as misspelt, unless a name of the tenant has them. */
function doubtfulWords(text: string, { language }: Masked): string[] {
  const spoken = languageBy(language);
  return [...new Set(wordsOfName(text))].filter((word) => mayBeMisspelt(spoken, word));
}

/** Masking needs a real instant and zone. Throws `INPUT_INVALID`. */
function mask(
  request: RouteRequest,
  names: readonly LexiconEntry[],
  leftOut: (part: ExperimentPart) => boolean
): Masked {
  try {
    return maskFor(request, names, leftOut);
  } catch (error) {
    const { now, timeZone } = request.query.context;
    throw failureOf('INPUT_INVALID', `The query cannot be read at ${now} in ${timeZone}: ${messageOf(error)}`, {
      details: { field: 'context', remedy: 'Give context.now as an ISO 8601 instant and timeZone as an IANA zone.' },
      cause: error,
    });
  }
}

interface Budget {
  signal: AbortSignal;
  leftMs: () => number;
  /** Rejects when the time is up, even where the call does not heed its signal. */
  within: <T>(call: Promise<T>) => Promise<T>;
  end: () => void;
}

function startBudget(ms: number): Budget {
  const controller = new AbortController();
  const endsAt = performance.now() + ms;
  const late = new WorkflowGenError('STORE_UNAVAILABLE', `nominating took longer than ${ms} ms`, { limit: ms }, true);
  const timer = setTimeout(() => controller.abort(late), ms);
  const cancelled = cancellation();
  const onCancel = (): void => controller.abort(cancelled?.reason);
  cancelled?.addEventListener('abort', onCancel, { once: true });
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);
  return {
    signal: controller.signal,
    leftMs: () => Math.max(1, Math.floor(endsAt - performance.now())),
    within: (call) => Promise.race([call, aborted]),
    end: () => {
      clearTimeout(timer);
      cancelled?.removeEventListener('abort', onCancel);
    },
  };
}

/** The activity's cancellation; there is none where routing is measured outside a worker. */
function cancellation(): AbortSignal | undefined {
  try {
    return Context.current().cancellationSignal;
  } catch {
    return undefined;
  }
}

/** Cancellation never degrades: it leaves as what it is. */
function throwIfCancelled(): void {
  const signal = cancellation();
  if (signal?.aborted) throw signal.reason;
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof WorkflowGenError) return error.code;
  const type = error instanceof ApplicationFailure ? error.type : toFailure(error).type;
  return errorCodeOf(type) ?? 'INTERNAL';
}
