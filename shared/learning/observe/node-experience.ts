import type { Json, JsonObject } from '../../protocol/json';
import type { Tier } from '../../protocol/tier';
import type { ArgumentRule } from './argument-rule';
import { describeFix, type Fix } from './fix';
import { argumentRulesFrom, type ParameterObservation, type RuleSupport } from './parameter-observations';
import { heedsNote, weighCorrections, type Corrected, type Correction } from '../judge/correction';
import type { RootCause } from './root-cause';

/** One call as node experience remembers it; values redacted and bounded. */
export interface ObservedUse {
  callId: string;
  args?: JsonObject;
  success: boolean;
  /** Successful calls of other tools that came before it in this run, nearest last. */
  before: string[];
  failure?: { fingerprint: string; code: string; message: string; original: string; cause: RootCause };
  fix?: Fix['changes'];
  /** Its rollback ran. */
  undone: boolean;
  tier: Tier;
  /** The answer that it was made for was called wrong, and another one was given in the same run. */
  rejected?: boolean;
}

/** What one run says about one tool. Written once, under an id from both; everything else is folded from these. */
export interface ToolUse {
  schema: 1;
  kind: 'use';
  tool: string;
  contract: string;
  workflowId: string;
  user?: string;
  environment: string;
  /** The masked query: the intent that the tool was called for. */
  intent: string;
  at: string;
  /** Did the run answer, and nobody called it wrong. */
  answered: boolean;
  /** The user's word about the run, once there is one. */
  verdict?: 'right' | 'wrong';
  /** What the user said of the answer that the calls were made for, where it was called wrong. */
  correction?: string;
  calls: ObservedUse[];
}

/** One parameter of a tool: its own schema merged with what calls showed (paper 3.2.1, standardized parameter schemas). */
export interface ParameterExperience {
  argument: string;
  required: boolean;
  type?: string;
  description?: string;
  enumeration?: Json[];
  format?: string;
  minimum?: number;
  maximum?: number;
  examples: Json[];
  /** Successful calls that gave it, of all successful calls. */
  given: number;
  of: number;
}

/** Everything known about calling one tool. */
export interface ToolExperience {
  schema: 1;
  kind: 'tool';
  tool: string;
  successes: number;
  failures: number;
  rules: ArgumentRule[];
  parameters: ParameterExperience[];
  /** What usually precedes a successful call, most frequent first. */
  paths: { before: string[]; count: number }[];
  /** What precedes calls that fail more often than not, through no fault of the world; absent in older records. */
  avoid?: { before: string[]; failures: number; successes: number }[];
  lastSeen: string;
  /** The latest runs that it came from. */
  runs: string[];
  /** Uses that it was folded from, and those that were added to it since; absent in older records. */
  folded?: number;
  added?: number;
}

/** One kind of error of one tool, with what caused and what fixed it. */
export interface FailureExperience {
  schema: 1;
  kind: 'failure';
  tool: string;
  fingerprint: string;
  code: string;
  message: string;
  cause: RootCause;
  count: number;
  /** What made a later call of the same run succeed, most frequent first. */
  fixes: { text: string; count: number }[];
  /** How often the run undid what had been done before it. */
  rollbacks: number;
  lastSeen: string;
  runs: string[];
  example?: JsonObject;
}

/** How often a tool served an intent (paper 3.2.1, optimal tool mappings). */
export interface IntentExperience {
  schema: 1;
  kind: 'intent';
  tool: string;
  intent: string;
  success: number;
  failure: number;
  /** What users said of wrong answers, as long as nothing outweighs it; the latest ones. */
  corrections?: Correction[];
  lastSeen: string;
  runs: string[];
}

export type NodeExperience = ToolUse | ToolExperience | FailureExperience | IntentExperience;

const MOST_RUNS = 20;
const MOST_EXAMPLES = 5;
const MOST_PATHS = 5;
const MOST_CORRECTIONS = 3;

/** The experience with one tool, folded from its uses in any order. */
export function foldToolExperience(
  tool: string,
  uses: readonly ToolUse[],
  schema: { properties: Record<string, JsonObject>; required: string[] },
  needed?: RuleSupport
): ToolExperience {
  const ordered = inOrder(uses);
  const calls = ordered.flatMap((use) => use.calls.map((call) => ({ use, call })));
  const successes = calls.filter(({ call }) => call.success);
  // A call that went well for an answer that was wrong is no example to follow.
  const followed = successes.filter(({ use, call }) => use.verdict !== 'wrong' && !call.rejected);
  const rules = argumentRulesFrom(
    calls.map(({ use, call }) => parameterObservation(use, call)),
    Object.keys(schema.properties),
    needed
  );
  return {
    schema: 1,
    kind: 'tool',
    tool,
    successes: successes.length,
    failures: calls.length - successes.length,
    rules,
    parameters: parametersOf(
      schema,
      followed.map(({ call }) => call.args ?? {}),
      rules
    ),
    paths: pathsOf(followed.map(({ call }) => call.before)),
    avoid: avoidedPaths(calls.map(({ call }) => call)),
    lastSeen: ordered.at(-1)?.at ?? '',
    runs: latestRuns(ordered.map(({ workflowId }) => workflowId)),
    folded: ordered.length,
  };
}

function parameterObservation(use: ToolUse, call: ObservedUse): ParameterObservation {
  return {
    workflowId: use.workflowId,
    args: call.args ?? {},
    success: call.success,
    cause: call.failure?.cause.category,
    message: call.failure?.original,
    fix: call.fix,
  };
}

function parametersOf(
  schema: { properties: Record<string, JsonObject>; required: string[] },
  successes: readonly JsonObject[],
  rules: readonly ArgumentRule[]
): ParameterExperience[] {
  const names = [...new Set([...Object.keys(schema.properties), ...successes.flatMap(Object.keys)])].sort();
  return names.map((argument) => {
    const own = schema.properties[argument] ?? {};
    const rule = (kind: ArgumentRule['kind']): ArgumentRule | undefined =>
      rules.find((item) => item.argument === argument && item.kind === kind);
    const values = successes.flatMap((args) => (args[argument] === undefined ? [] : [args[argument]]));
    const number = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
    const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
    const enumeration = Array.isArray(own.enum) ? own.enum : rule('enumeration')?.values;
    const parameter: ParameterExperience = {
      argument,
      required: schema.required.includes(argument) || rule('required') !== undefined,
      examples: latestExamples(values),
      given: values.length,
      of: successes.length,
      type: text(own.type),
      description: text(own.description),
      enumeration,
      format: rule('format')?.format ?? text(own.format),
      minimum: rule('range')?.minimum ?? number(own.minimum),
      maximum: rule('range')?.maximum ?? number(own.maximum),
    };
    return JSON.parse(JSON.stringify(parameter)) as ParameterExperience;
  });
}

function pathsOf(paths: readonly (readonly string[])[]): ToolExperience['paths'] {
  const counts = new Map<string, { before: string[]; count: number }>();
  for (const before of paths) {
    const key = before.join(' ');
    const path = counts.get(key) ?? { before: [...before], count: 0 };
    path.count += 1;
    counts.set(key, path);
  }
  return mostUsed([...counts.values()]);
}

/** The paths that are kept, most frequent first. */
export function mostUsed(paths: readonly { before: string[]; count: number }[]): ToolExperience['paths'] {
  return [...paths]
    .sort((a, b) => b.count - a.count || a.before.join().localeCompare(b.before.join()))
    .slice(0, MOST_PATHS);
}

/** An order that does not exist or a service that is down fails after any path, and says nothing about it. */
const WORLD: ReadonlySet<string> = new Set(['not_found', 'conflict', 'rate_limited', 'unavailable', 'timeout']);

function avoidedPaths(calls: readonly ObservedUse[]): NonNullable<ToolExperience['avoid']> {
  const paths = new Map<string, { before: string[]; failures: number; successes: number }>();
  for (const { before, success, failure } of calls) {
    if (failure && WORLD.has(failure.cause.category)) continue;
    const path = paths.get(before.join(' ')) ?? { before: [...before], failures: 0, successes: 0 };
    path[success ? 'successes' : 'failures'] += 1;
    paths.set(before.join(' '), path);
  }
  return [...paths.values()]
    .filter((path) => path.failures > path.successes)
    .sort((a, b) => b.failures - a.failures || a.before.join().localeCompare(b.before.join()))
    .slice(0, MOST_PATHS);
}

/** The errors of one tool, one per fingerprint. */
export function foldFailures(uses: readonly ToolUse[]): FailureExperience[] {
  const byPrint = new Map<string, FailureExperience>();
  for (const use of inOrder(uses)) {
    for (const call of use.calls) {
      if (!call.failure) continue;
      const { fingerprint, code, message, cause } = call.failure;
      const known = byPrint.get(fingerprint);
      const fixes = new Map((known?.fixes ?? []).map((fix) => [fix.text, fix.count]));
      if (call.fix) {
        const text = describeFix({ changes: call.fix });
        fixes.set(text, (fixes.get(text) ?? 0) + 1);
      }
      byPrint.set(fingerprint, {
        schema: 1,
        kind: 'failure',
        tool: use.tool,
        fingerprint,
        code,
        message,
        cause: known && known.cause.confidence >= cause.confidence ? known.cause : cause,
        count: (known?.count ?? 0) + 1,
        fixes: [...fixes]
          .map(([text, count]) => ({ text, count }))
          .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text)),
        rollbacks: (known?.rollbacks ?? 0) + (use.calls.some((other) => other.undone) ? 1 : 0),
        lastSeen: use.at,
        runs: latestRuns([...(known?.runs ?? []), use.workflowId]),
        ...(call.args ? { example: call.args } : known?.example ? { example: known.example } : {}),
      });
    }
  }
  return [...byPrint.values()];
}

/** For which intents the tool was called, and how often that ended well. */
export function foldIntents(uses: readonly ToolUse[]): IntentExperience[] {
  const byIntent = new Map<string, IntentExperience>();
  for (const use of inOrder(uses)) {
    if (use.intent === '') continue;
    const known = byIntent.get(use.intent);
    const well = use.answered && use.calls.some((call) => call.success && !call.rejected);
    byIntent.set(use.intent, {
      schema: 1,
      kind: 'intent',
      tool: use.tool,
      intent: use.intent,
      success: (known?.success ?? 0) + (well ? 1 : 0),
      failure: (known?.failure ?? 0) + (well ? 0 : 1),
      lastSeen: use.at,
      runs: latestRuns([...(known?.runs ?? []), use.workflowId]),
    });
  }
  return [...byIntent.values()].map((intent) => {
    const corrections = correctionsOf(inOrder(uses).filter((use) => use.intent === intent.intent));
    return corrections.length === 0 ? intent : { ...intent, corrections };
  });
}

/** What users said of wrong answers to one kind of request, and nothing has outweighed since. */
function correctionsOf(uses: readonly ToolUse[]): Correction[] {
  if (!uses.some(({ correction }) => correction !== undefined)) return [];
  const given = (use: ToolUse, rejected: boolean): Json =>
    use.calls.flatMap((call) =>
      (call.rejected ?? use.verdict === 'wrong') === rejected && call.args ? [call.args] : []
    );
  const runs = uses.map((use, at): Corrected => {
    const before = uses.slice(0, at + 1).filter((other) => other.correction !== undefined);
    return {
      at: use.at,
      success: use.answered && use.calls.some((call) => call.success && !call.rejected),
      verdict: use.correction === undefined ? use.verdict : 'wrong',
      correction: use.correction,
      heeds: before.some((other) => heedsNote(other.correction ?? '', given(other, true), given(use, false))),
    };
  });
  return weighCorrections(runs).open.slice(-MOST_CORRECTIONS);
}

function inOrder(uses: readonly ToolUse[]): ToolUse[] {
  const byRun = new Map(uses.map((use) => [use.workflowId, use]));
  // Instants are written alike, and the rules of a language take a hundred times as long to compare them.
  return [...byRun.values()].sort((a, b) =>
    a.at === b.at ? a.workflowId.localeCompare(b.workflowId) : a.at < b.at ? -1 : 1
  );
}

export function latestRuns(workflowIds: readonly string[]): string[] {
  return [...new Set(workflowIds)].slice(-MOST_RUNS);
}

/** The values of an argument that are kept as examples. */
export function latestExamples(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(-MOST_EXAMPLES);
}
