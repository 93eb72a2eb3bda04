/** What happened to a tenant's policy, by whom. */
export interface PolicyChange {
  at: string;
  what: 'shadow' | 'unshadow' | 'a-off' | 'a-on';
  cause: string;
  by: 'person' | 'budget';
  person?: string;
}

/** What governs tier A of one tenant, over all templates. */
export interface TenantPolicy {
  schema: 1;
  tenant: string;
  /** Where A would run, B or C runs, and what A would have done is recorded. */
  shadow: boolean;
  /** A serves nothing until a person switches it on again. */
  off?: { at: string; cause: string; by: 'person' | 'budget' };
  /** Wrong reuses in tier A since A was last switched on; what is older than the budget's days is dropped. */
  wrong: { workflowId: string; templateId: string; at: string; user?: string }[];
  history: PolicyChange[];
}

/** How many wrong reuses a tenant may have before A is switched off. */
export interface WrongReuseBudget {
  /** One more than these switches A off. */
  wrong: number;
  /** Of the last days. */
  days: number;
}

export const WRONG_REUSE_BUDGET: WrongReuseBudget = { wrong: 10, days: 30 };

const MOST_CHANGES = 100;
const DAY_MS = 86_400_000;

export function emptyPolicy(tenant: string): TenantPolicy {
  return { schema: 1, tenant, shadow: false, wrong: [], history: [] };
}

/** Counts a wrong reuse, each run once, and switches A off where the budget is spent by it. */
export function withWrongReuse(
  policy: TenantPolicy,
  wrong: TenantPolicy['wrong'][number],
  now: string,
  budget: WrongReuseBudget
): TenantPolicy {
  const since = new Date(Date.parse(now) - budget.days * DAY_MS).toISOString();
  const others = policy.wrong.filter(({ workflowId, at }) => workflowId !== wrong.workflowId && at >= since);
  const counted = { ...policy, wrong: [...others, wrong].slice(-1 - budget.wrong) };
  if (counted.off || counted.wrong.length <= budget.wrong) return counted;
  const cause = `${counted.wrong.length} wrong reuses within ${budget.days} days, where ${budget.wrong} are allowed`;
  return changed(
    { ...counted, off: { at: now, cause, by: 'budget' } },
    { at: now, what: 'a-off', cause, by: 'budget' }
  );
}

/** What a person does to the policy. Switched on again, A starts with a whole budget. */
export function applyToPolicy(
  policy: TenantPolicy,
  what: PolicyChange['what'],
  { at, person }: { at: string; person?: string }
): TenantPolicy {
  const change: PolicyChange = {
    at,
    what,
    cause: 'by a person',
    by: 'person',
    ...(person === undefined ? {} : { person }),
  };
  const { off: _off, ...on } = policy;
  switch (what) {
    case 'shadow':
    case 'unshadow':
      return changed({ ...policy, shadow: what === 'shadow' }, change);
    case 'a-off':
      return changed({ ...policy, off: { at, cause: 'a person switched it off', by: 'person' } }, change);
    case 'a-on':
      return changed({ ...on, wrong: [] }, change);
  }
}

function changed(policy: TenantPolicy, change: PolicyChange): TenantPolicy {
  return { ...policy, history: [...policy.history, change].slice(-MOST_CHANGES) };
}
