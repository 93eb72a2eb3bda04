import type { Embedder } from '../../activities/embedder/embedder';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { randomOf } from '../measure/seeded';
import { measureRoute, type Cost } from './measure-route';
import { recordMaker } from './records';
import { openRig, type StoreKind, type StoreRig } from './rigs';
import { nameOf, requestOf } from './wordings';

export const PARTS = ['wordings', 'names', 'tenants'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  stores: readonly StoreKind[];
  only: readonly Part[];
  sizes: readonly number[];
  names: readonly number[];
  /** Tenants of `TENANT_WORDINGS` wordings. */
  tenants: number;
  queries: number;
  /** One line of progress; it may be called often. */
  say: (line: string) => void;
  /** What was measured, as soon as it is: a long run may be cut off. */
  found: (measured: Measured) => void;
}

export interface Measured extends Cost {
  store: StoreKind;
  part: Part;
  /** Wordings of the tenant, its names, or tenants. */
  size: number;
  /** Seconds that filling the store took. */
  loadedIn: number;
  /** Bytes of the store's file after it. */
  fileBytes?: number;
  /** Of the nearest wordings, the share that a search finds; where all can be read to compare. */
  recall?: number;
  /** The steps of a search by vector, of the database that explains them. */
  search?: string[];
}

/**
 * The largest size of each store: the embedded store's file of a million would take most of an hour to fill, and the stand-in
 * only counts operations.
 */
const LARGEST: Record<StoreKind, number> = { libsql: 100_000, qdrant: Infinity, 'qdrant-stand-in': 1_000 };
export const TENANT_WORDINGS = 100;
/** Wordings of the tenant whose names are measured. */
const NAMED_WORDINGS = 1_000;
const CHUNK = 2_000;
/** Queries whose nearest are compared with those that reading every vector finds. */
const RECALL_QUERIES = 40;

/** Each store and size in a storage of its own, one after the other. */
export async function measureParts(embedder: Embedder, options: Options): Promise<Measured[]> {
  const { only, stores, say } = options;
  say('embedding the kinds of requests');
  const maker = await recordMaker(embedder);
  const measured: Measured[] = [];
  const measure = async (
    { kind, part, size }: { kind: StoreKind; part: Part; size: number },
    fill: (load: Fill) => Promise<string[]>,
    queryOf: (at: number, random: () => number) => { tenant: string; text: string }
  ): Promise<void> => {
    const rig = await openRig(kind, embedder);
    try {
      const startedAt = performance.now();
      const said = (line: string): void => say(`${kind}, ${part} ${size}: ${line}`);
      const tenants = await fill(filling(rig, said));
      for (const tenant of tenants) await rig.settle(tenant, (done) => said(`${done} put into the index`));
      const loadedIn = (performance.now() - startedAt) / 1_000;
      said('measuring');
      const random = randomOf(size);
      const queries = Array.from({ length: options.queries }, (_, at) => queryOf(at, random));
      const cost = await measureRoute(rig.store, embedder, queries);
      const fileBytes = rig.bytes();
      const [vector = []] = await embedder.embed([queries[0]?.text ?? '']);
      const search = part === 'wordings' ? await rig.explain?.(queries[0]?.tenant ?? '', vector) : undefined;
      const recall = part === 'wordings' ? await recallOf(rig, embedder, queries.slice(0, RECALL_QUERIES)) : undefined;
      const told = {
        ...(fileBytes === undefined ? {} : { fileBytes }),
        ...(search && { search }),
        ...(recall !== undefined && { recall }),
      };
      const one = { store: kind, part, size, loadedIn, ...told, ...cost };
      measured.push(one);
      options.found(one);
    } finally {
      await rig.close();
    }
  };
  for (const kind of stores) {
    if (only.includes('wordings')) {
      for (const size of options.sizes.filter((one) => one <= LARGEST[kind])) {
        await measure(
          { kind, part: 'wordings', size },
          async (load) => {
            await load(size, (from, count) => maker.wordings('large', from, count));
            return ['large'];
          },
          (_, random) => ({ tenant: 'large', text: asked(Math.floor(random() * size)) })
        );
      }
    }
    if (only.includes('names')) {
      for (const size of options.names.filter((one) => one <= LARGEST[kind])) {
        await measure(
          { kind, part: 'names', size },
          async (load) => {
            await load(NAMED_WORDINGS, (from, count) => maker.wordings('named', from, count));
            await load(size, (from, count) => maker.names('named', from, count));
            return ['named'];
          },
          (at, random) => {
            // A name that is known, in every second query beside a word that is misspelt.
            const slip = at % 2 === 0 ? ' and the recipt' : '';
            const text = asked(Math.floor(random() * NAMED_WORDINGS));
            return { tenant: 'named', text: `${text} for ${nameOf(Math.floor(random() * size))}${slip}` };
          }
        );
      }
    }
    if (only.includes('tenants') && options.tenants * TENANT_WORDINGS <= 10 * LARGEST[kind]) {
      await measure(
        { kind, part: 'tenants', size: options.tenants },
        async (load) => {
          await load(options.tenants * TENANT_WORDINGS, (from, count) =>
            ofTenants(from, count).flatMap(({ tenant, first, many }) => maker.wordings(tenant, first, many))
          );
          return [];
        },
        (_, random) => ({
          tenant: `tenant-${Math.floor(random() * options.tenants)}`,
          text: asked(Math.floor(random() * TENANT_WORDINGS)),
        })
      );
    }
  }
  return measured;
}

/** Of the nearest wordings of each query, the share that the store finds. */
async function recallOf(
  rig: StoreRig,
  embedder: Embedder,
  queries: readonly { tenant: string; text: string }[]
): Promise<number | undefined> {
  if (!rig.nearest) return undefined;
  let [found, all] = [0, 0];
  for (const { tenant, text } of queries) {
    const [vector = []] = await embedder.embed([text]);
    const exact = new Set(await rig.nearest(tenant, vector));
    const { dense } = await rig.store.nominate(tenant, 'pattern', {
      ...{ vector, terms: [], limit: 20 },
      filter: { environment: 'default' },
    });
    found += dense.filter(({ record }) => exact.has(record.id)).length;
    all += exact.size;
  }
  return found / all;
}

/** The wording of another value, said a little more politely than it was learnt. */
function asked(at: number): string {
  return `Please ${requestOf(at)
    .text.replace('4711', '4822')
    .replace(/^./, (first) => first.toLowerCase())}`;
}

function ofTenants(from: number, count: number): { tenant: string; first: number; many: number }[] {
  const parts: { tenant: string; first: number; many: number }[] = [];
  for (let at = from; at < from + count;) {
    const first = at % TENANT_WORDINGS;
    const many = Math.min(TENANT_WORDINGS - first, from + count - at);
    parts.push({ tenant: `tenant-${Math.floor(at / TENANT_WORDINGS)}`, first, many });
    at += many;
  }
  return parts;
}

type Fill = (total: number, records: (from: number, count: number) => NewRecord[]) => Promise<void>;

function filling(rig: StoreRig, said: (line: string) => void): Fill {
  return async (total, records) => {
    for (let from = 0; from < total; from += CHUNK) {
      await rig.load(records(from, Math.min(CHUNK, total - from)));
      said(`${Math.min(total, from + CHUNK)} of ${total} loaded`);
    }
  };
}
