import { evaluateExpression } from '../../../activities/expressions/evaluate-expression';
import { inferBindings, type ComparedRun } from '../../../shared/learning/infer/infer-bindings';
import type { Json, JsonObject } from '../../../shared/protocol/json';
import type { Plan } from '../../../shared/protocol/plan';

/** A plan of a look-up and an act whose argument `x` the model has written so far. */
const plan: Plan = {
  schema: 1,
  slots: [
    { name: 'a', type: 'id', valueType: 'string', required: true, examples: [] },
    { name: 'n', type: 'number', valueType: 'number', required: true, examples: [] },
  ],
  nodes: [
    { id: 'look', tool: 'look', mutability: 'fixed', args: {} },
    {
      id: 'act',
      tool: 'act',
      mutability: 'fixed',
      args: { x: { kind: 'written', instruction: 'w', needs: ['look'] } },
    },
  ],
  answer: { kind: 'text', text: '' },
  tools: {},
};

const run = (x: Json, slots: JsonObject, look: Json, over: Partial<ComparedRun> = {}): ComparedRun => ({
  slots,
  args: { act: { x } },
  outputs: { look },
  ...over,
});

const meetings = (...days: string[]): JsonObject[] =>
  days.map((day, index) => ({ id: `O-${index + 1}`, at: `${day} 10:00:00` }));

const next = (day: string): Partial<ComparedRun> => ({
  now: `${day}T09:00:00Z`,
  pattern: { text: 'rename the next <name> meeting' },
});

/** The inferred binding, evaluated by the engine that runs it, on values that no run had. */
async function inferred(
  runs: ComparedRun[],
  next: { slots: JsonObject; look: Json; now?: string }
): Promise<Json | undefined> {
  const { binding } = { binding: inferBindings(plan, runs).plan.nodes[1]?.args.x };
  if (binding?.kind === 'written' || binding === undefined) return '(written)';
  if (binding.kind === 'slot') return next.slots[binding.slot];
  if (binding.kind === 'constant') return binding.value;
  if (binding.kind === 'context') return `(context ${binding.path})`;
  const expression = binding.kind === 'output' ? `nodes.${binding.node}.${binding.path}` : binding.expression;
  return evaluateExpression(expression, {
    slots: next.slots,
    nodes: { look: next.look },
    ...(next.now ? { context: { now: next.now, timeZone: 'UTC', environment: 'e', permissions: [] } } : {}),
  });
}

describe('inferBindings', () => {
  it.each<[string, ComparedRun[], Parameters<typeof inferred>[1], Json]>([
    [
      'a slot that two runs agree on',
      [run('p', { a: 'p', n: 1 }, {}), run('q', { a: 'q', n: 2 }, {})],
      { slots: { a: 'z', n: 3 }, look: {} },
      'z',
    ],
    [
      'a field of an output',
      [run('C-1', { a: 'p' }, { id: 'C-1' }), run('C-2', { a: 'q' }, { id: 'C-2' })],
      { slots: { a: 'r' }, look: { id: 'C-3' } },
      'C-3',
    ],
    [
      'the last of a list as it is listed',
      [
        run('O-3', { a: 'p' }, [{ id: 'O-1' }, { id: 'O-3' }]),
        run('O-2', { a: 'q' }, [{ id: 'O-9' }, { id: 'O-8' }, { id: 'O-2' }]),
      ],
      { slots: { a: 'r' }, look: [{ id: 'O-5' }, { id: 'O-4' }] },
      'O-4',
    ],
    [
      'the newest of a list by a date',
      [
        run('O-3', { a: 'p' }, [
          { id: 'O-1', at: '2024-01-01' },
          { id: 'O-3', at: '2024-03-01' },
          { id: 'O-2', at: '2024-02-01' },
        ]),
        run('O-9', { a: 'q' }, [
          { id: 'O-9', at: '2024-05-01' },
          { id: 'O-8', at: '2024-04-01' },
        ]),
      ],
      {
        slots: { a: 'r' },
        look: [
          { id: 'O-5', at: '2024-01-02' },
          { id: 'O-7', at: '2024-01-09' },
          { id: 'O-6', at: '2024-01-03' },
        ],
      },
      'O-7',
    ],
    [
      'the element that has a slot in a field',
      [
        run('O-1', { a: 'red' }, [
          { id: 'O-1', colour: 'red' },
          { id: 'O-2', colour: 'blue' },
        ]),
        run('O-4', { a: 'blue' }, [
          { id: 'O-3', colour: 'red' },
          { id: 'O-4', colour: 'blue' },
        ]),
      ],
      {
        slots: { a: 'green' },
        look: [
          { id: 'O-5', colour: 'red' },
          { id: 'O-6', colour: 'green' },
        ],
      },
      'O-6',
    ],
    [
      'the sum of a list',
      [
        run(30.5, { a: 'p' }, { lines: [{ price: 10 }, { price: 20.5 }] }),
        run(7, { a: 'q' }, { lines: [{ price: 3 }, { price: 4 }] }),
      ],
      { slots: { a: 'r' }, look: { lines: [{ price: 1 }, { price: 2 }, { price: 5 }] } },
      8,
    ],
    [
      'a price times a number of the query',
      [run(31.5, { a: 'p', n: 3 }, { price: 10.5 }), run(8, { a: 'q', n: 2 }, { price: 4 })],
      { slots: { a: 'r', n: 5 }, look: { price: 2 } },
      10,
    ],
    [
      'a date some days behind another',
      [run('2024-01-08', { a: '2024-01-01' }, {}), run('2024-03-07', { a: '2024-02-29' }, {})],
      { slots: { a: '2024-12-31' }, look: {} },
      '2025-01-07',
    ],
    [
      'today in the format of the tool',
      [
        run('06.05.2024', { a: 'p' }, {}, { now: '2024-05-06T08:00:00Z' }),
        run('09.06.2024', { a: 'q' }, {}, { now: '2024-06-09T10:00:00Z' }),
      ],
      { slots: { a: 'r' }, look: {}, now: '2025-01-02T00:00:00Z' },
      '02.01.2025',
    ],
    [
      'yesterday, of runs that were made on two days',
      [
        run('2024-05-05', { a: 'p' }, {}, { now: '2024-05-06T08:00:00Z' }),
        run('2024-05-31', { a: 'q' }, {}, { now: '2024-06-01T18:00:00Z' }),
      ],
      { slots: { a: 'r' }, look: {}, now: '2025-01-01T00:00:00Z' },
      '2024-12-31',
    ],
    [
      'as many days ago as the query says',
      [
        run('2024-05-03', { a: 'p', n: 3 }, {}, { now: '2024-05-06T08:00:00Z' }),
        run('2024-05-01', { a: 'q', n: 5 }, {}, { now: '2024-05-06T08:00:00Z' }),
      ],
      { slots: { a: 'r', n: 1 }, look: {}, now: '2025-01-02T00:00:00Z' },
      '2025-01-01',
    ],
    [
      'a text with a slot and an output in it',
      [
        run('Order O-1 of Ann Lee', { a: 'O-1' }, { name: 'Ann Lee' }),
        run('Order O-2 of Bo Diaz', { a: 'O-2' }, { name: 'Bo Diaz' }),
      ],
      { slots: { a: 'O-3' }, look: { name: 'Cy Fox' } },
      'Order O-3 of Cy Fox',
    ],
    [
      'the end of a day',
      [run('2024-05-06 23:59:59', { a: '2024-05-06' }, {}), run('2024-07-01 23:59:59', { a: '2024-07-01' }, {})],
      { slots: { a: '2024-08-02' }, look: {} },
      '2024-08-02 23:59:59',
    ],
    [
      'a day and a time of one moment',
      [
        run('2024-05-06 15:30:00', { a: '2024-05-06T15:30:00' }, {}),
        run('2024-07-01 09:00:00', { a: '2024-07-01T09:00:00' }, {}),
      ],
      { slots: { a: '2024-08-02T11:15:00' }, look: {} },
      '2024-08-02 11:15:00',
    ],
    [
      'a midnight that every run has, though all were made at one',
      [
        run('2024-05-07 00:00:00', { a: '2024-05-07' }, {}, { now: '2024-05-06T00:00:00Z' }),
        run('2024-07-01 00:00:00', { a: '2024-07-01' }, {}, { now: '2024-05-08T00:00:00Z' }),
      ],
      { slots: { a: '2024-08-02' }, look: {}, now: '2024-08-01T09:30:00Z' },
      '2024-08-02 00:00:00',
    ],
    [
      'the day that the query says, though both runs asked for tomorrow',
      [
        run('2024-05-07 00:00:00', { a: '2024-05-07' }, { k: 1 }, { now: '2024-05-06T08:00:00Z' }),
        run('2024-05-07 00:00:00', { a: '2024-05-07' }, { k: 2 }, { now: '2024-05-06T09:00:00Z' }),
      ],
      { slots: { a: '2024-08-02' }, look: {}, now: '2024-05-06T10:00:00Z' },
      '2024-08-02 00:00:00',
    ],
    [
      'the next of a list, where the query asks for it',
      [
        run('O-3', { a: 'p' }, meetings('2024-01-01', '2024-04-01', '2024-06-01', '2024-07-01'), next('2024-05-06')),
        run('O-1', { a: 'q' }, meetings('2024-05-08', '2024-06-01', '2024-07-01', '2024-08-01'), next('2024-05-07')),
      ],
      {
        slots: { a: 'r' },
        look: meetings('2024-12-03', '2024-12-05', '2024-12-02', '2024-11-01'),
        now: '2024-12-02T12:30:00Z',
      },
      'O-1',
    ],
    [
      'what never changes',
      [run('support', { a: 'p' }, {}), run('support', { a: 'q' }, {})],
      { slots: { a: 'r' }, look: {} },
      'support',
    ],
  ])('learns %s, as the engine evaluates it', async (_what, runs, next, value) => {
    expect(await inferred(runs, next)).toEqual(value);
  });

  it.each<[string, ComparedRun[]]>([
    ['one run', [run('p', { a: 'p' }, {})]],
    ['two runs with the same values', [run('p', { a: 'p' }, {}), run('p', { a: 'p' }, {})]],
    [
      'a date that never changes, since both runs were made on one day',
      [run('2024-05-06', { a: 'p' }, {}), run('2024-05-06', { a: 'q' }, {})],
    ],
    [
      'yesterday, of runs that were all made on one day',
      [
        run('2024-05-05', { a: 'p' }, {}, { now: '2024-05-06T08:00:00Z' }),
        run('2024-05-05', { a: 'q' }, {}, { now: '2024-05-06T18:00:00Z' }),
      ],
    ],
    [
      'what an output says among several, and always the same',
      [
        run('visits_direct', { a: 'p' }, [{ k: 'visits_direct' }, { k: 'visits_search' }]),
        run('visits_direct', { a: 'q' }, [{ k: 'visits_search' }, { k: 'visits_direct' }]),
      ],
    ],
    [
      'two fields that agree so far',
      [run('C-1', { a: 'p' }, { owner: 'C-1', payer: 'C-1' }), run('C-2', { a: 'q' }, { owner: 'C-2', payer: 'C-2' })],
    ],
    [
      'the first of two, twice, which may be chance',
      [run('O-1', { a: 'p' }, [{ id: 'O-1' }, { id: 'O-2' }]), run('O-3', { a: 'q' }, [{ id: 'O-3' }, { id: 'O-4' }])],
    ],
    [
      'a place in a list, where the query asks for the next one',
      [1, 2].map((n) =>
        run(
          `O-${n}5`,
          { a: `p${n}` },
          [1, 2, 3, 4, 5].map((k) => ({ id: `O-${n}${k}` })),
          {
            pattern: { text: 'rename the next <name> meeting' },
          }
        )
      ),
    ],
    [
      'an address that was guessed from a name',
      [run('ann@example.com', { a: 'ann' }, {}), run('bo@example.com', { a: 'bo' }, {})],
    ],
    [
      'a number that some output has in every run, as the hour of a time',
      [
        run('2024-05-06 13:00:00', { a: '2024-05-06' }, { visits: { monday: 13 }, k: 1 }),
        run('2024-05-06 13:00:00', { a: '2024-05-06' }, { visits: { monday: 13 }, k: 2 }),
      ],
    ],
    ['values that nothing explains', [run('kind words', { a: 'p' }, {}), run('other words', { a: 'q' }, {})]],
    [
      'the only element of a list that has several elements next time',
      [run('O-1', { a: 'p' }, [{ id: 'O-1' }]), run('O-2', { a: 'q' }, [{ id: 'O-3' }, { id: 'O-2' }, { id: 'O-4' }])],
    ],
  ])('leaves to the model: %s', async (_what, runs) => {
    expect(await inferred(runs, { slots: {}, look: {} })).toBe('(written)');
  });

  it('fails loudly where a look-up finds more than the one that it always found', async () => {
    const runs = [run('C-1', { a: 'p' }, [{ id: 'C-1' }]), run('C-2', { a: 'q' }, [{ id: 'C-2' }])];
    expect(await inferred(runs, { slots: {}, look: [{ id: 'C-3' }] })).toBe('C-3');
    await expect(inferred(runs, { slots: {}, look: [{ id: 'C-3' }, { id: 'C-4' }] })).rejects.toMatchObject({
      code: 'EXPRESSION_FAILED',
    });
  });

  it('fails loudly where there is nothing to pick', async () => {
    const list = (n: number): JsonObject[] => [1, 2, 3].map((k) => ({ id: `O-${n}${k}` }));
    const runs = [run('O-13', { a: 'p' }, list(1)), run('O-23', { a: 'q' }, list(2))];
    expect(await inferred(runs, { slots: {}, look: list(3) })).toBe('O-33');
    await expect(inferred(runs, { slots: {}, look: [] })).rejects.toMatchObject({ code: 'EXPRESSION_FAILED' });
  });

  it('makes a slot of a value of the query that turns out to matter, a span of time in days', async () => {
    const spare = (days: number) => [{ type: 'duration', value: `P${days}D`, text: `${days} days` }];
    const runs = [
      run('2024-05-03', { a: 'p' }, {}, { now: '2024-05-06T08:00:00Z', spare: spare(3) }),
      run('2024-05-01', { a: 'q' }, {}, { now: '2024-05-06T08:00:00Z', spare: spare(5) }),
    ];
    const learnt = inferBindings(plan, runs);
    expect(learnt.slots).toEqual([{ slot: 'duration', type: 'duration', place: 0 }]);
    expect(learnt.plan.slots.at(-1)).toMatchObject({ name: 'duration', valueType: 'number', format: 'days' });
    expect(await inferred(runs, { slots: { duration: 10 }, look: {}, now: '2024-05-11T00:00:00Z' })).toBe('2024-05-01');
  });

  it('learns from the wording that most runs have, where others say something else besides', () => {
    const ends = (day: number, time: string) =>
      run(
        `2024-05-0${day} ${time}:00`,
        { a: 'p' },
        {},
        {
          spare: [
            { type: 'date', value: `2024-05-0${day}`, text: `May ${day}` },
            { type: 'time', value: time, text: time },
          ],
        }
      );
    const other = run(
      '2024-05-09 12:00:00',
      { a: 'q' },
      {},
      {
        spare: [
          { type: 'date', value: '2024-05-09', text: 'May 9' },
          { type: 'number', value: 12, text: '12' },
        ],
      }
    );
    const learnt = inferBindings(plan, [ends(3, '11:30'), other, ends(4, '09:00'), ends(5, '14:15')]);
    expect(learnt.plan.nodes[1]?.args.x).toEqual({
      kind: 'expression',
      expression: 'slots.date & " " & slots.time & ":00"',
    });
    expect(learnt.showing).toHaveLength(3);
  });

  it('is not misled by a run whose words can be read in two ways', () => {
    const at = (text: string, read: string, given: string) =>
      run(`2024-05-06 ${given}:00`, { a: text }, {}, { spare: [{ type: 'time', value: read, text }] });
    const learnt = inferBindings(plan, [
      at('9:30', '09:30', '09:30'),
      at('2:30', '02:30', '14:30'),
      at('11:15', '11:15', '11:15'),
    ]);
    expect(learnt.plan.nodes[1]?.args.x).toEqual({
      kind: 'expression',
      expression: '"2024-05-06 " & slots.time & ":00"',
    });
    expect(inferBindings(plan, [at('9:30', '09:30', '09:30'), at('2:30', '02:30', '14:30')]).learnt).toEqual([]);
  });

  it('adds the order that a new reference needs', () => {
    const bare: Plan = {
      ...plan,
      nodes: plan.nodes.map((node) =>
        node.id === 'act' ? { ...node, args: { x: { kind: 'written', instruction: 'w', needs: [] } } } : node
      ),
    };
    const runs = [run('C-1', { a: 'p' }, { id: 'C-1' }), run('C-2', { a: 'q' }, { id: 'C-2' })];
    expect(inferBindings(bare, runs).plan.nodes[1]?.after).toEqual(['look']);
  });
});
