import { isObject } from '../../values/schema-variants';
import type { Value } from '../../protocol/value';
import type { Call } from '../../protocol/call';
import type { Json, JsonObject, JsonSchema } from '../../protocol/json';

/** One call as learning sees it: its ledger line with arguments and output in place of references to them. */
export interface ObservedCall extends Omit<Call, 'args' | 'output'> {
  /** Redacted arguments; absent where the call failed before they were resolved, or where they are too large to learn from. */
  args?: JsonObject;
  output?: Json;
}

/** Opens a ledger line; `open` gives the value behind a reference, or `undefined` where it is gone or too large. */
export function observeCall(call: Call, open: (value: Value) => Json | undefined): ObservedCall {
  const { args, output, ...line } = call;
  const opened = args && open(args);
  return {
    ...line,
    ...(isObject(opened) ? { args: opened } : {}),
    ...(output ? { output: open(output) } : {}),
  };
}

/** A call whose effect and output count: it ended well, and nothing undid it. */
export function succeeded(call: Pick<Call, 'state' | 'failure' | 'check'>): boolean {
  return call.state === 'done' && call.failure === undefined && call.check !== 'failed';
}

/** A call that was made and refused; cancelled and undone calls say nothing about the tool. */
export function failed(call: Pick<Call, 'state' | 'failure' | 'check'>): boolean {
  return call.failure !== undefined || call.state === 'failed' || call.check === 'failed';
}

/** The argument names of a tool's own schema. */
export function argumentNames(tool: { inputSchema: JsonSchema } | undefined): string[] {
  const properties = tool?.inputSchema.properties;
  return isObject(properties) ? Object.keys(properties) : [];
}
