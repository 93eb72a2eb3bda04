import type { Language } from '../language/language';
import { isCapital, type QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { capitalsTell, type Gap, type GapPlace } from './gap';

/**
 * Does a word of a gap describe things of which the wording has no article, or several where several stood: "spare drums", "new brake discs", "old
 * Amsterdam". Of what earlier values named, and of what requests are about, it would say which of them: "new orders", "old rolls".
 *
 * @param parts the words of earlier values
 */
function isDescribed(language: Language, place: GapPlace, at: number, parts: readonly (readonly string[])[]): boolean {
  const { modifiers } = language;
  const { article, framed } = place;
  // "four empty kegs"
  const isCounted = place.tokens[0]?.kind === 'value' && place.tokens[0].article === undefined;
  const tokens = place.tokens[0]?.kind === 'value' ? place.tokens.slice(1) : place.tokens;
  const upTo = tokens.slice(0, at + 1 - (place.tokens.length - tokens.length));
  const [first, token, last] = [place.tokens[0], upTo.at(-1), tokens.at(-1)];
  if (!modifiers || framed || token?.kind !== 'word' || last?.kind !== 'word' || !upTo.every(isCommon)) return false;
  if (last === token) return false;
  const noun = last.word;
  const areSeveral = modifiers.isPlural(noun) && parts.every((one) => modifiers.isPlural(one.at(-1) ?? ''));
  // "the new fuse board" names one, where nothing of the kind was named: of what is there already it is no part.
  const isNew = upTo.every((one) => one.kind === 'word' && modifiers.makesNew(one.word));
  if (first?.article !== article || (article !== undefined && !areSeveral && !isNew)) return false;
  return (
    upTo.every(
      (one) =>
        one.kind === 'word' && turningKind(language, one.word) === undefined && modifiers.describes(one.word, noun)
    ) &&
    (!isNamedIn(parts, noun) || (isCounted && isNew)) &&
    namesThing(language, noun)
  );
}

/** Had an earlier value the noun; what a number follows is another one: "Room 1.02". */
function isNamedIn(parts: readonly (readonly string[])[], noun: string): boolean {
  return parts.some((one) => one.some((word, at) => word === noun && !/^\d/.test(one[at + 1] ?? '')));
}

function namesThing(language: Language, noun: string): boolean {
  const { words } = language;
  return (
    turningKind(language, noun) === undefined &&
    !words.functionWords?.has(noun) &&
    !words.pointers.has(noun) &&
    !words.genericNouns.has(noun)
  );
}

/**
 * Does a word of a gap only tell of what kind the thing is that the gap names: "the night market", "the old barn", "the main flue". An article
 * opens the phrase and a noun closes it, which is the gap's own or stands behind it in the wording. Of several things, of those that requests are
 * about, and of what is known already such a word would say which one is meant: "the old rolls", "the late order".
 *
 * @param parts the words of earlier values
 */
export function isOfKind(
  language: Language,
  place: GapPlace,
  at: number,
  parts: readonly (readonly string[])[]
): boolean {
  const { words, modifiers } = language;
  const { tokens, noun, article } = place;
  const [first, token, last] = [tokens[0], tokens[at], tokens.at(-1)];
  if (token?.kind !== 'word' || first?.article === undefined || !tokens.slice(0, at + 1).every(isCommon)) return false;
  // "the evening 18 m dive"
  if (tokens.some((one) => one.kind === 'value')) return false;
  const isLast = at === tokens.length - 1;
  const head = noun ?? (!isLast && last?.kind === 'word' ? last.word : undefined);
  if (head === undefined) return false;
  const isCertain = words.definiteArticles.has(first.article);
  // "the new Yaris"
  const isNamed = noun === undefined && last !== undefined && isCapital(last);
  const kinds = tokens
    .slice(0, at + 1)
    .map(
      (one) =>
        one.kind === 'word' &&
        modifiers?.tellsKind(one.word, head, { certain: isCertain && !isNamed, named: article === undefined })
    );
  const kind = kinds.every(Boolean) && kinds.at(-1);
  // "the night run" as "the Thursday run"
  if (tokens.length === 1 && noun !== undefined && isCertain && article === first.article && kind === 'daytime')
    return words.phrases?.events.has(noun) === true;
  // "the morning Rope Loft", "the vaulted day cellar"
  if (!kind || ((isNamed || at > 0) && turningKind(language, token.word) !== undefined)) return false;
  // A word alone between the wording's own article and noun is the value as a whole, which only a rank, a place ("the top pitch") and a turn ("the first session") are sure to be.
  const isTurn = kind === 'part' && words.phrases?.ordinals.has(token.word) === true;
  if (tokens.length === 1 && kind !== 'rank' && kind !== 'place' && !isTurn) return false;
  // "the open air concert"
  if (
    ((kind === 'part' && !(isTurn && tokens.length === 1)) || (kind === 'place' && tokens.length > 1)) &&
    noun !== undefined
  )
    return false;
  // "the stuffed owl" where the wording has "a" is one that is known.
  if (kind === 'look' && article !== undefined && words.definiteArticles.has(article) !== isCertain) return false;
  // "the night team"
  const isCrew = kind === 'daytime' && isCertain && noun === undefined && words.organisationNouns.has(head);
  return (
    (namesThing(language, head) || isCrew) &&
    !(isCertain && isNamedIn(parts, head)) &&
    (kind === 'daytime' || !modifiers?.isPlural(head))
  );
}

/**
 * Does a word of a gap name a thing by its look, its size or its make, before the noun that the gap or the wording has: "the raised | toilet seat", "the
 * new trays", "the long | paddock". Not of what earlier values named ("the old club", where a club was) nor of what requests are about ("late orders").
 */
function isLook(
  language: Language,
  { tokens, noun, framed, article, text }: Gap,
  at: number,
  parts: Gap['parts']
): boolean {
  const { words, modifiers } = language;
  const [first, token, last] = [tokens[0], tokens[at], tokens.at(-1)];
  if (token?.kind !== 'word' || !isCommon(token) || (at > 0 && (token.article !== undefined || token.afterComma)))
    return false;
  const rest = tokens.slice(at + 1);
  const alone = tokens.length === 1 && framed && first?.article === article;
  const head = alone ? noun : last?.kind === 'word' && last !== token ? last.word : undefined;
  if (head === undefined || !modifiers) return false;
  const arePlain = rest.every(
    (one) => one.kind === 'word' && one.article === undefined && !one.afterComma && isPlainWord(language, one.word)
  );
  const isNamed = rest.some(isCapital);
  const isThe = (one: string | undefined): boolean => one !== undefined && words.definiteArticles.has(one);
  // "the stuffed owl" where the wording has "a" is one that is known.
  if (article !== undefined && isThe(article) !== isThe(first?.article)) return false;
  // "double paper towels" may be twice as many, and "the whole window shelf" is all of it; "a double gate" and "whole almonds" are kinds.
  const isShare = words.phrases?.multiples.has(token.word) === true || words.phrases?.degrees.has(token.word) === true;
  const hasArticle = first?.article !== undefined || article !== undefined || framed;
  if (turningKind(language, token.word) === 'quantity' && isShare !== hasArticle) return false;
  const certain = isThe(first?.article) && (alone || !framed) && !isNamed;
  const isKnown = [head, head.replace(/s$/, ''), `${head}s`].some((one) => isNamedIn(parts, one));
  return (
    arePlain &&
    !(isNamed && !capitalsTell(text, tokens)) &&
    // "whole almonds", neither "whole Storm" nor "wild whole cherries"
    ((at === 0 && !isNamed) || turningKind(language, token.word) === undefined) &&
    modifiers.looks(token.word, head, { certain, alone }) &&
    namesThing(language, head) &&
    !isKnown
  );
}

/** Is a word of a gap one of a noun of two words, whatever it does elsewhere: "first aid", "night shifts". */
function isOfCompound({ words }: Language, { tokens, noun }: GapPlace, at: number): boolean {
  const wordAt = (place: number): string => {
    const token = tokens[place];
    if (token === undefined) return place === tokens.length ? (noun ?? '') : '';
    // "the first eleven"
    return token.kind === 'word' ? token.word : token.value.text.toLowerCase();
  };
  const begins = (place: number): boolean => {
    const seconds = words.compounds?.[wordAt(place)];
    const second = wordAt(place + 1);
    // "Ninth night Light", "Lindenau public Gallery", "Ninth Light year"
    const [one, other] = [tokens[place], tokens[place + 1]];
    if (one && other && isCapital(other) !== isCapital(one) && (place > 0 || isCapital(other))) return false;
    return seconds !== undefined && (seconds.has(second) || seconds.has(second.replace(/s$/, '')));
  };
  return begins(at) || begins(at - 1);
}

function isCommon(token: QueryToken): boolean {
  return token.kind === 'word' && /^\p{Ll}/u.test(token.raw);
}

/**
 * With how many words a place begins that says where it is, where all earlier values began so: "on the third floor" and "next to the lift" where "in the
 * canteen" and "by reception" were; 0 where it is none.
 */
export function leadOfPlace(
  language: Language,
  tokens: readonly QueryToken[],
  parts: readonly (readonly string[])[]
): number {
  const { words } = language;
  const opensPlace = (one: readonly string[]): boolean =>
    words.starters.has(one[0] ?? '') ||
    words.compoundStarters.some((lead) => lead.every((word, at) => one[at] === word));
  if (tokens.length < 2 || !parts.every(opensPlace)) return 0;
  const leads = (word: string): boolean =>
    words.starters.has(word) &&
    ([undefined, 'direction'].includes(turningKind(language, word)) || parts.some(([first]) => first === word));
  const isWord = (at: number, word: string | undefined): boolean => {
    const token = tokens[at];
    return token?.kind === 'word' && token.word === word && isCommon(token);
  };
  const compound = words.compoundStarters.find((lead) => lead.every((word, at) => isWord(at, word)));
  if (compound && tokens.length > compound.length) return compound.length;
  const [first] = tokens;
  return first?.kind === 'word' && leads(first.word) ? 1 : 0;
}

/** Does a word of a gap tell the kind, the look or the place of what is named, whatever it does elsewhere. */
export function tellsKind(language: Language, gap: Gap, at: number): boolean {
  return (
    at < leadOfPlace(language, gap.tokens, gap.parts) ||
    isOfCompound(language, gap, at) ||
    isOfKind(language, gap, at, gap.parts) ||
    isDescribed(language, gap, at, gap.parts) ||
    isLook(language, gap, at, gap.parts)
  );
}

/** "early" where "late" stood: earlier values of as many words had an adjective in its place that tells the same of a thing. */
export function isAlike({ modifiers, words }: Language, { tokens, parts }: Gap, at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !modifiers) return false;
  return parts.some((one) => {
    const own = one.filter((word) => !words.articles.has(word));
    const rival = own.length === tokens.length ? own[at] : undefined;
    return rival !== undefined && modifiers.areAlike(token.word, rival);
  });
}

/** A word of no closed class. */
export function isPlainWord(language: Language, word: string): boolean {
  return turningKind(language, word) === undefined && language.words.functionWords?.has(word) !== true;
}

/** "cask", "tier": a noun of one thing of which there may be several, and no word that turns a request. */
export function isNounOfOne(language: Language, word: string): boolean {
  const { modifiers, spelling } = language;
  return (
    modifiers?.isPlural(word) === false &&
    [`${word}s`, ...(/(?:[sxz]|[cs]h)$/.test(word) ? [`${word}es`] : [])].some((one) => spelling?.isWord(one)) &&
    turningKind(language, word) === undefined
  );
}

/** A word in small letters that neither turns nor belongs to a closed class. */
export function isPlain({ words }: Pick<Language, 'words'>, token: QueryToken | undefined): boolean {
  return (
    token?.kind === 'word' &&
    /^\p{Ll}/u.test(token.raw) &&
    turningKind({ words }, token.word) === undefined &&
    words.functionWords?.has(token.word) !== true &&
    !words.pronouns.has(token.word) &&
    !words.determiners.has(token.word)
  );
}
