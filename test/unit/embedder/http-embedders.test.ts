import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenAiEmbedder } from '../../../activities/embedder/openai-embedder';
import { createVoyageEmbedder } from '../../../activities/embedder/voyage-embedder';

interface Seen {
  path: string;
  authorization?: string;
  body: { input: string[]; [key: string]: unknown };
}

let server: Server;
let baseUrl: string;
let seen: Seen[] = [];
let answer: (request: Seen, response: ServerResponse) => void;

type Row = { index: number; embedding: number[] };

/** A vector that says which text it belongs to, not of unit length. */
const vectorOf = (text: string): number[] => [text.length, 1, 2];
const answerAll = (request: Seen, response: ServerResponse): void => {
  const data = request.body.input.map((text, index) => ({ index, embedding: vectorOf(text), object: 'embedding' }));
  // Out of order on purpose: the index counts, not the place.
  response.end(JSON.stringify({ object: 'list', data: data.reverse(), usage: { total_tokens: 1 } }));
};

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const one: Seen = {
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(text) as Seen['body'],
      };
      seen.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = answerAll;
});

const openAi = (more: Partial<Parameters<typeof createOpenAiEmbedder>[0]> = {}) =>
  createOpenAiEmbedder({ baseUrl, apiKey: 'secret', model: 'some-model', dimensions: 3, ...more });

describe('the OpenAI-compatible embedder', () => {
  test('sends batches and returns unit vectors in the order of the texts', async () => {
    const vectors = await openAi({ batchTexts: 2 }).embed(['a', 'bb', 'ccc']);
    expect(seen.map((one) => one.body.input)).toEqual([['a', 'bb'], ['ccc']]);
    expect(seen[0]).toMatchObject({
      path: '/v1/embeddings',
      authorization: 'Bearer secret',
      body: { model: 'some-model', encoding_format: 'float' },
    });
    expect(vectors.map(([first = 0, second = 0]) => first / second)).toEqual([1, 2, 3].map((x) => expect.closeTo(x)));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
  });

  test.each([
    ['no index at all', (rows: Row[]) => rows.map(({ embedding }) => ({ embedding }))],
    ['no index 0', (rows: Row[]) => rows.map(({ index, embedding }) => (index ? { index, embedding } : { embedding }))],
    [
      'no index 0, and another order',
      (rows: Row[]) => rows.map(({ index, embedding }) => (index ? { index, embedding } : { embedding })).reverse(),
    ],
  ])('takes the place of a row for its index where the server gives %s', async (_, change) => {
    answer = (request, response) => {
      const rows = request.body.input.map((text, index) => ({ index, embedding: vectorOf(text) }));
      response.end(JSON.stringify({ data: change(rows) }));
    };
    const vectors = await openAi().embed(['a', 'bb', 'ccc']);
    expect(vectors.map(([first = 0, second = 0]) => first / second)).toEqual([1, 2, 3].map((x) => expect.closeTo(x)));
  });

  test('asks for shorter vectors only when told to, and needs no key', async () => {
    await openAi({ shorten: true, apiKey: undefined }).embed(['a']);
    await openAi().embed(['a']);
    expect(seen.map((one) => [one.body.dimensions, one.authorization])).toEqual([
      [3, undefined],
      [undefined, 'Bearer secret'],
    ]);
  });

  test.each([
    [429, true],
    [500, true],
    [529, true],
    [400, false],
    [401, false],
    [404, false],
  ])('status %i is EMBEDDER_UNAVAILABLE, retryable: %s', async (status, retryable) => {
    answer = (_, response) => response.writeHead(status).end('{"error": "no\\nluck"}');
    await expect(openAi().embed(['a'])).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE', retryable });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['no JSON', 'what?'],
    ['no data', '{}'],
    ['a text left out', JSON.stringify({ data: [{ index: 1, embedding: [1, 2, 3] }] })],
    ['a vector of zeros', JSON.stringify({ data: [{ index: 0, embedding: [0, 0, 0] }] })],
  ])('an answer with %s is EMBEDDER_UNAVAILABLE', async (_, body) => {
    answer = (__, response) => response.end(body);
    await expect(openAi().embed(['a'])).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE', retryable: true });
  });

  test('other dimensions than configured are EMBEDDER_MISMATCH with both numbers, at open() already', async () => {
    await expect(openAi({ dimensions: 4 }).open()).rejects.toMatchObject({
      code: 'EMBEDDER_MISMATCH',
      details: { limit: 4, actual: 3 },
    });
  });

  test('a server that does not answer in time, or is not there, is retryable and says why', async () => {
    answer = () => undefined;
    await expect(openAi().embed(['a'], { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'EMBEDDER_UNAVAILABLE',
      retryable: true,
      message: expect.stringContaining('within 50 ms'),
    });
    await expect(openAi({ baseUrl: 'http://127.0.0.1:9/v1' }).embed(['a'])).rejects.toMatchObject({
      code: 'EMBEDDER_UNAVAILABLE',
      retryable: true,
    });
  });

  test("an abort is the caller's own reason, not an outage", async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const embedding = openAi().embed(['a'], { signal: controller.signal });
    const reason = new Error('cancelled by the workflow');
    setTimeout(() => controller.abort(reason), 20);
    await expect(embedding).rejects.toBe(reason);
  });

  test('open() asks once, and again after a failure', async () => {
    const embedder = openAi();
    answer = (_, response) => response.writeHead(503).end();
    await expect(embedder.open()).rejects.toMatchObject({ code: 'EMBEDDER_UNAVAILABLE' });
    answer = answerAll;
    await embedder.open();
    await embedder.open();
    expect(seen).toHaveLength(2);
  });
});

test('the Voyage embedder asks for its dimensions and for no side of a pair', async () => {
  const embedder = createVoyageEmbedder({ apiKey: 'secret', baseUrl, dimensions: 3 });
  await embedder.embed(['a']);
  expect(embedder).toMatchObject({ id: 'voyage/voyage-3.5', dimensions: 3 });
  expect(seen[0]?.body).toEqual({ model: 'voyage-3.5', output_dimension: 3, truncation: true, input: ['a'] });
  expect(seen[0]?.authorization).toBe('Bearer secret');
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
