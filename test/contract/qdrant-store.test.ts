import { randomUUID } from 'node:crypto';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { connectQdrant, deadlineOf } from '../../activities/experience-store/qdrant-connection';
import { collectionName } from '../../activities/experience-store/qdrant-collections';
import { pointIdOf } from '../../activities/experience-store/qdrant-points';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { startQdrantFront, type QdrantFront } from '../qdrant/start-front';
import { EMBEDDER, experienceStoreContract, type StoreRig } from './experience-store.contract';
import { QDRANT_WRITE, startFaultyProxy, type FaultyProxy } from './faulty-proxy';

// A real server where QDRANT_URL names one; else Qdrant's engine behind a small REST front, which is not the server.
const server = process.env.QDRANT_URL;
const apiKey = server === undefined ? 'a key for the front' : process.env.QDRANT_API_KEY;
const kind = server === undefined ? 'qdrant (engine behind the REST front)' : 'qdrant (server)';

let front: QdrantFront | undefined;
let starting: Promise<string> | undefined;

/** The front is started once; its wheels (50 MB) are installed on first use. */
function serverUrl(): Promise<string> {
  return (starting ??= (async () => {
    if (server !== undefined) return server;
    front = await startQdrantFront({ apiKey });
    return front.url;
  })());
}

beforeAll(serverUrl, 180_000);
afterAll(() => front?.stop());

experienceStoreContract(kind, makeRig);

async function makeRig(): Promise<StoreRig> {
  const url = await serverUrl();
  const proxy = await startFaultyProxy(url);
  const gone = await startFaultyProxy(url);
  await gone.close();
  const prefix = `contract-${randomUUID().slice(0, 8)}`;
  // The server needs some seconds for the collections of one rig; no single call may take as long as the suite waits.
  const timeoutMs = 10_000;
  return {
    store: () => createQdrantStore({ url: proxy.url, apiKey, prefix, timeoutMs }),
    damage: async (tenant, id) => {
      await connectQdrant({ url, apiKey }).send(deadlineOf(undefined, timeoutMs), (api, init) =>
        api.upsertPoints(
          {
            collection_name: collectionName(prefix, 'pattern', EMBEDDER),
            wait: true,
            points: [{ id: pointIdOf(tenant, id), vector: { dense: unitVector() }, payload: { tenant, id, terms: 7 } }],
          },
          init
        )
      );
    },
    unreachable: () => createQdrantStore({ url: gone.url, apiKey, timeoutMs }),
    hang: async () => {
      proxy.become('hang');
      return async () => proxy.become('pass');
    },
    close: async () => {
      await dropCollections(url, prefix);
      await proxy.close();
    },
  };
}

describe(`${kind}: what only a server can do`, () => {
  const tenant = 'faults';
  const prefix = `faults-${randomUUID().slice(0, 8)}`;
  let proxy: FaultyProxy;
  let store: ReturnType<typeof createQdrantStore>;

  const record = (body: string): NewRecord => ({
    id: randomUUID(),
    kind: 'pattern',
    tenant,
    keys: { templateId: 't1' },
    body,
    vector: unitVector(),
    terms: ['refund'],
    updatedAt: '2026-01-01T00:00:00.000Z',
  });
  const query = { vector: unitVector(), terms: ['refund'], limit: 5, filter: {} };

  beforeAll(async () => {
    proxy = await startFaultyProxy(await serverUrl());
    store = createQdrantStore({ url: proxy.url, apiKey, prefix, timeoutMs: 5_000 });
    await store.open(EMBEDDER);
  }, 60_000);
  afterEach(() => proxy.become('pass'));
  afterAll(async () => {
    await dropCollections(await serverUrl(), prefix);
    await proxy.close();
  });

  it('ends a nomination within its timeout where the server hangs', async () => {
    proxy.become('hang');
    const started = Date.now();
    const failed = store.nominate(tenant, 'pattern', query, { timeoutMs: 300 });
    await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('ends open within the timeout where the server hangs', async () => {
    proxy.become('hang');
    const other = createQdrantStore({ url: proxy.url, apiKey, prefix, timeoutMs: 300 });
    const started = Date.now();
    await expect(other.open(EMBEDDER)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('says STORE_UNAVAILABLE where the server breaks the connection, and works when it is back', async () => {
    proxy.become('break');
    const failed = store.nominate(tenant, 'pattern', query);
    await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    proxy.become('pass');
    expect((await store.nominate(tenant, 'pattern', query)).documents).toBe(0);
  });

  it('counts a write once whose reply was lost', async () => {
    const first = record('first');
    await store.put(first, 'absent');
    const second = { ...first, body: 'second', updatedAt: '2026-01-01T00:00:01.000Z' };
    proxy.loseReplyTo(QDRANT_WRITE);
    await expect(store.put(second, 1)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(await store.put(second, 1)).toEqual({ applied: true, version: 2 });
    expect(await store.get(tenant, 'pattern', [first.id])).toMatchObject([{ version: 2, body: 'second' }]);
    expect(await store.count(tenant, 'pattern', {})).toBe(1);
  });

  it('counts each of several writes once whose reply was lost', async () => {
    const first = record('one');
    await store.put(first, 'absent');
    const writes = [
      { record: { ...first, body: 'changed', updatedAt: '2026-01-01T00:00:01.000Z' }, expect: 1 },
      { record: record('two'), expect: 'absent' as const },
    ];
    proxy.loseReplyTo(QDRANT_WRITE);
    await expect(store.putAll(writes)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
    expect(await store.putAll(writes)).toEqual([
      { applied: true, version: 2 },
      { applied: true, version: 1 },
    ]);
  });

  it('says which key is refused, and that a retry does not help', async () => {
    if (apiKey === undefined) return;
    const stranger = createQdrantStore({ url: proxy.url, apiKey: 'another key', prefix });
    const failed = stranger.open(EMBEDDER);
    await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: false });
    await expect(failed).rejects.toThrow(/API key/);
  });

  it('lets several workers open a new set of collections at once', async () => {
    const url = await serverUrl();
    const fresh = `together-${randomUUID().slice(0, 8)}`;
    const stores = Array.from({ length: 4 }, () => createQdrantStore({ url, apiKey, prefix: fresh, timeoutMs: 5_000 }));
    await Promise.all(stores.map((one) => one.open(EMBEDDER)));
    for (const one of stores) expect(await one.count(tenant, 'template', {})).toBe(0);
    await dropCollections(url, fresh);
  }, 60_000);

  it('counts the terms of a large tenant one by one, anew after a write of its own, and ranks alike', async () => {
    const large = createQdrantStore({ url: proxy.url, apiKey, prefix, timeoutMs: 5_000, countedUpTo: 0 });
    await large.open(EMBEDDER);
    const own = `large-${randomUUID()}`;
    const written = ['refund', 'refund', 'cancel'].map((term) => ({
      ...record(term),
      tenant: own,
      terms: [term, 'the'],
    }));
    for (const one of written) await large.put(one, 'absent');
    const asked = { ...query, terms: ['the', 'cancel', 'unheard'] };
    const [counted, listed] = [
      await large.nominate(own, 'pattern', asked),
      await store.nominate(own, 'pattern', asked),
    ];
    expect(listed.documentFrequency).toEqual({ the: 3, cancel: 1, refund: 2, unheard: 0 });
    expect(counted).toEqual(listed);
    await large.remove(own, 'pattern', [written[0]?.id ?? '']);
    const after = { documents: 2, documentFrequency: { the: 2, cancel: 1, refund: 1, unheard: 0 } };
    expect(await large.nominate(own, 'pattern', asked)).toMatchObject(after);
  });

  it('gives the names of an earlier layout their keys when it opens, but for one that is damaged', async () => {
    const url = await serverUrl();
    const old = `names-${randomUUID().slice(0, 8)}`;
    const name = { schema: 1, tenant, lexicon: 'customer', name: 'Maria Lopez' };
    const named = (body: NewRecord['body']): NewRecord => ({
      ...record(''),
      kind: 'lexicon',
      keys: { lexicon: 'customer' },
      body,
      vector: undefined,
      terms: undefined,
    });
    const before = createQdrantStore({ url, apiKey, prefix: old, timeoutMs: 10_000 });
    await before.open(EMBEDDER);
    for (const body of [name, { schema: 7 }]) await before.put(named(body), 'absent');
    const collection_name = collectionName(old, 'lexicon', EMBEDDER);
    await connectQdrant({ url, apiKey }).send(deadlineOf(undefined, 10_000), (api, init) =>
      api.updateCollection(
        { collection_name, metadata: { workflowgen: { kind: 'lexicon', embedder: EMBEDDER, createdAt: '' } } },
        init
      )
    );
    const after = createQdrantStore({ url, apiKey, prefix: old, timeoutMs: 10_000 });
    await after.open(EMBEDDER);
    const found = await after.find(tenant, 'lexicon', { name: ['maria', 'maria lopez'] }, { limit: 5 });
    expect(found.records).toMatchObject([{ body: name, version: 1 }]);
    expect(await after.knownTerms(tenant, 'lexicon', ['lopez', 'lopes'])).toEqual(['lopez']);
    await dropCollections(url, old);
  }, 60_000);

  it.each(['qdrant:6333', 'ftp://127.0.0.1', ''])('refuses the URL "%s"', (url) => {
    expect(() => createQdrantStore({ url })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

function unitVector(): number[] {
  return [1, 0, 0, 0, 0, 0, 0, 0];
}

async function dropCollections(url: string, prefix: string): Promise<void> {
  const connection = connectQdrant({ url, apiKey });
  const deadline = deadlineOf(undefined, 30_000);
  const { collections } = await connection.send(deadline, (api, init) => api.getCollections({}, init));
  for (const { name } of collections.filter((collection) => collection.name.startsWith(`${prefix}_`))) {
    await connection.send(deadline, (api, init) => api.deleteCollection({ collection_name: name }, init));
  }
}
