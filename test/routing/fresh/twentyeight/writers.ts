import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-eight say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired teacher who helps out on Thursdays.
  {
    before: [
      'Only me, the Thursday volunteer.',
      'I do hope I have the right inbox this time.',
      'I have mislaid my reading glasses, so excuse any slips.',
    ],
    asking: ['Once the kettle is on, would you'],
    after: ['My late husband would have laughed at all this.', 'With warm good wishes from Dorothy.'],
    inside: [', if I have understood it rightly,'],
    wishes: ['and post me a paper copy of it.', 'Actually no, I had better ask my niece first.'],
    wishesBefore: ['Please turn the heating up in the hall.', 'Pretend for a moment that I had asked you this:'],
    wishesInside: [', but not before I have rung you about it,'],
  },
  // A teenager with a weekend job.
  {
    before: ['hiii its kayleigh from saturdays,', 'omg so busy today,', 'erm ok,'],
    asking: ['if ur free can u'],
    after: ['ty ty ty', 'sorry my spelling is shocking lol', 'k bye x'],
    wishes: ['n get me a hot chocolate', 'jk dont do that', 'but only if my mum says yes'],
    wishesBefore: ['cancel what my sister asked u earlier, she wrote', 'ask my manager about this one:'],
  },
  // A foreman in his van.
  {
    before: [
      'Parked up outside the job, engine running.',
      'Right, quick one before I lose signal:',
      'Two sugars, as ever.',
    ],
    asking: ['Soon as you can,'],
    after: ['Right, hard hat back on.', 'Off to the next postcode.', 'The van stinks of chips, by the way.'],
    inside: ['- hands full here -'],
    wishes: ['and knock ten percent off while you are there.', 'Scratch that, do the opposite.', 'Book me an MOT too.'],
    wishesBefore: ['Text this to the gaffer, word for word:', 'Get Lenny on the phone.'],
    wishesInside: ['- unless Lenny is already on it -'],
  },
  // A new starter who is afraid of asking too much.
  {
    before: [
      'Sorry, I only started on Monday.',
      'I hope this is not a silly thing to send.',
      'They told me in the induction to write to you.',
    ],
    asking: ['If I am allowed to ask, could you'],
    after: [
      'Sorry if somebody else has sent you this kind of thing today.',
      'I am still finding my feet.',
      'Everyone is lovely here!',
    ],
    wishes: [
      'and please show me how it is done.',
      'Do not do it until my supervisor has approved it.',
      'Could I have a name badge as well?',
    ],
    wishesBefore: [
      'Draft an email to my supervisor that says:',
      'Could you forward this to my supervisor for approval:',
    ],
  },
  // A club secretary, always formal.
  {
    before: ['Further to our call this afternoon,', 'On behalf of the committee,', 'I write in haste.'],
    asking: ['The committee would be grateful if you could'],
    after: ['Yours in sport, R. Dunning (Hon. Sec.).', 'The committee sends its compliments.'],
    inside: [', as per the handbook,'],
    wishes: [
      'and record the vote in the minutes.',
      'This lapses should the treasurer object.',
      'The treasurer must be reimbursed too.',
    ],
    wishesBefore: ['Kindly table this for the January meeting:', 'Kindly circulate the agenda.'],
    wishesInside: [', provided that the treasurer agrees,'],
  },
  // A mother between two errands.
  {
    before: ['Typing this in the school car park, sorry.', 'One kid in the bath, one on the roof, so', 'Mad morning!'],
    asking: ["When you've got two hands free, can you"],
    after: ['Must dash, toast is burning.', 'Honestly, what would I do without you.', 'Wine o’clock soon!'],
    wishes: [
      'and can you pick up some milk?',
      'Hmm, let me check with his dad first, hold off.',
      'Also refund last month.',
    ],
    wishesBefore: ['Hold off on this one till I ring:', 'Send me the invoice.'],
  },
  // Night shift.
  {
    before: ['Graveyard shift here again.', 'It is dead quiet tonight.', '3 coffees in,'],
    asking: ['before the early birds clock on, can you'],
    after: ['Fox in the yard again, lovely thing.', 'Roll on 6 o’clock.', 'zzz'],
    inside: ['(nights team here)'],
    wishes: [
      'and get the duty manager out of bed.',
      'then delete this message and the job with it',
      'Or leave it to the day lot.',
    ],
    wishesBefore: ['Leave a note for the day shift that says:', 'Switch the yard lights off.'],
    wishesInside: ['(only if the day shift has not)'],
  },
  // Somebody whose first language is another one.
  {
    before: ['Dear Sirs, excuse my English please.', 'I greet you from Gdansk office.', 'Hello from the Gdansk side,'],
    asking: ['If it makes no problem, could you'],
    after: ['Thousand thanks, really.', 'By us it snows since Tuesday.', 'Have a beautiful day all.'],
    wishes: ['and say it in Polish to Marcin.', 'But my boss must say yes before.', 'I wish also to buy a second one.'],
    wishesBefore: ['Please translate me this in Polish:', 'Please explain me the rules.'],
  },
  // Cheerful and sporty.
  {
    before: ['Smashed my 10k this morning, woohoo!', 'Legs like jelly today.', 'High five team,'],
    asking: ['Be a champ and'],
    after: ['Onwards and upwards!', 'Protein shakes are on me.', 'See you at the finish line!'],
    inside: [', champ,'],
    wishes: ['and sign me up for the half marathon.', 'Only kidding, bin that one.', 'Then double it.'],
    wishesBefore: ['Time out, cancel this one:', 'Ask the coach about this:'],
    wishesInside: [', coach permitting,'],
  },
  // A grumbler.
  {
    before: ['The lift is out AGAIN.', 'Third time I have had to log in today.', 'Nobody answers the phone here, so:'],
    asking: ['Since nobody else will,'],
    after: ['I am not holding my breath.', 'And the parking is a disgrace.', 'Rant over.'],
    wishes: ['and put me through to a human.', 'On second thoughts do not bother.', 'I want a written apology too.'],
    wishesBefore: ['Tell me which idiot asked you this:', 'Get somebody to mend the lift.'],
  },
];
