import { CURATION_PHASES } from '../../../activities/learning/curate-page';
import type { ExperienceStore, NewRecord } from '../../../activities/experience-store/experience-store';
import type { CurateInput } from '../../../shared/protocol/messages';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { readTrajectory } from '../../../shared/learning/observe/trajectory.schema';
import { templateSchema } from '../../../shared/matching/template.schema';
import type { Template } from '../../../shared/matching/template';
import { createLibsqlStore } from '../../../activities/experience-store/libsql-store';
import { literalRun, NOW } from './run-fixture';
import { openLearning, plannedAtOnce, record, TENANT, type Learning } from './learning-fixture';
import { wordEmbedder } from './word-embedder';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs curation to its end, page by page, as the workflow does. */
async function curate(learning: Learning): Promise<string[]> {
  const words: string[] = [];
  for (let input: CurateInput | undefined = { tenant: TENANT }; input;) {
    const page: Awaited<ReturnType<Learning['activities']['curatePage']>> = await learning.activities.curatePage(input);
    words.push(page.summary);
    input = page.next;
  }
  return words;
}

const refund = (order: string, amount: number, over: Partial<RunRecord> = {}): RunRecord =>
  record(
    `Refund the amount of ${amount} on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount }, output: {} }]),
    over
  );

async function change(store: ExperienceStore, id: string, to: (template: Template) => Template): Promise<void> {
  const [stored] = await store.get(TENANT, 'template', [id]);
  const next = to(templateSchema.parse(stored?.body));
  const { version, ...rest } = stored as NewRecord & { version: number };
  await store.put(
    { ...rest, body: JSON.parse(JSON.stringify(next)), keys: { ...rest.keys, status: next.status } },
    version
  );
}

/** Observations as they were before they said which nodes ran. */
async function forgetWhatRan(store: ExperienceStore): Promise<void> {
  const { records } = await store.find(TENANT, 'observation', {}, { limit: 256 });
  for (const { version, ...stored } of records) {
    const body = Object.entries(stored.body as object).filter(([name]) => name !== 'ran');
    await store.put({ ...stored, body: Object.fromEntries(body) }, version);
  }
}

const later = (days: number): Date => new Date(Date.parse(NOW) + days * 86_400_000);

describe('curatePage', () => {
  it('goes through every phase, and changes nothing where nothing is to be done', async () => {
    const learning = await openLearning();
    const id = await learning.learn(refund('ORD-1', 20.5));
    const before = await learning.template(id);
    const words = await curate(learning);
    // The last page says what all of them did.
    for (const phase of CURATION_PHASES) expect(words.at(-1)).toContain(`${phase}: `);
    expect(words.at(-1)).toContain('retire: 1 templates, 0 retired');
    expect(await learning.template(id)).toEqual(before);
  });

  it('retires what nobody has used for 90 days, and not what is pinned', async () => {
    let now = later(0);
    const learning = await openLearning({ now: () => now });
    const id = await learning.learn(refund('ORD-1', 20.5));
    now = later(80);
    await curate(learning);
    expect((await learning.template(id)).status).toBe('candidate');
    await change(learning.store, id ?? '', (template) => ({ ...template, pinned: true }));
    now = later(100);
    await curate(learning);
    expect((await learning.template(id)).status).toBe('candidate');
    await change(learning.store, id ?? '', (template) => ({ ...template, pinned: false }));
    await curate(learning);
    const retired = await learning.template(id);
    expect(retired).toMatchObject({ status: 'retired' });
    expect(retired.history.at(-1)).toMatchObject({ by: 'curation', cause: expect.stringContaining('not used since') });
  });

  it('keeps the active set bounded: the least useful go, the frequent stay', async () => {
    const learning = await openLearning({ settings: { activeTemplates: 1 } });
    const frequent = await learning.learn(refund('ORD-1', 20.5));
    for (const order of ['ORD-2', 'ORD-3', 'ORD-4']) await learning.learn(refund(order, 3.5));
    const show = (order: string): RunRecord =>
      record(`Show me order ${order}`, literalRun([{ tool: 'get_order', args: { orderId: order }, output: {} }]));
    const rare = await learning.learn(show('ORD-5'));
    await learning.learn(show('ORD-6'));
    expect((await learning.template(rare)).status).toBe('active');
    await curate(learning);
    expect((await learning.template(frequent)).status).toBe('active');
    expect((await learning.template(rare)).history.at(-1)?.cause).toContain('the least useful of 2 active templates');
  });

  it('lets the better of two near duplicates absorb the other, wordings and all', async () => {
    const learning = await openLearning();
    const query = (order: string): string => `Remind me about order ${order} on 2024-09-01`;
    const plain = (order: string): RunRecord =>
      record(
        query(order),
        literalRun([{ tool: 'remind', args: { orderId: order, due: '2024-09-01' }, output: {} }]),
        plannedAtOnce()
      );
    const careful = (order: string): RunRecord =>
      record(
        query(order),
        literalRun([
          { tool: 'get_order', args: { orderId: order }, output: { ok: true } },
          { tool: 'remind', args: { orderId: order, due: '2024-09-01' }, output: {}, over: { startedAt: 0 } },
        ]),
        plannedAtOnce()
      );
    const kept = await learning.learn(plain('ORD-1'));
    await learning.learn(plain('ORD-2'));
    const gone = await learning.learn(careful('ORD-3'));
    expect(gone).not.toBe(kept);
    await curate(learning);
    expect((await learning.template(kept)).status).toBe('active');
    expect((await learning.template(gone)).history.at(-1)?.cause).toContain('absorbed by');
    expect(await learning.store.count(TENANT, 'pattern', { templateId: gone ?? '' })).toBe(0);
    expect(await learning.store.count(TENANT, 'pattern', { templateId: kept ?? '' })).toBe(1);
  });

  it('does not absorb a template with one effect more', async () => {
    const learning = await openLearning();
    const first = await learning.learn(
      record(
        'Remind me about order ORD-1 on 2024-09-01',
        literalRun([{ tool: 'remind', args: { orderId: 'ORD-1', due: '2024-09-01' }, output: {} }])
      )
    );
    const second = await learning.learn(
      record(
        'Remind me about order ORD-2 on 2024-09-02',
        literalRun([
          { tool: 'remind', args: { orderId: 'ORD-2', due: '2024-09-02' }, output: {} },
          { tool: 'refund_order', args: { orderId: 'ORD-2', amount: 3 }, output: {} },
        ])
      )
    );
    await curate(learning);
    expect([(await learning.template(first)).status, (await learning.template(second)).status]).toEqual([
      'candidate',
      'candidate',
    ]);
  });

  it.each([
    ['runs that said which nodes ran', false],
    ['runs that an earlier version learnt from', true],
  ])('learns the condition that only some runs met, and then serves A with it, from %s', async (_what, old) => {
    const learning = await openLearning();
    const query = (order: string): string => `If order ${order} is late, remind me of it on 2024-09-01`;
    const run = (order: string, state: string): RunRecord =>
      record(
        query(order),
        literalRun([
          { tool: 'get_order', args: { orderId: order }, output: { state } },
          ...(state === 'late' ? [{ tool: 'remind', args: { orderId: order, due: '2024-09-01' }, output: {} }] : []),
        ])
      );
    const templates = new Set<string | undefined>();
    for (const [at, state] of ['late', 'fine', 'late', 'fine', 'late', 'fine'].entries()) {
      templates.add(await learning.learn(run(`ORD-${at}`, state)));
    }
    // The run that did nothing says a date that no slot takes: its slots are others, so the two stay apart for now.
    expect(templates.size).toBe(2);
    if (old) await forgetWhatRan(learning.store);
    await curate(learning);
    const live = (await learning.templates()).filter((template) => template.status !== 'retired');
    expect(live.map((template) => template.plan.nodes.map((node) => [node.tool, node.mutability, node.when]))).toEqual([
      [
        ['get_order', 'fixed', undefined],
        ['remind', 'fixed', 'nodes.get_order.state = "late"'],
      ],
    ]);
    expect(live[0]).toMatchObject({ status: 'active', missing: [], statistics: { planned: { success: 6 } } });
  });

  it('forgets what has decayed, and keeps what rules are folded from', async () => {
    let now = later(0);
    const learning = await openLearning({ now: () => now });
    await learning.learn(refund('ORD-1', 20.5));
    now = later(400);
    await curate(learning);
    expect(await learning.store.count(TENANT, 'trajectory', {})).toBe(0);
    expect(await learning.store.count(TENANT, 'node_experience', { kind: 'use' })).toBe(1);
  });

  it('embeds anew what an earlier embedder left, so that it is found again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'curation-'));
    try {
      const url = `file:${join(folder, 'experience.db')}`;
      const old = await openLearning({ store: createLibsqlStore({ url }) });
      const id = await old.learn(refund('ORD-1', 20.5));
      await old.store.close();

      const store = createLibsqlStore({ url });
      const embedder = wordEmbedder('words/v2');
      await store.open(embedder, { adopt: true });
      const learning = await openLearning({ store, embedder });
      await curate(learning);
      const [vector] = await embedder.embed(['Refund the amount of <number> on order <id>']);
      const found = await store.nominate(TENANT, 'pattern', { vector: vector ?? [], terms: [], limit: 3, filter: {} });
      expect(found.dense[0]?.cosine).toBeCloseTo(1, 5);
      expect((await learning.template(id)).status).toBe('candidate');
      await store.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('may be interrupted after any page and done again', async () => {
    const learning = await openLearning();
    await learning.learn(refund('ORD-1', 20.5));
    const first = await learning.activities.curatePage({ tenant: TENANT });
    await learning.activities.curatePage({ tenant: TENANT });
    await learning.activities.curatePage(first.next ?? { tenant: TENANT });
    expect(await curate(learning)).not.toEqual([]);
    expect(await learning.templates()).toHaveLength(1);
  });
});

describe('readTrajectory', () => {
  it('reads what was logged, and nothing of another version', async () => {
    const learning = await openLearning();
    await learning.activities.logTrajectory(refund('ORD-1', 20.5));
    const { records } = await learning.store.find(TENANT, 'trajectory', {}, { limit: 1 });
    const current = readTrajectory(records[0]?.body);
    expect(current).toMatchObject({ schema: 2, nodes: [{ tool: 'refund_order' }] });
    expect(readTrajectory({ ...current, schema: 3 })).toBeUndefined();
  });
});
