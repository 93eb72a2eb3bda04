import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import type { Json } from '../../../shared/protocol/json';

const scope = {
  slots: { day: '2026-02-27', name: 'Ann', limit: 10, wanted: 'open' },
  nodes: {
    find: {
      orders: [
        { id: 'o1', status: 'open', price: 12.5, tags: ['a', 'b'] },
        { id: 'o2', status: 'closed', price: 3, tags: ['b'] },
        { id: 'o3', status: 'open', price: 30, tags: [] },
      ],
      page: { total: 3 },
    },
    none: null,
  },
  context: {
    environment: 'default',
    permissions: ['secret'],
    now: '2026-03-01T10:00:00.000Z',
    timeZone: 'UTC',
    user: 'u1',
  },
};

const value = (text: string, more = {}): Promise<Json | undefined> => evaluateExpression(text, { ...scope, ...more });

describe('evaluation', () => {
  test.each<[string, Json | undefined]>([
    ['nodes.find.orders.id', ['o1', 'o2', 'o3']],
    ['nodes.find.orders[status = $$.slots.wanted].id', ['o1', 'o3']],
    [
      'nodes.find.orders[price > $$.slots.limit].{"order": id, "price": price}',
      [
        { order: 'o1', price: 12.5 },
        { order: 'o3', price: 30 },
      ],
    ],
    ['$sum(nodes.find.orders.price)', 45.5],
    ['nodes.find.orders^(>price)[0].id', 'o3'],
    ['nodes.find.missing', undefined],
    ['nodes.none.x', undefined],
    ['nodes.none', null],
    ['$exists(nodes.none) or $exists(nodes.gone) or $exists(nodes.find.missing)', false],
    ['[$count(nodes.none), $count(nodes.gone), $count(nodes.find.page), $count(nodes.find.orders)]', [0, 0, 1, 3]],
    ['$exists(nodes.find) and $exists(nodes.find.orders[2].tags)', true],
    ['nodes.find.orders[id = "o2"]', { id: 'o2', status: 'closed', price: 3, tags: ['b'] }],
    ['[nodes.find.orders[id = "o2"].id]', ['o2']],
    ['[{"t":"09:00"},{"t":"09:30"}][t = "09:30"].t', '09:30'],
    ['[{"t":"09:00"},{"t":"09:30"},{"t":"10:00"}][$not($contains("09:00 10:00", t))][0].t', '09:30'],
    ['[{"t":"09:00"},{"t":"09:30"}][t != "10:00"].t', ['09:00', '09:30']],
    ['[{"t":"09:00"}][t = "10:00"].t', undefined],
    ['"Dear " & slots.name', 'Dear Ann'],
    ['$shiftDate(slots.day, 2)', '2026-03-01'],
    ['$shiftDate("2026-02-27T08:30:00Z", 7)', '2026-03-06T08:30:00Z'],
    ['$shiftDate("2024-02-29", -366)', '2023-02-28'],
    ['$formatDate(slots.day, "dd.MM.yyyy")', '27.02.2026'],
    ['$daysBetween(slots.day, context.now)', 2],
    ['$join($distinct(nodes.find.orders.tags), "+")', 'a+b'],
    ['$replace("a.b.c", ".", "-")', 'a-b-c'],
    ['nodes.find.page.total = 3 and $not(slots.wanted = "closed")', true],
    ['slots.missing ?? "none"', 'none'],
    ['$string(nodes.find.page)', '{"total":3}'],
    ['[]', []],
    ['$split("a,b", ",")', ['a', 'b']],
    ['$formatNumber(12.5, "0.00")', '12.50'],
  ])('%s', async (text, expected) => {
    const result = await value(text);
    expect(result).toEqual(expected);
    // plain JSON through and through: JSONata's own lists carry extra members
    if (result !== undefined)
      expect(Object.keys(result ?? {})).toEqual(Object.keys(JSON.parse(JSON.stringify(result)) ?? {}));
  });

  test('sees item and index', async () => {
    expect(await value('item.id & ":" & $string(index)', { item: { id: 'x' }, index: 3 })).toBe('x:3');
    expect(await value('item', { item: ['a', 'b'] })).toEqual(['a', 'b']);
  });

  test('the scope is not changed', async () => {
    const before = JSON.stringify(scope);
    await value('$sort(nodes.find.orders.price)');
    await value('$append(nodes.find.orders.tags, "z")');
    await value('$reverse(nodes.find.orders)');
    expect(JSON.stringify(scope)).toBe(before);
  });

  test.each([
    ['$sum(nodes.find.orders.id)', 'EXPRESSION_FAILED'],
    ['1 / 0', 'EXPRESSION_FAILED'],
    ['"a" * 2', 'EXPRESSION_FAILED'],
    ['$shiftDate("next week", 1)', 'EXPRESSION_FAILED'],
    ['$shiftDate("2026-02-30", 1)', 'EXPRESSION_FAILED'],
    ['$shiftDate("2026-02-28", 1e300)', 'EXPRESSION_FAILED'],
    ['$formatDate(slots.day, "HH:mm")', 'EXPRESSION_FAILED'],
    ['$replace("abc", "", "x")', 'EXPRESSION_FAILED'],
    ['$now()', 'EXPRESSION_INVALID'],
    ['slots.a +', 'EXPRESSION_INVALID'],
  ])('%s fails as %s', async (text, code) => {
    await expect(value(text)).rejects.toMatchObject({ name: 'WorkflowGenError', code });
  });

  test('reaches no prototype', async () => {
    expect(await value('slots.constructor')).toBeUndefined();
    expect(await value('slots.__proto__')).toBeUndefined();
    expect(await value('$lookup(nodes.find, "toString")')).toBeUndefined();
  });
});

describe('short expressions that would grow without bound', () => {
  const ofLength = (start: string, piece: string): string =>
    start + piece.repeat(Math.floor((1_900 - start.length) / piece.length));

  test.each([
    ['doubling a text', ofLength('slots.name', '.($ & $)')],
    ['doubling a list', ofLength('nodes.find.orders', '.[$,$]')],
    ['doubling a list inside an object', ofLength('nodes.find.{"a": orders}', '.{"a":$append(a,a)}')],
    ['an object that holds itself twice', ofLength('nodes.find', '.{"a":$,"b":$}')],
    [
      'an object that holds itself twice, compared',
      `${ofLength('nodes.find', '.{"a":$,"b":$}').slice(0, 1500)}.($ = $)`,
    ],
    ['replacing a letter by many', ofLength('slots.name', '.$replace($,"n","nnnnnnnnnnnnnnnn")')],
    ['deep nesting', `${'['.repeat(950)}${']'.repeat(950)}`],
    ['deep blocks', `${'('.repeat(950)}1${')'.repeat(950)}`],
  ])('%s ends in time', async (_name, text) => {
    const before = process.memoryUsage().heapUsed;
    const started = Date.now();
    const outcome = await value(text).then(
      () => 'value',
      (error: { code: string }) => error.code
    );
    expect(['EXPRESSION_FAILED', 'EXPRESSION_INVALID']).toContain(outcome);
    expect(Date.now() - started).toBeLessThan(8_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(600e6);
  });

  test('a product of lists is stopped', async () => {
    const rows = Array.from({ length: 2_000 }, (_, id) => ({ id }));
    const started = Date.now();
    await expect(
      evaluateExpression('nodes.a.rows.($$.nodes.a.rows[id = 5])', { slots: {}, nodes: { a: { rows } } })
    ).rejects.toMatchObject({ code: 'EXPRESSION_FAILED' });
    expect(Date.now() - started).toBeLessThan(8_000);
  });
});
