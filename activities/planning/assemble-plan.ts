import { canonicalJson } from '../../shared/protocol/json';
import { parseAnswer } from '../../shared/plan/answer-text';
import type { ExpressionCheck } from '../../shared/plan/dependencies';
import type { PlanIssue } from '../../shared/plan/issue';
import type { Binding, Plan, PlanNode } from '../../shared/protocol/plan';
import type { PlanRequest } from '../../shared/protocol/planning';
import { withCurrentTools } from '../../shared/plan/snapshot';
import type { ToolDescription } from '../../shared/protocol/tool';
import { argumentSchemas, decodeConstant, decodeOutputReference } from './decode-value';
import type { OutputNode, PlanOutput } from './model-output.schema';
import { cutText } from '../../shared/protocol/text';

/** What the model wrote as a plan, and what could not be read as one. */
export interface Assembled {
  plan: Plan;
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
  const nodes = [...(before?.nodes ?? []), ...fresh.nodes];
  const known = new Set(request.soFar.calls.map((call) => call.callId));
  const earlier = {
    // A call that was undone since is no longer there to decide about.
    ...Object.fromEntries(Object.entries(before?.earlier ?? {}).filter(([call]) => known.has(call))),
    ...Object.fromEntries((output.earlier ?? []).map(({ call, decision }) => [call, decision])),
  };
  const plan: Plan = {
    schema: 1,
    slots: [],
    nodes,
    answer: more ? NO_ANSWER : answerOf(output),
    tools: before?.tools ?? {},
    ...(Object.keys(earlier).length > 0 ? { earlier } : {}),
  };
  return { plan: withNodePrefixes(withCurrentTools(plan, tools), check), issues };
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
    case 'output': {
      const reference = decodeOutputReference(value);
      return reference && { kind: 'output', ...reference };
    }
    case 'expression':
      return { kind: 'expression', expression: bare(value) };
    case 'written':
      return { kind: 'written', instruction: value, needs: [...new Set(node.after ?? [])] };
  }
}

/** An expression without the braces of an answer's placeholder, which models carry over. */
function bare(expression: string): string {
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
 * Models forget `nodes.` before a node's id in expressions. It is added where the expression does not pass without and does
 * with it, since a repair would cost another call.
 */
function withNodePrefixes(plan: Plan, check: ExpressionCheck): Plan {
  const ids = plan.nodes.map((node) => node.id);
  const fix = (expression: string): string => prefixed(expression, ids, check);
  const nodes = plan.nodes.map((node) => ({
    ...node,
    ...(node.when === undefined ? {} : { when: fix(node.when) }),
    ...(node.forEach === undefined ? {} : { forEach: fix(node.forEach) }),
    args: Object.fromEntries(
      Object.entries(node.args).map(([name, binding]) => [
        name,
        binding.kind === 'expression' ? { ...binding, expression: fix(binding.expression) } : binding,
      ])
    ),
  }));
  if (plan.answer.kind !== 'text') return { ...plan, nodes };
  const parsed = parseAnswer(plan.answer.text);
  if (parsed.issues.length > 0) return { ...plan, nodes };
  const text = parsed.parts.map((part) => ('text' in part ? part.text : `{{${fix(part.expression)}}}`)).join('');
  return { ...plan, nodes, answer: { kind: 'text', text } };
}

function prefixed(expression: string, ids: readonly string[], check: ExpressionCheck): string {
  if (check(expression).issues.length === 0) return expression;
  const known = ids.filter((id) => /^[a-z][a-z0-9_]*$/.test(id));
  if (known.length === 0) return expression;
  const bareId = new RegExp(`(?<![\\w.$"'\`])(${known.join('|')})(?![\\w"'\`(])`, 'g');
  const fixed = expression.replace(bareId, 'nodes.$1');
  return check(fixed).issues.length === 0 ? fixed : expression;
}
