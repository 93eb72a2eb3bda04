import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canDiffer, partsWithout, tenantWithout } from './experiment/ablations';
import { cellsIn } from './experiment/cells';
import { inLanes } from './experiment/lanes';
import { sameLength } from './experiment/measured';
import { bootstrap, meanInterval, meanOf, quantile, upper95 } from './measure/bootstrap';
import { breakEven } from './measure/break-even';
import { errorAvoidance } from './measure/error-avoidance';
import { count, createReconstruction } from './measure/reconstruct-prompts';
import { randomOf, shuffled } from './measure/seeded';
import { bandOf, similarities } from './measure/similarity';
import { familiarities, sampleTemplates, splitByTemplate, zipfStream } from './measure/splits';
import { compare, gateCounts, summarise } from './measure/summary';
import type { TaskResult } from './measure/task-result';
import { baselineArms, createPlayer, substituted } from './experiment/baseline-arms';
import { recordedPlanner } from './engine/recorded-planner';
import { loadHarbour } from './fixture/harbour-dataset';
import { trueRepeats } from './report/markdown-report';
import type { Dataset } from './workbench/load-dataset';

let harbour: Dataset;
beforeAll(async () => {
  harbour = await loadHarbour();
});

describe('splits', () => {
  it('keep every template on one side, and every shape on both where it has two templates', () => {
    const { calibration, test } = splitByTemplate(harbour.tasks, 1);
    const ids = (tasks: typeof test): Set<string> => new Set(tasks.map((task) => task.template_id));
    expect([...ids(test)].filter((id) => ids(calibration).has(id))).toEqual([]);
    expect(test.length + calibration.length).toBe(harbour.tasks.length);
    expect(test.some((task) => task.plan_shape === 'L') && calibration.some((task) => task.plan_shape === 'L')).toBe(
      true
    );
  });

  it('follow from the seed', () => {
    expect(splitByTemplate(harbour.tasks, 3)).toEqual(splitByTemplate(harbour.tasks, 3));
    const orders = [1, 2, 3].map((seed) =>
      shuffled(harbour.tasks, randomOf(seed))
        .map(({ id }) => id)
        .join()
    );
    expect(new Set(orders).size).toBe(3);
  });

  it('sample whole templates of every shape', () => {
    const chosen = sampleTemplates(harbour.tasks, 24, 1);
    const counts = [...new Set(chosen.map((task) => task.template_id))].map(
      (id) => chosen.filter((task) => task.template_id === id).length
    );
    expect(counts).toEqual([6, 6, 6, 6]);
    expect(new Set(chosen.map((task) => task.plan_shape))).toEqual(new Set(['C', 'L', 'M', 'S']));
  });

  it('call a task by what came before it', () => {
    const stream = [
      { template_id: 'a', phrasing: 'x' },
      { template_id: 'a', phrasing: 'y' },
      { template_id: 'a', phrasing: 'x' },
      { template_id: 'b', phrasing: 'x' },
    ];
    expect(familiarities(stream)).toEqual(['unseen template', 'unseen wording', 'seen wording', 'unseen template']);
  });

  it('draw few queries often', () => {
    const drawn = zipfStream(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 400, 1.1, 1);
    const counts = [...new Set(drawn)]
      .map((one) => drawn.filter((other) => other === one).length)
      .sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(3 * (counts.at(-1) ?? 0));
    expect(drawn).toHaveLength(400);
  });
});

describe('intervals', () => {
  it('hold the mean and shrink with the sample', () => {
    const small = meanInterval([0, 1, 1, 0, 1, 0, 1, 1]);
    const large = meanInterval(Array.from({ length: 200 }, (_, at) => [0, 1, 1, 0, 1, 0, 1, 1][at % 8] ?? 0));
    expect(small.value).toBeCloseTo(0.625);
    expect(small.low).toBeLessThan(small.value);
    expect(large.high - large.low).toBeLessThan((small.high - small.low) / 3);
  });

  it('of a paired difference are narrower than the arms are', () => {
    const base = Array.from({ length: 100 }, (_, at) => (at * 37) % 100);
    const other = base.map((value) => value + 1);
    const paired = bootstrap(100, (indexes) => meanOf(indexes.map((at) => (other[at] ?? 0) - (base[at] ?? 0))));
    expect(paired).toEqual({ value: 1, low: 1, high: 1 });
  });

  it('of a rare event reach far above its rate', () => {
    expect(upper95(0, 10)).toBeCloseTo(0.2589, 3);
    expect(upper95(0, 299)).toBeLessThan(0.01);
    expect(upper95(1, 15)).toBeCloseTo(0.2794, 3);
    expect(upper95(3, 3)).toBe(1);
  });

  it('of nothing are no number', () => {
    expect(meanInterval([]).value).toBeNaN();
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 3], 0.95)).toBe(5);
  });
});

describe('similarity', () => {
  it('is to the nearest earlier query', () => {
    const vectors = new Map([
      ['a', [1, 0]],
      ['b', [0.6, 0.8]],
      ['c', [1, 0]],
    ]);
    const stream = ['a', 'b', 'c'].map((id) => ({ ...harbour.tasks[0]!, id }));
    expect(similarities(stream, { raw: vectors, masked: vectors })).toEqual([0, 0.6, 1]);
    expect([0.2, 0.6, 0.95].map((value) => bandOf(value, [0.5, 0.9]))).toEqual(['low', 'medium', 'high']);
  });
});

describe('summaries', () => {
  const result = (over: Partial<TaskResult>): TaskResult => ({
    arm: 'x',
    taskId: 't',
    templateId: 'a',
    shape: 'S',
    familiarity: 'seen wording',
    band: 'high',
    action: true,
    success: true,
    harm: false,
    prompt: 100,
    cached: 0,
    completion: 10,
    learning: 0,
    modelCalls: 2,
    costUsd: 0.1,
    repeatedErrors: 0,
    ...over,
  });
  const engine = (over: Partial<NonNullable<TaskResult['engine']>>): TaskResult['engine'] => ({
    workflowId: 'w',
    state: 'answered',
    tier: 'A',
    routed: 'A',
    refused: [],
    latencyMs: 1,
    learningMs: 1,
    historyEvents: 1,
    historyBytes: 1,
    learnt: [],
    ...over,
  });

  it('count a wrong outcome of tier A as wrong reuse, whatever the template', () => {
    const summary = summarise('x', 'all', [
      result({ engine: engine({ rightTemplate: true }) }),
      result({ success: false, engine: engine({ rightTemplate: true }) }),
      result({ success: false, engine: engine({ rightTemplate: false }) }),
      result({ success: false, engine: engine({ tier: 'C' }) }),
    ]);
    expect(summary.reuse).toBe(0.75);
    expect(summary.wrongReuse).toBeCloseTo(2 / 3);
    expect(summary.wrongTemplate).toBeCloseTo(1 / 3);
    expect(summary.success.value).toBe(0.25);
  });

  it('save tokens as a share of the base, and lose success in points', () => {
    const base = [result({}), result({})];
    const other = [result({ prompt: 0, completion: 0 }), result({ success: false })];
    const { tokenSaving, successGain } = compare(base, other);
    expect(tokenSaving.value).toBeCloseTo(0.5);
    expect(successGain.value).toBeCloseTo(-0.5);
  });

  it('say which gate stood alone', () => {
    const refused = [result({ engine: engine({ tier: 'C', refused: ['written: x'] }) })];
    refused.push(result({ engine: engine({ tier: 'C', refused: ['written: x', 'score: y'] }) }));
    expect(gateCounts(refused)).toEqual([
      { gate: 'written', refused: 2, alone: 1 },
      { gate: 'score', refused: 1, alone: 0 },
    ]);
  });

  it('count as avoided what the recording makes again and the arm, having met it, does not', () => {
    const errors = (...each: string[][]) => each.map((one) => result({ errors: one }));
    const gpt = errors(['a'], ['a', 'b'], ['b'], ['a'], ['c']);
    const arm = errors(['a'], ['b'], ['b'], [], []);
    // Met before: a on the second and the fourth task (both avoided), b on the third (made again); c was never met.
    expect(errorAvoidance(gpt, arm)).toEqual({ chances: 3, avoided: 2 });
    expect(errorAvoidance(gpt, gpt)).toEqual({ chances: 3, avoided: 0 });
  });

  it('break even when the tokens that learning added are saved again', () => {
    const gpt = Array.from({ length: 6 }, (_, at) => result({ templateId: at < 5 ? 'a' : 'b', prompt: 90 }));
    const arm = [
      ...[0, 1].map(() => result({ prompt: 190, engine: engine({ tier: 'C' }) })),
      ...[2, 3, 4].map(() => result({ prompt: 0, completion: 0, engine: engine({}) })),
      result({ templateId: 'b', prompt: 500, engine: engine({ tier: 'C' }) }),
    ];
    // Two runs cost 100 tokens more each; a reuse saves 100: two reuses pay for them. As training they cost 400.
    expect(breakEven(gpt, arm)).toEqual({ kinds: 1, paid: 1, reuses: 2, reusesIfTrained: 4 });
    const never = breakEven(gpt.slice(5), arm.slice(5));
    expect(never).toMatchObject({ kinds: 0, paid: 0 });
  });

  it('know which gates cannot matter', () => {
    const whole = [result({ engine: engine({ tier: 'C', soleRefusals: ['score'] }) })];
    expect(canDiffer('gate:score', whole)).toBe(true);
    expect(canDiffer('gate:margin', whole)).toBe(false);
    expect(canDiffer('lessons', whole)).toBe(true);
    expect(partsWithout(tenantWithout('gate:score', 3))).toEqual(['gate:score']);
    expect(partsWithout(tenantWithout('degrade', 3))).toEqual([]);
    expect(partsWithout('oracle-3')).toEqual([]);
  });

  it('know a true repeat', () => {
    const stream = ['a', 'b', 'a', 'a'].map((taskId) => result({ taskId }));
    expect(trueRepeats(stream).map(({ taskId }) => taskId)).toEqual(['a', 'a']);
  });
});

describe('parts of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cells-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are measured once per build, and those that did not end again', async () => {
    let measured = 0;
    const first = cellsIn(folder, 'one');
    const ask = async () => (measured += 1);
    expect(await first('gate:score', ask)).toBe(1);
    await expect(first('other', () => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    const again = cellsIn(folder, 'one');
    expect(await again('gate:score', ask)).toBe(1);
    expect(await again('other', ask)).toBe(2);
    expect(again.counts).toEqual({ measured: 1, found: 1 });
    expect(await cellsIn(folder, 'two')('gate:score', ask)).toBe(3);
  });

  it('are not kept where they were cut short, and arms are compared as far as all came', async () => {
    const cell = cellsIn(folder, 'cut');
    const whole = (ran: number[]) => ran.length === 3;
    expect(await cell('stream', async () => [1], whole)).toEqual([1]);
    expect(await cell('stream', async () => [1, 2, 3], whole)).toEqual([1, 2, 3]);
    const one = harbour.tasks.map(({ id }) => ({ taskId: id })) as TaskResult[];
    const results: Record<string, TaskResult[]> = { a: one, b: one.slice(0, 7), c: [] };
    sameLength(results);
    expect(Object.entries(results).map(([arm, ran]) => [arm, ran.length])).toEqual([
      ['a', 7],
      ['b', 7],
    ]);
  });

  it('run a few at once, and end with the first that fails', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const job = (at: number) => async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (at === 3) throw new Error('third');
      done.push(at);
    };
    await inLanes([1, 2].map(job), 2);
    expect([most, done.length]).toEqual([2, 2]);
    await expect(inLanes([3, 4, 5, 6].map(job), 2)).rejects.toThrow('third');
    expect(done).not.toContain(6);
  });
});

describe('baselines', () => {
  it('copy verbatim, and substitute slots', async () => {
    const [first, second] = harbour.tasks.filter((task) => task.template_id === 'H05');
    const call = { tool: 't', args: { task_name: first!.slots.title as string, other: null } };
    expect(substituted(call, first!, second!).args.task_name).toBe(second!.slots.title);
    const raw = new Map(harbour.tasks.map((task, at) => [task.id, [at === 0 ? 1 : 0.9, 0.1]]));
    const costs = () => ({ prompt: 100, completion: 10, calls: 2 });
    const arms = baselineArms(harbour, { raw, masked: raw }, costs);
    const play = createPlayer(harbour);
    const task = harbour.tasks[1]!;
    const [nothing, gpt, , cosine] = arms;
    expect(await play(nothing!, task, [])).toMatchObject({ success: false, harm: false, cost: { prompt: 0 } });
    expect(await play(gpt!, task, [])).toMatchObject({ success: true, cost: { prompt: 100 } });
    expect(await play(cosine!, task, [harbour.tasks[0]!])).toMatchObject({
      success: false,
      harm: true,
      cost: { prompt: 0 },
      reusedFrom: 'H01',
    });
  });
});

describe('the recorded planner', () => {
  it('plans the recording of that very query, refuses to rewrite, and asks back otherwise', async () => {
    const task = harbour.tasks[0]!;
    const run = harbour.recorded.all.get(task.id)!;
    const cost = createReconstruction()(run, task.query);
    const planner = recordedPlanner(new Map([[task.query, { run, cost }]]));
    const ask = async (purpose: 'plan' | 'rewrite', content: string) =>
      planner.call(
        { purpose, system: '', messages: [{ role: 'user', content }], schema: {}, maxTokens: 10 },
        { signal: new AbortController().signal }
      );
    const planned = await ask('plan', `<query>\n${task.query}\n</query>`);
    expect(JSON.parse(planned.text).nodes.map((node: { tool: string }) => node.tool)).toEqual(
      run.steps.map((step) => step.tool)
    );
    expect(planned.usage.tokens.input).toBe(cost.prompt);
    expect(cost.calls).toBe(run.steps.length + 1);
    expect(cost.prompt).toBeGreaterThan(cost.calls * 1000);
    const told = `<experience>\n["it fails without a date"]\n</experience>\n<query>\n${task.query}\n</query>`;
    const withExperience = (await ask('plan', told)).usage.tokens.input;
    // Read before each step.
    expect(withExperience - cost.prompt).toBe(cost.calls * count('["it fails without a date"]'));
    expect(JSON.parse((await ask('rewrite', '')).text).fits).toBe(false);
    expect(JSON.parse((await ask('plan', '<query>\nsomething else\n</query>')).text).ask).toBeTruthy();
  });

  it('takes back what an earlier tier did', async () => {
    const task = harbour.tasks[0]!;
    const run = harbour.recorded.all.get(task.id)!;
    const planner = recordedPlanner(new Map([[task.query, { run, cost: { prompt: 1, completion: 1, calls: 1 } }]]));
    const content = `<earlier_calls>\n[{"call":"A/1/x"}]\n</earlier_calls>\n<query>\n${task.query}\n</query>`;
    const { text } = await planner.call(
      { purpose: 'plan', system: '', messages: [{ role: 'user', content }], schema: {}, maxTokens: 10 },
      { signal: new AbortController().signal }
    );
    expect(JSON.parse(text).earlier).toEqual([{ call: 'A/1/x', decision: 'replace' }]);
  });
});
