import type { ExperienceStore } from '../../../activities/experience-store/experience-store';
import { gatheredStore, type GatheredStore } from '../../../activities/learning/gathered-store';
import { learningStore } from '../../../activities/learning/learning-store';
import { recordId } from '../../../activities/learning/record-ids';
import { inMemoryStore } from '../../../testing/in-memory-store';
import { literalRun } from './run-fixture';
import { openLearning, record, TENANT } from './learning-fixture';

const AT = '2026-01-01T00:00:00.000Z';
const SUM = recordId(TENANT, 'template', 'sum');

const refund = (order: string) =>
  record(
    `Refund the amount of 12.5 on order ${order}`,
    literalRun([{ tool: 'refund_order', args: { orderId: order, amount: 12.5 }, output: { refundId: `RF-${order}` } }])
  );

describe('what a step writes', () => {
  let store: ExperienceStore;
  beforeEach(async () => {
    store = inMemoryStore();
    await store.open({ id: 'gathered/1', dimensions: 4 });
  });
  afterEach(() => store.close());

  const gather = (): GatheredStore =>
    gatheredStore(
      learningStore(store, TENANT, async () => undefined),
      TENANT
    );
  /** Adds a record and tells all that there are, as learning does with uses and observations. */
  const join = async (own: GatheredStore, name: string): Promise<void> => {
    const id = recordId(TENANT, 'observation', name);
    await own.insert({ id, kind: 'observation', keys: { of: 'sum' }, body: name, updatedAt: AT });
    await own.update('template', SUM, async () => {
      const seen = await own.all('observation', { of: 'sum' }, 5_000);
      return { id: SUM, kind: 'template', keys: {}, body: seen.map(({ body }) => body).sort(), updatedAt: AT };
    });
  };
  const sum = async (): Promise<unknown> => (await store.get(TENANT, 'template', [SUM]))[0]?.body;

  it('is seen by the step at once and by others at the end, in one write', async () => {
    const own = gather();
    await join(own, 'a');
    await join(own, 'b');
    expect((await own.get('template', SUM))?.body).toEqual(['a', 'b']);
    expect(await sum()).toBeUndefined();
    const before = own.operations;
    expect(await own.commit()).toBe(true);
    expect(own.operations - before).toBe(1);
    expect(await sum()).toEqual(['a', 'b']);
  });

  it('is refused where another step has counted since, and counts both when it is done again', async () => {
    const [first, second] = [gather(), gather()];
    await join(first, 'a');
    await join(second, 'b');
    expect(await first.commit()).toBe(true);
    expect(await second.commit()).toBe(false);
    const again = gather();
    await join(again, 'b');
    expect(await again.commit()).toBe(true);
    expect(await sum()).toEqual(['a', 'b']);
  });

  it('is never folded from a listing that is older than the version it is written on', async () => {
    const [first, second] = [gather(), gather()];
    // As a step that looks at the observations before it comes to the template.
    expect(await second.all('observation', { of: 'sum' }, 5_000)).toEqual([]);
    await join(first, 'a');
    expect(await first.commit()).toBe(true);
    await join(second, 'b');
    expect(await second.commit()).toBe(true);
    expect(await sum()).toEqual(['a', 'b']);
  });

  it('does not ask again for what was read ahead', async () => {
    const own = gather();
    const ids = [recordId(TENANT, 'observation', 'a')];
    await own.readAhead({
      get: [
        { kind: 'template', ids: [SUM] },
        { kind: 'observation', ids },
      ],
      find: [{ kind: 'observation', filter: { of: 'sum' }, limit: 256 }],
    });
    await join(own, 'a');
    expect(await own.commit()).toBe(true);
    expect(own.operations).toBe(2);
  });
});

it('a run costs one read and one write a step, a look for names, and all uses of its tools while they are few, however many tools it called', async () => {
  const { activities } = await openLearning();
  const run = record(
    'Refund the amount of 12.5 on order ORD-1',
    literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1' }, output: { orderId: 'ORD-1' } },
      { tool: 'refund_order', args: { orderId: 'ORD-1', amount: 12.5 }, output: { refundId: 'RF-1' } },
    ])
  );
  const log = await activities.logTrajectory(run);
  const node = await activities.learnNodeExperience(log.run);
  const compared = await activities.compareTrajectories(log.run);
  const made = await activities.generaliseTemplate(log.run);
  const promoted = await activities.promoteTemplates(log.run, made.templateId);
  expect(made.templateId).toBeDefined();
  const operations = [log, node, compared, made, promoted].map(({ storeOperations }) => storeOperations);
  // The uses of a tool are folded from all of them until there are some: one read more.
  expect(operations).toEqual([3, 3, 2, 2, 2]);
});

it('a step that met another one is done again, and says each thing once', async () => {
  const inner = inMemoryStore();
  const one = await openLearning({ store: inner });
  let meets: (() => Promise<unknown>) | undefined;
  const store: ExperienceStore = {
    ...inner,
    open: async () => undefined,
    putAll: async (...asked) => {
      const meet = meets;
      meets = undefined;
      await meet?.();
      return inner.putAll(...asked);
    },
  };
  const other = await openLearning({ store });
  const { run } = await other.activities.logTrajectory(refund('ORD-1'));
  meets = () => one.learn(refund('ORD-2'));
  const { summary } = await other.activities.learnNodeExperience(run);
  expect(summary).toBe('refund_order 2/2');
  await inner.close();
});
