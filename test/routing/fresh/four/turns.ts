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
  say,
  statement,
  valued,
  wish,
  wishBefore,
  wishInside,
  type Turn,
} from '../../generated/near-misses';

/** Small talk behind the request that turns it. */
const remark =
  (...words: readonly string[]): Turn =>
  (draft, random) =>
    say({ ...draft, after: random.pick(words) });

/** The same in front of it. */
const opening =
  (...words: readonly string[]): Turn =>
  (draft, random) =>
    say({ ...draft, before: random.pick(words) });

/** A remark on an amount where there is one, on the whole request otherwise. */
const moreOrLess: Turn = (draft, random, writer) =>
  (numbers(draft.wording).length > 0
    ? remark('Make it twice as much, we always run out.', 'Half of that is plenty, on reflection.')
    : remark(
        'And the same for the two others, if you are in the mood.',
        'Twice over, you know how things get lost here.'
      ))(draft, random, writer);

/** Any other day, where the request is for a day. */
const anotherDay: Turn = (draft, random, writer) =>
  draft.parts.some((part) => /\bon \{day\}/i.test(part))
    ? valued(days, (value) => `any day but ${value}`)(draft, random, writer)
    : undefined;

/** Kinds of near misses of part four; many hold their turn in what sounds like small talk. */
export const TURNS: readonly (readonly [string, Turn])[] = [
  ['own', namedTurn],
  ['negation', remark('Or no, better not.', 'Hang on, I take that back, sorry!', 'Hm, strike that, silly me.')],
  ['condition', order(afresh(leading('In case Dominik calls in sick,')))],
  ['addition', question(around((request) => `${request} and how sure are we of that`))],
  ['own', namedTurn],
  ['wish', wish],
  ['comparison', valued(numbers, (value) => `no more than ${value}`)],
  ['own', namedTurn],
  ['wish', order(wishInside)],
  ['time', order(remark('I am away next week, so do it when I am back.', 'No stress, start on it in a fortnight.'))],
  ['time', question(remark('And the week before that?', 'I mean the year before, of course.'))],
  ['negation', order(afresh(leading('Under no circumstances should you')))],
  ['own', namedTurn],
  [
    'condition',
    remark(
      'That is, if Accounts have nothing against it, they are touchy these days.',
      'But wait for my go-ahead, I am still haggling.'
    ),
  ],
  ['quantity', valued(alone, (value, other) => `both ${value} and ${other}`)],
  ['own', namedTurn],
  ['wish', wishBefore],
  ['role', order(leading('Find out whether Gunnar can'))],
  ['own', namedTurn],
  [
    'correction',
    remark('Argh, wrong one, I meant the other.', 'Forget the last bit, my head is a sieve, the rest stands.'),
  ],
  ['negation', question(afresh(around((request) => `"${request}" is not what I am asking`, '.')))],
  ['negation', statement(around((request) => `${request} - is what I would say if it were true`))],
  ['own', namedTurn],
  ['condition', order(opening('As soon as my headache is gone,', 'Should my manager ever approve it,'))],
  ['question', order(afresh(leading('Is it even legal to', '?')))],
  ['wish', wish],
  ['own', namedTurn],
  ['quantity', order(moreOrLess)],
  ['exclusion', valued(alone, (value) => `any but ${value}`)],
  ['own', namedTurn],
  ['wish', order(wishInside)],
  [
    'time',
    order(
      opening('I am at the dentist, so in three hours and not before,', 'Once I am back from lunch and no earlier,')
    ),
  ],
  ['addition', order(around((request) => `${request} and have Zora countersign it`))],
  ['own', namedTurn],
  ['verb', order(leading('Work out what it would cost to'))],
  [
    'negation',
    opening(
      'I have been dreading this, so do the opposite of what follows.',
      'Lovely weather, so please do not bother with this:'
    ),
  ],
  ['comparison', valued(numbers, (value) => `no less than ${value}`)],
  ['own', namedTurn],
  ['time', order(around((request) => `${request}, and again in six weeks`))],
  ['retraction', closing(around((request) => `${request}. Hmm, on reflection I would sooner not`, ''))],
  ['wish', wishBefore],
  ['own', namedTurn],
  ['condition', order(around((request) => `${request} provided the invoice has been paid`))],
  ['correction', valued(alone, (value, other) => `${value} or was it ${other}`)],
  ['reminder', order(leading('Put a note in my diary to'))],
  ['own', namedTurn],
  ['exclusion', anotherDay],
  [
    'question',
    statement(afresh(around((request) => `Who told you that ${/^I\b/.test(request) ? request : lower(request)}`, '?'))),
  ],
  ['under-specified', valued(alone, () => 'the one from last time')],
  ['own', namedTurn],
  ['polarity', order(afresh(leading('Stop them before they')))],
  ['question', order(afresh(leading('Who was it that forgot to', '?')))],
];
