import { emptyStatistics } from '../../../shared/learning/judge/statistics';
import type { Template } from '../../../shared/matching/template';
import { GATES, type Gate } from '../../../shared/protocol/decision';
import { gatesForA, gatesForB } from '../../../shared/matching/gates';
import type { Nominee } from '../../../shared/matching/nominee';
import { successRateLowerBound } from '../../../shared/matching/template-gates';
import { conditionsOf } from '../../../shared/matching/wording-gates';
import { maskQuery } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import { hybridScore, lexicalScore } from '../../../shared/matching/score';
import { languageBy } from '../../../shared/language/languages';
import { danglingReferences } from '../../../shared/language/specific';
import { DEFAULT_THRESHOLDS } from '../../../shared/matching/thresholds';
import type { Effect, ToolDescription } from '../../../shared/protocol/tool';
import { template as templateOf } from '../learning/template-fixture';
import { bind, OPTIONS, wordingOf } from './wordings';

function tool(contract: string, effect: Effect = 'compensable'): ToolDescription {
  return {
    name: 'refund',
    version: '1',
    description: '',
    contract,
    effect,
    timeoutMs: 30_000,
    retry: { maximumAttempts: 1, initialIntervalMs: 1, backoffCoefficient: 1, maximumIntervalMs: 1 },
    approval: false,
    compensable: true,
    checked: true,
    permissions: ['orders:write'],
    inputSchema: {},
    outputSchema: {},
    sensitive: [],
  };
}

const WORDING = 'Refund order <id=order> to <email=to>';

function template(change: Partial<Template> = {}): Template {
  const plan: Template['plan'] = {
    schema: 1,
    slots: wordingOf(WORDING).slots,
    nodes: [{ id: 'refund', tool: 'refund', mutability: 'fixed', args: { order: { kind: 'slot', slot: 'order' } } }],
    answer: { kind: 'text', text: 'Done.' },
    tools: { refund: tool('c1') },
  };
  const statistics = { ...emptyStatistics(), planned: { success: 2, failure: 0 }, independentSuccesses: 2 };
  return templateOf(plan, { status: 'active', thresholdA: DEFAULT_THRESHOLDS.a, statistics, ...change });
}

function nominee(change: Partial<Nominee> & { query?: string } = {}): Nominee {
  const { query = 'Refund order 7 to a@b.co', ...rest } = change;
  return {
    template: template(),
    bound: bind(query, WORDING),
    score: 0.9,
    dangling: danglingReferences(
      languageBy('en'),
      readQuery(query, maskQuery(query, OPTIONS), OPTIONS).tokensIn(languageBy('en'))
    ),
    rivals: [],
    environment: 'default',
    permissions: ['orders:write'],
    tools: new Map([['refund', tool('c1')]]),
    thresholds: DEFAULT_THRESHOLDS,
    ...rest,
  };
}

const refusedA = (change?: Parameters<typeof nominee>[0]): Gate[] =>
  gatesForA(nominee(change))
    .filter(({ passed }) => !passed)
    .map(({ gate }) => gate);
const refusedB = (change?: Parameters<typeof nominee>[0]): Gate[] =>
  gatesForB(nominee(change))
    .filter(({ passed }) => !passed)
    .map(({ gate }) => gate);

const plan = (change: Partial<Template['plan']>): Template => template({ plan: { ...template().plan, ...change } });
const direct = (success: number, failure: number): Template =>
  template({ statistics: { ...template().statistics, direct: { success, failure } } });
const [refundNode] = template().plan.nodes;
/** Refunds under a condition; these nodes have run so far. */
const conditional = (ran?: string[]): Template => ({
  ...plan({ nodes: refundNode ? [{ ...refundNode, when: 'slots.order = "7"' }] : [] }),
  statistics: { ...template().statistics, ...(ran ? { ran } : {}) },
});

const FOUND = new Map([
  ['refund', tool('c1')],
  ['find', tool('f', 'read')],
]);
/** Refunds what a step under a condition found. */
const fed = (): Template =>
  plan({
    nodes: [
      { ...refundNode!, id: 'found', tool: 'find', args: {}, when: 'slots.order = "7"' },
      { ...refundNode!, args: { order: { kind: 'output', node: 'found', path: 'id' } } },
    ],
    tools: { ...template().plan.tools, find: tool('f', 'read') },
  });

describe('gates for A', () => {
  test('all of them are reported, in order, each with a reason', () => {
    const verdicts = gatesForA(nominee());
    expect(verdicts.map(({ gate }) => gate)).toEqual([...GATES]);
    for (const { passed, reason } of verdicts) expect([passed, reason.length > 0]).toEqual([true, true]);
  });

  test.each<[string, Parameters<typeof nominee>[0], Gate[]]>([
    ['another environment', { environment: 'production' }, ['environment']],
    ['a changed tool', { tools: new Map([['refund', tool('c2')]]) }, ['contract']],
    ['a tool that is gone', { tools: new Map() }, ['contract']],
    ['a missing permission', { permissions: [] }, ['permission']],
    ['a candidate', { template: template({ status: 'candidate' }) }, ['status']],
    ['a quarantined one', { template: template({ status: 'quarantined' }) }, ['status']],
    ['more values', { query: 'Refund order 7 to a@b.co by tomorrow' }, ['slot-count', 'polarity']],
    ['other content words', { query: 'Refund invoice 7 to a@b.co' }, ['residual-words']],
    ['a negation', { query: 'Never refund order 7 to a@b.co' }, ['polarity']],
    ['another relation', { query: 'Refund order 7 from a@b.co' }, ['polarity']],
    [
      'a pronoun without its noun',
      { query: 'Refund it to a@b.co' },
      ['slot-count', 'binding', 'residual-words', 'specific'],
    ],
    ['text to write', { template: plan({ answer: { kind: 'written', instruction: 'thank them' } }) }, ['written']],
    [
      'a variable node',
      { template: plan({ nodes: refundNode ? [{ ...refundNode, mutability: 'variable' }] : [] }) },
      ['variable'],
    ],
    ['an effect that no run has made, skipped with what feeds it', { template: fed(), tools: FOUND }, ['variable']],
    ['a low score', { score: 0.59 }, ['score']],
    ['a lifted threshold', { template: template({ thresholdA: 0.95 }) }, ['score']],
    ['a rival close by', { rivals: [{ title: 'Refund in part', score: 0.89 }] }, ['margin']],
    ['a first failure', { template: direct(3, 1) }, ['reliability']],
    ['too many failures', { template: direct(8, 2) }, ['reliability']],
    ['a once tool', { tools: new Map([['refund', tool('c1', 'once')]]) }, ['effect']],
  ])('%s is refused', (_, change, gates) => expect(refusedA(change)).toEqual(gates));

  test('a rival far away, a released once tool, one failure of many are no obstacle', () => {
    expect(refusedA({ rivals: [{ title: 'Refund in part', score: 0.8 }] })).toEqual([]);
    const once = new Map([['refund', tool('c1', 'once')]]);
    expect(refusedA({ tools: once, template: template({ releasedForA: true }) })).toEqual([]);
    expect(refusedA({ template: direct(20, 1) })).toEqual([]);
  });

  const provenBy = (...users: string[]): Template =>
    template({ statistics: { ...template().statistics, provenBy: users } });

  test.each<[string, Parameters<typeof nominee>[0], Gate[]]>([
    ['by its own user', { template: provenBy('ann'), user: 'ann' }, []],
    ['by another user alone', { template: provenBy('ann'), user: 'bob' }, ['effect']],
    ['by one user, for a caller who does not say who', { template: provenBy('ann') }, ['effect']],
    ['by two users, for a third', { template: provenBy('ann', 'bob'), user: 'carol' }, []],
    [
      'by another user, released by a person',
      { template: { ...provenBy('ann'), releasedForA: true }, user: 'bob' },
      [],
    ],
    [
      'by another user, and it only reads',
      { template: provenBy('ann'), user: 'bob', tools: new Map([['refund', tool('c1', 'read')]]) },
      [],
    ],
  ])('a change of the world that was proven %s', (_, change, gates) => expect(refusedA(change)).toEqual(gates));

  test('a condition that has held in a run is no obstacle; before an effect of one that has not A stops, and says so', () => {
    const said = (of: Template): string | undefined =>
      gatesForA(nominee({ template: of })).find(({ gate }) => gate === 'variable')?.reason;
    expect(refusedA({ template: conditional(['refund']) })).toEqual([]);
    expect(said(conditional(['refund']))).toBe('all of its steps are fixed');
    expect(refusedA({ template: conditional() })).toEqual([]);
    expect(said(conditional())).toContain('before refund, whose condition no run has met, B is asked');
    expect(refusedB({ template: fed(), tools: FOUND })).toEqual([]);
    expect(said(fed())).toBe('missing: a run in which refund was called: its condition has not held yet');
  });

  test('a request that was answered rightly means the same again', () => {
    expect(refusedA({ dangling: ['it'] })).toEqual(['specific']);
    expect(refusedA({ dangling: ['it'], answered: true })).toEqual([]);
    const doubtful = { ...nominee().bound, doubts: ['"7" can be two things'] };
    expect(refusedA({ bound: doubtful })).toEqual(['binding']);
    expect(refusedA({ bound: doubtful, answered: true })).toEqual([]);
  });

  test('an unreadable wording and a value without a slot are refused by binding', () => {
    const bound = bind('Refund order 7 to a@b.co', WORDING);
    expect(refusedA({ bound: { ...bound, fit: 'unreadable', unbound: ['order'] } })).toContain('binding');
    expect(refusedA({ bound: { ...bound, unslotted: ['<date>'] } })).toEqual(['binding']);
  });
});

describe('gates for B', () => {
  test.each<[string, Parameters<typeof nominee>[0], Gate[]]>([
    [
      'a candidate, other words',
      { template: template({ status: 'candidate' }), query: 'Give a@b.co the money of order 7' },
      [],
    ],
    ['a disabled one', { template: template({ status: 'disabled' }) }, ['status']],
    ['a retired one', { template: template({ status: 'retired' }) }, ['status']],
    ['a pronoun for a slot', { query: 'Refund that order to a@b.co' }, ['specific']],
    ['nothing said for a slot', { query: 'Refund to a@b.co' }, ['specific']],
    ['a low score', { score: 0.2 }, ['score']],
    ['a changed tool', { tools: new Map([['refund', tool('c2')]]) }, ['contract']],
  ])('%s', (_, change, gates) => expect(refusedB(change)).toEqual(gates));

  test('a changed tool of a variable node may be rewritten', () => {
    const nodes = refundNode ? [{ ...refundNode, mutability: 'variable' as const }] : [];
    expect(refusedB({ template: plan({ nodes }), tools: new Map([['refund', tool('c2')]]) })).toEqual([]);
  });
});

describe('dangling references', () => {
  const references = (query: string): string[] =>
    danglingReferences(
      languageBy('en'),
      readQuery(query, maskQuery(query, OPTIONS), OPTIONS).tokensIn(languageBy('en'))
    );
  test.each<[string, string[]]>([
    ['Cancel that order', ['that order']],
    ['Assign it to them', ['it', 'them']],
    ['Show her last order', ['her']],
    ['Move the tasks that are done', []],
    ['Record that Rafe Whittle had eye drops', []],
    ['Record that again', ['that again']],
    ['What happened this week', []],
    ['Order 1042 is late, refund it', []],
    ['How far is it from Aldgate to Marsh End', []],
    ['In fog, how long does it take to get from Base Camp to Pine Bench', []],
    ['How far is it', ['it']],
    ['How long is it in metres', ['it']],
    ['How far did it get from Aldgate', ['it']],
    ['How long does it take', ['it']],
    ['Casey White has left. Delete them from the CRM', []],
    ['It seems Mr Haworth needs a lift', []],
    ['It looks like we need two more chairs', []],
    ['it seems mrs haworth needs a lift', []],
    ['It seems a bit loose', ['it']],
    ['It seems loose again', ['it']],
    ['It needs Mr Haworth', ['it']],
    ['Which trainees have not sent in their log', []],
    ['Which trainees have not sent in his log', ['his']],
    ['Did Friday suit their trainees', []],
    ['Send their log to Friday club', ['their']],
  ])('%s', (query, expected) => expect(references(query)).toEqual(expected));
});

describe('scores', () => {
  const statistics = { documents: 10, documentFrequency: { order: 10, refund: 1 } };
  test('rare words weigh more than common ones', () => {
    const rare = lexicalScore('refund it', 'refund order', statistics);
    const common = lexicalScore('order it', 'refund order', statistics);
    expect(rare).toBeGreaterThan(common);
    expect(lexicalScore('refund order', 'refund order', statistics)).toBeCloseTo(1);
    expect(lexicalScore('', 'refund order', statistics)).toBe(0);
  });
  test('the hybrid score is the mean, in [0, 1]', () => {
    expect(hybridScore(0.5, 1)).toBe(0.75);
    expect(hybridScore(-1, 0)).toBe(0);
    expect(hybridScore(Number.NaN, 2)).toBe(0.5);
  });
  test('the lower bound of a success rate', () => {
    expect(successRateLowerBound(6, 6)).toBeCloseTo(0.6097, 3);
    expect(successRateLowerBound(0, 6)).toBe(0);
    expect(successRateLowerBound(0, 0)).toBe(0);
  });
});

test('a condition counts on either side, in whatever language the side is', () => {
  const of = (query: string, code?: 'en' | 'de'): unknown =>
    conditionsOf({ compared: { query, wording: 'cancel order <id>' }, languages: { query: code, wording: 'en' } });
  expect(of('storniere <id> falls bezahlt', 'de')).toEqual({ query: true, wording: false });
  expect(of('storno <id> falls gratis')).toEqual({ query: true, wording: false });
  expect(of('storniere <id>', 'de')).toEqual({ query: false, wording: false });
});
