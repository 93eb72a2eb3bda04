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

/** The same turn with what its writer likes to say in front of it and behind it. */
const friendly =
  (turn: Turn): Turn =>
  (draft, random, writer) => {
    const { before, after } = draft;
    const spoken = writer.after.filter((words) => !/^(?:and|but|n) /.test(words));
    return turn(
      {
        ...draft,
        before: before === '' && !draft.aside ? random.pick(writer.before) : before,
        after: after === '' ? random.pick(spoken) : after,
      },
      random,
      writer
    );
  };

/** The turn brings its own greeting. */
const greeting =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    turn({ ...draft, before: '' }, random, writer);

/** For requests that begin with their verb: no part was moved in front of it. */
const straight =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    draft.parts[0]?.endsWith(',') ? undefined : turn(draft, random, writer);

/** A statement inside another sentence. */
const claimed = (words: (request: string) => string, end?: string): Turn =>
  statement((draft, random, writer) =>
    around((request) => words(saysI(draft.wording, request) ? request : lower(request)), end)(draft, random, writer)
  );

/** Kinds of near misses of part seven; two in five hide what they turn in friendly talk. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['negation', order(afresh(leading('Please do not')))],
  ['own', friendly(namedTurn)],
  ['wish', wish],
  ['condition', order(around((request) => `${request}, unless Dagmar has done it by now`))],
  ['own', namedTurn],
  ['quantity', valued(alone, (value, other) => `${value} as well as ${other}`)],
  ['negation', question(afresh(around((request) => `No need to look this up any more: ${lower(request)}`)))],
  ['own', namedTurn],
  [
    'negation',
    order(
      straight(
        greeting(
          around(
            (request) =>
              `You were so quick last time that I nearly asked you to ${lower(request)}, but there is no need now`,
            '.'
          )
        )
      )
    ),
  ],
  ['own', friendly(namedTurn)],
  ['time', order(around((request) => `${request}, and the same again next month`))],
  ['comparison', valued(numbers, (value) => `no less than ${value}`)],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['role', order(afresh(leading('Find out if Hannes could')))],
  ['correction', friendly(valued(days, (value, other) => `${value} or ${other}`))],
  ['own', namedTurn],
  ['question', order(straight(afresh(leading('Who asked us to', '?'))))],
  ['addition', order(friendly(around((request) => `${request}, and book a table for us two tonight, my treat`)))],
  ['own', namedTurn],
  [
    'retraction',
    order(afresh(closing(around((request) => `${request} -- oh, lovely, Mum says it is sorted, so never mind`, '')))),
  ],
  ['own', friendly(namedTurn)],
  ['reminder', order(leading('Remind me tomorrow to'))],
  ['comparison', valued(numbers, (value) => `up to ${value}`)],
  ['own', namedTurn],
  ['wish', wishInside],
  ['under-specified', valued(alone, () => 'the same one as last time')],
  ['role', question(afresh(around((request) => `Ask Benno if he can answer this: ${lower(request)}`)))],
  ['own', friendly(namedTurn)],
  ['negation', closing(claimed((request) => `Somebody put it about that ${request}, which is not so`))],
  [
    'question',
    order(
      straight(
        greeting(
          around(
            (request) => `Hope your cold is better! What would it take, just out of interest, to ${lower(request)}`,
            '?'
          )
        )
      )
    ),
  ],
  ['own', namedTurn],
  ['time', order(straight(leading('From now on, whenever I am away,')))],
  ['exclusion', valued(alone, (value) => `all of them except ${value}`)],
  ['own', friendly(namedTurn)],
  ['condition', order(friendly(around((request) => `${request} as soon as my sister agrees, she is such a darling`)))],
  ['verb', order(straight(leading('Make a list of what we need to')))],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['question', greeting(claimed((request) => `Lovely to have you back! Did I ever tell you that ${request}`, '?'))],
  ['correction', valued(alone, (value, other) => `${value} (or was it ${other}?)`)],
  ['own', namedTurn],
  ['comparison', valued(numbers, (value) => `more than ${value}`)],
  ['addition', question(friendly(around((request) => `${request} and who is the nice person that keeps the list`)))],
  ['own', friendly(namedTurn)],
  ['polarity', order(afresh(straight(leading('Changed my mind, there is no need any more to'))))],
  [
    'retraction',
    order(
      afresh(
        closing(
          around((request) => `${request}, I wanted to write, but Femi was quicker and has seen to it, the angel`, '.')
        )
      )
    ),
  ],
  ['own', namedTurn],
  ['wish', wishInside],
  ['negation', order(greeting(straight(leading("It is sweet of you to offer, and I did smile, but please don't"))))],
  ['own', namedTurn],
  ['quantity', friendly(valued(alone, (value, other) => `either ${value} or ${other}`))],
  [
    'role',
    question(
      greeting(around((request) => `My nephew, he is adorable, wants to learn how you find out: ${lower(request)}`))
    ),
  ],
  ['wish', friendly(wish)],
];
