import type { Embedder } from '../../activities/embedder/embedder';
import type { GeneratedCase } from './generated/generated-pairs';
import type { Pair } from './pair';
import { openPairs, type Outcome } from './route-pair';
import { isReuse } from './tally';

/** What the first use of each wording gives, and the next ones after what was left to B was confirmed. */
export interface Uses {
  /** Of each use in turn, one outcome of each right case. */
  uses: readonly (readonly Outcome[])[];
  /** After all confirmations, the near misses of the part, and those of the wordings as they were said again. */
  nearMisses: readonly Outcome[];
}

/**
 * Routes each right case, confirms what was no reuse by the real learning, and asks in the same words with other values; twice.
 *
 * @param apart each case alone with its template, so that nothing is learnt from another case of the same template
 */
export async function useAgain(cases: readonly GeneratedCase[], embedder: Embedder, apart: boolean): Promise<Uses> {
  const right = cases.filter(({ pair }) => pair.expect === 'A');
  const own = new Map(cases.map(({ pair, of }) => [pair, apart ? `${pair.stored} ${of ?? pair.query}` : pair.stored]));
  const tenantOf = (pair: Pair): string => own.get(pair) ?? pair.stored;
  const said = (pair: Pair, over: Pick<Pair, 'query'> & Partial<Pair>): Pair => {
    const again = { ...pair, ...over };
    own.set(again, tenantOf(pair));
    return again;
  };
  const turns = right.map(({ pair, again = [] }) => [
    pair,
    ...again.map(({ query, binds }) => said(pair, { query, binds })),
  ]);
  const routing = await openPairs(
    cases.map(({ pair }) => pair),
    embedder,
    tenantOf
  );
  const uses: Outcome[][] = [];
  for (let nth = 0; turns.some((turn) => turn[nth] !== undefined); nth += 1) {
    const asked = turns.flatMap((turn) => turn[nth] ?? []);
    const outcomes: Outcome[] = [];
    for (const pair of asked) outcomes.push((await routing.route(pair)).outcome);
    for (const outcome of outcomes) if (!isReuse(outcome)) await routing.confirm(outcome.pair);
    uses.push(outcomes);
  }
  const misses = [
    ...cases.filter(({ pair, exchanged }) => pair.expect !== 'A' && !exchanged).map(({ pair }) => pair),
    ...right.flatMap(({ pair, again = [] }) =>
      again.flatMap(({ nearMisses }) =>
        nearMisses.map(({ kind, query }) =>
          said(pair, { query, expect: 'not-A', binds: undefined, class: `near-miss ${kind}` })
        )
      )
    ),
  ];
  const nearMisses: Outcome[] = [];
  for (const pair of misses) nearMisses.push((await routing.route(pair)).outcome);
  await routing.close();
  return { uses, nearMisses };
}
