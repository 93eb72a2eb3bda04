import { z } from 'zod';
import { ToolError, type Json } from '../../../shared';
import type { Database, Writer } from './database';

const Effect = z.object({
  tool: z.string(),
  input: z.string(),
  output: z.string().nullable(),
  state: z.enum(['applied', 'undone']),
});

/** One call of a tool that changes something, as its key names it. */
export interface KeyedCall {
  key: string;
  tool: string;
  input: Json;
}

/**
 * Applies a change once per idempotency key, in one transaction with the key: a known key gets its stored output and changes
 * nothing, so a call repeated after a lost reply or by another worker is safe.
 * @throws ToolError `IDEMPOTENCY_KEY_REUSED` where the key belongs to another call, `EFFECT_UNDONE` where it was taken back.
 */
export async function applyOnce<O extends Json>(
  database: Database,
  call: KeyedCall,
  apply: (transaction: Writer) => Promise<O>
): Promise<O> {
  return database.write(async (transaction) => {
    const known = await effectOf(transaction, call.key);
    if (known) return storedOutput<O>(known, call);
    const output = await apply(transaction);
    await transaction.run("insert into effects (key, tool, input, output, state) values (?, ?, ?, ?, 'applied')", [
      call.key,
      call.tool,
      JSON.stringify(call.input),
      JSON.stringify(output),
    ]);
    return output;
  });
}

/**
 * Takes a change back once. Where the key is unknown, the call has not arrived (yet): the key is marked as undone, so that a
 * call that was delayed on its way cannot act after its compensation.
 */
export async function undoOnce(
  database: Database,
  call: KeyedCall,
  undo: (transaction: Writer, output: Json) => Promise<void>
): Promise<void> {
  await database.write(async (transaction) => {
    const known = await effectOf(transaction, call.key);
    if (known?.state === 'undone') return;
    if (known) {
      await undo(transaction, JSON.parse(known.output ?? 'null') as Json);
      await transaction.run("update effects set state = 'undone' where key = ?", [call.key]);
      return;
    }
    await transaction.run("insert into effects (key, tool, input, output, state) values (?, ?, ?, null, 'undone')", [
      call.key,
      call.tool,
      JSON.stringify(call.input),
    ]);
  });
}

function storedOutput<O>(known: z.infer<typeof Effect>, call: KeyedCall): O {
  if (known.tool !== call.tool || known.input !== JSON.stringify(call.input)) {
    throw new ToolError(
      { code: 'IDEMPOTENCY_KEY_REUSED', retryable: false },
      `The key ${call.key} belongs to another call of ${known.tool}; use one key per call.`
    );
  }
  if (known.state === 'undone') {
    throw new ToolError(
      { code: 'EFFECT_UNDONE', retryable: false },
      `The call with the key ${call.key} was taken back; make a new call with a new key.`
    );
  }
  return JSON.parse(known.output ?? 'null') as O;
}

async function effectOf(transaction: Writer, key: string): Promise<z.infer<typeof Effect> | undefined> {
  return transaction.row(Effect, 'select tool, input, output, state from effects where key = ?', [key]);
}
