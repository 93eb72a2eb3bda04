import type { BoundWording } from './bind';
import { verdict, type Nominee } from './nominee';
import { writtenOutFor, writtenOutText } from './written-out';
import type { TurningKind } from '../language/language';
import { languageBy, statesCondition } from '../language/languages';
import { saysSomething } from '../language/specific';
import { turningKind } from '../language/turning';
import type { GateVerdict } from '../protocol/decision';
import type { Json } from '../protocol/json';

export function language({ bound }: Nominee): GateVerdict {
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

export function slotCount({ bound }: Nominee): GateVerdict {
  const { wording, query } = bound.types;
  return verdict('slot-count', takesValues(bound), {
    yes: 'the query has the same kinds of values',
    no: `the query's values are ${listed(query)}, the wording's ${listed(wording)}`,
  });
}

export function binding({ bound, template, thresholds, answered }: Nominee): GateVerdict {
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

export function residualWords({ bound }: Nominee): GateVerdict {
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

export function polarity({ bound }: Nominee): GateVerdict {
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
export function specificForA({ dangling, answered }: Nominee): GateVerdict {
  return verdict('specific', dangling.length === 0 || answered === true, {
    yes: dangling.length === 0 ? 'the query says what it means' : 'this very request was answered rightly before',
    no: `${quoted(dangling)} points at something that the query does not say`,
  });
}

export function specificForB({ bound, dangling }: Nominee): GateVerdict {
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

/**
 * B is one call before anything was read: what hangs on an output cannot be decided in it. A workflow that was learnt where the
 * condition did not hold does nothing, and a model that sees its steps alone may well confirm it.
 */
export function decidedForB({ template, bound }: Nominee): GateVerdict {
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

export function score({ score: reached }: Nominee, threshold: number, tier: 'A' | 'B'): GateVerdict {
  const numbers = `${reached.toFixed(3)} against ${threshold.toFixed(3)} for ${tier}`;
  return verdict('score', reached >= threshold, { yes: `score ${numbers}`, no: `score ${numbers}` });
}

export function margin({ score: reached, rivals, thresholds }: Nominee): GateVerdict {
  const nearest = [...rivals].sort((a, b) => b.score - a.score)[0];
  if (!nearest) return verdict('margin', true, { yes: 'no other active template fits the words', no: '' });
  const ahead = reached - nearest.score;
  const words = `${ahead.toFixed(3)} ahead of "${nearest.title}", which fits the words too`;
  return verdict('margin', ahead >= thresholds.margin, {
    yes: words,
    no: `only ${words}; ${thresholds.margin} is needed`,
  });
}

function quoted(words: readonly string[]): string {
  const shown = words.slice(0, 8).map((word) => `"${word}"`);
  return words.length > shown.length ? `${shown.join(', ')} and more` : shown.join(', ');
}

function listed(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.join(', ');
}
