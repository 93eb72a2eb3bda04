import fc from 'fast-check';
import { literalsOf, replaceLiterals, textWith, type LiteralPlace } from '../../../shared/plan/expression/literals';
import { parseExpression } from '../../../shared/plan/expression/parse';
import { printExpression } from '../../../shared/plan/expression/print';
import {
  fromElement,
  referencesOf,
  renameReferences,
  replaceReferences,
} from '../../../shared/plan/expression/references';
import { pathOf, type Tree } from '../../../shared/plan/expression/tree';
import { trees } from './expression-arbitrary';

function parsed(text: string): Tree {
  const { tree, issue } = parseExpression(text);
  if (!tree) throw new Error(`${text}: ${issue}`);
  return tree;
}

/** As planners write them. */
const REALISTIC = [
  '$count(nodes.find.events[$contains($lowercase(participant_email), "ann")]) = 0',
  'nodes.list.tasks[list_name = "Back log" and $not(board in ["a", "b"])].task_id',
  '$exists(nodes.next.events) and $count(nodes.next.events) > 0 ? "Your next meeting is " & nodes.next.events^(start)[0].name : "none"',
  '(nodes.a.total - nodes.b.total) / nodes.b.total * 100',
  'nodes.a.rows{status: $count($)}',
  'nodes.a.rows.{"id": id, "label": "#" & $string(number), "late": due < $$.context.now}',
  '$merge(nodes.a.rows.{id: $sum(lines.(price * quantity))})',
  "nodes.`odd id`.'x y'[0][]",
  '$sort($distinct(nodes.a.rows.owner.email))[[0]]',
  '-$abs(nodes.a.delta) + 2 * (1 + slots.rate)',
  '$join(nodes.a.rows^(>price, name)[price > 10].(name & " (" & price & ")"), ", ")',
  '$not(nodes.a.ok) or (nodes.b.ok ?? false)',
  'nodes.a.rows[-1].lines[$.nodes = $$.nodes.b.id].qty',
  'function($x, $y)<nn:n>{$x + $y}(1, 2)',
  '($total := $sum(nodes.a.rows.n); $total > 3 ? $total)',
  'nodes.a.rows@$r#$i[$i < 3].{"row": $r.id, "of": %.name}',
  'nodes.a ~> |rows|{"seen": true}, ["secret"]|',
  '$map([1..5], function($n){$n * 2})',
  '$contains(slots.text, /a+\\/b/i)',
];

describe('printing', () => {
  it.each([
    [false, 'the checked subset'],
    [true, 'all of JSONata'],
  ])('gives a text that is parsed to the same tree (%s: %s)', (whole) => {
    fc.assert(
      fc.property(trees(whole), (tree) => {
        expect(parsed(printExpression(tree))).toEqual(tree);
      }),
      { numRuns: 1_000 }
    );
  });

  it.each(REALISTIC)('keeps %s', (text) => {
    const tree = parsed(text);
    expect(parsed(printExpression(tree))).toEqual(tree);
  });

  it.each([
    [`( slots.a ='x' )and(nodes.b.c)`, 'slots.a = "x" and nodes.b.c'],
    ['((slots.a)+((2)))*3', '(slots.a + 2) * 3'],
    ['nodes."find".`id`', 'nodes.find.id'],
    ['(slots.a ? 1 : 2) = 1', '(slots.a ? 1 : 2) = 1'],
    ['[([slots.a]), (slots.b)]', '[([slots.a]), slots.b]'],
    ['(nodes.a.rows)[0]', '(nodes.a.rows)[0]'],
    ['slots.a /* why */ & "\\u0041"', 'slots.a & "A"'],
    ['nodes.a.x ?? "none"', '$exists(nodes.a.x) ? nodes.a.x : "none"'],
  ])('writes %s as %s', (text, plain) => {
    expect(printExpression(parsed(text))).toBe(plain);
  });

  it('says why a text is no expression', () => {
    expect(parseExpression('slots.a +').issue).toContain('end of expression');
    expect(parseExpression('').issue).toBeDefined();
  });
});

describe('references', () => {
  it.each<[string, Partial<ReturnType<typeof referencesOf>>]>([
    ['$string({"a":{"b":1}}) & nodes.first.name', { nodes: ['first'] }],
    ['nodes.a.rows[slots.x = $$.slots.y and $.nodes.z]', { nodes: ['a'], slots: ['y'] }],
    ['nodes.a.rows.(nodes.b & $$.nodes.c.d)', { nodes: ['a', 'c'] }],
    ['$$.slots.a & $.slots.b & "slots.c" & nodes."d e"', { slots: ['a', 'b'], nodes: ['d e'] }],
    ['{"slots.x": values.late[0]}', { values: ['late'] }],
    ['nodes.a{nodes.b: slots.c}', { nodes: ['a'] }],
    ['nodes.a^(slots.x, $$.slots.y)', { nodes: ['a'], slots: ['y'] }],
    ['context.now < context.user.email & $$.context.timeZone[0].x', { context: ['now', 'user.email', 'timeZone'] }],
    ['$count(item.rows) + $$.index', { item: true }],
    ['nodes.a[item = 1]', { nodes: ['a'] }],
  ])('are those of %s', (text, found) => {
    expect(referencesOf(parsed(text))).toEqual({
      nodes: [],
      slots: [],
      values: [],
      context: [],
      item: false,
      ...found,
    });
  });

  it.each([
    ['nodes.a.nodes.a & "nodes.a"', 'nodes.z.nodes.a & "nodes.a"'],
    ['nodes.a[nodes.a = $$.nodes.a.x].slots.s', 'nodes.z[nodes.a = $$.nodes.z.x].slots.s'],
    ['{"a": slots.s, "nodes.a": nodes.a[0]}', '{"a": slots.t, "nodes.a": nodes.z[0]}'],
    ['values.a & slots.a & context.a', 'values.y & slots.a & context.a'],
    ['(nodes.a)[0].rows.(slots.s)', '(nodes.z)[0].rows.(slots.s)'],
  ])('are renamed in %s', (text, renamed) => {
    const names = { nodes: new Map([['a', 'z']]), slots: new Map([['s', 't']]), values: new Map([['a', 'y']]) };
    expect(printExpression(renameReferences(parsed(text), names))).toBe(renamed);
  });

  it('are replaced by what they stand for, with the rest of the path', () => {
    const late = parsed('nodes.a.rows[due < $$.context.now]');
    const inlined = (text: string): string =>
      printExpression(
        replaceReferences(parsed(text), ({ root, name }) => (root === 'values' && name === 'late' ? late : undefined))
      );
    expect(inlined('$count(values.late) > 0')).toBe('$count(nodes.a.rows[due < $$.context.now]) > 0');
    expect(inlined('values.late[0].id')).toBe('(nodes.a.rows[due < $$.context.now])[0].id');
    expect(inlined('nodes.b.rows[id in $$.values.late.id]')).toBe(
      'nodes.b.rows[id in ($$.nodes.a.rows[due < $$.context.now]).id]'
    );
    expect(inlined('values.other')).toBe('values.other');
  });

  it('are written from the root inside a filter', () => {
    expect(printExpression(fromElement(parsed('slots.a & $.slots.b & nodes.c[d = slots.e]')))).toBe(
      '$$.slots.a & $$.slots.b & $$.nodes.c[d = slots.e]'
    );
  });
});

describe('literals', () => {
  it('are all but keys and indexes', () => {
    const text = '{"key": "a"} & nodes.x[0].rows[id = 7 and $contains(name, "b")][(1)].("c" & `d`) & [true, -2]';
    expect(literalsOf(parsed(text))).toEqual(['a', 7, 'b', 'c', true, -2]);
  });

  it('are replaced where they stand, from the root inside a filter', () => {
    const by = (value: unknown): Tree | undefined => (value === 'ann' ? pathOf('slots', 'name') : undefined);
    const replace = (text: string): string => printExpression(replaceLiterals(parsed(text), by));
    expect(replace('nodes.a.rows[who = "ann"].id & \'ann\'')).toBe('nodes.a.rows[who = $$.slots.name].id & slots.name');
    expect(replace('{"ann": ["ann"]}')).toBe('{"ann": [slots.name]}');
    expect(replace('nodes.a.rows.("ann" & x)')).toBe('nodes.a.rows.($$.slots.name & x)');
    expect(replace('slots.a ? "ann" : "bob"')).toBe('slots.a ? slots.name : "bob"');
  });

  it('say where they stand', () => {
    const places: [unknown, LiteralPlace][] = [];
    replaceLiterals(parsed('nodes.a.rows[who = "x"] & $replace(slots.s, "y", "z")'), (value, place) => {
      places.push([value, place]);
      return undefined;
    });
    expect(places).toMatchObject([
      ['x', { scope: 'element', role: { is: 'operand', operator: '=', side: 'right' } }],
      ['y', { scope: 'root', role: { is: 'argument', function: 'replace', at: 1 } }],
      ['z', { scope: 'root', role: { is: 'argument', function: 'replace', at: 2 } }],
    ]);
    replaceLiterals(parsed('"x"'), (_value, place) => {
      expect(place.role.is).toBe('whole');
      return undefined;
    });
  });

  it('are replaced in part', () => {
    const by = pathOf('slots', 'name');
    const hello = textWith('Hello Bob!', [{ start: 6, end: 9, by }]);
    expect(printExpression(hello)).toBe('"Hello " & slots.name & "!"');
    expect(printExpression(textWith('Bob', [{ start: 0, end: 3, by }]))).toBe('slots.name');
    const replaced = replaceLiterals(parsed('nodes.a.rows[title = "Hello Bob!"] & ("Hello Bob!")'), () => hello);
    expect(printExpression(replaced)).toBe(
      'nodes.a.rows[title = "Hello " & $$.slots.name & "!"] & ("Hello " & slots.name & "!")'
    );
  });
});
