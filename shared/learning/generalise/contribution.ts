import type { Pattern, Template } from '../../matching/template';
import type { Json } from '../../protocol/json';
import type { Custom } from '../../protocol/plan';
import type { LearntName } from './slot-drafts';

/**
 * What one run gave to one template: the provenance that `blame` reads, and from which the template can be told anew without a
 * run. Values are those that the template may hold: sensitive ones are redacted before.
 */
export interface Contribution {
  schema: 1;
  templateId: string;
  workflowId: string;
  tenant: string;
  user?: string;
  /** When the run closed, ISO 8601: contributions are told in this order. */
  at: string;
  /** The template that the run alone would have founded; absent where it only confirmed a wording of a known one (tier B). */
  founding?: Template;
  /** The run's values of the template's slots, and those of its query that no slot took. */
  slots: Record<string, Json>;
  spare: { type: string; value: Json; text: string }[];
  /** Customs by which the query says the slots' values; only of a confirmed wording. */
  customs?: Record<string, Custom[]>;
  /** The run's wording as this run alone has it. */
  pattern: Pattern;
  names: LearntName[];
}

/** In the order in which they are told: of one and the same moment by workflow id. */
export function inOrderOfContribution(contributions: readonly Contribution[]): Contribution[] {
  return [...contributions].sort((a, b) => a.at.localeCompare(b.at) || a.workflowId.localeCompare(b.workflowId));
}
