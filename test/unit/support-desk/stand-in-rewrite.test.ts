import type { Plan } from '../../../shared/protocol/plan';
import type { RewriteReply, RewriteRequest } from '../../../shared/protocol/planning';
import type { SlotType } from '../../../shared/protocol/plan';
import { openStandInPlanning, type StandInPlanning } from './stand-in-planning';

let stand: StandInPlanning;
beforeAll(async () => {
  stand = await openStandInPlanning();
});
afterAll(() => stand.close());

type Base = RewriteRequest['base'];
type Open = Partial<Omit<Base, 'bound'>> & { slots?: Base['bound']['slots'] };

/** A template as learning makes it: the slots of a planned run under the template's names. */
async function template(
  query: string,
  pattern: string,
  slots: Record<string, { value: string; type: SlotType; format?: string }>
): Promise<Base> {
  const reply = await stand.plan(query);
  if (reply.kind !== 'plan') throw new Error(JSON.stringify(reply));
  const plan: Plan = {
    ...reply.plan,
    slots: Object.entries(slots).map(([name, { type, format }]) => ({
      name,
      type,
      format,
      valueType: 'string',
      required: true,
      examples: [],
    })),
    nodes: reply.plan.nodes.map((node) => ({
      ...node,
      args: Object.fromEntries(
        Object.entries(node.args).map(([name, binding]) => {
          const slot = Object.entries(slots).find(
            ([, { value }]) => binding.kind === 'slot' && reply.slots?.[binding.slot] === value
          );
          return [name, slot ? { kind: 'slot' as const, slot: slot[0] } : binding];
        })
      ),
    })),
  };
  return { templateId: 't', title: pattern, bound: { plan, slots: {} }, unbound: [], refused: [], patterns: [pattern] };
}

function bound(base: Base, { slots = {}, ...rest }: Open): Base {
  return { ...base, ...rest, bound: { ...base.bound, slots } };
}

const tracking = (): Promise<Base> =>
  template('Where is order ORD-1077?', 'where is order <id>', { order: { value: 'ORD-1077', type: 'id' } });
const refusal = (reply: RewriteReply): string =>
  reply.kind === 'refused' ? reply.reason : `not refused: ${JSON.stringify(reply)}`;

test('the same wish with another value fits', async () => {
  const base = bound(await tracking(), { slots: { order: 'ORD-1013' } });
  expect(await stand.rewrite('Where is order ORD-1013?', base)).toMatchObject({
    kind: 'fits',
    bound: { slots: { order: 'ORD-1013' } },
    written: {},
  });
});

test.each([
  ['another wish', 'Refund order ORD-1013 in full', 'wants to refund in full'],
  ['a further wish', 'Where is order ORD-1013? And send a replacement for it', 'send a replacement'],
  ['a value without a place', 'Where is order ORD-1013 and where is ORD-1014?', 'no place for ORD-1014'],
  ['a condition', 'Where is order ORD-1013, if it was shipped?', 'condition'],
])('%s does not fit', async (_name, query, reason) => {
  const base = bound(await tracking(), { slots: { order: 'ORD-1013' } });
  expect(refusal(await stand.rewrite(query, base))).toContain(reason);
});

test('a bound value that the query does not hold does not fit', async () => {
  const base = bound(await tracking(), { slots: { order: 'ORD-1099' } });
  expect(refusal(await stand.rewrite('Where is order ORD-1013?', base))).toContain('ORD-1099');
});

test('a failed step, and an answer that was called wrong, do not fit again', async () => {
  const base = bound(await tracking(), { slots: { order: 'ORD-1013' } });
  const failure = {
    tier: 'A',
    iteration: 1,
    tool: 'track_shipment',
    code: 'TOOL_PERMANENT',
    message: 'There is no such parcel.',
  } as const;
  expect(refusal(await stand.rewrite('Where is order ORD-1013?', base, { failures: [failure] }))).toContain(
    'no such parcel'
  );
  const correction = { answer: 'x', note: 'that is another parcel' };
  expect(refusal(await stand.rewrite('Where is order ORD-1013?', base, { correction }))).toContain(
    'that is another parcel'
  );
});

test('a workflow whose wording fits, and whose steps do something else, does not fit', async () => {
  const base = bound(
    { ...(await tracking()), title: 'Refund order <order> in full', patterns: ['refund order <id> in full'] },
    { slots: { order: 'ORD-1050' } }
  );
  expect(refusal(await stand.rewrite('Refund order ORD-1050 in full', base))).toContain('No step');
});

test('open slots are filled from the query, as they are to be written', async () => {
  const base = await template(
    'Schedule a pickup for order ORD-1019 on 3 June 2026',
    'schedule a pickup for order <id> on <date>',
    {
      order: { value: 'ORD-1019', type: 'id' },
      day: { value: '2026-06-03', type: 'date', format: 'dd/MM/yyyy' },
    }
  );
  const open = bound(base, { slots: { order: 'ORD-1020' }, unbound: ['day'] });
  expect(await stand.rewrite('Schedule a pickup for order ORD-1020 on June 12, 2026', open)).toMatchObject({
    kind: 'fits',
    bound: { slots: { order: 'ORD-1020', day: '12/06/2026' } },
  });
  expect(refusal(await stand.rewrite('Schedule a pickup for order ORD-1020', open))).toContain('day');
});

test('texts that only a writer can make are written for this query', async () => {
  const base = await template(
    'E-mail Jane Cooper an apology for the late delivery',
    'e-mail <name:customer> an apology for the late delivery',
    {
      customer: { value: 'Jane Cooper', type: 'name' },
    }
  );
  const reply = await stand.rewrite(
    'E-mail Omar Haddad an apology for the wrong colour of his headset',
    bound(base, { slots: { customer: 'Omar Haddad' } })
  );
  if (reply.kind !== 'fits') throw new Error(refusal(reply));
  const body = Object.entries(reply.written).find(([key]) => key.endsWith('.body'))?.[1];
  expect(body).toMatch(/^Dear Omar Haddad,[\s\S]*sorry: the wrong colour of your headset[\s\S]*Kind regards/);
  expect(Object.keys(reply.written)).toHaveLength(2);
});

test('a text that needs outputs says what they show', async () => {
  const reply = await stand.write('Refund order ORD-1050 in full and e-mail the customer about it', {
    items: [{ key: 'send_email.body', tool: 'send_email', argument: 'body', instruction: 'The body' }],
    outputs: { refund_order: { inline: { refundId: 'RFD-4201', amount: 66 } } },
  });
  expect(reply).toMatchObject({
    kind: 'written',
    values: {
      'send_email.body': expect.stringMatching(
        /Refund order ORD-1050 in full[^]*Refund id RFD-4201, amount 66/
      ) as string,
    },
  });
});

test('a condition fits a workflow that has the same one, and no other', async () => {
  const wanted = 'If order ORD-1050 has not been refunded yet, refund it in full';
  const masked = 'if order <id> has not been refunded yet, refund it in full';
  const conditional = await template(wanted, masked, { orderId: { value: 'ORD-1050', type: 'id' } });
  const plain = await template('Refund order ORD-1050 in full', 'refund order <id> in full', {
    orderId: { value: 'ORD-1050', type: 'id' },
  });
  const slots = { orderId: 'ORD-1050' };
  expect(await stand.rewrite(wanted, bound(conditional, { slots }))).toMatchObject({ kind: 'fits' });
  expect(refusal(await stand.rewrite(wanted, bound(plain, { slots })))).toContain('the same condition');
  expect(refusal(await stand.rewrite('Refund order ORD-1050 in full', bound(conditional, { slots })))).toContain(
    'the same condition'
  );
});
