/** The rules that plan validation checks; the codes are stable, since prompts, tests and users speak of them. */
export type PlanRule =
  | 'shape'
  | 'too-many-nodes'
  | 'too-large'
  | 'duplicate-node'
  | 'unknown-tool'
  | 'permission'
  | 'contract'
  | 'unknown-argument'
  | 'missing-argument'
  | 'type'
  | 'dangling-reference'
  | 'unknown-slot'
  | 'cycle'
  | 'expression'
  | 'answer'
  | 'earlier';

/** One thing that is wrong with a plan: where, which rule, and what to do, in words that a model can act on. */
export interface PlanIssue {
  rule: PlanRule;
  node?: string;
  argument?: string;
  message: string;
}
