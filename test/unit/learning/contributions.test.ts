import { readContributions } from '../../../activities/learning/contributions';
import { readingStep } from '../../../activities/learning/learning-context';
import { readObservations } from '../../../activities/learning/pack-observations';
import { blameTemplate } from '../../../shared/learning/judge/blame';
import type { LexiconEntry } from '../../../shared/matching/template';
import type { RunRecord } from '../../../shared/protocol/run-record';
import { literalRun, NOW } from '../experience/run-fixture';
import { openLearning, record, TENANT, type Learning } from './learning-fixture';

const by = (user: string | undefined, run: RunRecord): RunRecord => ({
  ...run,
  query: { ...run.query, context: { environment: 'default', permissions: [], now: NOW, timeZone: 'UTC', user } },
});

const refund = (user: string | undefined, order: string, words = 'Refund'): RunRecord =>
  by(
    user,
    record(
      `${words} the amount of 20.5 on order ${order}`,
      literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 20.5 }, output: {} }])
    )
  );

async function blamed(learning: Learning, id: string): Promise<ReturnType<typeof blameTemplate>> {
  const step = readingStep(learning.store, TENANT, () => undefined);
  const template = await learning.template(id);
  return blameTemplate(template, await readContributions(step, id), await readObservations(step, id));
}

describe('where what was learnt came from', () => {
  it('says of each run what it gave, whose it was, and what hangs on it alone', async () => {
    const learning = await openLearning();
    const first = refund('ann', 'ORD-1');
    const id = (await learning.learn(first)) ?? '';
    expect(await blamed(learning, id)).toMatchObject([
      { user: 'ann', gave: 'plan', alone: ['the plan', 'the wording'] },
    ]);
    const second = refund('bob', 'ORD-2', 'Pay back');
    await learning.learn(second);
    await learning.learn(second);
    await learning.activities.recordFeedback({
      tenant: TENANT,
      workflowId: second.workflowId,
      outcome: 'answered',
      verdict: 'wrong',
      by: 'carol',
    });
    expect(await blamed(learning, id)).toMatchObject([
      {
        workflowId: first.workflowId,
        user: 'ann',
        gave: 'plan',
        alone: ['the wording'],
        proves: true,
        changed: [{ to: 'candidate' }],
      },
      {
        workflowId: second.workflowId,
        user: 'bob',
        gave: 'plan',
        alone: ['the wording'],
        proves: false,
        verdict: 'wrong',
        verdictBy: 'carol',
        changed: [{ to: 'active' }, { to: 'quarantined' }],
      },
    ]);
  });

  it('remembers of a name which runs it came from, once each', async () => {
    const learning = await openLearning({ lexicon: {} });
    const ask = (user: string, order: string): RunRecord =>
      by(
        user,
        record(
          `Find the customer Mira Olsen`,
          literalRun([{ tool: 'find_customer', args: { name: 'Mira Olsen' }, output: { id: order } }])
        )
      );
    const runs = [ask('ann', '1'), ask('bob', '2')];
    for (const run of [...runs, ...runs]) await learning.learn(run);
    const { records } = await learning.store.find(TENANT, 'lexicon', {}, { limit: 10 });
    for (const { body } of records) {
      const { from } = body as unknown as LexiconEntry;
      expect(from).toEqual(
        runs.map((run, at) => ({ workflowId: run.workflowId, user: at === 0 ? 'ann' : 'bob', at: run.closedAt }))
      );
    }
    expect(records.length).toBeGreaterThan(0);
  });

  it.each([
    [['ann', 'ann'], ['ann']],
    [
      ['bob', 'ann'],
      ['ann', 'bob'],
    ],
    [['ann', undefined], undefined],
  ])('counts whose runs have proven a template: %j', async (users, proven) => {
    const learning = await openLearning();
    let id: string | undefined;
    for (const [at, user] of users.entries()) id = await learning.learn(refund(user, `ORD-${at}`));
    expect((await learning.template(id)).statistics.provenBy).toEqual(proven);
  });
});
