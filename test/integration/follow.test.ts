import { randomUUID } from 'node:crypto';
import type { RunEvent, RunHandle } from '../../client';
import type { RunReport } from '../../shared/protocol/run';
import { direct } from '../harness/effect-receiver';
import type { Engine } from '../harness/engine';
import { startWarehouse } from '../replay/scenarios';

let engine: Engine;
beforeAll(async () => {
  engine = await startWarehouse();
});
afterAll(() => engine.stop());

const start = (text: string, options: object = {}): Promise<RunHandle> =>
  engine.client.start(text, { requestId: randomUUID(), options: { from: 'C', learn: false, ...options } });

async function followed(run: RunHandle): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of run.follow({ everyMs: 50 })) events.push(event);
  return events;
}

async function historyLength({ workflowId }: RunHandle): Promise<number> {
  return (await engine.temporal.workflow.getHandle(workflowId).describe()).historyLength;
}

it('tells the tier, the plan, what each node came to, the answer and the end, in their order', async () => {
  const events = await followed(await start('Please reserve 3 bolts'));
  const kinds = events.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1]);
  expect(kinds).toEqual(['routed', 'plan', 'node', 'step', 'answer', 'ended']);
  const last = new Map(events.flatMap((event) => (event.kind === 'node' ? [[event.tool, event.state] as const] : [])));
  expect(Object.fromEntries(last)).toEqual({ read_stock: 'done', reserve_stock: 'done' });
  const [ended] = events.slice(-1) as { report: RunReport }[];
  expect(ended?.report.outcome).toBe('answered');
}, 60_000);

it('adds no event to the history of the run that is followed, by however many', async () => {
  const alone = await start('Please reserve 4 bolts');
  await alone.result();
  const watched = await start('Please reserve 5 bolts');
  await Promise.all([followed(watched), followed(watched), followed(watched)]);
  expect(await historyLength(watched)).toBe(await historyLength(alone));
}, 60_000);

it('tells of a call that waits for a person, and goes on when he has spoken', async () => {
  const run = await start('Please write to Cleo', { approval: 'once' });
  const events: RunEvent[] = [];
  for await (const event of run.follow({ everyMs: 50 })) {
    events.push(event);
    if (event.kind === 'waiting') await run.approve({ callId: event.decision.callId, approved: true });
  }
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['waiting', 'answer', 'ended']));
}, 60_000);

it('ends with the report of a run that failed, and does not throw', async () => {
  direct(engine.folder, { tool: 'send_letter', fault: 'permanent', times: 3 });
  const events = await followed(await start('Please write to Bob'));
  expect(events.filter(({ kind }) => kind === 'step').length).toBeGreaterThan(0);
  expect(events.at(-1)).toMatchObject({ kind: 'ended', report: { outcome: 'failed' } });
}, 60_000);

it('ends when its signal is aborted, and the run goes on', async () => {
  const run = await start('Please write to Ann', { approval: 'once' });
  const stop = new AbortController();
  for await (const event of run.follow({ everyMs: 50, signal: stop.signal })) {
    if (event.kind === 'waiting') stop.abort();
  }
  expect((await run.report()).outcome).toBe('running');
  await run.cancel();
}, 60_000);
