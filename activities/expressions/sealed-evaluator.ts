import { canonicalJson } from '../../shared/protocol/json';
import type { Json } from '../../shared/protocol/json';
import type { Seal } from '../../shared/values/seal';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import { requestEvaluator, type EvaluatedRequest, type RequestEvaluator } from './request-evaluator';

/** What was computed: the value for the tool, and what everyone else may see of it. */
export interface Sealable {
  value: Json | undefined;
  /** The value itself where no secret has a part in it. */
  shown: Json | undefined;
}

/** Computes over a request that may hold sealed secrets. */
export interface SealedEvaluator<R> {
  compute(
    work: (evaluator: RequestEvaluator, request: R) => Promise<Json | undefined> | Json | undefined
  ): Promise<Sealable>;
}

/**
 * Computes with the secrets of a request opened. Where it holds any, the same is computed with them sealed: what comes out alike
 * tells nothing of them, and what differs is sealed. So no expression carries a secret out, however it takes it apart.
 */
export function sealedEvaluator<R extends EvaluatedRequest>(
  artifacts: ArtifactStore,
  request: R,
  seal: Seal
): SealedEvaluator<R> {
  const { tenant } = request;
  const opened = seal.open(tenant, request);
  let secrets = opened !== request;
  const closed = requestEvaluator(artifacts, request);
  const open = requestEvaluator(
    {
      get: async (owner, ref) => {
        const stored = await artifacts.get(owner, ref);
        const value = seal.open(tenant, stored);
        secrets ||= value !== stored;
        return value;
      },
    },
    opened
  );
  return {
    async compute(work) {
      const value = await work(open, opened);
      if (!secrets || value === undefined) return { value, shown: value };
      const candidate = await sealedOutcome(async () => work(closed, request));
      // alike after opening: the tokens stand where the secrets stood, and the rest may be read
      const alike = candidate !== undefined && canonicalJson(seal.open(tenant, candidate)) === canonicalJson(value);
      return { value, shown: alike ? candidate : seal.seal(tenant, value) };
    },
  };
}

/** An expression may stumble over a token where it wants a number: then its value is of the secret. */
async function sealedOutcome(work: () => Promise<Json | undefined>): Promise<Json | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
