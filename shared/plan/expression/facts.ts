import { countedBy } from './needs';
import { parseExpression } from './parse';
import { printExpression } from './print';
import { referencesOf } from './references';
import { calledFunction, hasSuffix, type Tree } from './tree';

/**
 * Which facts an expression of an answer shows, whatever words stand around them: the outputs in a text that it puts together, in
 * each element of a list that it joins, and in either branch of a condition. A condition is a fact itself unless it only asks
 * whether what is shown is there.
 */
export function factsShown(text: string): string[] {
  const { tree } = parseExpression(text);
  if (!tree) return [text];
  return factsOf(tree).filter((fact) => {
    const { tree: shown } = parseExpression(fact);
    return shown === undefined || referencesOf(shown).nodes.length > 0;
  });
}

function factsOf(tree: Tree): string[] {
  if (tree.type === 'literal' && !hasSuffix(tree)) return [];
  if (tree.type === 'binary' && tree.operator === '&') return [...factsOf(tree.left), ...factsOf(tree.right)];
  if (tree.type === 'condition' && !hasSuffix(tree)) return factsOfCondition(tree);
  if (tree.type === 'block' && !hasSuffix(tree) && tree.items.length === 1) return tree.items.flatMap(factsOf);
  const [first] = tree.type === 'call' && !hasSuffix(tree) ? tree.args : [];
  if (first && ['string', 'join'].includes(calledFunction(tree) ?? '')) return factsOf(first);
  return tree.type === 'path' && !tree.group ? factsOfElements(tree) : [printExpression(tree)];
}

function factsOfCondition({ condition, then, else: otherwise }: Extract<Tree, { type: 'condition' }>): string[] {
  const shown = [...factsOf(then), ...(otherwise ? factsOf(otherwise) : [])];
  const asked = askedFor(condition);
  return asked !== undefined && shown.some((fact) => fact.includes(asked))
    ? shown
    : [...shown, printExpression(positive(condition))];
}

/** What a condition asks to be there, in either sense. */
function askedFor(condition: Tree): string | undefined {
  const tree = positive(condition);
  const [exists] = tree.type === 'call' && calledFunction(tree) === 'exists' ? tree.args : [];
  const list = exists ?? countedBy(tree) ?? (tree.type === 'path' ? tree : undefined);
  return list && printExpression(list);
}

function positive(condition: Tree): Tree {
  const [inner] = condition.type === 'call' && calledFunction(condition) === 'not' ? condition.args : [];
  return inner ? positive(inner) : condition;
}

/** `rows.(name & " at " & time)` shows the names and the times of the rows. */
function factsOfElements(path: Extract<Tree, { type: 'path' }>): string[] {
  const last = path.steps.at(-1);
  const [inner, ...more] = last?.type === 'block' && !hasSuffix(last) ? last.items : [];
  if (!inner || more.length > 0) return [printExpression(path)];
  const before = printExpression({ ...path, steps: path.steps.slice(0, -1) });
  return factsOf(inner).map((fact) => `${before}.${fact}`);
}
