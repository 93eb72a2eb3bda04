import { activityInfo } from '@temporalio/activity';
import type { Source } from '../../shared/matching/template';

/** The run whose activity this is, with its user; `undefined` outside of one. */
export function sourceOf(user: string | undefined): Source | undefined {
  const workflowId = runOfActivity();
  return workflowId === undefined ? undefined : { workflowId, ...(user === undefined ? {} : { user }) };
}

function runOfActivity(): string | undefined {
  try {
    return activityInfo().workflowExecution?.workflowId;
  } catch {
    return undefined;
  }
}
