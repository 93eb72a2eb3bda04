import { foundBy } from '../../shared/matching/known-names';
import { lexiconEntrySchema } from '../../shared/matching/template.schema';

/**
 * The keys and terms of a name that was stored before names were found by look-up (all names of a tenant were read for each
 * query); `undefined` for a damaged one. Both adapters upgrade such a store when they open it.
 */
export function nameFoundBy(body: unknown): ReturnType<typeof foundBy> | undefined {
  const entry = lexiconEntrySchema.safeParse(body);
  return entry.success ? foundBy(entry.data) : undefined;
}
