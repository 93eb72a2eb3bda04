import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk, planOf, planRequest, QUERY, SO_FAR } from '../test/unit/planning/planning-desk';
import type { MessagesApiReply } from '../testing/messages-api-server';
import type { ModelRequest } from '../worker/index';
import { pricesOf, tokensOf } from './prompts/part-prices';
import { differences, usesOf } from './prompts/part-uses';
import { PROMPT_PARTS } from './prompts/prompt-parts';
import { keepingPrompts, readPrompts, type RecordedPrompt } from './prompts/recorded-prompts';

const FITS: MessagesApiReply = { json: { fits: true, slots: { email: 'ann@example.org' } } };

/** One prompt of B and one of C, as the product writes them today and the file keeps them. */
let recorded: RecordedPrompt[];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prompts-'));
  const file = join(folder, 'prompts.jsonl');
  const desk = await openDesk([FITS, { json: { nodes: [], ask: 'Which?' } }]);
  desk.deps.planner = keepingPrompts(desk.deps.planner, file);
  const plan = planOf(
    [{ id: 'find', tool: 'find_customer', mutability: 'fixed', args: { email: { kind: 'slot', slot: 'email' } } }],
    { slots: [{ name: 'email', type: 'email', valueType: 'string', required: true, examples: [] }] }
  );
  const base = {
    ...{ templateId: 't', title: 'Find', bound: { plan, slots: {} }, unbound: ['email'], refused: [] },
    ...{ patterns: ['find <email>', 'who is <email>?'], doubts: ['the query adds "newest"'] },
  };
  await desk.run((activities) => activities.rewritePlan({ query: QUERY, base, soFar: { ...SO_FAR, tier: 'B' } }));
  await desk.run((activities) => activities.planWorkflow(planRequest()));
  await desk.close();
  recorded = readPrompts(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const without = (part: string): string => {
  const [of, name] = part.split(':');
  const prompt = recorded.find(({ purpose }) => purpose === of)!;
  return JSON.stringify(PROMPT_PARTS.find((one) => one.of === of && one.name === name)!.without(prompt));
};

describe('the parts of the prompts', () => {
  it('are found in what the product writes, and nothing else goes with them', () => {
    const names = pricesOf(recorded).parts.map(({ of, name }) => `${of}:${name}`);
    expect(names).toEqual([
      ...['plan:examples', 'plan:rules', 'plan:tools', 'plan:context', 'plan:query', 'plan:schema', 'rewrite:rules'],
      ...['rewrite:second wording', 'rewrite:steps', 'rewrite:answer', 'rewrite:doubts', 'rewrite:bound'],
      ...[
        'rewrite:open',
        'rewrite:rule: slots',
        'rewrite:change (rule, choices, schema)',
        'rewrite:context',
        'rewrite:query',
      ],
      'rewrite:schema',
    ]);
    expect(without('rewrite:doubts')).not.toContain('newest\\\\\\"');
    expect(without('rewrite:doubts')).toContain('who is <email>?');
    expect(without('rewrite:second wording')).not.toContain('who is <email>?');
    expect(without('plan:examples')).not.toContain('Oslo');
    expect(without('plan:examples')).toContain('Use only the tools listed below');
  });

  it('are together the prompt, but for tags and line ends', () => {
    for (const prompt of ['plan', 'rewrite'] as const) {
      const parts = pricesOf(recorded).parts.filter((part) => part.of === prompt);
      const whole = tokensOf(recorded.find(({ purpose }) => purpose === prompt)!);
      const sum = parts.reduce((total, { where }) => total + where, 0);
      expect(sum).toBeGreaterThan(0.85 * whole);
      expect(sum).toBeLessThanOrEqual(1.02 * whole);
    }
  });

  it('are left out of what a model is asked again, and changed decisions are counted', async () => {
    const asked: ModelRequest[] = [];
    const planner = {
      name: 'refuses what has no doubts',
      call: (request: ModelRequest) => {
        asked.push(request);
        const text = JSON.stringify(request.messages).includes('doubts') ? FITS.json : { fits: false, reason: 'no' };
        const tokens = { input: 1, cacheRead: 0, cacheWrite: 0, output: 1 };
        const usage = {
          purpose: request.purpose,
          model: 'm',
          tokens,
          costUsd: null,
          durationMs: 0,
          result: 'ok' as const,
        };
        return Promise.resolve({ text: JSON.stringify(text), stop: 'end' as const, usage });
      },
    };
    const options = { parts: ['rewrite:nothing', 'rewrite:doubts'], sample: 5, seed: 1 };
    expect(await usesOf(recorded, { planner }, options, () => undefined)).toEqual([
      { of: 'rewrite', name: 'nothing', asked: 1, changed: [] },
      { of: 'rewrite', name: 'doubts', asked: 1, changed: ['fits, now refused'] },
    ]);
    expect(asked).toHaveLength(2);
    await expect(usesOf(recorded, { planner }, { ...options, parts: ['rewrite:x'] }, () => undefined)).rejects.toThrow(
      'there is no part "rewrite:x"'
    );
  });

  it('change a decision by values, parts or calls, and not by other words', () => {
    const fit = (more: object) => ({ fits: true, ...more });
    const said = JSON.stringify(fit({ slots: { a: 'X' }, change: { answer: 'one', 'n.when': 'a' } }));
    expect(differences('rewrite', said, fit({ slots: { a: 'x' }, change: { answer: 'two', 'n.when': 'b' } }))).toEqual(
      []
    );
    expect(differences('rewrite', said, fit({ slots: { a: 'y' } }))).toEqual(['fits, other values or changes']);
    const plan = (tool: string, more: object = {}) => ({ nodes: [{ id: 'n', tool, args: [], ...more }] });
    expect(differences('plan', JSON.stringify(plan('a')), plan('a'))).toEqual([]);
    expect(differences('plan', JSON.stringify(plan('a')), plan('a', { when: 'x' }))).toEqual(['plans, other calls']);
    expect(differences('plan', JSON.stringify(plan('a')), 7)).toEqual(['cannot be read']);
  });
});

it('refuses a file that holds no prompts', () => {
  expect(() => readPrompts(join(folder, 'none.jsonl'))).toThrow('holds no recorded prompts');
});
