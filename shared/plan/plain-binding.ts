import { rootPathOf } from './expression/references';
import { parseExpression } from './expression/parse';
import { hasSuffix, type Tree } from './expression/tree';
import { isContextPath } from '../protocol/query';
import { formatPath } from '../values/path';
import type { Binding } from '../protocol/plan';

/** An expression that only names a slot, an output, a field of the context or a constant, as the binding of that kind. */
export function plainBinding(binding: Binding): Binding {
  const { tree } = binding.kind === 'expression' ? parseExpression(binding.expression) : {};
  if (!tree) return binding;
  if (tree.type === 'literal' && !hasSuffix(tree)) return { kind: 'constant', value: tree.value };
  const path = rootPathOf(tree, 'root');
  if (!path || path.name === undefined || tree.type !== 'path' || hasSuffix(tree)) return binding;
  const steps = plainSteps(tree.steps.slice(path.at));
  if (!steps) return binding;
  if (path.root === 'slots') return steps.length === 1 ? { kind: 'slot', slot: path.name } : binding;
  if (path.root === 'nodes') return { kind: 'output', node: path.name, path: formatPath(steps.slice(1)) };
  const context = formatPath(steps);
  return path.root === 'context' && isContextPath(context) ? { kind: 'context', path: context } : binding;
}

/** Names, and indexes from the beginning of a list. */
function plainSteps(steps: readonly Tree[]): (string | number)[] | undefined {
  const plain: (string | number)[] = [];
  for (const step of steps) {
    if (step.type !== 'name' || step.keepArray || step.focus !== undefined || step.position !== undefined)
      return undefined;
    plain.push(step.name);
    for (const stage of step.stages ?? []) {
      const index = 'filter' in stage && stage.filter.type === 'literal' ? stage.filter.value : undefined;
      if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) return undefined;
      plain.push(index);
    }
  }
  return plain;
}
