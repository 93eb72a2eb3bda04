import type { Embedder } from '../../activities/embedder/embedder';
import type { GeneratedCase } from './generated/generated-pairs';
import { openPairs } from './route-pair';
import { isReuse } from './tally';

/**
 * What typing errors cost: each right case with one is also asked without it; those that are reused only then are listed, with the word that
 * was mistyped and the first reason.
 */
export async function costOfSlips(cases: readonly GeneratedCase[], embedder: Embedder): Promise<string> {
  const slipped = cases.flatMap(({ pair, meant }) =>
    meant === undefined || meant === pair.query ? [] : [{ pair, meant }]
  );
  const routing = await openPairs(
    slipped.map(({ pair }) => pair),
    embedder
  );
  const lost: string[] = [];
  let reused = 0;
  for (const { pair, meant } of slipped) {
    if (!isReuse((await routing.route({ ...pair, query: meant })).outcome)) continue;
    reused += 1;
    const { outcome } = await routing.route(pair);
    if (isReuse(outcome)) continue;
    const written = pair.query.split(/\s+/);
    const word = meant.split(/\s+/).find((one, at) => one !== written[at]);
    lost.push(`${word ?? ''} · ${pair.query.replace(/\s+/g, ' ')}\n    ${outcome.reasons[0] ?? 'another value'}\n`);
  }
  await routing.close();
  return `${slipped.length} with a typing error, ${reused} reused without it, ${reused - lost.length} with it\n${lost.join('')}`;
}
