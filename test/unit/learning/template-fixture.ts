import type { Observation, Template } from '../../../shared/matching/template';
import { emptyStatistics } from '../../../shared/learning/judge/statistics';
import { graphHash } from '../../../shared/plan/graph';
import type { Plan } from '../../../shared/protocol/plan';

export function template(plan: Plan, over: Partial<Template> = {}): Template {
  return {
    schema: 1,
    id: '00000000-0000-5000-8000-000000000001',
    tenant: 't',
    environment: 'default',
    title: 'a template',
    graph: graphHash(plan),
    plan,
    status: 'candidate',
    pinned: false,
    releasedForA: false,
    thresholdA: 0.8,
    statistics: emptyStatistics(),
    history: [{ at: '2024-01-01T00:00:00Z', from: null, to: 'candidate', cause: 'learnt', by: 'learning' }],
    missing: [],
    sources: ['w0'],
    authors: [],
    createdAt: '2024-01-01T00:00:00Z',
    updatedAt: '2024-01-01T00:00:00Z',
    ...over,
  };
}

let minute = 0;

/** One run's word; each is later than the one before, of another run, with other slot values. */
export function observation(over: Partial<Observation> = {}): Observation {
  minute += 1;
  return {
    schema: 1,
    templateId: '00000000-0000-5000-8000-000000000001',
    workflowId: `w${minute}`,
    tenant: 't',
    kind: 'planned',
    success: true,
    evidence: true,
    slotsDigest: `d${minute}`,
    at: new Date(Date.UTC(2024, 5, 1, 0, minute)).toISOString(),
    ...over,
  };
}
