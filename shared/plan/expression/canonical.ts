import { parseExpression } from './parse';
import { printExpression } from './print';

/** A `value` goes somewhere; of a `condition` only its truth counts. */
export type ExpressionUse = 'value' | 'condition';

export function canonicalExpression(text: string, _use: ExpressionUse = 'value'): string {
  const { tree } = parseExpression(text);
  return tree ? printExpression(tree) : text;
}
