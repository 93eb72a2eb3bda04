import type { Json, JsonObject } from '../../shared/protocol/json';
import type { CallRequest } from '../../shared/protocol/call';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import { loadValue } from '../tools/held-value';
import { checkExpression } from './check-expression';
import { evaluateExpression } from './evaluate-expression';

/** What the expressions of one activity are evaluated over. */
export type EvaluatedRequest = Pick<CallRequest, 'tenant' | 'slots' | 'outputs' | 'values'> &
  Partial<Pick<CallRequest, 'item' | 'index' | 'context'>>;

/** Evaluates the expressions of one request. */
export interface RequestEvaluator {
  /** A node's output, loaded from the artifact store at most once; `undefined` where it has none. */
  output(node: string): Promise<Json | undefined>;
  /** Reads only the outputs that the expression names, and computes each named value at most once. Throws as `evaluateExpression` does. */
  evaluate(text: string): Promise<Json | undefined>;
}

export function requestEvaluator(artifacts: Pick<ArtifactStore, 'get'>, request: EvaluatedRequest): RequestEvaluator {
  const { slots, item, index, context } = request;
  const loaded = new Map<string, Promise<Json>>();
  const computed = new Map<string, Promise<Json | undefined>>();

  const output = async (node: string): Promise<Json | undefined> => {
    const value = Object.prototype.hasOwnProperty.call(request.outputs, node) ? request.outputs[node] : undefined;
    if (value === undefined) return undefined;
    const reading = loaded.get(node) ?? loadValue(artifacts, request.tenant, value);
    loaded.set(node, reading);
    return reading;
  };

  const named = (name: string, before: number): Promise<Json | undefined> => {
    const known = computed.get(name);
    if (known) return known;
    const place = (request.values ?? []).slice(0, before).findIndex((value) => value.name === name);
    const value = request.values?.[place];
    if (!value) {
      throw new WorkflowGenError('EXPRESSION_INVALID', `The plan has no value "${name}" before where it is named.`, {
        field: 'expression',
      });
    }
    const computing = compute(value.expression, place, { slots, context });
    computed.set(name, computing);
    return computing;
  };

  const compute = async (
    text: string,
    before: number,
    scope: Pick<EvaluatedRequest, 'slots' | 'item' | 'index' | 'context'>
  ): Promise<Json | undefined> => {
    const names = checkExpression(text);
    const nodes = await present(names.nodes, output);
    const values = await present(names.values, (name) => named(name, before));
    return evaluateExpression(text, { ...scope, nodes, values });
  };

  return { output, evaluate: (text) => compute(text, Infinity, { slots, item, index, context }) };
}

/** The members that have a value, by name. */
async function present(
  names: readonly string[],
  read: (name: string) => Promise<Json | undefined>
): Promise<JsonObject> {
  const found: JsonObject = {};
  for (const name of names) {
    const value = await read(name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}
