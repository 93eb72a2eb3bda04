import { TENANT_WORDINGS, type Measured, type Part } from './measure-parts';
import type { StoreKind } from './rigs';

/** On what, when and how it was measured. */
export interface Setting {
  at: string;
  machine: string;
  /** Mean number of processes that wanted to run in the minute before, and in the last minute of it. */
  load: [before: number, after: number];
  minutes: number;
  command: string;
  withServer: boolean;
}

const STORES: Record<StoreKind, string> = {
  libsql: 'libSQL',
  qdrant: 'Qdrant',
  'qdrant-stand-in': 'stand-in for Qdrant',
};

const TITLES: Record<Part, string> = {
  wordings: '**Wordings of one tenant**',
  names: '**Names of a tenant** of 1,000 wordings; each query says one of them, every second one a misspelt word too',
  tenants: `**Tenants of ${TENANT_WORDINGS} wordings**; each query is of one drawn at random`,
};

/** The part of docs/performance.md that says what routing costs. */
export function routingReport(measured: readonly Measured[], setting: Setting): string {
  const { at, machine, load, minutes, command, withServer } = setting;
  const parts = [...new Set(measured.map(({ part }) => part))];
  return [
    `\`${command}\`, ${at} UTC, ${minutes.toFixed(1)} minutes, ${machine}; load average ${load[0].toFixed(1)} before and ` +
      `${load[1].toFixed(1)} after. The function of the routing activity with the store's real driver and the local embedder, ` +
      'one query at a time. "Peer" is the same text embedded and one query of the same store for the 20 nearest by vector ' +
      'alone, in turns with it; "ratio" is the median of route over peer. Wordings are synthetic: five to a template, their vectors spread ' +
      'around the real ones of 240 kinds of requests. "Nearest found" is the share of the 20 nearest, by reading every vector, that the search by vector returns. Operations are calls of the store, bytes those of the records that they return.',
    ...parts.flatMap((part) => {
      const rows = measured.filter((one) => one.part === part);
      return ['', `${TITLES[part]}:`, '', ...table(rows), ...searches(rows)];
    }),
    '',
    withServer
      ? 'Qdrant: one server, one node, as `QDRANT_URL` named it.'
      : 'Qdrant was not measured: no server was there (`QDRANT_URL`). What stands above as a stand-in, if anything, is Qdrant’s engine ' +
        'behind a REST front of the tests ([test/qdrant](../test/qdrant/README.md)): its operations and bytes are those of Qdrant, its times are not.',
  ].join('\n');
}

function table(rows: readonly Measured[]): string[] {
  return [
    '| store | size | route p50 | p95 | of it embedding | peer p50 | p95 | ratio | nearest found | operations | KB | A / B / C | filled in | file |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|--:|',
    ...rows.map((one) => {
      const { A = 0, B = 0, C = 0 } = one.tiers;
      const tiers = `${A} / ${B} / ${C}${one.degraded > 0 ? ` (${one.degraded} gave up)` : ''}`;
      const file = one.fileBytes === undefined ? '–' : `${Math.round(one.fileBytes / 1e6)} MB`;
      const cells = [
        ...[STORES[one.store], one.size.toLocaleString('en-US')],
        ...[ms(one.p50), ms(one.p95), ms(one.embedding), ms(one.peer50), ms(one.peer95), `${one.ratio.toFixed(2)}×`],
        one.recall === undefined ? '–' : `${(100 * one.recall).toFixed(1)} %`,
        ...[String(one.operations), (one.bytes / 1024).toFixed(0), tiers, `${one.loadedIn.toFixed(0)} s`, file],
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

const EXPLAINED =
  'How the nearest are found (`EXPLAIN QUERY PLAN`; `found` is `vector_top_k` of the index that the tenant has, `waiting` what is not in it yet)';

/** By what the database finds the nearest, in its own words. */
function searches(rows: readonly Measured[]): string[] {
  const told = rows.flatMap(({ store, size, search }) =>
    search
      ? [`- ${STORES[store]}, ${size.toLocaleString('en-US')}: ${search.map((step) => `\`${step}\``).join(', ')}`]
      : []
  );
  return told.length === 0 ? [] : ['', `${EXPLAINED}:`, '', ...told];
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
