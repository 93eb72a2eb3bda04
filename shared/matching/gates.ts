import type { Template } from './template';
import type { Json } from '../protocol/json';
import type { PlanNode } from '../protocol/plan';
import type { ToolDescription } from '../protocol/tool';
import type { BoundWording } from './bind';
import type { Gate, GateVerdict } from '../protocol/decision';
import { saysSomething } from '../language/specific';
import type { RoutingThresholds } from './thresholds';
import { unheldConditions, unheldEffects } from './unheld-conditions';
import { writtenOutFor, writtenOutText } from './written-out';
import { languageBy, statesCondition } from '../language/languages';
import type { TurningKind } from '../language/language';
import { turningKind } from '../language/turning';

/** Everything that the gates look at: one nominee, one query. */
export interface Nominee {
  template: Template;
  bound: BoundWording;
  score: number;
  /** This very request, wording and values, has succeeded as often as A asks for. */
  repeat?: boolean;
  /** This very request, wording and values, has been answered rightly. */
  answered?: boolean;
  /** Words of the query that point at something unsaid. */
  dangling: readonly string[];
  /** Other active templates whose wording the query fits as well. */
  rivals: readonly { title: string; score: number }[];
  environment: string;
  /** Who asks. */
  user?: string;
  permissions: readonly string[];
  /** The tools that are registered now. */
  tools: ReadonlyMap<string, ToolDescription>;
  thresholds: RoutingThresholds;
}

type Check = (nominee: Nominee) => GateVerdict;

/** All gates for A, in the order of `GATES`; A needs every one (DESIGN section 5.3). */
export function gatesForA(nominee: Nominee): GateVerdict[] {
  return CHECKS_A.map((check) => check(nominee));
}

/** The gates for B, where the model confirms the fit afterwards (DESIGN section 5.4). */
export function gatesForB(nominee: Nominee): GateVerdict[] {
  return CHECKS_B.map((check) => check(nominee));
}

const CHECKS_A: Check[] = [
  environment,
  (nominee) => contract(nominee, nominee.template.plan.nodes),
  permission,
  statusForA,
  language,
  slotCount,
  binding,
  residualWords,
  polarity,
  specificForA,
  written,
  variable,
  (nominee) => score(nominee, nominee.template.thresholdA, 'A'),
  margin,
  reliability,
  effect,
];

const CHECKS_B: Check[] = [
  environment,
  (nominee) =>
    contract(
      nominee,
      nominee.template.plan.nodes.filter((node) => node.mutability === 'fixed')
    ),
  permission,
  statusForB,
  specificForB,
  decidedForB,
  (nominee) => score(nominee, nominee.thresholds.b, 'B'),
];

function environment({ template, environment: wanted }: Nominee): GateVerdict {
  return verdict('environment', template.environment === wanted, {
    yes: `learnt in ${wanted}`,
    no: `learnt in the environment "${template.environment}", the query is for "${wanted}"`,
  });
}

function contract({ template, tools }: Nominee, nodes: readonly PlanNode[]): GateVerdict {
  const names = [...new Set(nodes.map((node) => node.tool))];
  const gone = names.filter((name) => !tools.has(name));
  const changed = names.filter((name) => {
    const tool = tools.get(name);
    return tool !== undefined && tool.contract !== template.plan.tools[name]?.contract;
  });
  const faults = [
    ...(gone.length > 0 ? [`not registered any more: ${gone.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed since it was learnt: ${changed.join(', ')}`] : []),
  ];
  return verdict('contract', faults.length === 0, {
    yes: 'its tools are as they were',
    no: `tools ${faults.join('; ')}`,
  });
}

function permission({ template, tools, permissions }: Nominee): GateVerdict {
  const needed = template.plan.nodes.flatMap(
    ({ tool }) => tools.get(tool)?.permissions ?? template.plan.tools[tool]?.permissions ?? []
  );
  const lacking = [...new Set(needed)].filter((one) => !permissions.includes(one));
  return verdict('permission', lacking.length === 0, {
    yes: 'the caller may use its tools',
    no: `the caller lacks the permission ${lacking.join(', ')}`,
  });
}

function statusForA({ template, repeat }: Nominee): GateVerdict {
  if (template.status === 'candidate' && repeat)
    return verdict('status', true, {
      yes: 'candidate, for other values; this very request has succeeded before',
      no: '',
    });
  const missing = template.missing.length > 0 ? `; missing: ${template.missing.join(', ')}` : '';
  return verdict('status', template.status === 'active', { yes: 'active', no: `it is ${template.status}${missing}` });
}

function statusForB({ template }: Nominee): GateVerdict {
  const usable = template.status !== 'disabled' && template.status !== 'retired';
  return verdict('status', usable, { yes: template.status, no: `it is ${template.status}` });
}

function language({ bound }: Nominee): GateVerdict {
  const { query, wording } = bound.languages;
  const names = [query, wording].map((code) => (code === undefined ? 'in none' : languageBy(code).name));
  return verdict('language', query !== undefined && query === wording, {
    yes: `both are ${names[0] ?? ''}`,
    no:
      query === undefined
        ? 'the query is in no language that routing reads, or in more than one'
        : `the query is ${names[0] ?? ''}, the wording ${names[1] ?? ''}`,
  });
}

/** Are the query's values of the kinds that the wording has. */
export function takesValues({ fit, types: { wording, query } }: BoundWording): boolean {
  const fits = fit !== 'loose' && fit !== 'unreadable';
  return fits || wording.join() === query.join();
}

function slotCount({ bound }: Nominee): GateVerdict {
  const { wording, query } = bound.types;
  return verdict('slot-count', takesValues(bound), {
    yes: 'the query has the same kinds of values',
    no: `the query's values are ${listed(query)}, the wording's ${listed(wording)}`,
  });
}

function binding({ bound, template, thresholds, answered }: Nominee): GateVerdict {
  // Values that were right for these very words are right again, however else the words could be read.
  const doubts = answered ? [] : bound.doubts;
  const weak = bound.bindings.filter((one) => one.confidence < thresholds.confidence);
  const faults = [
    ...(bound.fit === 'unreadable' ? ['the stored wording cannot be read'] : []),
    ...(bound.unbound.length > 0 ? [`no value for ${bound.unbound.join(', ')}`] : []),
    ...(bound.unslotted.length > 0
      ? [`the wording has values that the plan does not use: ${bound.unslotted.join(', ')}`]
      : []),
    ...doubts,
    ...writtenOutFor(template.plan, slotsOf(bound)).map(writtenOutText),
    ...(!answered && doubts.length === 0 && weak.length > 0
      ? [`not sure enough of ${weak.map((one) => `${one.slot} ("${one.from}")`).join(', ')}`]
      : []),
  ];
  const names = template.plan.slots.map((slot) => slot.name);
  return verdict('binding', faults.length === 0, {
    yes: names.length === 0 ? 'it has no slots' : `bound ${bound.bindings.map((one) => one.slot).join(', ')}`,
    no: faults.join('; '),
  });
}

function slotsOf({ bindings }: BoundWording): Record<string, Json> {
  return Object.fromEntries(bindings.map(({ slot, value }) => [slot, value]));
}

function residualWords({ bound }: Nominee): GateVerdict {
  const extra = bound.leftover.filter((word) => turningKind(bound.language, word) === undefined);
  const missing = bound.missing.filter((word) => turningKind(bound.language, word) === undefined);
  const faults = [
    ...(extra.length > 0 ? [`the query also says ${quoted(extra)}`] : []),
    ...(missing.length > 0 ? [`the query does not say ${quoted(missing)}`] : []),
  ];
  return verdict('residual-words', faults.length === 0, { yes: 'no other content words', no: faults.join('; ') });
}

const KINDS: Record<TurningKind, string> = {
  negation: 'negation',
  condition: 'condition',
  comparison: 'comparison',
  quantity: 'quantity',
  time: 'time',
  direction: 'relation',
  polarity: 'polarity',
};

function polarity({ bound }: Nominee): GateVerdict {
  const differing = (words: readonly string[]): string[] =>
    words.flatMap((word) => {
      const kind = turningKind(bound.language, word);
      return kind === undefined ? [] : [`${KINDS[kind]}: "${word}"`];
    });
  const extra = differing(bound.leftover);
  const missing = differing(bound.missing);
  const faults = [
    ...(extra.length > 0 ? [`the query adds ${extra.join(', ')}`] : []),
    ...(missing.length > 0 ? [`the query drops ${missing.join(', ')}`] : []),
  ];
  // The same words in another order, where no order of parts explains it: "email A, then delete B".
  if (bound.fit === 'loose' && bound.leftover.length === 0 && bound.missing.length === 0)
    faults.push('the words stand in another order');
  return verdict('polarity', faults.length === 0, {
    yes: 'no negation, condition, comparison, quantity, time or order differs',
    no: faults.join('; '),
  });
}

/** What was planned from these very words, and was right, means no more and no less the next time. */
function specificForA({ dangling, answered }: Nominee): GateVerdict {
  return verdict('specific', dangling.length === 0 || answered === true, {
    yes: dangling.length === 0 ? 'the query says what it means' : 'this very request was answered rightly before',
    no: `${quoted(dangling)} points at something that the query does not say`,
  });
}

function specificForB({ bound, dangling }: Nominee): GateVerdict {
  const names = bound.unbound.join(', ');
  const pointing = bound.unbound.length > 0 && dangling.length > 0;
  // A model reads the slot in words that no rule reads ("the previous Friday"), or in a value that another slot takes: a wording that has
  // no place for it was answered all the same.
  const known = bound.fit === 'exact' || bound.fit === 'reordered' || bound.unslotted.length > 0;
  const said = known || saysSomething(bound.language, bound.leftover);
  const silent = bound.unbound.length > 0 && !said;
  return verdict('specific', !pointing && !silent, {
    yes: 'the query says something for each required slot',
    no: pointing ? `only ${quoted(dangling)} stands for ${names}` : `the query says nothing for ${names}`,
  });
}

function written({ template }: Nominee): GateVerdict {
  const places = template.plan.nodes.flatMap((node) =>
    Object.entries(node.args).flatMap(([argument, { kind }]) => (kind === 'written' ? [`${node.id}.${argument}`] : []))
  );
  if (template.plan.answer.kind === 'written') places.push('the answer');
  return verdict('written', places.length === 0, {
    yes: 'nothing is left to write',
    no: `only the model can write ${places.join(', ')}`,
  });
}

function variable({ template }: Nominee): GateVerdict {
  const nodes = template.plan.nodes.filter((node) => node.mutability === 'variable').map((node) => node.id);
  const faults = [
    ...(nodes.length > 0 ? [`the runs that it was learnt from differ in ${nodes.join(', ')}`] : []),
    ...unheldConditions(template).map((lacking) => `missing: ${lacking}`),
  ];
  const unheld = [...new Set(unheldEffects(template).map(({ tool }) => tool))];
  const stops = unheld.length === 0 ? '' : `; before ${unheld.join(', ')}, whose condition no run has met, B is asked`;
  return verdict('variable', faults.length === 0, { yes: `all of its steps are fixed${stops}`, no: faults.join('; ') });
}

/**
 * B is one call before anything was read: what hangs on an output cannot be decided in it. A workflow that was learnt where the
 * condition did not hold does nothing, and a model that sees its steps alone may well confirm it.
 */
function decidedForB({ template, bound }: Nominee): GateVerdict {
  const { query, wording } = conditionsOf(bound);
  const conditional = query || wording;
  const holds = template.plan.nodes.some((node) => node.when !== undefined);
  return verdict('variable', holds || !conditional, {
    yes: conditional ? 'it holds its condition' : 'no condition is stated',
    no: 'what is to be done hangs on a condition that the workflow does not hold',
  });
}

/** Which side makes what is to be done hang on something, each by the rules of its own language. */
export function conditionsOf({ compared, languages }: Pick<BoundWording, 'compared' | 'languages'>): {
  query: boolean;
  wording: boolean;
} {
  return {
    query: statesCondition(languages.query, compared.query),
    wording: statesCondition(languages.wording, compared.wording),
  };
}

function score({ score: reached }: Nominee, threshold: number, tier: 'A' | 'B'): GateVerdict {
  const numbers = `${reached.toFixed(3)} against ${threshold.toFixed(3)} for ${tier}`;
  return verdict('score', reached >= threshold, { yes: `score ${numbers}`, no: `score ${numbers}` });
}

function margin({ score: reached, rivals, thresholds }: Nominee): GateVerdict {
  const nearest = [...rivals].sort((a, b) => b.score - a.score)[0];
  if (!nearest) return verdict('margin', true, { yes: 'no other active template fits the words', no: '' });
  const ahead = reached - nearest.score;
  const words = `${ahead.toFixed(3)} ahead of "${nearest.title}", which fits the words too`;
  return verdict('margin', ahead >= thresholds.margin, {
    yes: words,
    no: `only ${words}; ${thresholds.margin} is needed`,
  });
}

const USES_WITHOUT_FAILURE = 5;

function reliability({ template, thresholds }: Nominee): GateVerdict {
  const { direct, directSinceQuarantine } = template.statistics;
  // What was taken back into A after a quarantine is judged by what it did since, or it could never serve again.
  const { success, failure } = directSinceQuarantine ?? direct;
  const uses = success + failure;
  if (uses <= USES_WITHOUT_FAILURE) {
    return verdict('reliability', failure === 0, {
      yes: uses === 0 ? 'not used directly so far' : `${success} direct uses, none failed`,
      no: `${failure} of its first ${uses} direct uses failed`,
    });
  }
  const bound = successRateLowerBound(success, uses);
  const words = `${success} of ${uses} direct uses succeeded, at least ${bound.toFixed(2)} (95 %)`;
  return verdict('reliability', bound >= thresholds.reliability, {
    yes: words,
    no: `${words}; ${thresholds.reliability} is needed`,
  });
}

/** Lower end of the Wilson interval at 95 %: with few uses it is far below the rate itself. */
export function successRateLowerBound(successes: number, uses: number): number {
  if (uses === 0) return 0;
  const z = 1.959964;
  const rate = successes / uses;
  const centre = rate + (z * z) / (2 * uses);
  const spread = z * Math.sqrt((rate * (1 - rate)) / uses + (z * z) / (4 * uses * uses));
  return Math.max(0, (centre - spread) / (1 + (z * z) / uses));
}

/** Users whose runs have to prove a change of the world before it is made for others than them without a model. */
const USERS_FOR_OTHERS = 2;

function effect(nominee: Nominee): GateVerdict {
  const { template, tools } = nominee;
  const names = [...new Set(template.plan.nodes.map((node) => node.tool))];
  const effectOf = (name: string): string | undefined => (tools.get(name) ?? template.plan.tools[name])?.effect;
  const once = names.filter((name) => effectOf(name) === 'once');
  const changes = names.filter((name) => effectOf(name) !== 'read');
  if (changes.length > 0 && !provenForCaller(nominee)) {
    const reason = `only one user, and not this one, has proven so far what ${changes.join(', ')} should do`;
    return verdict('effect', false, { yes: '', no: reason });
  }
  return verdict('effect', once.length === 0 || template.releasedForA, {
    yes: once.length === 0 ? 'its effects may be repeated or undone' : 'a person released it for A',
    no: `${once.join(', ')} must not be repeated, and nobody released the template for A`,
  });
}

/** What one user planted, or called right himself, must reach nobody else; a person's release vouches for it. */
function provenForCaller({ template, user }: Nominee): boolean {
  const { provenBy } = template.statistics;
  if (provenBy === undefined || template.releasedForA) return true;
  return provenBy.length >= USERS_FOR_OTHERS || (user !== undefined && provenBy.includes(user));
}

function verdict(gate: Gate, passed: boolean, words: { yes: string; no: string }): GateVerdict {
  return { gate, passed, reason: passed ? words.yes : words.no };
}

function quoted(words: readonly string[]): string {
  const shown = words.slice(0, 8).map((word) => `"${word}"`);
  return words.length > shown.length ? `${shown.join(', ')} and more` : shown.join(', ');
}

function listed(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.join(', ');
}
