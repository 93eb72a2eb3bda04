import { z } from 'zod';
import { defineTool } from '../../shared';

/** A tools module as a user writes it: what `--tools` names. */
export const tools = [
  defineTool({
    name: 'count_bolts',
    version: '1',
    description: 'Counts the bolts of a shelf',
    input: z.object({ shelf: z.string().min(1) }),
    output: z.object({ count: z.number() }),
    effect: 'read',
    execute: ({ shelf }) => ({ count: shelf.length }),
    check: (_input, output) => output.count > 0,
  }),
];

export const lexicon = { shelf: ['north', 'south'] };
