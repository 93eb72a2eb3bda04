import type { RunRecord } from '../../shared/protocol/run-record';
import type { Pattern } from '../../shared/matching/template';
import type { LearningStep } from './learning-context';
import { PAGE } from './learning-store';
import { recordIds } from './record-ids';

/**
 * What a run adds to, in one round trip: its template with the runs that it is compared with, the wording, the names that it says.
 */
export async function readAheadOf(
  step: LearningStep,
  record: RunRecord,
  { pattern, names }: { pattern: Pattern; names: string[] }
): Promise<void> {
  const { templateId } = pattern;
  await step.store.readAhead({
    get: [
      { kind: 'template', ids: [templateId] },
      { kind: 'pattern', ids: [pattern.id] },
      { kind: 'trajectory', ids: [recordIds.trajectory(step.tenant, record.workflowId)] },
      { kind: 'lexicon', ids: names },
    ],
    find: [{ kind: 'trajectory', filter: { templateId }, limit: PAGE }],
  });
}
