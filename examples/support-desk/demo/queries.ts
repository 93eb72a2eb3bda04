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
export const QUERIES: readonly DemoQuery[] = [
  {
    text: 'Where is order ORD-1102?',
    shows: 'The first of its kind is planned; the carrier fails twice and is asked again in place.',
    path: /^C$/,
  },
  {
    text: 'Where is order ORD-1077?',
    shows: 'The second: the model only confirms that the template fits.',
    path: /^B$/,
  },
  { text: 'Where is order ORD-1013?', shows: 'From the third on: no model at all.', path: /^A$/ },
  {
    text: 'Refund order ORD-1050 in full',
    shows: 'Another kind: two steps, the amount read from the order.',
    path: /^C$/,
  },
  { text: 'Refund order ORD-1064 in full', shows: 'Confirmed.', path: /^B$/ },
  {
    text: 'Refund order ORD-1088 in full',
    shows: 'It was refunded before: A fails, B sees no way, C looks up when.',
    path: /^ABC$/,
  },
  {
    text: 'If order ORD-1057 has not been refunded yet, refund it in full',
    shows: 'A condition: the plan holds it, and an answer for both cases.',
    path: /^C$/,
  },
  {
    text: 'If order ORD-1031 has not been refunded yet, refund it in full',
    shows: 'Confirmed; here it does not hold, so nothing is refunded and the answer says why.',
    path: /^B$/,
  },
  {
    text: 'If order ORD-1071 has not been refunded yet, refund it in full',
    shows: 'Both cases have been seen: no model decides.',
    path: /^A$/,
  },
  {
    text: 'Schedule a pickup for order ORD-1019 on 3 June 2026',
    shows: 'The carrier refuses the date as the model writes it; the next iteration writes it as the error says.',
    path: /^CC$/,
  },
  {
    text: 'Set ticket TCK-2007 to pending and book a pickup for order ORD-1025 on 9 June 2026',
    shows:
      'Another plan with the same tool: the mistake is not made again (B may be asked first, and says that it does not fit).',
    path: /^B?C$/,
  },
  {
    text: 'Schedule a pickup for order ORD-1033 on June 12, 2026',
    shows: 'The template knows how the date is written.',
    path: /^B$/,
  },
  {
    text: 'Please schedule a pickup for order ORD-1046 on 15/06/2026',
    shows: 'Reused: other values, another way to write a date, and words of courtesy.',
    path: /^A$/,
  },
  {
    text: 'Email Julia Brandt an apology for the late delivery of her Halo Lamp',
    shows: 'A text that only a model can write.',
    path: /^C$/,
  },
  {
    text: 'Email Arjun Mehta an apology for the late delivery of his Quill Keyboard',
    shows: 'One call confirms and writes; such a template never reaches A.',
    path: /^B$/,
  },
  {
    text: "What is the status of Marta Kowalska's latest order?",
    shows: 'Planned with a mistake that nobody sees: she has one order only.',
    path: /^C$/,
  },
  {
    text: "What is the status of Julia Brandt's latest order?",
    shows: 'Confirmed; she has one order, too.',
    path: /^B$/,
  },
  {
    text: "What is the status of Chiara Bianchi's latest order?",
    shows: 'Reused, and called wrong: B sees no way, C plans with the note, and the template is quarantined.',
    path: /^ABC$/,
    wrong: 'that is the oldest one, the latest is from May',
  },
  {
    text: "What is the status of Raul Ibarra's latest order?",
    shows: 'The template that was wrong serves A no more.',
    path: /^B$/,
  },
  {
    text: 'Issue a gift card of 25 EUR to Priya Raman',
    shows: 'A permission is missing: the tool is not even offered, and the run asks back.',
    path: /^C$/,
  },
];

/** Asked before anything is measured. */
export const WARM_UP: DemoQuery = { text: 'Where is order ORD-1001?', shows: 'Nothing.', path: /^C$/ };
