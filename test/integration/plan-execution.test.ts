import { randomUUID } from 'node:crypto';
import { scriptedPlanner } from '../../testing/scripted-planner';
import type { PlannerScript, ScriptedPlanner } from '../../testing/scripted-planner';
import type { RunFailedError } from '../../client/run-failed-error';
import type { RunHandle } from '../../client/run-handle';
import type { WorkflowGenError } from '../../shared/protocol/errors';
import type { RunReport } from '../../shared/protocol/run';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { direct, effectReceiver } from '../harness/effect-receiver';
import type { EffectAttempt } from '../harness/effect-receiver';
import { lastTurn, node, plan } from '../harness/plan-script';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';

let engine: Engine;
let planner: ScriptedPlanner;

beforeAll(async () => {
  engine = await startEngine({
    tools: warehouseTools,
    planner: { name: 'scripted', call: (request, options) => planner.call(request, options) },
  });
});

afterAll(() => engine.stop());

const SPACE = { options: { from: 'C' as const, learn: false } };

/** Runs one query with the given model replies. */
async function run(replies: PlannerScript, options: object = {}): Promise<RunReport> {
  planner = scriptedPlanner(replies);
  const started = await engine.client.start('do it', {
    requestId: randomUUID(),
    ...SPACE,
    ...options,
  });
  return started.result();
}

async function failure(replies: PlannerScript, options: object = {}): Promise<RunFailedError> {
  return run(replies, options).then(
    (report) => {
      throw new Error(`the run ended as ${report.outcome}`);
    },
    (error: RunFailedError) => error
  );
}

const unique = (): string => randomUUID().slice(0, 8);
const receiver = (): ReturnType<typeof effectReceiver> => effectReceiver(engine.folder);
const reserve = (id: string, item: string, more: object = {}): ReturnType<typeof node> =>
  node(
    id,
    'reserve_stock',
    [
      ['item', 'constant', item],
      ['count', 'constant', '2'],
    ],
    more
  );
const letter = (id: string, to: string, body: string): ReturnType<typeof node> =>
  node(id, 'send_letter', [
    ['to', 'constant', to],
    ['body', 'constant', body],
  ]);

describe('a plan', () => {
  it('runs in dependency order, passes outputs on and composes the answer', async () => {
    const report = await run([
      plan(
        [
          node('label', 'label_shelf', [
            ['shelf', 'output', 'stock.shelf'],
            ['label', 'expression', 'nodes.stock.count & "x"'],
          ]),
          node('stock', 'read_stock', [['item', 'constant', 'bolts']]),
        ],
        'Shelf {{nodes.stock.shelf}} holds {{nodes.stock.count}}.'
      ),
    ]);
    expect(report).toMatchObject({ outcome: 'answered', answer: 'Shelf S-5 holds 5.', tier: 'C' });
    expect(report.nodes.map((item) => item.state)).toEqual(['done', 'done']);
    expect(report.evidence.sufficient).toBe(true);
  });

  it('skips a node whose condition does not hold, and what depends on it', async () => {
    const report = await run([
      plan([
        node('stock', 'read_stock', [['item', 'constant', 'bolts']]),
        node('skipped', 'read_stock', [['item', 'constant', 'nuts']], { when: 'nodes.stock.count > 100' }),
        node('after', 'label_shelf', [
          ['shelf', 'output', 'skipped.shelf'],
          ['label', 'constant', 'x'],
        ]),
        node('held', 'read_stock', [['item', 'constant', 'cog']], { when: 'nodes.stock.count = 5' }),
      ]),
    ]);
    expect(report.nodes.map((item) => item.state)).toEqual(['done', 'skipped', 'skipped', 'done']);
  });

  it('runs once per item of a list, and gives the list of outputs', async () => {
    const report = await run([
      plan(
        [
          node('each', 'read_stock', [['item', 'expression', 'item']], { forEach: '["a", "bb", "ccc"]' }),
          node('sum', 'label_shelf', [
            ['shelf', 'output', 'each[2].shelf'],
            ['label', 'expression', '$string($sum(nodes.each.count))'],
          ]),
        ],
        'Total {{$sum(nodes.each.count)}}'
      ),
    ]);
    expect(report.answer).toBe('Total 6');
    expect(report.nodes[0]?.calls).toBe(3);
  });

  it('goes on past a node that may fail', async () => {
    direct(engine.folder, { tool: 'label_shelf', fault: 'permanent', times: 1 });
    const report = await run([
      plan([
        node(
          'label',
          'label_shelf',
          [
            ['shelf', 'constant', 'S'],
            ['label', 'constant', unique()],
          ],
          { onError: 'continue' }
        ),
        node('stock', 'read_stock', [['item', 'constant', 'bolts']]),
      ]),
    ]);
    expect(report).toMatchObject({ outcome: 'answered' });
    expect(report.nodes[0]).toMatchObject({ state: 'failed' });
  });

  it('answers an equal call from the first, in one plan and over iterations', async () => {
    const item = unique();
    direct(engine.folder, { tool: 'label_shelf', fault: 'permanent', times: 1 });
    const broken = node('label', 'label_shelf', [
      ['shelf', 'constant', 'S'],
      ['label', 'constant', item],
    ]);
    const report = await run((request, n) =>
      n === 0
        ? plan([reserve('one', item), reserve('two', item), { ...broken, after: ['two'] }])
        : plan([reserve('one', item), broken], 'done', { earlier: earlierOf(lastTurn(request), 'keep') })
    );
    expect(report.outcome).toBe('answered');
    expect(report.tierPath.map((step) => step.outcome)).toEqual(['failed', 'succeeded']);
    expect(attemptsOf(report, 'reserve_stock')).toHaveLength(1);
  });

  it('plans in rounds, seeing the outputs between them', async () => {
    const report = await run((request, n) => {
      if (n === 0) return { nodes: [node('stock', 'read_stock', [['item', 'constant', 'bolts']])], more: true };
      const seen = /"shelf":\s*"(S-\d)"/.exec(lastTurn(request))?.[1] ?? 'unseen';
      return plan(
        [
          node('label', 'label_shelf', [
            ['shelf', 'constant', seen],
            ['label', 'constant', 'x'],
          ]),
        ],
        `labelled ${seen}`
      );
    });
    expect(report).toMatchObject({ outcome: 'answered', answer: 'labelled S-5' });
    expect(report.nodes.map((item) => item.node)).toEqual(['stock', 'label']);
  });
});

describe('a plan fault', () => {
  it('undoes what the next plan does not keep, and does not send a reworded letter twice', async () => {
    const item = unique();
    direct(engine.folder, { tool: 'label_shelf', fault: 'permanent', times: 1 });
    const report = await run((request, n) =>
      n === 0
        ? plan([
            reserve('hold', item),
            letter('mail', item, 'first wording'),
            node(
              'label',
              'label_shelf',
              [
                ['shelf', 'constant', 'S'],
                ['label', 'constant', item],
              ],
              { after: ['hold', 'mail'] }
            ),
          ])
        : plan([letter('mail', item, 'second wording'), reserve('hold', `${item}-other`)], 'done', {
            earlier: earlierOf(lastTurn(request), 'keep', { reserve_stock: 'replace' }),
          })
    );
    expect(report.outcome).toBe('answered');
    expect(report.undone.map((effect) => effect.tool)).toEqual(['reserve_stock']);
    expect(attemptsOf(report, 'send_letter')).toHaveLength(1);
  });

  it('refuses a plan that is silent about an earlier effect, and repairs it', async () => {
    const item = unique();
    direct(engine.folder, { tool: 'label_shelf', fault: 'permanent', times: 1 });
    const label = node(
      'label',
      'label_shelf',
      [
        ['shelf', 'constant', 'S'],
        ['label', 'constant', item],
      ],
      { after: ['hold'] }
    );
    const report = await run((request, n) =>
      n === 0
        ? plan([reserve('hold', item), label])
        : n === 1
          ? plan([reserve('hold', item), label])
          : plan([reserve('hold', item), label], 'done', { earlier: [{ call: 'C/1/hold', decision: 'keep' }] })
    );
    expect(report.outcome).toBe('answered');
    expect(planner.requests).toHaveLength(3);
    expect(lastTurn(planner.requests[2] as never)).toContain('C/1/hold');
  });

  it('ends as failed after three iterations, with everything undone in reverse order', async () => {
    const item = unique();
    direct(engine.folder, { tool: 'label_shelf', fault: 'permanent', times: 3 });
    const error = await failure((request, n) =>
      plan(
        [
          reserve('hold', item),
          reserve('more', `${item}-2`, { after: ['hold'] }),
          node(
            'label',
            'label_shelf',
            [
              ['shelf', 'constant', 'S'],
              ['label', 'constant', item],
            ],
            { after: ['more'] }
          ),
        ],
        'done',
        n === 0 ? {} : { earlier: earlierOf(lastTurn(request), 'keep') }
      )
    );
    expect(error.code).toBe('TOOL_PERMANENT');
    expect(error.report?.outcome).toBe('failed');
    expect(error.report?.tierPath).toHaveLength(3);
    expect(error.report?.undone.map((effect) => effect.callId)).toEqual(['C/1/more', 'C/1/hold']);
    expect(error.report?.left).toEqual([]);
  });

  it('ends as compensation_failed where an effect cannot be undone, and names it', async () => {
    direct(engine.folder, { tool: 'reserve_stock', fault: 'undo-fails', times: 1 });
    const error = await failure(async (_request, n) =>
      n === 0
        ? plan([reserve('hold', unique())], '{{nodes.hold.reservation}}', { more: true })
        : { nodes: [], ask: 'Which one?' }
    );
    expect(error.code).toBe('COMPENSATION_FAILED');
    expect(error.report?.left[0]).toMatchObject({ tool: 'reserve_stock' });
  });

  it('asks back: completes as needs_input with the question, and undoes what was done', async () => {
    const report = await run(async (_request, n) =>
      n === 0 ? plan([reserve('hold', unique())], 'x', { more: true }) : { nodes: [], ask: 'Which shelf?' }
    );
    expect(report).toMatchObject({ outcome: 'needs_input', question: 'Which shelf?' });
    expect(report.undone).toHaveLength(1);
  });
});

/** The report of an open run. Where the worker keeps no workflows, a query is lost now and then: whoever waits asks again. */
async function openReport(run: RunHandle): Promise<RunReport | undefined> {
  return run.report().catch((error: WorkflowGenError) => {
    if (error.code !== 'SERVER_UNREACHABLE') throw error;
    return undefined;
  });
}

/** The report of a run that waits for one person's word. */
async function waitingForPerson(run: RunHandle): Promise<RunReport> {
  let report: RunReport | undefined;
  await waitFor('a call that waits for a person', async () => {
    report = await openReport(run);
    return report?.pending.length === 1;
  });
  return report as unknown as RunReport;
}

describe('an effect', () => {
  it('is made once where its output is too large, and the run goes on to another plan', async () => {
    const item = unique();
    direct(engine.folder, { tool: 'reserve_stock', fault: 'oversize', times: 1 });
    const report = await run((request, n) =>
      n === 0
        ? plan([reserve('hold', item)])
        : plan([reserve('hold', `${item}-b`)], 'done', { earlier: earlierOf(lastTurn(request), 'replace') })
    );
    expect(report.outcome).toBe('answered');
    expect(report.failures[0]?.code).toBe('TOOL_OUTPUT_TOO_LARGE');
    expect(report.undone).toHaveLength(1);
  });

  it('of unknown outcome waits for a person: happened, did not happen, stop', async () => {
    for (const resolution of ['happened', 'did_not_happen', 'stop'] as const) {
      direct(engine.folder, { tool: 'send_letter', fault: 'unknown', times: 1 });
      planner = scriptedPlanner([plan([letter('mail', unique(), 'hello')])]);
      const started = await engine.client.start('do it', { requestId: randomUUID(), ...SPACE });
      await waitingForPerson(started);
      await expect(started.approve({ callId: 'C/1/mail', approved: true })).rejects.toMatchObject({
        code: 'UPDATE_REFUSED',
      });
      await started.resolve({ callId: 'C/1/mail', resolution });
      const end = await started.result().catch((error: RunFailedError) => error.report as RunReport);
      expect(end.outcome).toBe(resolution === 'stop' ? 'ambiguous' : 'answered');
      expect(new Set(attemptsOf(end, 'send_letter').map((attempt) => attempt.key)).size).toBe(1);
    }
  });

  it('that needs an approval waits for it; a refusal ends the run and undoes it', async () => {
    for (const approved of [true, false]) {
      planner = scriptedPlanner([
        plan([reserve('hold', unique()), { ...letter('mail', unique(), 'hello'), after: ['hold'] }]),
      ]);
      const options = { ...SPACE.options, approval: 'once' as const };
      const started = await engine.client.start('do it', { requestId: randomUUID(), options });
      expect((await waitingForPerson(started)).pending[0]).toMatchObject({ kind: 'approval', tool: 'send_letter' });
      await started.approve({ callId: 'C/1/mail', approved, by: 'ann' });
      const end = await started.result().catch((error: RunFailedError) => error);
      if (approved) expect(end).toMatchObject({ outcome: 'answered' });
      else expect(end).toMatchObject({ code: 'APPROVAL_REJECTED', report: { undone: [{ tool: 'reserve_stock' }] } });
    }
  });
});

describe('a tool that flaps', () => {
  it('is retried in place: the attempts are counted, and the run does not degrade', async () => {
    direct(engine.folder, { tool: 'reserve_stock', fault: 'transient', times: 2 });
    const report = await run([plan([reserve('hold', unique())])]);
    expect(report.outcome).toBe('answered');
    expect(report.tierPath).toHaveLength(1);
    expect(attemptsOf(report, 'reserve_stock').map((attempt) => attempt.attempt)).toEqual([3]);
  });
});

describe('a run that is reset in the Web UI', () => {
  it('does no effect twice: the effect ids are those of the first time', async () => {
    const item = unique();
    planner = scriptedPlanner(() =>
      plan([reserve('hold', item), { ...letter('mail', item, 'hello'), after: ['hold'] }])
    );
    const started = await engine.client.start('do it', { requestId: randomUUID(), options: { from: 'C' } });
    const first = await started.result();
    await engine.learned(started.workflowId);
    const handle = engine.temporal.workflow.getHandle(started.workflowId);
    const events = (await handle.fetchHistory()).events ?? [];
    const reset = events.find((event) => event.workflowTaskCompletedEventAttributes);
    await engine.temporal.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: started.workflowId, runId: first.runId },
      workflowTaskFinishEventId: reset?.eventId,
      requestId: randomUUID(),
      reason: 'test',
    });
    const second = (await engine.temporal.workflow.getHandle(started.workflowId).result()) as RunReport;
    expect(second.outcome).toBe('answered');
    expect(second.runId).not.toBe(first.runId);
    const keys = receiver()
      .attempts()
      .filter((attempt) => attempt.at >= new Date(first.startedAt).getTime())
      .map((attempt) => `${attempt.tool} ${attempt.key}`);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the end of a run', () => {
  it('comes where nobody approves in time: failed, undone', async () => {
    const options = { ...SPACE.options, approval: 'once' as const, personTimeoutMs: 1_000 };
    const error = await failure(
      [plan([reserve('hold', unique()), { ...letter('mail', 'Ann', 'hi'), after: ['hold'] }])],
      {
        options,
      }
    );
    expect(error).toMatchObject({ code: 'APPROVAL_TIMEOUT', report: { undone: [{ tool: 'reserve_stock' }] } });
  });

  it('comes before the next model call where the token budget is used up', async () => {
    const options = { ...SPACE.options, budget: { tokens: 1, timeMs: 60_000 } };
    const error = await failure(
      async (_request, n) =>
        n === 0 ? { nodes: [node('stock', 'read_stock', [['item', 'constant', 'b']])], more: true } : {},
      { options }
    );
    expect(error.code).toBe('BUDGET_EXCEEDED');
    expect(planner.requests).toHaveLength(1);
  });

  it('comes by the time budget, undoing what was done', async () => {
    direct(engine.folder, { tool: 'read_stock', fault: 'hang', times: 1 });
    const options = { ...SPACE.options, budget: { timeMs: 2_000 } };
    const error = await failure(
      [plan([reserve('hold', unique()), node('slow', 'read_stock', [['item', 'constant', 'b']], { after: ['hold'] })])],
      { options }
    );
    expect(error.code).toBe('BUDGET_EXCEEDED');
    expect(error.report?.undone).toHaveLength(1);
  });

  it('is cancelled on request: undone, never degraded, reported as cancellation', async () => {
    direct(engine.folder, { tool: 'read_stock', fault: 'hang', times: 1 });
    planner = scriptedPlanner([
      plan([reserve('hold', unique()), node('slow', 'read_stock', [['item', 'constant', 'b']], { after: ['hold'] })]),
    ]);
    const started = await engine.client.start('do it', { requestId: randomUUID(), ...SPACE });
    await waitFor('the slow call', async () => (await openReport(started))?.nodes[1]?.state === 'running');
    await started.cancel();
    const error = (await started.result().catch((caught: RunFailedError) => caught)) as RunFailedError;
    expect(error).toMatchObject({ code: 'CANCELLED' });
    const description = await engine.temporal.workflow.getHandle(started.workflowId).describe();
    expect(description.status.name).toBe('CANCELLED');
    const reservation = error.report?.undone[0];
    expect(reservation).toMatchObject({ tool: 'reserve_stock' });
  });

  it('counts a model call that a cancellation cut as one whose cost nobody knows', async () => {
    let reply: (plan: object) => void = () => undefined;
    planner = scriptedPlanner(() => new Promise<object>((resolve) => (reply = resolve)));
    const started = await engine.client.start('do it', { requestId: randomUUID(), ...SPACE });
    await waitFor('the model call', () => planner.requests.length === 1);
    await started.cancel();
    const error = (await started.result().catch((caught: RunFailedError) => caught)) as RunFailedError;
    reply({});
    expect(error.report?.usage.total).toMatchObject({ modelCalls: 0, unaccountedCalls: 1 });
    expect(error.report?.usage.byTier.C.unaccountedCalls).toBe(1);
  });

  it('has a typed code where the model writes nonsense, and every call is charged', async () => {
    const error = await failure(() => 'this is no JSON');
    expect(error.code).toBe('LLM_BAD_OUTPUT');
    expect(planner.requests).toHaveLength(9);
    expect(error.report?.usage.total.modelCalls).toBe(9);
  });
});

/** Decisions about the earlier calls that a prompt lists, by its call ids. */
function earlierOf(
  turn: string,
  decision: string,
  byTool: Record<string, string> = {}
): { call: string; decision: string }[] {
  const listed = /<earlier_calls>([\s\S]*?)<\/earlier_calls>/.exec(turn)?.[1] ?? '[]';
  const calls = JSON.parse(listed) as { call: string; tool: string }[];
  return calls.map(({ call, tool }) => ({ call, decision: byTool[tool] ?? decision }));
}

/** What a run's tools were really asked to do, by the receiver's own log. */
function attemptsOf(report: RunReport, tool: string): EffectAttempt[] {
  const from = new Date(report.startedAt).getTime();
  return receiver()
    .attempts(tool)
    .filter((attempt) => attempt.at >= from && attempt.at <= from + report.durationMs);
}
