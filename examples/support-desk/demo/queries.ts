import queries from './queries.json';
import { PERMISSIONS } from '../tools/support-desk-tools';

/** One query of the demo. */
export interface DemoQuery {
  text: string;
  /** What it is there to show. */
  shows: string;
  /** The tiers that the stand-in's run takes, iteration by iteration; other models may go another way. */
  path: RegExp;
  /** What the user says of the first answer, where it is wrong. */
  wrong?: string;
}

/** The one who asks may do everything but give money away in cards. */
export const CONTEXT = {
  user: 'dana',
  environment: 'demo',
  permissions: PERMISSIONS.filter((permission) => permission !== 'giftcards:write'),
  // The seeded shop stands on this day; "tomorrow" would mean something else in each run otherwise.
  now: '2026-06-01T09:00:00Z',
  timeZone: 'UTC',
};

/** In this order: each kind of query is planned once, confirmed once, and then reused. */
export const QUERIES: readonly DemoQuery[] = queries.map(({ path, ...query }) => ({
  ...query,
  path: new RegExp(path),
}));

/** Asked before anything is measured. */
export const WARM_UP: DemoQuery = { text: 'Where is order ORD-1001?', shows: 'Nothing.', path: /^C$/ };
