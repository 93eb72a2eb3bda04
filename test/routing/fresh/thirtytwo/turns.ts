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

/** Words that go on with the verb fit no request that starts with a day. */
const unfronted =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    draft.parts[0]?.endsWith(',') ? undefined : turn(draft, random, writer);

/** A wish inside would stand in another place than the writer's own words there. */
const unbroken =
  (turn: Turn): Turn =>
  (draft, random, writer) =>
    draft.aside === undefined ? turn(draft, random, writer) : undefined;

/** Kinds of near misses of part thirty-two. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['negation', order(afresh(leading('Please do not')))],
  ['negation', question(afresh(leading('Nobody wants to know', '.')))],
  ['negation', statement(afresh(leading('It is not true that')))],
  ['own', namedTurn],
  ['wish', wish],
  ['own', namedTurn],
  ['condition', order(afresh(leading('Unless Marion has already done so,')))],
  ['quantity', valued(alone, (value, other) => `both ${value} and ${other}`)],
  ['own', namedTurn],
  ['addition', order(around((request) => `${request} and text me when that is done`))],
  ['addition', question(around((request) => `${request} and why`))],
  ['addition', statement(around((request) => `${request} and please let Rob know`))],
  ['own', namedTurn],
  ['comparison', valued(numbers, (value) => `at least ${value}`)],
  ['own', namedTurn],
  ['wish', order(unfronted(wishBefore))],
  ['time', valued(days, (value, other) => `${value} or, failing that, ${other}`)],
  ['own', namedTurn],
  ['question', order(afresh(leading('How long would it take to', '?')))],
  ['own', namedTurn],
  ['role', order(leading('Get Stella to'))],
  ['role', question(afresh(around((request) => `Ask Stella to look into this one: ${lower(request)}`, '?')))],
  ['own', namedTurn],
  ['condition', order(around((request) => `${request} provided that Rob agrees`))],
  ['quantity', valued(alone, (value, other) => `either ${value} or ${other}`)],
  ['own', namedTurn],
  ['wish', unbroken(wishInside)],
  ['comparison', valued(numbers, (value) => `fewer than ${value}`)],
  ['own', namedTurn],
  ['reminder', order(leading('Remind me this evening to'))],
  ['under-specified', valued(alone, () => 'the same as last time')],
  ['own', namedTurn],
  ['retraction', closing(around((request) => `${request} ... scratch that, it has been sorted`, ''))],
  ['exclusion', valued(alone, (value) => `the others but not ${value}`)],
  ['own', namedTurn],
  ['polarity', order(leading('Undo what you did when I asked you to'))],
  ['question', order(afresh(leading('Why did somebody', '?')))],
  ['own', namedTurn],
  ['verb', order(leading('Draft an email that asks Rob to'))],
];
