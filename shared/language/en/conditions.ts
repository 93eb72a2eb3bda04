/** "If …", "unless …": what the run did depends on something; a question whether something is so is no condition. */
const QUESTION = /\b(?:check|see|tell me|know|find out|ask|wonder|sure|look|verify|confirm)\s+(?:if|whether)\b/gi;
const CONDITION = /\b(?:if|unless|otherwise|else|provided that|in case|depending on)\b/i;

/** Does a masked wording make what is to be done depend on something. */
export function isConditional(masked: string): boolean {
  return CONDITION.test(masked.replace(QUESTION, ' '));
}

/** Does a masked wording ask for something to be done to each of several. */
export function asksForEach(masked: string): boolean {
  return /\b(?:all|every|each|everything)\b/i.test(masked);
}
