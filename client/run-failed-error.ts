import type { ErrorCode } from '../shared/protocol/errors';
import { WorkflowGenError } from '../shared/protocol/errors';
import type { RunReport } from '../shared/protocol/run';

/**
 * A run that did not complete: `failed`, `ambiguous`, `compensation_failed`, `cancelled` or terminated. `report` is the same
 * report that an answered run returns; it is absent only where the service closed the run without its code (a termination,
 * or the execution timeout).
 */
export class RunFailedError extends WorkflowGenError {
  override readonly name = 'RunFailedError';

  constructor(
    code: ErrorCode,
    message: string,
    readonly workflowId: string,
    readonly report?: RunReport
  ) {
    super(code, message, { outcome: report?.outcome, workflowId });
  }
}
