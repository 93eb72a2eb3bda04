import type { Source } from '../../matching/template';
import type { ForgetSelection } from '../../protocol/forget';
import { saysText } from './says';

/** Decides of single facts whether a selection means them. */
export interface Selects {
  /** Does the fact come from such a run. */
  from(source: Source): boolean;
  /** Does it say the value, as `saysText` reads it. */
  says(fact: unknown): boolean;
  /** Is the person the selected user. */
  person(name: string | undefined): boolean;
  /** Everything of the tenant is meant. */
  everything: boolean;
}

export function selectsBy({ user, run, value, before }: ForgetSelection): Selects {
  const says = value === undefined ? undefined : saysText(value);
  const everything = user === undefined && run === undefined && value === undefined && before === undefined;
  return {
    everything,
    from: (source) =>
      everything ||
      (run !== undefined && source.workflowId === run) ||
      (user !== undefined && source.user === user) ||
      (before !== undefined && source.at !== undefined && source.at < before),
    says: (fact) => says?.(fact) ?? false,
    person: (name) => user !== undefined && name === user,
  };
}
