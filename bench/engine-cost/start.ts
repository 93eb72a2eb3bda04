import { quantile } from '../measure/bootstrap';
import type { Rig } from './rig';

/** How fast a worker process is there, and what it holds. */
export interface StartFigures {
  what: 'product' | 'bare';
  times: number;
  /** Milliseconds, medians: from the start of the process until its code was loaded, from then until it polled, and both together. */
  loadMs: number;
  startMs: number;
  readyMs: number;
  rssMb: number;
}

/** Starts worker processes one after the other, the product's and bare ones in turn, with their bundles built before. */
export async function measureStart(rig: Rig, times: number): Promise<StartFigures[]> {
  const seen: Record<StartFigures['what'], { load: number[]; start: number[]; ready: number[]; rss: number[] }> = {
    product: { load: [], start: [], ready: [], rss: [] },
    bare: { load: [], start: [], ready: [], rss: [] },
  };
  for (let time = 0; time < times; time += 1) {
    for (const only of ['product', 'bare'] as const) {
      const worker = await rig.startProcess({ only });
      const { loadMs, startMs, rssBytes } = await worker.figures();
      await worker.stop();
      const { load, start, ready, rss } = seen[only];
      load.push(loadMs);
      start.push(startMs);
      ready.push(worker.readyMs);
      rss.push(rssBytes / 2 ** 20);
    }
  }
  return (['product', 'bare'] as const).map((what) => {
    const [loadMs, startMs, readyMs, rssMb] = Object.values(seen[what]).map((values) => quantile(values, 0.5)) as [
      number,
      number,
      number,
      number,
    ];
    return { what, times, loadMs, startMs, readyMs, rssMb };
  });
}
