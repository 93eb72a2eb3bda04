import { literal, type Tree } from './tree';
import type { Json } from '../../protocol/json';

/** The expression that gives a value. */
export function literalOf(value: Json): Tree {
  if (Array.isArray(value)) return { type: 'list', items: value.map(literalOf) };
  if (value !== null && typeof value === 'object') {
    return {
      type: 'object',
      pairs: Object.entries(value).map(([key, member]): [Tree, Tree] => [literal(key), literalOf(member)]),
    };
  }
  return literal(value);
}
