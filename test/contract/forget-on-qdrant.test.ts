import { randomUUID } from 'node:crypto';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { startQdrantFront, type QdrantFront } from '../qdrant/start-front';
import { everything, forget, refund } from '../unit/learning/forget-fixture';
import { openLearning } from '../unit/learning/learning-fixture';

// A real server where QDRANT_URL names one; else Qdrant's engine behind the REST front (test/qdrant/README.md).
const server = process.env.QDRANT_URL;

let front: QdrantFront | undefined;
beforeAll(async () => {
  if (server === undefined) front = await startQdrantFront();
}, 180_000);
afterAll(() => front?.stop());

it('forgets a user on Qdrant: no record says his name or a value of his, and the template is told from the others', async () => {
  const prefix = `forget-${randomUUID().slice(0, 8)}`;
  const url = server ?? front?.url ?? '';
  const store = createQdrantStore({ url, prefix, apiKey: process.env.QDRANT_API_KEY, timeoutMs: 20_000 });
  const learning = await openLearning({ store });
  await learning.learn(refund({ user: 'ann-canary', order: 'ORD-71', words: 'Kindly pay back' }));
  await learning.learn(refund({ user: 'bob', order: 'ORD-72', words: 'Refund' }));
  await learning.learn(refund({ user: 'carol', order: 'ORD-73', words: 'Refund' }));
  const report = await forget(learning, { selection: { user: 'ann-canary' } });
  expect(report.removed).toMatchObject({ trajectories: 1, contributions: 1, observations: 1, uses: 1, wordings: 1 });
  const left = await everything(store);
  expect(left.filter(({ body }) => /ann-canary|ORD-71|[Kk]indly/.test(JSON.stringify(body)))).toEqual([]);
  expect(await learning.templates()).toMatchObject([{ status: 'active', authors: ['bob', 'carol'] }]);
  const again = await forget(learning, { selection: { user: 'ann-canary' } });
  expect(Object.values(again.removed).every((count) => count === 0)).toBe(true);
  expect(await everything(store)).toEqual(left);
  await forget(learning, {});
  expect(await everything(store)).toEqual([]);
  await store.close();
}, 180_000);
