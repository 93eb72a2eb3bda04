import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { WorkflowGenError } from '../../shared/index';
import type { ModelReply, ModelRequest, Planner } from '../../worker/index';
import { count } from '../measure/reconstruct-prompts';

const headerSchema = z.object({ plans: z.literal(1), model: z.string(), recorded: z.string(), note: z.string() });
const planSchema = z.object({
  task: z.string(),
  query: z.string(),
  /** What the model wrote, round by round: the plan, then repairs and further rounds as they came. */
  reply: z.array(z.string()).min(1),
  /** Texts that it wrote while such a plan ran. */
  texts: z.array(z.string()).optional(),
});

export type StrongPlansHeader = z.infer<typeof headerSchema>;
export type StrongPlan = z.infer<typeof planSchema>;

/** Plans as a strong model wrote them, by query: what stands for tier C where no model is to be asked. */
export interface StrongPlans {
  header: StrongPlansHeader;
  has(query: string): boolean;
  get(query: string): StrongPlan | undefined;
  /** Keeps a plan; the first one of a query stays. */
  add(plan: StrongPlan): void;
}

/**
 * One line of JSON each, after a line about the file. A file that is not there begins empty, with the given header.
 *
 * @throws `CONFIG_INVALID` for a file that is none of these, or is not there and has no header.
 */
export function openStrongPlans(file: string, header?: Omit<StrongPlansHeader, 'plans'>): StrongPlans {
  const known = new Map<string, StrongPlan>();
  const said = existsSync(file) ? readPlans(file, known) : newFile(file, header);
  return {
    header: said,
    has: (query) => known.has(query),
    get: (query) => known.get(query),
    add(plan) {
      if (known.has(plan.query)) return;
      known.set(plan.query, plan);
      appendFileSync(file, `${JSON.stringify(plan)}\n`);
    },
  };
}

function readPlans(file: string, known: Map<string, StrongPlan>): StrongPlansHeader {
  try {
    const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    for (const line of lines.filter(Boolean)) {
      const plan = planSchema.parse(JSON.parse(line));
      known.set(plan.query, plan);
    }
    return headerSchema.parse(JSON.parse(first));
  } catch {
    throw unusable(file, 'holds no plans of the bench');
  }
}

function newFile(file: string, header?: Omit<StrongPlansHeader, 'plans'>): StrongPlansHeader {
  if (!header) throw unusable(file, 'is not there');
  mkdirSync(dirname(file), { recursive: true });
  const said: StrongPlansHeader = { plans: 1, ...header };
  writeFileSync(file, `${JSON.stringify(said)}\n`);
  return said;
}

function unusable(file: string, why: string): WorkflowGenError {
  const remedy = 'pass --plans FILE, or record some with --live --arms live-workflowgen';
  return new WorkflowGenError('CONFIG_INVALID', `${file} ${why}; ${remedy}`, { field: 'plans', remedy });
}

/** A planner that notes what the model writes in C, to be kept when the run has ended. */
export interface NotingPlanner extends Planner {
  noted: Required<Pick<StrongPlan, 'reply' | 'texts'>>;
}

export function noting(planner: Planner): NotingPlanner {
  const noted: NotingPlanner['noted'] = { reply: [], texts: [] };
  return {
    name: planner.name,
    noted,
    async call(request, options) {
      const reply = await planner.call(request, options);
      if (request.purpose === 'plan') noted.reply.push(reply.text);
      if (request.purpose === 'write') noted.texts.push(reply.text);
      return reply;
    },
  };
}

/** A planner that plans from the file and reads fits by an oracle. */
export interface StrongPlanner extends Planner {
  /** Begins a run: rounds are counted from the first, and B confirms or refuses as told. */
  begin(confirm: boolean): void;
}

/** Below this a server keeps no prefix. */
const CACHEABLE = 1_024;

/**
 * Plans from the file. B confirms where it is told to, with a value for an open slot where the plan names one for it, and refuses
 * otherwise. Tokens are counted with a tokenizer; a system prompt that was seen before counts as read from the cache.
 */
export function strongPlanner(plans: StrongPlans): StrongPlanner {
  const seen = new Set<string>();
  let confirm = false;
  let round = 0;
  let written = 0;
  return {
    name: 'recorded strong plans',
    begin(confirms) {
      confirm = confirms;
      round = 0;
      written = 0;
    },
    call: (request) => {
      const plan = plans.get(queryOf(request));
      if (request.purpose === 'plan') {
        const text = plan?.reply[Math.min(round, plan.reply.length - 1)];
        round += 1;
        return Promise.resolve(replyOf(request, text ?? JSON.stringify({ nodes: [], ask: NOT_PLANNED }), seen));
      }
      if (request.purpose === 'write') {
        return Promise.resolve(replyOf(request, plan?.texts?.[written++] ?? '{"items":[]}', seen));
      }
      const said = confirm
        ? { fits: true, ...filled(request, plan) }
        : { fits: false, reason: 'refused by the oracle' };
      return Promise.resolve(replyOf(request, JSON.stringify(said), seen));
    },
  };
}

const NOT_PLANNED = 'No plan is recorded for this query.';

/** Values for the slots that must be filled, from those that the recorded plan names. */
function filled({ schema }: ModelRequest, plan: StrongPlan | undefined): { slots?: Record<string, string> } {
  const slots = (schema as { properties?: { slots?: { required?: string[] } } }).properties?.slots;
  const named = namedSlots(plan);
  const values = (slots?.required ?? []).flatMap((name): [string, string][] => {
    const value = named.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return values.length > 0 ? { slots: Object.fromEntries(values) } : {};
}

const slotsSchema = z.object({ slots: z.array(z.object({ name: z.string(), value: z.string() })).optional() });

function namedSlots(plan: StrongPlan | undefined): Map<string, string> {
  try {
    const { slots = [] } = slotsSchema.parse(JSON.parse(plan?.reply.at(-1) ?? '{}'));
    return new Map(slots.map(({ name, value }) => [name, value]));
  } catch {
    return new Map();
  }
}

function queryOf({ messages }: ModelRequest): string {
  const text = messages.map(({ content }) => content).join('\n');
  return (/<query>\n([\s\S]*?)\n<\/query>/.exec(text)?.[1] ?? '').replace(/<\\(?=\/)/g, '<');
}

function replyOf(request: ModelRequest, text: string, seen: Set<string>): ModelReply {
  const { purpose, system, messages, schema } = request;
  const prefix = count(system);
  const kept = prefix >= CACHEABLE;
  const known = kept && seen.has(system);
  if (kept) seen.add(system);
  const rest = count(messages.map(({ content }) => content).join('\n')) + count(JSON.stringify(schema));
  return {
    text,
    stop: 'end',
    usage: {
      purpose,
      model: 'recorded strong plans',
      tokens: {
        input: rest + (kept ? 0 : prefix),
        cacheWrite: kept && !known ? prefix : 0,
        cacheRead: known ? prefix : 0,
        output: count(text),
      },
      costUsd: null,
      durationMs: 0,
      result: 'ok',
    },
  };
}
