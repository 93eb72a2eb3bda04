import type { Json } from '../../shared/protocol/json';

/** Holds values that are too large for a history. Keys are content addresses within a tenant, so writing twice is free. */
export interface ArtifactStore {
  readonly name: string;
  open(): Promise<void>;
  /** Returns the key. */
  put(tenant: string, value: Json): Promise<{ ref: string; sha256: string; bytes: number }>;
  /** Throws `ARTIFACT_MISSING` where there is none, or it is another tenant's. */
  get(tenant: string, ref: string): Promise<Json>;
  close(): Promise<void>;
}
