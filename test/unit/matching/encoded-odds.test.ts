import { encodedOdds } from '../../../activities/routing/encoded-odds';
import { maskQuery } from '../../../shared/matching/mask';
import { WorkflowGenError } from '../../../shared/protocol/errors';

const OPTIONS = { lexicon: [], now: '2025-11-30T00:00:00Z', timeZone: 'UTC' };
const LIMITS = { signal: new AbortController().signal, timeoutMs: 1_000 };
const queryOf = (text: string) => ({ text, masked: maskQuery(text, OPTIONS), options: OPTIONS });

/** An encoder that finds these clauses to ask for nothing, and every other one to ask. */
function encoder(idle: readonly string[]) {
  const calls: string[][] = [];
  const idleLogOdds = (texts: string[]): Promise<number[]> => {
    calls.push(texts);
    return Promise.resolve(texts.map((text) => (idle.includes(text) ? 8 : -8)));
  };
  return { calls, idleLogOdds };
}

describe('what an encoder says of the clauses of a query', () => {
  test('each clause that may be small talk is asked for, in one call', async () => {
    const { calls, idleLogOdds } = encoder(['the new kettle in the clubhouse is splendid']);
    const odds = await encodedOdds(
      { idleLogOdds },
      queryOf('The new kettle in the clubhouse is splendid. Refund order 1042 to Maria Lopez'),
      LIMITS
    );
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('the new kettle in the clubhouse is splendid');
    expect(odds?.('the new kettle in the clubhouse is splendid')).toBe(8);
    expect(odds?.('the old kettle was not')).toBeUndefined();
  });

  test('a query of one clause costs no call', async () => {
    const { calls, idleLogOdds } = encoder([]);
    expect(await encodedOdds({ idleLogOdds }, queryOf('Refund order 1042 to Maria Lopez'), LIMITS)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  test('what words know to ask for nothing, and what is heeded, is not asked for', async () => {
    const { calls, idleLogOdds } = encoder([]);
    const query = queryOf('Good morning! Hold on, my boss is calling. Refund order 1042 to Maria Lopez. Thanks a lot!');
    await encodedOdds({ idleLogOdds }, query, LIMITS);
    expect(
      calls.flat().filter((clause) => /^(?:good morning|hold on, my boss is calling|thanks a lot)$/i.test(clause))
    ).toEqual([]);
  });

  test('what is left aside shows the clauses behind it, which are asked for next; no clause is asked for twice', async () => {
    const first = 'the new kettle in the clubhouse is splendid';
    const { calls, idleLogOdds } = encoder([first]);
    await encodedOdds(
      { idleLogOdds },
      queryOf(
        `The new kettle in the clubhouse is splendid. The amp has hummed, the van was late. Refund order 1042 to Maria Lopez`
      ),
      LIMITS
    );
    const all = calls.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('the amp has hummed, the van was late');
  });

  test('without an encoder, and where it fails or has no answer, words alone decide', async () => {
    const query = queryOf('The new kettle in the clubhouse is splendid. Refund order 1042 to Maria Lopez');
    const down = new WorkflowGenError('EMBEDDER_UNAVAILABLE', 'its thread has ended', {}, true);
    expect(await encodedOdds({}, query, LIMITS)).toBeUndefined();
    expect(await encodedOdds({ idleLogOdds: () => Promise.reject(down) }, query, LIMITS)).toBeUndefined();
    expect(await encodedOdds({ idleLogOdds: () => Promise.resolve(undefined) }, query, LIMITS)).toBeUndefined();
  });
});
