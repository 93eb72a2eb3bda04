import type { Binding, Plan, PlanNode } from '../shared/protocol/plan';
import { bindingDependencies } from '../shared/protocol/plan';

/** Where an argument's value comes from, in words. */
export function bindingText(binding: Binding): string {
  switch (binding.kind) {
    case 'constant':
      return JSON.stringify(binding.value);
    case 'slot':
      return `slot ${binding.slot}`;
    case 'context':
      return `context ${binding.path}`;
    case 'output':
      return `output of ${binding.node}${binding.path === '' ? '' : ` at ${binding.path}`}`;
    case 'expression':
      return `expression ${binding.expression}`;
    case 'written':
      return `written by the model: ${binding.instruction}`;
  }
}

/** A plan as text: slots, nodes in dependency order with their bindings, the answer. */
export function planText(plan: Plan): string {
  const lines: string[] = [];
  for (const slot of plan.slots) {
    const values = slot.values ? ` of ${slot.values.join(', ')}` : '';
    const examples =
      slot.examples.length > 0 ? `, e.g. ${slot.examples.map((value) => JSON.stringify(value)).join(', ')}` : '';
    lines.push(
      `slot ${slot.name}: ${slot.type}${values} (${slot.valueType}${slot.required ? '' : ', optional'})${examples}`
    );
  }
  for (const { name, expression } of plan.values ?? []) lines.push(`value ${name}: ${expression}`);
  for (const node of inOrder(plan)) lines.push(...nodeText(plan, node));
  lines.push(
    plan.answer.kind === 'text'
      ? `answer: ${plan.answer.text}`
      : `answer, written by the model: ${plan.answer.instruction}`
  );
  return lines.join('\n');
}

function nodeText(plan: Plan, node: PlanNode): string[] {
  const effect = plan.tools[node.tool]?.effect;
  const after = bindingDependencies(node);
  const lines = [
    `${node.id} · ${node.tool}${effect ? ` (${effect})` : ''}${node.mutability === 'variable' ? `, variable: ${(node.alternatives ?? []).join(' or ')}` : ''}${after.length > 0 ? ` ← ${after.join(', ')}` : ''}`,
  ];
  if (node.when) lines.push(`   when ${node.when}`);
  if (node.forEach) lines.push(`   for each of ${node.forEach}`);
  if (node.onError === 'continue') lines.push('   goes on where it fails');
  for (const [argument, binding] of Object.entries(node.args)) lines.push(`   ${argument} = ${bindingText(binding)}`);
  return lines;
}

/** A plan as a Mermaid flow chart: solid arrows carry data, dotted ones only order. */
export function planMermaid(plan: Plan): string {
  const lines = ['flowchart TD'];
  for (const node of plan.nodes) {
    const marks = [node.when && 'when', node.forEach && 'for each', node.mutability === 'variable' && 'variable'];
    const label = [node.id, node.tool, ...marks.filter(Boolean)].join('<br/>');
    lines.push(node.when ? `  ${node.id}{{"${escaped(label)}"}}` : `  ${node.id}["${escaped(label)}"]`);
  }
  for (const node of plan.nodes) {
    const data = new Map<string, string[]>();
    for (const [argument, binding] of Object.entries(node.args)) {
      if (binding.kind === 'output') data.set(binding.node, [...(data.get(binding.node) ?? []), argument]);
    }
    for (const id of bindingDependencies(node)) {
      const carried = data.get(id);
      lines.push(carried ? `  ${id} -->|"${escaped(carried.join(', '))}"| ${node.id}` : `  ${id} -.-> ${node.id}`);
    }
  }
  return lines.join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('"', '#quot;');
}

/** Dependencies first, else in the order of the plan; a cycle, which validation excludes, keeps the rest as it is. */
function inOrder(plan: Plan): PlanNode[] {
  const done = new Set<string>();
  const ordered: PlanNode[] = [];
  let rest = [...plan.nodes];
  while (rest.length > 0) {
    const ready = rest.filter((node) => bindingDependencies(node).every((id) => done.has(id)));
    const next = ready.length > 0 ? ready : rest;
    for (const node of next) done.add(node.id);
    ordered.push(...next);
    rest = rest.filter((node) => !done.has(node.id));
  }
  return ordered;
}
