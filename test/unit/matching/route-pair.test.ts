import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPairs, type Pair } from '../../routing/pair';
import { lostLiterals, routePairs } from '../../routing/route-pair';
import { wordEmbedder } from '../learning/word-embedder';

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'pairs-')), 'pairs.jsonl');
  writeFileSync(file, text);
  return file;
}

const PAIR = { stored: 'Ping host node-1', slots: { host: 'node-1' }, query: 'Ping host node-2', expect: 'A' };

describe('a file of pairs', () => {
  test('that is empty is refused by name', () => {
    const file = fileOf('\n \n');
    expect(() => readPairs(file)).toThrow(`There are no pairs in ${file}.`);
  });

  test.each([
    ['{"stored":', /:2 is no JSON/],
    ['{"stored":"a","slots":{},"query":"b","expect":"B"}', /:2 is no pair: expect/],
    ['{"stored":"a","slots":{"x":1},"query":"b","expect":"A"}', /:2 is no pair: slots\.x/],
    ['[]', /:2 is no pair: the line/],
  ])('with the line %s is refused with file and line', (line, message) => {
    expect(() => readPairs(fileOf(`${JSON.stringify(PAIR)}\n${line}\n`))).toThrow(message);
  });

  test('may have a byte order mark, Windows line ends, and no last line end', () => {
    expect(readPairs(fileOf(`\uFEFF${JSON.stringify(PAIR)}\r\n${JSON.stringify(PAIR)}`))).toHaveLength(2);
  });
});

describe('routing pairs', () => {
  const route = async (pairs: Pair[]): Promise<string[]> =>
    (await routePairs(pairs, wordEmbedder())).map(({ class: kind, tier, rightValues }) => {
      const values = tier === 'A' ? (rightValues ? ' right' : ' wrong') : '';
      return `${kind} ${tier}${values}`;
    });
  const pair = (over: Partial<Pair>): Pair => ({ ...PAIR, expect: 'A', class: 'values', binds: {}, ...over });

  test('a paraphrase is not A at first, and A once its wording was confirmed', async () => {
    const stored = 'Assign ticket 4417 to Maria Lopez';
    const slots = { id: '4417', who: 'Maria Lopez' };
    const query = 'Ticket 51 should go to Tom Baker from now';
    const outcomes = await route([
      pair({ stored, slots, query, binds: { id: '51', who: 'Tom Baker' }, class: 'paraphrase' }),
    ]);
    expect(outcomes).toEqual([expect.stringMatching(/^paraphrase [BC]$/), 'paraphrase-confirmed A right']);
  });

  test('a template without slots serves its own words only', async () => {
    const stored = "Show today's menu";
    const outcomes = await route([
      pair({ stored, slots: {}, query: "Please show today's menu", class: 'same' }),
      pair({ stored, slots: {}, query: "Hide today's menu", expect: 'not-A', class: 'other' }),
    ]);
    expect(outcomes).toEqual(['same A right', expect.stringMatching(/^other [BC]$/)]);
  });

  test('a literal in two places is one slot, which two values do not fill', async () => {
    const stored = 'Copy report R-1 to folder R-1';
    const slots = { id: 'R-1' };
    const outcomes = await route([
      pair({ stored, slots, query: 'Copy report R-22 to folder R-22', binds: { id: 'R-22' }, class: 'same' }),
      pair({ stored, slots, query: 'Copy report R-22 to folder R-23', expect: 'not-A', class: 'two' }),
    ]);
    expect(outcomes).toEqual(['same A right', expect.stringMatching(/^two [BC]$/)]);
  });

  test('a literal that the stored query does not say is named, and its template is never A', async () => {
    const lost = pair({
      stored: 'Ping the server',
      slots: { host: 'nowhere' },
      query: 'Ping the server',
      class: 'lost',
    });
    expect(lostLiterals([lost])).toEqual([{ stored: 'Ping the server', name: 'host', literal: 'nowhere' }]);
    expect(await route([lost])).toEqual([expect.stringMatching(/^lost [BC]$/)]);
  });

  test('values hold quotes and letters of any script', async () => {
    const outcomes = await route([
      pair({
        stored: `Rename "Ärger" to 'O''Neill'`,
        slots: { from: 'Ärger', to: "O''Neill" },
        query: 'Rename “Größe” to "東京"',
        binds: { from: 'Größe', to: '東京' },
      }),
    ]);
    expect(outcomes).toEqual(['values A right']);
  });
});
