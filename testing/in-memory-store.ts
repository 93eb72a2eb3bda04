import { createLibsqlStore } from '../activities/experience-store/libsql-store';
import type { ExperienceStore } from '../activities/experience-store/experience-store';

/** The embedded experience store in memory: the real adapter, so that a test sees what a worker would. */
export function inMemoryStore(): ExperienceStore {
  return createLibsqlStore({ url: ':memory:' });
}
