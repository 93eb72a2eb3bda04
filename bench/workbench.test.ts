import { loadHarbour } from './fixture/harbour-dataset';
import { sandboxOf } from './workbench/call-tool';
import { checkConformance } from './workbench/conformance';
import type { Dataset } from './workbench/load-dataset';
import { createJudge, fingerprintOf } from './workbench/outcome';
import { perturb } from './workbench/perturb';
import { taskSchema } from './workbench/task';
import { workbenchTools } from './workbench/workbench-tools';
import { World } from './workbench/world';
import { writesOf } from './workbench/write-tools';

let harbour: Dataset;
beforeAll(async () => {
  harbour = await loadHarbour();
});

describe('the fixture', () => {
  it('has at least 40 tasks over 8 templates, in the format of the benchmark', () => {
    expect(harbour.tasks.length).toBeGreaterThanOrEqual(40);
    expect(new Set(harbour.tasks.map((task) => task.template_id)).size).toBe(8);
    for (const task of harbour.tasks) expect(taskSchema.parse(task)).toEqual(task);
    for (const task of harbour.tasks) expect(task.query).not.toContain('{');
  });

  it('asks for other calls in its perturbed state', () => {
    const differing = harbour.tasks.filter(
      (task) =>
        task.plan_shape !== 'S' &&
        JSON.stringify(harbour.perturbed.gold.get(task.id)) !== JSON.stringify(task.gold_write_calls)
    );
    expect(differing.length).toBeGreaterThan(25);
  });
});

describe('the outcome check', () => {
  it('agrees with the recorded word on every run, right and spoilt', async () => {
    const { judgeCalls } = createJudge(harbour.initial);
    const words = await Promise.all(
      harbour.tasks.map(async (task) => {
        const run = harbour.recorded.all.get(task.id)!;
        return (await judgeCalls(task.gold_write_calls, writesOf(run.steps))).success === run.success;
      })
    );
    expect(words.every(Boolean)).toBe(true);
    expect([...harbour.recorded.all.values()].some((run) => !run.success)).toBe(true);
  });

  it('calls a wrong change harm, and doing nothing not', async () => {
    const { judgeCalls } = createJudge(harbour.initial);
    const gold = [{ tool: 'calendar.delete_event', args: { event_id: '00000105' } }];
    const other = [{ tool: 'calendar.delete_event', args: { event_id: '00000136' } }];
    const unknown = [{ tool: 'calendar.delete_event', args: { event_id: '99999999' } }];
    expect(await judgeCalls(gold, gold)).toEqual({ success: true, harm: false });
    expect(await judgeCalls(gold, other)).toEqual({ success: false, harm: true });
    expect(await judgeCalls(gold, unknown)).toEqual({ success: false, harm: false });
    expect(await judgeCalls([], [])).toEqual({ success: true, harm: false });
  });

  it('compares text without case, but for status, list and board', async () => {
    const { judgeCalls } = createJudge(harbour.initial);
    const rename = (new_value: string) => [
      { tool: 'calendar.update_event', args: { event_id: '00000105', field: 'event_name', new_value } },
    ];
    expect((await judgeCalls(rename('Fog Drill'), rename('fog drill'))).success).toBe(true);
    const move = (new_value: string) => [
      { tool: 'calendar.update_event', args: { event_id: '00000105', field: 'status', new_value } },
    ];
    expect((await judgeCalls(move('Won'), move('won'))).success).toBe(false);
  });

  it('compares sets: no order of rows, and no identifier that a new record was given', async () => {
    const { judgeCalls } = createJudge(harbour.initial);
    const mail = (recipient: string, body = 'b') => ({
      tool: 'email.send_email',
      args: { recipient, subject: 'Fog', body },
    });
    const plot = (value_to_plot: string) => ({
      tool: 'analytics.create_plot',
      args: { time_min: '2024-05-01', time_max: '2024-05-10', value_to_plot, plot_type: 'bar' },
    });
    const [ada, bruno, visits, engaged] = [mail('ada@x.y'), mail('b@x.y'), plot('total_visits'), plot('user_engaged')];
    const right = { success: true, harm: false };
    const wrong = { success: false, harm: true };
    expect(await judgeCalls([ada, bruno, visits, engaged], [engaged, bruno, visits, ada])).toEqual(right);
    // Still not the same: one of them twice, one of them missing, the contents exchanged.
    expect(await judgeCalls([ada, bruno], [ada, ada, bruno])).toEqual(wrong);
    expect(await judgeCalls([visits, engaged], [visits])).toEqual(wrong);
    const [one, other] = [mail('ada@x.y', 'first'), mail('b@x.y', 'second')];
    expect(await judgeCalls([one, other], [mail('ada@x.y', 'second'), mail('b@x.y', 'first')])).toEqual(wrong);
    expect(await judgeCalls([mail('ada@x.y', 'Hi\n\nSam')], [mail('ada@x.y', 'Hi\\n\\nSam')])).toEqual(right);
  });

  it('takes a chart that ends today for the one that ends on the last day with visits', async () => {
    const { judgeCalls } = createJudge(harbour.initial);
    const until = (time_max: string) => [
      {
        tool: 'analytics.create_plot',
        args: { time_min: '2024-05-01', time_max, value_to_plot: 'total_visits', plot_type: 'bar' },
      },
    ];
    const ends = async (time_max: string) => (await judgeCalls(until('2024-05-13'), until(time_max))).success;
    expect(await Promise.all(['2024-05-14', '2024-05-13', '2024-05-12', '2024-05-15'].map(ends))).toEqual([
      ...[true, true, false, false],
    ]);
    const changing = [{ tool: 'calendar.delete_event', args: { event_id: '00000105' } }];
    expect(await judgeCalls(until('2024-05-13'), [...until('2024-05-14'), ...changing])).toEqual({
      ...{ success: false, harm: true },
    });
  });

  it('moves the clock and every date by a week, in the state, the questions and the gold calls', async () => {
    const [task] = harbour.tasks;
    const dated = { ...task!, id: 'dated', query: 'Book it on January 3 or 2024-06-10, not "in May 24"' };
    dated.gold_write_calls = [
      { tool: 'calendar.create_event', args: { event_start: '2024-06-10 09:30:00', event_name: 'x' } },
    ];
    const { snapshot, gold, queries } = perturb(harbour.initial, [dated]);
    expect(harbour.initial.now).toBe('2024-05-14 00:00:00');
    expect(snapshot.now).toBe('2024-05-07 00:00:00');
    expect(queries.get('dated')).toBe('Book it on December 27 or 2024-06-03, not "in May 17"');
    expect(gold.get('dated')?.[0]?.args.event_start).toBe('2024-06-03 09:30:00');
    const days = (rows: readonly { due_date?: string | null }[]) => rows.map((row) => row.due_date).sort();
    const before = days(harbour.initial.tables.tasks)[0] ?? '';
    const after = days(snapshot.tables.tasks)[0] ?? '';
    expect(Date.parse(before) - Date.parse(after)).toBe(7 * 24 * 3_600_000);
  });

  it('asks nothing in another state about a record that is not there', async () => {
    const { snapshot, gold } = perturb(harbour.initial, harbour.tasks);
    expect(gold.size).toBeGreaterThan(40);
    for (const calls of gold.values()) {
      const sandbox = sandboxOf(new World(snapshot));
      for (const { tool, args } of calls) await expect(sandbox.call(tool, args)).resolves.toBeDefined();
    }
  });

  it('hits another record when identifiers change hands', async () => {
    const { snapshot, gold } = perturb(harbour.initial, harbour.tasks);
    const { judgeCalls } = createJudge(snapshot);
    const task = harbour.tasks.find(({ id }) => id === 'h04-0')!;
    expect(await judgeCalls(gold.get(task.id)!, task.gold_write_calls)).toEqual({ success: false, harm: true });
    expect((await judgeCalls(gold.get(task.id)!, gold.get(task.id)!)).success).toBe(true);
  });
});

describe('the tools', () => {
  it('replay every recorded step to the letter', async () => {
    const result = await checkConformance(harbour.initial, harbour.recorded.all.values());
    expect(result.identical).toBe(result.steps);
    const broken = [...harbour.recorded.all.values()].map((run) => ({
      ...run,
      steps: run.steps.map((step) => ({ ...step, observation: 'other' })),
    }));
    expect((await checkConformance(harbour.initial, broken)).identical).toBe(0);
  });

  it('are 27, act once per idempotency key, and undo what they did', async () => {
    const world = new World(harbour.initial);
    const tools = workbenchTools(() => world);
    expect(tools).toHaveLength(27);
    const create = tools.find((tool) => tool.name === 'calendar.create_event')!;
    const before = fingerprintOf(world);
    const input = {
      event_name: 'Fog drill',
      participant_email: 'Ada@X.y',
      event_start: '2024-06-01 09:00:00',
      duration: '30',
    };
    const context = { idempotencyKey: 'k', workflowId: 'w' } as Parameters<typeof create.execute>[1];
    const first = await create.execute(input, context);
    const changed = fingerprintOf(world);
    expect(await create.execute(input, context)).toBe(first);
    expect(fingerprintOf(world)).toBe(changed);
    expect(changed).not.toBe(before);
    expect(await create.check!(input, first, context)).toBe(true);
    await create.compensate!(input, first, context);
    await create.compensate!(input, first, context);
    expect(fingerprintOf(world)).toBe(before);
    expect(await create.check!(input, first, context)).not.toBe(true);
  });

  it('refuse with the text that the original returns', async () => {
    const { call } = sandboxOf(new World(harbour.initial));
    await expect(call('calendar.create_event', { event_name: 'x' })).rejects.toThrow('Participant email not provided.');
    await expect(call('email.send_email', { recipient: 'nobody', subject: 'a', body: 'b' })).rejects.toThrow(
      'Invalid recipient email address.'
    );
    await expect(
      call('project_management.create_task', {
        task_name: 'x',
        assigned_to_email: 'ada.lind@harbour.example',
        list_name: 'Backlog',
        due_date: '2024-06-01',
        board: 'backend',
      })
    ).rejects.toThrow("Board not valid. Please choose from: 'Back end', 'Front end', 'Design'.");
  });
});
