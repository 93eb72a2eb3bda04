import { z } from 'zod';
import { defineTool } from '../../shared/index';

/** What one read is asked, by the tool and by the bare activity alike. */
export interface StepInput {
  person: string;
  place: number;
  after?: string;
}

/** The work of both: nothing but an answer, so that what is measured is the engine. */
export async function readStep({ person, place }: StepInput): Promise<{ token: string }> {
  return { token: `${person}-${place}` };
}

export const READ_STEP = defineTool({
  name: 'read_step',
  version: '1',
  description: 'Reads what one step says of a person',
  input: z.object({ person: z.string().min(1), place: z.number().int(), after: z.string().optional() }),
  output: z.object({ token: z.string() }),
  effect: 'read',
  timeout: '30s',
  execute: (input) => readStep(input),
  check: (_input, output) => output.token.length > 0,
});
