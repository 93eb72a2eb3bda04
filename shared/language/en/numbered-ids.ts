import type { Found } from '../../values/found-value';

const CUE =
  '(?:order|ticket|invoice|case|customer|client|account|issue|task|item|product|article|shipment|parcel|package|tracking|delivery|booking|reservation|refund|payment|transaction|request|incident|user|member|employee|patient|student|project|event|document|contract|claim|policy|card|batch|job|build|deployment|device|asset|meter|appointment|lot|bug|story|quote|offer|purchase|return|complaint|subscription|license|licence|sku|room|table|flight|vehicle|machine|server|node|page|warehouse|ward|cluster|gate|terminal|bay|shelf|aisle|bin|locker|apartment|unit|level|floor|building|desk|seat|dock|zone|platform|track|store|shop|site|group|list|passenger|booking|release|dossier|file|folder|report|version|po|pr|rma|id|ids|ref|reference|number|no\\.|nr\\.?|num\\.?|code)';
const FOLLOWS =
  /^(?:\s*$|\s*[.,;:!?)'’]|\s+(?:to|for|from|by|on|in|at|of|with|and|or|is|was|has|has|as|because|please|before|after|until|since|due|if|via|into|about|that|which|should|must|again|now|today|tomorrow)\b|\s*\uFFFC)/i;

const NUMBERED = new RegExp(
  `(?<![\\w-])${CUE}s?\\s*(?:(?:id|number|no\\.?|nr\\.?|num\\.?|ref)\\s*)?[:#]?\\s*(\\d{1,6})(?![\\w%/:]|[.,]\\d|-\\d)`,
  'gi'
);
const NUMBERED_NOUN = new RegExp(`^${CUE}$`, 'i');
/** "Order 110 saddles": where a verb may stand, a number before a noun counts it. */
const VERB =
  /^(?:order|purchase|return|list|file|group|store|build|quote|claim|ticket|project|contract|release|batch)\b/i;
const BEFORE_VERB = /(?:^|[.!?:;,]\s*|\b(?:please|to|and|you|just|kindly|then)\s+)$/i;
/** "Order 50 of the small pots" */
const OF_THEM = /^\s+of\s+(?:the|these|those|our|your)\b/i;
const COUNTED = /^\s+\p{Ll}[\p{L}-]*/u;

/**
 * Digits behind a word that is numbered (`order 1042`, `ticket no. 7`) are identifiers. Short ones only where no noun
 * follows: `order 3 pizzas` asks for three.
 */
export function findNumberedIds(text: string): Found[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(NUMBERED)].flatMap((match): Found[] => {
    const digits = match[1] ?? '';
    const end = match.index + match[0].length;
    const follows = FOLLOWS.test(text.slice(end));
    if (digits.length < 3 && !follows) return [];
    const counts = (COUNTED.test(text.slice(end)) && !follows) || (digits.length < 4 && OF_THEM.test(text.slice(end)));
    const isCount = VERB.test(match[0]) && BEFORE_VERB.test(text.slice(0, match.index)) && counts;
    if (isCount && /^\p{L}+\s+\d+$/u.test(match[0])) return [];
    return [{ type: 'id', start: end - digits.length, end, value: digits }];
  });
}

/** Is the word a noun that numbers and names are given to: `order`, `warehouse`. */
export function isNumberedNoun(word: string): boolean {
  return NUMBERED_NOUN.test(word);
}
