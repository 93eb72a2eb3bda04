import { randomUUID } from 'node:crypto';
import { applyAction } from '../../shared/learning/judge/promotion';
import type { Template } from '../../shared/matching/template';
import type { Json } from '../../shared/protocol/json';
import { feedbackUpdate } from '../../shared/protocol/messages';
import type { Engine } from '../harness/engine';
import { waitFor } from '../harness/wait-for';
import { ask, startWarehouse } from '../replay/scenarios';

let engine: Engine;
beforeAll(async () => {
  engine = await startWarehouse();
  for (const text of ['reserve 3 bolts', 'reserve 4 washers', 'reserve 5 hinges']) await ask(engine, `Please ${text}`);
}, 120_000);
afterAll(() => engine.stop());

/** What the Web UI shows of an open run. */
async function currentDetails(workflowId: string): Promise<string> {
  const metadata = await engine.temporal.workflow
    .getHandle(workflowId)
    .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return metadata.currentDetails ?? '';
}

describe('a template that a person guards', () => {
  it('serves, and asks before each effect', async () => {
    const [stored] = await engine.store
      .find(engine.tenant, 'template', { status: 'active' }, { limit: 1 })
      .then((page) => page.records);
    if (!stored) throw new Error('no template is active');
    const steer = async (action: 'guard' | 'unguard'): Promise<void> => {
      const [record] = await engine.store.get(engine.tenant, 'template', [stored.id]);
      const { version, ...rest } = record as NonNullable<typeof record>;
      const body = applyAction(rest.body as unknown as Template, action, new Date().toISOString()) as unknown as Json;
      await engine.store.put({ ...rest, body }, version);
    };
    await steer('guard');
    const run = await engine.client.start('Please reserve 4 screws', { requestId: randomUUID() });
    await waitFor('the approval', async () => (await run.report()).pending.length === 1);
    const report = await run.report();
    expect(report).toMatchObject({ templateId: stored.id, pending: [{ kind: 'approval', tool: 'reserve_stock' }] });
    await run.approve({ callId: report.pending[0]?.callId ?? '', approved: true, by: 'ann' });
    await expect(run.result()).resolves.toMatchObject({ outcome: 'answered' });
    await steer('unguard');
  }, 60_000);
});

describe('feedback while the window is open', () => {
  it('"wrong" degrades and answers again, "right" closes the window and is the evidence; the steps are shown', async () => {
    const options = { feedbackWindowMs: 60_000 };
    const run = await engine.client.start('Please reserve 6 screws', { requestId: randomUUID(), options });
    await expect(run.answer()).resolves.toMatchObject({ tier: 'A' });
    const handle = engine.temporal.workflow.getHandle(run.workflowId);
    const stranger = handle.executeUpdate(feedbackUpdate, { args: [{ tenant: 'somebody else', verdict: 'wrong' }] });
    await expect(stranger).rejects.toMatchObject({
      cause: { type: 'FEEDBACK_REFUSED', message: 'the run belongs to another tenant' },
    });

    await run.feedback({ verdict: 'wrong', note: 'from the other shelf', by: 'ann' });
    await waitFor('the second answer', async () => (await run.report()).tierPath.at(-1)?.outcome === 'succeeded');
    const again = await run.report();
    expect(again.tierPath.map(({ tier, outcome }) => `${tier} ${outcome}`)).toEqual(['A wrong', 'B succeeded']);
    const details = await currentDetails(run.workflowId);
    expect(details).toContain('- A1 wrong: the user called the answer wrong: from the other shelf');
    expect(details).toContain('- B1 succeeded');

    await run.feedback({ verdict: 'right', by: 'bob' });
    const report = await run.result();
    expect(report).toMatchObject({
      outcome: 'answered',
      verdict: 'right',
      verdictBy: 'bob',
      evidence: { sufficient: true, kind: 'user' },
    });
    await expect(run.explain()).resolves.toContain('bob called it right');
    await expect(run.feedback({ verdict: 'wrong' })).rejects.toMatchObject({
      code: 'FEEDBACK_REFUSED',
      message: expect.stringContaining('was called right') as string,
    });
  }, 60_000);
});

describe('"wrong" after the close of a run that reused a template', () => {
  it('quarantines it, and answers again one tier lower as a linked run', async () => {
    const [, first] = await ask(engine, 'Please reserve 7 rivets');
    const served = first.tier === 'C' ? (await ask(engine, 'Please reserve 8 cogs'))[1] : first;
    expect(served.tier).not.toBe('C');
    const run = engine.client.runOf(served.workflowId);
    const { rerun } = await run.feedback({ verdict: 'wrong', note: 'other bin', rerun: true, by: 'ann' });
    const second = await rerun?.result();
    expect(second).toMatchObject({
      outcome: 'answered',
      tier: served.tier === 'A' ? expect.stringMatching(/B|C/) : 'C',
    });
    expect(second?.templateId).not.toBe(served.templateId);
    const linked = await engine.temporal.workflow.getHandle(second?.workflowId ?? '').describe();
    await expect(linked.staticDetails()).resolves.toContain(`in reply to \`${served.workflowId}\``);
    const [stored] = await engine.store.get(engine.tenant, 'template', [served.templateId ?? '']);
    expect(stored?.keys.status).toBe('quarantined');
  }, 60_000);
});
