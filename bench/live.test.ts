import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHarbour } from './fixture/harbour-dataset';
import { openCassette } from './live/cassette';
import type { LiftedCall } from './live/lift-trajectory';
import { liftTrajectory, resolveReference } from './live/lift-trajectory';
import { valuesOf, withValues } from './live/live-arms';
import { liveClaims } from './live/live-claims';
import { domainsOf, toolsFor } from './live/live-prompts';
import { memoryOf, sampleLive, tasksFor } from './live/memory';
import { playCalls } from './live/play-calls';
import type { LiveMeasured } from './live/run-live';
import { noting, openStrongPlans, strongPlanner } from './live/strong-plans';
import { taughtBy } from './live/taught';
import type { TaskResult } from './measure/task-result';
import { taskSchema } from './workbench/task';
import { sandboxOf } from './workbench/call-tool';
import type { Dataset } from './workbench/load-dataset';
import { createJudge, fingerprintOf } from './workbench/outcome';
import { World } from './workbench/world';

let harbour: Dataset;
let folder: string;
beforeAll(async () => {
  harbour = await loadHarbour();
  folder = mkdtempSync(join(tmpdir(), 'live-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lift = (id: string) => {
  const task = harbour.tasks.find((one) => one.id === id)!;
  return liftTrajectory(task, harbour.recorded.all.get(id)!.steps, harbour.initial);
};

describe('a lifted trajectory', () => {
  it('refers to ids and addresses, and keeps what the query says', async () => {
    const { calls } = await lift('h06-0');
    expect(calls.map(({ args }) => args)).toEqual([
      { name: 'dmitar' },
      { query: 'Mooring fees' },
      { email_id: '$2[0].email_id', recipient: '$1[0]' },
    ]);
  });

  it('does the same task again, and with other values another one', async () => {
    const { calls } = await lift('h06-0');
    const other = harbour.tasks.find(({ id }) => id === 'h06-1')!;
    const old = valuesOf(calls);
    expect(old).toEqual({ name: 'dmitar', query: 'Mooring fees' });
    const fresh = withValues(calls, old, { name: other.slots.name as string, query: other.slots.subject as string });
    const { judge } = createJudge(harbour.initial);
    const sandbox = sandboxOf(new World(harbour.initial));
    expect(await playCalls(sandbox, fresh)).toEqual([]);
    expect((await judge(other.gold_write_calls, fingerprintOf(sandbox.world))).success).toBe(true);
  });

  it('skips a call whose reference means nothing, and goes on', async () => {
    const sandbox = sandboxOf(new World(harbour.initial));
    const calls: LiftedCall[] = [
      { tool: 'company_directory.find_email_address', args: { name: 'nobody' } },
      { tool: 'email.delete_email', args: { email_id: '$1[0].email_id' } },
      { tool: 'calendar.search_events', args: { query: 'crane' } },
    ];
    expect(await playCalls(sandbox, calls)).toEqual(['email.delete_email: email_id refers to nothing']);
    expect(resolveReference('$1[1].a', [[{ a: 'x' }, { a: 'y' }]])).toBe('y');
    expect(resolveReference('$2', ['x'])).toBeUndefined();
  });
});

describe('the live sample', () => {
  it('holds out the templates that the samples of other seeds ask', () => {
    const drawing = { count: 6, perTemplate: 2, runs: 0, seed: 3 };
    const templates = (tasks: readonly { template_id: string }[]) => new Set(tasks.map((task) => task.template_id));
    const asked = (seed: number) =>
      sampleLive(harbour, tasksFor(harbour, { ...drawing, seed }), { ...drawing, seed }).asked;
    const seen = templates([...asked(1), ...asked(2)]);
    const heldOut = templates(tasksFor(harbour, drawing, { heldOutFrom: [1, 2] }));
    expect(heldOut.size).toBeGreaterThan(0);
    expect(heldOut.size).toBe(templates(harbour.tasks).size - seen.size);
    expect([...heldOut].filter((template) => seen.has(template))).toEqual([]);
    const [one = '', two = ''] = heldOut;
    expect(templates(tasksFor(harbour, drawing, { templates: [one, two] }))).toEqual(new Set([one, two]));
  });

  it('takes plan shapes in turn, some tasks of each template, and learns from others that were right', () => {
    const { asked, learnt } = sampleLive(harbour, harbour.tasks, { count: 9, perTemplate: 2, runs: 2, seed: 1 });
    expect(asked).toHaveLength(9);
    expect(new Set(asked.map((task) => task.plan_shape)).size).toBe(4);
    expect(learnt.some(({ task }) => asked.includes(task))).toBe(false);
    expect(learnt.every(({ run }) => run.success)).toBe(true);
    expect(new Set(learnt.map(({ task }) => task.template_id)).size).toBe(8);
    const again = sampleLive(harbour, harbour.tasks, { count: 9, perTemplate: 2, runs: 2, seed: 1 });
    expect(again.asked.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
  });

  it("gives a task the tools of its domains, under the tools' own names", () => {
    expect(domainsOf({ domains: taskSchema.shape.domains.parse(['crm']) })).toEqual([
      'company_directory',
      'customer_relationship_manager',
    ]);
    const names = toolsFor({ domains: ['email'] }).map(({ name }) => name.split('.')[0]);
    expect(new Set(names)).toEqual(new Set(['email', 'company_directory']));
  });
});

describe('the cassette', () => {
  const ask = (baseURL: string, body: object) =>
    fetch(`${baseURL}/v1/messages`, { method: 'POST', body: JSON.stringify(body) }).then(async (reply) => ({
      status: reply.status,
      body: (await reply.json()) as { n?: number; error?: { type: string } },
    }));

  it('asks once, answers from the file, keeps lasting errors and no passing ones', async () => {
    const statuses = [200, 529, 200, 400];
    let n = 0;
    const server = createServer((_, response) => {
      response.writeHead(statuses[n] ?? 500).end(JSON.stringify({ n: ++n }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const file = join(folder, 'cassette.jsonl');
    const header = { model: 'a model', recorded: '2026-11-22', note: '' };
    const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const recording = await openCassette({ file, header, upstream });
    expect(await ask(recording.baseURL, { a: 1 })).toEqual({ status: 200, body: { n: 1 } });
    expect(await ask(recording.baseURL, { a: 1 })).toEqual({ status: 200, body: { n: 1 } });
    expect((await ask(recording.baseURL, { b: 1 })).status).toBe(529);
    expect(await ask(recording.baseURL, { b: 1 })).toEqual({ status: 200, body: { n: 3 } });
    expect((await ask(recording.baseURL, { c: 1 })).status).toBe(400);
    expect(recording.counts).toEqual({ replayed: 1, recorded: 3, missing: 0 });
    await recording.close();
    await new Promise((resolve) => server.close(resolve));

    const replaying = await openCassette({ file, header: { ...header, model: 'another' } });
    expect(replaying.header.model).toBe('a model');
    expect(await ask(replaying.baseURL, { b: 1 })).toEqual({ status: 200, body: { n: 3 } });
    expect((await ask(replaying.baseURL, { c: 1 })).status).toBe(400);
    expect((await ask(replaying.baseURL, { d: 1 })).body.error?.type).toBe('not_found_error');
    expect(replaying.counts).toEqual({ replayed: 2, recorded: 0, missing: 1 });
    await replaying.close();
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(4);
  });

  it('refuses a file that is none, or is not there', async () => {
    const header = { model: 'm', recorded: 'd', note: '' };
    await expect(openCassette({ file: join(folder, 'none.jsonl'), header })).rejects.toThrow('is not there');
    await expect(openCassette({ file: __filename, header })).rejects.toThrow('is no cassette');
  });
});

describe('the claims that need a model', () => {
  const result = (taskId: string, tokens: number, success: boolean): TaskResult => ({
    ...{ arm: '', taskId, templateId: 't', shape: 'S', familiarity: 'seen wording', band: 'medium', action: true },
    ...{ success, harm: false, prompt: tokens, cached: 0, completion: 0, learning: 0, modelCalls: 1, costUsd: 0 },
    repeatedErrors: 0,
  });
  const live = (results: LiveMeasured['results']): LiveMeasured => ({
    ...{ label: 'l', model: 'small model', recorded: '2026-11-22', seed: 1, tasks: 8, templates: 1, terciles: [0, 1] },
    learnt: { runs: 0, templates: 0, prompt: 0, completion: 0 },
    results,
  });
  const tasks = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

  it('compare the tasks that both arms were asked, and name the model', () => {
    const [saving, medium, realTime] = liveClaims(
      live({
        'live-workflowgen': tasks.map((id) => result(id, 70, true)),
        'live-static': tasks.slice(0, 8).map((id) => result(id, 100, true)),
        'live-real-time': tasks.slice(0, 7).map((id) => result(id, 1000, true)),
        'live-in-context': tasks.map((id) => result(id, 500, false)),
      })
    );
    expect(saving).toMatchObject({ verdict: 'holds', figure: expect.stringContaining('30.0 % [30.0, 30.0] fewer') });
    expect(saving!.figure).toContain('8 tasks, small model, 2026-11-22');
    expect(medium).toMatchObject({ verdict: 'holds', figure: expect.stringContaining('+100.0 points') });
    // Seven tasks say nothing, whatever they show.
    expect(realTime).toMatchObject({ verdict: 'cannot be measured here', figure: expect.stringContaining('93.0 %') });
  });

  it('compare a small model in B with the recording, and want no lower success', () => {
    const claims = (right: number): string[] =>
      liveClaims(
        live({
          'live-recorded-plans': tasks.map((id, at) => result(id, 300, at < right)),
          'gpt4-domains': tasks.map((id) => result(id, 1000, true)),
        })
      )
        .filter(({ claim }) => claim.includes('small model in B'))
        .map(({ verdict }) => verdict);
    expect(claims(9)).toEqual(['holds', 'does not hold']);
    expect(claims(2)).toEqual(['does not hold', 'does not hold']);
    expect(liveClaims(live({})).some(({ claim }) => claim.includes('small model in B'))).toBe(false);
  });

  it('tell true repeats where they were asked', () => {
    const repeats = (tokens: number, asked = true): string | undefined =>
      liveClaims(
        live({
          'live-workflowgen': tasks.map((id) => result(id, 300, true)),
          'live-real-time': tasks.map((id) => result(id, 1000, true)),
          ...(asked && { 'live-workflowgen-again': tasks.map((id) => result(id, tokens, true)) }),
        })
      ).find(({ claim }) => claim.includes('true repeats'))?.verdict;
    expect([repeats(40), repeats(60), repeats(40, false)]).toEqual(['holds', 'does not hold', undefined]);
  });

  it('are not measured without the live arms', () => {
    expect(liveClaims(undefined).map(({ verdict }) => verdict)).toEqual([
      'cannot be measured here',
      'cannot be measured here',
    ]);
  });
});

describe('what an arm outside the engine learns', () => {
  it('is what it did rightly; a single trajectory is the first that acted', async () => {
    const kind = harbour.tasks.filter(({ template_id }) => template_id === 'H07');
    const acting = kind.filter(({ no_action }) => !no_action);
    const idle = { ...kind[0]!, id: 'idle', no_action: true };
    const masked = new Map(kind.map(({ id }, at) => [id, [at === 0 ? 1 : 0, at === 0 ? 0 : 1]]));
    const steps = (id: string) => harbour.recorded.all.get(id)!.steps;
    const all = await memoryOf(harbour, { learnt: [] }, { masked });
    const single = await memoryOf(harbour, { learnt: [] }, { masked }, true);
    for (const memory of [all, single]) {
      expect(memory.nearest(kind[1]!)).toEqual([]);
      await memory.learn(idle, []);
      for (const task of acting.slice(0, 3)) await memory.learn(task, steps(task.id));
    }
    expect(all.nearest(kind[0]!)).toHaveLength(4);
    expect(single.nearest(kind[0]!).map(({ task }) => task.id)).toEqual([acting[0]!.id]);
  });
});

describe("a strong model's plans", () => {
  const ask = (purpose: 'plan' | 'rewrite' | 'write', query: string, schema = {}) => ({
    ...{ purpose, system: 'rules', schema, maxTokens: 100 },
    messages: [{ role: 'user' as const, content: `<query>\n${query}\n</query>` }],
  });
  const signal = { signal: new AbortController().signal };
  const said = async (planner: ReturnType<typeof strongPlanner>, request: ReturnType<typeof ask>): Promise<string> =>
    (await planner.call(request, signal)).text;

  it('are kept once a query, read again, and refused where there are none', () => {
    const file = join(folder, 'plans.jsonl');
    expect(() => openStrongPlans(file)).toThrow('is not there');
    const plans = openStrongPlans(file, { model: 'strong', recorded: '2026-11-29', note: '' });
    plans.add({ task: 't', query: 'q', reply: ['one'] });
    plans.add({ task: 't', query: 'q', reply: ['two'] });
    const again = openStrongPlans(file);
    expect([again.header.model, again.get('q')?.reply, again.has('other')]).toEqual(['strong', ['one'], false]);
    expect(() => openStrongPlans(__filename)).toThrow('holds no plans');
  });

  it('are played round by round, with texts as they were written, and an oracle for the fit', async () => {
    const plans = openStrongPlans(join(folder, 'rounds.jsonl'), { model: 's', recorded: 'd', note: '' });
    const last = JSON.stringify({ nodes: [], slots: [{ name: 'who', words: 'Ada', value: 'ada' }] });
    plans.add({ task: 't', query: 'q', reply: ['{"more":true}', last], texts: ['a text'] });
    const planner = strongPlanner(plans);
    planner.begin(false);
    const plan = ask('plan', 'q');
    expect([await said(planner, plan), await said(planner, plan), await said(planner, plan)]).toEqual([
      ...['{"more":true}', last, last],
    ]);
    expect(await said(planner, ask('write', 'q'))).toBe('a text');
    expect(JSON.parse(await said(planner, ask('rewrite', 'q')))).toMatchObject({ fits: false });
    planner.begin(true);
    expect(await said(planner, plan)).toBe('{"more":true}');
    const open = { properties: { slots: { required: ['who', 'when'] } } };
    expect(JSON.parse(await said(planner, ask('rewrite', 'q', open)))).toEqual({ fits: true, slots: { who: 'ada' } });
    expect(JSON.parse(await said(planner, ask('plan', 'another')))).toMatchObject({ ask: expect.any(String) });
  });

  it('count a long system prompt as cached when it comes again', async () => {
    const planner = strongPlanner(
      openStrongPlans(join(folder, 'cached.jsonl'), { model: 's', recorded: 'd', note: '' })
    );
    const request = { ...ask('plan', 'q'), system: 'many words '.repeat(1_000) };
    const [first, second] = [await planner.call(request, signal), await planner.call(request, signal)];
    expect(first.usage.tokens.cacheWrite).toBeGreaterThan(1_000);
    expect(second.usage.tokens).toMatchObject({ cacheWrite: 0, cacheRead: first.usage.tokens.cacheWrite });
  });

  it('are noted as a model writes them', async () => {
    const plans = openStrongPlans(join(folder, 'noted.jsonl'), { model: 's', recorded: 'd', note: '' });
    plans.add({ task: 't', query: 'q', reply: ['first', 'second'], texts: ['text'] });
    const planner = noting(strongPlanner(plans));
    for (const purpose of ['plan', 'rewrite', 'plan', 'write'] as const) await planner.call(ask(purpose, 'q'), signal);
    expect(planner.noted).toEqual({ reply: ['first', 'second'], texts: ['text'] });
  });
});

it('counts what right planned runs taught, and why others taught nothing', () => {
  const run = (success: boolean, taught: 'founded' | 'confirmed' | undefined, why: string): TaskResult => ({
    ...{ arm: '', taskId: why, templateId: 't', shape: 'S', familiarity: 'seen wording', band: 'low', action: true },
    ...{ success, harm: false, prompt: 1, cached: 0, completion: 0, learning: 0, modelCalls: 1, costUsd: 0 },
    repeatedErrors: 0,
    engine: {
      ...{ workflowId: 'w', state: 'answered', tier: 'C', routed: 'C', refused: [], latencyMs: 1, learningMs: 1 },
      ...{ historyEvents: 1, historyBytes: 1, learnt: [`generaliseTemplate: ${why}`], taught },
    },
  });
  const taught = taughtBy([
    run(true, 'founded', 'new template "a"'),
    run(true, 'confirmed', 'merged into "a"'),
    run(true, undefined, 'refused by the audit: the answer holds "Ada" of the query'),
    run(true, undefined, 'refused by the audit: the answer holds "Bruno" of the query'),
    run(true, undefined, 'no template from a run without a call'),
    run(false, undefined, 'no template from a run that verify(run) called unsuccessful'),
  ]);
  expect(taught).toMatchObject({ planned: 4, founded: 1, confirmed: 1, share: { value: 0.5 } });
  expect(taught.reasons).toEqual([['refused by the audit: the answer holds "…" of the query', 2]]);
});
