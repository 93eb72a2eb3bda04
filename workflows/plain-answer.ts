import { parseAnswer } from '../shared/plan/answer-text';
import { RESERVED_NAMES } from '../shared/plan/reserved-names';
import type { Json } from '../shared/protocol/json';
import { isInline } from '../shared/protocol/value';
import type { Value } from '../shared/protocol/value';
import { findKnownSecrets } from '../shared/values/known-secrets';

/** A path through named members, as an expression that means the same to its evaluator; longer answers are composed there too. */
const PATH = /^(?:nodes|slots)(?:\.[A-Za-z_]\w*)+$/;
const CHARACTERS = 8_000;

/**
 * The answer's text where each placeholder names a plain value that is here: then nothing has to be evaluated, and no activity is
 * needed. `undefined` where an evaluator has to say.
 */
export function plainAnswer(
  text: string,
  { slots, outputs }: { slots: Record<string, Json>; outputs: Record<string, Value> }
): string | undefined {
  const { parts, issues } = parseAnswer(text);
  if (issues.length > 0) return undefined;
  const said = parts.map((part) => ('text' in part ? part.text : plainValue(part.expression, slots, outputs)));
  if (said.includes(undefined)) return undefined;
  const answer = said.join('');
  // What leaves an activity is looked through for secrets.
  return answer.length > CHARACTERS || findKnownSecrets(answer).length > 0 ? undefined : answer;
}

function plainValue(
  expression: string,
  slots: Record<string, Json>,
  outputs: Record<string, Value>
): string | undefined {
  if (!PATH.test(expression)) return undefined;
  const [root, ...names] = expression.split('.');
  if (names.some((name) => RESERVED_NAMES.has(name))) return undefined;
  const value = root === 'slots' ? memberAt(slots, names) : outputAt(outputs, names);
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function outputAt(outputs: Record<string, Value>, [node, ...names]: string[]): Json | undefined {
  const output = node !== undefined && Object.hasOwn(outputs, node) ? outputs[node] : undefined;
  return output && isInline(output) ? memberAt(output.inline, names) : undefined;
}

function memberAt(value: Json, names: readonly string[]): Json | undefined {
  let current: Json | undefined = value;
  for (const name of names) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return undefined;
    current = Object.hasOwn(current, name) ? current[name] : undefined;
  }
  return current;
}
