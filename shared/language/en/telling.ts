import type { WordToken } from '../tokens';
import { turningKind } from '../turning';
import { isSayingOrDeciding } from './deciding';
import { isKnownWord } from './known-words';
import { STATES, TOPICS } from './private-life';
import { PRIVATE_WORDS, SMALL_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/**
 * Clauses that tell something of the speaker, the reader or the moment, by their grammar; unlike the formulas they have open places.
 * A word in an open place (a group of the pattern) is a word of the language, none of the request's, none that turns a meaning, and none of
 * will, word or change, so that nothing can be asked for there. Words are without articles.
 */

const OPEN = '(\\p{L}+(?: \\p{L}+){0,3})';
const ONE = '(\\p{L}+)';
const WHEN =
  '(?:last (?:week|night|month|year|time)|yesterday|today|tonight|earlier|lately|this (?:week|morning|afternoon|evening|month|year)|<date>|<time>|just now|as (?:always|ever|usual)|again|already|so far|all day|all week)';
const WHERE = '(?:here|there|over here|over there|out here|out there|up here|down here|outside|in here)';
const TAIL = `(?: (?:${WHEN}|${WHERE}|by way|you know|indeed|though|everyone|everybody|guys|folks|mate|team|too))*`;
const TIME = '(?:day|week|month|year|morning|afternoon|evening|night|shift)';
const GOOD_TIME =
  '(?:day|week|weekend|morning|afternoon|evening|night|holiday|holidays|trip|lunch|break|time|christmas|easter|summer|birthday|<date>)';
const PERSON =
  '(?:lady|man|woman|guy|girl|boy|gentleman|colleague|neighbour|neighbor|intern|newbie|trainee|apprentice|granny|grandma|grandpa|nerd|pest|nuisance|secretary|receptionist|caretaker)';
const MATE =
  '(?:my dear|my dears|my love|my lovely|my darling|mate|mates|friend|friends|pal|buddy|dude|bud|boss|chief|captain|sir|madam|ma|maam|miss|dear|dears|darling|sweetie|sweetheart|love|lovely|lovelies|honey|duck|petal|hun|bestie|guys|folks|team|everyone|everybody|all|gang|crew|legend|legends|star|stars|champ|champion|colleague|colleagues|amigo|amigos|gents|ladies|superstar|rockstar|angel|hero|genius|you)';
const GREETS =
  '(?:ok|okay|well|right|so|hey|hi|hiya|hello|oh|dear|alright|yo|oi|thanks|thank you|cheers|sorry|yes|good|morning|day|evening|afternoon|bye|goodbye|ta|hugs|love)';
const HAIL =
  '(?:lots of |much |best |kind |warm |sunny |rainy |cold |many |big )*(?:hi|hiya|hello|hey|cheers|hugs|love|greetings|regards|wishes|morning|evening|good (?:morning|day|evening|afternoon)|thanks|kisses)(?: to (?:you|all|you all))?';
const WELL =
  '(?:well|fine|ok|okay|good|great|better|lovely|nice|nicely|smoothly|alright|sunny|warm|safe|safely|healthy|rested|happy|and|with you|for you|with all of you|at home|in good health|so far|today|there|too|again|all)';
const RIDE = '(?:train|bus|plane|tram|taxi|tube|metro|sofa|couch|bed|bathtub|sideline|back seat|passenger seat)';
const BAD = '(?:bad|terrible|awful|horrible|dreadful|lousy|rotten|miserable|nasty|ghastly|abysmal|dodgy|crappy|patchy)';
const DEVICE = '(?:phone|mobile|iphone|ipad|tablet|laptop|watch|smartphone|desktop|computer|train|bus|bed|sofa|couch)';
const BRIEF =
  '(?:so|hence|thus|therefore|so i will be|i will be|so i will keep it|i will keep it|keeping it|keeping this|so just) (?:very |really )*(?:brief|short|in short|briefly|in brief|to point)';
const BETWEEN =
  '(?:between|in between|in middle of) (?:two |my |back to back )*(?:meetings|calls|classes|lectures|lessons|appointments|shifts|patients|flights|trains|exams|errands|chores)';
const FINE =
  '(?:good|great|nice|excellent|lovely|brilliant|solid|amazing|awesome|fantastic|super|impressive|wonderful|splendid|superb)';
const DEEDS =
  '(?:work|job|effort|efforts|stuff|teamwork|catch|seeing you|talking to you|to see you|to meet you|to hear from you|hearing from you)';
const EVENTS = '(?:game|show|talk|speech|presentation|party|meeting|lunch|dinner|chat|goal|match|session|call)';

const TELLINGS = [
  // "It is the old lady from the front desk."
  `(?:it is|this is|here is|me) (?:only |just |still |again )*(?:your |my )?(?:${ONE} )?(?:${ONE} )?${PERSON}(?: (?:from|at|in|on|of|next|down|up) ${OPEN})?`,
  // "I do hope I pressed the right button", "I hope it goes well", "I hope you are keeping warm".
  `(?:i |we )?(?:do |really |just |sincerely |so |very much )*(?:hope|trust|think|believe) (?:that )?(?:i|we) (?:have |am |was )?(?:not )?(?:pressed|hit|clicked|typed|found|picked|got|used|wrote|writing|reached|dialled|opened|doing|did) (?:this |it |to )?(?:right|correct|proper|correctly|properly)(?: ${ONE})?`,
  `(?:i |we )?(?:do |really |just |sincerely |so |very much )*(?:hope|trust|hoping) (?:that )?(?:it|it all|this|that|all|everything|life|you|your \\p{L}+|you and yours|you all|things) (?:all |both |still )?(?:is|are|go|goes|went|is going|are going|are doing|are keeping|are feeling|keep|had|have had|has been|have been|feel|slept|survived|got home)(?: ${WELL})+`,
  `(?:and )?(?:i |we )?(?:also |just )*(?:wish|wishing) (?:you|you all|all of you|everyone|everybody|all|your family|your team)(?: all| both)*(?: (?:very|really|most|wonderful|lovely|nice|good|great|happy|pleasant|relaxing|sunny|restful|peaceful|productive|quiet|successful|beautiful|merry))* (?:${GOOD_TIME}|success|luck|strength|health|joy|rest of (?:${GOOD_TIME}))(?: (?:ahead|too|over there|there|in advance|and ${GOOD_TIME}))*`,
  `(?:and )?have (?:(?:very|really|super|fab|fabulous|fantastic|amazing|brilliant|awesome|splendid|wonderful|lovely|nice|good|great|happy|pleasant|relaxing|sunny|restful|peaceful|productive|beautiful|merry|safe) )+${GOOD_TIME}${TAIL}`,
  // "Third coffee already."
  `(?:first|second|third|fourth|fifth|sixth) (?:coffee|cup|tea|espresso|mug|meeting|call|conference|yawn|night shift)(?: of (?:coffee|tea))?(?: (?:already|again|today|this morning|and counting|of day|so far|in row|now))+`,
  // "Sent from my phone", "Typed with one thumb".
  `(?:sent|typed|written|dictated|tapped|texted|scribbled)(?: in haste| in hurry| quickly| hastily)* (?:(?:from|on) my ${DEVICE}|with (?:one|two|both|cold|frozen) \\p{L}+)`,
  `(?:writing|writing this|posting|calling|reporting|typing|typing this|texting|live) from ${OPEN}`,
  `(?:${HAIL})(?: there)? from (?:very )?${OPEN}`,
  `(?:(?:still|writing|live|hello) )?from (?:my |packed |full |slow |moving )*${RIDE}(?: (?:again|home|to work|today|as usual|now))* (?:${BAD} (?:signal|reception|connection|wifi|network|line)|${BRIEF})`,
  // "Between meetings, so brief:"
  `(?:(?:still |just |squeezed |stuck |caught )+${BETWEEN}|${BETWEEN} ${BRIEF})`,
  BRIEF,
  // Fragments that judge what nobody wishes for, the day, or what was done.
  `(?:very |really |so |such |rather |quite |pretty |still |again |absolutely )*${BAD} ${ONE}${TAIL}`,
  `(?:very |really |so |such |quite |pretty |yet |another |just )*(?:long|busy|crazy|mad|hectic|stressful|grim|tough|rough|wild|weird|strange|exhausting|tiring|frantic|manic|endless) (?:old )?${TIME}${TAIL}`,
  `(?:really |very |such |so )*${FINE} (?:${DEEDS}|${EVENTS} (?:last (?:week|night|month|time)|yesterday|lately|<date>))${TAIL}`,
  `(?:god |lord |heaven )?bless(?: (?:you|him|her|them|us|me|your|their|his|my|heart|hearts|soul|little|cotton|socks|all|work|effort|efforts|day|week))+`,
  `(?:you know|you see|i tell you|let me tell you|believe me|trust me|if you ask me|i must say|truth be told|no kidding|no joke|honestly|i swear|i know|as you know|who knew|fancy that|would you believe)`,
  `do not (?:even )?ask(?: me)? (?:why|how|how come)`,
  `if i may(?: (?:ask|trouble you|bother you|be so bold|say so))?`,
  `(?:i |we )?know (?:that )?(?:i|we) (?:always )?(?:ask|am asking|are asking|keep asking)(?: for)? (?:lot|too much|so much|great deal)(?: of you)?`,
  // Of the words themselves.
  `(?:i |we )?(?:do |really |just )*(?:hope|trust|think|fear) (?:that )?my (?:english|french|spelling|typing|grammar|handwriting|writing|accent) (?:is|was) (?:not (?:too )?)?${ONE}`,
  // "This heat is killing me."
  `(?:this|that) (?:heat|cold|weather|rain|snow|wind|noise|traffic|silence|music|chair|keyboard|screen|hangover|headache|cough|toothache) (?:is|was) (?:killing|driving|freezing|annoying|distracting|bothering) (?:me|us)(?: (?:mad|crazy|nuts))?${TAIL}`,
  // "my head hurts"
  `(?:my|our) (?:\\p{L}+ )?${ONE} (?:hurts|hurt|aches|ache|itches|itch|tingles|throbs|is killing me|are killing me|is going crazy|rumbles|growls|hates me|hates us|ignores me|bites me|judges me)${TAIL}`,
  `(?:off|heading|running|dashing|rushing|popping) (?:out |over |back |home |now )*to ${OPEN}`,
  `(?:this is |it is )?(?:my )?first time (?:here|writing|asking|using this|doing this|writing here|writing to you|asking you)(?: (?:here|for me|so))*`,
].map((telling) => new RegExp(`^(?:${telling})$`, 'u'));

const VOCATIVE = new RegExp(`^(?:${GREETS} )*${MATE}(?: (?:${MATE}|out there|over there))*$`, 'u');
const LONE =
  /^(?:mate|pal|buddy|dude|bud|boss|chief|darling|sweetie|sweetheart|honey|hun|legend|star|champ|superstar|rockstar|angel|hero|genius)$/;
const GREETED =
  /^(?:hi|hello|hey|dear|hiya|morning|good (?:morning|day|evening|afternoon)|thanks|thank you|many thanks|cheers|(?:best|kind|warm)? ?(?:regards|wishes)|yours|yours (?:sincerely|truly|faithfully)|sincerely|ta|bye)(?: there)?$/;
const MOST_NAMES = 3;

/** Does the clause tell and ask for nothing. */
export function isTelling(said: readonly WordToken[], request: ReadonlySet<string>): boolean {
  if (said.some((token, at) => isNamed(token) && (at > 0 || said[1]?.word === 'here')))
    return isSignature(said, request) || isIntroduction(said, request);
  const text = said.map(({ word }) => word).join(' ');
  if (said.some(({ word }) => request.has(word) && !SMALL_WORDS.has(word))) return false;
  if (VOCATIVE.test(text))
    return said.every(({ article }) => article === undefined) && (said.length > 1 || LONE.test(text));
  if (/^(?:still )?from\b/.test(text) && request.has('from')) return false;
  if (isPraiseOfReader(said) || isOfTheMoment(said)) return true;
  return TELLINGS.some((telling) => {
    const open = telling.exec(text)?.slice(1);
    return open?.every((part: string | undefined) => part === undefined || part.split(' ').every(isOpenWord)) === true;
  });
}

function isNamed({ raw, word }: WordToken): boolean {
  return (
    /^\p{Lu}/u.test(raw) && !word.startsWith('<') && !/^I(?:['’]|$)/.test(raw) && !TOPICS.has(word) && raw.length > 1
  );
}

/** "Hi Anna", "Kind regards, Tom Berg": the reader's name or the speaker's own. */
function isSignature(said: readonly WordToken[], request: ReadonlySet<string>): boolean {
  const from = said.findIndex((token, at) => at > 0 && isNamed(token));
  const names = said.slice(from);
  return (
    names.length <= MOST_NAMES &&
    GREETED.test(
      said
        .slice(0, from)
        .map(({ word }) => word)
        .join(' ')
    ) &&
    names.every(
      (token) =>
        isNamed(token) &&
        !request.has(token.word) &&
        turningKind({ words }, token.word) === undefined &&
        !words.pronouns.has(token.word) &&
        !isSayingOrDeciding(token.word)
    )
  );
}

const ADDRESS = '(?:from|at|in|on|down in|up in|over at|over in)';
/** "on the card", "to Lisbon": there it would be said what is done with it. */
const PLACE = '((?!(?:on|to|for|with)\\b)(?:NAME|\\p{L}+)(?: (?!(?:on|to|for|with)\\b)(?:NAME|\\p{L}+)){0,4})';
const OPENED =
  '(?:(?:hi|hiya|hello|hey|good (?:morning|day|afternoon|evening)|morning|evening) (?:all |everyone |there |again )?)';
const INTRODUCTIONS = [
  `${OPENED}(?:it is|this is) (?:just |only )?NAME(?: NAME)?(?: (?:here|again|speaking))?(?: ${ADDRESS} ${PLACE})?`,
  `${OPENED}?(?:i am|my name is|here is) NAME(?: NAME)?(?: (?:here|again|speaking))?(?: ${ADDRESS} ${PLACE})?`,
  `${OPENED}?NAME(?: NAME)? here(?: (?:again|speaking))?(?: ${ADDRESS} ${PLACE})?`,
  `(?:${HAIL})(?: there)? from ${PLACE}`,
].map((source) => new RegExp(`^(?:${source})$`, 'u'));

/** "Hi, it's Bea from the print room", "Good day from Porto": who writes, and where. */
function isIntroduction(said: readonly WordToken[], request: ReadonlySet<string>): boolean {
  if (said.some(({ word }) => request.has(word) && !SMALL_WORDS.has(word))) return false;
  const isName = (token: WordToken, at: number): boolean =>
    isNamed(token) && (at > 0 || said[1]?.word === 'here') && turningKind({ words }, token.word) === undefined;
  const text = said.map((token, at) => (isName(token, at) ? 'NAME' : token.word));
  return INTRODUCTIONS.some((introduction) => {
    const open = introduction.exec(text.join(' '))?.slice(1);
    return (
      open?.every(
        (part: string | undefined) =>
          part === undefined || part.split(' ').every((word) => word === 'NAME' || isOpenWord(word))
      ) === true
    );
  });
}

/** A word that names or describes and can ask for nothing. */
function isOpenWord(word: string): boolean {
  if (SMALL_WORDS.has(word)) return !ASKING.test(word);
  const kind = turningKind({ words }, word);
  return (
    (kind === undefined || (kind === 'direction' && word !== 'against' && word !== 'per' && word !== 'via')) &&
    !words.pronouns.has(word) &&
    !NOT_OPEN.has(word) &&
    !isSayingOrDeciding(word) &&
    isKnownWord(word)
  );
}

const ASKING =
  /^(?:could|can|would|will|should|must|may|might|please|let|lets|if|or|whether|though|instead|what|which|who)$/;
const NOT_OPEN = new Set(
  'idea ideas suggestion deal rating review credit mark news timing example sample wish hint please booking entry record version seat seats rooms list'.split(
    ' '
  )
);

const READER_VERBS = new Set(
  'have has are is were do did make made run keep kept show know saved rock rule work have been being give gave bring always'.split(
    ' '
  )
);
const READER_NOUNS = new Set(
  `patience kindness help heart service team work job advice smile humour humor way people day days life week world sunshine bunch lot lots million
  thanks such me us my our all always big huge so very really truly just simply absolute absolutely total totally ever never fail with for to of as in
  best real true proper by far one ones best friend`.split(/\s+/)
);

/** "You have always such patience with me", "you are a lifesaver". */
function isPraiseOfReader(said: readonly WordToken[]): boolean {
  if (said[0]?.word !== 'you' || said.length > 10) return false;
  const verb = said.findIndex(({ word }, at) => at > 0 && READER_VERBS.has(word) && word !== 'always');
  if (verb < 1 || verb > 3) return false;
  const rest = said.slice(1).filter((_, at) => at + 1 !== verb);
  const such = said.some(({ word }) => /^(?:such|great|huge|real|big|true)$/.test(word));
  const isPraise = (word: string): boolean =>
    SOCIAL_WORDS.praise.has(word) ||
    /^patien(?:ce|t)$/.test(word) ||
    (such && /^(?:help|kindness|friend|friends)$/.test(word));
  return (
    rest.some(({ word }) => isPraise(word)) &&
    rest.every(({ word }) => isPraise(word) || READER_NOUNS.has(word) || READER_VERBS.has(word))
  );
}

const MUCH = new Set(
  'mess blur zoo circus nightmare disaster jungle rollercoaster madhouse chaos mayhem crazy mad bonkers insane chaotic hectic endless hell'.split(
    ' '
  )
);

/** "This week is a lot", "Today is the first snow of my life": of the day, and how it is. */
function isOfTheMoment(said: readonly WordToken[]): boolean {
  const today = said[0]?.word === '<date>' && /^today$/i.test(said[0].raw);
  const start = today
    ? 1
    : /^(?:this|my|our)$/.test(said[0]?.word ?? '') &&
        /^(?:day|week|month|year|morning|evening|afternoon)$/.test(said[1]?.word ?? '')
      ? 2
      : 0;
  if (start === 0 || !/^(?:is|was|feels|felt|has)$/.test(said[start]?.word ?? '')) return false;
  const rest = said.slice(start + 1);
  return (
    rest.length > 0 &&
    rest.length <= 8 &&
    rest.every(({ word }, at) => {
      if (/^(?:full|gone|out|late|free|down|off)$/.test(word)) return false;
      // "the first snow of my life"
      if (word === 'first') return TOPICS.has(rest[at + 1]?.word ?? '') && rest.length > 2;
      return (
        /^(?:lot|much|been|being|slow|my|of|in|i|just|so|such|too|very|really|already|again|over|and|like|from|hell|one|those)$/.test(
          word
        ) ||
        // "This afternoon is good" may be a wish; what was, is past.
        (said[start]?.word === 'is' || said[start]?.word === 'feels'
          ? MUCH.has(word)
          : STATES.has(word) || SOCIAL_WORDS.praise.has(word)) ||
        (TOPICS.has(word) && at > 0) ||
        (PRIVATE_WORDS.has(word) && turningKind({ words }, word) === undefined)
      );
    })
  );
}
