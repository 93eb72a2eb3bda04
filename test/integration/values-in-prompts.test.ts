import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import { scriptedPlanner } from '../../testing/scripted-planner';
import type { PlannerScript, ScriptedPlanner } from '../../testing/scripted-planner';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { keepEarlier, lastTurn, node, plan } from '../harness/plan-script';

const SECRET = '4111-1111-1111-1111';
const account = z.object({ owner: z.string(), card: z.string(), note: z.string() });

/** An account whose JSON has some `bytes` bytes, with a sensitive field. */
const accountOf = (owner: string, bytes: number): z.infer<typeof account> => ({
  owner,
  card: SECRET,
  note: 'n'.repeat(bytes),
});

const sized = z.object({ owner: z.string(), bytes: z.number() });
const tools = [
  defineTool({
    name: 'read_account',
    version: '1',
    description: 'Reads an account',
    input: sized,
    output: account,
    effect: 'read',
    sensitive: ['card'],
    execute: ({ owner, bytes }) => accountOf(owner, bytes),
  }),
  defineTool({
    name: 'open_account',
    version: '1',
    description: 'Opens an account',
    input: sized,
    output: account,
    effect: 'compensable',
    sensitive: ['card'],
    execute: ({ owner, bytes }) => accountOf(owner, bytes),
    compensate: () => undefined,
  }),
  defineTool({
    name: 'refuse',
    version: '1',
    description: 'Refuses',
    input: z.object({}),
    output: z.object({}),
    effect: 'read',
    execute: () => {
      throw new ToolError({ code: 'REFUSED', retryable: false }, 'refused');
    },
  }),
];

let engine: Engine;
let planner: ScriptedPlanner;
beforeAll(async () => {
  engine = await startEngine({
    tools: () => tools,
    planner: { name: 'scripted', call: (request, options) => planner.call(request, options) },
  });
});
afterAll(() => engine.stop());

/** The last turn of each model call of one run. */
async function turnsOf(script: PlannerScript): Promise<string[]> {
  planner = scriptedPlanner(script);
  const run = await engine.client.start('do it', {
    requestId: randomUUID(),
    options: { from: 'C', learn: false },
  });
  expect(await run.result()).toMatchObject({ outcome: 'answered' });
  return planner.requests.map(lastTurn);
}

const accountNode = (tool: string, bytes: number): ReturnType<typeof node> =>
  node('account', tool, [
    ['owner', 'constant', 'Ann'],
    ['bytes', 'constant', String(bytes)],
  ]);

// A short one, one that used to be cut on its way, one at the inline limit, one that is held by reference.
const SIZES = [100, 2_600, 15_000, 23_000];

describe.each(SIZES)('an output of %i bytes with a sensitive field', (bytes) => {
  it('is shown to the next round with its shape, and without the field', async () => {
    const [, second = ''] = await turnsOf([
      { nodes: [accountNode('read_account', bytes)], more: true },
      plan([], 'Done.'),
    ]);
    expect(second).toContain('"owner":"Ann"');
    expect(second).toContain('"card":"[redacted]"');
    expect(second).toContain('nnnnn');
    expect(second).not.toContain(SECRET);
  });

  it('is shown as an earlier effect with its shape, and without the field', async () => {
    const [, second = ''] = await turnsOf((request) => {
      const earlier = keepEarlier(lastTurn(request));
      if (earlier.earlier) return plan([], 'Done.', earlier);
      return plan([accountNode('open_account', bytes), node('stop', 'refuse', [], { after: ['account'] })]);
    });
    expect(second).toContain('"owner":"Ann"');
    expect(second).toContain('"card":"[redacted]"');
    expect(second).not.toContain(SECRET);
  });
});
