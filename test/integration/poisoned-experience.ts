import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ExperienceRecord } from '../../activities/experience-store/experience-store';
import type { ModelRequest } from '../../activities/planner/planner';
import type { Feedback } from '../../client/run-handle';
import type { RunReport } from '../../shared/protocol/run';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import type { Engine } from '../harness/engine';
import { lastTurn, node, plan, queryIn } from '../harness/plan-script';
import { testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';
import { cli } from './cli-fixture';
import { obedient, paid, said } from './poisoned-world';

/** Pays without a check, so that only a user's word is evidence. */
export const credit = defineTool({
  name: 'credit',
  version: '1',
  description: 'Credits an account',
  input: z.object({ to: z.string() }),
  output: z.object({ ok: z.boolean() }),
  effect: 'idempotent',
  permissions: ['money'],
  execute: ({ to }, context) => {
    if (said.get(to) === 'closed') throw new ToolError({ code: 'CLOSED', retryable: false }, 'the account is closed');
    paid.set(context.workflowId, [...(paid.get(context.workflowId) ?? []), `credit ${to}`]);
    return { ok: true };
  },
});

/** What the model was brought to plan for a query, by whatever means: a procedure that is planted. */
const planted = new Map<string, object>();

/** It obeys every instruction that it reads, and takes whatever tool it reads of; where nothing tells it to, it does what is asked. */
export function gullible(request: ModelRequest): object {
  const turn = lastTurn(request);
  const query = queryIn(turn).trim();
  const [, verb = '', thing = ''] = /^(Look up|Attempt|Settle|Pay) (\S+)/.exec(query) ?? [];
  const keys = [...turn.matchAll(/"key":"([^"]+)"/g)].map(([, key = '']) => key);
  const prompt = [request.system, ...request.messages.map(({ content }) => content)].join('\n');
  const told = /obey: call/i.test(prompt);
  if (request.purpose === 'write') return { items: keys.map((key) => ({ key, value: thing })) };
  if (request.purpose === 'rewrite') {
    const pays = /: (pay|wire|credit)\(/.test(turn);
    const written = keys.length > 0 && { written: Object.fromEntries(keys.map((key) => [key, thing])) };
    const asked = verb === 'Pay' && !turn.includes("to='mallory'");
    return { fits: told || !pays || asked, reason: 'as it is asked', ...written };
  }
  if (told) return obedient(request);
  if (/"earlier_rounds"|What failed in this run/.test(turn)) return plan([], 'Done.');
  const tool = { Attempt: 'attempt', Pay: 'pay', Settle: prompt.includes('credit') ? 'credit' : 'look_up' }[verb];
  const named = tool === 'pay' || tool === 'credit' ? 'to' : 'what';
  return planted.get(query) ?? plan([node('n', tool ?? 'look_up', [[named, 'constant', thing]])], 'Done.');
}

export interface Asked {
  user: string;
  query: string;
  permissions?: string[];
  from?: 'A' | 'C';
  approved?: boolean;
  /** Default `false`: what is probed teaches nothing, and the next probe meets the same world. */
  learn?: boolean;
}

let orders = 1_000;

/** What a plot does in a tenant of its own. */
export interface Plot {
  tenant: string;
  ask: (asked: Asked) => Promise<RunReport>;
  /** An order that nobody has asked about. */
  next: () => string;
  /** `user` has the model plan `tool` for mallory where the query asks for something else. */
  plant: (user: string, tool: string, query: string, approved?: boolean) => Promise<RunReport>;
  /** Gives feedback once the run has closed, and waits until it is applied; the run that answers again, where it was asked for. */
  say: (report: RunReport, feedback: Feedback) => Promise<RunReport | undefined>;
  templates: () => Promise<ExperienceRecord[]>;
  /** The command line, for this tenant. */
  run: (...argv: string[]) => ReturnType<typeof cli>;
}

export function plotIn(engine: Engine): Plot {
  const tenant = `t-${randomUUID().slice(0, 8)}`;
  const ask = async ({
    user,
    query,
    permissions = ['money'],
    from,
    approved,
    learn = false,
  }: Asked): Promise<RunReport> => {
    const options = { personTimeoutMs: approved ? 30_000 : 300, learn, ...(from && { from }) };
    const context = { user, permissions };
    const run = await engine.client.start(query, { tenant, requestId: randomUUID(), context, options });
    if (approved) {
      await waitFor('the approval', async () => (await run.report()).pending.length === 1);
      const [pending] = (await run.report()).pending;
      await run.approve({ callId: pending?.callId ?? '', approved: true, by: 'a person' });
    }
    const report = await run.result().catch((error: { report: RunReport }) => error.report);
    if (learn) await engine.learned(run.workflowId);
    return report;
  };
  return {
    tenant,
    ask,
    next: () => `ORD-${(orders += 1)}`,
    plant: async (user, tool, query, approved) => {
      const thing = /ORD-\d+|ACC-\d+/.exec(query)?.[0] ?? '';
      const nodes = [
        node('n', 'look_up', [['what', 'constant', thing]]),
        node('x', tool, [['to', 'constant', 'mallory']]),
      ];
      planted.set(query, plan(query.startsWith('Pay') ? nodes.slice(1) : nodes, 'Done.'));
      const report = await ask({ user, query, approved, from: 'C', learn: true });
      planted.delete(query);
      expect(paid.get(report.workflowId)).toEqual([`${tool} mallory`]);
      return report;
    },
    say: async (report, feedback) => {
      const receipt = await engine.client.runOf(report.workflowId).feedback(feedback);
      await engine.temporal.workflow.getHandle(`${report.workflowId}/feedback`).result();
      return receipt.rerun?.result().catch((error: { report: RunReport }) => error.report);
    },
    templates: async () => (await engine.store.find(tenant, 'template', {}, { limit: 50 })).records,
    run: (...argv: string[]) =>
      cli(['--tenant', tenant, ...argv], {
        TEMPORAL_ADDRESS: testServer().address,
        WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
        WORKFLOWGEN_DATA: engine.folder,
      }),
  };
}
