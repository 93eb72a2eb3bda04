import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine, type Engine } from '../harness/engine';
import { lastTurn, node, plan, queryIn } from '../harness/plan-script';
import { warehouseTools } from '../harness/warehouse-tools';
import { ask, LEXICON } from '../replay/scenarios';

let engine: Engine;
/** A model that knows a wish for stock in any words, and gives its two values. */
const planner = scriptedPlanner((request) => {
  const turn = lastTurn(request);
  const query = queryIn(turn);
  const [, count = '', item = ''] = /(\d+) (\w+)/.exec(query) ?? [];
  if (request.purpose === 'rewrite') {
    const slots = [
      { name: 'count', value: count },
      { name: 'item', value: item },
    ];
    return { fits: true, reason: 'another way to ask for stock', slots };
  }
  return plan(
    [
      node('hold', 'reserve_stock', [
        ['item', 'constant', item],
        ['count', 'constant', count],
      ]),
    ],
    'Reserved {{nodes.hold.reservation}}.'
  );
});

beforeAll(async () => {
  engine = await startEngine({ tools: warehouseTools, planner, plugin: { lexicon: LEXICON } });
});
afterAll(() => engine.stop());

// Paper 3.4: a rewrite that succeeds teaches its wording, and the next query in that wording needs no model.
it('a paraphrase is confirmed once in B, and is A from then on', async () => {
  await ask(engine, 'Please reserve 3 bolts');
  await ask(engine, 'Please reserve 4 washers');

  const [, first] = await ask(engine, 'Please reserve a stock of 5 hinges');
  expect(first).toMatchObject({ tier: 'B', outcome: 'answered', slots: { count: 5, item: 'hinges' } });
  expect(first.usage.total.modelCalls).toBe(1);

  const [, second] = await ask(engine, 'Please reserve a stock of 6 screws');
  expect(second).toMatchObject({ tier: 'A', outcome: 'answered', slots: { count: 6, item: 'screws' } });
  expect(second.usage.total.modelCalls).toBe(0);
  expect(second.templateId).toBe(first.templateId);
}, 90_000);
