import { DefaultLogger, Runtime } from '@temporalio/worker';
import { z } from 'zod';
import { defineTool } from '../../shared/index';
import { scriptedPlanner } from '../../testing/index';
import { loadConfiguration, startWorker } from '../../worker/index';
import { ITEMS } from './items';

/** What a forked worker is told. */
export interface LoadWorkerSettings {
  overrides: { taskQueue: string; dataFolder: string; temporal: { address: string } };
  folder: string;
}

/** Reads in a chain, as most requests are: each takes what the one before it gave. */
const place = z.object({ shelf: z.string() });
const tools = [
  defineTool({
    name: 'find_shelf',
    version: '1',
    description: 'Finds the shelf of an item',
    input: z.object({ item: z.string() }),
    output: place,
    effect: 'read',
    check: () => true,
    execute: ({ item }) => ({ shelf: `shelf of ${item}` }),
  }),
  defineTool({
    name: 'read_shelf',
    version: '1',
    description: 'Reads what is on a shelf',
    input: place,
    output: z.object({ box: z.string() }),
    effect: 'read',
    execute: ({ shelf }) => ({ box: `box on ${shelf}` }),
  }),
  defineTool({
    name: 'count_box',
    version: '1',
    description: 'Counts what is in a box',
    input: z.object({ box: z.string() }),
    output: z.object({ count: z.number() }),
    effect: 'read',
    execute: ({ box }) => ({ count: box.length }),
  }),
];

/** The plan as a model writes it. */
function planFor(item: string): object {
  const node = (id: string, tool: string, [name, from, value]: string[], after: string[]): object => {
    return { id, tool, args: [{ name, from, value }], after };
  };
  return {
    nodes: [
      node('find', 'find_shelf', ['item', 'constant', item], []),
      node('read', 'read_shelf', ['shelf', 'output', 'find.shelf'], ['find']),
      node('count', 'count_box', ['box', 'output', 'read.box'], ['read']),
    ],
    answer: { kind: 'text', text: 'There are {{nodes.count.count}}.' },
  };
}

async function main(): Promise<void> {
  Runtime.install({
    logger: new DefaultLogger('WARN'),
    telemetryOptions: { logging: { forward: {}, filter: 'WARN' } },
  });
  const { overrides } = JSON.parse(process.env.WORKFLOWGEN_LOAD_WORKER ?? '') as LoadWorkerSettings;
  const planner = scriptedPlanner((request) =>
    planFor(/How many (\w+)/.exec(JSON.stringify(request.messages))?.[1] ?? '')
  );
  const lexicon = { item: ITEMS };
  const worker = await startWorker({
    tools,
    planner,
    lexicon,
    configuration: loadConfiguration({ env: {}, overrides }),
  });
  process.on('SIGTERM', () => void worker.stop());
  process.send?.('polling');
  await worker.done;
  process.disconnect?.();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
