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
  statement,
  valued,
  wish,
  wishBefore,
  wishInside,
  type Turn,
} from '../../generated/near-misses';

/** The turn behind friendly words, where neither such words nor a part that was moved are in front. */
const greeted =
  (turn: Turn): Turn =>
  (draft, random, writer) => {
    const free = draft.before === '' && !draft.parts[0]?.endsWith(',');
    return turn(free ? { ...draft, before: random.pick(writer.before) } : draft, random, writer);
  };

/** The turn in front of friendly words, where the draft has none at its end. */
const thanked =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    turn(draft.after === '' ? { ...draft, after: random.pick(writer.after) } : draft, random, writer);

/** A wish where nothing else was put between the parts. */
const wishWithin: Turn = (draft, random, writer) => (draft.aside ? undefined : wishInside(draft, random, writer));

/** Kinds of near misses of part five; of each five about two hide in friendly talk, and two are the wording's own. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['wish', wish],
  ['negation', order(afresh(leading('Please never')))],
  ['addition', question(around((request) => `${request} and why`))],
  ['retraction', statement(around((request) => `${request} - or so I thought, it has sorted itself out`))],
  ['own', namedTurn],
  ['wish', wishWithin],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['quantity', valued(alone, (value, other) => `${value} as well as ${other}`)],
  ['own', namedTurn],
  ['condition', order(thanked(around((request) => `${request} once the deposit has been paid`)))],
  ['comparison', question(thanked(around((request) => `${request} compared with the year before`)))],
  ['condition', statement(thanked(around((request) => `${request}, but do nothing about it yet`)))],
  ['comparison', valued(numbers, (value) => `no fewer than ${value}`)],
  ['own', namedTurn],
  ['wish', wish],
  ['role', order(leading('Get Manuela to'))],
  ['role', question(afresh(around((request) => `Can Manuela be asked this: ${lower(request)}`, '?')))],
  ['question', statement(leading('Find out whether it is true that'))],
  ['own', namedTurn],
  ['wish', wishWithin],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['exclusion', valued(alone, (value) => `all but ${value}`)],
  ['own', namedTurn],
  ['negation', order(afresh(greeted(leading('There is no need any more to'))))],
  ['negation', question(afresh(greeted(leading('Do not tell anybody', '.'))))],
  ['negation', statement(greeted(leading('Nobody should get the idea that')))],
  ['question', order(afresh(leading('Roughly how long would it take to', '?')))],
  ['own', namedTurn],
  ['wish', wish],
  ['time', order(around((request) => `${request} and do so again on the first of every month`))],
  ['quantity', valued(days, (value, other) => `either ${value} or ${other}`)],
  ['own', namedTurn],
  ['reminder', order(afresh(greeted(leading('Remind Felix tonight to'))))],
  ['wish', wishWithin],
  ['own', namedTurn],
  ['retraction', closing(around((request) => `${request} ... no, never mind, Ewa has seen to it`, ''))],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['under-specified', valued(alone, () => 'whichever it was last time')],
  ['comparison', valued(numbers, (value) => `at the very most ${value}`)],
  ['own', namedTurn],
  ['verb', order(greeted(leading('Draft a message that asks Ravi to')))],
  ['wish', wish],
  ['own', namedTurn],
  ['correction', valued(alone, (value, other) => `${value} (or was it ${other}?)`)],
  ['polarity', order(leading('Reverse what you did when I asked you to'))],
  ['own', namedTurn],
];
