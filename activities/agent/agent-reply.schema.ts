import { z } from 'zod';
import { answerSchema, jsonSchema, planNodeSchema } from '../../shared/plan/plan.schema';
import type { JsonObject } from '../../shared/protocol/json';
import { jsonBytes } from '../../shared/protocol/json';
import type { AgentReply } from './agent';

/** Bytes of what an agent gives to see again: each later turn carries it. */
const MEMO_BYTES = 32 * 1024;
/** Calls of one turn. */
const CALLS = 32;
/** Characters of an answer; as many as a stored plan may have. */
const ANSWER = 32_000;

const args: z.ZodType<JsonObject> = z.record(z.string(), jsonSchema);
const count = z.number().int().nonnegative();
const common = {
  memo: jsonSchema.refine((memo) => jsonBytes(memo) <= MEMO_BYTES, `more than ${MEMO_BYTES} bytes`).optional(),
  earlier: z.record(z.string(), z.enum(['keep', 'replace', 'again'])).optional(),
  usage: z
    .object({
      model: z.string(),
      tokens: z.object({ input: count, cacheWrite: count, cacheRead: count, output: count }),
      costUsd: z.number().nonnegative().nullable(),
      requestId: z.string().optional(),
    })
    .optional(),
};

const node = planNodeSchema.omit({ mutability: true, alternatives: true });

/** What comes back from an agent: somebody else's code, and behind it a model. */
export const agentReplySchema: z.ZodType<AgentReply> = z.union([
  z.object({
    calls: z
      .array(z.object({ tool: z.string(), args }))
      .min(1)
      .max(CALLS),
    ...common,
  }),
  z.object({ answer: z.string().min(1).max(ANSWER), ...common }),
  z.object({ ask: z.string().min(1).max(ANSWER), ...common }),
  z.object({ plan: z.object({ nodes: z.array(node), answer: answerSchema }), ...common }),
  z.object({
    unusable: z.object({ code: z.enum(['LLM_BAD_OUTPUT', 'LLM_TRUNCATED', 'LLM_REFUSED']), message: z.string() }),
    ...common,
  }),
]);
