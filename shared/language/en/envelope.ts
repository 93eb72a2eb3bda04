import { isGivenName } from '../given-names';
import { turningKind } from '../turning';
import { isKnownWord } from './known-words';
import { words } from './words';

const NAME = "\\p{Lu}[\\p{L}'’-]*\\.?(?:[ \\t]+\\p{Lu}[\\p{L}'’-]*\\.?){0,2}";
const THANKS =
  '(?:(?:many|with many|big) )?(?:thanks|thank you|thx|cheers|ta)(?: again| so much| very much| a lot| in advance)?';
/** What ends a letter and says nothing else. */
const LETTER_ENDS =
  '(?:with )?(?:kind|kindest|warm|warmest|best|many) (?:regards|wishes)|regards|rgds|yours (?:truly|sincerely|faithfully)';
const FAREWELL = `${LETTER_ENDS}|br|kr|all the best|best|(?:yours|sincerely|respectfully|faithfully|cordially)(?: (?:truly|sincerely|faithfully|ever|yours))?|love|lots of love|hugs|take care|talk soon|have a (?:good|great|nice|lovely) (?:day|one|week|weekend|evening)`;
const DEVICE =
  '(?:phone|iphone|ipad|pad|mobile|tablet|device|smartphone|watch|laptop|computer|pc|galaxy|pixel|android|desk)';
const PROGRAM = '(?:outlook|gmail|yahoo|proton ?mail|thunderbird|mail|whatsapp|slack|teams|siri)';

const BREAK = '(?:[ \\t]*[,!.–—-]+\\s*|[ \\t]*\\n\\s*)';

/** What ends a letter or a message; the name of its writer is a group, where there is one. */
const ENDS = [
  // "… . Best, Anna", "…\nRegards\nTom Harris"; behind a farewell also a name that is a word: "Best, Sue".
  `(?<=[\\n.!?…])\\s*(?:${THANKS}${BREAK}(${NAME})|(?:${FAREWELL})${BREAK}(?<writer>${NAME}))\\s*$`,
  // "…\n\nBR"
  `\\n\\s*(?:${FAREWELL})[,!.]?\\s*$`,
  // "… in studio C. Regards", which is no surname behind an initial.
  `(?<=[.!?…])[ \\t]+(?:${LETTER_ENDS})[,!.]?\\s*$`,
  // "… Thanks, Mo"
  `\\s(?:${THANKS}|(?:kind |best )?regards)(?:,[ \\t]*|[ \\t]*\\n\\s*)(${NAME})\\s*$`,
  // "…\n-- Tom", "… -- Tom"
  `(?:\\s--+|\\n\\s*[–—])\\s*(${NAME})\\s*$`,
  // "… . - Dave"
  `(?<=[.!?…])\\s+[-–—]\\s*(${NAME})\\s*$`,
  // "…\n\nAnna"
  `\\n\\s*\\n\\s*(${NAME})\\s*$`,
  `\\n\\s*(?:sent|typed|written|posted|dictated) (?:from|on|via|with|by|using) (?:my (?:[\\p{L}\\d]+ ){0,3}${DEVICE}(?: \\p{L}+)?|${PROGRAM}(?: for \\p{L}+)?)[.!]?\\s*$`,
  `\\n\\s*get ${PROGRAM} for \\p{L}+[.!]?\\s*$`,
].map((source) => new RegExp(source, 'iu'));

/** "@bot …": whom the message is for. */
const MENTIONS = /^\s*(?:(?:<@[\w.-]+>|@[\w.-]+)[,:]?\s+)+(?=\S)/u;

/** "… on Friday. Anna": a sentence that is a given name. */
const SIGNED = /(?<=[!?…]|\S{2}[\p{L}\d]\.)\s+(\p{Lu}\p{Ll}+)\s*$/u;
/** "1. Book …": a place in a list, not "2. May" or "3. floor". */
const NUMBERED = new RegExp(`^\\s*\\d{1,2}\\.\\s+(?=\\p{Lu}\\p{Ll})(?!(?:${words.months})\\b)`, 'u');
/** "Query: …", "Next task: …": what the request is called, before a colon. */
const CALLED =
  /^\s*(?:(?:a|an|the|my|our|new|another|one|next|first|second|third|last|final|small|quick|short|slight|little|tiny|customer|latest|here(?:'|’)?s)\s+){0,3}(?:quer(?:y|ies)|enquir(?:y|ies)|questions?|requests?|tasks?|jobs?|actions?|instructions?|to[- ]?dos?|follow[- ]?ups?|announcements?|notices?|updates?|news|status|reports?|problems?|issues?|situation|latest|infos?|information|memo|message)\s*:\s+(?=\S)/iu;

/** "Tom, could you …" */
const CALL = new RegExp(
  `^\\s*(${NAME}),[ \\t]+(?=(?:please|pls|plz|can|could|would|will|cld|how|who|what|when|where|which|whose|is|are|do|does|did|has|have) (?!not\\b)\\p{L})`,
  'iu'
);

/** The parts of a text that only address it to its reader and sign it, in the order of the text. */
export function envelope(text: string): { start: number; end: number }[] {
  const called = CALL.exec(text);
  const mention =
    MENTIONS.exec(text) ??
    NUMBERED.exec(text) ??
    CALLED.exec(text) ??
    (called && isSigned(called[1] ?? '') ? called : null);
  const first = mention ? mention[0].length : 0;
  let end = text.length;
  for (let found = true; found;) {
    const rest = text.slice(first, end);
    const closing = ENDS.map((pattern) => pattern.exec(rest)).find(
      (match) =>
        match !== null &&
        match.index > 0 &&
        (match[1] === undefined || isSigned(match[1])) &&
        (match.groups?.writer === undefined || mayBeNamed(match.groups.writer))
    );
    const name = closing ? null : SIGNED.exec(rest);
    const isName = name !== null && isSigned(name[1] ?? '') && isGivenName({ words }, (name[1] ?? '').toLowerCase());
    const cut = closing ?? (isName && !words.abbreviations.test(rest.slice(0, name.index - 1)) ? name : undefined);
    found = cut !== undefined;
    if (cut) end = first + cut.index;
  }
  return [
    ...(first > 0 ? [{ start: 0, end: first }] : []),
    ...(end < text.length ? [{ start: end, end: text.length }] : []),
  ];
}

/** "Mo", "Tom Harris", "T.": what no dictionary has but names, and no word that could be a wish. */
function isSigned(name: string): boolean {
  const parts = partsOf(name).map((part) => part.toLowerCase());
  return (
    mayBeNamed(name) &&
    (isGivenName({ words }, parts[0] ?? '') || /^\p{L}$/u.test(parts[0] ?? '') || !parts.some(isKnownWord))
  );
}

/** Words with capitals, and none of them one that turns something or a day. */
function mayBeNamed(name: string): boolean {
  return partsOf(name).every((part) => {
    const word = part.toLowerCase();
    return /^\p{Lu}/u.test(part) && turningKind({ words }, word) === undefined && !words.calendar?.has(word);
  });
}

function partsOf(name: string): string[] {
  return name.split(/\s+/).map((part) => part.replace(/\.$/, ''));
}
