import { v5 as uuidv5 } from 'uuid';
import { canonicalJson } from '../../shared/protocol/json';
import { keepRecent } from '../../shared/values/recently-used';
import type { RecordKind } from '../experience-store/experience-store';

/** The namespace of all derived ids; it is part of the stored format and never changes. */
const NAMESPACE = '5e2f8a3c-3f0b-5d64-9c1e-2b7a4d9f6e10';

/**
 * The id of a record, derived from what it is about: writing it twice, or by two runs at once, means one record. The tenant
 * is part of it, so that no id of one tenant names a record of another.
 */
export function recordId(tenant: string, kind: RecordKind, ...about: string[]): string {
  return uuidv5(canonicalJson([tenant, kind, ...about]), NAMESPACE);
}

export const recordIds = {
  trajectory: (tenant: string, workflowId: string): string => recordId(tenant, 'trajectory', workflowId),
  template: (tenant: string, environment: string, graph: string, signature: string): string =>
    recordId(tenant, 'template', environment, graph, signature),
  pattern: (tenant: string, environment: string, templateId: string, text: string): string =>
    recordId(tenant, 'pattern', environment, templateId, text),
  contribution: (tenant: string, templateId: string, workflowId: string): string =>
    recordId(tenant, 'contribution', templateId, workflowId),
  observation: (tenant: string, templateId: string, workflowId: string): string =>
    recordId(tenant, 'observation', templateId, workflowId),
  toolUse: (tenant: string, tool: string, workflowId: string): string =>
    recordId(tenant, 'node_experience', 'use', tool, workflowId),
  tool: (tenant: string, tool: string): string => recordId(tenant, 'node_experience', 'tool', tool),
  failure: (tenant: string, tool: string, fingerprint: string): string =>
    recordId(tenant, 'node_experience', 'failure', tool, fingerprint),
  intent: (tenant: string, tool: string, intent: string): string =>
    recordId(tenant, 'node_experience', 'intent', tool, intent),
  lesson: (tenant: string, key: string): string => recordId(tenant, 'lesson', key),
  policy: policyId,
  name: (tenant: string, lexicon: string, name: string): string =>
    recordId(tenant, 'lexicon', lexicon, name.trim().toLowerCase()),
};

/** Every routing asks for its tenant's, and a digest is made for an id. */
const POLICIES = new Map<string, string>();
const MOST_POLICIES = 1_000;

function policyId(tenant: string): string {
  const id = POLICIES.get(tenant) ?? recordId(tenant, 'policy');
  keepRecent(POLICIES, tenant, id, MOST_POLICIES);
  return id;
}
