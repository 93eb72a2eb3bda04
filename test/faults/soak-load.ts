import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunHandle } from '../../client/run-handle';
import type { MessagesApiReply, RecordedRequest } from '../../testing/messages-api-server';
import { keepEarlier, node, plan, queryIn, reservationPlan } from '../harness/plan-script';
import { settled } from './person';
import type { Rig } from './rig';

/** A request that the client accepted: from then on it must reach one terminal state. */
export interface AcceptedRun {
  run: RunHandle;
  kind: string;
}

const ITEMS = ['bolts', 'washers', 'hinges', 'screws', 'rivets'];
const PARALLEL = 4;

/** Keeps a few runs going until `end`: reads, reservations, letters, cancellations, starts that are repeated. */
export async function loadOf(rig: Rig, random: () => number, end: number): Promise<AcceptedRun[]> {
  const accepted: AcceptedRun[] = [];
  const pick = (): string => ITEMS[Math.floor(random() * ITEMS.length)] as string;
  const one = async (): Promise<void> => {
    const dice = random();
    const kind =
      dice < 0.35 ? 'reserve' : dice < 0.6 ? 'label' : dice < 0.8 ? 'letter' : dice < 0.9 ? 'cancel' : 'twice';
    const text =
      kind === 'label'
        ? `Label the shelf of ${pick()}`
        : kind === 'letter'
          ? `Write to ${pick()}`
          : `Reserve ${2 + Math.floor(random() * 7)} ${pick()}`;
    const requestId = randomUUID();
    const start = (): Promise<RunHandle> => rig.client.start(text, { requestId });
    const run = await untilAccepted(start, end);
    if (!run) return;
    accepted.push({ run, kind });
    if (kind === 'twice') await start().catch(() => undefined);
    if (kind === 'cancel') await sleep(random() * 1_500).then(() => run.cancel().catch(() => undefined));
    await settled(rig, run);
  };
  const lane = async (): Promise<void> => {
    while (Date.now() < end) {
      await one();
      await sleep(random() * 300);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
  return accepted;
}

/** A service repeats its start under the same request id while the server is away: one request, one run. */
async function untilAccepted(start: () => Promise<RunHandle>, end: number): Promise<RunHandle | undefined> {
  while (Date.now() < end) {
    try {
      return await start();
    } catch {
      await sleep(500);
    }
  }
  return undefined;
}

/** The Messages API under load: plans by the query's words, and fails now and then in every way that it can. */
export function soakModel(random: () => number): (request: RecordedRequest) => MessagesApiReply {
  return (request) => {
    const dice = random();
    if (dice < 0.08) return { error: { status: 529, type: 'overloaded_error' } };
    if (dice < 0.12) return { error: { status: 500, type: 'api_error' } };
    if (dice < 0.14) return { error: { status: 429, type: 'rate_limit_error' }, headers: { 'retry-after': '1' } };
    if (dice < 0.16) return { reset: 'body' };
    if (dice < 0.2) return { text: 'let me think' };
    if (dice < 0.22) return { json: {}, stopReason: 'max_tokens' };
    const content = request.body.messages.find((message) => message.role === 'user')?.content ?? '';
    const turn = typeof content === 'string' ? content : content.map((block) => block.text ?? '').join('');
    const more = keepEarlier(turn);
    if (turn.includes('<workflow>')) return { json: { fits: true, reason: 'it fits', ...more } };
    return { json: planFor(queryIn(turn), more) };
  };
}

function planFor(query: string, more: object): object {
  const item = ITEMS.find((name) => query.includes(name)) ?? 'bolts';
  const stock = node('stock', 'read_stock', [['item', 'constant', item]]);
  if (query.includes('Label')) {
    const label = node('label', 'label_shelf', [
      ['shelf', 'output', 'stock.shelf'],
      ['label', 'constant', item],
    ]);
    return plan([stock, label], 'Labelled {{nodes.stock.shelf}}.', more);
  }
  if (query.includes('Write')) {
    const mail = node(
      'mail',
      'send_letter',
      [
        ['to', 'constant', item],
        ['body', 'constant', 'hello'],
      ],
      { after: ['stock'] }
    );
    return plan([stock, mail], 'Written.', more);
  }
  const count = /\d+/.exec(query)?.[0] ?? '2';
  return reservationPlan(item, count, more);
}
