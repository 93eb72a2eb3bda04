import { randomUUID } from 'node:crypto';
import type { temporal } from '@temporalio/proto';
import { learningIdOf } from '../../shared/protocol/messages';
import { startEngine, type Engine } from '../harness/engine';
import { warehouseTools } from '../harness/warehouse-tools';
import { warehousePlanner } from '../replay/scenarios';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine({
    tools: warehouseTools,
    planner: warehousePlanner(),
    plugin: {
      activityOptions: {
        model: { startToCloseTimeout: '77 s', retry: { maximumAttempts: 2 } },
        learning: { scheduleToCloseTimeout: '2 h' },
      },
    },
  });
});

afterAll(() => engine.stop());

type Scheduled = temporal.api.history.v1.IActivityTaskScheduledEventAttributes;

async function scheduled(workflowId: string, type: string): Promise<Scheduled> {
  const { events } = await engine.temporal.workflow.getHandle(workflowId).fetchHistory();
  const found = events?.find((event) => event.activityTaskScheduledEventAttributes?.activityType?.name === type);
  return found?.activityTaskScheduledEventAttributes ?? {};
}

const seconds = (duration: { seconds?: unknown } | null | undefined): number => Number(duration?.seconds);

it('what the plugin sets of activity options stands in the history, over the defaults, and reaches learning', async () => {
  const run = await engine.client.start('Please reserve 3 bolts', { requestId: randomUUID() });
  await run.result();
  await engine.learned(run.workflowId);

  const plan = await scheduled(run.workflowId, 'planWorkflow');
  expect(seconds(plan.startToCloseTimeout)).toBe(77);
  expect(plan.retryPolicy).toMatchObject({ maximumAttempts: 2, backoffCoefficient: 2 });
  expect(seconds(plan.scheduleToCloseTimeout)).toBe(30 * 60);
  expect(seconds((await scheduled(run.workflowId, 'route')).startToCloseTimeout)).toBe(20);

  const log = await scheduled(learningIdOf(run.workflowId), 'learnRun');
  expect(seconds(log.scheduleToCloseTimeout)).toBe(2 * 60 * 60);
  expect([seconds(log.startToCloseTimeout), seconds(log.heartbeatTimeout)]).toEqual([2 * 60, 15]);
});
