import { ToolError, type AnyTool, type ToolContext } from '../../../shared';
import { openSupportDesk, type SupportDesk } from '../../../examples/support-desk/desk';
import type { Database } from '../../../examples/support-desk/database/database';
import { PERMISSIONS, supportDeskTools } from '../../../examples/support-desk/tools/support-desk-tools';

/** A desk of its own, in memory, with its tools called as the tool activity calls them: schemas on both sides. */
export interface Bench {
  desk: SupportDesk;
  database(tenant?: string): Promise<Database>;
  call(tool: string, input: object, options?: { key?: string; tenant?: string }): Promise<unknown>;
  check(tool: string, input: object, output: unknown, tenant?: string): Promise<boolean | string>;
  compensate(tool: string, input: object, output: unknown, key: string): Promise<void>;
  close(): Promise<void>;
}

export function openBench(): Bench {
  const desk = openSupportDesk();
  const tools = new Map(supportDeskTools(desk).map((tool) => [tool.name, tool]));
  let calls = 0;
  const toolNamed = (name: string): AnyTool => {
    const tool = tools.get(name);
    if (!tool) throw new Error(`no tool ${name}`);
    return tool;
  };
  return {
    desk,
    database: (tenant = 'acme') => desk.of(tenant),
    call: async (name, input, { key = `key-${(calls += 1)}`, tenant = 'acme' } = {}) => {
      const tool = toolNamed(name);
      const output: unknown = await tool.execute(tool.input.parse(input), contextOf(key, tenant));
      return tool.output.parse(output);
    },
    check: async (name, input, output, tenant = 'acme') =>
      toolNamed(name).check!(input, output, contextOf('-', tenant)),
    compensate: async (name, input, output, key) => toolNamed(name).compensate!(input, output, contextOf(key, 'acme')),
    close: () => desk.close(),
  };
}

function contextOf(idempotencyKey: string, tenant: string): ToolContext {
  return {
    idempotencyKey,
    tenant,
    signal: new AbortController().signal,
    context: { environment: 'test', permissions: [...PERMISSIONS], now: '2026-06-01T09:00:00Z', timeZone: 'UTC' },
    workflowId: 'wfg/acme/test',
    attempt: 1,
    heartbeat: () => undefined,
  };
}

/** The `ToolError` that a call ends with; fails the test where it succeeds or fails otherwise. */
export async function failureOf(
  call: Promise<unknown>
): Promise<{ code: string; retryable: boolean; message: string }> {
  const error: unknown = await call.then(
    (output) => new Error(`it succeeded: ${JSON.stringify(output)}`),
    (thrown: unknown) => thrown
  );
  if (!(error instanceof ToolError)) throw error;
  return { code: error.code, retryable: error.retryable, message: error.message };
}
