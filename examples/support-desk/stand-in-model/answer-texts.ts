import type { Intent } from './intents';
import type { PlannedNode } from './planning';

/** What is said of a call that worked; `$` stands for its node's output, `@name` for one of its arguments. */
const SENTENCES: Record<string, string> = {
  track_shipment: 'The parcel of {{$.orderId}} is {{$.status}} with {{$.carrier}}, expected on {{$.expectedOn}}.',
  refund_order: '{{$.amount}} EUR were refunded ({{$.refundId}}).',
  list_refunds:
    "{{$exists($.refunds[0]) ? 'It was refunded before: ' & $.refunds[0].amount & ' EUR on ' & $.refunds[0].issuedOn & ' (' & $.refunds[0].refundId & ').' : 'Nothing was refunded for ' & @orderId & '.'}}",
  schedule_pickup: 'The pickup {{$.pickupId}} is booked for {{$.day}}.',
  reserve_replacement: 'A replacement {{$.product}} is reserved ({{$.replacementId}}).',
  cancel_shipment: 'The shipment {{$.shipmentId}} was stopped.',
  issue_gift_card: 'A gift card of {{$.amount}} EUR was issued.',
  create_ticket: 'The ticket {{$.ticketId}} is open: {{$.subject}}.',
  set_ticket_status: '{{$.ticketId}} is now {{$.status}}.',
  set_ticket_priority: '{{$.ticketId}} now has the priority {{$.priority}}.',
  update_customer_email: 'The e-mail address is now {{$.email}}.',
  send_email: 'The e-mail {{$.messageId}} went to {{$.to}}.',
  search_articles:
    "{{$exists($.articles[0]) ? $.articles[0].title & ': ' & $.articles[0].body : 'There is no article about ' & @words & '.'}}",
  get_order: '{{$.orderId}}: {{$.quantity}} x {{$.product}}, {{$.total}} EUR, {{$.status}}.',
  list_tickets: 'Tickets: {{$.count}}.',
};

const LISTS: Record<string, string> = {
  // Lists are usually newest first, or so one thinks.
  'the latest order': 'The latest order is {{$.orders[0].orderId}} ({{$.orders[0].product}}): {{$.orders[0].status}}.',
  'list orders': 'The first order is {{$.orders[0].orderId}} ({{$.orders[0].product}}): {{$.orders[0].status}}.',
};

/**
 * The answer to a query from what the plan's calls give: one sentence for each, without those that only look something up. Where
 * a condition decides, it tells what was done, or what `asked` found.
 */
export function answerFor(nodes: PlannedNode[], intents: Intent[], asked?: PlannedNode): string {
  const wanted = nodes.filter((node) => {
    const isLast = intents.some((intent) => intent.tools.at(-1) === node.tool);
    return isLast || !nodes.some((other) => other !== node && uses(other, node));
  });
  const told = wanted.filter((node) => node !== asked);
  const acting = told.find((node) => node.when !== undefined);
  const done = told.map((node) => sentenceFor(node, intents)).join(' ');
  if (!asked || !acting) return done;
  return `{{$exists(nodes.${acting.id}) ? ${asExpression(done)} : ${asExpression(sentenceFor(asked, intents))}}}`;
}

/** A text with placeholders as one expression. */
function asExpression(text: string): string {
  const parts = text.split(/\{\{(.*?)\}\}/).map((part, at) => (at % 2 === 0 ? JSON.stringify(part) : `(${part})`));
  return parts.filter((part) => part !== '""').join(' & ');
}

function uses(node: PlannedNode, earlier: PlannedNode): boolean {
  return node.args.some((argument) => argument.from === 'output' && argument.value.startsWith(`${earlier.id}.`));
}

function sentenceFor(node: PlannedNode, intents: Intent[]): string {
  const intent = intents.find((one) => one.tools.includes(node.tool));
  const sentence = LISTS[intent?.name ?? ''] ?? SENTENCES[node.tool] ?? `${node.tool.replaceAll('_', ' ')} is done.`;
  return sentence
    .replaceAll('$.', `nodes.${node.id}.`)
    .replace(/@(\w+)/g, (_whole, name: string) => argumentOf(node, name));
}

function argumentOf(node: PlannedNode, name: string): string {
  const argument = node.args.find((one) => one.name === name);
  if (argument?.from === 'slot') return `slots.${argument.value}`;
  return argument?.from === 'output' ? `nodes.${argument.value}` : JSON.stringify(argument?.value ?? name);
}
