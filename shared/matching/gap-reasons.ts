import { isPerson } from '../language/free-text';
import type { Language, Reasons } from '../language/language';
import { isCapital, type QueryToken, type WordToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import { textOf, type GapPlace } from './gap';

const MOST_WORDS = 9;
const MOST_OF_THING = 4;

/**
 * Is what stands behind "because", "because of" or "after a" told as a reason is: a clause of a subject and a verb ("I have nobody to drive me"), or one
 * thing and where it is ("a fight in the hall"). A reason is told and not done, so that a preposition, an article, a state or a denial within it turns
 * nothing of the request. Not what joins, wishes, asks, counts or says when, nor a word of the request itself.
 */
export function isReason(language: Language, place: GapPlace, examples: readonly string[]): boolean {
  const { tokens, tellsWhy } = place;
  const reasons = language.words.phrases?.reasons;
  if (!reasons || tellsWhy === undefined || tokens.length > MOST_WORDS) return false;
  const told: Told = { language, reasons, place };
  if (!tokens.every((token) => mayBeTold(told, token))) return false;
  if (tellsWhy === 'clause') return isClause(told);
  const [first] = tokens;
  if (tellsWhy === 'deed') return isDeed(told, examples);
  const isOne = first?.article !== undefined && !language.words.definiteArticles.has(first.article);
  return (tellsWhy === 'thing' || isOne) && tokens.length > 1 && isThing(told, tokens);
}

/** "rain tell Tom", "a leak rebook": an order behind a reason, which nothing divides from it. */
export function ordersMore(language: Language, { tokens, tellsWhy }: GapPlace): string | undefined {
  if (tellsWhy !== 'clause' && tellsWhy !== 'thing') return undefined;
  const order = tokens.find(
    (token, at) =>
      at > 0 &&
      token.kind === 'word' &&
      token.article === undefined &&
      /^\p{Ll}/u.test(token.raw) &&
      isOrder(language, token) &&
      !isHelped(language, tokens[at - 1]) &&
      (at < tokens.length - 1 || !language.words.commonOrders?.has(token.word))
  );
  return order && `"${textOf(order)}" may ask for more`;
}

/** "cannot find", "have to take" */
function isHelped({ words }: Language, before: QueryToken | undefined): boolean {
  const { helping, not } = words.phrases?.reasons ?? {};
  return (
    before?.kind === 'word' &&
    (helping?.has(before.word) === true || before.word === not || words.infinitiveMarks?.has(before.word) === true)
  );
}

interface Told {
  language: Language;
  reasons: Reasons;
  place: GapPlace;
}

function mayBeTold({ language, reasons, place }: Told, token: QueryToken): boolean {
  const { words } = language;
  if (token.afterComma && token !== place.tokens[0]) return false;
  // "traffic on the M5"
  if (token.kind === 'value')
    return (
      token.value.type === 'name' || (token.value.type === 'id' && words.definiteArticles.has(token.article ?? ''))
    );
  const { word } = token;
  if (!/^(?:[\p{L}’'-]+|\p{Lu}\d{1,3})$/u.test(token.raw) && word !== "'s") return false;
  if (words.joins.has(word) || words.scoped.has(word) || words.pointing.has(word)) return false;
  const isSmall =
    words.auxiliaries.has(word) ||
    words.functionWords?.has(word) === true ||
    words.starters.has(word) ||
    [reasons.denials, reasons.within, reasons.states].some((all) => all.has(word));
  // "because of not cleaning", "for no parking"
  if (place.tellsWhy !== 'clause' && reasons.denials.has(word)) return false;
  // "because I cannot cancel it"
  if (!isSmall && !isCapital(token) && place.says(word)) return false;
  const kind = turningKind(language, word);
  return (
    kind === undefined ||
    kind === 'polarity' ||
    [reasons.denials, reasons.within, reasons.states].some((all) => all.has(word)) ||
    reasons.ofSome[word] !== undefined ||
    words.infinitiveMarks?.has(word) === true
  );
}

/** "my mum is in hospital", "I have nobody to drive me", "the boiler broke". */
function isClause(told: Told): boolean {
  const { reasons, place } = told;
  const { tokens } = place;
  const verb = tokens.findIndex((token, at) => at > 0 && token.kind === 'word' && isFinite(told, token));
  const subject = tokens.slice(0, verb);
  const token = tokens[verb];
  if (verb < 1 || token?.kind !== 'word') return false;
  // "traffic is bad", "counsel is stuck": what is said to be so needs no article.
  const isStuff = reasons.being.has(token.word) && subject.length === 1 && isSingular(told, subject[0]);
  if (!isStuff && !isSubject(told, subject)) return false;
  const [next, ...behind] = tokens.slice(verb + 1);
  const isDenied = isOf(next, new Set([reasons.not]));
  const rest = isDenied || next === undefined ? behind : [next, ...behind];
  if (isDenied && !reasons.being.has(token.word) && !reasons.helping.has(token.word)) return false;
  const [own, ...more] = rest;
  const helps = reasons.helping.has(token.word) && own?.kind === 'word' && isFinite(told, own);
  return helps ? isDone(told, own.word, more, isDenied) : isDone(told, token.word, rest, false);
}

function isOf(token: QueryToken | undefined, words: ReadonlySet<string>): boolean {
  return token?.kind === 'word' && token.article === undefined && words.has(token.word);
}

/** What may stand behind a verb: nothing or a particle where it happened, a state, a thing, or whoever is to do something. */
function isDone(told: Told, verb: string, behind: readonly QueryToken[], isDenied: boolean): boolean {
  const { being, having, states } = told.reasons;
  const happens = isHappening(told, verb);
  const rest = happens && isOf(behind[0], states) ? behind.slice(1) : behind;
  if (rest.length === 0) return happens;
  return (
    (being.has(verb) && isState(told, rest)) ||
    (having.has(verb) && (isThing(told, rest) || isDoer(told, rest))) ||
    (happens && (isBehind(told, rest) || (isDenied && isThing(told, rest))))
  );
}

/** "trading without a licence", "smoking on the stairs" where deeds stood. */
function isDeed(told: Told, examples: readonly string[]): boolean {
  const { language, place } = told;
  const isGerund = (word: string): boolean =>
    /..ing$/.test(word) && language.infinitives(word).some((verb) => language.spelling?.isWord(verb));
  const [deed, ...behind] = place.tokens;
  return (
    deed?.kind === 'word' &&
    deed.article === undefined &&
    isGerund(deed.word) &&
    examples.every((one) => isGerund(one.toLowerCase().split(/\s+/)[0] ?? '')) &&
    behind.length > 0 &&
    (isBehind(told, behind) || isThing(told, behind))
  );
}

function isFinite(told: Told, { word, article }: WordToken): boolean {
  if (article !== undefined) return false;
  const { being, having, helping } = told.reasons;
  return [being, having, helping].some((all) => all.has(word)) || isHappening(told, word);
}

/** "broke", "skidded" */
function isHappening({ language, reasons }: Told, word: string): boolean {
  return (
    reasons.happening.has(word) ||
    (language.isParticiple(word) && /ed$/.test(word) && turningKind(language, word) === undefined)
  );
}

/** "I", "my son", "the car", "Leo Marsh", "roads". */
function isSubject({ language, reasons }: Told, subject: readonly QueryToken[]): boolean {
  const [first] = subject;
  const { words } = language;
  if (subject.length === 1 && first?.kind === 'word' && first.article === undefined && reasons.subjects.has(first.word))
    return true;
  if (
    subject.length > 0 &&
    subject.every((one) => one.kind === 'value' || (isCapital(one) && isPlainOf(language, one)))
  )
    return true;
  const isOwned = first?.kind === 'word' && words.owners.has(first.word);
  const things = isOwned ? subject.slice(1) : subject;
  const isCertain =
    isOwned || first?.article !== undefined || (things.length === 1 && things.every((one) => isSeveral(language, one)));
  return isCertain && isPlainPhrase(language, things, first);
}

function isSingular({ language, place }: Told, token: QueryToken | undefined): boolean {
  return (
    token?.kind === 'word' &&
    isPlainOf(language, token) &&
    language.spelling?.isWord(token.word) === true &&
    !isOrder(language, token) &&
    !place.says(token.word)
  );
}

function isSeveral({ modifiers }: Language, token: QueryToken): boolean {
  return token.kind === 'word' && modifiers?.isPlural(token.word) === true;
}

/** "ill", "in hospital", "a wheelchair user", "closed", "off sick". */
function isState(told: Told, rest: readonly QueryToken[]): boolean {
  const { language, reasons } = told;
  const [first, ...more] = rest;
  if (first?.kind !== 'word') return false;
  // "nobody is in", "the power is off"
  if (more.length === 0 && first.article === undefined && language.words.particles?.has(first.word)) return true;
  if (isLead(told, first)) return isBehind(told, rest);
  if (first.article !== undefined || reasons.denials.has(first.word) || language.words.owners.has(first.word))
    return isThing(told, rest);
  if (!isPlainOf(language, first, true) && !reasons.states.has(first.word)) return false;
  return more.length === 0 || isBehind(told, more);
}

/** "nobody to drive me", "no way to get there" */
function isDoer(told: Told, rest: readonly QueryToken[]): boolean {
  const { language, reasons, place } = told;
  const { words, spelling } = language;
  const mark = rest.findIndex((one) => one.kind === 'word' && words.infinitiveMarks?.has(one.word) === true);
  const [doer, verb, ...more] = [rest[mark - 1], rest[mark + 1], ...rest.slice(mark + 2)];
  if (doer?.kind !== 'word' || verb?.kind !== 'word' || !reasons.doers.has(doer.word)) return false;
  if (!rest.slice(0, mark - 1).every((one) => one.kind === 'word' && reasons.denials.has(one.word))) return false;
  if (verb.article !== undefined || spelling?.hasGerund(verb.word) !== true || place.says(verb.word)) return false;
  const [object] = more;
  const behind = object?.kind === 'word' && reasons.objects.has(object.word) ? more.slice(1) : more;
  return behind.length === 0 || isBehind(told, behind) || (behind === more && isThing(told, behind));
}

/** One thing, and what tells it more exactly: "a strike in Paris", "damage to the door", "no lift". */
function isThing(told: Told, tokens: readonly QueryToken[]): boolean {
  const { language, reasons } = told;
  const [first] = tokens;
  const leads = first?.kind === 'word' && (language.words.owners.has(first.word) || reasons.denials.has(first.word));
  const own = leads ? tokens.slice(1) : tokens;
  const end = own.findIndex((one, at) => at > 0 && isLead(told, one));
  const thing = end < 0 ? own : own.slice(0, end);
  if (own.length === 0 || (leads && own[0]?.article !== undefined)) return false;
  const head = thing.at(-1);
  return isPlainPhrase(language, thing, leads ? undefined : first) && (end < 0 || isBehind(told, own.slice(end), head));
}

function isLead({ reasons }: Told, token: QueryToken): boolean {
  return (
    token.kind === 'word' &&
    token.article === undefined &&
    /^\p{Ll}/u.test(token.raw) &&
    (reasons.within.has(token.word) || reasons.ofSome[token.word] !== undefined)
  );
}

/** "in the hall", "in Paris on the M5", "to his knee", "of plan", "off sick" */
function isBehind(told: Told, tokens: readonly QueryToken[], head?: QueryToken): boolean {
  const { language, reasons } = told;
  const { words } = language;
  const [lead, ...rest] = tokens;
  if (lead?.kind !== 'word' || !isLead(told, lead) || rest.length === 0) return false;
  const some = reasons.ofSome[lead.word];
  if (some && !(head?.kind === 'word' && some.has(head.word))) return false;
  const next = rest.findIndex((one, at) => at > 0 && isLead(told, one));
  const where = next < 0 ? rest : rest.slice(0, next);
  const [first] = where;
  const isOwned = first?.kind === 'word' && words.owners.has(first.word);
  const things = isOwned ? where.slice(1) : where;
  const last = things.at(-1);
  if (!last || (isOwned && things[0]?.article !== undefined)) return false;
  const isSet = (one: QueryToken): boolean =>
    isTime(language, one) || (one.kind === 'word' && reasons.ofRequests.has(one.word));
  if (things.some(isSet) && reasons.alone[lead.word]?.has(textOf(last)) !== true) return false;
  const isNamed = things.every(isCapital) && things.every((one, at) => at === 0 || one.article === undefined);
  const isCertain = isOwned || first?.article !== undefined || words.ofAll?.of.has(lead.word) === true;
  const isAlone = where.length === 1 && last.kind === 'word' && reasons.alone[lead.word]?.has(last.word) === true;
  const isOne =
    (isAlone && last.article === undefined) ||
    (isNamed ? !isPerson(language, things.map(textOf).join(' ')) : isCertain && isPlainPhrase(language, things, first));
  return isOne && (next < 0 || isBehind(told, rest.slice(next), last));
}

/** Does a word say when: "morning", "week". */
export function isTime(language: Language, token: QueryToken): boolean {
  if (token.kind !== 'word') return false;
  const { words } = language;
  return (
    turningKind(language, token.word) === 'time' ||
    [words.periodNouns, words.timeUnits, words.phrases?.hours, words.phrases?.times].some((all) => all?.has(token.word))
  );
}

/** Words of one noun phrase, of which an article may open the first only; a verb of orders with something behind it may be one: "the hall call security". */
export function isPlainPhrase(
  language: Language,
  tokens: readonly QueryToken[],
  opens: QueryToken | undefined
): boolean {
  return (
    tokens.length > 0 &&
    tokens.length <= MOST_OF_THING &&
    tokens.every(
      (one, at) =>
        (one === opens || one.article === undefined) &&
        isPlainOf(language, one, one.article !== undefined && tokens.length === 1) &&
        !(at > 0 && at < tokens.length - 1 && one.kind === 'word' && language.spelling?.isOrder(one.word) === true)
    ) &&
    // "fog call reception", "flu rebook"
    (opens?.article !== undefined ||
      (tokens.length < MOST_OF_THING - 1 && !tokens.slice(1).some((one) => isOrder(language, one))))
  );
}

function isOrder({ words }: Language, token: QueryToken): boolean {
  return (
    token.kind === 'word' &&
    [token.word, token.word.replace(/^re-?/, '')].some((verb) => words.commonOrders?.has(verb) === true)
  );
}

function isPlainOf(language: Language, token: QueryToken, turns = false): boolean {
  if (token.kind === 'value') return token.value.type === 'name';
  const { words } = language;
  const kind = turningKind(language, token.word);
  return (
    (kind === undefined || (turns && kind === 'polarity')) &&
    words.functionWords?.has(token.word) !== true &&
    !words.starters.has(token.word) &&
    !words.pronouns.has(token.word) &&
    !words.determiners.has(token.word) &&
    !words.genericNouns.has(token.word)
  );
}
