import { align, distinct, hasWords, type Alignment } from './align';
import type { AlignContext } from './align-context';
import type { Filling } from './filling';
import { alignFronted } from './fronted';
import { textsOf } from '../language/free-text';
import { reorderings } from '../language/reorder';
import { isOpenKind, thingClasses } from '../language/thing-classes';
import type { HoleToken, PatternToken, QueryToken } from '../language/tokens';
import { hoursOf, isWritten, saysDay, sortsHad } from './times-taken';

const REORDERED = 0.95;

/** How a query is a wording with other values. */
export interface Reading extends Alignment {
  fit: 'exact' | 'reordered' | 'ambiguous';
  /** In the order that fits. */
  wording: readonly PatternToken[];
}

/** The query as the wording, in its own order or another one of its parts; `undefined` where it is neither. */
export function readWording(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): Reading | undefined {
  return readAsIs(wording, query, context) ?? readUnled(wording, query, context);
}

/** "on Tuesdays", "on 6 January", "at 6 am": before a gap of texts that were days, and of numbers that were hours, "on" and "at" say as little as before a day, where comparing leaves them out. */
function readUnled(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): Reading | undefined {
  const { language, slots } = context;
  const holdsDays = (token: PatternToken | undefined): token is HoleToken => {
    const slot = token?.kind === 'hole' ? slots.find(({ name }) => name === token.placeholder.slot) : undefined;
    if (token?.kind !== 'hole' || !slot) return false;
    const { type } = token.placeholder;
    if ((type === 'number' || type === 'id') && slot.valueType === 'string' && slot.format === undefined)
      return hoursOf(language, slot) !== undefined;
    if (!isWritten(type)) return false;
    const sorts = sortsHad(language, slot);
    return sorts.has('day') || sorts.has('both');
  };
  const isLead = (token: PatternToken, at: number): boolean =>
    token.kind === 'word' && language.words.beforeDates.has(token.word) && holdsDays(wording[at + 1]);
  if (!wording.some(isLead)) return undefined;
  const unled = wording.filter((token, at) => !isLead(token, at));
  const reading = readAsIs(unled, query, context);
  return reading?.fillings.every(({ hole, from }) => !holdsDays(hole) || saysDay(language, from)) ? reading : undefined;
}

function readAsIs(
  wording: readonly PatternToken[],
  query: readonly QueryToken[],
  context: AlignContext
): Reading | undefined {
  if (!hasWords(wording, query, context)) return undefined;
  const own = likeliest(align(wording, query, context), context);
  if (own[0]) return { ...own[0], fit: own.length > 1 ? 'ambiguous' : 'exact', wording };
  const moved = distinct(
    reorderings(context.language, wording).flatMap((order) =>
      align(order, query, context).map((one) => ({ ...one, wording: order }))
    )
  );
  const others = likeliest(moved[0] ? moved : alignFronted(wording, query, context), context);
  if (!others[0]) return undefined;
  return {
    ...others[0],
    fit: others.length > 1 ? 'ambiguous' : 'reordered',
    fillings: others[0].fillings.map((filling) => ({ ...filling, confidence: filling.confidence * REORDERED })),
  };
}

/**
 * Of several ways to cut the values the one that has a value which the slot had before, or one of the same closed kind, and the others none where they
 * differ from it: "Give Nacho | 2 tablets" after "2 tablets" was given, not "Nacho 2 | tablets", and "11 | small | goalie gloves" after "medium". Of two readings of the same words the surer one: "nine" the time, not the word.
 */
function likeliest<T extends Alignment>(alignments: readonly T[], { language, slots }: AlignContext): readonly T[] {
  if (alignments.length < 2) return alignments;
  const isKnown = ({ hole, from }: Filling): boolean => {
    const slot = slots.find(({ name }) => name === hole.placeholder.slot);
    const kinds = thingClasses(language, from).filter((kind) => !isOpenKind([kind]));
    return (
      slot !== undefined &&
      textsOf(slot).some(
        (text) =>
          text.toLowerCase() === from.toLowerCase() || thingClasses(language, text).some((kind) => kinds.includes(kind))
      )
    );
  };
  const differing = (one: T, other: T): Filling[] =>
    one.fillings.filter(
      (filling) => !other.fillings.some(({ hole, from }) => hole === filling.hole && from === filling.from)
    );
  const sure = ({ fillings }: T): number => fillings.reduce((sum, { confidence }) => sum + confidence, 0);
  const isLikelier = (one: T, other: T): boolean => {
    const [own, others] = [differing(one, other), differing(other, one)];
    return own.length === 0 && others.length === 0
      ? sure(one) > sure(other)
      : own.some(isKnown) && !others.some(isKnown);
  };
  const first = alignments.filter((one) => alignments.every((other) => other === one || isLikelier(one, other)));
  return first.length === 1 ? first : alignments;
}
