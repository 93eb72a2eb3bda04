import fc from 'fast-check';
import { createRoutingActivities } from '../../../activities/routing/routing-activities';
import { resolveArguments } from '../../../activities/tools/resolve-arguments';
import { NO_SEAL } from '../../../shared/values/seal';
import type { CallRequest } from '../../../shared/protocol/call';
import type { Json, JsonObject } from '../../../shared/protocol/json';
import type { ResolvedContext } from '../../../shared/protocol/query';
import { literalRun, NOW, tool, TOOLS } from '../experience/run-fixture';
import { openLearning, plannedAtOnce, record, TENANT, type Learning } from './learning-fixture';

const OWN = [
  tool('get_balance', { user: { type: 'string' } }),
  tool('send_report', { to: { type: 'string' }, note: { type: 'string' } }, { effect: 'idempotent' }),
];
const ALL = new Map([...TOOLS, ...OWN.map((one) => [one.name, one] as const)]);
const registry = { list: () => [...ALL.values()], describe: (name: string) => ALL.get(name), get: () => undefined };

const contextOf = (user: string, over: Partial<ResolvedContext> = {}): ResolvedContext => ({
  environment: 'default',
  permissions: [],
  now: NOW,
  timeZone: 'UTC',
  user,
  ...over,
});

type Args = [tool: string, args: JsonObject];

async function learnt(query: string, [name, args]: Args, context: ResolvedContext, times = 3): Promise<Learning> {
  const learning = await openLearning({ registry });
  for (let run = 0; run < times; run += 1) {
    const made = literalRun([{ tool: name, args, output: { balance: 5 }, over: { effect: ALL.get(name)?.effect } }], {
      kind: 'text',
      text: name === 'get_balance' ? 'It is {{nodes.n_get_balance.balance}}.' : 'Sent.',
    });
    const one = record(query, made, plannedAtOnce());
    await learning.learn({ ...one, query: { ...one.query, context } });
  }
  return learning;
}

/** What the route gives a user for the words: the tier, and the arguments that it would call with where nothing is written. */
async function served(
  learning: Learning,
  text: string,
  context: ResolvedContext
): Promise<{ tier: string; args: JsonObject[]; held: string }> {
  const { store, embedder } = learning.deps;
  const routing = createRoutingActivities({ store, embedder, registry });
  const { decision, base } = await routing.route({ query: { text, tenant: TENANT, context }, exclude: [], from: 'A' });
  const args: JsonObject[] = [];
  for (const node of base?.bound.plan.nodes ?? []) {
    const fixed = Object.fromEntries(Object.entries(node.args).filter(([, binding]) => binding.kind !== 'written'));
    const request = {
      node: node.id,
      args: fixed,
      slots: base?.bound.slots ?? {},
      outputs: {},
      written: {},
      tenant: TENANT,
      context,
    } as unknown as CallRequest;
    args.push((await resolveArguments(request, {}, {} as never, NO_SEAL)).args);
  }
  const plan = base?.bound.plan;
  return { tier: decision.tier, args, held: JSON.stringify([plan?.nodes ?? [], plan?.answer ?? null] as Json) };
}

const NAMES = ['Ann', 'ann', 'ann.lee@acme.example', 'Ann Lee', 'u-4711'];
const BOB = 'bob.ray@other.example';
/** How a plan may spell the one who asks. */
const FORMS: ((user: string) => string)[] = [
  (user) => user,
  (user) => user.toLowerCase(),
  (user) => user.toUpperCase(),
  (user) => user.split('@')[0] ?? user,
  (user) => user.split(/[@. -]/).at(0) ?? user,
  (user) => `account of ${user}`,
  (user) => user.split(/[@. -]/).slice(-1)[0] ?? user,
];

test('no argument of one user reaches another one, whatever the plan made of the user', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), fc.constantFrom(...FORMS), fc.boolean(), async (ann, form, reads) => {
      const literal = form(ann);
      // A letter or two tell nobody.
      fc.pre(literal.length > 2);
      const call: Args = reads ? ['get_balance', { user: literal }] : ['send_report', { to: literal, note: 'weekly' }];
      const query = reads ? 'What is my account balance?' : 'Send me the weekly report';
      const learning = await learnt(query, call, contextOf(ann));
      const { held, args } = await served(learning, query, contextOf(BOB));
      const own = [literal, ...ann.split('@')].filter((text) => text.length > 2 && !/^(?:com|example|acme)/.test(text));
      for (const text of own) expect(held.toLowerCase()).not.toContain(`"${text.toLowerCase()}"`);
      for (const value of args.flatMap((one) => Object.values(one)))
        expect(JSON.stringify(value).toLowerCase()).not.toContain(literal.toLowerCase());
    }),
    { numRuns: 25 }
  );
}, 120_000);

test('the next user gets his own value, by A', async () => {
  const learning = await learnt('What is my account balance?', ['get_balance', { user: 'ann' }], contextOf('ann'));
  expect(await served(learning, 'What is my account balance?', contextOf('bob'))).toMatchObject({
    tier: 'A',
    args: [{ user: 'bob' }],
  });
});

test('a word that nothing explains is left to the model for another user', async () => {
  const query = 'What is my account balance?';
  const learning = await learnt(query, ['get_balance', { user: 'annie' }], contextOf('u-1'));
  expect(await served(learning, query, contextOf('u-1'))).toMatchObject({ tier: 'A', args: [{ user: 'annie' }] });
  const other = await served(learning, query, contextOf('u-2'));
  expect(other).toMatchObject({ tier: 'B', args: [{}] });
  expect(other.held).not.toContain('annie');
});

test('a word that the query says too is not told from the user by one run', async () => {
  const learning = await openLearning({ registry });
  const run = literalRun([{ tool: 'send_report', args: { to: 'ann', note: 'weekly' }, output: {} }]);
  const one = record('Send ann the weekly report', run, plannedAtOnce());
  const id = await learning.learn({ ...one, query: { ...one.query, context: contextOf('ann') } });
  const template = await learning.template(id);
  expect(template.plan.nodes[0]?.args.to?.kind).toBe('written');
  expect(template.missing.join()).toContain('the query and the context both say it');
});

test('data sources, the time range and the day are read from the next context', async () => {
  const range = { from: '2024-05-01T00:00:00Z', to: '2024-05-31T00:00:00Z' };
  const learning = await openLearning({ registry });
  const args = { to: 'crm-north', note: '2024-05-01' };
  const context = contextOf('ann', { dataSources: ['crm-north'], timeRange: range });
  const one = record(
    'Send the monthly report',
    literalRun([{ tool: 'send_report', args, output: {} }]),
    plannedAtOnce()
  );
  const id = await learning.learn({ ...one, query: { ...one.query, context } });
  expect((await learning.template(id)).plan.nodes[0]?.args).toEqual({
    to: { kind: 'context', path: 'dataSources[0]' },
    note: {
      kind: 'expression',
      expression: expect.stringMatching(/^\$formatDate\(context\.timeRange\.from, /) as string,
    },
  });
});
