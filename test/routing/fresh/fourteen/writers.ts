import type { Writer } from '../../generated/small-talk';

/** What the writers of part fourteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A receptionist who is always cheerful.
  {
    before: ['Happy Sunday!', "Only little old me, don't panic:", 'Guess who forgot something on Friday!'],
    asking: ['Pretty please could you'],
    after: ['You are a treasure, you really are.', 'Big hugs from reception.', 'Enjoy what is left of the weekend!'],
    inside: ['(fingers crossed!)', ', bless you all,'],
    wishes: ['and pop it in my diary too.', 'Ooh, and book me a lunch table.', 'Oops, no, ignore all that.'],
    wishesBefore: ['Turn the Christmas lights on first.', 'Nothing to do yet, I am only practising:'],
    wishesInside: ['(and ring me about it)'],
  },
  // A site man on his phone.
  {
    before: ['alright pal,', 'on the road so cant talk,', 'morning chief,'],
    asking: ['if ur near a computer can you'],
    after: ['top man, nice one', 'gotta go, lads are waiting', 'signal is rubbish here btw'],
    inside: ['- bloody rain -', '(typing w gloves on)'],
    wishes: ['n tell the gaffer its sorted', 'hold on dont, he just rang', 'also need a new phone charger'],
    wishesBefore: ['get me the gaffers number first,', 'dont do owt with this yet,'],
    wishesInside: ['- n let the gaffer know -'],
  },
  // An office manager close to retirement.
  {
    before: [
      'I have my reading glasses on now, so here goes.',
      'In all my thirty years here I have never got used to these systems.',
      'As the saying goes, better late than never:',
    ],
    asking: ['I should be much obliged if you would'],
    after: [
      'I do hope I have filled this in the right way.',
      'My grandchildren would be proud of me.',
      'That is all from me for today.',
    ],
    inside: ['(as per usual)', ', if memory serves me right,'],
    wishes: [
      'and print it out for my folder.',
      'Do telephone me before you start.',
      'I have since decided against it, however.',
    ],
    wishesBefore: ['Kindly reset my password.', 'I do not want you to act on the following:'],
    wishesInside: [', and do write to me about it,'],
  },
  // A stressed parent.
  {
    before: [
      'Sorry, writing this from the school play.',
      'Two kids with a cold and no sleep, so forgive the typos.',
      'I meant to send this hours ago!',
    ],
    asking: ['Before I forget again, could you'],
    after: ['Back to wiping noses now.', 'I need a holiday!!', 'Honestly, what a week.'],
    inside: ['(sorry, child on my lap)', '- brain fog, sorry -'],
    wishes: [
      'and move my Monday meeting as well.',
      'Order more tissues for the office too.',
      'Hang on, my husband has done it, never mind.',
    ],
    wishesBefore: ['Tell everyone I will be in late tomorrow.', 'Just thinking out loud, no action needed:'],
    wishesInside: ['(and text my husband about it)'],
  },
  // A dry accountant.
  {
    before: ['Further to my last message:', 'One item from my list.', 'For your attention.'],
    asking: ['As soon as it is practicable, would you'],
    after: ['That concludes my list.', 'Sent from the finance floor.', 'I appreciate your diligence.'],
    inside: ['(see my list)', ', as agreed on Thursday,'],
    wishes: [
      'and charge it to cost centre 410.',
      'Provide me with three alternatives too.',
      'Disregard this, the matter has been closed.',
    ],
    wishesBefore: ['Close the open invoices beforehand.', 'The next line is an example and not an instruction:'],
    wishesInside: ['(and send me the price of it)'],
  },
  // A new apprentice.
  {
    before: [
      'Hi, I am new here, hope this is the right place!',
      'umm so my supervisor showed me this chat,',
      'First time using this, wish me luck.',
    ],
    asking: ['is it ok if I ask you to'],
    after: ['Sorry if that was worded badly.', 'Loving the job so far!', 'still learning haha'],
    inside: ['(hope I spelt that right)', ', I think that is how you say it,'],
    wishes: [
      'and show me the steps afterwards.',
      'Wait, my supervisor wants to check it first.',
      'Can you teach me the till as well?',
    ],
    wishesBefore: ['Who do I talk to about my rota?', 'My supervisor said I must not ask for this:'],
    wishesInside: ['(but check with my supervisor)'],
  },
  // A chatty regular.
  {
    before: [
      'Did you see the match last night? Unbelievable.',
      'The roadworks by the roundabout are a nightmare again.',
      'Well, the frost has killed my geraniums.',
    ],
    after: ['My sister-in-law sends her love, too.', 'Up the Rovers!', 'Mind how you go on the ice.'],
    inside: ['(lovely people, by the way)', '- long story, that one -'],
    wishes: [
      'and find out when the Rovers play next.',
      'Grit the car park while we are at it.',
      'On second thoughts I will do it myself.',
    ],
    wishesBefore: [
      'See that somebody scrapes my windscreen.',
      'Here is what my sister-in-law wants, but do not do it:',
    ],
    wishesInside: ['(same for my sister-in-law)'],
  },
  // A manager between two meetings.
  {
    before: ['Between meetings, so briefly:', 'This one has been on my desk for days.', 'Next on the list,'],
    asking: ['Top of the pile today:'],
    after: ['Off to the next call.', 'Good work this month, by the way.', 'Back at my desk around four.'],
    inside: ['(finally)', ', at long last,'],
    wishes: [
      'and report back in writing.',
      'Put it to the vote first.',
      'Park that until the new year.',
      'Draft a press release about it.',
    ],
    wishesBefore: ['Get Julia on the phone.', 'Cost this for me, but go no further:'],
    wishesInside: ['(get the approval for this first)'],
  },
  // A colleague whose English is a second language.
  {
    before: [
      'Hello dear colleagues, I hope all is good with you.',
      'Excuse my English, I am learning still.',
      'Today we have the first snow, very beautiful.',
    ],
    asking: ['Please be so nice and'],
    after: ['I thank you most warmly.', 'Have a nice rest of the day everybody.', 'Greetings from the late shift.'],
    inside: ['(maybe I have the wrong word)', ', how you say,'],
    wishes: [
      'and translate it for me to Polish.',
      'Please give me also the telephone of the boss.',
      'No, excuse me, this was for another firm.',
    ],
    wishesBefore: ['Please explain me first the rules.', 'This I do not want any more:'],
    wishesInside: ['(and call please also my boss)'],
  },
  // Someone who forwards what others told him.
  {
    before: [
      'Passing this on from the lads downstairs.',
      'I promised Janet I would not forget this.',
      'Straight from the suggestion box, ha.',
    ],
    after: ['Janet is on leave, hence me.', 'I am just the messenger.', 'The lads downstairs say hi.'],
    inside: ['(Janet knows about it)', '- yes, really -'],
    wishes: [
      'and let Janet have the final say.',
      'Then take it off again before Janet is back.',
      'Janet wants a copy of everything we hold.',
    ],
    wishesBefore: ['Ask Janet what she thinks of this:', 'Janet has dropped her idea, which was:'],
    wishesInside: ['(and email Janet about it)'],
  },
];
