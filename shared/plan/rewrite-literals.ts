import { literalsOf, replaceLiterals } from './expression/literals';
import { parseExpression } from './expression/parse';
import { changeExpression } from './expression/text';

/**
 * Replaces the literals of an expression for which `by` gives another expression, written as at the root. Keys of objects and
 * indexes (`[0]`) are no literals of a request and stay.
 */
export function rewriteLiterals(expression: string, by: (literal: string | number) => string | undefined): string {
  return changeExpression(expression, (tree) =>
    replaceLiterals(tree, (value) => {
      if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return undefined;
      const reference = by(value);
      return reference === undefined ? undefined : parseExpression(reference).tree;
    })
  );
}

/** The literals themselves, for the audit. */
export function literalsIn(expression: string): (string | number)[] {
  const { tree } = parseExpression(expression);
  return (tree ? literalsOf(tree) : []).filter(
    (value): value is string | number => (typeof value === 'string' && value !== '') || typeof value === 'number'
  );
}
