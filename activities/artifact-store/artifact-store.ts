import type { Source } from '../../shared/matching/template';
import type { Json } from '../../shared/protocol/json';

/** Which artifacts of a tenant: what all of the given say. */
export interface ArtifactSelection {
  /** Stored by one of these runs, and by no other run. */
  runs?: string[];
  /** Stored by runs of this user, and by no other. */
  user?: string;
  /** Which say one of these in whole words, in upper or lower case, in texts, numbers and keys of data. */
  texts?: string[];
  /** Stored last before this moment, ISO 8601. */
  before?: string;
}

/** Holds values that are too large for a history. Keys are content addresses within a tenant, so writing twice is free. */
export interface ArtifactStore {
  readonly name: string;
  open(): Promise<void>;
  /** Returns the key. `source`, the run that stores it, is kept with it as long as the artifact is. */
  put(tenant: string, value: Json, source?: Source): Promise<{ ref: string; sha256: string; bytes: number }>;
  /** Throws `ARTIFACT_MISSING` where there is none, or it is another tenant's. */
  get(tenant: string, ref: string): Promise<Json>;
  /**
   * Removes what is selected, so that no trace of it stays in the storage, or with `dryRun` only counts it; a source that goes while
   * others have stored the same is forgotten. Returns how many artifacts. An adapter without it keeps them, and says so by having none.
   */
  remove?(tenant: string, selection: ArtifactSelection, options?: { dryRun?: boolean }): Promise<number>;
  close(): Promise<void>;
}
