import { createLibsqlStore } from '../activities/experience-store/libsql-store';
import type { ExperienceStore } from '../activities/experience-store/experience-store';

/**
 * The embedded experience store in memory: the real adapter, so that a test sees what a worker would.
 *
 * @example
 * ```ts
 * const underTest = new WorkflowGenPlugin({ tools: [readOrder], store: inMemoryStore(), planner });
 * ```
 */
export function inMemoryStore(): ExperienceStore {
  return createLibsqlStore({ url: ':memory:' });
}
