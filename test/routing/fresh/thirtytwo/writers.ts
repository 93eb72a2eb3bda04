import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirty-two say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A club secretary who has been at it for thirty years.
  {
    before: [
      'Good evening, secretary here with the usual Sunday round-up.',
      'The kettle is on and the diary is open.',
      'I have finally found my reading glasses.',
    ],
    asking: ['At your convenience, would you kindly'],
    after: [
      'That is all from the old guard.',
      'Yours in sport, Clifford.',
      'The pavilion roof has held up, you will be pleased to hear.',
    ],
    inside: ['(as it stands in the minutes)', '- I have it here in my notebook -'],
    wishes: [
      'and send the treasurer a copy.',
      'But hold fire until the committee has voted.',
      'Actually, strike that from the list.',
    ],
    wishesBefore: ['Put the next item on the agenda for the AGM:', 'This one is only a proposal so far:'],
    wishesInside: ['(only if the treasurer says yes)'],
  },
  // A student who helps at weekends and writes from the phone.
  {
    before: ['hiii its me,', 'okok last thing from me:', 'omg what a shift,'],
    asking: ['pretty pls can you'],
    after: ['tysm ur the best boss ever', 'lol sorry im useless at this', 'gtg my bus is here x'],
    inside: ['(i think lol)', ', yeah yeah,'],
    wishes: ['n send me a screenshot', 'wait no dont do it yet', 'can u ask my manager first tho'],
    wishesBefore: ['what would happen if we said', 'ignore this next msg,'],
  },
  // A cook in a hurry.
  {
    before: ['Hands full of flour so this is short:', 'Hot in here today!', 'Between two trays of scones:'],
    after: [
      'Right, back to the oven.',
      'My poor feet after that lunch rush.',
      'The crumble came out lovely, by the way.',
    ],
    inside: ['- sorry, the timer went -'],
    wishes: ['and order me a new whisk.', 'Then ring me on the kitchen phone.', 'Hang on, wait until I have counted.'],
    wishesBefore: ['Tell the cleaner to leave the floor till last.', 'I was only wondering whether we should'],
    wishesInside: ['- or maybe not, ask Jean -'],
  },
  // A retired engineer, exact.
  {
    before: [
      'Further to our telephone conversation of this morning:',
      'I trust the new system is behaving itself.',
      'Having checked my records twice,',
    ],
    asking: ['If it causes no difficulty, would you'],
    after: [
      'I believe that covers it.',
      'My compliments to whoever keeps these records.',
      'Sent from my desk computer, which is older than you are.',
    ],
    inside: ['(I have checked this)', ', to be precise,'],
    wishes: [
      'and confirm the same in writing.',
      'Kindly also obtain a second quotation.',
      'Kindly suspend this until further notice.',
    ],
    wishesBefore: ['Kindly advise whether it is permitted to', 'Work out the cost of the following and nothing more:'],
  },
  // A mother of small children who volunteers.
  {
    before: ['Typing with a toddler on my lap, forgive me.', 'School run survived!', 'Ooh, before I forget:'],
    asking: ['If you get a quiet five minutes, could you'],
    after: [
      'You are an absolute lifesaver.',
      'Sorry for the typos, the little one is helping.',
      'Bedtime here, wish me luck.',
    ],
    inside: ['(sorry, baby brain)'],
    wishes: [
      'and put my name on the cake rota.',
      'Could you also find out who has my pushchair?',
      'Oh no, not yet, let me ask my husband.',
    ],
    wishesBefore: ['Somebody please find my car keys.', 'I am still in two minds about whether to'],
  },
  // A driver between two stops.
  {
    before: ['Parked up in a lay-by,', 'Traffic is murder on the ring road.', 'Alright gaffer,'],
    after: ['Off to the next stop now.', 'Heater in the cab is working again, happy days.', 'Wagons roll.'],
    inside: ['- bear with me, signal is bad -', ', as far as I know,'],
    wishes: [
      'and get someone to wash the van.',
      'but check with control before you do',
      'Scrub that, they have just rung.',
    ],
    wishesBefore: ['Control says not to', 'Let the workshop know about the wipers.'],
    wishesInside: [', or maybe not, let me check,'],
  },
  // Somebody new in the job.
  {
    before: [
      'It is only my second week, so bear with me.',
      'I hope I am using this correctly.',
      'Hello from the new girl!',
    ],
    asking: ['I was told to ask you to', 'Would it be alright to ask you to'],
    after: [
      'Everyone here has been so kind.',
      'I think I am getting the hang of it.',
      'Fingers crossed I filled that in right.',
    ],
    inside: ['(if I have read the list properly)'],
    wishes: [
      'and show me afterwards how you did it.',
      'Please double it to be on the safe side.',
      'My supervisor has to sign this off first.',
    ],
    wishesBefore: ['Am I even allowed to', 'Could you order me a name badge?'],
  },
  // A gardener who talks about the weather.
  {
    before: [
      'Frost on the inside of the windows this morning.',
      'Wet through again, but never mind.',
      'Mud up to the knees here.',
    ],
    after: ['Robin has been in for his crumbs.', 'It will be spring before we know it.', 'Off to thaw my fingers out.'],
    inside: ['- weather being what it is -'],
    wishes: ['and order a load of grit.', 'Leave that until the snow has gone.', 'The same again the week after, too.'],
    wishesBefore: ['If the ground is not frozen,', 'Get the boiler looked at.'],
  },
  // A shopkeeper, chatty.
  {
    before: ['Hello my lovely,', 'Dead quiet in the shop today.', 'Just had a coach party in, phew.'],
    after: [
      'Pop in for a brew when you are passing.',
      'The cat has claimed the window display again.',
      'God bless, Rita.',
    ],
    inside: ['(bless them)', ', would you credit it,'],
    wishes: [
      'and knock a bit off for cash.',
      'Also print me some new price tags.',
      'Oh, forget I spoke, it was last week’s list.',
    ],
    wishesBefore: ['Somebody needs to let the window man in.', 'My sister thinks we ought to'],
    wishesInside: ['(or the opposite, you choose)'],
  },
  // A foreman of few words.
  {
    before: ['Next job.', 'Evening, foreman here.', 'Back from site,'],
    after: ['That is the lot.', 'Job done, pint time.', 'Over to you.'],
    inside: [', right then,'],
    wishes: ['Copy Rob in.', 'On hold for now.', 'and invoice it.'],
    wishesBefore: ['Get three quotes before you', 'Do not'],
  },
];
