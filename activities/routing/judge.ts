import { bindSlots, type BoundWording } from '../../shared/matching/bind';
import type { Json } from '../../shared/protocol/json';
import type { ExperimentPart } from '../../shared/matching/experiment';
import type { BoundPlan, Plan } from '../../shared/protocol/plan';
import { requestOf } from '../../shared/learning/judge/repeated-requests';
import { validatePlan } from '../../shared/plan/validate-plan';
import type { GateVerdict, NomineeReport, RouteRequest } from '../../shared/protocol/decision';
import { forUser } from '../../shared/matching/for-user';
import { sideBySide } from '../../shared/matching/side-by-side';
import { gatesForA, gatesForB } from '../../shared/matching/gates';
import type { Nominee } from '../../shared/matching/nominee';
import { conditionsOf, takesValues } from '../../shared/matching/wording-gates';
import type { Masked, MaskOptions } from '../../shared/matching/mask';
import { readQuery, type QueryReading } from '../../shared/matching/read-query';
import { pointersIn } from '../../shared/matching/pointing';
import { alignedScore, hybridScore, lexicalScore, type TermStatistics } from '../../shared/matching/score';
import { sameEffect } from '../../shared/plan/same-effect';
import type { EncodedOdds } from '../../shared/language/language';
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
  /** What the embedder's encoder says of the query's clauses. */
  encoded: EncodedOdds | undefined;
  /** Words of the query that the tenant's names have. */
  knownWords: ReadonlySet<string>;
  tools: ReadonlyMap<string, ToolDescription>;
  thresholds: RoutingThresholds;
  /** Parts that an experiment leaves out for the tenant. */
  leftOut: (part: ExperimentPart) => boolean;
}

/** Binds, scores and ranks every nominee. The best first: those that a decision tells of, and the first that may serve B. */
export function judge(nominated: readonly Nominated[], context: JudgeContext): Judged[] {
  const { query } = context.request;
  const { documentFrequency } = context.statistics;
  const isKnownWord = (word: string): boolean =>
    context.knownWords.has(word) || (Object.hasOwn(documentFrequency, word) && (documentFrequency[word] ?? 0) > 0);
  const { masked, options, encoded } = context;
  const read = readQuery(query.text, masked, options, { isKnownWord, encoded });
  const language = languageBy(context.masked.language);
  let asMistyped: QueryReading | undefined;
  const dangling = danglingReferences(language, read.tokensIn(language));
  const readings = nominated.flatMap((one): Reading[] => {
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
  const nomineeOf = ({ nominated, bound, score, pattern, does }: Reading): Nominee => {
    const { template } = nominated;
    const { repeats, answered } = template.statistics;
    const request = repeats || answered ? requestOf(pattern, does.slots) : '';
    return {
      template,
      bound,
      score,
      repeat: repeats?.includes(request),
      answered: answered?.includes(request),
      dangling:
        pointersIn(
          bound,
          // A confirmed wording made its typing errors words of the tenant.
          () => (asMistyped ??= readQuery(query.text, masked, options, { encoded })),
          nominated
        ) ?? dangling,
      rivals: [],
      environment: query.context.environment,
      user: query.context.user,
      permissions: query.context.permissions,
      tools: context.tools,
      thresholds: context.thresholds,
    };
  };
  const planOf = ({ nominated: { template } }: Reading): Plan => {
    const kept = { ...withCurrentTools(template.plan, context.tools), approval: template.guarded };
    return context.leftOut('gate:contract') ? underContracts(kept, context.tools) : kept;
  };
  const gatesAOf = (reading: Reading, nominee: Nominee): GateVerdict[] => {
    // Only the best of them decides the margin, and telling what two plans do apart costs more than all gates.
    const rival = fitting.find((other) => other !== reading && !sameEffect(reading.does, other.does));
    const rivals = rival ? [{ title: rival.nominated.template.title, score: rival.score }] : [];
    return withPlanIssues(gatesForA({ ...nominee, rivals }), planOf(reading), reading.does.slots, context);
  };
  const ranked = readings.map((reading) => {
    // Of most only their rank is asked.
    const nominee = nomineeOf(reading);
    const gatesA = mayPassA(reading.bound, context) ? gatesAOf(reading, nominee) : undefined;
    const gatesB = gatesForB(nominee);
    const passedA = gatesA?.every((gate) => gate.passed || context.leftOut(`gate:${gate.gate}`)) ?? false;
    const passedB = gatesB.every((gate) => gate.passed);
    const order = (passedA ? 4 : 0) + (passedB ? 2 : 0) + (fitsWords(reading.bound) ? 1 : 0);
    return { reading, nominee, gatesA, gatesB, passedA, passedB, order, rank: rankOf(reading) };
  });
  ranked.sort(
    (a, b) =>
      b.order - a.order || b.rank - a.rank || Number(isQuarantined(a.reading)) - Number(isQuarantined(b.reading))
  );
  const forB = ranked.find(({ passedB }) => passedB);
  return ranked
    .filter((one, at) => at < REPORTED_NOMINEES || one === forB)
    .map(({ reading, nominee, gatesA = gatesAOf(reading, nominee), gatesB, passedA, passedB }, at): Judged => {
      const { nominated, bound, pattern, score, cosine, lexical, does } = reading;
      const shown = at < SIDE_BY_SIDE ? sideBySide(bound) : undefined;
      const report: NomineeReport = {
        templateId: nominated.template.id,
        title: nominated.template.title,
        pattern,
        score: rounded(score),
        cosine: rounded(cosine),
        lexical: rounded(lexical),
        bindings: bound.bindings,
        unbound: bound.unbound,
        gatesA,
        gatesB,
        ...(shown && { sideBySide: shown }),
      };
      return { nominated, bound, plan: planOf(reading), slots: does.slots, passedA, passedB, report };
    });
}

/** A query that differs from the wording in words or in their order is refused by one of these two gates. */
function mayPassA({ fit }: BoundWording, { leftOut }: JudgeContext): boolean {
  return fit !== 'loose' || leftOut('gate:residual-words') || leftOut('gate:polarity');
}

/** So many nominees a decision tells of. */
export const REPORTED_NOMINEES = 5;

/** So many nominees are shown under the query. */
const SIDE_BY_SIDE = 2;

/** The template's plan with what the query says for its slots. */
function boundPlan({ nominated, bound }: { nominated: Nominated; bound: BoundWording }): BoundPlan {
  const slots = Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value]));
  return { plan: nominated.template.plan, slots };
}

/** A nominee by the wording that the query fits best, and what its plan would do. */
interface Reading extends WordingReading {
  nominated: Nominated;
  does: BoundPlan;
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
    (fitsWords(bound) ? 4 : bound.fit === 'unreadable' ? -4 : 0) -
    bound.unbound.length * 0.1 -
    // Of two wordings of one template the one that is read without doubt.
    (fitsWords(bound) && isDoubtful(bound) ? 2 : 0) +
    score;
  return readings.sort((a, b) => rank(b) - rank(a))[0];
}

function fitsWords(bound: BoundWording): boolean {
  return (bound.fit === 'exact' || bound.fit === 'reordered') && bound.unbound.length === 0;
}

function isDoubtful({ languages, unslotted, doubts }: BoundWording): boolean {
  return languages.query === undefined || languages.query !== languages.wording || unslotted.length + doubts.length > 0;
}

/** Of two templates with the same wording, the one that was not called wrong. */
function isQuarantined({ nominated }: Reading): boolean {
  return nominated.template.status === 'quarantined';
}

/**
 * For B, a template that takes the query's kinds of values, and asks for a condition where the query does, goes before one that does
 * not: fewer steps would have to be other ones. On WorkBench's development part this
 * finds the right template for 238 instead of 231 of 276 other wordings.
 */
const OTHER_VALUES = 0.85;

function rankOf({ score, bound }: Reading): number {
  const conditions = conditionsOf(bound);
  return (
    rounded(score) *
    (takesValues(bound) ? 1 : OTHER_VALUES) *
    (conditions.query === conditions.wording ? 1 : OTHER_VALUES)
  );
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
