import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunHandle } from '../../client/run-handle';
import type { MessagesApiReply, RecordedRequest } from '../../testing/messages-api-server';
import { keepEarlier, node, plan, queryIn, reservationPlan } from '../harness/plan-script';
import { settled } from './person';
import type { Rig } from './rig';
import type { AcceptedRun, SoakTenant } from './soak-tenants';

const PARALLEL = 2;

const KINDS = ['reserve', 'label', 'letter', 'cancel', 'twice'] as const;
type Kind = (typeof KINDS)[number];
/** Up to which the dice mean the kind of the same place. */
const DICE = [0.3, 0.6, 0.8, 0.9, 1];

/** Keeps a few runs of the tenant going until `end`: reads, reservations, letters, cancellations, starts that are repeated. */
export async function loadOf(rig: Rig, tenant: SoakTenant, random: () => number, end: number): Promise<void> {
  const lane = async (): Promise<void> => {
    while (Date.now() < end) {
      const dice = random();
      await askOne(rig, tenant, { kind: KINDS[DICE.findIndex((most) => dice < most)] ?? 'label', random, end });
      await sleep(random() * 300);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}

/** Starts one run of a user of the tenant, and waits for its end. */
export async function askOne(
  rig: Rig,
  tenant: SoakTenant,
  { kind, random, end }: { kind: Kind; random: () => number; end: number }
): Promise<void> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const item = pick(tenant.items);
  const text =
    kind === 'label'
      ? `Label the shelf of ${item}`
      : kind === 'letter'
        ? `Write to ${item}`
        : `Reserve ${2 + Math.floor(random() * 7)} ${item}`;
  const user = pick(tenant.users);
  const requestId = randomUUID();
  const askedAt = Date.now();
  const start = (): Promise<RunHandle> => rig.client.start(text, { tenant: tenant.name, requestId, context: { user } });
  tenant.asking.set(user, (tenant.asking.get(user) ?? 0) + 1);
  try {
    const run = await untilAccepted(start, end);
    if (!run) return;
    const accepted: AcceptedRun = { run, kind, user, askedAt, ended: false, leaving: false };
    tenant.runs.push(accepted);
    if (kind === 'twice') await start().catch(() => undefined);
    if (kind === 'cancel') await sleep(random() * 1_500).then(() => run.cancel().catch(() => undefined));
    accepted.ended = await settled(rig, run);
  } finally {
    tenant.asking.set(user, (tenant.asking.get(user) ?? 1) - 1);
  }
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
  const item = /[a-z]+$/.exec(query.trim())?.[0] ?? 'bolts';
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
