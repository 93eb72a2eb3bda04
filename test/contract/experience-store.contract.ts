import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type {
  EmbedderIdentity,
  ExperienceRecord,
  ExperienceStore,
  Filter,
  NewRecord,
} from '../../activities/experience-store/experience-store';
import { BROKEN, isFit, LONG_BROKEN, RIGHT_TO_LEFT } from '../harness/broken-text';

export const EMBEDDER: EmbedderIdentity = { id: 'contract-embedder/1', dimensions: 8 };
const OTHER_EMBEDDER: EmbedderIdentity = { id: 'contract-embedder/2', dimensions: 8 };

/** One storage under test, and what the suite does to it from outside. */
export interface StoreRig {
  /** Another store on the same storage, not opened, as another worker would have. */
  store(): ExperienceStore;
  /** Overwrites the stored body of a record so that it cannot be read, past the adapter. */
  damage(tenant: string, id: string): Promise<void>;
  /** A store whose storage cannot be reached at all. */
  unreachable(): ExperienceStore;
  /** Keeps the storage from finishing a write, until the returned function is called. */
  hang(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What every adapter of the port must do. `makeRig` gives a new, empty storage. */
export function experienceStoreContract(name: string, makeRig: () => Promise<StoreRig>): void {
  describe(`${name}: the experience store contract`, () => {
    let rig: StoreRig;
    let store: ExperienceStore;
    let tenant: string;

    beforeAll(async () => {
      rig = await makeRig();
      store = rig.store();
      await store.open(EMBEDDER);
    });
    beforeEach(() => {
      tenant = `tenant-${randomUUID()}`;
    });
    afterAll(async () => {
      await store?.close();
      await rig?.close();
    });

    const record = (overrides: Partial<NewRecord> = {}): NewRecord => ({
      id: randomUUID(),
      kind: 'pattern',
      tenant,
      keys: { templateId: 't1', environment: 'default' },
      body: { text: 'refund order <id>', nested: { list: [1, 0.1, null, true, 'ü'] } },
      vector: unit(1, 2),
      terms: ['refund', 'order', '<id>'],
      updatedAt: '2026-01-01T00:00:00.000Z',
      ...overrides,
    });
    const add = async (overrides: Partial<NewRecord> = {}): Promise<NewRecord> => {
      const added = record(overrides);
      expect(await store.put(added, 'absent')).toEqual({ applied: true, version: 1 });
      return added;
    };
    const read = async (id: string): Promise<ExperienceRecord | undefined> =>
      (await store.get(tenant, 'pattern', [id]))[0];
    const ids = (records: { id: string }[]): string[] => records.map(({ id }) => id);

    describe('put and get', () => {
      it('returns what was written, whole, and nothing for unknown ids', async () => {
        const written = await add();
        const [found, ...others] = await store.get(tenant, 'pattern', [written.id, randomUUID()]);
        expect(others).toEqual([]);
        expect(found).toEqual({ ...written, version: 1, vector: expect.anything() });
        expectVector(found?.vector, written.vector);
        expect(await store.get(tenant, 'pattern', [])).toEqual([]);
      });

      it('keeps half characters and NUL of no text, nor takes them for a tenant', async () => {
        const body = { [BROKEN]: [LONG_BROKEN] };
        const written = await add({ body, keys: { cluster: BROKEN }, terms: ['a', BROKEN] });
        const found = await read(written.id);
        expect(isFit(JSON.stringify(found))).toBe(true);
        expect(JSON.stringify(found?.body)).toContain(RIGHT_TO_LEFT);
        const nominees = await store.nominate(tenant, 'pattern', {
          vector: unit(1, 2),
          terms: ['a'],
          filter: {},
          limit: 5,
        });
        expect(ids(nominees.lexical.map((hit) => hit.record))).toEqual([written.id]);
        await expect(store.get(BROKEN, 'pattern', [written.id])).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      });

      it('keeps numbers and text of a body exactly', async () => {
        const body = { tiny: 5e-324, third: 1 / 3, big: 9007199254740991, text: '\u0001 \u2028 𝄞 \u202e "', '': [[]] };
        const written = await add({ body });
        expect((await read(written.id))?.body).toEqual(body);
      });

      it('stores a record without vector and terms, and gives it neither', async () => {
        const { vector: _vector, terms: _terms, ...bare } = record({ kind: 'observation' });
        await store.put(bare, 'absent');
        expect(await store.get(tenant, 'observation', [bare.id])).toEqual([{ ...bare, version: 1 }]);
      });

      it('takes terms and keys that are words of JavaScript', async () => {
        const written = await add({ terms: ['constructor', '__proto__'], keys: { constructor: 'x', 'a=b.c': '"[]' } });
        const found = await store.find(tenant, 'pattern', { constructor: 'x', 'a=b.c': '"[]' }, { limit: 5 });
        expect(ids(found.records)).toEqual([written.id]);
        const query = { vector: unit(1, 2), terms: ['constructor', 'toString'], limit: 5, filter: {} };
        const { documentFrequency } = await store.nominate(tenant, 'pattern', query);
        expect(Object.entries(documentFrequency).sort()).toEqual([
          ['__proto__', 1],
          ['constructor', 1],
          ['toString', 0],
        ]);
      });

      it('replaces keys, vector and terms with the record', async () => {
        const first = await add();
        const second = { ...first, keys: { templateId: 't2' }, vector: unit(7), terms: ['cancel'], body: 2 };
        expect(await store.put(second, 1)).toEqual({ applied: true, version: 2 });
        expect(await store.count(tenant, 'pattern', { templateId: 't1' })).toBe(0);
        expect(await store.count(tenant, 'pattern', { templateId: 't2' })).toBe(1);
        const query = { vector: unit(7), terms: ['refund', 'cancel'], limit: 5, filter: {} };
        const found = await store.nominate(tenant, 'pattern', query);
        expect(found.documentFrequency).toEqual({ refund: 0, cancel: 1 });
        expect(found.dense[0]?.cosine).toBeCloseTo(1, 5);
        const { vector: _vector, terms: _terms, ...bare } = second;
        expect(await store.put({ ...bare, body: 3 }, 2)).toEqual({ applied: true, version: 3 });
        const after = await store.nominate(tenant, 'pattern', query);
        expect([after.dense, after.lexical]).toEqual([[], []]);
        expect(after.documents).toBe(1);
      });

      it.each([
        ['an id that is no UUID', { id: 'refund-1' }, 'EXPERIENCE_INVALID'],
        ['a vector of another length', { vector: [1, 0] }, 'EMBEDDER_MISMATCH'],
        ['a vector without direction', { vector: new Array<number>(8).fill(0) }, 'EXPERIENCE_INVALID'],
        ['a body that is not JSON', { body: { at: new Date() as never } }, 'EXPERIENCE_INVALID'],
        ['no tenant', { tenant: '' }, 'INPUT_INVALID'],
      ])('refuses %s', async (_what, overrides, code) => {
        await expect(store.put(record(overrides), 'absent')).rejects.toMatchObject({ code });
      });
    });

    describe('compare-and-set', () => {
      it('inserts only where there is none, and returns the one there is', async () => {
        const first = await add();
        const refused = await store.put({ ...first, body: 'another' }, 'absent');
        expect(refused).toMatchObject({ applied: false, current: { version: 1, body: first.body } });
        expect(await store.put({ ...record(), id: first.id, tenant }, 'absent')).toEqual({ applied: true, version: 1 });
      });

      it('writes over exactly the version that was read', async () => {
        const first = await add();
        expect(await store.put({ ...first, body: 'second' }, 1)).toEqual({ applied: true, version: 2 });
        const stale = await store.put({ ...first, body: 'third' }, 1);
        expect(stale).toMatchObject({ applied: false, current: { version: 2, body: 'second' } });
        expect(await store.put({ ...record(), body: 'none to write over' }, 1)).toEqual({ applied: false });
      });

      it('writes over any version, or inserts, when asked to', async () => {
        const first = record();
        expect(await store.put(first, 'any')).toEqual({ applied: true, version: 1 });
        expect(await store.put({ ...first, body: 'second' }, 'any')).toEqual({ applied: true, version: 2 });
        expect((await read(first.id))?.body).toBe('second');
      });

      it('counts a repeated write as applied, and writes it once', async () => {
        const first = await add();
        const second = { ...first, body: { count: 2 }, updatedAt: '2026-01-01T00:00:01.000Z' };
        expect(await store.put(second, 1)).toEqual({ applied: true, version: 2 });
        expect(await store.put(second, 1)).toEqual({ applied: true, version: 2 });
        // Another writer that counts the same step at another time must not believe that its step was counted.
        const twin = { ...second, updatedAt: '2026-01-01T00:00:02.000Z' };
        expect(await store.put(twin, 1)).toMatchObject({ applied: false, current: { version: 2 } });
        expect((await read(first.id))?.version).toBe(2);
      });

      it('loses nothing of 20 writers at once, over two workers', async () => {
        const other = rig.store();
        await other.open(EMBEDDER);
        const first = await add({ body: { writers: [] } });
        const append = async (through: ExperienceStore, writer: number): Promise<void> => {
          for (let attempt = 0; attempt < 200; attempt += 1) {
            const [current] = await through.get(tenant, 'pattern', [first.id]);
            if (current === undefined) throw new Error('the record is gone');
            const { writers } = current.body as { writers: number[] };
            const next = { ...current, body: { writers: [...writers, writer] } };
            if ((await through.put(next, current.version, { timeoutMs: 20_000 })).applied) return;
          }
          throw new Error(`writer ${writer} never came through`);
        };
        await Promise.all(Array.from({ length: 20 }, (_, writer) => append(writer % 2 ? store : other, writer)));
        const after = await read(first.id);
        const { writers } = after?.body as { writers: number[] };
        expect([...writers].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, writer) => writer));
        expect(after?.version).toBe(21);
        await other.close();
      });

      it('lets exactly one of many inserters in', async () => {
        const id = randomUUID();
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, writer) => store.put(record({ id, body: { writer } }), 'absent'))
        );
        expect(results.filter(({ applied }) => applied)).toHaveLength(1);
      });
    });

    describe('several at once', () => {
      it('writes each record under its own condition, and says what became of each', async () => {
        const [known, stale, over] = [await add(), await add(), await add()];
        await store.put({ ...stale, body: 'second' }, 1);
        const fresh = record({ kind: 'template' });
        const none = record({ kind: 'lesson' });
        const results = await store.putAll([
          { record: fresh, expect: 'absent' },
          { record: { ...known, body: 'changed' }, expect: 1 },
          { record: { ...stale, body: 'third' }, expect: 1 },
          { record: { ...known, id: stale.id, kind: 'template' }, expect: 'absent' },
          { record: { ...over, body: 'over' }, expect: 'any' },
          { record: none, expect: 4 },
        ]);
        expect(results).toEqual([
          { applied: true, version: 1 },
          { applied: true, version: 2 },
          { applied: false, current: expect.objectContaining({ version: 2, body: 'second' }) },
          { applied: true, version: 1 },
          { applied: true, version: 2 },
          { applied: false },
        ]);
        expect([(await read(known.id))?.body, (await read(stale.id))?.body]).toEqual(['changed', 'second']);
        expect((await read(over.id))?.body).toBe('over');
        expect(await store.count(tenant, 'template', {})).toBe(2);
        expect(await store.count(tenant, 'lesson', {})).toBe(0);
        expect(await store.putAll([])).toEqual([]);
      });

      it('is safe to repeat, and takes the writes of a twin for its own no more than one write does', async () => {
        const first = await add();
        const writes = [
          { record: { ...first, body: 2, updatedAt: '2026-01-01T00:00:01.000Z' }, expect: 1 },
          { record: record({ kind: 'observation' }), expect: 'absent' as const },
        ];
        const once = await store.putAll(writes);
        expect(await store.putAll(writes)).toEqual(once);
        const [twin] = writes.map(({ record: one, expect }) => ({
          record: { ...one, updatedAt: '2026-01-01T00:00:02.000Z' },
          expect,
        }));
        expect(await store.putAll(twin ? [twin] : [])).toMatchObject([{ applied: false, current: { version: 2 } }]);
      });

      it('refuses all where one cannot be stored, and two writes of one record', async () => {
        const good = record();
        const bad = { record: record({ vector: [1, 0] }), expect: 'absent' as const };
        const failed = store.putAll([{ record: good, expect: 'absent' }, bad]);
        await expect(failed).rejects.toMatchObject({ code: 'EMBEDDER_MISMATCH' });
        const twice = store.putAll([
          { record: good, expect: 'absent' },
          { record: good, expect: 1 },
        ]);
        await expect(twice).rejects.toMatchObject({ code: 'INPUT_INVALID' });
        expect(await read(good.id)).toBeUndefined();
      });

      it('loses nothing of 12 writers who each add a record and count it in another one', async () => {
        const other = rig.store();
        await other.open(EMBEDDER);
        const sum = await add({ kind: 'template', keys: {}, body: 0 });
        const join = async (through: ExperienceStore, writer: number): Promise<void> => {
          const own = record({ kind: 'observation', keys: { of: sum.id }, body: { writer } });
          for (let attempt = 0; attempt < 200; attempt += 1) {
            const { records, pages } = await through.readAll(tenant, {
              get: [{ kind: 'template', ids: [sum.id] }],
              find: [{ kind: 'observation', filter: { of: sum.id }, limit: 256 }],
            });
            const seen = new Set([...(pages[0]?.records ?? []).map(({ id }) => id), own.id]);
            const counted = { ...sum, body: seen.size, updatedAt: `writer ${writer}, attempt ${attempt}` };
            const results = await through.putAll(
              [
                { record: own, expect: 'any' },
                { record: counted, expect: records[0]?.[0]?.version ?? 0 },
              ],
              { timeoutMs: 20_000 }
            );
            if (results[1]?.applied === true) return;
          }
          throw new Error(`writer ${writer} never came through`);
        };
        await Promise.all(Array.from({ length: 12 }, (_, writer) => join(writer % 2 ? store : other, writer)));
        const [after] = await store.get(tenant, 'template', [sum.id]);
        expect(after?.body).toBe(12);
        expect(await store.count(tenant, 'observation', { of: sum.id })).toBe(12);
        await other.close();
      });

      it('reads records by id and first pages of listings, each in its place', async () => {
        const [a, b] = [await add({ keys: { group: 'x' } }), await add({ keys: { group: 'y' } })];
        const lesson = await add({ kind: 'lesson', tenant, keys: { group: 'x' } });
        for (let index = 0; index < 3; index += 1) await add({ keys: { group: 'z' } });
        const found = await store.readAll(tenant, {
          get: [
            { kind: 'lesson', ids: [lesson.id, a.id] },
            { kind: 'pattern', ids: [] },
            { kind: 'pattern', ids: [b.id, randomUUID(), a.id] },
          ],
          find: [
            { kind: 'pattern', filter: { group: 'z' }, limit: 2 },
            { kind: 'lesson', filter: {}, limit: 256 },
          ],
        });
        expect(found.records.map(ids)).toEqual([[lesson.id], [], [a.id, b.id].sort()]);
        expect(found.pages.map((page) => page.records.length)).toEqual([2, 1]);
        const [first] = found.pages;
        const rest = await store.find(tenant, 'pattern', { group: 'z' }, { limit: 2, cursor: first?.cursor });
        expect([first?.cursor !== undefined, rest.records.length, found.pages[1]?.cursor]).toEqual([
          true,
          1,
          undefined,
        ]);
        expect(await store.readAll(`${tenant}-other`, { get: [{ kind: 'pattern', ids: [a.id] }] })).toEqual({
          records: [[]],
          pages: [],
        });
        const tooMany = store.readAll(tenant, { find: [{ kind: 'pattern', filter: {}, limit: 257 }] });
        await expect(tooMany).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      });
    });

    describe('nominate', () => {
      it('ranks as the definition says, by cosine and by shared terms with the frequencies of the tenant', async () => {
        const words = ['refund', 'cancel', 'order', '<id>', 'customer', 'the', 'status'];
        const random = seeded(7);
        const records = Array.from({ length: 60 }, () =>
          record({
            vector: Array.from({ length: 8 }, () => random() - 0.5),
            terms: Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(words, random)),
          })
        );
        await inBatches(records, (one) => store.put(one, 'absent'));
        for (const limit of [5, 20]) {
          const query = { vector: unit(0, 3, 5), terms: ['refund', 'the', 'order', 'order'], limit, filter: {} };
          const found = await store.nominate(tenant, 'pattern', query);
          expect(found.documents).toBe(60);
          expect(ids(found.dense.map((hit) => hit.record))).toEqual(nearest(records, query.vector, limit));
          expect(ids(found.lexical.map((hit) => hit.record))).toEqual(sharing(records, query.terms, limit));
          for (const hit of [...found.dense, ...found.lexical]) {
            const written = records.find(({ id }) => id === hit.record.id);
            expect(hit.cosine).toBeCloseTo(cosine(written?.vector ?? [], query.vector), 5);
          }
          for (const [term, frequency] of Object.entries(found.documentFrequency)) {
            expect([term, frequency]).toEqual([term, records.filter(({ terms }) => terms?.includes(term)).length]);
          }
          const shown = [...found.dense, ...found.lexical].flatMap((hit) => hit.record.terms ?? []);
          expect(new Set(Object.keys(found.documentFrequency))).toEqual(new Set([...query.terms, ...shown]));
        }
      });

      it('filters by keys, by lists of values, and by nothing for an empty list', async () => {
        const a = await add({ keys: { status: 'active', environment: 'default' } });
        const b = await add({ keys: { status: 'candidate', environment: 'default' } });
        await add({ keys: { status: 'active', environment: 'staging' } });
        const search = async (filter: Filter): Promise<string[][]> => {
          const query = { vector: unit(1), terms: ['refund'], limit: 10, filter };
          const { dense, lexical } = await store.nominate(tenant, 'pattern', query);
          return [dense, lexical].map((hits) => ids(hits.map((hit) => hit.record)).sort());
        };
        expect(await search({ environment: 'default', status: 'active' })).toEqual([[a.id], [a.id]]);
        const both = [a.id, b.id].sort();
        expect(await search({ environment: 'default', status: ['active', 'candidate'] })).toEqual([both, both]);
        expect(await search({ status: [] })).toEqual([[], []]);
        expect(await search({ status: 'retired' })).toEqual([[], []]);
      });

      it('gives a hit that only the terms put forward its cosine too', async () => {
        await add({ vector: unit(0), terms: ['near'] });
        const far = await add({ vector: unit(0, 7), terms: ['far', 'words'] });
        const query = { vector: unit(0), terms: ['far'], limit: 1, filter: {} };
        const { dense, lexical } = await store.nominate(tenant, 'pattern', query);
        expect(dense[0]?.record.id).not.toBe(far.id);
        expect(lexical).toHaveLength(1);
        expect(lexical[0]?.record).toEqual({ ...far, version: 1, vector: expect.anything() });
        expect(lexical[0]?.cosine).toBeCloseTo(Math.SQRT1_2, 5);
      });

      it('finds nothing in an empty store, and nothing by no terms', async () => {
        const query = { vector: unit(1), terms: [] as string[], limit: 5, filter: {} };
        const empty = { dense: [], lexical: [], documents: 0, documentFrequency: {} };
        expect(await store.nominate(tenant, 'pattern', query)).toEqual(empty);
        await add();
        const found = await store.nominate(tenant, 'pattern', query);
        expect([found.dense.length, found.lexical.length, found.documents]).toEqual([1, 0, 1]);
      });

      it('says which terms a record of the tenant has', async () => {
        await add({ terms: ['refund', 'ünder'] });
        await store.put(record({ tenant: `${tenant}-other`, terms: ['cancel'] }), 'absent');
        const asked = ['ünder', 'cancel', 'refund', 'unheard'];
        expect((await store.knownTerms(tenant, 'pattern', asked)).sort()).toEqual(['refund', 'ünder']);
        expect(await store.knownTerms(tenant, 'lesson', asked)).toEqual([]);
        expect(await store.knownTerms(tenant, 'pattern', [])).toEqual([]);
        await store.removeWhere(tenant, 'pattern', {});
        expect(await store.knownTerms(tenant, 'pattern', asked)).toEqual([]);
      });

      it('refuses a vector of another embedder', async () => {
        const query = { vector: [1, 0], terms: [], limit: 5, filter: {} };
        await expect(store.nominate(tenant, 'pattern', query)).rejects.toMatchObject({ code: 'EMBEDDER_MISMATCH' });
        const later = { ...query, vector: Promise.resolve([1, 0]) };
        await expect(store.nominate(tenant, 'pattern', later)).rejects.toMatchObject({ code: 'EMBEDDER_MISMATCH' });
      });

      it('waits for a vector that is on its way, and fails as it does', async () => {
        const written = await add({ terms: ['refund'] });
        const query = { terms: ['refund'], limit: 5, filter: {} };
        const found = await store.nominate(tenant, 'pattern', { ...query, vector: Promise.resolve(unit(1, 2)) });
        expect(found).toEqual(await store.nominate(tenant, 'pattern', { ...query, vector: unit(1, 2) }));
        expect(ids(found.dense.map((hit) => hit.record))).toEqual([written.id]);
        const lost = store.nominate(tenant, 'pattern', { ...query, vector: Promise.reject(new Error('no model')) });
        await expect(lost).rejects.toThrow('no model');
      });
    });

    describe('pages, counts and removal', () => {
      it('pages through every record once, while others are written and removed', async () => {
        const written = await inBatches(
          Array.from({ length: 25 }, () => record()),
          async (one) => (await store.put(one, 'absent')).applied && one.id
        );
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.find(tenant, 'pattern', { templateId: 't1' }, { limit: 7, cursor });
          expect(page.records.length).toBeLessThanOrEqual(7);
          seen.push(...ids(page.records));
          cursor = page.cursor;
          await add({ keys: { templateId: 'another' } });
          await store.remove(tenant, 'pattern', seen.slice(0, 2));
        } while (cursor !== undefined);
        expect(seen.sort()).toEqual([...written].sort());
      });

      it('ends without a cursor where the last page is full', async () => {
        for (let index = 0; index < 4; index += 1) await add();
        const first = await store.find(tenant, 'pattern', {}, { limit: 2 });
        const second = await store.find(tenant, 'pattern', {}, { limit: 2, cursor: first.cursor });
        expect([first.records.length, second.records.length, second.cursor]).toEqual([2, 2, undefined]);
      });

      it.each([0, 257, 1.5])('refuses a page of %s', async (limit) => {
        await expect(store.find(tenant, 'pattern', {}, { limit })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      });

      it('counts and removes by id and by filter, and says how many', async () => {
        const a = await add({ keys: { templateId: 'a' } });
        const b = await add({ keys: { templateId: 'b' } });
        await add({ keys: { templateId: 'b' } });
        expect(await store.count(tenant, 'pattern', {})).toBe(3);
        expect(await store.count(tenant, 'pattern', { templateId: ['a', 'b'] })).toBe(3);
        expect(await store.remove(tenant, 'pattern', [a.id, randomUUID()])).toBe(1);
        expect(await store.remove(tenant, 'pattern', [])).toBe(0);
        expect(await store.removeWhere(tenant, 'pattern', { templateId: 'b' })).toBe(2);
        expect(await store.count(tenant, 'pattern', {})).toBe(0);
        expect(await store.get(tenant, 'pattern', [a.id, b.id])).toEqual([]);
        const query = { vector: unit(1), terms: ['refund'], limit: 5, filter: {} };
        expect(await store.nominate(tenant, 'pattern', query)).toMatchObject({ documents: 0, dense: [], lexical: [] });
      });

      it('starts again at version 1 after a removal', async () => {
        const first = await add();
        await store.put({ ...first, body: 'second' }, 1);
        await store.remove(tenant, 'pattern', [first.id]);
        expect(await store.put(first, 'absent')).toEqual({ applied: true, version: 1 });
      });

      it('keeps kinds apart, also under one id', async () => {
        const first = await add();
        await store.put({ ...first, kind: 'lesson', body: 'lesson' }, 'absent');
        expect((await read(first.id))?.body).toEqual(first.body);
        expect(await store.removeWhere(tenant, 'lesson', {})).toBe(1);
        expect(await store.count(tenant, 'pattern', {})).toBe(1);
      });

      it('names every tenant that has a record of any kind', async () => {
        await store.put(record({ kind: 'lexicon' }), 'absent');
        const other = `${tenant}-other`;
        await store.put(record({ tenant: other }), 'absent');
        expect(await store.tenants()).toEqual(expect.arrayContaining([tenant, other]));
        await store.removeWhere(other, 'pattern', {});
        expect(await store.tenants()).not.toContain(other);
      });
    });

    it('never shows or changes a record of another tenant, whatever is done under whatever id', async () => {
      const shared = Array.from({ length: 3 }, () => randomUUID());
      const operation = fc.record({
        who: fc.constantFrom(0, 1),
        what: fc.constantFrom('absent', 'any', 'next', 'stale', 'remove', 'removeWhere'),
        id: fc.constantFrom(...shared),
        group: fc.constantFrom('x', 'y'),
      });
      const everything = fc.array(operation, { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(everything, async (operations) => {
          const tenants = [randomUUID(), randomUUID()] as const;
          const models = [new Map<string, ExperienceRecord>(), new Map<string, ExperienceRecord>()] as const;
          for (const [step, { who, what, id, group }] of operations.entries()) {
            const owner = tenants[who === 0 ? 0 : 1];
            const model = models[who === 0 ? 0 : 1];
            const current = model.get(id);
            const next = record({ id, tenant: owner, keys: { group }, body: { owner, step }, terms: [owner, group] });
            const written = { ...next, version: (current?.version ?? 0) + 1 };
            if (what === 'remove') {
              expect(await store.remove(owner, 'pattern', [id])).toBe(model.delete(id) ? 1 : 0);
            } else if (what === 'removeWhere') {
              const gone = [...model.values()].filter(({ keys }) => keys.group === group);
              expect(await store.removeWhere(owner, 'pattern', { group })).toBe(gone.length);
              for (const one of gone) model.delete(one.id);
            } else {
              const expected = { absent: 'absent', any: 'any', next: current?.version ?? 1, stale: 99 }[what] as never;
              const applies = { absent: current === undefined, any: true, next: current !== undefined, stale: false };
              const { applied } = await store.put(next, expected);
              expect(applied).toBe(applies[what]);
              if (applied) model.set(id, written);
            }
          }
          for (const [index, owner] of tenants.entries()) {
            const model = models[index === 0 ? 0 : 1];
            const bodies = (records: ExperienceRecord[]): string[] =>
              records.map((one) => JSON.stringify(one.body)).sort();
            const all = bodies([...model.values()]);
            expect(bodies(await store.get(owner, 'pattern', shared))).toEqual(all);
            expect(bodies((await store.find(owner, 'pattern', {}, { limit: 10 })).records)).toEqual(all);
            const terms = [...tenants, 'x', 'y'];
            const found = await store.nominate(owner, 'pattern', { vector: unit(1), terms, limit: 10, filter: {} });
            expect(bodies(found.dense.map((hit) => hit.record))).toEqual(all);
            expect(bodies(found.lexical.map((hit) => hit.record))).toEqual(all);
            expect(found.documents).toBe(model.size);
            expect(found.documentFrequency[tenants[1 - index] ?? '']).toBe(0);
            expect(await store.count(owner, 'pattern', {})).toBe(model.size);
          }
        }),
        { numRuns: 15 }
      );
    });

    describe('embedder', () => {
      it('refuses another one and says what to do; with adopt it takes the records over without their vectors', async () => {
        const own = await makeRig();
        const before = own.store();
        await before.open(EMBEDDER);
        await before.open(EMBEDDER);
        const pattern = record();
        const template = { ...record({ kind: 'template' }), vector: undefined };
        await before.put(pattern, 'absent');
        await before.put({ ...pattern, body: 'second' }, 1);
        await before.put(template, 'absent');

        const after = own.store();
        const refused: unknown = await after.open(OTHER_EMBEDDER).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(WorkflowGenError);
        expect(refused).toMatchObject({ code: 'EMBEDDER_MISMATCH', details: { stored: EMBEDDER.id } });
        expect((refused as Error).message).toContain('adopt');
        await expect(after.count(tenant, 'pattern', {})).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
        expect((await before.get(tenant, 'pattern', [pattern.id]))[0]?.vector).toBeDefined();

        await after.open(OTHER_EMBEDDER, { adopt: true });
        const query = { vector: unit(1, 2), terms: ['refund'], limit: 5, filter: {} };
        const found = await after.nominate(tenant, 'pattern', query);
        expect(found.dense).toEqual([]);
        expect(found.lexical).toMatchObject([{ cosine: 0, record: { id: pattern.id, version: 2, body: 'second' } }]);
        expect(found.lexical[0]?.record.vector).toBeUndefined();
        expect(await after.get(tenant, 'template', [template.id])).toMatchObject([{ body: template.body }]);
        expect(await after.put({ ...pattern, body: 'second', vector: unit(5) }, 2)).toEqual({
          applied: true,
          version: 3,
        });
        expect((await after.nominate(tenant, 'pattern', { ...query, vector: unit(5) })).dense).toHaveLength(1);
        await before.close();
        await after.close();

        const later = own.store();
        await later.open(OTHER_EMBEDDER);
        expect((await later.get(tenant, 'pattern', [pattern.id]))[0]?.version).toBe(3);
        await later.close();
        await own.close();
      });
    });

    describe('faults', () => {
      it('leaves out a record that cannot be read, and lets it be replaced', async () => {
        const [a, b, c] = [await add(), await add(), await add()];
        await rig.damage(tenant, b.id);
        const kept = [a.id, c.id].sort();
        expect(ids(await store.get(tenant, 'pattern', [a.id, b.id, c.id])).sort()).toEqual(kept);
        const query = { vector: unit(1), terms: ['refund'], limit: 5, filter: {} };
        const found = await store.nominate(tenant, 'pattern', query);
        expect(ids(found.dense.map((hit) => hit.record)).sort()).toEqual(kept);
        expect(ids(found.lexical.map((hit) => hit.record)).sort()).toEqual(kept);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.find(tenant, 'pattern', {}, { limit: 1, cursor });
          seen.push(...ids(page.records));
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(seen.sort()).toEqual(kept);
        expect(await store.put({ ...b, body: 'new' }, 'absent')).toEqual({ applied: false });
        expect((await store.put({ ...b, body: 'new' }, 'any')).applied).toBe(true);
        expect((await read(b.id))?.body).toBe('new');
      });

      it('says STORE_UNAVAILABLE at once where the storage cannot be reached', async () => {
        const down = rig.unreachable();
        const started = Date.now();
        await expect(down.open(EMBEDDER)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
        expect(Date.now() - started).toBeLessThan(3_000);
        await down.close();
      });

      it('says STORE_UNAVAILABLE within the timeout where the storage hangs, and works again after it', async () => {
        const waiting = rig.store();
        await waiting.open(EMBEDDER);
        const letGo = await rig.hang();
        try {
          const started = Date.now();
          const failed = waiting.put(record(), 'absent', { timeoutMs: 400 });
          await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
          expect(Date.now() - started).toBeGreaterThanOrEqual(390);
          expect(Date.now() - started).toBeLessThan(1_500);
        } finally {
          await letGo();
        }
        expect((await waiting.put(record(), 'absent')).applied).toBe(true);
        await waiting.close();
      });

      it('stops waiting with the reason of the caller that cancels', async () => {
        const waiting = rig.store();
        await waiting.open(EMBEDDER);
        const letGo = await rig.hang();
        try {
          const controller = new AbortController();
          const reason = new Error('the run was cancelled');
          setTimeout(() => controller.abort(reason), 100);
          const started = Date.now();
          const failed = waiting.put(record(), 'absent', { signal: controller.signal, timeoutMs: 10_000 });
          await expect(failed).rejects.toBe(reason);
          expect(Date.now() - started).toBeLessThan(1_500);
        } finally {
          await letGo();
        }
        await expect(waiting.count(tenant, 'pattern', {}, { signal: AbortSignal.abort('no') })).rejects.toBe('no');
        await waiting.close();
      });

      it('refuses every call before open and after close', async () => {
        const closed = rig.store();
        await expect(closed.count(tenant, 'pattern', {})).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
        await closed.open(EMBEDDER);
        await closed.close();
        await expect(closed.put(record(), 'any')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      });

      it('refuses a call without a tenant', async () => {
        const query = { vector: unit(1), terms: [], limit: 5, filter: {} };
        const calls = [
          store.get('', 'pattern', [randomUUID()]),
          store.find('', 'pattern', {}, { limit: 1 }),
          store.nominate('', 'pattern', query),
          store.remove('', 'pattern', [randomUUID()]),
          store.removeWhere('', 'pattern', {}),
          store.count('', 'pattern', {}),
        ];
        for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      });
    });
  });
}

/** A unit vector with equal parts in the given dimensions. */
function unit(...dimensions: number[]): number[] {
  const vector = new Array<number>(EMBEDDER.dimensions).fill(0);
  for (const dimension of dimensions) vector[dimension] = 1 / Math.sqrt(dimensions.length);
  return vector;
}

function expectVector(found: number[] | undefined, written: number[] | undefined): void {
  expect(found).toHaveLength(written?.length ?? 0);
  for (const [index, value] of (written ?? []).entries()) expect(found?.[index]).toBeCloseTo(value, 5);
}

function cosine(a: number[], b: number[]): number {
  const dot = (x: number[], y: number[]): number => x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Dense ranking as the port defines it, written apart from the adapters. */
function nearest(records: NewRecord[], vector: number[], limit: number): string[] {
  const scored = records.map((record) => ({ id: record.id, score: cosine(record.vector ?? [], vector) }));
  return best(scored, limit);
}

/** Lexical ranking as the port defines it: shared terms, weighted by inverse document frequency, per length of the record. */
function sharing(records: NewRecord[], terms: string[], limit: number): string[] {
  const times = (list: string[] | undefined, term: string): number => list?.filter((one) => one === term).length ?? 0;
  const idf = (term: string): number => {
    const having = records.filter((record) => times(record.terms, term) > 0).length;
    return Math.log(1 + (records.length - having + 0.5) / (having + 0.5));
  };
  const scored = records.map((record) => {
    const own = [...new Set(record.terms)];
    const length = Math.hypot(...own.map((term) => times(record.terms, term)));
    const shared = own.map((term) => times(terms, term) * times(record.terms, term) * idf(term));
    return { id: record.id, score: shared.reduce((sum, value) => sum + value, 0) / length };
  });
  return best(
    scored.filter(({ score }) => score > 0),
    limit
  );
}

function best(scored: { id: string; score: number }[], limit: number): string[] {
  // Scores that two formulas give for the same ratio differ in the last bits, and must tie all the same.
  const rounded = scored.map(({ id, score }) => ({ id, score: Math.round(score * 1e9) }));
  rounded.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return rounded.slice(0, limit).map(({ id }) => id);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** Runs the work for all items, ten at a time. */
async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += 10) {
    results.push(...(await Promise.all(items.slice(start, start + 10).map(work))));
  }
  return results;
}
