import type { Tier } from '../../shared/index';
import type { Interval } from '../measure/bootstrap';
import { inTurn, medianOf, ratioOf } from './paired';
import type { Pair } from './paired';
import { historyOf, runBare, runProduct } from './rig';
import type { Rig } from './rig';
import { nameOf } from './shape';
import type { Shape } from './shape';

/** What one run costs, beside a bare one of the same reads. */
export interface LatencyRow {
  what: string;
  shape: string;
  nodes: number;
  rounds: number;
  /** Milliseconds, medians over the rounds. */
  productMs: number;
  bareMs: number;
  ratio: Interval;
  product: { events: number; bytes: number };
  bare: { events: number; bytes: number };
}

export interface LatencyPlan {
  tier: Tier;
  shape: Shape;
  rounds: number;
  via?: 'answer';
}

/** Rounds of one row: each is a run of the product and a bare one. The first pair warms up and does not count. */
export async function measureLatency(rig: Rig, { tier, shape, rounds, via }: LatencyPlan): Promise<LatencyRow> {
  const pairs: Pair[] = [];
  let last = { product: '', bare: '' };
  for (let round = -1; round < rounds; round += 1) {
    const made = await inTurn(
      round,
      () => runProduct(rig, { shape, tier, via }),
      () => runBare(rig, shape)
    );
    if (made.product.gaveWay !== undefined) throw new Error(made.product.gaveWay);
    last = { product: made.product.workflowId, bare: made.bare.workflowId };
    if (round >= 0) pairs.push({ product: made.product.ms, bare: made.bare.ms });
  }
  return {
    what: via ? `${tier}, by \`answer()\`` : tier,
    shape: nameOf(shape),
    nodes: shape.nodes,
    rounds,
    productMs: medianOf(pairs.map(({ product }) => product)),
    bareMs: medianOf(pairs.map(({ bare }) => bare)),
    ratio: ratioOf(pairs),
    product: await historyOf(rig, last.product),
    bare: await historyOf(rig, last.bare),
  };
}
