import { confirmWording } from '../../../shared/learning/generalise/confirm-wording';
import type { Candidate } from '../../../shared/learning/generalise/generalise';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Json } from '../../../shared/protocol/json';
import type { Plan, Slot } from '../../../shared/protocol/plan';
import { generalise, literalRun, NOW, type Step } from './run-fixture';

// A Monday: "next Tuesday" is likely tomorrow a week, and may be tomorrow.
const options = { lexicon: [], now: NOW, timeZone: 'UTC' };

const remind = (order: string, due: string): Step => ({ tool: 'remind', args: { orderId: order, due }, output: {} });
const mail = (subject: string, body: string): Step => ({
  tool: 'send_mail',
  args: { to: 'ann@example.com', subject, body },
  output: {},
});

/** What the slots of a template get from a query by its own wording; the doubts where there are some. */
function bound(candidate: Pick<Candidate, 'pattern'>, slots: readonly Slot[], query: string): Record<string, Json> {
  const read = readQuery(query, maskQuery(query, options), options);
  const { bindings, doubts, fit } = bindSlots(read, candidate.pattern, slots);
  return doubts.length > 0 || fit === 'loose'
    ? { fit, doubts }
    : Object.fromEntries(bindings.map(({ slot, value }) => [slot, value]));
}

/** A plan as a planner writes it that names slots: they stand in the place of these values. */
function naming(run: ReturnType<typeof literalRun>, said: Record<string, [said: string, value: string]>): Plan {
  const nameOf = new Map(Object.entries(said).map(([name, [, value]]) => [value, name]));
  return {
    ...run.plan,
    slots: Object.entries(said).map(([name, [words]]) => ({
      ...{ name, said: words, type: 'text', valueType: 'string', required: true, examples: [] },
    })),
    nodes: run.plan.nodes.map((node) => ({
      ...node,
      args: Object.fromEntries(
        Object.entries(node.args).map(([argument, binding]) => {
          const slot = binding.kind === 'constant' ? nameOf.get(binding.value as string) : undefined;
          return [argument, slot === undefined ? binding : { kind: 'slot' as const, slot }];
        })
      ),
    })),
  };
}

describe('two days, of which one may be read as the other', () => {
  const query = 'Remind me of order ORD-1 next Tuesday, and of order ORD-2 tomorrow';
  const first = generalise(query, literalRun([remind('ORD-2', '2024-05-07'), remind('ORD-1', '2024-05-14')]));
  const dueOf = (order: string): string => {
    const node = first.plan.nodes.find(
      ({ args }) => args.orderId?.kind === 'slot' && first.slots[args.orderId.slot] === order
    );
    return node?.args.due?.kind === 'slot' ? node.args.due.slot : '';
  };

  it('are the slots of what they likely mean, whatever the plan does first', () => {
    const values = bound(
      first,
      first.plan.slots,
      query.replace('tomorrow', '2024-06-03').replace('next Tuesday', '2024-06-04')
    );
    expect([values[dueOf('ORD-2')], values[dueOf('ORD-1')]]).toEqual(['2024-06-03', '2024-06-04']);
  });

  it('stay so in a wording that a model confirmed', () => {
    const text = 'Order ORD-3 wants a reminder next Tuesday and order ORD-4 one tomorrow';
    const slots = Object.fromEntries(
      first.plan.slots.map(({ name }) => [
        name,
        (first.slots[name] as string).replace('ORD-1', 'ORD-3').replace('ORD-2', 'ORD-4'),
      ])
    );
    const run = {
      ...{ query: text, masked: maskQuery(text, options), tier: 'B' as const },
      plan: first.plan,
      slots,
      written: {},
      calls: [],
    };
    const kept = confirmWording(run, first.plan)!;
    expect(kept.pattern.placeholders.map(({ slot }) => slot)).toContain(dueOf('ORD-1'));
    const next = bound(
      kept,
      first.plan.slots,
      text.replace('tomorrow', '2024-06-03').replace('next Tuesday', '2024-06-04')
    );
    expect([next[dueOf('ORD-4')], next[dueOf('ORD-2')], next[dueOf('ORD-1')]]).toEqual([
      undefined,
      '2024-06-03',
      '2024-06-04',
    ]);
    expect(kept.customs[dueOf('ORD-1')]).toEqual(['ahead', 'other-week']);
  });
});

describe('what a query says twice', () => {
  it('is the value of its own, and not the words of the request beside it', () => {
    const query = "If stock was low, mail ann@example.com 'stock was low' and say 'Hello'";
    const run = literalRun([mail('stock was low', 'Hello')]);
    const plan = naming(run, { about: ['stock was low', 'stock was low'], text: ['Hello', 'Hello'] });
    const learnt = generalise(query, { ...run, plan, slots: { about: 'stock was low', text: 'Hello' } });
    expect(learnt.pattern.text).toBe('If stock was low, mail <email> <quoted> and say <quoted>');
  });

  it('is no value where the words name the tool that they chose', () => {
    const query = 'Were there list orders in May? If so, mail ann@example.com and say "Hello"';
    const run = literalRun([
      { tool: 'list_orders', args: { customerId: 'C-1', status: 'open' }, output: [] },
      mail('list orders', 'Hello'),
    ]);
    const plan = naming(run, { about: ['list orders', 'list orders'] });
    const learnt = generalise(query, { ...run, plan, slots: { about: 'list orders' } });
    expect(learnt.pattern.text).toContain('Were there list orders in');
    expect(learnt.plan.nodes.map(({ args }) => args.subject)).toContainEqual({
      kind: 'constant',
      value: 'list orders',
    });
  });

  it('is one slot where masking does not know the words', () => {
    const query = 'An order has moved to the dispatch hall. List the orders of C-100 in the dispatch hall';
    const run = literalRun([mail('dispatch hall', 'C-100')]);
    const plan = naming(run, { place: ['dispatch hall', 'dispatch hall'], customer: ['C-100', 'C-100'] });
    const learnt = generalise(query, { ...run, plan, slots: { place: 'dispatch hall', customer: 'C-100' } });
    expect(learnt.pattern.text).toBe('An order has moved to the <text>. List the orders of <id> in the <text>');
    const places = learnt.pattern.placeholders.filter(({ type }) => type === 'text').map(({ slot }) => slot);
    expect(places).toEqual([places[0], places[0]]);
    expect(places[0]).toBeDefined();
  });

  it('is one slot at both places', () => {
    const query = 'Order ORD-1 is due on 8 June 2024. Remind me of order ORD-1, and of order ORD-2 on 8 June 2024';
    const learnt = generalise(query, literalRun([remind('ORD-1', '2024-06-08'), remind('ORD-2', '2024-06-08')]));
    expect(learnt.pattern.text).toBe(
      'Order <id> is due on <date>. Remind me of order <id>, and of order <id> on <date>'
    );
    expect(learnt.pattern.placeholders.every(({ slot }) => slot !== undefined)).toBe(true);
    const other = query.replaceAll('ORD-1', 'ORD-7').replaceAll('8 June', '9 June');
    expect(Object.values(bound(learnt, learnt.plan.slots, other)).sort()).toEqual(
      ['2024-06-09', 'ORD-2', 'ORD-7'].sort()
    );
    expect(bound(learnt, learnt.plan.slots, other.replace('ORD-7', 'ORD-8'))).toMatchObject({
      doubts: [expect.stringContaining('different values')],
    });
  });
});

it('a slot that B filled with words quoted in another case writes them as they are quoted', () => {
  const query = 'Mail ann@example.com about catch up with Bo';
  const text = "Mail ann@example.com the subject 'catch-up', saying 'Hello'";
  const run = literalRun([mail('catch-up', 'Hello')]);
  const slot: Slot = {
    ...{ name: 'subject', type: 'text', valueType: 'string', format: 'capital', required: true },
    examples: [query],
  };
  const [node] = run.plan.nodes;
  const plan: Plan = {
    ...run.plan,
    slots: [slot],
    nodes: [{ ...node!, args: { ...node!.args, subject: { kind: 'slot', slot: 'subject' } } }],
  };
  const fitted = generalise(text, { ...run, plan, slots: { subject: 'catch-up' } });
  expect(fitted.pattern.placeholders.map((one) => one.slot)).toEqual(['to', 'subject', 'body']);
  expect(bound(fitted, fitted.plan.slots, text.replace('catch-up', 'one-to-one'))).toMatchObject({
    subject: 'one-to-one',
  });
});

it('quotes that are closed twice hold neither of the two', () => {
  const said = (text: string): unknown[] => maskQuery(text, options).values.map(({ value }) => value);
  expect(said("Say 'all is well!''")).toEqual(['all is well!']);
  expect(said("Say 'he said 'no''")).toEqual(["he said 'no'"]);
  expect(maskQuery("Say 'all is well!'' to all", options).text).toBe('Say <quoted> to all');
});
