import type { ForgetReport } from '../../../shared/protocol/forget';
import { FORGET_LIMITS } from '../../../shared/protocol/forget';
import { saysText } from '../../../shared/learning/erase/says';
import type { Selects } from '../../../shared/learning/erase/selects';
import type { Source } from '../../../shared/matching/template';
import { readTrajectory } from '../../../shared/learning/observe/trajectory.schema';
import type { LearningStep } from '../learning-context';
import { recordIds } from '../record-ids';

/** One page of forgetting: what is selected, what was done so far. */
export interface Erasing {
  step: LearningStep;
  selects: Selects;
  report: ForgetReport;
  dryRun: boolean;
  mode: 'forget' | 'rollback';
  /** Who asked for it; nobody where it expires. */
  by?: string;
  expires: boolean;
  /** Is the selected user named in any text of it. */
  names(fact: unknown): boolean;
  /** Remembers a run that a fact was found of. */
  found(workflowId: string): void;
  /** The user of a fact that is older than users on facts, by its run's trajectory. */
  owned(source: Source): Promise<Source>;
}

export function erasing(given: Omit<Erasing, 'found' | 'owned' | 'names'>, user: string | undefined): Erasing {
  const runs = new Set(given.report.runs);
  const owners = new Map<string, string | undefined>();
  return {
    ...given,
    names: user === undefined ? () => false : saysText(user),
    found(workflowId) {
      if (runs.has(workflowId) || runs.size >= FORGET_LIMITS.runs) return;
      runs.add(workflowId);
      given.report.runs.push(workflowId);
    },
    async owned(source) {
      if (source.user !== undefined) return source;
      if (!owners.has(source.workflowId)) {
        const id = recordIds.trajectory(given.step.tenant, source.workflowId);
        const record = await given.step.store.get('trajectory', id);
        owners.set(source.workflowId, record && readTrajectory(record.body)?.context.user);
      }
      const user = owners.get(source.workflowId);
      return user === undefined ? source : { ...source, user };
    },
  };
}

/** Is a fact of one run selected, by its source or by what it says. */
export async function isSelected(erase: Erasing, source: Source, fact: unknown): Promise<boolean> {
  const { selects } = erase;
  return selects.from(source) || selects.says(fact) || selects.from(await erase.owned(source));
}
