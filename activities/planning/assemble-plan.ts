import { canonicalJson, type Json } from '../../shared/protocol/json';
import type { ExpressionCheck } from '../../shared/plan/dependencies';
import type { PlanIssue } from '../../shared/plan/issue';
import type { Binding, NamedValue, Plan, PlanNode } from '../../shared/protocol/plan';
import { CONTEXT_FIELDS } from '../../shared/protocol/query';
import type { Tree } from '../../shared/plan/expression/tree';
import { mapTree, type Scope } from '../../shared/plan/expression/walk';
import { changeExpression } from '../../shared/plan/expression/text';
import { mapPlanExpressions } from '../../shared/plan/plan-expressions';
import type { PlanRequest } from '../../shared/protocol/planning';
import { withCurrentTools } from '../../shared/plan/snapshot';
import type { ToolDescription } from '../../shared/protocol/tool';
import { argumentSchemas, decodeConstant, decodeOutputReference } from './decode-value';
import type { OutputNode, PlanOutput } from './model-output.schema';
import { plainReference, withNamedSlots } from './named-slots';
import { cutText } from '../../shared/protocol/text';

/** What the model wrote as a plan, the values of its slots, and what could not be read as one. */
export interface Assembled {
  plan: Plan;
  slots: Record<string, Json>;
  issues: PlanIssue[];
}

type Tools = ReadonlyMap<string, ToolDescription>;

const NO_ANSWER: Plan['answer'] = { kind: 'text', text: '' };

/** One round's output and the rounds before it as one plan. Whether it may run is for `validatePlan` to say. */
export function assemblePlan(
  output: PlanOutput,
  request: PlanRequest,
  tools: Tools,
  check: ExpressionCheck
): Assembled {
  const before = request.earlierRounds?.plan;
  const more = output.more === true;
  const issues = roundIssues(output, request);
  const read = output.nodes.map((node) => assembleNode(node, tools));
  issues.push(...read.flatMap((one) => one.issues));
  const fresh = withoutRepeated(
    read.map((one) => one.node),
    before?.nodes ?? []
  );
  issues.push(...fresh.issues);
  if (more && fresh.nodes.length === 0) {
    issues.push({ rule: 'shape', message: 'A round with "more" must add nodes; add some, or finish with an answer.' });
  }
  const values = allValues(output, before?.values ?? []);
  const nodes = [...(before?.nodes ?? []), ...fresh.nodes];
  const known = new Set(request.soFar.calls.map((call) => call.callId));
  const earlier = {
    // A call that was undone since is no longer there to decide about.
    ...Object.fromEntries(Object.entries(before?.earlier ?? {}).filter(([call]) => known.has(call))),
    ...Object.fromEntries((output.earlier ?? []).map(({ call, decision }) => [call, decision])),
  };
  const plan: Plan = {
    schema: 1,
    slots: before?.slots ?? [],
    ...(values.length > 0 ? { values } : {}),
    nodes,
    answer: more ? NO_ANSWER : answerOf(output),
    tools: before?.tools ?? {},
    ...(Object.keys(earlier).length > 0 ? { earlier } : {}),
  };
  const whole = withRoots(
    withCurrentTools(plan, tools),
    (output.slots ?? []).map(({ name }) => name),
    check
  );
  const named = withNamedSlots(whole, output.slots ?? [], request, tools);
  return { plan: named.plan, slots: named.slots, issues: [...issues, ...named.issues] };
}

/** The values of earlier rounds and of this one; the same again is dropped, and of another one with its name validation speaks. */
function allValues(output: PlanOutput, before: readonly NamedValue[]): NamedValue[] {
  const fresh = (output.values ?? [])
    .map(({ name, expression }) => ({ name, expression: bare(expression) }))
    .filter((one) => !before.some(({ name, expression }) => name === one.name && expression === one.expression));
  return [...before, ...fresh];
}

function roundIssues(output: PlanOutput, request: PlanRequest): PlanIssue[] {
  if (output.more === true) {
    return request.lastRound
      ? [
          {
            rule: 'shape',
            message: 'This is the last round: leave "more" out, and give the whole plan with an answer.',
          },
        ]
      : [];
  }
  return output.answer ? [] : [{ rule: 'answer', message: 'The plan has no answer; add "answer" with kind and text.' }];
}

function answerOf({ answer }: PlanOutput): Plan['answer'] {
  if (!answer) return NO_ANSWER;
  return answer.kind === 'text' ? { kind: 'text', text: answer.text } : { kind: 'written', instruction: answer.text };
}

/** One node; constants get the types that the tool's schema asks for. */
export function assembleNode(output: OutputNode, tools: Tools): { node: PlanNode; issues: PlanIssue[] } {
  const issues: PlanIssue[] = [];
  // A map, since a name may be any text and `__proto__` would set an object's prototype.
  const args = new Map<string, Binding>();
  const tool = tools.get(output.tool);
  for (const { name, from, value } of output.args) {
    if (args.has(name)) {
      issues.push({
        rule: 'shape',
        node: output.id,
        argument: name,
        message: `The argument "${name}" is given twice.`,
      });
    }
    const binding = bindingOf(from, value, output, tool && argumentSchemas(tool, name));
    if (binding) args.set(name, binding);
    else {
      issues.push({
        rule: 'shape',
        node: output.id,
        argument: name,
        message: `The argument "${name}" has the output "${cutText(value, 80)}", which is no node.path; write find.orders[0].id`,
      });
    }
  }
  return {
    node: {
      id: output.id,
      tool: output.tool,
      mutability: 'fixed',
      args: Object.fromEntries(args),
      ...(output.after ? { after: [...new Set(output.after)] } : {}),
      ...(output.when === undefined ? {} : { when: bare(output.when) }),
      ...(output.forEach === undefined ? {} : { forEach: bare(output.forEach) }),
      ...(output.onError === undefined ? {} : { onError: output.onError }),
    },
    issues,
  };
}

function bindingOf(
  from: OutputNode['args'][number]['from'],
  value: string,
  node: OutputNode,
  schemas: ReturnType<typeof argumentSchemas>
): Binding | undefined {
  switch (from) {
    case 'constant':
      return { kind: 'constant', value: decodeConstant(value, schemas) };
    case 'slot':
      return { kind: 'slot', slot: value.trim().replace(/^slots\./, '') };
    case 'context':
      return { kind: 'context', path: value.trim().replace(/^context\./, '') };
    case 'output': {
      const reference = decodeOutputReference(value);
      return reference && { kind: 'output', ...reference };
    }
    case 'expression':
      return plainReference(bare(value)) ?? { kind: 'expression', expression: bare(value) };
    case 'written':
      return { kind: 'written', instruction: value, needs: [...new Set(node.after ?? [])] };
  }
}

/** An expression without the braces of an answer's placeholder, which models carry over. */
export function bare(expression: string): string {
  const match = /^\s*\{\{(.*)\}\}\s*$/s.exec(expression);
  return (match?.[1] ?? expression).trim();
}

/** Later rounds often repeat nodes that have run: the same again is dropped, another one under a taken id is refused. */
function withoutRepeated(nodes: PlanNode[], taken: readonly PlanNode[]): { nodes: PlanNode[]; issues: PlanIssue[] } {
  const issues: PlanIssue[] = [];
  const fresh = nodes.filter((node) => {
    const earlier = taken.find((one) => one.id === node.id);
    if (!earlier) return true;
    if (callOf(earlier) !== callOf(node)) {
      issues.push({
        rule: 'duplicate-node',
        node: node.id,
        message: `"${node.id}" is a node of an earlier round, which has run; give the new node another id.`,
      });
    }
    return false;
  });
  return { nodes: fresh, issues };
}

/** What a node calls; its order and conditions may be spelt otherwise by assembling. */
function callOf({ tool, args, forEach }: PlanNode): string {
  return canonicalJson({ tool, args, forEach });
}

/**
 * Models forget `nodes.` before a node's id, `slots.` before a slot's name, and `$$.` before either inside a filter. They are
 * added where the expression does not pass without, since a repair would cost another call.
 */
function withRoots(plan: Plan, slots: readonly string[], check: ExpressionCheck): Plan {
  const known: Record<string, readonly string[]> = {
    nodes: plan.nodes.map((node) => node.id),
    slots: [...plan.slots.map((slot) => slot.name), ...slots],
    values: (plan.values ?? []).map((value) => value.name),
    context: CONTEXT_FIELDS,
  };
  const withRoot = (node: Tree, scope: Scope): Tree =>
    node.type === 'path' ? { ...node, steps: rooted(node.steps, scope, known) } : node;
  return mapPlanExpressions(plan, (text) =>
    check(text).issues.length === 0 ? text : changeExpression(text, (tree) => mapTree(tree, withRoot))
  );
}

function rooted(steps: Tree[], scope: Scope, known: Record<string, readonly string[]>): Tree[] {
  const [first, second] = steps;
  if (first?.type !== 'name') return steps;
  const isRoot = second?.type === 'name' && (known[first.name]?.includes(second.name) ?? false);
  // Within an element a bare name is a field of it.
  if (scope === 'element') return isRoot ? [{ type: 'variable', name: '$' }, ...steps] : steps;
  const root = isRoot || Object.hasOwn(known, first.name) ? undefined : rootOf(first.name, known);
  return root === undefined ? steps : [{ type: 'name', name: root }, ...steps];
}

function rootOf(name: string, known: Record<string, readonly string[]>): string | undefined {
  return ['nodes', 'slots', 'values'].find((root) => known[root]?.includes(name));
}
