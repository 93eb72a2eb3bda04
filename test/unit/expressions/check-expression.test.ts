import { checkExpression } from '../../../activities/expressions/check-expression';
import { LIMITS } from '../../../shared/protocol/limits';

describe('the subset of JSONata', () => {
  test.each([
    ['slots.orderId', ['orderId'], []],
    ['nodes.find.orders[0].id', [], ['find']],
    ['nodes.find.orders[status = $$.slots.status].{"id": id, "total": $sum(lines.price)}', ['status'], ['find']],
    ['nodes.a.total > 100 and slots.urgent = true', ['urgent'], ['a']],
    ['$count(nodes.a.rows) > 0 ? nodes.b.x : "none"', [], ['a', 'b']],
    ['"Order " & slots.id & ": " & $string(nodes.a.total)', ['id'], ['a']],
    ['[slots.a, nodes.b.c]', ['a'], ['b']],
    ['nodes.a.rows^(>price)[0].name', [], ['a']],
    ['nodes.a.rows.($.x & "!")', [], ['a']],
    ['-nodes.a.delta * (1 + slots.rate)', ['rate'], ['a']],
    ['$shiftDate(slots.day, 7)', ['day'], []],
    ['nodes."find"."odd key"', [], ['find']],
    ['nodes.a ?? slots.b', ['b'], ['a']],
    ['context.now', [], []],
    ['context.timeRange.from & context.user & context.environment & context.dataSources[0]', [], []],
    ['$$.nodes.a.x', [], ['a']],
    ['slots.id in nodes.a.ids', ['id'], ['a']],
  ])('admits %s', (text, slots, nodes) => {
    expect(checkExpression(text)).toEqual({
      issues: [],
      slots,
      nodes,
      values: [],
      item: false,
    });
  });

  test.each([
    ['function($x){$x}(1)', 'functions cannot be defined'],
    ['($x := 1)', 'variables cannot be assigned'],
    ['$map(nodes.a.rows, function($r){$r.id})', '$map is no allowed function'],
    ['$contains(slots.a, /a+/)', 'regular expressions'],
    ['[1..10]', '..'],
    ['$eval("1")', '$eval is no allowed function'],
    ['$now()', '$now'],
    ['$millis()', '$millis'],
    ['$random()', '$random'],
    ['$shuffle(nodes.a.rows)', '$shuffle'],
    ['nodes.a.rows.{"p": %.id}', '%'],
    ['nodes.a ~> |x|{"y":1}|', '~>'],
    ['nodes.a.rows ~> $count', '~>'],
    ['$sum(?)', 'partial'],
    ['nodes.a.**', '**'],
    ['nodes.a.rows@$r.id', '@ or #'],
    ['nodes.a.rows#$i.id', '@ or #'],
    ['(1; 2)', 'exactly one expression'],
    ['$sum', 'no variables'],
    ['$other', 'no variables'],
    ['orders.id', '"orders" is unknown'],
    ['nodes', 'plain name'],
    ['nodes.*', 'plain name'],
    ['nodes[0]', 'plain name'],
    ['$lookup(nodes, slots.which)', 'plain name'],
    ['$', 'name what is meant'],
    ['$$', 'name what is meant'],
    ['*', 'instead of *'],
    ['$$.*', 'computed name'],
    ['context.permissions', 'context has only'],
    ['nodes.a.rows[id = slots.id]', 'write $$.slots'],
    ['slots.(a & b)', 'plain name'],
    ['slots.a +', 'no JSONata'],
    ['', 'no JSONata'],
    ['$pad("x", 1000000000)', '$pad'],
    ['nodes.a.rows[$now() > 1]', '$now'],
    ['nodes.a.rows{id: $eval("1")}', '$eval'],
    ['nodes.a.rows^($random())', '$random'],
    ['{"a": $millis()}', '$millis'],
    ['slots.a ? $now() : 1', '$now'],
    ['-$random()', '$random'],
    ['$exists(nodes.a.x[$eval("1")])', '$eval'],
  ])('refuses %s', (text, words) => {
    expect(checkExpression(text).issues.join('\n')).toContain(words);
  });

  test('says which named values are named', () => {
    expect(checkExpression('values.late and nodes.a.rows[id = $$.values.worst.id]')).toMatchObject({
      issues: [],
      values: ['late', 'worst'],
      nodes: ['a'],
    });
    expect(checkExpression('nodes.a.rows[values.late]').issues.join()).toContain('write $$.values');
    expect(checkExpression('$lookup(values, slots.which)').issues.join()).toContain('plain name');
  });

  test('refuses an expression that is too long', () => {
    expect(checkExpression(`"${'x'.repeat(LIMITS.expressionCharacters)}"`).issues.join()).toContain('limit is 2000');
  });

  test('says that item and index are named', () => {
    expect(checkExpression('item.id').item).toBe(true);
    expect(checkExpression('$string(index + 1)').item).toBe(true);
    expect(checkExpression('nodes.a.rows[$.item = $$.item.id]').item).toBe(true);
    expect(checkExpression('nodes.a.rows[$.item = "mug"]')).toEqual({
      issues: [],
      nodes: ['a'],
      slots: [],
      values: [],
      item: false,
    });
  });
});
