import { WorkflowGenError } from '../../shared/protocol/errors';

/** The public error with which an action is refused. */
export function refusal(action: () => unknown): WorkflowGenError {
  try {
    action();
  } catch (error) {
    if (error instanceof WorkflowGenError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
