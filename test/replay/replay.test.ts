import { DeterminismViolationError } from '@temporalio/workflow';
import type { RunReport } from '../../shared/protocol/run';
import { replayHistories } from '../../testing/replay-histories';
import { testServer } from '../harness/temporal-test-server';
import { OWN_WORKFLOWS } from './child-scenario';
import { FILES, historyIn, textOf } from './frozen-histories';

const SCENARIOS = ['A', 'A-B-C', 'B', 'C', 'agent', 'approval', 'cancelled', 'failed', 'feedback', 'learn', 'outcome'];
/** The ways that `patched` guards, and the scenario whose histories take them. */
const PATCHES = {
  advice: 'learn-trouble',
  'answer-first': 'answer-first',
  'report-of-cancelled-child': 'cancelled-child',
  'in-flight-bytes': 'large-values',
  'join-portions': 'large-values',
  lean: 'lean',
  'learn-at-once': 'learn-at-once',
  'offload-portions': 'large-values',
  'plugin-options': 'curate',
  spill: 'large-values',
  'stale-plan-again': 'stale-tool',
};

const bundle = (): { workflowBundle: { codePath: string } } => ({
  workflowBundle: { codePath: testServer().bundlePath },
});

interface Event {
  eventType: string;
  markerRecordedEventAttributes?: { details?: Record<string, { payloads: { data: string }[] }> };
  activityTaskScheduledEventAttributes?: { activityType: { name: string }; activityId: string };
  workflowExecutionCompletedEventAttributes?: { result?: { payloads: { data: string }[] } };
  workflowExecutionFailedEventAttributes?: { failure?: { applicationFailureInfo?: { type: string } } };
}

const eventsOf = (file: string): Event[] => (JSON.parse(textOf(file)) as { events: Event[] }).events;

/** Activity types in the order in which they were scheduled: what replay compares. */
const activitiesOf = (file: string): string[] =>
  eventsOf(file).flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType.name ?? []);

function resultOf(file: string): RunReport {
  const [payload] = eventsOf(file).at(-1)?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? [];
  return JSON.parse(Buffer.from(payload?.data ?? '', 'base64').toString()) as RunReport;
}

const named = (scenario: string): string[] =>
  FILES.filter((file) => /^\d+\.\d+\.\d+-(.*)\.json(\.gz)?$/.exec(file)?.[1] === scenario);

it('every scenario has a frozen history', () => {
  for (const scenario of SCENARIOS) expect(named(scenario).length).toBeGreaterThan(0);
});

it.each(FILES)(
  '%s replays with the workflows of today',
  async (file) => {
    const history = await historyIn(file);
    // A history of a user's own workflow needs its code beside the product's.
    const workflows = named('cancelled-child').includes(file) ? { workflowsPath: OWN_WORKFLOWS } : bundle();
    expect(await replayHistories([history], workflows)).toEqual([{ workflowId: history.workflowId }]);
  },
  60_000
);

it.each(Object.entries(PATCHES))('the frozen histories take the way of the patch %s', (patch, scenario) => {
  expect(named(scenario).length).toBeGreaterThan(0);
  for (const file of named(scenario)) expect(markersOf(file).join()).toContain(`"${patch}"`);
});

function markersOf(file: string): string[] {
  return eventsOf(file)
    .flatMap((event) => Object.values(event.markerRecordedEventAttributes?.details ?? {}))
    .flatMap(({ payloads }) => payloads.map(({ data }) => Buffer.from(data, 'base64').toString()));
}

// Replay compares commands and not values, so the values that the histories hold are asserted beside it.
describe('what the frozen runs say', () => {
  it.each(named('A'))('%s made no model call', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', tier: 'A', usage: { total: { modelCalls: 0 } } });
    expect(activitiesOf(file)).not.toContain('rewritePlan');
    expect(activitiesOf(file)).toEqual(expect.arrayContaining(['route', 'read_stock', 'reserve_stock']));
  });

  it.each(named('B'))('%s made one confirming call', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', tier: 'B', usage: { total: { modelCalls: 1 } } });
    expect(activitiesOf(file).filter((name) => name === 'rewritePlan')).toHaveLength(1);
  });

  it.each(named('A-B-C'))('%s went down step by step', (file) => {
    const report = resultOf(file);
    expect(report.tierPath.map((step) => `${step.tier}${step.iteration}`)).toEqual(['A1', 'B1', 'B2', 'C1']);
    expect(report.tierPath.map((step) => step.outcome)).toEqual(['failed', 'failed', 'failed', 'succeeded']);
  });

  it.each(named('feedback'))('%s was rejected and undone', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'rejected', undone: [{ tool: 'reserve_stock' }] });
    expect(activitiesOf(file)).toContain('reserve_stock.compensate');
  });

  it.each(named('agent'))('%s was planned turn by turn, and went on after a failed call', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', tier: 'C', usage: { total: { modelCalls: 4 } } });
    const turn = ['planWorkflow', 'read_stock', 'planWorkflow', 'reserve_stock', 'planWorkflow', 'reserve_stock'];
    expect(activitiesOf(file)).toEqual(['route', ...turn, 'planWorkflow']);
  });

  it.each([...named('lean'), ...named('evaluated')])('%s evaluated in markers, under a timer', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', answer: 'There are 10 more.' });
    expect(activitiesOf(file)).toEqual(['route', 'planWorkflow', ...Array(3).fill('read_stock'), 'reserve_stock']);
    expect(markersOf(file).filter((marker) => /"(?:evaluate|composeAnswer)"/.test(marker))).toHaveLength(3);
    expect(eventsOf(file).map(({ eventType }) => eventType)).toContain('EVENT_TYPE_TIMER_STARTED');
  });

  it.each(named('lean-A'))('%s has a task for its route and its calls, and nothing else', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', tier: 'A', usage: { total: { modelCalls: 0 } } });
    expect(activitiesOf(file)).toEqual(['route', 'read_stock', 'reserve_stock']);
    expect(eventsOf(file).map(({ eventType }) => eventType)).not.toContain('EVENT_TYPE_TIMER_STARTED');
  });

  it.each(named('answer-first'))('%s answers before its learning child is there', (file) => {
    expect(resultOf(file)).toMatchObject({ outcome: 'answered', tier: 'A', usage: { total: { modelCalls: 0 } } });
    const types = eventsOf(file).map(({ eventType }) => eventType.replace('EVENT_TYPE_', ''));
    const answered = types.indexOf('WORKFLOW_EXECUTION_UPDATE_COMPLETED');
    expect(answered).toBeGreaterThan(0);
    expect(types.indexOf('CHILD_WORKFLOW_EXECUTION_STARTED')).toBeGreaterThan(answered);
    expect(types.slice(answered).filter((type) => type === 'WORKFLOW_TASK_STARTED')).toHaveLength(1);
  });

  it.each([...named('learn-at-once'), ...named('learn-at-once-trouble')])('%s is one activity', (file) => {
    expect(activitiesOf(file)).toEqual(['learnRun']);
  });

  it.each(named('cancelled-child'))('%s got the report of the run that was cancelled', (file) => {
    expect(resultOf(file)).toEqual({ isFailure: true, type: 'CANCELLED', nonRetryable: true, outcome: 'cancelled' });
    expect(activitiesOf(file)).toEqual(['followRun']);
  });

  it.each(named('failed'))('%s failed with a public code', (file) => {
    const failure = eventsOf(file).at(-1)?.workflowExecutionFailedEventAttributes?.failure;
    expect(failure?.applicationFailureInfo?.type).toBe('TOOL_PERMANENT');
  });
});

describe('a history that does not fit', () => {
  const tampered = async (change: (event: Event) => void): Promise<Error | undefined> => {
    const { workflowId, history } = await historyIn(named('A')[0] as string);
    const copy = structuredClone(history) as { events: Event[] };
    copy.events.forEach(change);
    const [outcome] = await replayHistories([{ workflowId, history: copy }], bundle());
    return outcome?.error;
  };

  it('because another tool was called is refused', async () => {
    const error = await tampered((event) => {
      const scheduled = event.activityTaskScheduledEventAttributes;
      if (scheduled?.activityType.name === 'reserve_stock') scheduled.activityType.name = 'send_letter';
    });
    expect(error).toBeInstanceOf(DeterminismViolationError);
  });

  it('because a call stood at another place in the plan is refused', async () => {
    const error = await tampered((event) => {
      const scheduled = event.activityTaskScheduledEventAttributes;
      if (scheduled?.activityType.name === 'reserve_stock') scheduled.activityId = 'A/1/elsewhere';
    });
    expect(error).toBeInstanceOf(DeterminismViolationError);
  });
});
