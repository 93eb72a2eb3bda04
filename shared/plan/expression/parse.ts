import jsonata from 'jsonata';
import { messageOf } from '../../protocol/errors';
import { hasSuffix, type Literal, type Pair, type Stage, type Suffixes, type Tree } from './tree';
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

/** The tree of an expression, or in words why it is no JSONata. */
export function parseExpression(text: string): { tree: Tree; issue?: undefined } | { tree?: undefined; issue: string } {
  try {
    return { tree: expression(jsonata(text).ast() as unknown as Parsed) };
  } catch (error) {
    return { issue: messageOf(thrownMessage(error), 300) };
  }
}

/** JSONata throws plain objects that look like errors. */
function thrownMessage(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'message' in error ? error.message : error;
}

/** A node of the tree that the library gives; its own type leaves most members out. */
interface Parsed {
  type: string;
  value?: unknown;
  steps?: Parsed[];
  arguments?: Parsed[];
  procedure?: Parsed;
  expression?: Parsed;
  expressions?: Parsed[];
  /** Of a binary: a node; of an object constructor: pairs. */
  lhs?: Parsed | [Parsed, Parsed][];
  rhs?: Parsed;
  condition?: Parsed;
  then?: Parsed;
  else?: Parsed;
  terms?: { descending: boolean; expression: Parsed }[];
  group?: { lhs: [Parsed, Parsed][] };
  stages?: ParsedStage[];
  predicate?: ParsedStage[];
  keepArray?: boolean;
  focus?: string;
  index?: string;
  signature?: { definition: string };
  body?: Parsed;
  thunk?: boolean;
  pattern?: Parsed;
  update?: Parsed;
  delete?: Parsed;
}

interface ParsedStage {
  type: string;
  expr?: Parsed;
  value?: string;
}

/** A node where an expression stands: here parentheses around one expression only say how operators bind. */
function expression(node: Parsed): Tree {
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
function filter(node: Parsed): Tree {
  const tree = expression(node);
  const bare = node.type === 'number';
  return tree.type === 'literal' && typeof tree.value === 'number' && !bare ? { type: 'block', items: [tree] } : tree;
}

function step(node: Parsed, at: number): Tree {
  const tree = converted(node);
  const bare = BARE_STEPS.has(tree.type) && (at === 0 || !tree.group);
  return bare ? tree : { type: 'block', items: [tree] };
}

function converted(node: Parsed): Tree {
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

function stagesOf({ stages = [], predicate = [] }: Parsed): Pick<Suffixes, 'stages'> {
  const all = [...predicate, ...stages].map((stage): Stage =>
    stage.expr ? { filter: filter(stage.expr) } : { position: stage.value ?? '' }
  );
  return all.length > 0 ? { stages: all } : {};
}

function pair([key, value]: [Parsed, Parsed]): Pair {
  return [expression(key), expression(value)];
}

function bare(node: Parsed): Tree {
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
        left: expression(node.lhs as Parsed),
        right: expression(node.rhs as Parsed),
      };
    case 'condition':
      return {
        type: 'condition',
        condition: expression(node.condition as Parsed),
        then: expression(node.then as Parsed),
        ...(node.else ? { else: expression(node.else) } : {}),
      };
    case 'block':
      return { type: 'block', items: all(node.expressions, expression) };
    case 'function':
    case 'partial':
      return { type: 'call', callee: converted(node.procedure as Parsed), args: all(node.arguments, expression) };
    case 'regex': {
      const { source, flags } = node.value as RegExp;
      return { type: 'regex', pattern: source, flags: flags.replace('g', '') };
    }
    case 'lambda':
      return {
        type: 'lambda',
        parameters: all(node.arguments, ({ value }) => String(value)),
        ...(node.signature ? { signature: node.signature.definition } : {}),
        body: expression(node.body as Parsed),
      };
    case 'transform':
      return {
        type: 'transform',
        pattern: expression(node.pattern as Parsed),
        update: expression(node.update as Parsed),
        ...(node.delete ? { delete: expression(node.delete) } : {}),
      };
    default:
      // The parser knows no other type; one that a later version adds must not be taken for something else.
      throw new Error(`JSONata gave a syntax node of the unknown type ${node.type}`);
  }
}

function unary(node: Parsed): Tree {
  if (node.value === '[') return { type: 'list', items: all(node.expressions, expression) };
  if (node.value === '{') return { type: 'object', pairs: (node.lhs as [Parsed, Parsed][]).map(pair) };
  return { type: 'minus', of: expression(node.expression as Parsed) };
}

function all<T>(nodes: readonly Parsed[] | undefined, by: (node: Parsed, at: number) => T): T[] {
  return (nodes ?? []).map(by);
}
