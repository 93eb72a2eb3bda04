import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibsqlStore } from '../../../activities/experience-store/libsql-store';
import type { ExperienceRecord } from '../../../activities/experience-store/experience-store';
import { gatheredStore } from '../../../activities/learning/gathered-store';
import { learningStore } from '../../../activities/learning/learning-store';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { policyOf } from '../../../activities/learning/tenant-policies';
import { recordIds } from '../../../activities/learning/record-ids';
import type { Template } from '../../../shared/matching/template';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { literalRun, NOW } from './run-fixture';
import { everything, forget, refund, served, type Ask } from './forget-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const WRONG = { verdict: 'wrong' as const };

const told = (template: Template): unknown => {
  const { updatedAt: _at, history, ...rest } = template;
  return { ...rest, history: history.filter(({ cause }) => !cause.startsWith('told anew')) };
};

/** What a store knows, without when it was written and how often. */
async function knownBy(learning: Learning): Promise<unknown[]> {
  return (await everything(learning.store))
    .filter(({ kind, body }) => !(kind === 'trajectory' && JSON.stringify(body).includes('takenBack')))
    .map(({ kind, id, keys, body }) => ({
      kind,
      id,
      keys,
      body: kind === 'template' ? told(body as unknown as Template) : body,
    }));
}

describe('forget', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workflowgen-forget-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const onDisk = (text: string): string[] =>
    readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(text));

  async function taught(): Promise<Learning> {
    const store = createLibsqlStore({ url: `file:${join(folder, 'experience.db')}` });
    const learning = await openLearning({ store });
    const asks: Ask[] = [
      { user: 'ann-canary', order: 'ORD-71', words: 'Refund' },
      { user: 'bob', order: 'ORD-72', words: 'Refund' },
      { user: 'ann-canary', order: 'ORD-73', words: 'Kindly pay back' },
      { user: 'bob', order: 'ORD-74', words: 'Refund', failed: true },
      { user: 'carol', order: 'ORD-75', words: 'Refund' },
    ];
    for (const ask of asks) await learning.learn(refund(ask));
    return learning;
  }

  it('removes a user from every fact and from the files, tells the templates anew, and does nothing the second time', async () => {
    const learning = await taught();
    const [before] = await learning.templates();
    expect(before).toMatchObject({ status: 'active', authors: ['ann-canary', 'bob', 'carol'] });
    expect(onDisk('ann-canary')).not.toEqual([]);

    const dry = await forget(learning, { selection: { user: 'ann-canary' }, dryRun: true });
    expect(dry.removed).toMatchObject({ trajectories: 2, contributions: 2, observations: 2, uses: 2, wordings: 1 });
    expect((await everything(learning.store)).some(({ body }) => JSON.stringify(body).includes('ann-canary'))).toBe(
      true
    );

    const report = await forget(learning, { selection: { user: 'ann-canary' } });
    expect(report.removed).toEqual(dry.removed);
    expect(report.runs).toHaveLength(2);
    const left = await everything(learning.store);
    expect(left.filter(({ body }) => /ann-canary|ORD-71|ORD-73|[Kk]indly/.test(JSON.stringify(body)))).toEqual([]);
    for (const text of ['ann-canary', 'ORD-71', 'ORD-73', 'kindly']) expect(onDisk(text)).toEqual([]);
    const [after] = await learning.templates();
    expect(after).toMatchObject({
      id: before?.id,
      status: 'active',
      authors: ['bob', 'carol'],
      statistics: { planned: { success: 2, failure: 0 }, provenBy: ['bob', 'carol'] },
    });
    const again = await forget(learning, { selection: { user: 'ann-canary' } });
    expect(Object.values(again.removed).reduce((sum, count) => sum + count)).toBe(0);
    expect(await everything(learning.store)).toEqual(left);
    await learning.store.close();
  });

  it('removes a value wherever it stands, and leaves the rest of the run', async () => {
    const learning = await taught();
    await forget(learning, { selection: { value: 'ord-72' } });
    expect(onDisk('ORD-72')).toEqual([]);
    expect((await everything(learning.store)).filter(({ body }) => JSON.stringify(body).includes('ORD-72'))).toEqual(
      []
    );
    expect(await learning.templates()).toMatchObject([{ status: 'active' }]);
    await learning.store.close();
  });

  it('takes no name of a field for a value, and no part of a word', async () => {
    const learning = await taught();
    const before = await everything(learning.store);
    for (const value of ['Ted', 'status', 'ORD-7']) {
      const { removed } = await forget(learning, { selection: { value } });
      expect(Object.values(removed).every((count) => count === 0)).toBe(true);
    }
    expect(await everything(learning.store)).toEqual(before);
    await learning.store.close();
  });

  it.each(['[redacted]', 'AKIAIOSFODNN7EXAMPLE'])(
    'refuses %s, which says nothing any more by the second page',
    async (value) => {
      const learning = await openLearning();
      await expect(forget(learning, { selection: { value } })).rejects.toMatchObject({ type: 'SECRET_REFUSED' });
    }
  );

  it('removes a template that no other run has founded, and everything of one tenant only', async () => {
    const learning = await taught();
    const run = record(
      'Show me order ORD-81',
      literalRun([{ tool: 'get_order', args: { orderId: 'ORD-81' }, output: {} }])
    );
    const id = await learning.learn(run);
    const report = await forget(learning, { selection: { run: run.workflowId } });
    expect(report).toMatchObject({ removed: { templates: 1, wordings: 1 }, templates: [{ id, did: 'removed' }] });
    expect((await learning.templates()).map((template) => template.id)).not.toContain(id);
    expect(onDisk('ORD-81')).toEqual([]);

    const other = { ...(await everything(learning.store))[0], tenant: 'globex' } as ExperienceRecord;
    await learning.store.put(other, 'absent');
    await forget(learning, {});
    expect(await everything(learning.store)).toEqual([]);
    expect(await everything(learning.store, 'globex')).toHaveLength(1);
    await learning.store.close();
  });
});

describe('forgetting while others learn', () => {
  it.each([
    ['a count of a tool', 'node_experience', { tool: 'refund_order', kind: 'use' }, 'node_experience'],
    ['what is told of a template', 'contribution', {}, 'template'],
  ] as const)('refuses %s that had read what is forgotten before it went', async (_what, read, filter, written) => {
    const store = inMemoryStore();
    const learning = await openLearning({ store });
    const anns = refund({ user: 'ann-canary', order: 'ORD-71', words: 'Refund' });
    await learning.learn(anns);
    await learning.learn(refund({ user: 'bob', order: 'ORD-72', words: 'Refund' }));
    const [template] = await learning.templates();
    const id = written === 'template' ? (template?.id ?? '') : recordIds.tool(TENANT, 'refund_order');
    const late = gatheredStore(
      learningStore(store, TENANT, async () => undefined),
      TENANT
    );
    const remove = store.remove.bind(store);
    store.remove = async (tenant, kind, ids, options) => {
      if (kind === read && ids.length > 0)
        await late.update(written, id, async (current) => {
          const sources = await late.all(read, filter, 100);
          if (JSON.stringify(sources).includes(anns.workflowId)) found += 1;
          return { ...(current as ExperienceRecord), body: sources.map(({ body }) => body) };
        });
      return remove(tenant, kind, ids, options);
    };
    let found = 0;
    await forget(learning, { selection: { user: 'ann-canary' } });
    expect(found).toBeGreaterThan(0);
    expect(await late.commit()).toBe(false);
  });

  it('does not write a failure or an intent again for a word on a run that goes meanwhile', async () => {
    const store = inMemoryStore();
    const learning = await openLearning({ store });
    const anns = refund({ user: 'ann-canary', order: 'ORD-71', words: 'Kindly', failed: true });
    await learning.learn(anns);
    const put = store.put.bind(store);
    let forgot = false;
    store.put = async (written, expect, options) => {
      if (!forgot && written.keys.kind === 'failure') {
        forgot = true;
        await forget(learning, { selection: { user: 'ann-canary' } });
      }
      return put(written, expect, options);
    };
    const { workflowId } = anns;
    await learning.activities.recordFeedback({ tenant: TENANT, workflowId, outcome: 'failed', ...WRONG });
    expect(forgot).toBe(true);
    const left = await everything(store);
    expect(left.filter(({ body }) => /ann-canary|ORD-71|Kindly/.test(JSON.stringify(body)))).toEqual([]);
  });
});

describe('forgetting the user who founded a template', () => {
  const ANN = /ann-canary|ORD-71|[Kk]indly/;
  const founded = { user: 'ann-canary', order: 'ORD-71', words: 'Kindly pay back' };
  const wordings = async ({ store }: Learning): Promise<string[]> => {
    const { records } = await store.find(TENANT, 'pattern', {}, { limit: 256 });
    return records.map(({ body }) => (body as { text: string }).text);
  };

  async function foundedByAnn(): Promise<{ learning: Learning; template: Template }> {
    const learning = await openLearning();
    const template = await learning.template(await learning.learn(refund(founded)));
    return { learning, template };
  }

  it('leaves it where it has served others well, without his values and words, to prove itself anew', async () => {
    const { learning, template } = await foundedByAnn();
    await learning.learn(served(template, 'B', { user: 'bob', order: 'ORD-72', words: 'Refund' }));
    await learning.learn(served(template, 'A', { user: 'carol', order: 'ORD-73', words: 'Refund' }));
    const report = await forget(learning, { selection: { user: 'ann-canary' } });
    expect(report).toMatchObject({ removed: { templates: 0 }, templates: [{ id: template.id, did: 'told anew' }] });
    const left = await everything(learning.store);
    expect(left.filter(({ body }) => ANN.test(JSON.stringify(body)))).toEqual([]);
    const after = await learning.template(template.id);
    expect(after).toMatchObject({
      status: 'candidate',
      authors: ['bob', 'carol'],
      plan: { nodes: template.plan.nodes },
      statistics: { direct: { success: 1 }, rewrite: { success: 1 }, planned: { success: 0 }, independentSuccesses: 1 },
    });
    expect(await wordings(learning)).toEqual(['Refund the amount of <number> on order <id>']);
    const again = await forget(learning, { selection: { user: 'ann-canary' } });
    expect(Object.values(again.removed).every((count) => count === 0)).toBe(true);
    await learning.learn(served(after, 'B', { user: 'dave', order: 'ORD-74', words: 'Refund' }));
    expect(await learning.template(template.id)).toMatchObject({ status: 'active' });
  });

  it.each<[string, (template: Template) => RunRecord[]]>([
    ['it has served nobody else', (template) => [served(template, 'A', { ...founded, order: 'ORD-72' })]],
    [
      'it has only failed others',
      (template) => [{ ...served(template, 'A', { user: 'bob', order: 'ORD-72', words: 'Refund' }), verdict: WRONG }],
    ],
  ])('removes it where %s', async (_, runs) => {
    const { learning, template } = await foundedByAnn();
    for (const run of runs(template)) await learning.learn(run);
    await forget(learning, { selection: { user: 'ann-canary' } });
    expect(await learning.templates()).toEqual([]);
    expect(await wordings(learning)).toEqual([]);
  });

  it('removes it with the run that is taken back, whomever it has served: what a bad run taught is gone', async () => {
    const learning = await openLearning();
    const bad = refund(founded);
    const template = await learning.template(await learning.learn(bad));
    await learning.learn(served(template, 'A', { user: 'carol', order: 'ORD-73', words: 'Refund' }));
    await forget(learning, { mode: 'rollback', selection: { run: bad.workflowId } });
    expect(await learning.templates()).toEqual([]);
  });

  it('takes what he said of others out of packs where they are, and keeps them packed', async () => {
    const { learning, template } = await foundedByAnn();
    const secondsBefore = (seconds: number): string => new Date(Date.parse(NOW) - seconds * 1_000).toISOString();
    const { records } = await learning.store.find(TENANT, 'observation', {}, { limit: 1 });
    const [one] = records as [ExperienceRecord];
    const workflowIds = Array.from({ length: 1_100 }, (_, at) => `wfg/acme/old-${at}`);
    for (const [at, workflowId] of workflowIds.entries()) {
      const own = { user: at % 2 === 0 ? 'bob' : 'ann-canary', ...(at === 0 ? { verdictBy: 'ann-canary' } : {}) };
      const body = { ...(one.body as object), ...own, kind: 'direct', workflowId, at: secondsBefore(1_100 - at) };
      await learning.store.put({ ...one, id: recordIds.observation(TENANT, template.id, workflowId), body }, 'absent');
    }
    await learning.activities.curatePage({ tenant: TENANT, phase: 'pack' });
    const packs = (): Promise<number> => learning.store.count(TENANT, 'observation', { packOf: template.id });
    const loose = (): Promise<number> => learning.store.count(TENANT, 'observation', { templateId: template.id });
    expect([await packs(), await loose()]).toEqual([1, 601]);
    await forget(learning, { selection: { user: 'ann-canary' } });
    expect([await packs(), await loose()]).toEqual([1, 300]);
    expect((await everything(learning.store)).filter(({ body }) => ANN.test(JSON.stringify(body)))).toEqual([]);
    expect(await learning.template(template.id)).toMatchObject({ statistics: { direct: { success: 550 } } });
  }, 120_000);

  it('takes the wrong answers that he got out of the budget of tier A, and leaves those of others', async () => {
    const { learning, template } = await foundedByAnn();
    const servedFor = (user: string, order: string): RunRecord =>
      served(template, 'A', { user, order, words: 'Refund' });
    const [hers, bobs] = [servedFor('ann-canary', 'ORD-72'), servedFor('bob', 'ORD-73')];
    for (const run of [hers, bobs]) {
      await learning.learn(run);
      const { workflowId } = run;
      await learning.activities.recordFeedback({ tenant: TENANT, workflowId, outcome: 'answered', ...WRONG });
    }
    const spentBy = async (): Promise<string[]> =>
      ((await policyOf(learning.store, TENANT))?.wrong ?? []).map(({ workflowId }) => workflowId);
    expect(await spentBy()).toEqual([hers.workflowId, bobs.workflowId]);
    await forget(learning, { selection: { user: 'ann-canary' } });
    expect(await spentBy()).toEqual([bobs.workflowId]);
  });

  it('forgets who took back the run of another', async () => {
    const { learning } = await foundedByAnn();
    const bad = refund({ user: 'bob', order: 'ORD-72', words: 'Refund' });
    await learning.learn(bad);
    await forget(learning, { mode: 'rollback', selection: { run: bad.workflowId }, by: 'ann-canary' });
    await forget(learning, { selection: { user: 'ann-canary' } });
    const left = await everything(learning.store);
    expect(JSON.stringify(left)).toContain('takenBack');
    expect(left.filter(({ body }) => ANN.test(JSON.stringify(body)))).toEqual([]);
  });
});

describe('rollback', () => {
  const ask = fc.record({
    user: fc.constantFrom('ann', 'bob', 'carol'),
    words: fc.constantFrom('Refund', 'Pay back', 'Give back'),
    failed: fc.boolean(),
    verdict: fc.constantFrom(undefined, undefined, 'right' as const, 'wrong' as const),
  });

  it('leaves what the other runs alone would have taught', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ask, { minLength: 2, maxLength: 6 }), fc.nat(), async (asks, which) => {
        const runs = asks.map((one, at) => ({ ...one, run: refund({ ...one, order: `ORD-${at + 1}` }) }));
        const bad = runs[which % runs.length];
        let clock = NOW;
        const open = (): Promise<Learning> => openLearning({ now: () => new Date(clock) });
        const [with_, without] = [await open(), await open()];
        const teach = async (learning: Learning, chosen: typeof runs): Promise<void> => {
          for (const { run, verdict } of chosen) {
            clock = run.closedAt;
            await learning.learn(run);
            clock = new Date(Date.parse(run.closedAt) + 30_000).toISOString();
            if (verdict === undefined || run.outcome !== 'answered') continue;
            const { workflowId } = run;
            await learning.activities.recordFeedback({ tenant: TENANT, workflowId, outcome: 'answered', verdict });
          }
        };
        await teach(with_, runs);
        await teach(
          without,
          runs.filter((one) => one !== bad)
        );
        await forget(with_, { mode: 'rollback', selection: { run: bad?.run.workflowId } });
        expect(await knownBy(with_)).toEqual(await knownBy(without));
      }),
      { numRuns: 12 }
    );
  });
});
