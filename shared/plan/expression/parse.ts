import { messageOf } from '../../protocol/errors';
import { keepRecent } from '../../values/recently-used';
import { hasSuffix, type Literal, type Pair, type Stage, type Suffixes, type Tree } from './tree';
import { parseSyntax, type SyntaxNode } from './syntax';
import { visitTree } from './walk';

/** What can stand as a step of a path without parentheses. */
const BARE_STEPS: ReadonlySet<Tree['type']> = new Set([
  'name',
  'variable',
  'wildcard',
  'descendant',
  'parent',
  'call',
  'list',
  'object',
  'block',
  'sort',
]);

type Parsed = { tree: Tree; issue?: undefined } | { tree?: undefined; issue: string };

/** Texts whose trees are kept. */
const MOST = 1_000;
/** Plans are compared with those of all other nominees, and each comparison reads the same texts many times. */
const PARSED = new Map<string, Parsed>();

/** The tree of an expression, or in words why it is no JSONata. */
export function parseExpression(text: string): Parsed {
  const parsed = PARSED.get(text) ?? parse(text);
  keepRecent(PARSED, text, parsed, MOST);
  return parsed;
}

function parse(text: string): Parsed {
  try {
    const parsed = parseSyntax(text);
    return parsed.syntax ? { tree: expression(parsed.syntax) } : parsed;
  } catch (error) {
    return { issue: messageOf(error, 300) };
  }
}

/** A node where an expression stands: here parentheses around one expression only say how operators bind. */
function expression(node: SyntaxNode): Tree {
  const tree = converted(node);
  const [only, ...more] = tree.type === 'block' ? tree.items : [];
  const saysNothing = only !== undefined && more.length === 0 && !hasSuffix(tree);
  // A list in parentheses is taken apart where a bare one would stay whole; a binding is seen inside its block only.
  return saysNothing && only.type !== 'list' && !binds(only) ? only : tree;
}

function binds(tree: Tree): boolean {
  let found = false;
  visitTree(tree, (node) => {
    found ||= node.type === 'binary' && node.operator === ':=';
  });
  return found;
}

/** A number in parentheses is compared as an index with each place; a bare one picks the place. */
function filter(node: SyntaxNode): Tree {
  const tree = expression(node);
  const bare = node.type === 'number';
  return tree.type === 'literal' && typeof tree.value === 'number' && !bare ? { type: 'block', items: [tree] } : tree;
}

function step(node: SyntaxNode, at: number): Tree {
  const tree = converted(node);
  const bare = BARE_STEPS.has(tree.type) && (at === 0 || !tree.group);
  return bare ? tree : { type: 'block', items: [tree] };
}

function converted(node: SyntaxNode): Tree {
  // A function call at the end of a function's body is wrapped for tail calls.
  if (node.type === 'lambda' && node.thunk && node.body) return converted(node.body);
  const tree = bare(node);
  const keepsAtStep = tree.type === 'path' && tree.steps.some(({ keepArray }) => keepArray);
  return {
    ...tree,
    ...(node.keepArray && node.type !== 'apply' && !keepsAtStep ? { keepArray: true as const } : {}),
    ...(node.focus === undefined ? {} : { focus: node.focus }),
    ...(node.index === undefined ? {} : { position: node.index }),
    ...stagesOf(node),
    ...(node.group ? { group: node.group.lhs.map(pair) } : {}),
  };
}

function stagesOf({ stages = [], predicate = [] }: SyntaxNode): Pick<Suffixes, 'stages'> {
  const all = [...predicate, ...stages].map((stage): Stage =>
    stage.expr ? { filter: filter(stage.expr) } : { position: stage.value ?? '' }
  );
  return all.length > 0 ? { stages: all } : {};
}

function pair([key, value]: [SyntaxNode, SyntaxNode]): Pair {
  return [expression(key), expression(value)];
}

function bare(node: SyntaxNode): Tree {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return { type: 'literal', value: node.value as Literal };
    case 'name':
      return { type: 'name', name: String(node.value) };
    case 'variable':
      return { type: 'variable', name: String(node.value) };
    case 'wildcard':
    case 'descendant':
    case 'parent':
      return { type: node.type };
    case 'operator':
      return { type: 'placeholder' };
    case 'path':
      return { type: 'path', steps: all(node.steps, step) };
    case 'sort':
      return {
        type: 'sort',
        terms: (node.terms ?? []).map((term) => ({ descending: term.descending, by: expression(term.expression) })),
      };
    case 'unary':
      return unary(node);
    case 'binary':
    case 'apply':
    case 'bind':
      return {
        type: 'binary',
        operator: String(node.value),
        left: expression(node.lhs as SyntaxNode),
        right: expression(node.rhs as SyntaxNode),
      };
    case 'condition':
      return {
        type: 'condition',
        condition: expression(node.condition as SyntaxNode),
        then: expression(node.then as SyntaxNode),
        ...(node.else ? { else: expression(node.else) } : {}),
      };
    case 'block':
      return { type: 'block', items: all(node.expressions, expression) };
    case 'function':
    case 'partial':
      return { type: 'call', callee: converted(node.procedure as SyntaxNode), args: all(node.arguments, expression) };
    case 'regex': {
      const { source, flags } = node.value as RegExp;
      return { type: 'regex', pattern: source, flags: flags.replace('g', '') };
    }
    case 'lambda':
      return {
        type: 'lambda',
        parameters: all(node.arguments, ({ value }) => String(value)),
        ...(node.signature ? { signature: node.signature.definition } : {}),
        body: expression(node.body as SyntaxNode),
      };
    case 'transform':
      return {
        type: 'transform',
        pattern: expression(node.pattern as SyntaxNode),
        update: expression(node.update as SyntaxNode),
        ...(node.delete ? { delete: expression(node.delete) } : {}),
      };
    default:
      // The parser knows no other type; one that a later version adds must not be taken for something else.
      throw new Error(`JSONata gave a syntax node of the unknown type ${node.type}`);
  }
}

function unary(node: SyntaxNode): Tree {
  if (node.value === '[') return { type: 'list', items: all(node.expressions, expression) };
  if (node.value === '{') return { type: 'object', pairs: (node.lhs as [SyntaxNode, SyntaxNode][]).map(pair) };
  return { type: 'minus', of: expression(node.expression as SyntaxNode) };
}

function all<T>(nodes: readonly SyntaxNode[] | undefined, by: (node: SyntaxNode, at: number) => T): T[] {
  return (nodes ?? []).map(by);
}
