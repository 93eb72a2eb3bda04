import type { EncodedOdds } from '../../shared/language/language';
import { languageBy } from '../../shared/language/languages';
import type { Masked, MaskOptions } from '../../shared/matching/mask';
import { readQuery } from '../../shared/matching/read-query';
import type { Embedder } from '../embedder/embedder';

/** What is left aside shows which clauses may be next. */
const ROUNDS = 3;

/**
 * What the embedder's encoder says of each clause of a query that may be small talk. A query of one clause costs nothing; more clauses are one or two calls of the encoder
 * (some 2 ms a clause).
 *
 * @returns `undefined` where there is no encoder, no such clause, or no answer: then words alone decide
 */
export async function encodedOdds(
  embedder: Pick<Embedder, 'idleLogOdds'>,
  query: { text: string; masked: Masked; options: MaskOptions },
  limits: { signal: AbortSignal; timeoutMs: number }
): Promise<EncodedOdds | undefined> {
  if (!embedder.idleLogOdds || !languageBy(query.masked.language).smallTalk) return undefined;
  const known = new Map<string, number>();
  const encoded: EncodedOdds = (clause) => known.get(clause);
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = clausesOf(query, encoded);
    if (asked.length === 0) break;
    const odds = await embedder.idleLogOdds(asked, limits).catch(() => undefined);
    if (!odds) return undefined;
    for (const [at, clause] of asked.entries()) known.set(clause, odds[at] ?? 0);
  }
  return known.size > 0 ? encoded : undefined;
}

/** The clauses that reading the query asks for and that are not known yet. */
function clausesOf(
  { text, masked, options }: { text: string; masked: Masked; options: MaskOptions },
  encoded: EncodedOdds
): string[] {
  const asked = new Set<string>();
  const language = languageBy(masked.language);
  const recorded: EncodedOdds = (clause) => {
    const odds = encoded(clause);
    if (odds === undefined) asked.add(clause);
    return odds;
  };
  const reading = readQuery(text, masked, options, { encoded: recorded });
  reading.tokensIn(language);
  reading.othersIn(language);
  return [...asked];
}
