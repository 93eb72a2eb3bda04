import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ModelRequest } from '../../activities/planner/planner';
import { recordId } from '../../activities/learning/record-ids';
import { EXIT } from '../../cli/exit-codes';
import type { RunHandle } from '../../client/run-handle';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Template } from '../../shared/matching/template';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { toJson, type Json } from '../../shared/protocol/json';
import type { RunReport } from '../../shared/protocol/run';
import type { AnyTool } from '../../shared/protocol/tool';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { keepEarlier, lastTurn, node, plan, queryIn, reservationPlan } from '../harness/plan-script';
import { testServer } from '../harness/temporal-test-server';
import { warehouseTools } from '../harness/warehouse-tools';
import { ask, LEXICON } from '../replay/scenarios';
import { cli } from './cli-fixture';

/** Beside the warehouse: a tool without a check, so that its runs have no evidence, and one that takes one form of dates only. */
const tools = (folder: string): AnyTool[] => [
  ...warehouseTools(folder),
  defineTool({
    name: 'mark_shelf',
    version: '1',
    description: 'Marks a shelf with a colour',
    input: z.object({ shelf: z.string(), colour: z.string() }),
    output: z.object({ marked: z.boolean() }),
    effect: 'idempotent',
    execute: () => ({ marked: true }),
  }),
  defineTool({
    name: 'order_parts',
    version: '1',
    description: 'Orders parts from the supplier for a day',
    input: z.object({ item: z.string(), due: z.string() }),
    output: z.object({ order: z.string() }),
    effect: 'idempotent',
    execute: ({ item, due }) => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(due)) return { order: `P-${item}-${due}` };
      throw new ToolError({ code: 'INVALID_DATE', retryable: false }, 'due must be in format YYYY-MM-DD');
    },
    check: (_input, output) => output.order.startsWith('P-'),
  }),
];

const ADVICE = 'Write due dates as year-month-day.';

/** Plans by the words of the query. It writes a date as the query has it, until it has seen that this fails. */
const planner = scriptedPlanner((request) => {
  const turn = lastTurn(request);
  const more = keepEarlier(turn);
  if (request.purpose === 'advise') return { advice: ADVICE };
  if (request.purpose === 'rewrite') return { fits: true, reason: 'the same wish', ...more };
  const query = queryIn(turn);
  const [, shelf, colour] = /mark shelf (\S+) (\w+)/i.exec(query) ?? [];
  if (shelf && colour) {
    return plan([
      node('mark', 'mark_shelf', [
        ['shelf', 'constant', shelf],
        ['colour', 'constant', colour],
      ]),
    ]);
  }
  const [, part, day, month, year] = /order (\w+) for (\d\d)\.(\d\d)\.(\d{4})/i.exec(query) ?? [];
  if (part) {
    const due =
      turn.includes('INVALID_DATE') && turn.includes('<failures>')
        ? `${year}-${month}-${day}`
        : `${day}.${month}.${year}`;
    return plan([
      node('buy', 'order_parts', [
        ['item', 'constant', part],
        ['due', 'constant', due],
      ]),
    ]);
  }
  const [, count = '1', item = 'bolts'] = /reserve (\d+) (\w+)/i.exec(query) ?? [];
  return reservationPlan(item, count, more);
});

let engine: Engine;
let run: (...argv: string[]) => ReturnType<typeof cli>;

beforeAll(async () => {
  engine = await startEngine({ tools, planner, plugin: { lexicon: LEXICON, advice: true } });
  const { address, uiUrl } = testServer();
  const env = {
    TEMPORAL_ADDRESS: address,
    WORKFLOWGEN_UI_URL: uiUrl,
    WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
    WORKFLOWGEN_DATA: engine.folder,
  };
  run = (...argv) => cli(['--tenant', engine.tenant, ...argv], env);
}, 120_000);
afterAll(() => engine.stop());

/** Asks until tier A serves this kind of query, at most four times. */
async function untilReused(queries: readonly string[]): Promise<[RunHandle, RunReport]> {
  for (const query of queries) {
    const asked = await ask(engine, query);
    if (asked[1].tier === 'A') return asked;
  }
  throw new Error('tier A was not reached');
}

/** Asks without teaching anything. */
async function look(query: string): Promise<RunReport> {
  return engine.client.answer(query, { requestId: randomUUID(), options: { learn: false } });
}

async function templateOf(report: RunReport): Promise<Template> {
  return (await run('templates', 'show', report.templateId ?? '', '--json')).json as Template;
}

async function applied(workflowId: string): Promise<void> {
  await engine.temporal.workflow.getHandle(`${workflowId}/feedback`).result();
}

describe('what real runs have taught, on the command line', () => {
  let reused: RunReport;

  it('explain says why A, what each gate said, what was bound from which words, and what learning cost', async () => {
    [, reused] = await untilReused([
      'Please reserve 3 bolts',
      'Please reserve 4 washers',
      'Please reserve 5 hinges',
      'Please reserve 6 screws',
    ]);
    const { code, stdout } = await run('explain', reused.workflowId);
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/Why tier A · reuse/);
    expect(stdout).toMatch(/A: all \d+ gates passed/);
    expect(stdout).toMatch(/count\w* = [56] from "[56]"/);
    expect(stdout).toMatch(/Evidence\n {2}sufficient, by checks/);
    expect(stdout).toMatch(
      /Learning\n {2}cost: \d+ ms, [1-9]\d* store operations, [1-9]\d* texts embedded, no model was called/
    );
    expect(stdout).toMatch(/promoteTemplates, \d+ ms, \d+ operations: .* is active/);
    const { json } = await run('explain', reused.workflowId, '--json');
    expect(json.learning).toMatchObject({
      status: 'COMPLETED',
      result: { templateId: reused.templateId, steps: { logTrajectory: { storeOperations: expect.any(Number) } } },
    });
  }, 120_000);

  it('templates show draws the graph with bindings, wordings, statistics and the history of its status', async () => {
    const id = reused.templateId ?? '';
    const { code, stdout } = await run('templates', 'show', id.slice(0, 8));
    expect(code).toBe(EXIT.ok);
    expect(stdout).toMatch(/Workflow\n(.*\n)* +\w+ · reserve_stock \(compensable\)/);
    expect(stdout).toMatch(/item = slot \w+/);
    expect(stdout).toMatch(/Wordings\n {2}Please reserve <number> <name:item> \(learnt, wfg\//);
    expect(stdout).toMatch(/reused as it was: 1 right, 0 failed/);
    expect(stdout).toMatch(/new → candidate by learning/);
    expect(stdout).toMatch(/candidate → active by learning: 2 independent successes with evidence/);
    expect(stdout).toMatch(/flowchart TD\n +\w+\["\w+<br\/>read_stock"\]/);
    const json = await templateOf(reused);
    expect(json).toMatchObject({ id, status: 'active', missing: [], patterns: [{ source: 'learnt' }] });
  });

  it('disable, enable and pin by a person hold for the next run', async () => {
    const id = reused.templateId ?? '';
    expect(await run('templates', 'disable', id)).toMatchObject({ code: EXIT.ok });
    const refused = await look('Please reserve 2 bolts');
    expect(refused.tier).toBe('C');
    expect((await run('explain', refused.workflowId)).stdout).toContain('disabled');
    expect((await run('templates', 'enable', id, '--json')).json).toMatchObject({ status: 'candidate', missing: [] });
    // Its successes still stand: one more run, and it serves A again.
    await ask(engine, 'Please reserve 9 cogs');
    expect(await templateOf(reused)).toMatchObject({ status: 'active' });
    expect((await ask(engine, 'Please reserve 8 cogs'))[1].tier).toBe('A');
    expect((await run('templates', 'pin', id)).stdout).toContain('active, pinned');
    expect(await run('templates', 'show', 'ffffffff')).toMatchObject({ code: EXIT.refused });
  }, 60_000);

  it('a mistake of one run is repaired before the call in the next, and experiences show says all of it', async () => {
    const [first, mended] = await ask(engine, 'Please order gears for 25.05.2027', { from: 'C' });
    expect(mended.tierPath.map((step) => step.outcome)).toEqual(['failed', 'succeeded']);
    const [, later] = await ask(engine, 'Please order springs for 26.06.2027', { from: 'C' });
    expect(later).toMatchObject({ outcome: 'answered', usage: { total: { modelCalls: 1 } } });
    // The model's sentence about the first run is one more call, of learning, and stands in the prompt of the next run.
    expect((await run('explain', first.workflowId)).stdout).toMatch(
      /cost: .*, 1 model calls, [1-9]\d* tokens\n(.*\n)* {2}adviseRun, .*: advice: Write due dates/
    );
    const prompts = planner.requests.filter((request) => lastTurn(request).includes('springs'));
    expect(lastTurn(prompts[0] as ModelRequest)).toContain(`Advice of a model: ${ADVICE}`);
    expect((await run('explain', later.workflowId)).stdout).toMatch(
      /repaired by experience: due "26.06.2027" → "2027-06-26"/
    );

    const { stdout } = await run('experiences', 'show', 'order_parts');
    expect(stdout).toMatch(/^order_parts\n2 successes, 1 failures, last seen 20/);
    expect(stdout).toMatch(
      /due: string, required, format yyyy-MM-dd.*given in 2 of 2, e\.g\. "2027-05-25", "2027-06-26"/
    );
    expect(stdout).toMatch(/Learnt rules, checked before each call\n {2}.*due.*\(\d+ for, 0 against\)/);
    expect(stdout).toContain('1 × INVALID_DATE (invalid_arguments): due must be in format');
    expect(stdout).toMatch(/fingerprint [0-9a-f]{32}, cause sure to \d+ % by/);
    expect(stdout).toContain('fixed 1 × by: write `due` as yyyy-MM-dd');
    expect(stdout).toMatch(/Recommended paths\n {2}2 × order_parts/);
    expect(stdout).toMatch(/Intents\n {2}Please order .*: \d right, 0 failed\n {5}last seen 20.* in wfg\//);
    expect(stdout).toContain(`${first.workflowId}: answered\n     for "Please order`);
    expect(stdout).toMatch(/C\/1\/buy\(\{"due":"25\.05\.2027","item":"gears"\}\): INVALID_DATE/);
    expect(stdout).toMatch(/Learnt from\n {2}wfg\//);
    const { json } = await run('experiences', 'show', 'order_parts', '--json');
    expect(json).toMatchObject({ tool: { successes: 2 }, failures: [{ count: 1 }], uses: [{}, {}] });
    expect((await run('experiences', 'show', 'reserve_stock')).stdout).toMatch(/\d × read_stock → reserve_stock/);
    expect((await run('experiences', 'ls')).stdout).toMatch(/order_parts +2 +1 +1 +20/);
    expect(await run('experiences', 'show', 'nothing')).toMatchObject({ code: EXIT.refused });
  }, 60_000);
});

describe('feedback on a closed run, through the dev server', () => {
  it('"right" is the evidence that was missing: the template is promoted, and the next run is A', async () => {
    const [first, report] = await ask(engine, 'Please mark shelf N1 red');
    const [second] = await ask(engine, 'Please mark shelf N2 blue');
    expect(report.evidence.sufficient).toBe(false);
    expect((await run('explain', report.workflowId)).stdout).toContain(
      'missing: a check on mark_shelf, which has an effect'
    );
    const shown = (await run('templates', 'ls', '--json')).json as Template[];
    const template = shown.find((item) => item.plan.nodes[0]?.tool === 'mark_shelf');
    expect(template).toMatchObject({ status: 'candidate' });
    expect(template?.missing.join()).toContain('evidence for 2 runs that answered without any');

    for (const closed of [first, second]) {
      expect(await run('feedback', closed.workflowId, 'right', '--by', 'ann')).toMatchObject({ code: EXIT.ok });
      await applied(closed.workflowId);
    }
    const after = (await run('templates', 'show', template?.id ?? '', '--json')).json as Template;
    expect(after).toMatchObject({ status: 'active' });
    expect(after.history.at(-1)).toMatchObject({ to: 'active', by: 'feedback' });
    expect((await ask(engine, 'Please mark shelf N3 green'))[1]).toMatchObject({ tier: 'A', templateId: template?.id });
  }, 90_000);

  it('"wrong" quarantines what A served, answers again one tier lower as a linked run, and keeps the kind out of A', async () => {
    const [, report] = await ask(engine, 'Please reserve 7 bolts');
    expect(report.tier).toBe('A');
    const told = await run('feedback', report.workflowId, 'wrong', '--note', 'the other shelf', '--rerun', '--json');
    expect(told).toMatchObject({ code: EXIT.ok });
    const again = await engine.client.runOf(told.json.rerun as string).result();
    expect(again.tierPath[0]?.tier).not.toBe('A');
    expect(again.workflowId).not.toBe(report.workflowId);
    await engine.learned(again.workflowId);

    const template = await templateOf(report);
    expect(template).toMatchObject({ status: 'quarantined', statistics: { wrong: 1 } });
    expect(template.history.at(-1)).toMatchObject({ by: 'feedback', workflowId: report.workflowId });
    expect(template.thresholdA).toBeGreaterThan(0.9);
    const later = await look('Please reserve 5 bolts');
    expect(later.tier).toBe('B');
    expect((await run('explain', later.workflowId)).stdout).toMatch(/A: refused by .*quarantined/);
    expect((await run('experiences', 'show', 'reserve_stock')).stdout).toContain('the user called it wrong');
    expect(await run('feedback', report.workflowId, 'right')).toMatchObject({ code: EXIT.refused });
  }, 90_000);
});

describe('curation on a Temporal Schedule', () => {
  const day = 86_400_000;
  const ago = (days: number): string => new Date(Date.now() - days * day).toISOString();

  /** Trajectories of last year, as earlier runs left them: three pages of them. */
  async function oldTrajectories(count: number): Promise<void> {
    const { records } = await engine.store.find(engine.tenant, 'trajectory', {}, { limit: 1 });
    const sample = readTrajectory(records[0]?.body);
    if (!sample) throw new Error('no trajectory');
    for (let index = 0; index < count; index += 1) {
      const workflowId = `wfg/${engine.tenant}/old-${index}`;
      const body = { ...sample, workflowId, metadata: { ...sample.metadata, closedAt: ago(300) } };
      await engine.store.put(
        {
          id: recordId(engine.tenant, 'trajectory', workflowId),
          kind: 'trajectory',
          tenant: engine.tenant,
          keys: { workflowId },
          body: toJson(body),
          updatedAt: ago(300),
        },
        'absent'
      );
    }
  }

  it('retires what nobody uses, forgets what has decayed, survives its cancellation, and changes the next run', async () => {
    const marked = await look('Please mark shelf N4 white');
    expect(marked.tier).toBe('A');
    const id = marked.templateId ?? '';
    const [stored] = await engine.store.get(engine.tenant, 'template', [id]);
    const template = stored?.body as unknown as Template;
    const old = { ...template, statistics: { ...template.statistics, lastUsedAt: ago(120) } };
    const { version = 0, ...rest } = stored ?? {};
    await engine.store.put({ ...rest, body: old as unknown as Json } as Parameters<Engine['store']['put']>[0], version);
    await oldTrajectories(150);
    const kept = (await engine.store.count(engine.tenant, 'trajectory', {})) - 150;

    const scheduled = await run('curate', '--every', '24h', '--json');
    expect(scheduled).toMatchObject({ code: EXIT.ok });
    const schedule = engine.temporal.schedule.getHandle(scheduled.json.schedule as string);
    // Cancelled in the middle: while a page of the store is being removed.
    const remove = engine.store.remove.bind(engine.store);
    const reached = new Promise<void>((resolve) => {
      engine.store.remove = async (tenant, kind, ids, options) => {
        engine.store.remove = remove;
        resolve();
        await new Promise((_done, fail) =>
          options?.signal?.addEventListener('abort', () => fail(options.signal?.reason as Error))
        );
        return remove(tenant, kind, ids, options);
      };
    });
    await schedule.trigger();
    await reached;
    const [action] = (await schedule.describe()).info.recentActions;
    const started = action?.action.type === 'startWorkflow' ? action.action.workflow.workflowId : '';
    const interrupted = engine.temporal.workflow.getHandle(started);
    await interrupted.cancel();
    await expect(interrupted.result()).rejects.toThrow();
    expect(await engine.store.count(engine.tenant, 'trajectory', {})).toBe(kept + 150);

    const again = await run('curate', '--json');
    expect(again).toMatchObject({ code: EXIT.ok });
    expect(again.json.summary).toMatch(
      /absorb: .*; retire: .*; evict: .*; pack: .*; forget: .*150 forgotten.*; embed: /
    );
    expect(await engine.store.count(engine.tenant, 'trajectory', {})).toBe(kept);
    const retired = (await run('templates', 'show', id, '--json')).json as Template;
    expect(retired.history.at(-1)).toMatchObject({
      to: 'retired',
      by: 'curation',
      cause: expect.stringContaining('not used'),
    });
    expect((await look('Please mark shelf N5 black')).tier).toBe('C');
    expect((await run('curate', '--stop', '--json')).json).toMatchObject({ deleted: true });
    await expect(schedule.describe()).rejects.toThrow();
  }, 120_000);

  it('does a page again that broke off in the middle', async () => {
    await oldTrajectories(70);
    const remove = engine.store.remove.bind(engine.store);
    engine.store.remove = async () => {
      engine.store.remove = remove;
      throw new WorkflowGenError('STORE_UNAVAILABLE', 'the connection broke', {}, true);
    };
    const request = `curate-${randomUUID().slice(0, 8)}`;
    const result: unknown = await engine.temporal.workflow.execute('curateExperience', {
      workflowId: request,
      taskQueue: engine.taskQueue,
      args: [{ tenant: engine.tenant }],
    });
    expect(result).toMatch(/forget: .*70 forgotten/);
  }, 60_000);
});
