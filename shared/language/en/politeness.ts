import { infinitives, type PatternToken, type WordToken } from './tokens';
import { EMPTY_WORDS } from './word-classes';

/**
 * Phrases that open a request without being part of it. They are taken off only where a clause begins, so that "I don't
 * want to", "did you cancel" and "can I cancel" keep every word.
 */
const OPENINGS = phrases(`
  hi there | hello there | hey there | hi team | hello team | hey team | hi | hello | hey | good morning | good afternoon | good evening
  please | kindly | pls | plz
  can you | could you | would you | will you | can u | could u
  i need you to | i want you to | i would like you to | i need to | i want to | i would like to | i would love to | i have to
  we need you to | we want you to | we would like you to | we need to | we want to | we would like to | we have to
  help me to | help me | go ahead and
  i was wondering if you could | i am wondering if you could | i would appreciate it if you could | would appreciate it if you could
  it would be great if you could | it would be nice if you could | if you could | be so kind as to | be so kind and
  thanks in advance | thank you in advance | many thanks | thanks a lot | thank you very much | thank you so much | thanks so much
  would you be so kind as to | would you be able to | could you be so kind as to | may i ask you to | i would be grateful if you could
  could i ask you to | can i ask you to | may i ask you to | i would be glad if you could | i would be happy if you could
  would it be possible to | is it possible to | when you have a moment | when you get a chance | when you have time
  i would like to ask you to | i would be thankful if you could | do me a favor and | do me a favour and
  thanks | thank you | ok | alright
`);

/** "would you mind cancelling": the gerund stands for the request's own verb. */
const GERUND_OPENINGS = phrases('would you mind | do you mind');

/** "tell me which books …": only in front of a question word, since "tell me a joke" asks to be told. */
const QUESTION_OPENINGS = phrases(
  `tell me | let me know | show me | i would like to know | i want to know | i need to know | do you know`
);
const QUESTION_WORDS = new Set(['who', 'which', 'what', 'how', 'when', 'where', 'whose']);

const CLOSINGS = phrases(`
  please | thanks | thank you | thank you very much | thank you so much | thanks a lot | thanks a million | thanks so much
  thanks in advance | thank you in advance | many thanks | cheers | thx | ty | pls | kindly
  can you do that | could you do that | would you do that | can you do this | could you do this | can you do it | could you do it
  is that ok | is that possible | would that be possible | would that be ok | will you | would you | for me
  if you would | if you do not mind | if you would be so kind | if you could | and thank you | and thanks
  when you have a moment | when you get a chance | when you have time | would be great | that would be great | that would be lovely
  much appreciated | i would appreciate it | i appreciate it
`);

const ANYWHERE = new Set(['please', 'kindly', 'pls', 'plz']);

/** Takes off greetings, thanks and polite wrapping. What is left is compared word by word. */
export function withoutPoliteness<T extends PatternToken>(tokens: readonly (T | WordToken)[]): (T | WordToken)[] {
  let rest = tokens.filter((token) => !(token.kind === 'word' && ANYWHERE.has(token.word)));
  for (let changed = true; changed;) {
    const before = rest.length;
    rest = stripClosings(rest);
    rest = stripOpenings(rest);
    changed = rest.length < before;
  }
  return rest;
}

function stripOpenings<T extends PatternToken>(tokens: (T | WordToken)[]): (T | WordToken)[] {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!opensClause(tokens, at)) continue;
    const gerund = longest(tokens, at, GERUND_OPENINGS);
    const next = gerund > 0 ? tokens[at + gerund] : undefined;
    if (next?.kind === 'word' && infinitives(next.word).length > 0) {
      const verb: WordToken = { ...next, also: infinitives(next.word) };
      return [...tokens.slice(0, at), moved(verb, tokens[at]), ...tokens.slice(at + gerund + 1)];
    }
    const asked = longest(tokens, at, QUESTION_OPENINGS);
    const question = tokens[at + asked];
    const asks = asked > 0 && question?.kind === 'word' && QUESTION_WORDS.has(question.word);
    const length = asks ? asked : longest(tokens, at, OPENINGS);
    const following = tokens[at + length];
    // What remains must go on in the same sentence, or be a sentence of its own that was only polite.
    if (length > 0) {
      const rest = following ? [moved(following, tokens[at]), ...tokens.slice(at + length + 1)] : [];
      return [...tokens.slice(0, at), ...rest];
    }
  }
  return tokens;
}

function stripClosings<T extends PatternToken>(tokens: (T | WordToken)[]): (T | WordToken)[] {
  for (let end = tokens.length; end > 0; end -= 1) {
    const last = tokens[end - 1];
    const next = tokens[end];
    if (next && last && next.sentence === last.sentence && !next.afterComma) continue;
    const closing = CLOSINGS.filter((phrase) => {
      const from = end - phrase.length;
      return from >= 0 && tokens[from]?.sentence === last?.sentence && matches(tokens, from, phrase);
    }).sort((one, other) => other.length - one.length)[0];
    if (closing) return [...tokens.slice(0, end - closing.length), ...tokens.slice(end)];
  }
  return tokens;
}

/** The token takes the place in its sentence of those that were taken off before it. */
function moved<T extends PatternToken>(token: T, place: PatternToken | undefined): T {
  return { ...token, afterComma: place?.afterComma ?? token.afterComma };
}

function opensClause(tokens: readonly PatternToken[], at: number): boolean {
  const token = tokens[at];
  const last = tokens[at - 1];
  return token !== undefined && (last === undefined || last.sentence !== token.sentence || token.afterComma);
}

function longest(tokens: readonly PatternToken[], at: number, list: readonly string[][]): number {
  return list.reduce((best, phrase) => (phrase.length > best && matches(tokens, at, phrase) ? phrase.length : best), 0);
}

function matches(tokens: readonly PatternToken[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, offset) => {
    const token = tokens[at + offset];
    return token?.kind === 'word' && token.word === word && token.sentence === tokens[at]?.sentence;
  });
}

function phrases(list: string): string[][] {
  return list
    .split(/[|\n]/)
    .map((phrase) =>
      phrase
        .trim()
        .split(/\s+/)
        .filter((word) => !EMPTY_WORDS.has(word))
    )
    .filter((phrase) => phrase.length > 0 && phrase[0] !== '');
}
