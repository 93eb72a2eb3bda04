import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Planner } from '../activities/planner/planner';
import { languageBy } from '../shared/language/languages';
import { maskQuery } from '../shared/matching/mask';
import { readQuery } from '../shared/matching/read-query';

/** Of words that the languages share and of some that they do not; with a day, a number, small talk, and a word that none has. */
const SAMPLE = 'Hi there, could you please refund ordr 4711 by next Friday? Hope you had a great weekend!';

/**
 * Does for no query what the first one would wait for: word lists are read, rules compiled, the model's client loaded. To be called
 * once the worker polls; between the parts it takes what has come meanwhile.
 */
export async function warmUp(planner: Planner): Promise<void> {
  const options = { lexicon: [], now: new Date().toISOString(), timeZone: 'UTC' };
  const read = (): void => {
    readQuery(SAMPLE, maskQuery(SAMPLE, options), options).tokensIn(languageBy('en'));
  };
  for (const part of [read, () => planner.prepare?.()]) {
    await nextTurn();
    try {
      part();
    } catch {
      // The first query that needs it says what is wrong.
    }
  }
}
