import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Json, JsonObject, JsonSchema } from '../../shared/protocol/json';
import type { CallRequest } from '../../shared/protocol/call';
import { visibleContext } from '../../shared/protocol/query';
import { readPath } from '../../shared/values/path';
import type { Binding } from '../../shared/protocol/plan';
import { isObject, placedIn, propertiesOf, requiredOf, typesOf, variantsOf } from '../../shared/values/schema-variants';
import type { JsonType, PlacedSchema } from '../../shared/values/schema-variants';
import { cutText } from '../../shared/protocol/text';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { RequestEvaluator } from '../expressions/request-evaluator';
import { sealedEvaluator } from '../expressions/sealed-evaluator';
import type { Seal } from '../../shared/values/seal';

/** The arguments of a call: as the tool gets them, and as everyone else may see them, with its secrets sealed. */
export interface ResolvedArguments {
  args: JsonObject;
  shown: JsonObject;
}

/**
 * The arguments of a call, from its bindings. An argument that turns out absent is left out where the tool does not require
 * it (also `null`, where the schema has no `null`: an earlier output often says "none" that way).
 *
 * Throws `WorkflowGenError` `BINDING_FAILED`, naming the argument and where its value should have come from, and the
 * expression and artifact store codes.
 */
export async function resolveArguments(
  request: CallRequest,
  inputSchema: JsonSchema,
  artifacts: ArtifactStore,
  seal: Seal
): Promise<ResolvedArguments> {
  const evaluator = sealedEvaluator(artifacts, request, seal);
  const resolved: ResolvedArguments = { args: {}, shown: {} };
  for (const argument of Object.keys(request.args)) {
    const expected = expectationOf(inputSchema, argument);
    const { value, shown } = await evaluator.compute(async (over, asked) => {
      const binding = asked.args[argument] as Binding;
      return fitted(binding, await valueOf(asked, argument, binding, over), expected);
    });
    if (value !== undefined) {
      resolved.args[argument] = value;
      resolved.shown[argument] = shown ?? null;
    } else if (expected.required) throw bindingFailed(request, argument, request.args[argument] as Binding);
  }
  return resolved;
}

async function valueOf(
  request: CallRequest,
  argument: string,
  binding: Binding,
  evaluator: RequestEvaluator
): Promise<Json | undefined> {
  switch (binding.kind) {
    case 'constant':
      return binding.value;
    case 'slot':
      return own(request.slots, binding.slot);
    case 'context':
      return readPath(visibleContext(request.context), binding.path);
    case 'output':
      return readPath(await evaluator.output(binding.node), binding.path);
    case 'expression':
      return evaluator.evaluate(binding.expression);
    case 'written':
      return own(request.written, argument);
  }
}

interface Expectation {
  required: boolean;
  /** `undefined` is any. */
  types?: Set<JsonType>;
}

function expectationOf(inputSchema: JsonSchema, argument: string): Expectation {
  const variants = variantsOf({ schema: inputSchema, root: inputSchema });
  const required = variants.length > 0 && variants.every((variant) => requiredOf(variant).includes(argument));
  const members = variants.flatMap((variant) => memberOf(variant, argument));
  const types = members.map(typesOf);
  if (types.length === 0 || types.some((set) => set === undefined)) return { required };
  return { required, types: new Set(types.flatMap((set) => [...(set ?? [])])) };
}

function memberOf(variant: PlacedSchema, argument: string): PlacedSchema[] {
  const properties = propertiesOf(variant);
  if (!Object.prototype.hasOwnProperty.call(properties, argument)) return [];
  return variantsOf(placedIn(properties[argument], variant.root));
}

/** JSONata gives the element where a list has one, and nothing where it is empty; a tool that takes a list gets a list. */
function fitted(binding: Binding, value: Json | undefined, { types, required }: Expectation): Json | undefined {
  if (types && value === null && !types.has('null')) return undefined;
  if (binding.kind !== 'expression' || types?.size !== 1 || !types.has('array')) return value;
  if (value === undefined) return required ? [] : undefined;
  return Array.isArray(value) ? value : [value];
}

function own(from: JsonObject, key: string): Json | undefined {
  return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined;
}

function bindingFailed(request: CallRequest, argument: string, binding: Binding): WorkflowGenError {
  return new WorkflowGenError(
    'BINDING_FAILED',
    `The argument "${argument}" of "${request.tool}" (node "${request.node}") has no value: ${absence(request, binding)}.`,
    { field: argument, node: request.node, tool: request.tool, remedy: 'Bind it to a value that is always there.' }
  );
}

/** Says what is missing without showing values, which may be sensitive. */
function absence(request: CallRequest, binding: Binding): string {
  switch (binding.kind) {
    case 'constant':
      return 'its constant is null';
    case 'slot':
      return `the slot "${binding.slot}" is not filled`;
    case 'context':
      return `the context of the query has no ${binding.path}`;
    case 'expression':
      return `the expression \`${cutText(binding.expression, 200)}\` gives nothing`;
    case 'written':
      return 'nothing was written for it';
    case 'output': {
      const output = request.outputs[binding.node];
      if (output === undefined) return `the node "${binding.node}" has no output; it was skipped or has not run`;
      const path = binding.path === '' ? 'its output' : `"${binding.path}" of its output`;
      const members = 'inline' in output && isObject(output.inline) ? Object.keys(output.inline) : [];
      const there = members.length > 0 ? `; the output has ${members.join(', ')}` : '';
      return `of the node "${binding.node}", ${path} is empty${there}`;
    }
  }
}
