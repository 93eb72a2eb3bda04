import {
  afresh,
  alone,
  around,
  closing,
  days,
  leading,
  lower,
  namedTurn,
  numbers,
  order,
  question,
  saysI,
  statement,
  valued,
  wish,
  wishBefore,
  wishInside,
  type Turn,
} from '../../generated/near-misses';

/** Nothing else is said around it, neither "could you" in front nor thanks behind. */
const bare = (turn: Turn): Turn => afresh(closing(turn));

/** Only where no part was moved to the front. */
const unmoved =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    draft.parts[0]?.endsWith(',') ? undefined : turn(draft, random, writer);

/** Words in front of the whole request, and words behind it. */
const wrapped =
  (front: string, behind: string): Turn =>
  (draft, random, writer) => {
    const inside = (request: string): string => (saysI(draft.wording, request) ? request : lower(request));
    return bare(unmoved(around((request) => `${front} ${inside(request)}${behind}`, '')))(draft, random, writer);
  };

/** Words behind the request that close it. */
const behind = (words: string): Turn => bare(around((request) => `${request}${words}`, ''));

/** Kinds of near misses of part eight; two in five hide their turn in friendly talk. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['negation', order(afresh(leading('There is no need to')))],
  ['wish', wish],
  ['addition', question(around((request) => `${request} and who did we get that from`))],
  ['question', statement(wrapped('Who was it that told us', '?'))],
  ['own', namedTurn],
  [
    'retraction',
    order(behind('. Hope your back is better, by the way! Oh, Lou just shouts that she has done it, so never mind')),
  ],
  ['quantity', valued(alone, (value, other) => `both ${value} and ${other}`)],
  ['wish', wishBefore],
  ['own', namedTurn],
  ['question', order(bare(leading('How do I', '?')))],
  [
    'addition',
    question(
      behind('? You are a gem, truly. And the printer paper is nearly gone, so order us a box of that, would you')
    ),
  ],
  [
    'retraction',
    statement(behind(', or so I wrote last night, silly me. That was a mix-up, so nothing to do, enjoy your lunch')),
  ],
  ['own', namedTurn],
  ['role', order(wrapped('Give my love to Petra when you see her and tell her to', ''))],
  ['time', valued(days, (value) => `any day but ${value}`)],
  ['wish', wishInside],
  ['role', question(wrapped('Ask Dennis this when he is back in:', '?'))],
  ['own', namedTurn],
  [
    'condition',
    order(behind('. Gorgeous morning here! Mind you, only if Pat is fine with it, you know what Pat is like')),
  ],
  [
    'under-specified',
    valued(alone, (value, other) => `${value} (or was it ${other}? My head is like a sieve today, haha)`),
  ],
  ['negation', statement(leading('It turned out not to be true that'))],
  ['own', namedTurn],
  ['question', order(wrapped('Thanks again for the lovely card! Tell me, did anyone already', '?'))],
  ['comparison', valued(numbers, (value) => `more than ${value}`)],
  [
    'retraction',
    question(
      behind('? Ah, lovely, somebody wrote it on the wall here, so do not bother looking, and give your mum my love')
    ),
  ],
  ['wish', wish],
  ['role', order(afresh(leading('Get the new starter to')))],
  ['own', namedTurn],
  [
    'addition',
    statement(behind('. Anyway, how are you? We all have colds. And put me in the diary with the boss tomorrow')),
  ],
  ['exclusion', valued(alone, (value) => `all the rest but not ${value} (no hard feelings)`)],
  ['time', order(behind(', but please wait with that until I am back from Wales. I will bring you some fudge'))],
  ['own', namedTurn],
  ['verb', question(wrapped('Note in the log that a customer wanted to know this:', ''))],
  ['wish', wishBefore],
  [
    'polarity',
    order(
      wrapped(
        'Bless you for all you did last week. One thing should be undone, though: I had asked you to',
        ', and I was wrong there'
      )
    ),
  ],
  ['own', namedTurn],
  ['role', statement(wrapped('Ring Jackie at home and tell her:', ''))],
  ['comparison', valued(numbers, (value) => `no less than ${value} (better safe than sorry, hehe)`)],
  ['own', namedTurn],
  ['reminder', order(wrapped('My head is no good before the first coffee, so remind me tomorrow to', ''))],
  ['under-specified', valued(alone, () => 'the one from the other week (the name escapes me, sorry)')],
  ['addition', question(around((request) => `${request} and has anybody written that down`))],
  ['wish', wishInside],
  ['verb', order(wrapped('Let me know what it would cost us to', ''))],
  ['own', namedTurn],
  ['time', valued(days, (value) => `the day before ${value} (it is my birthday, so not on the day itself, wink wink)`)],
  ['quantity', order(behind('. You are an angel. And the same again every month from then on'))],
  ['question', statement(wrapped('What would you do if I told you this:', '?'))],
  ['own', namedTurn],
  ['negation', question(wrapped('No need to look this up any more:', '?'))],
  ['wish', wish],
  ['condition', order(around((request) => `${request} unless somebody objects`))],
  ['negation', order(wrapped('It was sweet of you to offer, but please do not', '. Have a lie-in for once'))],
  ['own', namedTurn],
  ['comparison', valued(numbers, (value, other) => `${value} or ${other}`)],
  ['retraction', statement(around((request) => `${request} - sorry, wrong chat, ignore me`))],
];
