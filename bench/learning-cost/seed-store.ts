import { randomUUID } from 'node:crypto';
import { MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import { createLibsqlStore } from '../../activities/experience-store/libsql-store';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { settleIndex } from '../measure/settled-index';

const TOGETHER = 200;
const WORDS = ['refund', 'order', 'ship', 'invoice', 'cancel', 'ticket', 'book', 'room', 'report', 'monthly', 'send'];

/** Wordings and trajectories of other kinds of request: what a tenant's store holds when it has been used for long. */
export async function seedStore(of: { url: string; tenant: string; wordings: number }): Promise<void> {
  const store = createLibsqlStore({ url: of.url });
  await store.open(MINILM_IDENTITY);
  for (let at = 0; at < of.wordings; at += TOGETHER) {
    const records = Array.from({ length: Math.min(TOGETHER, of.wordings - at) }, (_, index) =>
      seeded(of.tenant, at + index)
    );
    await store.putAll(records.flat().map((record) => ({ record, expect: 'absent' as const })));
  }
  await store.close();
  for (const kind of ['pattern', 'trajectory'] as const) {
    await settleIndex(of.url, { tenant: of.tenant, kind, dimensions: MINILM_IDENTITY.dimensions });
  }
}

function seeded(tenant: string, number: number): NewRecord[] {
  const vector = unit(Array.from({ length: MINILM_IDENTITY.dimensions }, () => Math.random() - 0.5));
  const terms = Array.from({ length: 6 }, (_, at) => WORDS[(number * 7 + at * 3) % WORDS.length] ?? '');
  const base = { tenant, vector, terms: [...terms, `kind${number % 200}`], updatedAt: new Date().toISOString() };
  const environment = 'default';
  return [
    {
      ...base,
      id: randomUUID(),
      kind: 'pattern',
      keys: { templateId: randomUUID(), environment },
      body: { seeded: number },
    },
    {
      ...base,
      id: randomUUID(),
      kind: 'trajectory',
      keys: { workflowId: `old-${number}`, environment },
      body: { seeded: number },
    },
  ];
}

function unit(vector: number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
