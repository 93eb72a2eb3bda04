import type { AlignContext } from './align-context';
import { codeAt } from './code-at';
import { denies } from './compared-tokens';
import { dayAt, spokenTimeAt } from './day-at';
import { endOfInitial, endOfValue } from './end-of-value';
import { bareAmount } from './bare-amount';
import { bestReading, fillWith, freeValue, takesFreeText, type Filling } from './filling';
import { gapAt, opensBeforeArticle, type GapPlace } from './gap';
import { labelAt } from './label-at';
import { lookAt, measureAt } from './look-at';
import { kindOf } from './same-kind';
import { enumValue } from './slot-value';
import { wordedValuesAt } from './worded-value';
import { isNumberedAsText, titlesAt } from '../language/beside-nouns';
import { isPerson, readFreeText, textsOf } from '../language/free-text';
import type { Language } from '../language/language';
import type { HoleToken, Places, QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { Slot } from '../protocol/plan';
import type { MaskedValue } from '../values/found-value';

const MOST_GAP_WORDS = 14;
const LAUGHS = /^(?:lo+l+[sz]?|ha(?:ha)+h?|he(?:he)+|lmao|rofl)$/;

/** A filling, and how many tokens of the query it takes. */
interface Filled {
  filling: Filling;
  taken: number;
}

/** The fillings that a placeholder could have from this token on. */
export function fillingsOf(hole: HoleToken, at: Places, context: AlignContext): Filled[] {
  const { language } = context;
  const slot = context.slots.find((one) => one.name === hole.placeholder.slot);
  const token = at.query[at.q];
  if (!token) return [];
  const leadsDay = token.kind === 'word' && language.words.beforeDates.has(token.word) && isOfDay(hole);
  if (leadsDay || isNumberMark(language, hole, at)) return fillBehind(hole, at, context);
  const found = valuesFrom(token, { hole, slot }, at, context);
  return slot ? [...found, ...textsFrom(token, { hole, slot }, at, { ...context, found })] : found;
}

/** What is read as a value of the placeholder's kind, or as one of the slot's own. */
function valuesFrom(
  token: QueryToken,
  { hole, slot }: { hole: HoleToken; slot: Slot | undefined },
  at: Places,
  context: AlignContext
): Filled[] {
  const { language } = context;
  const { pattern, p, query, q } = at;
  const fillings: Filled[] = [];
  if (slot) {
    for (const { taken, ...place } of wordedValuesAt(language, { hole, slot }, at, context.text))
      fillings.push({ filling: { hole, ...place, confidence: 0.9 }, taken });
  }
  const amountAt = (value: MaskedValue): { value: MaskedValue; confidence: number } | undefined => {
    const amount = slot && bareAmount(language, { hole, slot }, at, { said: value, text: context.text });
    return amount && { value: amount, confidence: 0.9 };
  };
  if (token.kind === 'value' && !isBeforeLetter(language, context.text, token, query[q + 1])) {
    const read =
      bestReading(hole, token.value, context.options, context.lexicons) ??
      (slot && bestReading(asTyped(hole, slot), token.value, context.options, context.lexicons)) ??
      amountAt(token.value);
    if (read && !isOfOtherSort(language, slot, hole, read.value) && !isAnyOf(language, hole, token))
      fillings.push({ filling: fillWith(hole, slot, read, context.customs), taken: 1 });
  }
  const day =
    token.kind === 'word'
      ? (dayAt(language, hole, at, context) ?? spokenTimeAt(language, hole, at, context))
      : undefined;
  if (day && !fillings.some(({ taken }) => taken === day.taken))
    fillings.push({
      filling: fillWith(hole, slot, { value: day.value, confidence: 0.9 }, context.customs),
      taken: day.taken,
    });
  if (slot && (takesFreeText(hole) || hole.placeholder.type === 'id'))
    fillings.push(...lookAt({ hole, slot }, at, context));
  const measure = slot && measureAt(language, { hole, slot }, at, context.text);
  if (measure) {
    const { taken, ...place } = measure;
    fillings.push({ filling: { hole, value: place.from, ...place, confidence: 0.85 }, taken });
  }
  if (slot && hole.placeholder.type === 'quoted') {
    for (const { start, end, taken } of titlesAt(language, at, context.text)) {
      const from = context.text.slice(start, end);
      const value = freeValue(slot, from, start, end);
      fillings.push({ filling: { hole, value, from, start, end, confidence: 0.85 }, taken });
    }
  }
  if (
    slot &&
    isNumberedAsText(language, { slot, hole, last: pattern[p - 1] }, context.text.slice(token.start, token.end))
  ) {
    const from = context.text.slice(token.start, token.end);
    fillings.push({
      filling: { hole, value: from, from, start: token.start, end: token.end, confidence: 0.85 },
      taken: 1,
    });
  }
  const code =
    slot && fillings.length === 0
      ? (codeAt({ hole, slot }, at, context) ?? labelAt(language, { hole, slot }, at, context))
      : undefined;
  if (code) {
    const { taken, ...place } = code;
    fillings.push({ filling: { hole, value: place.from, ...place, confidence: 0.85 }, taken });
  }
  return fillings;
}

/** What words may stand for a slot that takes texts, however many of them up to the sentence's end. */
function textsFrom(
  token: QueryToken,
  { hole, slot }: { hole: HoleToken; slot: Slot },
  at: Places,
  context: AlignContext & { found: readonly Filled[] }
): Filled[] {
  const { language, found } = context;
  const { words } = language;
  const { pattern, p, query, q } = at;
  const fillings: Filled[] = [];
  const next = pattern[p + 1];
  const last = pattern[p - 1];
  const isText = takesFreeText(hole) || isAlsoText(language, hole, slot);
  const asEvent = !isText && isOfDay(hole) && slot.format === 'as said';
  if (!isText && !asEvent) return [];
  // "at table A. Mind yourselves.": what the wording has within a sentence does not begin one.
  const before = query[q - 1];
  const goesOn = last !== undefined && last.sentence === hole.sentence;
  if (goesOn && before && /[.!?]\s/.test(context.text.slice(before.end, token.start))) return [];
  // "Remind Remind Sonia"
  if (before?.kind === 'word' && token.kind === 'word' && before.word === token.word && !token.afterComma) return [];
  for (let taken = 1; taken <= MOST_GAP_WORDS; taken += 1) {
    const tokens = query.slice(q, q + taken);
    const end = tokens.at(-1);
    if (tokens.length < taken || !end || end.sentence !== token.sentence) break;
    const ends =
      endOfInitial(language, context.text, { first: token, last: end }, textsOf(slot)) ??
      endOfValue(language, context.text, { last: end, next: query[q + taken] });
    const text = context.text.slice(token.start, ends);
    // "at Beer On a bank holiday"
    // "From Sue Weston Before 13/12"
    const leads =
      end.kind === 'word' &&
      (words.beforeDates.has(end.word) ||
        (words.starters.has(end.word) && turningKind(language, end.word) === 'time' && taken > 1));
    if (leads && next?.kind === 'hole' && isOfDay(next)) continue;
    // "goats milk lol"
    if (taken > 1 && end.kind === 'word' && LAUGHS.test(end.raw)) continue;
    if (hasBracket(context.text, tokens, slot)) continue;
    const place = { start: token.start, end: ends, hole, from: text };
    const admitted = slot.type === 'enum' || slot.values ? enumValue(slot.values ?? [], text) : undefined;
    if (admitted !== undefined) {
      fillings.push({ filling: { ...place, value: admitted, confidence: 1 }, taken });
      continue;
    }
    if (slot.values && slot.values.length > 0) continue;
    // Of one span the surer reading is meant: "20 percent" is "20%" where values were written so.
    if (found.some((one) => one.taken === taken)) continue;
    const gap = gapAt(language, at, taken, context.undated);
    if (!gap) break;
    if (gap.takesNextArticle) continue;
    if (asEvent && !isEvent(language, hole, gap)) continue;
    const kind = kindOf(language, slot, gap);
    if (kind && 'confidence' in kind) {
      fillings.push({ filling: { ...place, value: freeValue(slot, text, token.start, ends), ...kind }, taken });
      continue;
    }
    if (asEvent || end.kind === 'value' || ends > end.end || opensBeforeArticle(gap)) continue;
    const free = readFreeText(
      language,
      slot,
      { tokens, text: context.text },
      {
        announced: last?.kind === 'word' && words.namingCues.has(last.word) && !(kind && areNames(slot)),
        closed:
          next === undefined ||
          next.kind !== 'word' ||
          words.ands.has(next.word) ||
          turningKind(language, next.word) === 'direction' ||
          words.starters.has(next.word) ||
          language.isParticiple(next.word) ||
          // "Because of a power cut, close the …"
          query[q + taken]?.afterComma === true,
        continued: next?.kind === 'word' && words.ands.has(next.word),
        led: last?.kind === 'word' && words.leads.has(last.word),
        framed: gap.framed,
        opensSentence: gap.opensSentence,
      }
    );
    if (!free) continue;
    const value = freeValue(slot, free.text, token.start, end.end);
    fillings.push({ filling: { ...place, value, from: free.text, confidence: free.confidence }, taken });
  }
  return fillings;
}

/** A wording that was said with other words in the slot's place takes what the slot is of, too: "by half term", "by 3 May". */
function asTyped(hole: HoleToken, { type }: Slot): HoleToken {
  return hole.placeholder.type === 'text' ? { ...hole, placeholder: { ...hole.placeholder, type } } : hole;
}

function isOfDay({ placeholder }: HoleToken): boolean {
  return placeholder.type === 'date' || placeholder.type === 'time' || placeholder.type === 'datetime';
}

/** "case number 4HX0331": of the wording "number" was left out, as it says nothing between a noun and its number. */
function isNumberMark(
  { words, isNumberedNoun }: Language,
  { placeholder }: HoleToken,
  { pattern, p, query, q }: Places
): boolean {
  const [before, last, token] = [pattern[p - 2], pattern[p - 1], query[q]];
  if (token?.kind !== 'word' || last?.kind !== 'word' || placeholder.type !== 'id') return false;
  return words.numberMarks.has(token.word) && isNumberedNoun(last.word) && !denies(words, token, { before, last });
}

/** "a Friday" is any of them, where the wording has a certain day. */
function isAnyOf({ words }: Language, hole: HoleToken, { article }: QueryToken): boolean {
  return isOfDay(hole) && hole.article === undefined && article !== undefined && !words.definiteArticles.has(article);
}

/** "on Friday morning", "at 17.30": before what is a day or a time only where the wording has one, "on" and "at" were not left out. */
function fillBehind(hole: HoleToken, at: Places, context: AlignContext): Filled[] {
  const [token, next] = [at.query[at.q], at.query[at.q + 1]];
  if (!token || next?.sentence !== token.sentence || next.afterComma) return [];
  if (next.kind === 'word' && context.language.words.beforeDates.has(next.word)) return [];
  return fillingsOf(hole, { ...at, q: at.q + 1 }, context).map(({ filling, taken }) => ({ filling, taken: taken + 1 }));
}

/** "job 4390 A" is not job 4390; "£95 a day" is an amount. */
function isBeforeLetter(language: Language, text: string, token: QueryToken, next: QueryToken | undefined): boolean {
  const letter = text.slice(token.end, endOfValue(language, text, { last: token, next }));
  return /\d$/.test(text.slice(token.start, token.end)) && /\p{Lu}/u.test(letter);
}

/** "cut flowers (woohoo": what stands in brackets is no part of a value, except where earlier values had brackets. */
export function hasBracket(text: string, tokens: readonly QueryToken[], slot: Slot): boolean {
  const marks = /[()[\]{}]/;
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return (
    marks.test(text.slice(Math.max(0, start - 1), end + 1)) && !textsOf(slot).some((example) => marks.test(example))
  );
}

/** "named Thunder": where each earlier value is written as a name, what is announced is no sentence as a title may be. */
function areNames({ examples }: Slot): boolean {
  return examples.every((one) => typeof one === 'string' && /^\p{Lu}\S*(?:\s\p{Lu}\S*)*$/u.test(one));
}

/** A person's name that another slot of the wording had does not fill a place's slot, nor the other way round. */
function isOfOtherSort(language: Language, slot: Slot | undefined, hole: HoleToken, value: MaskedValue): boolean {
  const examples = slot ? textsOf(slot) : [];
  if (value.type !== 'name' || hole.placeholder.lexicon === value.lexicon || examples.length === 0) return false;
  return !examples.some((example) => isPerson(language, example) === isPerson(language, value.text));
}

/**
 * "size M" where sizes were numbers first, "the beginner package" beside "the ten-hour package": earlier values were texts too. "six" is none, so
 * that "six lessons" are nothing where weeks are counted.
 */
function isAlsoText(language: Language, { placeholder: { type } }: HoleToken, slot: Slot): boolean {
  const find =
    type === 'duration' ? language.findDurations : type === 'money' ? language.findMoney : language.findNumbers;
  return (
    (type === 'number' || type === 'id' || type === 'duration' || type === 'money') &&
    slot.valueType === 'string' &&
    textsOf(slot).some((one) => !/\d/.test(one) && [find, language.findNumbers].every((by) => by(one).length === 0))
  );
}

/**
 * "since the storm", "before the auction", "by lunch" where a tool takes days and times as they are said; and "the dispersal sale" where it was given
 * "the Monday sale", whose day only said which one.
 */
function isEvent(
  { words }: Language,
  { placeholder }: HoleToken,
  { tokens, before, framed, article }: GapPlace
): boolean {
  const { phrases } = words;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!phrases || first?.kind !== 'word' || last?.kind !== 'word') return false;
  const isCertain = first.article !== undefined && words.definiteArticles.has(first.article);
  if (framed && article !== undefined) return placeholder.type !== 'datetime' && isCertain;
  if (isCertain && placeholder.type === 'date' && phrases.sinceWhen.has(before)) return true;
  if (!phrases.aroundEvents.has(before)) return false;
  return isCertain ? phrases.events.has(last.word) : tokens.length === 1 && phrases.meals.has(last.word);
}
