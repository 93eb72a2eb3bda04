/** The tenant that a run's workflow id names; `undefined` where it is none of ours. */
export function tenantOf(workflowId: string): string | undefined {
  const match = /^wfg\/([^/]+)\/[^/]+/.exec(workflowId);
  try {
    return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
  } catch {
    return undefined;
  }
}
