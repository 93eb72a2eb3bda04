import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import type { RunReport } from '../../shared/protocol/run';
import { scriptedPlanner } from '../../testing/scripted-planner';
import type { ScriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { lastTurn, node, plan } from '../harness/plan-script';

/** What the payment service has booked, by idempotency key, and how often it was asked. */
let booked: Map<string, string>;
let asked = 0;
/** What becomes of the first requests, after they were booked. */
let first: 'hangs' | 'unknown' | 'breaks' | 'refused';

const charge = defineTool({
  name: 'charge',
  version: '1',
  description: 'Charges a customer',
  input: z.object({ customer: z.string(), note: z.string() }),
  output: z.object({ receipt: z.string() }),
  effect: 'idempotent',
  timeout: '300ms',
  retry: { maximumAttempts: 1 },
  execute: async ({ note }, { idempotencyKey }) => {
    asked += 1;
    if (asked === 1 && first === 'refused') throw new ToolError({ code: 'NO', retryable: false }, 'no');
    booked.set(idempotencyKey, booked.get(idempotencyKey) ?? note);
    if (asked === 1 && first === 'hangs') await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (asked === 1 && first === 'unknown') {
      throw new ToolError({ code: 'LOST', retryable: false, outcome: 'unknown' }, 'the reply was lost');
    }
    if (asked === 1 && first === 'breaks') throw new Error('socket hang up');
    return { receipt: `for ${booked.get(idempotencyKey)}` };
  },
});

let engine: Engine;
let planner: ScriptedPlanner;
beforeAll(async () => {
  engine = await startEngine({
    tools: () => [charge],
    planner: { name: 'scripted', call: (request, options) => planner.call(request, options) },
  });
});
afterAll(() => engine.stop());
beforeEach(() => {
  booked = new Map();
  asked = 0;
});

const plans = (note: string, earlier: object[] = [], id = 'pay'): object =>
  plan(
    [
      node(id, 'charge', [
        ['customer', 'constant', 'Ann'],
        ['note', 'constant', note],
      ]),
    ],
    `{{nodes.${id}.receipt}}`,
    {
      earlier,
    }
  );

async function run(replies: object[]): Promise<RunReport> {
  planner = scriptedPlanner(replies);
  const started = await engine.client.start('charge Ann', {
    requestId: randomUUID(),
    options: { from: 'C', learn: false },
  });
  return started.result();
}

const decided = (decision: string): object[] => [{ call: 'C/1/pay', decision }];

describe.each(['hangs', 'unknown', 'breaks'] as const)('a charge that acts and then %s', (what) => {
  beforeEach(() => {
    first = what;
  });

  it('is told to the next plan, which may not be silent about it; kept, it is made sure and not made twice', async () => {
    const report = await run([plans('one'), plans('another note'), plans('another note', decided('keep'))]);
    const turns = planner.requests.map(lastTurn);
    expect(turns[1]).toContain('"outcome":"unknown');
    expect(turns[2]).toContain('may have had an effect');
    expect(report).toMatchObject({ outcome: 'answered', answer: 'for one' });
    expect([...booked.values()]).toEqual(['one']);
    expect(asked).toBe(2);
  }, 60_000);

  it('is made once more where the plan says so', async () => {
    await run([plans('one'), plans('one', decided('again'))]);
    expect(booked.size).toBe(2);
  }, 60_000);

  it('cannot be replaced, and is named where the run fails', async () => {
    const replies = [plans('one'), ...Array.from({ length: 6 }, () => plans('two', decided('replace')))];
    const error = (await run(replies).catch((failed: unknown) => failed)) as { report: RunReport };
    expect(error.report.left).toMatchObject([
      { tool: 'charge', reason: expect.stringContaining('may not have') as string },
    ]);
    expect(booked.size).toBe(1);
  }, 60_000);
});

it('a charge that was refused is no earlier effect', async () => {
  first = 'refused';
  await run([plans('one'), plans('two')]);
  expect([...booked.values()]).toEqual(['two']);
}, 60_000);
