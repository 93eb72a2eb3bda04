import { canonicalJson, type Json, type JsonObject } from '../../protocol/json';
import type { ArgumentRule } from './argument-rule';
import { dateReadings, isDateFormat } from '../../values/date-format';
import type { Fix } from './fix';
import { hintsIn, mentions, type ArgumentHint } from './message-hints';
import type { RootCauseCategory } from './root-cause';

/** One call's word about the arguments of a tool. */
export interface ParameterObservation {
  workflowId: string;
  args: JsonObject;
  success: boolean;
  cause?: RootCauseCategory;
  message?: string;
  /** What made the call succeed later in the same run. */
  fix?: Fix['changes'];
}

/** How much must speak for a rule before it is checked; `contrasts` are failures whose only fix was this argument. */
export interface RuleSupport {
  contrasts: number;
  successes: number;
  failures: number;
}

export const RULE_SUPPORT: RuleSupport = { contrasts: 1, successes: 5, failures: 2 };

/**
 * The parameter rules that the observations of one tool support and none contradicts (paper 3.2.1, standardized parameter
 * schemas). A rule needs one of: an API message that states it, a failure that was fixed by exactly this argument, or
 * `successes` calls within it and `failures` calls outside. Any success that breaks a rule drops it.
 */
export function argumentRulesFrom(
  observations: readonly ParameterObservation[],
  fields: readonly string[],
  needed: RuleSupport = RULE_SUPPORT
): ArgumentRule[] {
  const names = [...new Set([...fields, ...observations.flatMap((seen) => Object.keys(seen.args))])].sort();
  const proposals = names.flatMap((argument) => proposalsFor(argument, observations, names));
  const rules = proposals.flatMap((proposal) => weigh(proposal, observations, names, needed) ?? []);
  const byKey = new Map<string, ArgumentRule>();
  for (const rule of rules) {
    const key = `${rule.argument} ${rule.kind}`;
    const other = byKey.get(key);
    // Two formats for one argument contradict each other unless one has more behind it.
    if (!other || rule.support > other.support) byKey.set(key, rule);
  }
  return [...byKey.values()];
}

interface Proposal extends ArgumentHint {
  /** Failures that state or prove it. */
  contrasts: Set<string>;
}

function proposalsFor(
  argument: string,
  observations: readonly ParameterObservation[],
  names: readonly string[]
): Proposal[] {
  const proposals = new Map<string, Proposal>();
  const propose = (hint: ArgumentHint, workflowId?: string): void => {
    const key = canonicalJson({ ...hint, values: hint.values ? [...hint.values].sort() : null });
    const proposal = proposals.get(key) ?? { ...hint, contrasts: new Set<string>() };
    if (workflowId !== undefined) proposal.contrasts.add(workflowId);
    proposals.set(key, proposal);
  };
  for (const seen of observations) {
    if (seen.success || !isArgumentFault(seen)) continue;
    const [only, ...more] = seen.fix ?? [];
    if (only && more.length === 0 && 'argument' in only && only.argument === argument) {
      if (only.kind === 'argument_added' && !isBare(seen, names)) {
        propose({ argument, kind: 'required' }, seen.workflowId);
      }
      if (only.kind === 'argument_reformatted' && only.format) {
        propose({ argument, kind: 'format', format: only.format }, seen.workflowId);
      }
    }
    const suspects = suspectsOf(seen);
    for (const hint of hintsIn(seen.message ?? '', names, suspects)) {
      if (hint.argument === argument) propose(hint, seen.workflowId);
    }
  }
  const successes = observations.filter((seen) => seen.success);
  if (successes.length > 0 && successes.every((seen) => seen.args[argument] !== undefined)) {
    propose({ argument, kind: 'required' });
    for (const format of commonFormats(successes.map((seen) => seen.args[argument] as Json))) {
      propose({ argument, kind: 'format', format });
    }
    const values = distinct(successes.map((seen) => seen.args[argument] as Json));
    if (
      values.length <= 8 &&
      values.length * 3 <= successes.length &&
      values.every((value) => typeof value === 'string')
    ) {
      propose({ argument, kind: 'enumeration', values });
    }
  }
  return [...proposals.values()];
}

/**
 * A call without any argument to a tool that takes several: that it failed says that something was missing, not which one. What
 * was given next was one way out, and another one may be as good.
 */
function isBare({ args }: ParameterObservation, names: readonly string[]): boolean {
  return names.length > 1 && Object.values(args).every((value) => value === null || value === '');
}

/** Failures that can be a fault of the arguments; an outage says nothing about them. */
function isArgumentFault(seen: ParameterObservation): boolean {
  return seen.cause === 'invalid_arguments' || (seen.cause === 'unknown' && (seen.fix?.length ?? 0) > 0);
}

/** The arguments that the fix touched: where a message names none, it speaks of the only one of these. */
function suspectsOf(seen: ParameterObservation): string[] {
  return (seen.fix ?? []).flatMap((change) => ('argument' in change ? [change.argument] : []));
}

function commonFormats(values: readonly Json[]): string[] {
  const texts = values.filter((value): value is string => typeof value === 'string' && value !== '');
  if (texts.length !== values.length) return [];
  const [first = '', ...others] = new Set(texts);
  return others.reduce<string[]>(
    (formats, text) => (formats.length === 0 ? formats : formatsOf(text).filter((format) => formats.includes(format))),
    formatsOf(first)
  );
}

function formatsOf(text: string): string[] {
  return [...new Set(dateReadings(text).map(({ format }) => format))];
}

function weigh(
  proposal: Proposal,
  observations: readonly ParameterObservation[],
  names: readonly string[],
  needed: RuleSupport
): ArgumentRule | undefined {
  const { contrasts, ...hint } = proposal;
  const contradictions = new Set<string>();
  const successes = new Set<string>();
  const failures = new Set<string>();
  for (const seen of observations) {
    const verdict = satisfies(hint, seen.args);
    if (seen.success && verdict === false) contradictions.add(seen.workflowId);
    if (seen.success && verdict === true) successes.add(seen.workflowId);
    if (!seen.success && verdict === false && isArgumentFault(seen) && speaksOf(seen, hint.argument, names)) {
      failures.add(seen.workflowId);
    }
  }
  const proven = contrasts.size >= needed.contrasts;
  const observed = successes.size >= needed.successes && failures.size >= needed.failures;
  if (contradictions.size > 0 || !(proven || observed)) return undefined;
  const support = new Set([...contrasts, ...successes, ...failures]).size;
  return { ...hint, text: describeRule(hint), support, contradictions: 0 };
}

function speaksOf(seen: ParameterObservation, argument: string, names: readonly string[]): boolean {
  const suspects = suspectsOf(seen);
  return suspects.length > 0 && !isBare(seen, names)
    ? suspects.includes(argument)
    : mentions(seen.message ?? '', argument);
}

/** Does a call keep the rule; `undefined` where the argument is absent and the rule is not about presence. */
export function satisfies(rule: ArgumentHint, args: JsonObject): boolean | undefined {
  const value = args[rule.argument];
  const absent = value === undefined || value === null || value === '';
  if (rule.kind === 'required') return !absent;
  if (absent) return undefined;
  if (rule.kind === 'enumeration')
    return (rule.values ?? []).some((allowed) => canonicalJson(allowed) === canonicalJson(value));
  if (rule.kind === 'range') {
    const number = typeof value === 'number' ? value : Number(value);
    if (typeof value !== 'number' && typeof value !== 'string') return undefined;
    return Number.isFinite(number) && number >= (rule.minimum ?? -Infinity) && number <= (rule.maximum ?? Infinity);
  }
  return typeof value === 'string' ? hasFormat(value, rule.format ?? '') : undefined;
}

/** Is the text written in a format of `ArgumentRule.format`. */
export function hasFormat(text: string, format: string): boolean {
  if (format === 'lower') return text === text.toLowerCase();
  if (format === 'upper') return text === text.toUpperCase();
  if (format === 'digits') return /^\d+$/.test(text);
  return !isDateFormat(format) || dateReadings(text).some((reading) => reading.format === format);
}

/** The rule in words, for the model and for people. */
function describeRule(rule: ArgumentHint): string {
  const name = `\`${rule.argument}\``;
  switch (rule.kind) {
    case 'required':
      return `${name} is required`;
    case 'format':
      return rule.format === 'lower' || rule.format === 'upper'
        ? `${name} is written in ${rule.format} case`
        : rule.format === 'digits'
          ? `${name} is digits only`
          : `${name} is written as ${rule.format}`;
    case 'enumeration':
      return `${name} is one of ${(rule.values ?? []).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'range':
      if (rule.minimum === undefined) return `${name} is at most ${rule.maximum}`;
      if (rule.maximum === undefined) return `${name} is at least ${rule.minimum}`;
      return `${name} is between ${rule.minimum} and ${rule.maximum}`;
  }
}

function distinct(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()];
}
