import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import { recordIds } from '../../../activities/learning/record-ids';
import type { CurateInput } from '../../../shared/protocol/messages';
import type { RunRecord } from '../../../shared/protocol/run-record';
import type { Observation } from '../../../shared/matching/template';
import { literalRun, NOW } from './run-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const refund = (order: string, amount: number): RunRecord =>
  record(
    `Refund the amount of ${amount} on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount }, output: {} }])
  );

const minutesBefore = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

/** What `count` earlier runs said, as learning wrote it: right, with evidence, each about values of its own. */
async function observed(store: ExperienceStore, templateId: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const observation: Observation = {
      schema: 1,
      templateId,
      workflowId: `wfg/acme/old${index}`,
      tenant: TENANT,
      kind: 'direct',
      success: true,
      evidence: true,
      score: 0.95,
      slotsDigest: `d${index}`,
      at: minutesBefore(count - index),
    };
    await store.put(
      {
        id: recordIds.observation(TENANT, templateId, observation.workflowId),
        kind: 'observation',
        tenant: TENANT,
        keys: { templateId },
        body: JSON.parse(JSON.stringify(observation)),
        updatedAt: observation.at,
      },
      'absent'
    );
  }
}

async function curate(learning: Learning): Promise<string> {
  let summary = '';
  for (let input: CurateInput | undefined = { tenant: TENANT, phase: 'pack' }; input;) {
    const page: Awaited<ReturnType<Learning['activities']['curatePage']>> = await learning.activities.curatePage(input);
    summary = page.summary;
    input = page.next;
  }
  return summary;
}

describe('packing of observations', () => {
  it('loses no count, keeps verdicts possible, and does nothing where it is done again', async () => {
    const learning = await openLearning();
    const id = (await learning.learn(refund('ORD-1', 20.5))) ?? '';
    await observed(learning.store, id, 1_600);
    await learning.learn(refund('ORD-2', 3.5));
    const before = await learning.template(id);
    expect(before).toMatchObject({
      status: 'active',
      statistics: { direct: { success: 1_600 }, planned: { success: 2 } },
    });

    expect(await curate(learning)).toContain('pack: 1 templates, 1000 observations packed');
    expect(await learning.store.count(TENANT, 'observation', { templateId: id })).toBe(602);
    expect(await learning.store.count(TENANT, 'observation', { packOf: id })).toBe(2);
    await learning.learn(refund('ORD-3', 4.5));
    expect((await learning.template(id)).statistics).toMatchObject({
      ...before.statistics,
      answered: [...(before.statistics.answered ?? []), expect.any(String)],
      planned: { success: 3, failure: 0 },
      independentSuccesses: 3,
      successesSinceQuarantine: 3,
      lastUsedAt: expect.any(String),
    });
    expect(await curate(learning)).toContain('0 observations packed');

    // A run whose observation is packed by now is called wrong: it counts once, as wrong, and the template leaves A.
    const old = refund('ORD-9', 9.5);
    await learning.activities.logTrajectory({ ...old, workflowId: 'wfg/acme/old3', tier: 'A', templateId: id });
    await learning.activities.recordFeedback({
      tenant: TENANT,
      workflowId: 'wfg/acme/old3',
      verdict: 'wrong',
      outcome: 'answered',
    });
    expect(await learning.template(id)).toMatchObject({
      status: 'quarantined',
      statistics: { direct: { success: 1_599, failure: 1 }, wrong: 1 },
    });
  }, 120_000);

  it('may be interrupted between writing the pack and removing what is in it', async () => {
    const learning = await openLearning();
    const id = (await learning.learn(refund('ORD-1', 20.5))) ?? '';
    await observed(learning.store, id, 1_100);
    const removeWhere = learning.store.removeWhere.bind(learning.store);
    learning.store.removeWhere = async () => {
      learning.store.removeWhere = removeWhere;
      throw new Error('the worker was killed');
    };
    await expect(curate(learning)).rejects.toThrow('the worker was killed');
    // Both are there now: each run still counts once.
    await learning.learn(refund('ORD-2', 3.5));
    expect((await learning.template(id)).statistics).toMatchObject({
      direct: { success: 1_100 },
      planned: { success: 2 },
    });
    expect(await curate(learning)).toContain('500 observations packed');
    await learning.learn(refund('ORD-3', 4.5));
    expect((await learning.template(id)).statistics).toMatchObject({
      direct: { success: 1_100 },
      planned: { success: 3 },
    });
  }, 120_000);

  it('keeps what was written between reading and removing', async () => {
    const learning = await openLearning();
    const id = (await learning.learn(refund('ORD-1', 20.5))) ?? '';
    await observed(learning.store, id, 1_100);
    const removeWhere = learning.store.removeWhere.bind(learning.store);
    const first = recordIds.observation(TENANT, id, 'wfg/acme/old0');
    learning.store.removeWhere = async (...args) => {
      learning.store.removeWhere = removeWhere;
      const [current] = await learning.store.get(TENANT, 'observation', [first]);
      const body = { ...(current?.body as object), verdict: 'wrong', success: false };
      await learning.store.put(
        { id: first, kind: 'observation', tenant: TENANT, keys: { templateId: id }, body, updatedAt: NOW },
        'any'
      );
      return removeWhere(...args);
    };
    await curate(learning);
    await learning.learn(refund('ORD-2', 3.5));
    expect((await learning.template(id)).statistics).toMatchObject({
      direct: { success: 1_099, failure: 1 },
      wrong: 1,
    });
  }, 120_000);

  it('says so where there are more than are counted', async () => {
    const learning = await openLearning({ settings: { mostRead: 20 } });
    const id = (await learning.learn(refund('ORD-1', 20.5))) ?? '';
    await observed(learning.store, id, 30);
    const run = refund('ORD-2', 3.5);
    await learning.activities.logTrajectory(run);
    const { summary } = await learning.activities.promoteTemplates(run, id);
    expect(summary).toContain(
      `WARNING: only 20 observations of template ${id} were counted; run \`workflowgen curate\``
    );
  });
});
