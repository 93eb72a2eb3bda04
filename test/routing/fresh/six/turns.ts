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

/** A statement as the one who repeats it goes on with it. */
const repeated =
  (words: (said: string) => string): Turn =>
  (draft, random, writer) => {
    const said = (request: string): string => (saysI(draft.wording, request) ? request : lower(request));
    return around((request) => words(said(request)))(draft, random, writer);
  };

/** Kinds of near misses of part six; two in five hide their turn in friendly talk. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['friendly wish', wish],
  ['own', namedTurn],
  ['negation', order(afresh(leading('Never ever')))],
  ['friendly wish', wishInside],
  ['own', namedTurn],
  [
    'friendly negation',
    order(afresh(leading("It is lovely of you to offer, and I'll bring you cake for it, but please do not"))),
  ],
  [
    'friendly addition',
    question(around((request) => `${request}, and, if your patience with me lasts, who looked after it`)),
  ],
  ['quantity', valued(alone, (value, other) => `${value} as well as ${other}`)],
  ['own', namedTurn],
  ['friendly wish', wishBefore],
  ['comparison', valued(numbers, (value) => `at least ${value}`)],
  ['own', namedTurn],
  ['friendly wish', wishInside],
  ['condition', order(afresh(leading('In case Petra calls in sick,')))],
  [
    'friendly retraction',
    closing(around((request) => `${request} - oh, hang on, you dear people, that is settled already, so leave it`, '')),
  ],
  ['own', namedTurn],
  ['verb', order(leading('Tell me what it would take to'))],
  ['friendly wish', wish],
  ['own', namedTurn],
  ['role', question(afresh(around((request) => `Let Marta find this out, not you: ${lower(request)}`)))],
  ['role', order(leading('Find out who is supposed to'))],
  [
    'friendly condition',
    order(around((request) => `${request}, but ask dear old Marek first whether he is happy with it`)),
  ],
  [
    'friendly retraction',
    statement(around((request) => `${request}, or so I thought, daft as I am, it is all settled`)),
  ],
  ['own', namedTurn],
  ['friendly wish', wishInside],
  ['under-specified', valued(alone, () => 'the same one as last time')],
  ['own', namedTurn],
  ['friendly wish', wish],
  ['time', order(around((request) => `${request} once a month from now on`))],
  ['comparison', question(around((request) => `${request}, compared with the year before`))],
  ['own', namedTurn],
  ['friendly quantity', valued(alone, (value, other) => `${value}, or, whichever you like better, my dear, ${other}`)],
  ['friendly question', order(afresh(leading('Just between us, I am so curious, who was it that told you to', '?')))],
  [
    'friendly negation',
    question(
      afresh(around((request) => `I was only wondering aloud, no need to look it up, friends: ${lower(request)}`))
    ),
  ],
  ['own', namedTurn],
  ['reminder', order(leading('Remind me tomorrow to'))],
  ['comparison', valued(numbers, (value) => `no more than ${value}`)],
  ['own', namedTurn],
  ['friendly wish', wishBefore],
  ['exclusion', valued(alone, (value) => `each and every one except ${value}`)],
  ['own', namedTurn],
  ['friendly reminder', order(leading("Put a little note on my desk, you treasure, so that I don't forget to"))],
  ['friendly report', statement(repeated((said) => `Here is a nice one, our Paul told me last year: ${said}`))],
  ['question', order(leading('Check whether we are allowed to'))],
  ['own', namedTurn],
  ['friendly wish', wish],
  ['time', valued(days, (value) => `${value} or the day after`)],
  ['own', namedTurn],
  [
    'friendly time',
    order(around((request) => `${request}, and, since you do it so nicely, the same again every week`)),
  ],
  ['polarity', order(leading("Take back yesterday's instruction to"))],
  ['retraction', statement(afresh(around((request) => `Please ignore my message "${request}"`, '')))],
  ['own', namedTurn],
  [
    'friendly addition',
    order(around((request) => `${request}, and while you are at it, you star, water my poor fern`)),
  ],
];
