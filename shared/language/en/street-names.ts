const ALWAYS = 'street road lane avenue crescent terrace grove mews gardens st rd ave';
/** Verbs and nouns of requests too: behind a day they close no street ("on 7 May Close The Hatch"), behind one unit of money they do. */
const BEHIND_MONEY = `${ALWAYS} close court way drive row hill place square walk rise park view yard green`;

const MONEY = 'pound|penny|dollar|euro|franc|yen';
const TIMES =
  'january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|day|week|month|year|hour|minute|second|night|morning';

const NAMED = new RegExp(
  `(?<![\\w.,£$€/:-])(\\d{1,4}[a-z]?\\s+(?:(?:old|new|little|great|upper|lower)\\s+)?)(${MONEY}|${TIMES})(?=\\s+(\\p{L}+)(?!\\w))`,
  'giu'
);
/** In small letters a house is one by the word before it, where no day is asked for. */
const LEADS_HOUSE = /\b(?:at|near|outside)\s+$/;

const [always, behindMoney] = [ALWAYS, BEHIND_MONEY].map((words) => new Set(words.split(' ')));
const isMoney = new RegExp(`^(?:${MONEY})$`, 'i');

/**
 * The text with other letters for the names of streets that are money or times elsewhere, in their length: "41 Pound Lane", "7 May Avenue". Behind a
 * house number they are neither.
 */
export function withoutStreetNames(text: string): string {
  if (!/\d/.test(text)) return text;
  return [...text.matchAll(NAMED)].reduce((rest, match) => {
    const [said, house = '', name = '', street = ''] = match;
    const isOne = (isMoney.test(name) ? behindMoney : always)?.has(street.toLowerCase()) === true;
    const isNamed = [name, street].every((word) => /^\p{Lu}/u.test(word));
    const isSmall =
      !/\p{Lu}/u.test(name + street) && always?.has(street) && LEADS_HOUSE.test(text.slice(0, match.index));
    if (!isOne || !(isNamed || isSmall)) return rest;
    const other = house + name.replace(/\p{Lu}/u, 'X').replace(/\p{Ll}/gu, 'x');
    return rest.slice(0, match.index) + other + rest.slice(match.index + said.length);
  }, text);
}
