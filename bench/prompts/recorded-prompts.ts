import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { WorkflowGenError } from '../../shared/index';
import type { Planner } from '../../worker/index';

const promptSchema = z.object({
  purpose: z.enum(['plan', 'rewrite', 'write']),
  system: z.string(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })).min(1),
  schema: z.record(z.string(), z.json()),
  reply: z.string(),
});

/** One prompt of the product as a model got it, and what the model said. */
export type RecordedPrompt = z.infer<typeof promptSchema>;

/** The part of a prompt that a model is asked. */
export type Asked = Pick<RecordedPrompt, 'system' | 'messages' | 'schema'>;

/** A planner that also writes each prompt with its reply to a file, one line of JSON each; the file begins anew. */
export function keepingPrompts(planner: Planner, file: string): Planner {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return {
    name: planner.name,
    async call(request, options) {
      const reply = await planner.call(request, options);
      const { purpose, system, messages, schema } = request;
      const line = promptSchema.safeParse({ purpose, system, messages, schema, reply: reply.text });
      if (line.success) appendFileSync(file, `${JSON.stringify(line.data)}\n`);
      return reply;
    },
  };
}

/** @throws `CONFIG_INVALID` for a file that is not there, or holds something else. */
export function readPrompts(file: string): RecordedPrompt[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => promptSchema.parse(JSON.parse(line)));
  } catch {
    const remedy = 'record some with --live --arms live-workflowgen --prompts FILE';
    throw new WorkflowGenError('CONFIG_INVALID', `${file} holds no recorded prompts; ${remedy}`, {
      ...{ field: 'parts', remedy },
    });
  }
}
