/** What stands round a request as a whole and says nothing of it, beside marks that divide its parts. */
const AROUND = [
  // "Re: …", "Fwd: …", "Subject: …"
  /^\s*(?:(?:re|fwd?|aw|wg|subject)\s*:\s*)+(?=\S)/iu,
  // "• …", "-> …", ">>> …", "- [ ] …", "1) …", "(2) …"
  /^(?:\s*(?:[-–—+•·*>→⇒☐✅~=#…]+|[-=]+>|\[[ x]?\]|\(?\d{1,2}\))(?=\s))+\s*(?=\S)/iu,
  // "… <<<", "… ===", "… :", "… !!1", "… (EOM)"
  /\s*[<(]?\beom[>)]?\s*$/iu,
  /(?<=!)1+\s*$/u,
  /(?<=[\p{L}\p{N}.!?)'’"”])(?:\s*[:;,…]+|\s+(?:[~*=#|/\\]+|<{2,}))\s*$/u,
  // Kisses and laughter, as they are written: "… xx", not "size XX".
  /(?<=[\p{L}\p{N}.!?)'’"”])\s+(?:x{2,4}|xo|xoxo|xD|lol|haha|hehe)\s*$/u,
  /(?<=\b(?:pls|plz|please|thanks|thx|ta|cheers|ty))\s+x(?=\s*[.!?]*\s*$)/iu,
  // One kiss behind a word of some letters or a mark: no "12 x" and no "product x", "team x", "size x".
  /(?<=[\p{L}\p{N}]\s.*(?:\p{Ll}{2,}|[.!?)]|[-/:]\d{2,4}))(?<!\b(?:to|in|of|at|on|for|by|from|with|as|is|and|or|the|brand|branch|channel|class|edition|factor|folder|gate|generation|group|line|model|part|plan|planet|product|project|room|section|series|server|site|size|table|team|type|unit|version|vitamin|zone))\s+x\s*$/u,
  // "<br>"
  /<br\s*\/?>/giu,
];

/** Marks that a request as a whole stands between: `"…"`, `**…**`, "(…)". */
const ENCLOSING = [
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ['‘', '’'],
  ['«', '»'],
  ['`', '`'],
  ['*', '*'],
  ['_', '_'],
  ['(', ')'],
  ['[', ']'],
] as const;
/** Fewer words may be a quoted title, or an aside in brackets. */
const LEAST_WORDS = 4;

/**
 * The text with blanks in the place of ornaments, so that all offsets stay: a list's mark or "Re:" in front, signs at the end, quotes, stars or
 * brackets around the whole. A sign that could say something (a number and a full stop, a minus before a number) stays.
 */
export function withoutOrnaments(text: string): string {
  let plain = text;
  for (let before = ''; before !== plain;) {
    before = plain;
    for (const pattern of AROUND) plain = plain.replace(pattern, (found) => ' '.repeat(found.length));
    plain = withoutEnclosing(plain);
  }
  return plain;
}

function withoutEnclosing(text: string): string {
  const [start, end] = [text.search(/\S/), text.trimEnd().length];
  const inner = text.slice(start + 1, end - 1);
  const isWhole = ENCLOSING.some(
    ([open, close]) =>
      text[start] === open &&
      text[end - 1] === close &&
      !inner.slice(1, -1).includes(open) &&
      !inner.slice(1, -1).includes(close)
  );
  if (!isWhole || inner.trim().split(/\s+/).length < LEAST_WORDS) return text;
  return `${text.slice(0, start)} ${inner} ${text.slice(end)}`;
}
