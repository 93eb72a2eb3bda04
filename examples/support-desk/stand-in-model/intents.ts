/** One kind of wish, and the tools that fulfil it. */
export interface Intent {
  name: string;
  /** Said in the words of the query, whatever its values are. */
  pattern: RegExp;
  /** In the order in which they are called. */
  tools: string[];
}

/**
 * The wishes that the stand-in understands. Order matters where one wording holds another ("refund … in full" before
 * "refund"): of the intents that share their last tool, the first that matches counts.
 */
const INTENTS: readonly Intent[] = [
  {
    name: 'refund in full',
    pattern: /\brefund\b(?=.*\b(in full|fully|completely|the whole|everything)\b)/i,
    tools: ['get_order', 'refund_order'],
  },
  { name: 'refund an amount', pattern: /\brefund\b(?!s\b)/i, tools: ['refund_order'] },
  {
    name: 'when it was refunded',
    pattern: /\b(was|has|been)\b.*\brefunded\b|\brefunds of\b/i,
    tools: ['list_refunds'],
  },
  {
    name: 'track a parcel',
    pattern: /\b(where is|where's|track|when (will|does)\b.*\barrive|status of the (parcel|shipment))\b/i,
    tools: ['track_shipment'],
  },
  {
    name: 'the latest order',
    pattern: /\b(latest|last|newest|most recent)\b[^.]*\border\b/i,
    tools: ['list_orders'],
  },
  { name: 'list orders', pattern: /\b(which|what|list|all)\b.*\borders\b/i, tools: ['list_orders'] },
  {
    name: 'schedule a pickup',
    pattern: /\b(pick-?up|courier|collect(ed)?|pick(ed)? up)\b/i,
    tools: ['schedule_pickup'],
  },
  { name: 'send a replacement', pattern: /\breplace(ment)?\b/i, tools: ['reserve_replacement'] },
  {
    name: 'stop a shipment',
    pattern: /\b(cancel|stop)\b.*\b(order|shipment|parcel|delivery)\b/i,
    tools: ['cancel_shipment'],
  },
  { name: 'issue a gift card', pattern: /\bgift card\b/i, tools: ['issue_gift_card'] },
  { name: 'open a ticket', pattern: /\b(open|create|file)\b[^.]*\bticket\b/i, tools: ['create_ticket'] },
  {
    name: 'set a priority',
    pattern: /\bticket\b.*\b(priority|urgent)\b|\b(priority)\b.*\bticket\b/i,
    tools: ['set_ticket_priority'],
  },
  {
    name: 'set a status',
    pattern: /\b(set|mark|change|move|put|close|solve)\b[^.]*\bticket\b/i,
    tools: ['set_ticket_status'],
  },
  { name: 'list tickets', pattern: /\btickets\b/i, tools: ['list_tickets'] },
  {
    name: 'change an address',
    pattern: /\b(change|update|correct)\b.*\b(e-?mail|address)\b/i,
    tools: ['update_customer_email'],
  },
  {
    name: 'write an e-mail',
    pattern: /\b(e-?mail|write|apologi[sz]e|let .* know)\b/i,
    tools: ['send_email'],
  },
  { name: 'read an order', pattern: /\b(what is in|details of|show|total of)\b.*\border\b/i, tools: ['get_order'] },
  {
    name: 'look it up',
    pattern: /\b(how (do|can|long|to)|what is the (policy|warranty)|do you have an article)\b/i,
    tools: ['search_articles'],
  },
];

/** Words that make a wish something else than its verb says; rules are no match for them. */
const QUALIFIED = /\b(don't|do not|never|unless|if|except|only if|without|instead of|not yet)\b/i;

/** The wishes of a query or of a stored wording, in the order of their words. */
export function intentsOf(text: string): Intent[] {
  const taken = new Set<string>();
  const found: { intent: Intent; at: number }[] = [];
  for (const intent of INTENTS) {
    const match = intent.pattern.exec(text);
    const last = intent.tools.at(-1) ?? '';
    if (!match || taken.has(last)) continue;
    // An e-mail address is changed, not written to; a ticket's priority is set, not its status.
    if (intent.name === 'write an e-mail' && taken.has('update_customer_email')) continue;
    if (intent.name === 'set a status' && taken.has('set_ticket_priority')) continue;
    taken.add(last);
    found.push({ intent, at: match.index });
  }
  return found.sort((left, right) => left.at - right.at).map(({ intent }) => intent);
}

export function isQualified(text: string): boolean {
  return QUALIFIED.test(text);
}
