import { z } from 'zod';
import type { MessageRequest } from './message-request.schema';

/** What a prompt asks for; told by the schema of the answer, which is all that a model is held to. */
export type Task = 'plan' | 'rewrite' | 'write';

const facts = z.array(z.record(z.string(), z.unknown()));
const sentences = z.array(z.string()).default([]);
const experience = z.object({ worked: sentences, failed: sentences, lessons: sentences });
const failures = z.array(
  z.object({ node: z.string().optional(), tool: z.string().optional(), code: z.string(), message: z.string() })
);
const earlierCalls = z.array(z.object({ call: z.string(), node: z.string(), tool: z.string() }));
const context = z.object({ now: z.string().optional(), timeZone: z.string().optional() });
const wrongAnswer = z.object({ answer: z.string(), note: z.string().optional() });
const exchange = z.object({ query: z.string().optional(), question: z.string().optional() });
const workflow = z.object({
  answers: sentences,
  steps: sentences,
  doubts: sentences,
  bound: z.record(z.string(), z.unknown()).default({}),
  open: sentences,
  written: z.array(z.object({ key: z.string(), instruction: z.string().default('') })).default([]),
});
const items = z.array(z.object({ key: z.string(), instruction: z.string() }));

export type Failure = z.infer<typeof failures>[number];
export type Experience = z.infer<typeof experience>;
export type EarlierCall = z.infer<typeof earlierCalls>[number];
export type StoredWorkflow = z.infer<typeof workflow>;

/** Everything that a prompt says, by its sections. */
export interface Prompt {
  task: Task;
  query: string;
  /** ISO 8601. */
  now: string;
  /** The lines of the tool catalogue. */
  tools: string;
  failures: Failure[];
  experience: Experience;
  earlier: EarlierCall[];
  wrongAnswer?: { answer: string; note?: string };
  workflow?: StoredWorkflow;
  items: { key: string; instruction: string }[];
  outputs: unknown;
}

/** Reads a request as a model would: the task from the schema, the rest from the tagged sections of system and turns. */
export function readPrompt(request: MessageRequest): Prompt {
  const system = request.system.map((block) => block.text).join('\n');
  const turns = request.messages
    .filter((turn) => turn.role === 'user')
    .map((turn) => turn.content.map((block) => block.text).join('\n'));
  // A repair adds a turn that only says what was wrong; the last turn that has a section is the one that counts.
  const text = (tag: string): string | undefined => turns.map((turn) => sectionOf(turn, tag)).findLast(Boolean);
  const data = <T>(tag: string, schema: z.ZodType<T>): T | undefined => {
    const found = text(tag);
    return found === undefined ? undefined : schema.parse(JSON.parse(found));
  };
  const before = data('exchange_before', exchange);
  return {
    task: taskOf(request.output_config.format.schema),
    query: [before?.query, text('query') ?? turns.at(-1) ?? ''].filter(Boolean).join(' '),
    now: data('context', context)?.now ?? new Date().toISOString(),
    tools: text('tools') ?? sectionOf(system, 'tools') ?? '',
    failures: data('failures', failures) ?? [],
    experience: data('experience', experience) ?? { worked: [], failed: [], lessons: [] },
    earlier: data('earlier_calls', earlierCalls) ?? [],
    wrongAnswer: data('wrong_answer', wrongAnswer),
    workflow: data('workflow', workflow),
    items: data('items', items) ?? [],
    outputs: data('outputs', z.union([facts, z.record(z.string(), z.unknown())])),
  };
}

function taskOf(schema: Record<string, unknown>): Task {
  const properties = Object.keys((schema.properties as object | undefined) ?? {});
  if (properties.includes('fits')) return 'rewrite';
  return properties.includes('items') ? 'write' : 'plan';
}

function sectionOf(text: string, tag: string): string | undefined {
  const start = text.lastIndexOf(`<${tag}>\n`);
  const end = start < 0 ? -1 : text.indexOf(`\n</${tag}>`, start);
  return end < 0 ? undefined : text.slice(start + tag.length + 3, end);
}
