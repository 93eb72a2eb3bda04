import { bindSlots, type BoundWording } from '../../shared/matching/bind';
import type { Json } from '../../shared/protocol/json';
import type { ExperimentPart } from '../../shared/matching/experiment';
import type { BoundPlan, Plan } from '../../shared/protocol/plan';
import { requestOf } from '../../shared/learning/judge/repeated-requests';
import { validatePlan } from '../../shared/plan/validate-plan';
import type { GateVerdict, NomineeReport, RouteRequest } from '../../shared/protocol/decision';
import { forUser } from '../../shared/matching/for-user';
import { sideBySide } from '../../shared/matching/side-by-side';
import { conditionsOf, gatesForA, gatesForB } from '../../shared/matching/gates';
import type { Masked, MaskOptions } from '../../shared/matching/mask';
import { readQuery, type QueryReading } from '../../shared/matching/read-query';
import { alignedScore, hybridScore, lexicalScore, type TermStatistics } from '../../shared/matching/score';
import { sameEffect } from '../../shared/plan/same-effect';
import { languageBy } from '../../shared/language/languages';
import { danglingReferences } from '../../shared/language/specific';
import type { RoutingThresholds } from '../../shared/matching/thresholds';
import type { ToolDescription } from '../../shared/protocol/tool';
import { snapshotOf, withCurrentTools } from '../../shared/plan/snapshot';
import { checkExpression } from '../expressions/check-expression';
import { writtenOutFor } from '../../shared/matching/written-out';
import type { Nominated } from './nominate';

/** A nominee with everything that was found out about it. */
export interface Judged {
  nominated: Nominated;
  bound: BoundWording;
  report: NomineeReport;
  /** The template's plan with the tools as they are registered now. */
  plan: Plan;
  slots: Record<string, Json>;
  passedA: boolean;
  passedB: boolean;
}

export interface JudgeContext {
  request: RouteRequest;
  masked: Masked;
  options: MaskOptions;
  statistics: TermStatistics;
  /** Words of the query that the tenant's names have. */
  knownWords: ReadonlySet<string>;
  tools: ReadonlyMap<string, ToolDescription>;
  thresholds: RoutingThresholds;
  /** Parts that an experiment leaves out for the tenant. */
  leftOut: (part: ExperimentPart) => boolean;
}

/** Binds, scores and gates every nominee; the best first. */
export function judge(nominated: readonly Nominated[], context: JudgeContext): Judged[] {
  const { query } = context.request;
  const { documentFrequency } = context.statistics;
  const isKnownWord = (word: string): boolean =>
    context.knownWords.has(word) || (Object.hasOwn(documentFrequency, word) && (documentFrequency[word] ?? 0) > 0);
  const read = readQuery(query.text, context.masked, context.options, isKnownWord);
  const language = languageBy(context.masked.language);
  const dangling = danglingReferences(language, read.tokensIn(language));
  const readings = nominated.flatMap((one) => {
    const own = { ...one, template: forUser(one.template, query.context.user, context.tools) };
    const best = bestReading(own, read, context);
    return best ? [{ nominated: own, ...best, does: boundPlan({ nominated: own, bound: best.bound }) }] : [];
  });
  const fitting = readings
    .filter(
      ({ nominated: { template }, bound, does }) =>
        template.status === 'active' && fitsWords(bound) && writtenOutFor(template.plan, does.slots).length === 0
    )
    .sort((a, b) => b.score - a.score);
  const judged = readings.map((reading): Judged => {
    const { template } = reading.nominated;
    // Only the best of them decides the margin, and telling what two plans do apart costs more than all gates.
    const rival = fitting.find((other) => other !== reading && !sameEffect(reading.does, other.does));
    const rivals = rival ? [{ title: rival.nominated.template.title, score: rival.score }] : [];
    const { repeats, answered } = template.statistics;
    const request = repeats || answered ? requestOf(reading.pattern, reading.does.slots) : '';
    const nominee = {
      template,
      bound: reading.bound,
      score: reading.score,
      repeat: repeats?.includes(request),
      answered: answered?.includes(request),
      dangling,
      rivals,
      environment: query.context.environment,
      user: query.context.user,
      permissions: query.context.permissions,
      tools: context.tools,
      thresholds: context.thresholds,
    };
    const kept = { ...withCurrentTools(template.plan, context.tools), approval: template.guarded };
    const plan = context.leftOut('gate:contract') ? underContracts(kept, context.tools) : kept;
    const { slots } = reading.does;
    const gatesA = withPlanIssues(gatesForA(nominee), plan, slots, context);
    const gatesB = gatesForB(nominee);
    return {
      nominated: reading.nominated,
      bound: reading.bound,
      plan,
      slots,
      passedA: gatesA.every((gate) => gate.passed || context.leftOut(`gate:${gate.gate}`)),
      passedB: gatesB.every((gate) => gate.passed),
      report: {
        templateId: template.id,
        title: template.title,
        pattern: reading.pattern,
        score: rounded(reading.score),
        cosine: rounded(reading.cosine),
        lexical: rounded(reading.lexical),
        bindings: reading.bound.bindings,
        unbound: reading.bound.unbound,
        gatesA,
        gatesB,
      },
    };
  });
  const ranked = judged.map((one) => ({ one, order: order(one), rank: rankOf(one) }));
  ranked.sort(
    (a, b) => b.order - a.order || b.rank - a.rank || Number(isQuarantined(a.one)) - Number(isQuarantined(b.one))
  );
  return ranked.map(({ one }, at) => (at < SIDE_BY_SIDE ? withSideBySide(one) : one));
}

/** So many nominees are shown under the query. */
const SIDE_BY_SIDE = 2;

function withSideBySide(judged: Judged): Judged {
  const shown = sideBySide(judged.bound);
  return shown ? { ...judged, report: { ...judged.report, sideBySide: shown } } : judged;
}

/** The template's plan with what the query says for its slots. */
function boundPlan({ nominated, bound }: { nominated: Nominated; bound: BoundWording }): BoundPlan {
  const slots = Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value]));
  return { plan: nominated.template.plan, slots };
}

interface WordingReading {
  bound: BoundWording;
  pattern: string;
  score: number;
  cosine: number;
  lexical: number;
}

/** The wording of the template that the query fits best. */
function bestReading(
  { template, wordings }: Nominated,
  read: QueryReading,
  context: JudgeContext
): WordingReading | undefined {
  const readings = wordings.map(({ pattern, cosine }): WordingReading => {
    const bound = bindSlots(read, pattern, template.plan.slots);
    const lexical = lexicalScore(bound.compared.query, bound.compared.wording, context.statistics);
    const score = context.leftOut('lexical-score')
      ? hybridScore(cosine, cosine)
      : fitsWords(bound)
        ? alignedScore(cosine)
        : hybridScore(cosine, lexical);
    return { bound, pattern: pattern.text, score, cosine, lexical };
  });
  const rank = ({ bound, score }: WordingReading): number =>
    (fitsWords(bound) ? 4 : bound.fit === 'unreadable' ? -4 : 0) - bound.unbound.length * 0.1 + score;
  return readings.sort((a, b) => rank(b) - rank(a))[0];
}

function fitsWords(bound: BoundWording): boolean {
  return (bound.fit === 'exact' || bound.fit === 'reordered') && bound.unbound.length === 0;
}

/** Of two templates with the same wording, the one that was not called wrong. */
function isQuarantined({ nominated }: Judged): boolean {
  return nominated.template.status === 'quarantined';
}

function order(judged: Judged): number {
  return (judged.passedA ? 4 : 0) + (judged.passedB ? 2 : 0) + (fitsWords(judged.bound) ? 1 : 0);
}

/**
 * For B, a template that takes the query's kinds of values, and asks for a condition where the query does, goes before one that does
 * not: fewer steps would have to be other ones. On WorkBench's development part this
 * finds the right template for 238 instead of 231 of 276 other wordings.
 */
const OTHER_VALUES = 0.85;

function rankOf({ report, bound }: Judged): number {
  const takesValues = report.gatesA.some(({ gate, passed }) => gate === 'slot-count' && passed);
  const conditions = conditionsOf(bound);
  return report.score * (takesValues ? 1 : OTHER_VALUES) * (conditions.query === conditions.wording ? 1 : OTHER_VALUES);
}

/**
 * A plan that would not run is no plan for A. The bound values stand in for the slots, so that an amount above a tool's
 * maximum or a value outside its enumeration is seen before the run starts.
 */
function withPlanIssues(
  gates: GateVerdict[],
  plan: Plan,
  slots: Readonly<Record<string, Json>>,
  context: JudgeContext
): GateVerdict[] {
  if (gates.some((gate) => !gate.passed && !context.leftOut(`gate:${gate.gate}`))) return gates;
  const issues = validatePlan(withValues(plan, slots), context.tools, {
    permissions: context.leftOut('gate:permission') ? undefined : context.request.query.context.permissions,
    expressions: checkExpression,
  });
  const [issue] = issues;
  if (!issue) return gates;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return gates.map((gate) =>
    gate.gate === 'binding'
      ? { gate: 'binding', passed: false, reason: `the bound plan is invalid: ${issue.message}${more}` }
      : gate
  );
}

/** Where no contract counts, the plan takes over those of the tools as they are now. */
function underContracts(plan: Plan, tools: JudgeContext['tools']): Plan {
  const now = Object.entries(plan.tools).map(([name, known]) => {
    const tool = tools.get(name);
    return [name, tool ? snapshotOf(tool) : known] as const;
  });
  return { ...plan, tools: Object.fromEntries(now) };
}

function withValues(plan: Plan, slots: Readonly<Record<string, Json>>): Plan {
  return {
    ...plan,
    nodes: plan.nodes.map((node) => ({
      ...node,
      args: Object.fromEntries(
        Object.entries(node.args).map(([argument, binding]) => {
          const value = binding.kind === 'slot' && Object.hasOwn(slots, binding.slot) ? slots[binding.slot] : undefined;
          return [argument, value === undefined ? binding : { kind: 'constant', value }];
        })
      ),
    })),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
