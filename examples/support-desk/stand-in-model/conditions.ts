/** A condition that a query may begin with, and how a plan tests it. */
export interface Condition {
  name: string;
  /** The clause, at the start of a query or of a stored wording. */
  pattern: RegExp;
  /** Reads what the condition is about. */
  tool: string;
  /** Where it holds; `$` stands for the output of that tool's node. */
  when: string;
}

/** Only those that a tool of the desk can tell; any other condition is asked back. */
const CONDITIONS: readonly Condition[] = [
  {
    name: 'has not been refunded',
    pattern: /^if (?:the )?order \S+ (?:has not|hasn't) been refunded(?: yet)?,\s*/i,
    tool: 'list_refunds',
    when: '$count($.refunds) = 0',
  },
  {
    name: 'has been delivered',
    pattern: /^if (?:the )?order \S+ (?:has been|was) delivered,\s*/i,
    tool: 'track_shipment',
    when: "$.status = 'delivered'",
  },
];

/** The condition that a text begins with. */
export function conditionOf(text: string): Condition | undefined {
  return CONDITIONS.find(({ pattern }) => pattern.test(text));
}

/** What is wished for where the condition holds, or at all. */
export function wishOf(text: string): string {
  return CONDITIONS.reduce((rest, { pattern }) => rest.replace(pattern, ''), text);
}
