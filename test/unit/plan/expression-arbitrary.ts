import fc from 'fast-check';
import type { Pair, Stage, Tree } from '../../../shared/plan/expression/tree';

const names = fc.constantFrom('id', 'rows', 'odd key', 'and', 'größe', 'x2', '$', 'true', 'nodes', 'slots', '');
const literals = fc.oneof(
  fc.constantFrom<(string | number | boolean | null)[]>('', 'a"b', "it's", 'back\\slash', '{{x}}', 'a\nb', 0, -0, -5),
  fc.constantFrom(true, false, null, 1.5, 1e21, 1e-7),
  fc.string(),
  fc.integer()
);
const OPERATORS = ['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in'];

/**
 * Trees as the parser gives them: the checked subset, and of the rest of JSONata what a tree can hold (`whole`). Parentheses
 * stand only where they matter.
 */
export function trees(whole = false): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree; step: Tree; inner: Tree }>((tie) => {
    const inner = tie('tree');
    const pair: fc.Arbitrary<Pair> = fc.tuple(inner, inner);
    const pairs = fc.array(pair, { maxLength: 2 });
    const filter = inner.map((by): Stage => ({ filter: by }));
    const literal = literals.map((value): Tree => ({ type: 'literal', value }));
    const variable = fc.constantFrom('', '$').map((name): Tree => ({ type: 'variable', name }));
    const call = fc
      .tuple(fc.constantFrom('count', 'exists', 'lowercase'), fc.array(inner, { maxLength: 2 }))
      .map(([name, args]): Tree => ({ type: 'call', callee: { type: 'variable', name }, args }));
    const range = fc
      .tuple(inner, inner)
      .map(([left, right]): Tree => ({ type: 'binary', operator: '..', left, right }));
    const list = fc
      .array(whole ? fc.oneof({ weight: 4, arbitrary: inner }, range) : inner, { maxLength: 3 })
      .map((items): Tree => ({ type: 'list', items }));
    const object = pairs.map((members): Tree => ({ type: 'object', pairs: members }));
    const block = (whole ? fc.array(inner, { maxLength: 3 }) : inner.map((one) => [one])).map((items): Tree => ({
      type: 'block',
      items,
    }));
    const name = names.map((text): Tree => ({ type: 'name', name: text }));
    const sort = fc
      .array(fc.record({ descending: fc.boolean(), by: inner }), { minLength: 1, maxLength: 2 })
      .map((terms): Tree => ({ type: 'sort', terms }));
    const wildcard = fc.constant<Tree>({ type: 'wildcard' });
    const beyond = whole ? [fc.constant<Tree>({ type: 'descendant' })] : [];
    const filtered = (arbitrary: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
      fc.tuple(arbitrary, fc.array(filter, { maxLength: 2 }), fc.boolean()).map(([one, stages, keep]) => ({
        ...one,
        ...(keep && one.type !== 'sort' ? { keepArray: true as const } : {}),
        ...(stages.length > 0 ? { stages } : {}),
      }));
    const step = filtered(fc.oneof(name, name, wildcard, variable, call, list, object, block, ...beyond));
    const later = filtered(fc.oneof(name, name, name, wildcard, variable, call, list, object, block, sort, ...beyond));
    const path = fc
      .tuple(step, fc.array(later, { maxLength: 3 }), fc.option(pairs), fc.boolean())
      .map(([first, rest, group, keep]): Tree => {
        const steps = [
          first,
          ...(first.type === 'name' || rest.length > 0 ? rest : [{ type: 'name', name: 'z' } as Tree]),
        ];
        const last = steps.at(-1) as Tree;
        const keeps = keep && (group || (last.type === 'sort' && !last.stages));
        const already = steps.some((one) => one.keepArray);
        return {
          type: 'path',
          steps,
          ...(group ? { group } : {}),
          ...(keeps && !already ? { keepArray: true as const } : {}),
        };
      });
    const binary = fc
      .tuple(fc.constantFrom(...OPERATORS, ...(whole ? ['~>'] : [])), inner, inner)
      .map(([operator, left, right]): Tree => ({ type: 'binary', operator, left, right }));
    const condition = fc.tuple(inner, inner, fc.option(inner)).map(([test, then, otherwise]): Tree => ({
      type: 'condition',
      condition: test,
      then,
      ...(otherwise === null ? {} : { else: otherwise }),
    }));
    const minus = inner.map((of): Tree => ({ type: 'minus', of }));
    const listBlock = list.map((one): Tree => ({ type: 'block', items: [one] }));
    const lambda = inner.map((body): Tree => ({ type: 'lambda', parameters: ['x'], body }));
    const transform = fc.tuple(inner, inner, fc.option(inner)).map(([pattern, update, without]): Tree => ({
      type: 'transform',
      pattern,
      update,
      ...(without ? { delete: without } : {}),
    }));
    // JSONata reads a regular expression only behind a comma or an operator.
    const regex = inner.map((text): Tree => ({
      type: 'call',
      callee: { type: 'variable', name: 'contains' },
      args: [text, { type: 'regex', pattern: 'a[/]b+', flags: 'i' }],
    }));
    return {
      tree: fc.oneof(
        { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
        literal,
        fc.constantFrom<Tree>(pathTo('slots', 'a'), pathTo('nodes', 'n', 'rows')),
        variable,
        path,
        path,
        binary,
        binary,
        condition,
        minus,
        filtered(call),
        list,
        object,
        listBlock,
        ...(whole ? [lambda, transform, regex] : [])
      ),
      step,
      inner,
    };
  });
  return tree;
}

function pathTo(...steps: string[]): Tree {
  return { type: 'path', steps: steps.map((name) => ({ type: 'name', name })) };
}
