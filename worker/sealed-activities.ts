import type { ArtifactStore } from '../activities/artifact-store/artifact-store';
import type { Agent } from '../activities/agent/agent';
import type { Planner } from '../activities/planner/planner';
import { mapTexts } from '../shared/protocol/text';
import { aliased, maskKnown, unaliased, type Seal } from '../shared/values/seal';
import { mappedError } from './mapped-error';

type Activity = (...args: unknown[]) => unknown;

/** Activities whose results, and so the history, hold no well-known secret but as its token, and whose failures hold none at all. */
export function sealedActivities<T extends object>(activities: T, seal: Seal): T {
  return changed(activities, (activity) => async (...args) => {
    try {
      return seal.hideKnown(tenantOf(args[0]), await activity(...args));
    } catch (error) {
      throw mappedError(error, maskKnown);
    }
  });
}

/** Activities that see aliases where a history has tokens: what is learnt opens nothing, and equal secrets are still equal. */
export function aliasedActivities<T extends object>(activities: T): T {
  return changed(
    activities,
    (activity) =>
      async (...args) =>
        activity(...args.map((arg) => maskKnown(aliased(arg))))
  );
}

/** Artifacts as learning reads them: with aliases for tokens. */
export function aliasedArtifacts(artifacts: ArtifactStore): ArtifactStore {
  return {
    name: artifacts.name,
    open: () => artifacts.open(),
    close: () => artifacts.close(),
    put: (tenant, value, source) => artifacts.put(tenant, aliased(value), source),
    get: async (tenant, ref) => maskKnown(aliased(await artifacts.get(tenant, ref))),
    // What is stored may hold tokens, and never aliases: the selection goes down as it is.
    ...(artifacts.remove && {
      remove: async (...asked: Parameters<NonNullable<ArtifactStore['remove']>>) =>
        (await artifacts.remove?.(...asked)) ?? 0,
    }),
  };
}

/** A planner that is shown a short alias for each token, and no well-known secret; in what it writes the tokens stand again. */
export function aliasedPlanner(planner: Planner): Planner {
  return {
    name: planner.name,
    async call(request, options) {
      const texts = [request.system, ...request.messages.map(({ content }) => content)];
      const { onText } = options;
      const reply = await planner.call(maskKnown(aliased(request)), {
        ...options,
        ...(onText && { onText: (text: string) => onText(maskKnown(unaliased(text, texts))) }),
      });
      return { ...reply, text: unaliased(reply.text, texts) };
    },
  };
}

/** An agent that is shown an alias for each token, and no well-known secret; in what it asks for the tokens stand again. */
export function aliasedAgent(agent: Agent): Agent {
  return {
    name: agent.name,
    maxTurns: agent.maxTurns,
    async next(turn, options) {
      const shown = [JSON.stringify(turn)];
      const reply = await agent.next(maskKnown(aliased(turn)), options);
      return mapTexts(reply, (text) => unaliased(text, shown));
    },
  };
}

function changed<T extends object>(activities: T, change: (activity: Activity) => Activity): T {
  const entries = Object.entries(activities as Record<string, Activity>);
  return Object.fromEntries(entries.map(([name, activity]) => [name, change(activity)])) as T;
}

/** Of the requests of our activities: their own, or that of their query or call. */
function tenantOf(request: unknown): string {
  if (request === null || typeof request !== 'object') return '';
  const { tenant, query, call } = request as { tenant?: unknown; query?: unknown; call?: unknown };
  return typeof tenant === 'string' ? tenant : tenantOf(query ?? call);
}
