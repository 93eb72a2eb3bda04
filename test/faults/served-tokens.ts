import type { Rig } from './rig';

/** Tokens that the Messages API server sent in full. */
export function servedTokens(rig: Rig): number {
  const { usage } = rig.model;
  return usage.input_tokens + usage.output_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens;
}
