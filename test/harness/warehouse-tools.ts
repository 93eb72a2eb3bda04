import { z } from 'zod';
import { defineTool, ToolError } from '../../shared/protocol/tool';
import type { AnyTool, ToolContext } from '../../shared/protocol/tool';
import type { JsonObject } from '../../shared/protocol/json';
import { effectReceiver, takeDirective } from './effect-receiver';
import type { EffectReceiver, FaultDirective } from './effect-receiver';

/**
 * A small warehouse with one tool of each effect, for integration and fault tests. Every tool obeys the fault directives of
 * its receiver's folder, so that a test can break any call in any worker process. With another `labelVersion` the tool
 * `label_shelf` has another contract, as after a deploy.
 */
export function warehouseTools(folder: string, { labelVersion = '1' }: { labelVersion?: string } = {}): AnyTool[] {
  const receiver = effectReceiver(folder);
  return [
    defineTool({
      name: 'read_stock',
      version: '1',
      description: 'Reads how many pieces of an item are in stock',
      input: z.object({ item: z.string().min(1) }),
      output: z.object({ item: z.string(), count: z.number(), shelf: z.string() }),
      effect: 'read',
      timeout: '2s',
      execute: async ({ item }, context) => {
        await suffer(receiver, 'read_stock', context);
        return { item, count: item.length, shelf: `S-${item.length}` };
      },
      check: (_input, output) => output.count > 0,
    }),
    defineTool({
      name: 'label_shelf',
      version: labelVersion,
      description: 'Writes a label onto a shelf',
      input: z.object({ shelf: z.string().min(1), label: z.string().min(1) }),
      output: z.object({ labelled: z.boolean() }),
      effect: 'idempotent',
      timeout: '2s',
      execute: (_input, context) => act(receiver, 'label_shelf', context, { labelled: true }),
      check: (_input, _output, context) => receiver.has('label_shelf', context.idempotencyKey),
    }),
    defineTool({
      name: 'reserve_stock',
      version: '1',
      description: 'Reserves pieces of an item',
      input: z.object({ item: z.string().min(1), count: z.number().int().positive() }),
      output: z.object({ reservation: z.string() }),
      effect: 'compensable',
      timeout: '2s',
      execute: (_input, context) =>
        act(receiver, 'reserve_stock', context, { reservation: `R-${context.idempotencyKey.slice(0, 8)}` }),
      check: (_input, _output, context) => receiver.has('reserve_stock', context.idempotencyKey),
      compensate: async (_input, _output, context) => {
        if (takeDirective(folder, 'reserve_stock', ['undo-fails'])) {
          throw new ToolError({ code: 'LOCKED', retryable: false }, 'the reservation is locked');
        }
        receiver.undo('reserve_stock', context.idempotencyKey);
      },
    }),
    defineTool({
      name: 'send_letter',
      version: '1',
      description: 'Sends a letter to a person; it cannot be taken back',
      input: z.object({ to: z.string().min(1), body: z.string().min(1) }),
      output: z.object({ sent: z.boolean() }),
      effect: 'once',
      timeout: '2s',
      execute: (_input, context) => act(receiver, 'send_letter', context, { sent: true }),
      check: (_input, _output, context) => receiver.has('send_letter', context.idempotencyKey),
    }),
  ];
}

async function act<T extends JsonObject>(
  receiver: EffectReceiver,
  tool: string,
  context: ToolContext,
  output: T
): Promise<T> {
  await suffer(receiver, tool, context);
  const stored = receiver.apply(tool, context.idempotencyKey, context.attempt, {
    ...output,
    run: context.workflowId,
  }) as T;
  const fault = takeDirective(receiver.folder, tool, ['kill-after', 'unknown', 'oversize', 'bad-output']);
  if (fault === 'kill-after') process.kill(process.pid, 'SIGKILL');
  if (fault === 'unknown') throw new Error('socket hang up');
  if (fault === 'oversize') return { reservation: 'x'.repeat(9 * 1024 * 1024) } as unknown as T;
  if (fault === 'bad-output') return { nonsense: true } as unknown as T;
  return stored;
}

async function suffer(receiver: EffectReceiver, tool: string, context: ToolContext): Promise<void> {
  const faults: FaultDirective['fault'][] = ['kill-before', 'permanent', 'transient', 'hang'];
  switch (takeDirective(receiver.folder, tool, faults)) {
    case 'kill-before':
      process.kill(process.pid, 'SIGKILL');
      break;
    case 'permanent':
      throw new ToolError({ code: 'REFUSED', retryable: false }, `${tool} refuses`);
    case 'transient':
      throw new ToolError({ code: 'BUSY', retryable: true }, `${tool} is busy`);
    case 'hang':
      await new Promise((_resolve, reject) => {
        const abort = (): void => reject(context.signal.reason as Error);
        if (context.signal.aborted) abort();
        else context.signal.addEventListener('abort', abort, { once: true });
      });
      break;
    default:
  }
}
