import { randomUUID } from 'node:crypto';
import type { RunHandle } from '../../client/run-handle';

/** A request that the client accepted: from then on it must reach one terminal state. */
export interface AcceptedRun {
  run: RunHandle;
  kind: string;
  user: string;
  /** Milliseconds since the epoch. */
  askedAt: number;
  /** The load has seen its end. */
  ended: boolean;
  /** A feedback on it that is being given, and what became of it. */
  judging?: Promise<void>;
  verdict?: 'right' | 'wrong' | 'refused';
  /** It is about to be forgotten: nobody judges it any more. */
  leaving: boolean;
}

/** One tenant of the soak, with what was asked of it, and what was done to its experience. */
export interface SoakTenant {
  name: string;
  /** What its users ask for; no other tenant has the same. */
  items: readonly string[];
  /** Those who ask at present. */
  users: string[];
  /** Starts that a lane is just making, by user. */
  asking: Map<string, number>;
  runs: AcceptedRun[];
  /** `single`: a run was forgotten by its id, too. */
  forgotten: { users: string[]; runs: Set<string>; single: boolean };
  curations: { done: number; failed: number };
}

const ITEMS = { north: ['bolts', 'washers', 'hinges'], south: ['screws', 'rivets', 'anchors'] } as const;
/** Who ask at the same time. */
const USERS = 3;

/** Two tenants on one task queue and one store, each with words that stand nowhere else. */
export function soakTenants(): [SoakTenant, SoakTenant] {
  const own = randomUUID().slice(0, 8);
  const tenantOf = (side: keyof typeof ITEMS): SoakTenant => ({
    name: `zq${side}-${own}`,
    items: ITEMS[side],
    users: Array.from({ length: USERS }, (_, at) => `zq${side}-user-${at + 1}x`),
    asking: new Map(),
    runs: [],
    forgotten: { users: [], runs: new Set(), single: false },
    curations: { done: 0, failed: 0 },
  });
  return [tenantOf('north'), tenantOf('south')];
}

/** What every fact of the tenant may say, and none of another one's. */
export function marksOf({ name, items }: SoakTenant): RegExp {
  const [side = ''] = name.split('-');
  return new RegExp([side, ...items].join('|'), 'i');
}

/** The user leaves, and a new one comes in his place. */
export function replaceUser(tenant: SoakTenant, user: string): void {
  const [side = ''] = tenant.name.split('-');
  const known = new Set([...tenant.users, ...tenant.forgotten.users, ...tenant.runs.map((one) => one.user)]);
  let next = known.size + 1;
  while (known.has(`${side}-user-${next}x`)) next += 1;
  tenant.users = tenant.users.map((one) => (one === user ? `${side}-user-${next}x` : one));
}
