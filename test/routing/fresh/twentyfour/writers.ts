import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-four say around their requests. */
export const WRITERS: readonly Writer[] = [
  {
    // A volunteer in her seventies.
    before: [
      'Hello dear, it is Marjorie from the front desk.',
      'My granddaughter set this up for me.',
      'I do hope I am doing this properly.',
    ],
    asking: ['If you would be so kind, could you'],
    after: [
      'God bless you all, and mind the ice.',
      'My knee is so much better, thank you for asking.',
      'It was lovely to see you at the carol concert.',
    ],
    wishes: [
      'and put the kettle on for the ladies.',
      'Would you also ring my daughter?',
      'No, leave it, I will ask Harold.',
    ],
    wishesBefore: ['I only want to know how one would do this.', 'Find my glasses first, would you.'],
  },
  {
    // A van driver between two stops.
    before: ['in a layby, quick,', 'traffic mental on the A46,', 'just pulled in,'],
    asking: ['mate, when you can, could you'],
    after: ['got to shift, warden coming', 'off to Derby now', 'signal rubbish here'],
    inside: ['(typing with my thumb)', ', nearly there,'],
    wishes: [
      'and fill the van up',
      'nah leave that one for Daz',
      'can someone sort my rota too',
      'but wait till I ring',
      'n tell Daz he owes me a tenner',
    ],
    wishesBefore: ['hold fire on this until I am parked,', 'tell Daz to do the next bit himself:'],
    wishesInside: ['(only if Daz agrees)', '- unless that is taken -'],
  },
  {
    // An accounts manager.
    before: [
      'Good afternoon, following on from our call.',
      'I have just cleared my inbox at last.',
      'Month end again, I am afraid.',
    ],
    asking: ['When you get to it today, would you'],
    after: ['Best wishes, Caroline.', 'I am out of the office from four.', 'Your help last week was appreciated.'],
    wishes: [
      'and raise an invoice for it.',
      'Please send me a copy for the file.',
      'This needs sign-off from Neil first.',
    ],
    wishesBefore: ['For discussion only, no action yet:', 'Chase the overdue invoices first.'],
  },
  {
    // A mother at home with a sick child.
    before: [
      'Excuse typos, poorly toddler on my lap.',
      'Third night with no sleep.',
      'CBeebies on in the background, so:',
    ],
    after: ['He has just thrown his toast at me.', 'Roll on bedtime.', 'Off to find the Calpol.'],
    inside: ['(hang on, toast emergency)', '- sorry, little one crying -'],
    wishes: ['and move my one o’clock as well.', 'Can you also tell nursery he is off?', 'Hmm, no, forget I asked.'],
    wishesBefore: ['Cancel everything I have on today.', 'If he is still ill tomorrow, then'],
    wishesInside: ['(if it is not too dear)', '(or whatever is cheapest)'],
  },
  {
    // A new trainee.
    before: [
      'Hiya, it’s my second week so bear with me.',
      'Jackie said you are the one to ask.',
      'I hope I have got the right channel!',
    ],
    asking: ['Am I allowed to ask if you could'],
    after: [
      'Still learning all the names!',
      'Thank you for being so patient with me.',
      'Everyone here is really nice.',
    ],
    wishes: ['and tell me how you got there.', 'Check with Jackie before you do.', 'Oh, Jackie says not to.'],
    wishesBefore: ['Jackie wants me to practise, so do not really do this:', 'Teach me how this works:'],
  },
  {
    // A retired engineer who writes as in a report.
    before: [
      'Further to my note of last Sunday.',
      'The weather here is two degrees and foggy.',
      'I write from the signal box.',
    ],
    after: [
      'Yours, G. Thistlewood (Secretary).',
      'The new kettle in the clubhouse is splendid.',
      'The AGM minutes went down well.',
    ],
    inside: [', as is our custom,', '(I have my notes in front of me)'],
    wishes: [
      'and minute it accordingly.',
      'The treasurer should be informed in writing.',
      'The committee voted against it, however.',
    ],
    wishesBefore: ['The committee will vote on the following:', 'Order a replacement kettle.'],
    wishesInside: ['(subject to the committee’s vote)', ', or failing that the next best,'],
  },
  {
    // A harried supervisor.
    before: ['Phone has not stopped all morning.', 'Two off sick today and a full diary.', 'ok next thing,'],
    asking: ['before you go for lunch can you'],
    after: ['What a Monday, and it is only Sunday.', 'I need a holiday.', 'You are keeping me sane.'],
    wishes: ['and find cover for Sam.', 'Do the same for next week.', 'Scratch that, it can wait till January.'],
    wishesBefore: ['I need someone to cover for Sam.', 'Not now, but at some point'],
  },
  {
    // A German colleague.
    before: ['Hello together,', 'I am back from my holiday in the Harz.', 'Sorry for my English, it is early.'],
    after: ['Greetings from rainy Hannover.', 'I wish you a nice first Advent.', 'We had a very good stollen today.'],
    inside: ['(is this the right word?)', '- as my colleague told me -'],
    wishes: ['and translate it to German for me.', 'Please make also a list of it.', 'But first I must ask my chef.'],
    wishesBefore: ['Please explain me first how it goes:', 'It is only a theoretical question:'],
    wishesInside: ['(when the boss says yes)', '(or one day later)'],
  },
  {
    // A cheerful receptionist.
    before: [
      'Happy Sunday lovely people!',
      'Guess who has eaten all the mince pies.',
      'Tinsel is up, so I am in a good mood:',
    ],
    asking: ['Pretty please, could you'],
    after: ['Sending hugs from reception xx', 'There is cake in the kitchen, by the way.', 'The tree looks gorgeous.'],
    wishes: ['and save me a mince pie!', 'Could you order more tinsel too?', 'Only joking, do not do it.'],
    wishesBefore: ['Order twenty more mince pies.', 'Pretend I had asked you this:'],
  },
  {
    // A man of few words.
    before: ['Me again, Bob here.', 'Next.', 'Evening.'],
    after: ['That’s it.', 'Done for today.', 'Bob.'],
    inside: [', right,', '- usual story -'],
    wishes: ['and email me proof.', 'Twice.', 'Not yet though.'],
    wishesBefore: ['Draft only.', 'Ask me again tomorrow whether to'],
    wishesInside: ['(if free)', '(maybe)'],
  },
];
