import { encode } from 'gpt-tokenizer/encoding/cl100k_base';
import { z } from 'zod';
import type { RecordedRun } from '../workbench/task';
import { workbenchTools } from '../workbench/workbench-tools';

/** What a run cost its model. Labelled "reconstructed": the recording holds the model's own text, not its prompts. */
export interface ModelCost {
  /** Tokens of all prompts; none was cached in 2024. */
  prompt: number;
  completion: number;
  calls: number;
}

const INSTRUCTIONS = `Answer the user's request with the tools below. Reply with one action at a time, as JSON:
Action:
\`\`\`
{"action": <tool name>, "action_input": {<argument>: <value>}}
\`\`\`
You are then shown an Observation, and may act again. When nothing is left to do, use the action "Final Answer" with your
answer as action_input. It is Thursday 2023-11-30 00:00:00; meetings are between 09:00 and 18:00.
Tools:`;

/**
 * Builds the prompts of a tool-use loop anew: before each call the model has read the instructions, all tools (or those of
 * the task's domains), the query, and everything that was said so far. Our tool descriptions are shorter than the
 * benchmark's, so the result understates what the recorded runs cost.
 */
export function createReconstruction(): (run: RecordedRun, query: string, domains?: readonly string[]) => ModelCost {
  const catalogue = workbenchTools(() => {
    throw new Error('only the schemas are read');
  }).map((tool) => ({
    domain: tool.name.split('.')[0] ?? '',
    tokens: count(`\n${tool.name}: ${tool.description} args: ${JSON.stringify(z.toJSONSchema(tool.input))}`),
  }));
  const fixed = count(INSTRUCTIONS);
  return (run, query, domains) => {
    const shown = catalogue.filter(
      ({ domain }) => !domains || domain === 'company_directory' || domains.includes(domain)
    );
    let said = fixed + shown.reduce((sum, { tokens }) => sum + tokens, 0) + count(`\nQuestion: ${query}\nThought:`);
    const cost: ModelCost = { prompt: 0, completion: 0, calls: 0 };
    const call = (reply: string): void => {
      cost.calls += 1;
      cost.prompt += said;
      cost.completion += count(reply);
    };
    for (const step of run.steps) {
      call(step.log);
      said += count(step.log) + count(`\nObservation: ${textOf(step.observation)}\nThought:`);
    }
    call(`Action:\n${JSON.stringify({ action: 'Final Answer', action_input: run.final })}`);
    return cost;
  };
}

export function count(text: string): number {
  return encode(text).length;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
