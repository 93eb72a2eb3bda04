import fc from 'fast-check';
import type { Json } from '../../../shared/protocol/json';
import type { Plan } from '../../../shared/protocol/plan';
import { readPath } from '../../../shared/values/path';
import { bindSlots } from '../../../shared/matching/bind';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { generalise, literalRun, NOW } from './run-fixture';

const options = { lexicon: [], now: NOW, timeZone: 'UTC' };

const request = fc.record({
  order: fc.integer({ min: 1_000, max: 99_999 }).map((number) => `ORD-${number}`),
  customer: fc.integer({ min: 100, max: 999 }).map((number) => `C-${number}`),
  amount: fc
    .integer({ min: 100, max: 99_999 })
    .map((cents) => cents / 100 + 0.001)
    .map((value) => Math.round(value * 1_000) / 1_000),
  day: fc
    .date({ min: new Date('2024-06-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  mail: fc.stringMatching(/^[a-z]{3,8}$/).map((name) => `${name}@example.com`),
  state: fc.constantFrom('open', 'in_review', 'closed'),
});

type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

/** Kinds of request: their wording, and the literal calls that a model would plan for them. */
const KINDS: { name: string; query: (r: Request) => string; run: (r: Request) => ReturnType<typeof literalRun> }[] = [
  {
    name: 'one call with two values',
    query: (r) => `Refund the amount of ${r.amount} for order ${r.order}`,
    run: (r) => literalRun([{ tool: 'refund_order', args: { orderId: r.order, amount: r.amount }, output: {} }]),
  },
  {
    name: 'a chain over an output, an enumeration in words',
    query: (r) => `List the ${r.state.replace('_', ' ')} orders of whoever placed ${r.order}`,
    run: (r) =>
      literalRun([
        { tool: 'get_order', args: { orderId: r.order }, output: { customerId: r.customer, total: r.amount } },
        { tool: 'list_orders', args: { customerId: r.customer, status: r.state }, output: [] },
      ]),
  },
  {
    name: 'a date that the tool wants in another format',
    query: (r) => `Remind me about order ${r.order} on ${r.day}`,
    run: (r) =>
      literalRun([
        { tool: 'remind', args: { orderId: r.order, due: r.day.split('-').reverse().join('.') }, output: {} },
      ]),
  },
  {
    name: 'text in quotes and an address',
    query: (r) => `Send "Order ${r.order} is late" to ${r.mail} with the subject "${r.state} again"`,
    run: (r) =>
      literalRun([
        {
          tool: 'send_mail',
          args: { to: r.mail, subject: `${r.state} again`, body: `Order ${r.order} is late` },
          output: {},
        },
      ]),
  },
];

/** The arguments that a bound plan calls its tools with, given the outputs of the run. */
function resolved(plan: Plan, slots: Record<string, Json>, outputs: Record<string, Json>): Record<string, Json>[] {
  return plan.nodes.map((node) =>
    Object.fromEntries(
      Object.entries(node.args).map(([name, binding]): [string, Json] => {
        if (binding.kind === 'constant') return [name, binding.value];
        if (binding.kind === 'slot') return [name, slots[binding.slot] ?? '(unbound)'];
        if (binding.kind === 'output') return [name, readPath(outputs[binding.node], binding.path) ?? '(nothing)'];
        return [name, `(${binding.kind})`];
      })
    )
  );
}

const originalArguments = (run: ReturnType<typeof literalRun>): Record<string, Json>[] =>
  run.plan.nodes.map((node) =>
    Object.fromEntries(
      Object.entries(node.args).map(([name, binding]) => [name, binding.kind === 'constant' ? binding.value : null])
    )
  );

function outputsByTool(run: ReturnType<typeof literalRun>, plan: Plan): Record<string, Json> {
  return Object.fromEntries(
    plan.nodes.map((node) => {
      const call = run.calls.find((item) => item.tool === node.tool);
      return [node.id, call?.output && 'inline' in call.output ? call.output.inline : null];
    })
  );
}

const byTool = (plan: Plan, args: Record<string, Json>[]): [string, Record<string, Json>][] =>
  plan.nodes
    .map((node, index): [string, Record<string, Json>] => [node.tool, args[index] ?? {}])
    .sort(([a], [b]) => (a < b ? -1 : 1));

describe.each(KINDS)('generalise, then bind: $name', ({ query, run }) => {
  it('gives the original plan back for the query that it was learnt from', () => {
    fc.assert(
      fc.property(request, (first) => {
        const literal = run(first);
        const candidate = generalise(query(first), literal);
        expect(candidate.findings).toEqual([]);
        const masked = maskQuery(query(first), options);
        const bound = bindSlots(readQuery(query(first), masked, options), candidate.pattern, candidate.plan.slots);
        expect(bound.unbound).toEqual([]);
        const slots = Object.fromEntries(bound.bindings.map((item) => [item.slot, item.value]));
        expect(slots).toEqual(candidate.slots);
        const outputs = outputsByTool(literal, candidate.plan);
        expect(byTool(candidate.plan, resolved(candidate.plan, slots, outputs))).toEqual(
          byTool(literal.plan, originalArguments(literal))
        );
      }),
      { numRuns: 40 }
    );
  });

  it('gives the plan of another query of the same wording', () => {
    fc.assert(
      fc.property(request, request, (first, second) => {
        const candidate = generalise(query(first), run(first));
        const text = query(second);
        const bound = bindSlots(
          readQuery(text, maskQuery(text, options), options),
          candidate.pattern,
          candidate.plan.slots
        );
        const slots = Object.fromEntries(bound.bindings.map((item) => [item.slot, item.value]));
        const literal = run(second);
        const outputs = outputsByTool(literal, candidate.plan);
        expect(byTool(candidate.plan, resolved(candidate.plan, slots, outputs))).toEqual(
          byTool(literal.plan, originalArguments(literal))
        );
      }),
      { numRuns: 40 }
    );
  });
});
