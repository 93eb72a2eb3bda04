import { readTrajectory } from '../../../shared/learning/observe/trajectory.schema';
import { emptyRunUsage } from '../../../shared/protocol/usage';
import { failedCall } from './call-fixture';
import { literalRun, NOW } from './run-fixture';
import { openLearning, record, TENANT } from './learning-fixture';

describe('the trajectory of a run', () => {
  it('holds every field that the paper lists', async () => {
    const learning = await openLearning();
    const steps = literalRun([
      { tool: 'get_order', args: { orderId: 'ORD-1' }, output: { total: 30.5 } },
      {
        tool: 'refund_order',
        args: { orderId: 'ORD-1', amount: 30.5 },
        output: {},
        node: { after: ['n_get_order'] },
        over: { startedAt: 5_000 },
      },
    ]);
    const wrongId = failedCall('get_order', { orderId: 'ORD1' }, { toolCode: 'BAD_ID', message: 'ORD1 is no id' });
    const usage = emptyRunUsage();
    usage.total = { ...usage.total, costUsd: 0.02, tokens: { input: 900, cacheWrite: 0, cacheRead: 50, output: 70 } };
    const run = record(
      'Refund everything of ORD-1',
      { plan: steps.plan, calls: [{ ...wrongId, callId: 'C/1/n_get_order', node: 'n_get_order' }, ...steps.calls] },
      { tierPath: [{ tier: 'C', iteration: 1, outcome: 'succeeded', durationMs: 9 }], usage }
    );
    run.query.context.timeRange = { from: '2024-01-01' };
    run.query.context.dataSources = ['orders'];
    run.query.context.permissions = ['orders:write'];
    await learning.learn(run);

    const { records } = await learning.store.find(TENANT, 'trajectory', {}, { limit: 1 });
    const trajectory = readTrajectory(records[0]?.body);
    expect(trajectory).toMatchObject({
      schema: 2,
      trigger: { query: 'Refund everything of ORD-1', masked: 'Refund everything of <id>' },
      context: {
        environment: 'default',
        user: 'ann',
        timeRange: { from: '2024-01-01' },
        dataSources: ['orders'],
        permissions: ['orders:write'],
        now: NOW,
        timeZone: 'UTC',
      },
      metadata: {
        startedAt: NOW,
        outcome: 'answered',
        version: expect.stringMatching(/^[0-9a-f]{16}$/),
        compatibility: ['get_order@get_order-contract', 'refund_order@refund_order-contract'],
      },
      nodes: [
        { id: 'n_get_order', mutability: 'fixed', generated: true, experiences: [expect.any(String)] },
        { id: 'n_refund_order', mutability: 'fixed', generated: true, experiences: [] },
      ],
      shape: 'sequential',
      tier: 'C',
      tierPath: [{ tier: 'C', outcome: 'succeeded' }],
      tokens: { input: 900, output: 70 },
      costUsd: 0.02,
    });
    const [failed, read, refunded] = trajectory?.actions ?? [];
    expect(failed).toMatchObject({ failure: { toolCode: 'BAD_ID' }, experiences: trajectory?.nodes[0]?.experiences });
    expect(read).toMatchObject({ args: { orderId: 'ORD-1' }, output: { total: 30.5 }, after: [] });
    expect(refunded?.after).toContain('C/1/n_get_order');
    // The id of a node experience in the trajectory finds the stored error.
    const [id] = trajectory?.nodes[0]?.experiences ?? [];
    const known = await learning.store.find(TENANT, 'node_experience', { fingerprint: id ?? '' }, { limit: 2 });
    expect(known.records.map((item) => item.body)).toMatchObject([
      { kind: 'failure', tool: 'get_order', code: 'BAD_ID' },
    ]);
  });
});
