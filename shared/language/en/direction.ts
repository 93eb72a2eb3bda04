import type { Custom } from '../../protocol/plan';
import { withoutReasons } from '../sides-of-today';

/** Things that one does about days to come, where they open a request or a part of it. */
const PLANS =
  /(?:^|[.!?;,:]\s*|\s[-–—>|•*]+\s*|\b(?:please|pls|plz|kindly|to|and|then|you|u|someone|somebody|anyone|anybody|just|you['’]d|me|us|let['’]s)\s+)(?:re-?)?(?:book|schedule|reserve|plan|arrange|remind|postpone|invite|set up|block out|sign up|register|enrol|enroll|hire|rent|pick up|deliver|expect)\b/i;
const COMING = /\b(?:will|shall|going to|due|deadline|upcoming|coming|expires?|starting|beginning)\b/i;
const PASSED =
  /\b(?:was|were|did|had|happened|occurred|came|went|made|sold|sent|paid|bought|held|took|got|received|ordered|placed|delivered|completed|closed|opened|created|signed|visited|issued|submitted|uploaded|logged|missed|yesterday|earlier)\b/i;
/** "What would … cost delivered on 10 July" asks of a day to come; not "what would it have cost". */
const WOULD =
  /^(?:(?:\p{L}+|[,:])\s+){0,4}(?:what|how\s+(?:much|long|many))\s+(?:(?!did|was|were|had)\p{L}+\s+){0,2}would\b(?!.*\b(?:have|was|were|did|had)\b)/iu;
const NEXT = /\b(?:next|coming|upcoming)\s+(?:the\s+)?$/i;
/** What was sent has been sent: "find the email from 26 July and book …" asks for one of the past. */
const SENT = /\b(?:e-?mails?|mails?|messages?|letters?|voicemails?|receipts?)\s+(?:from|of|dated)\s+(?:the\s+)?$/i;
const LAST = /\b(?:since|last|past|previous|was on|were on|ago)\s*$/i;

/**
 * On which side of today the words of the query put a day that says no year or week: "book … on 26 July" is ahead, "what was sold
 * on 26 July" behind. `undefined` where they say neither, or both.
 *
 * @param at where the day stands in the text
 */
export function directionOf(text: string, at: number): Extract<Custom, 'ahead' | 'behind'> | undefined {
  const before = text.slice(0, at);
  if (NEXT.test(before)) return 'ahead';
  if (LAST.test(before) || SENT.test(before)) return 'behind';
  const sentence = sentenceAround(withoutReasons(text, at, REASON), at);
  if (WOULD.test(sentence)) return 'ahead';
  const ahead = PLANS.test(sentence) || COMING.test(sentence);
  const behind = PASSED.test(sentence);
  return ahead === behind ? undefined : ahead ? 'ahead' : 'behind';
}

const REASON = /\b(?:because|due to|owing to)\b[^,;]*/gi;

function sentenceAround(text: string, at: number): string {
  const start = Math.max(
    ...[...text.slice(0, at).matchAll(/[.!?;]\s+|\n/g)].map((end) => end.index + end[0].length),
    0
  );
  const length = /[.!?;]\s|\n/.exec(text.slice(at))?.index ?? text.length;
  return text.slice(start, at + length);
}
