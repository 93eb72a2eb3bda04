import type { JsonObject } from '../../protocol/json';
import {
  latestExamples,
  latestRuns,
  mostUsed,
  type IntentExperience,
  type ParameterExperience,
  type ToolExperience,
  type ToolUse,
} from './node-experience';
import { satisfies } from './parameter-observations';

/** Uses that were folded for each one that may be added to them before all are folded anew. */
const FOLDED_FOR_EACH = 16;

/**
 * A tool's experience with one use more, told without the uses that it was folded from: reading them all for every run would make
 * each run dearer than the one before. `undefined` where only they can say what it comes to: they are few, or have grown by a
 * sixteenth since they were folded, something went wrong, a rule is broken, or an argument is new.
 *
 * Counts and rules are what folding all would give, but for a rule that only a further success makes; examples and paths may lack a
 * rare one. Both come with the next fold.
 */
export function withUse(known: ToolExperience, use: ToolUse): ToolExperience | undefined {
  const added = (known.added ?? 0) + 1;
  if (known.folded === undefined || added * FOLDED_FOR_EACH > known.folded || !wentWell(use)) return undefined;
  const given = use.calls.map(({ args }) => args ?? {});
  if (known.rules.some((rule) => given.some((args) => satisfies(rule, args) === false))) return undefined;
  const names = new Set(known.parameters.map(({ argument }) => argument));
  if (given.some((args) => Object.keys(args).some((name) => !names.has(name)))) return undefined;
  return {
    ...known,
    successes: known.successes + use.calls.length,
    rules: known.rules.map((rule) =>
      given.some((args) => satisfies(rule, args) === true) ? { ...rule, support: rule.support + 1 } : rule
    ),
    parameters: known.parameters.map((parameter) => withGiven(parameter, given)),
    paths: use.calls.reduce((paths, { before }) => withPath(paths, before), known.paths),
    ...(known.avoid ? { avoid: use.calls.reduce((avoid, { before }) => withSuccess(avoid, before), known.avoid) } : {}),
    ...withRun(known, use),
    added,
  };
}

/** The same of what a tool was called for; without a `known` one it is the first. */
export function withIntent(known: IntentExperience | undefined, use: ToolUse): IntentExperience | undefined {
  const { tool, intent } = use;
  if (!wentWell(use) || (known?.corrections?.length ?? 0) > 0) return undefined;
  const { success, failure, ...before } = known ?? { success: 0, failure: 0, lastSeen: '', runs: [] };
  return { schema: 1, kind: 'intent', tool, intent, success: success + 1, failure, ...withRun(before, use) };
}

/** Nothing of it speaks against the tool, a path, or an answer. */
function wentWell({ answered, verdict, correction, calls }: ToolUse): boolean {
  if (!answered || verdict === 'wrong' || correction !== undefined) return false;
  return calls.every((call) => call.success && !call.failure && !call.fix && !call.undone && !call.rejected);
}

function withGiven(parameter: ParameterExperience, calls: readonly JsonObject[]): ParameterExperience {
  const values = calls.flatMap(({ [parameter.argument]: value }) => (value === undefined ? [] : [value]));
  return {
    ...parameter,
    examples: latestExamples([...parameter.examples, ...values]),
    given: parameter.given + values.length,
    of: parameter.of + calls.length,
  };
}

function withPath(paths: ToolExperience['paths'], before: readonly string[]): ToolExperience['paths'] {
  const isSame = (path: { before: string[] }): boolean => path.before.join(' ') === before.join(' ');
  const count = (paths.find(isSame)?.count ?? 0) + 1;
  return mostUsed([...paths.filter((path) => !isSame(path)), { before: [...before], count }]);
}

/** A path that now succeeds as often as it fails is none to avoid. */
function withSuccess(
  avoid: NonNullable<ToolExperience['avoid']>,
  before: readonly string[]
): NonNullable<ToolExperience['avoid']> {
  return avoid
    .map((path) => (path.before.join(' ') === before.join(' ') ? { ...path, successes: path.successes + 1 } : path))
    .filter(({ failures, successes }) => failures > successes);
}

function withRun(
  { lastSeen, runs }: { lastSeen: string; runs: readonly string[] },
  { at, workflowId }: ToolUse
): { lastSeen: string; runs: string[] } {
  return { lastSeen: at > lastSeen ? at : lastSeen, runs: latestRuns([...runs, workflowId]) };
}
