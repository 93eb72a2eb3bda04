import type { Embedder } from '../../../activities/embedder/embedder';
import { rememberedVectors } from '../../../activities/embedder/remembered-vectors';

function countingEmbedder(): Embedder & { asked: string[][] } {
  const asked: string[][] = [];
  return {
    id: 'counting',
    dimensions: 2,
    asked,
    open: async () => undefined,
    close: async () => undefined,
    embed: async (texts) => {
      asked.push(texts);
      return texts.map((text) => [text.length, text.charCodeAt(0)]);
    },
  };
}

it('asks only for texts that it does not know, each once, and answers in the order of the texts', async () => {
  const inner = countingEmbedder();
  const embedder = rememberedVectors(inner);
  expect(await embedder.embed(['aa', 'b', 'aa'])).toEqual([
    [2, 97],
    [1, 98],
    [2, 97],
  ]);
  expect(await embedder.embed(['b', 'ccc'])).toEqual([
    [1, 98],
    [3, 99],
  ]);
  expect(await embedder.embed(['ccc', 'aa'])).toHaveLength(2);
  expect(inner.asked).toEqual([['aa', 'b'], ['ccc']]);
});

it('gives each caller a vector of its own', async () => {
  const embedder = rememberedVectors(countingEmbedder());
  const [first] = await embedder.embed(['a']);
  first?.fill(0);
  expect(await embedder.embed(['a'])).toEqual([[1, 97]]);
});

it('forgets what was not used for longest, and keeps no long text', async () => {
  const inner = countingEmbedder();
  const embedder = rememberedVectors(inner, 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await embedder.embed([text]);
  expect(inner.asked).toEqual([['a'], ['b'], ['c'], ['b']]);
  const long = 'x'.repeat(1_001);
  await embedder.embed([long]);
  await embedder.embed([long]);
  expect(inner.asked.slice(4)).toEqual([[long], [long]]);
});

it('remembers nothing of a call that failed', async () => {
  const inner = countingEmbedder();
  const embed = jest.fn((texts: string[]) => inner.embed(texts)).mockRejectedValueOnce(new Error('down'));
  const embedder = rememberedVectors({ ...inner, embed });
  await expect(embedder.embed(['a'])).rejects.toThrow('down');
  expect(await embedder.embed(['a'])).toEqual([[1, 97]]);
});

it('tells small talk as the embedder does, and not where that one cannot', async () => {
  const idleLogOdds = (texts: string[]): Promise<number[]> => Promise.resolve(texts.map(({ length }) => length));
  expect(await rememberedVectors({ ...countingEmbedder(), idleLogOdds }).idleLogOdds?.(['aa', 'b'])).toEqual([2, 1]);
  expect(await rememberedVectors(countingEmbedder()).idleLogOdds?.(['aa'])).toBeUndefined();
});
