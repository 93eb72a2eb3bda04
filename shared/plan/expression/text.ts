import type { NamedValue } from '../../protocol/plan';
import { parseExpression } from './parse';
import { printExpression } from './print';
import { referencesOf, type References } from './references';
import type { Tree } from './tree';

/**
 * The expression with its tree changed. What is not changed keeps its planner's spelling, and so does a text that is no JSONata, which
 * validation refuses elsewhere.
 */
export function changeExpression(text: string, change: (tree: Tree) => Tree): string {
  const { tree } = parseExpression(text);
  if (!tree) return text;
  const before = printExpression(tree);
  const after = printExpression(change(tree));
  return after === before ? text : after;
}

/** What an expression refers to; nothing where it is no JSONata. */
export function referencesIn(text: string): References {
  const { tree } = parseExpression(text);
  return tree ? referencesOf(tree) : { nodes: [], slots: [], values: [], context: [], item: false };
}

/** The nodes and slots that an expression refers to, itself or through the plan's named values. */
export function reachedFrom(text: string, values: readonly NamedValue[] = []): Pick<References, 'nodes' | 'slots'> {
  const found = referencesIn(text);
  const behind = found.values.flatMap((name) => {
    const at = values.findIndex((value) => value.name === name);
    const value = values[at];
    // A value looks only at those before it, so that this ends.
    return value ? [reachedFrom(value.expression, values.slice(0, at))] : [];
  });
  return {
    nodes: [...new Set([found, ...behind].flatMap(({ nodes }) => nodes))],
    slots: [...new Set([found, ...behind].flatMap(({ slots }) => slots))],
  };
}
