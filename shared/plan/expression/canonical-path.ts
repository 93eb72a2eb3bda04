import { isTruthValue } from './needs';
import { hasSuffix, ROOTS, type Stage, type Tree } from './tree';
import type { Scope } from './walk';

/** A path without what says nothing: `$$.` and `$.` at its beginning, and parentheses around its first part. */
export function canonicalPath(path: Extract<Tree, { type: 'path' }>, scope: Scope): Tree {
  const steps = path.steps.flatMap((step, at) => (at === 0 && isPlainPart(step) ? spliced(step) : [step]));
  const [first, second] = steps;
  const own = first?.type === 'variable' && !hasSuffix(first) && second?.type === 'name' ? first.name : undefined;
  const idle =
    scope === 'root'
      ? own === '$' || own === ''
      : // The checker takes a bare `nodes` in a filter for a mistake.
        own === '' && second?.type === 'name' && !(ROOTS as readonly string[]).includes(second.name);
  return { ...path, steps: idle ? steps.slice(1) : steps };
}

function isPlainPart(step: Tree): boolean {
  const [inner, ...more] = step.type === 'block' && !hasSuffix(step) ? step.items : [];
  if (inner?.type !== 'path' || more.length > 0 || hasSuffix(inner)) return false;
  return inner.steps.every((one) => !one.keepArray && !one.group && one.type !== 'sort' && one.type !== 'list');
}

function spliced(step: Tree): Tree[] {
  const [inner] = step.type === 'block' ? step.items : [];
  return inner?.type === 'path' ? inner.steps : [step];
}

/** `rows[a][b]` is `rows[a and b]`, where both are conditions. */
export function mergedFilters(tree: Tree, both: (left: Tree, right: Tree) => Tree): Tree {
  if (!tree.stages || tree.stages.length < 2) return tree;
  const stages: Stage[] = [];
  for (const stage of tree.stages) {
    const last = stages.at(-1);
    if ('filter' in stage && last && 'filter' in last && isTruthValue(stage.filter) && isTruthValue(last.filter)) {
      stages[stages.length - 1] = { filter: both(last.filter, stage.filter) };
    } else stages.push(stage);
  }
  return { ...tree, stages };
}
