import type { Source } from '../../matching/template';
import type { Json } from '../../protocol/json';
import type { ForgetSelection } from '../../protocol/forget';

/** Decides of single facts whether a selection means them. */
export interface Selects {
  /** Does the fact come from such a run. */
  from(source: Source): boolean;
  /** Does it say the value, in a text, a number or a key. */
  says(fact: unknown): boolean;
  /** Is the person the selected user. */
  person(name: string | undefined): boolean;
  /** Everything of the tenant is meant. */
  everything: boolean;
}

export function selectsBy({ user, run, value, before }: ForgetSelection): Selects {
  const wanted = value?.toLowerCase();
  const everything = user === undefined && run === undefined && value === undefined && before === undefined;
  return {
    everything,
    from: (source) =>
      everything ||
      (run !== undefined && source.workflowId === run) ||
      (user !== undefined && source.user === user) ||
      (before !== undefined && source.at !== undefined && source.at < before),
    says: (fact) => wanted !== undefined && says(fact as Json, wanted),
    person: (name) => user !== undefined && name === user,
  };
}

function says(fact: Json | undefined, wanted: string): boolean {
  if (typeof fact === 'string') return fact.toLowerCase().includes(wanted);
  if (typeof fact === 'number') return String(fact) === wanted;
  if (fact === null || typeof fact !== 'object') return false;
  if (Array.isArray(fact)) return fact.some((item) => says(item, wanted));
  return Object.entries(fact).some(([key, item]) => key.toLowerCase().includes(wanted) || says(item, wanted));
}
