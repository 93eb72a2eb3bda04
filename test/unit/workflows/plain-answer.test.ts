import { MockActivityEnvironment } from '@temporalio/testing';
import { createExpressionActivities } from '../../../activities/expressions/expression-activities';
import type { ArtifactStore } from '../../../activities/artifact-store/artifact-store';
import type { ComposeRequest } from '../../../shared/protocol/planning';
import { plainAnswer } from '../../../workflows/plain-answer';
import { KNOWN_SECRETS } from '../../harness/known-secrets';
import { registryOf, tool } from '../tools/support-tools';

const slots = { name: 'Ann', total: 12.5, yes: true, tags: ['a', 'b'], none: null, not: 'x', big: 1e21 };
const outputs = {
  order: {
    inline: { id: 'o-1', at: { city: 'Bern', true: 'yes' }, rows: [{ n: 1 }, { n: 2 }], text: '{{slots.name}}' },
  },
  _a1: { inline: { zero: 0, empty: '' } },
  words: { inline: 'hello' },
  held: { ref: 'r', sha256: 's', bytes: 20_000, preview: '{"id":' },
};

const composed = async (text: string): Promise<string> => {
  const activities = createExpressionActivities({
    registry: registryOf(tool('once')),
    artifacts: { get: async () => ({ id: 'h' }) } as unknown as ArtifactStore,
  });
  const asked: ComposeRequest = { tenant: 'acme', text, slots, outputs };
  const run = (request: ComposeRequest): Promise<{ text: string }> => activities.composeAnswer(request);
  const reply: { text: string } = await new MockActivityEnvironment().run(run, asked);
  return reply.text;
};

it.each([
  'Dear {{slots.name}}, {{ nodes.order.id }} went to {{nodes.order.at.city}}.',
  '{{slots.total}} {{slots.yes}} {{slots.big}} {{nodes._a1.zero}}|{{nodes._a1.empty}}|{{nodes.words}}',
  'a text in an output is no placeholder: {{nodes.order.text}}',
  'nothing to fill',
])('says what the evaluator says: %s', async (text) => {
  const plain = plainAnswer(text, { slots, outputs });
  expect(plain).toBeDefined();
  expect(plain).toBe(await composed(text));
});

it.each([
  ['a list', '{{slots.tags}}'],
  ['what is in a list', '{{nodes.order.rows.n}}'],
  ['an object', '{{nodes.order.at}}'],
  ['nothing', '{{nodes.order.gone}} {{slots.none}}'],
  ['a node that gave nothing', '{{nodes.gone.id}}'],
  ['a value in the artifact store', '{{nodes.held.id}}'],
  ['a word that the language reads otherwise', '{{nodes.order.at.true}}'],
  ['a calculation', '{{slots.total + 1}}'],
  ['a function', '{{$count(nodes.order.rows)}}'],
  ['the prototype', '{{nodes.order.constructor.name}}'],
  ['the context', '{{context.now}}'],
  ['a malformed placeholder', 'Dear {{slots.name'],
])('leaves %s to the evaluator', (_, text) => {
  expect(plainAnswer(text, { slots, outputs })).toBeUndefined();
});

it('leaves to an activity, which seals it, what would be a secret only when put together', () => {
  const secret = KNOWN_SECRETS['GitHub token'] ?? Object.values(KNOWN_SECRETS)[0] ?? '';
  const [begin, end] = [secret.slice(0, 6), secret.slice(6)];
  expect(plainAnswer(`${begin}{{slots.rest}}`, { slots: { rest: end }, outputs: {} })).toBeUndefined();
});
