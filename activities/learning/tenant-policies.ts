import { readPolicy } from '../../shared/matching/tenant-policy.schema';
import { emptyPolicy, withWrongReuse, type TenantPolicy } from '../../shared/matching/tenant-policy';
import type { Observation } from '../../shared/matching/template';
import { canonicalJson, toJson } from '../../shared/protocol/json';
import type { ExperienceStore, NewRecord } from '../experience-store/experience-store';
import { count, TIER_A_SWITCHED_OFF } from '../metrics';
import type { LearningStep } from './learning-context';
import { recordIds } from './record-ids';

/** Whoever cannot read the policy must not take it for an empty one: routing then stays out of A. */
export async function policyOf(
  store: Pick<ExperienceStore, 'get'>,
  tenant: string,
  signal?: AbortSignal
): Promise<TenantPolicy | undefined> {
  const [record] = await store.get(tenant, 'policy', [recordIds.policy(tenant)], signal ? { signal } : undefined);
  return record ? readPolicy(record.body) : emptyPolicy(tenant);
}

export function policyRecord(policy: TenantPolicy, updatedAt: string): NewRecord {
  const { tenant } = policy;
  const body = toJson(policy);
  return { id: recordIds.policy(tenant), kind: 'policy', tenant, keys: {}, body, updatedAt };
}

/** Counts an answer of tier A that was called wrong against the tenant's budget; says so where that has switched A off. */
export async function countWrongReuse(step: LearningStep, seen: Observation): Promise<void> {
  if (seen.kind !== 'direct' || seen.verdict !== 'wrong') return;
  const { workflowId, templateId, user } = seen;
  const at = step.now();
  // Whose run it was, so that forgetting the user finds it when nothing else of the run is left.
  const wrong = { workflowId, templateId, at, ...(user !== undefined && { user }) };
  let policy: TenantPolicy | undefined;
  let switched = false;
  await step.store.update('policy', recordIds.policy(step.tenant), async (current) => {
    const known = current ? readPolicy(current.body) : emptyPolicy(step.tenant);
    if (!known || known.wrong.some((counted) => counted.workflowId === workflowId)) return undefined;
    policy = withWrongReuse(known, wrong, at, step.settings.wrongReuseBudget);
    switched = policy.off !== undefined && known.off === undefined;
    return canonicalJson(policy) === canonicalJson(known) ? undefined : policyRecord(policy, at);
  });
  if (!policy || !switched) return;
  // No tenant in the label: whose budget it was is told by the log and by `policy`, to those who may read them.
  step.afterwards(() => count(TIER_A_SWITCHED_OFF, {}));
  step.warn(`tier A is switched off for the tenant: ${policy.off?.cause}`);
}
