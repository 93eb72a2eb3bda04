import { z } from 'zod';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { JsonSchema } from '../../shared/protocol/json';

/**
 * The zod type of a JSON Schema that somebody else wrote (an MCP server, an OpenAPI document). What zod cannot check as a type
 * makes the tool unusable, so it is refused by name and not let through unchecked.
 *
 * Throws `TOOL_INVALID`.
 */
export function typeOfJsonSchema(schema: JsonSchema, { tool, field }: { tool: string; field: string }): z.ZodType {
  try {
    const type = z.fromJSONSchema(schema);
    return type;
  } catch (error) {
    throw new WorkflowGenError(
      'TOOL_INVALID',
      `Tool "${tool}": its ${field} schema cannot be checked here (${messageOf(error, 200)}); leave it out with \`exclude\`, or define it by hand.`,
      { field, tool, remedy: 'exclude the tool' }
    );
  }
}
