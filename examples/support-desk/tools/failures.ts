import { ToolError } from '../../../shared';

/** A failure that another attempt cannot mend: the request itself is at fault. */
export function refused(code: string, message: string): ToolError {
  return new ToolError({ code, retryable: false }, message);
}

/** A failure of transport: the same request may succeed a moment later. */
export function unavailable(code: string, message: string, retryAfterMs?: number): ToolError {
  return new ToolError({ code, retryable: true, retryAfterMs }, message);
}
