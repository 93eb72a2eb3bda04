import type { WordToken } from '../tokens';
import { turningKind } from '../turning';
import { FUNCTION_WORDS } from './function-words';
import { isSayingOrDeciding } from './deciding';
import { isKnownWord } from './known-words';
import { SOCIAL_WORDS } from './social-words';
import { ADVERBS, BE, HAVE, isSpeaker, PERCEIVING, predicateOf, type Predicate } from './predicates';
import { OWN_ACTS, STATES, TOPICS } from './private-life';
import { words } from './words';

/**
 * Is a clause a statement that leaves the request as it is: somebody's event (past, perfect or under way) or state, told of the speaker's
 * life. It has a subject, so that it is no order; no modal, so that it is no wish; nothing of the request's own words and no
 * pronoun that could stand for them; none of the words that turn a meaning, but where one says how long or how much of
 * the event; no verb of will or word; and something that people speak of who ask for nothing.
 *
 * @param request the words of what is asked for
 */
export function isBackground(clause: readonly WordToken[], request: ReadonlySet<string>): boolean {
  const said = withoutDiscourse(clause);
  const told = predicateOf(said);
  if (!told) return false;
  const tied = said.some(({ word }) => request.has(word) && !isSmall(word));
  if (tied || !said.every((_, at) => leavesAsItIs(said, at, told))) return false;
  return said.some((_, at) => isTopic(said, at)) || isLived(said, told);
}

/**
 * What the speaker has lived through or how he is, where something of his is, and praise of what is there: no thing of private life has to be
 * named in it.
 */
function isLived(said: readonly WordToken[], told: Predicate): boolean {
  if (told.kind === 'weather') return false;
  const owned = /^(?:my|our)$/.test(said[0]?.word ?? '');
  // "I slept badly", "my grandson set this up for me"
  if (told.kind === 'event' && !/ing$/.test(said[told.main]?.word ?? ''))
    return (isSpeaker(said) && told.verb > 0) || (owned && !isAboutOthers(said));
  return (
    isState(said, told.main + (told.kind === 'event' ? 1 : 0)) &&
    (isSpeaker(said) || owned || isPraise(said, told.main) || LOOKS.has(said.at(-1)?.word ?? ''))
  );
}

/** "My guests asked", "my customer fell ill": of those for whom a request may be. */
function isAboutOthers(said: readonly WordToken[]): boolean {
  return /^(?:guests?|clients?|customers?|patients?|tenants?|students?|members?|visitors?|team|boss|manager|party|group)$/.test(
    said[1]?.word ?? ''
  );
}

function isPraise(said: readonly WordToken[], main: number): boolean {
  return SOCIAL_WORDS.praise.has(said[main]?.word ?? '');
}

/** What stands for something said elsewhere, or for a part of it. */
const REFERENTS = new Set(
  `it its he him his she her hers they them their theirs this that these those thing things same such one ones other others both either neither
  former latter following above below rest instead everything anything nothing everyone everybody anyone anybody nobody none somebody someone
  something whatever whichever what which who whom whose where how why whether you your yours`.split(/\s+/)
);
const WISHING = new Set(
  `must should can could will would shall may might ought need needs needed want wants wanted wish wishes please let lets would prefer rather
  better must able supposed going due ready meant about maybe perhaps hopefully`.split(/\s+/)
);
const OF_TIME = new Set(
  'already yet still now ago today tonight yesterday morning afternoon evening night day week year weekend recently since during'.split(
    ' '
  )
);
const OF_PLACE = new Set('over under up down around between about above below beyond'.split(' '));
const OF_DEGREE = new Set(
  'all every another half last several few many much too whole entire again twice two three some'.split(' ')
);

function leavesAsItIs(said: readonly WordToken[], at: number, told: Predicate): boolean {
  const token = said[at];
  if (!token) return true;
  const { word, raw } = token;
  const [last, next] = [said[at - 1]?.word ?? '', said[at + 1]?.word ?? ''];
  if (word === '<number>')
    return isSpeaker(said) && told.kind === 'event' && next !== '' && turningKind({ words }, next) === undefined;
  if (word === '<date>' && at > told.main && /^(?:today|yesterday|last night|tonight|this morning)$/i.test(raw))
    return true;
  if (at > 0 && !word.startsWith('<') && /^\p{Lu}\p{L}*$/u.test(raw) && raw !== 'I' && !TOPICS.has(word)) return false;
  if (word === '<date>' && told.kind === 'weather') return /^(?:only|already|still|finally|almost)$/.test(last);
  if (word.startsWith('<'))
    return (word === '<time>' || word === '<duration>') && /^(?:since|for)$/.test(last) && told.kind === 'event';
  if (at === 0 && told.kind === 'weather') return weatherOrTime(said, told);
  if (REFERENTS.has(word)) return isOwnObject(said, at) || isOneOfThose(said, at);
  if (at <= told.main && /^(?:will|can|could|hardly|barely|scarcely)$/.test(word))
    return at < told.main && at > 0 && at >= told.verb - 1;
  if (at === told.main && PERCEIVING.has(word)) return true;
  // "My back has never felt better", "I have never been so tired"
  if (word === 'never') return HAVE.has(last) && /^(?:felt|been|seen)$/.test(next);
  if (word === 'better') return last === 'felt' || last === 'been';
  if (WISHING.has(word)) return false;
  if (at === told.verb && (BE.has(word) || HAVE.has(word) || next === 'not')) return true;
  if (word === 'getting' && STATES.has(next)) return true;
  if (isSayingOrDeciding(word)) return OWN_ACTS.has(word) && at === told.main && said[0]?.word === 'i';
  if (at === told.main && told.kind === 'state' && !isState(said, at)) return false;
  switch (turningKind({ words }, word)) {
    case undefined:
      return isSmall(word) || TOPICS.has(word) || STATES.has(word) || (/^\p{L}+$/u.test(word) && isKnownWord(word));
    case 'negation':
      return word === 'not' ? at > told.verb && at <= told.main : word === 'no' && TOPICS.has(next);
    case 'comparison':
      return OF_PLACE.has(word) && at > told.verb;
    case 'quantity':
      if (word === 'only') return told.kind === 'weather' && next.startsWith('<');
      return OF_DEGREE.has(word) && next !== 'of' && (next !== '' || word === 'again');
    case 'time':
      return OF_TIME.has(word) || (word === 'this' && OF_TIME.has(next));
    case 'direction':
      return word !== 'against' && word !== 'per' && word !== 'via';
    default:
      return STATES.has(word) || isRainStarting(said, at);
  }
}

/** A state of the speaker or of what he speaks of is said by words for such states, or by a place that is one of these things. */
function isState(said: readonly WordToken[], main: number): boolean {
  const rest = said
    .slice(main)
    .filter(
      ({ word }) =>
        (STATES.has(word) || !isSmall(word)) && turningKind({ words }, word) !== 'time' && !ADVERBS.has(word)
    );
  const first = rest[0]?.word ?? '';
  const led = turningKind({ words }, said[main]?.word ?? '') === 'direction';
  const topical = said.slice(0, main).some(({ word }) => TOPICS.has(word)) || isSpeaker(said);
  if (isPraise(said, main)) return true;
  const owned = /^(?:my|our)$/.test(said[0]?.word ?? '') && said[1] !== undefined && !PEOPLE.has(said[1].word);
  // "My glasses are at the optician."
  if (owned && led && /^(?:at|in|on)$/.test(said[main]?.word ?? '') && rest.length === 1) return true;
  // "The hydrangeas are out."
  if (!topical) {
    const [thing] = said;
    const definite = thing?.article !== undefined && words.definiteArticles.has(thing.article);
    return definite && said.length <= 8 && rest.length > 0 && rest.every(({ word }) => LOOKS.has(word));
  }
  return (
    STATES.has(first) || rest.some(({ word }) => STATES.has(word)) || (led && rest.some(({ word }) => TOPICS.has(word)))
  );
}

/** How things out there look, which is no property that a request could ask for. */
const LOOKS = new Set(
  'out gorgeous beautiful lovely glorious stunning awful terrible horrible dreadful wonderful amazing fantastic here buzzing crazy mad singing blooming drilling howling'.split(
    ' '
  )
);

/** Who may have a diet or an ailment that a request has to heed. */
const PEOPLE = new Set(
  `wife husband partner spouse son daughter kid kids child children baby twins mum mom dad mother father parents sister brother family friend friends
  guest guests client clients customer customers boss manager team colleague colleagues staff grandma grandpa grandmother grandfather uncle aunt
  niece nephew neighbour neighbours neighbor neighbors girlfriend boyfriend fiance roommate flatmate group party`.split(
    /\s+/
  )
);

/** "It is raining", "it is freezing in here", "it has been a long day": of the weather or the time, and of nothing else. */
function weatherOrTime(said: readonly WordToken[], { verb }: Predicate): boolean {
  const rest = said.slice(verb + 1).filter(({ word }) => !isSmall(word) && !ADVERBS.has(word) && word !== 'been');
  const first = rest[0]?.word ?? '';
  const led = said.slice(verb + 1).find(({ word }) => !ADVERBS.has(word) && word !== 'been');
  return (
    rest.length > 0 &&
    !(led && turningKind({ words }, led.word) === 'direction') &&
    (WEATHER.has(first) ||
      /^(?:<date>|one)$/.test(first) ||
      (STATES.has(first) && rest.slice(1).some(({ word }) => TOPICS.has(word))))
  );
}

const WEATHER = new Set(
  `raining rainy snowing drizzling pouring hailing stormy windy sunny foggy frosty freezing boiling sweltering humid dark monday`.split(
    ' '
  )
);

/** "I am typing this with one hand", "with the other hand". */
function isOwnObject(said: readonly WordToken[], at: number): boolean {
  const [last, word, next] = [said[at - 1]?.word ?? '', said[at]?.word ?? '', said[at + 1]?.word ?? ''];
  // "this thing", "this phone": what the speaker writes with.
  if (word === 'this' && /^(?:thing|phone|computer|laptop|tablet|keyboard|gadget|app|contraption|machine)$/.test(next))
    return true;
  if (word === 'thing') return last === 'this';
  if (word === 'this')
    return OWN_ACTS.has(last) || OF_TIME.has(next) || /^(?:weather|heat|rain|cold|noise|hour)$/.test(next);
  if (word === 'one' || word === 'other') return /^(?:hand|arm|eye|ear|leg|finger|foot)$/.test(next);
  return word === 'you' && OWN_ACTS.has(last);
}

/** "It has been one of those mornings." */
function isOneOfThose(said: readonly WordToken[], at: number): boolean {
  const words = said
    .slice(Math.max(0, at - 2), at + 4)
    .map(({ word }) => word)
    .join(' ');
  return /\bone of those (?:days|mornings|weeks|nights|afternoons|evenings|mondays|years)\b/.test(words);
}

function isRainStarting(said: readonly WordToken[], at: number): boolean {
  return (
    /^(?:started|stopped)$/.test(said[at]?.word ?? '') && /^(?:raining|snowing|hailing)$/.test(said[at + 1]?.word ?? '')
  );
}

function isSmall(word: string): boolean {
  return (
    FUNCTION_WORDS.has(word) ||
    /^(?:of|to|for|in|on|at|with|from|by|as|and|or|i|me|my|mine|myself|we|us|our|'s)$/.test(word)
  );
}

function isTopic(said: readonly WordToken[], at: number): boolean {
  const word = said[at]?.word ?? '';
  return TOPICS.has(word) || OWN_ACTS.has(word) || (/^(?:back|neck)$/.test(word) && said[at - 1]?.word === 'my');
}

const DISCOURSE = [
  'bless him',
  'bless her',
  'bless them',
  'by way',
  'by by',
  'for once',
  'as usual',
  'as always',
  'as ever',
  'to be honest',
  'at least',
  'you know',
  'i know',
  'of course',
  'in fact',
  'for real',
  'between us',
  'on top of',
  'right now',
  'at moment',
].map((phrase) => phrase.split(' '));
const LEADING = new Set(
  'well so anyway anyhow oh ah haha hah lol hey yes yeah yep btw ps phew sigh honestly sadly luckily fortunately sorry apologies ugh argh wow gosh hi hello ok okay and but because'.split(
    ' '
  )
);

/** Without what only leads over to what is told: "anyway", "by the way", "as usual". */
function withoutDiscourse(clause: readonly WordToken[]): readonly WordToken[] {
  let rest = clause;
  for (let changed = true; changed && rest.length > 2;) {
    const before = rest.length;
    if (LEADING.has(rest[0]?.word ?? '')) rest = rest.slice(1);
    for (const phrase of DISCOURSE) {
      const at = (from: number): boolean => phrase.every((word, offset) => rest[from + offset]?.word === word);
      if (at(0)) rest = rest.slice(phrase.length);
      else if (rest.length > phrase.length + 1 && at(rest.length - phrase.length)) rest = rest.slice(0, -phrase.length);
    }
    changed = rest.length < before;
  }
  return rest;
}
