import type { QueryToken } from './tokens';
import { turningKind } from './word-classes';

const PERSONAL = new Set(['it', 'its', 'he', 'him', 'his', 'she', 'her', 'hers', 'they', 'them', 'their', 'theirs']);
const POINTING = new Set(['this', 'that', 'these', 'those', 'same']);
const REPORTING = new Set(['note', 'mention', 'say', 'announce', 'state', 'remember']);
const PERIODS = new Set([
  'week',
  'month',
  'quarter',
  'year',
  'weekend',
  'morning',
  'afternoon',
  'evening',
  'time',
  'sprint',
  'season',
]);

/**
 * Words that point at something which the query does not say: "cancel that order", "assign it to them". A pronoun behind the
 * value or the noun that it stands for ("Casey White has left, delete them") is none. A query with one is never served by A.
 */
export function danglingReferences(tokens: readonly QueryToken[]): string[] {
  const found: string[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    const before = tokens.slice(0, at);
    if (PERSONAL.has(token.word) && !before.some(namesSomething)) found.push(token.word);
    if (POINTING.has(token.word) && pointsOutside(tokens, at) && !before.some(namesOne)) {
      const next = tokens[at + 1];
      found.push(next?.kind === 'word' ? `${token.word} ${next.word}` : token.word);
    }
  });
  return found;
}

function pointsOutside(tokens: readonly QueryToken[], at: number): boolean {
  const [token, last, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token?.kind !== 'word') return false;
  if (next?.kind === 'word' && PERIODS.has(next.word)) return false;
  if (token.word !== 'that') return true;
  // "note that Daisy weighs 5 kg" reports it.
  if (last?.kind === 'word' && last.sentence === token.sentence && REPORTING.has(last.word) && next?.kind === 'word')
    return !/^\p{Lu}\p{Ll}/u.test(next.raw);
  // Behind a noun "that" begins a relative clause ("tasks that are done"), behind a verb or preposition it points.
  if (last === undefined || last.sentence !== token.sentence) return true;
  if (last.kind !== 'word') return false;
  return at === 1 || tokens[at - 2]?.sentence !== last.sentence || turningKind(last.word) !== undefined;
}

/** A value or a proper name. */
function namesOne(token: QueryToken, at: number, all: readonly QueryToken[]): boolean {
  if (token.kind === 'value') return token.value.type !== 'number' && token.value.type !== 'duration';
  const opens = all[at - 1]?.sentence !== token.sentence;
  return !opens && /^\p{Lu}\p{Ll}/u.test(token.raw);
}

function namesSomething(token: QueryToken, at: number, all: readonly QueryToken[]): boolean {
  if (namesOne(token, at, all)) return true;
  const last = all[at - 1];
  return (
    token.kind === 'word' &&
    (token.article !== undefined || (last?.kind === 'word' && /^(?:my|our|all|every)$/.test(last.word)))
  );
}

/** Does the query say anything, besides pronouns and small words, that an unbound slot could be filled from. */
export function saysSomething(leftover: readonly string[]): boolean {
  let skip = false;
  for (const word of leftover) {
    const pointing = POINTING.has(word);
    const empty = skip || pointing || PERSONAL.has(word) || turningKind(word) !== undefined || AUXILIARIES.has(word);
    if (!empty) return true;
    // "that day": the noun is part of what points.
    skip = pointing;
  }
  return false;
}

const AUXILIARIES = new Set(
  `i me my we us our you your is are was were be been am do does did has have had will would can could should may might must
  's ok and also there one ones other`.split(/\s+/)
);
