/** What a writer says around a request without asking for anything by it. */
export interface Writer {
  /** In front of the request; one that ends in no full stop goes on with the request in lower case. */
  before: readonly string[];
  /** The same for orders only: "Whenever you have a minute, could you". */
  asking?: readonly string[];
  after: readonly string[];
  /** Between two parts of the request, with its own commas, dashes or brackets. */
  inside?: readonly string[];
  /** What sounds alike and asks for something, or takes the request back. */
  wishes: readonly string[];
  wishesBefore: readonly string[];
  wishesInside?: readonly string[];
}

export const DEVELOPMENT_WRITERS: readonly Writer[] = [
  {
    before: [
      'Morning! The coffee machine is broken, sigh.',
      'Hope you had a good weekend.',
      'Not urgent at all, but could you',
    ],
    after: ['Thanks a bunch, you are a star!', 'Sorry for the bother.', 'Have a great evening!'],
    wishes: ['and tell her I am sorry.', 'Also let Tom know.', 'Send me the receipt.'],
    wishesBefore: ['My chair is broken, please get me a new one.', 'Forget the rest.'],
  },
  {
    before: ['Quick one from me:', "Me again, I'm afraid.", "I know it's Friday afternoon, so no stress:"],
    after: ['It would make my day.', 'No rush.', 'You rock.'],
    wishes: ['and wish them luck.', 'It must not cost anything.', 'The others stay as they are.'],
    wishesBefore: ['I have changed my mind.', 'The last one was wrong.'],
  },
];

export const HELD_OUT_WRITERS: readonly Writer[] = [
  {
    before: ['I know it is late, and I do apologise:', 'You must be swamped.', 'I hate to be a pain.'],
    after: ['I really appreciate all the work you do.', 'I owe you one.'],
    wishes: ['and ask her how she is doing.', 'Kindly keep me posted.'],
    wishesBefore: ['I have had second thoughts.', 'We need someone for the night shift.'],
  },
  {
    before: ['yo,', 'ok so', 'hey hey,'],
    after: ['ta', 'cheers mate', 'legend!'],
    wishes: ['n ping me after', 'but ask Bob first', 'nah, scrap that'],
    wishesBefore: ['scrap the old one,', 'dunno if this is right,'],
  },
  {
    before: ['Sorry to trouble you with this.', 'I hope this is the right place to ask.', 'Long time no see!'],
    after: ['Apologies for the short notice.', 'I hope that is fine with you.', 'Please forgive my clumsy English.'],
    wishes: ['and apologise to the team.', 'I would love a coffee as well.', 'Nobody else may hear of it.'],
    wishesBefore: ['It would be nice to have the heating on.', 'Maybe we should wait.'],
  },
  {
    before: [
      'Whenever you find a minute, please',
      'No hurry on this one, but would you',
      'If it is not too much trouble, could you',
    ],
    after: ['and have a lovely evening!', 'Hope all is well with the kids.', 'Thanks ever so much for your patience.'],
    wishes: ['and remind me of it.', 'Then go home.', 'Bill it to my account.'],
    wishesBefore: ['If the others agree, could you', 'Unless you hear from me, could you'],
  },
  {
    before: ['My boss is breathing down my neck, so:', 'What a day!', 'It is raining cats and dogs over here.'],
    after: ['Greetings from the basement.', 'The view up here is stunning, by the way.'],
    wishes: ['The boss said no, though.', 'Somebody should also sweep the floor.', 'Keep the old one.'],
    wishesBefore: ['I am thinking about whether to', 'My boss asked me not to'],
  },
];
