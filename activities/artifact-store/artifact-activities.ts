import type { Json } from '../../shared/protocol/json';
import { LIMITS } from '../../shared/protocol/limits';
import type { Value } from '../../shared/protocol/value';
import { isInline } from '../../shared/protocol/value';
import type { ArtifactActivities } from '../activity-types';
import { sourceOf } from './artifact-source';
import { toFailure } from '../failure';
import type { ArtifactStore } from './artifact-store';
import { cutText } from '../../shared/protocol/text';

/** The activities that keep a history small: a run record for the learning child, and the output of a long `forEach`. */
export function createArtifactActivities(deps: { artifacts: ArtifactStore }): ArtifactActivities {
  const store = async (tenant: string, user: string | undefined, value: Json): Promise<Value> => ({
    ...(await deps.artifacts.put(tenant, value, sourceOf(user))),
    preview: cutText(JSON.stringify(value), LIMITS.previewCharacters),
  });
  return {
    async offloadValues({ tenant, user, values }) {
      try {
        return await Promise.all(
          values.map(async (value) => (isInline(value) ? store(tenant, user, value.inline) : value))
        );
      } catch (error) {
        throw toFailure(error, 'STORE_UNAVAILABLE');
      }
    },
    async joinValues({ tenant, user, values }) {
      try {
        const list = await Promise.all(
          values.map(async (value) => (isInline(value) ? value.inline : deps.artifacts.get(tenant, value.ref)))
        );
        return await store(tenant, user, list);
      } catch (error) {
        throw toFailure(error, 'STORE_UNAVAILABLE');
      }
    },
  };
}
