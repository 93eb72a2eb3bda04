import type { Interval } from '../measure/bootstrap';
import { medianOf, ratioOf } from './paired';
import type { Pair } from './paired';
import { runBare, runProduct } from './rig';
import type { Rig } from './rig';
import type { Shape } from './shape';

export interface ThroughputRow {
  workers: number;
  atOnce: number;
  learn: boolean;
  rounds: number;
  /** Runs of one batch. */
  runs: number;
  /** Runs a second, medians over the rounds: answered, and (with learning) learnt from too. */
  productPerSecond: number;
  learntPerSecond?: number;
  barePerSecond: number;
  ratio: Interval;
  /** Runs that another tier answered, since routing ran out of time. */
  gaveWay: number;
}

export interface ThroughputPlan {
  shape: Shape;
  workers: number;
  atOnce: number;
  runs: number;
  rounds: number;
}

/** Batches of bare runs, of A without learning and of A with it, in turn; the next begins when everything is learnt. */
export async function measureThroughput(rig: Rig, plan: ThroughputPlan): Promise<ThroughputRow[]> {
  const { shape, rounds } = plan;
  const off: Pair[] = [];
  const on: Pair[] = [];
  const learnt: number[] = [];
  const gaveWay = { off: 0, on: 0 };
  for (let round = 0; round < rounds; round += 1) {
    let bare = 0;
    let plain = 0;
    let learning = 0;
    const kinds = [
      async () => (bare = (await batch(plan, () => runBare(rig, shape))).perSecond),
      async () => {
        const made = await batch(plan, () => runProduct(rig, { shape, tier: 'A' }));
        plain = made.perSecond;
        gaveWay.off += made.gaveWay;
      },
      async () => {
        const startedAt = performance.now();
        const made = await batch(plan, () => runProduct(rig, { shape, tier: 'A', learn: true }));
        await Promise.all(made.ids.map((id) => rig.temporal.workflow.getHandle(`${id}/learn`).result()));
        learnt.push((plan.runs * 1_000) / (performance.now() - startedAt));
        learning = made.perSecond;
        gaveWay.on += made.gaveWay;
      },
    ];
    for (let at = 0; at < kinds.length; at += 1) await kinds[(at + round) % kinds.length]?.();
    off.push({ product: plain, bare });
    on.push({ product: learning, bare });
  }
  return [
    { ...row(plan, false, off), gaveWay: gaveWay.off },
    { ...row(plan, true, on), learntPerSecond: medianOf(learnt), gaveWay: gaveWay.on },
  ];
}

function row(
  { workers, atOnce, runs, rounds }: ThroughputPlan,
  learn: boolean,
  pairs: Pair[]
): Omit<ThroughputRow, 'gaveWay'> {
  const productPerSecond = medianOf(pairs.map(({ product }) => product));
  const barePerSecond = medianOf(pairs.map(({ bare }) => bare));
  return { workers, atOnce, learn, rounds, runs, productPerSecond, barePerSecond, ratio: ratioOf(pairs) };
}

async function batch(
  { atOnce, runs }: ThroughputPlan,
  run: () => Promise<{ workflowId: string; gaveWay?: string }>
): Promise<{ perSecond: number; ids: string[]; gaveWay: number }> {
  const ids: string[] = [];
  let gaveWay = 0;
  let begun = 0;
  const startedAt = performance.now();
  const lane = async (): Promise<void> => {
    while (begun < runs) {
      begun += 1;
      const made = await run();
      ids.push(made.workflowId);
      if (made.gaveWay !== undefined) gaveWay += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, runs) }, lane));
  return { perSecond: (runs * 1_000) / (performance.now() - startedAt), ids, gaveWay };
}
