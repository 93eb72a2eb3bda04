import jsonata from 'jsonata';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { Json, JsonObject } from '../../shared/protocol/json';
import { visibleContext, type ResolvedContext } from '../../shared/protocol/query';
import { checkExpression } from './check-expression';
import { MAX_TEXT, OWN_FUNCTIONS } from './functions';
import { cutText, wellFormedJson } from '../../shared/protocol/text';

/** What an expression sees. */
export interface ExpressionScope {
  slots: JsonObject;
  /** Outputs by node id. */
  nodes: JsonObject;
  /** The named values of the plan that the expression names. */
  values?: JsonObject;
  item?: Json;
  index?: number;
  context?: ResolvedContext;
}

/** Syntax nodes that one evaluation may visit. */
const MAX_STEPS = 200_000;
/** Milliseconds that one evaluation may take. */
const MAX_MILLISECONDS = 5_000;
/** Values and characters that one intermediate result may hold, shared parts counted each time they occur. */
const MAX_WEIGHT = 8_000_000;
const MAX_NESTING = 200;
const MAX_ITEMS = 100_000;

/**
 * Evaluates an expression of the checked subset and gives plain JSON, or `undefined` where it finds nothing. Steps, time,
 * list length and the size of each intermediate result are capped, since a short expression can double a value many times.
 *
 * Throws `WorkflowGenError` `EXPRESSION_INVALID` (outside the subset) or `EXPRESSION_FAILED` (a type error, or a cap).
 */
export async function evaluateExpression(text: string, scope: ExpressionScope): Promise<Json | undefined> {
  const { issues } = checkExpression(text);
  if (issues.length > 0) {
    throw new WorkflowGenError('EXPRESSION_INVALID', `The expression \`${cutText(text, 200)}\`: ${issues.join('; ')}`, {
      field: 'expression',
      remedy: 'Use the subset of JSONata that the documentation lists.',
    });
  }
  try {
    const expression = jsonata(text, { timeout: MAX_MILLISECONDS, stack: MAX_NESTING, sequence: MAX_ITEMS });
    for (const [name, { run, signature }] of Object.entries(OWN_FUNCTIONS)) {
      expression.registerFunction(name, run as (...args: unknown[]) => unknown, signature);
    }
    readWrittenLists(expression.ast());
    watch(expression);
    // $split and $substring may cut a character in two
    return wellFormedJson(plain(await expression.evaluate(inputOf(scope))));
  } catch (error) {
    const cause = error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
    throw new WorkflowGenError(
      'EXPRESSION_FAILED',
      `The expression \`${cutText(text, 200)}\` failed: ${messageOf(cause, 400)}`,
      { field: 'expression' }
    );
  }
}

function inputOf({ slots, nodes, values, item, index, context }: ExpressionScope): JsonObject {
  return {
    slots,
    nodes,
    ...(values === undefined ? {} : { values }),
    ...(item === undefined ? {} : { item }),
    ...(index === undefined ? {} : { index }),
    ...(context === undefined ? {} : { context: visibleContext(context) }),
  };
}

/**
 * In JSONata `[{"t":1},{"t":2}][t=2].t` finds nothing: where a filter leaves one element of a list that is written out at the start of a
 * path, the element is taken for the list. Such a list is read as any other step is.
 */
function readWrittenLists(part: unknown, seen = new Set<object>()): void {
  if (part === null || typeof part !== 'object' || seen.has(part)) return;
  seen.add(part);
  const { type, steps } = part as { type?: string; steps?: WrittenStep[] };
  const [first] = type === 'path' && steps && steps.length > 1 ? steps : [];
  if (first?.consarray && (first.predicate ?? first.stages)) first.consarray = false;
  for (const member of Object.values(part)) readWrittenLists(member, seen);
}

/** A step of a path in JSONata's own syntax tree, whose types leave these out. */
interface WrittenStep {
  /** It is a list that is written out. */
  consarray?: boolean;
  /** Its filters. */
  predicate?: unknown;
  stages?: unknown;
}

/** Counts what is evaluated and weighs what comes out, through the hooks that JSONata's debuggers use. */
function watch(expression: jsonata.Expression): void {
  const weights = new WeakMap<object, number>();
  let steps = 0;
  const entry = (): void => {
    steps += 1;
    if (steps > MAX_STEPS) throw new Error(`more than ${MAX_STEPS} steps; work on fewer elements`);
  };
  const exit = (_expression: unknown, _input: unknown, _environment: unknown, result: unknown): void => {
    if (typeof result === 'string' && result.length > MAX_TEXT) {
      throw new Error(`a text of ${result.length} characters; the limit is ${MAX_TEXT}`);
    }
    if (weightOf(result, weights, 0) > MAX_WEIGHT) throw new Error('an intermediate result is too large');
  };
  // the hooks are symbols, which the library's types leave out
  const assign = expression.assign.bind(expression) as unknown as (name: symbol, hook: unknown) => void;
  assign(Symbol.for('jsonata.__evaluate_entry'), entry);
  assign(Symbol.for('jsonata.__evaluate_exit'), exit);
}

/** Memoised by object, so that a value which holds itself many times over is weighed in the time of its distinct parts. */
function weightOf(value: unknown, known: WeakMap<object, number>, depth: number): number {
  if (typeof value === 'string') return 1 + value.length / 8;
  if (value === null || typeof value !== 'object') return 1;
  if (depth > MAX_NESTING) throw new Error(`a value nested more than ${MAX_NESTING} levels deep`);
  const before = known.get(value);
  if (before !== undefined) return before;
  let weight = 1;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    weight += weightOf(member, known, depth + 1);
    if (weight > MAX_WEIGHT) break;
  }
  known.set(value, weight);
  return weight;
}

/** JSONata's lists are arrays with members of their own, and its results may share parts; this gives plain JSON. */
function plain(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('the result is no finite number');
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (typeof value !== 'object') {
    if (value === undefined) return undefined;
    throw new Error(`the result is a ${typeof value}, which is no JSON`);
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const member = plain(item);
      return member === undefined ? [] : [[key, member] as const];
    })
  );
}
