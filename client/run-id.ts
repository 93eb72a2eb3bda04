import { WorkflowGenError } from '../shared/protocol/errors';

/** The tenant that a run's workflow id names; `undefined` where it is none of ours. */
export function tenantOf(workflowId: string): string | undefined {
  const match = /^wfg\/([^/]+)\/[^/]+/.exec(workflowId);
  try {
    return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
  } catch {
    return undefined;
  }
}

/** The tenant of a run's workflow id. Throws `RUN_NOT_FOUND` where the id is none, or another tenant's than the one that is asked for. */
export function ownerOf(workflowId: string, tenant?: string): string {
  const owner = tenantOf(workflowId);
  if (owner !== undefined && (tenant === undefined || owner === tenant)) return owner;
  const remedy = 'pass the id as `start` returned it: wfg/<tenant>/<request id>';
  const whose = tenant === undefined ? '' : ` of tenant ${tenant}`;
  throw new WorkflowGenError('RUN_NOT_FOUND', `${workflowId} is no run${whose}; ${remedy}`, { remedy });
}
