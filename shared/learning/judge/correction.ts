import type { Json } from '../../protocol/json';
import type { Observation } from '../../matching/template';
import { inOrderOfTime } from './statistics';

/** Later runs that outweigh a correction: a person's "right", or a run that does what the correction says. */
const OUTWEIGHED_BY = 2;

/** A user's note about a wrong answer that nothing has outweighed so far. */
export interface Correction {
  note: string;
  /** ISO 8601. */
  at: string;
}

/** One run, as far as corrections look at it. */
export interface Corrected {
  at: string;
  success: boolean;
  verdict?: 'right' | 'wrong';
  /** "Wrong" with a note. */
  correction?: string;
  /** Does what an earlier correction says. */
  heeds?: boolean;
}

/**
 * Goes through runs in the order of time and says which count: after a correction only a person's word, or a run that does
 * what it says, speaks for what was corrected, until there are as many as outweigh it. A model that confirms the same thing
 * again is no evidence against the user.
 */
export function weighCorrections<T extends Corrected>(
  ordered: readonly T[]
): { counts: boolean[]; open: Correction[] } {
  let open: (Correction & { left: number })[] = [];
  const counts = ordered.map((run) => {
    const outweighs = run.success && (run.verdict === 'right' || run.heeds === true);
    const counted = open.length === 0 || outweighs || !run.success;
    if (outweighs) open = open.map((one) => ({ ...one, left: one.left - 1 })).filter(({ left }) => left > 0);
    if (run.verdict === 'wrong' && run.correction !== undefined)
      open.push({ note: run.correction, at: run.at, left: OUTWEIGHED_BY });
    return counted;
  });
  return { counts, open: open.map(({ note, at }) => ({ note, at })) };
}

/** The observations with the evidence that is left of them beside the users' corrections, in the order of time. */
export function besideCorrections(observations: readonly Observation[]): {
  observations: Observation[];
  open: Correction[];
} {
  const ordered = inOrderOfTime(observations);
  const { counts, open } = weighCorrections(ordered);
  return { observations: ordered.map((seen, at) => (counts[at] ? seen : { ...seen, evidence: false })), open };
}

/**
 * Does a run do what a note asks for: a short value of it is named by the note, and the run that was called wrong had no such
 * value. What the note only rules out ("not to sales") is not asked for.
 */
export function heedsNote(note: string, wrong: Json, now: Json): boolean {
  const asked = wordsOf(note.toLowerCase().replace(RULED_OUT, ' '));
  const before = new Set(shortTexts(wrong).flatMap(wordsOf));
  return shortTexts(now)
    .flatMap(wordsOf)
    .some((word) => asked.includes(word) && !before.has(word));
}

const RULED_OUT =
  /\b(?:not|never|no|without|\p{L}+n['’]t)\s+(?:(?:to|for|in|on|at|by|the|a|an|be|go)\s+)*[\p{L}\p{N}_.@-]+/giu;
const LONGEST_VALUE = 60;

function shortTexts(value: Json): string[] {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE ? [value] : [];
  if (typeof value === 'number') return [String(value)];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(shortTexts);
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[._@-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.filter((word) => (word.length > 2 || /\d/.test(word)) && !COMMON.has(word));
}

const COMMON = new Set(
  'the and for but was are has had not this that with from should would must have been its his her our your you they them belongs belong wrong right please instead rather meant want wanted'.split(
    ' '
  )
);
