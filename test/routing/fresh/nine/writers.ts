import type { Writer } from '../../generated/small-talk';

/** What the writers of part nine say around their requests. */
export const WRITERS: readonly Writer[] = [
  // Comes off the night shift.
  {
    before: ['Just off nights, so I am half asleep.', 'What a shift that was.', 'Last thing before I go to bed:'],
    asking: ['Before I nod off, can you'],
    after: ['Right, off to bed now.', 'I slept about two hours, can you tell?', 'Night night!'],
    wishes: [
      'and wake me if it goes wrong.',
      'Then swap my shift on Sunday.',
      'On second thoughts leave it for the day team.',
    ],
    wishesBefore: ['Put me down as sick tonight.', 'Whatever the night team asked for, ignore it.'],
  },
  // A manager between two meetings.
  {
    before: ['In a meeting, so briefly:', 'Two minutes until my next call.', 'From my phone:'],
    after: ['Sent from my iPhone', 'Back at my desk around three.', 'Got to run.'],
    inside: ['(typing under the table here)', ', as per my last mail,'],
    wishes: [
      'Copy in Sandra.',
      'and get me three quotes for it.',
      'Needs sign-off from legal before anything happens.',
      'Hold it for now.',
    ],
    wishesBefore: ['Move my two o’clock.', 'Do this only if Sandra agrees:'],
    wishesInside: ['(run it past Sandra first)', ', or the cheaper option,'],
  },
  // The first week in the job.
  {
    before: [
      'Hi, I am new here so I hope this is the right channel.',
      'First week and still finding my feet!',
      'Nobody showed me how this works yet, so here goes:',
    ],
    asking: ['Sorry if this is a silly one, could you'],
    after: ['I am still learning all this.', 'Hope I did that right.', 'Everyone has been so nice so far!'],
    wishes: [
      'Also, where do I park?',
      'and show me how it is done.',
      'Hmm, maybe ask my manager whether I may do that.',
    ],
    wishesBefore: ['I also need a login.', 'Please do not do this yet, I am only practising:'],
  },
  // Writes English as a second language.
  {
    before: ['Hello dear all, how are you.', 'Excuse my English please.', 'Good day from Katowice!'],
    asking: ['I ask you kindly, would you'],
    after: ['Best greetings from our side.', 'Very much thanks from whole team.', 'My English is not so good, I know.'],
    wishes: ['Please translate it also to Polish.', 'But first must agree my chief.', 'Better make nothing for now.'],
    wishesBefore: ['Send me also the price list.', 'The contrary of my last message is valid:'],
  },
  // Chats in short words with the bot.
  {
    before: ['hiya bot,', 'k so', 'ooh one more:'],
    asking: ['be a love n', 'pls can you'],
    after: ['tyvm', 'ur the best lol', 'laters x'],
    inside: ['(haha soz)', ', like i said,'],
    wishes: ['n lmk when its done', 'wait no dont', 'also whats for lunch??'],
    wishesBefore: ['undo the last thing,', 'jk about this:'],
    wishesInside: ['(jk dont)', ', or nah,'],
  },
  // A foreman who hates computers.
  {
    before: [
      'Right, listen.',
      'I have been on site since five and my tea is cold.',
      'They tell me I have to type this in here now.',
    ],
    after: ['Used to be a phone call, that.', 'Back to proper work.', 'And it is chucking it down here.'],
    wishes: [
      'and ring me, I do not read messages.',
      'Tell head office we are short again.',
      'Not if it rains, mind.',
      'No, bugger it, I will do it myself.',
    ],
    wishesBefore: ['Get someone to fix the site kettle.', 'The lads said to do this, and I said no:'],
  },
  // Works from home, with a cat and children.
  {
    before: [
      'The cat is on my keyboard again.',
      'Working from the kitchen table today!',
      'School run done, coffee in hand, here we go:',
    ],
    asking: ['While the little one naps, could you'],
    after: ['The cat sends his regards.', 'You can probably hear the dishwasher from there.', 'Wifi is awful today.'],
    wishes: [
      'and order me a new headset.',
      'Could you move stand-up to ten as well?',
      'Or shall we just drop the whole thing?',
    ],
    wishesBefore: ['Mark me as away this afternoon.', 'I am still in two minds about this one:'],
  },
  // A secretary of the old school.
  {
    before: ['Dear Sir or Madam,', 'With reference to our telephone call,', 'I trust all is well in your department.'],
    asking: ['It would oblige me greatly if you would'],
    after: [
      'Yours faithfully, M. Pemberton',
      'I look forward to seeing you at the summer party.',
      'My warmest regards to your team.',
    ],
    wishes: [
      'Kindly confirm this in writing.',
      'and forward a copy to the treasurer.',
      'Kindly disregard this until the contract is signed.',
    ],
    wishesBefore: ['Kindly have the following refused:', 'Please also renew our parking permit.'],
  },
  // Back from holiday, cheerful.
  {
    before: [
      'Back from Crete, brown as a berry!',
      '347 unread mails, so bear with me.',
      'Happy Monday, if there is such a thing.',
    ],
    asking: ['Now that I am back, can you'],
    after: [
      'I brought biscuits, they are in the kitchen.',
      'Only 49 weeks until the next holiday.',
      'Lovely to be back, sort of.',
    ],
    inside: ['(I think I have still got sand in my shoes)', '- yes, I am back -'],
    wishes: [
      'and fill me in on what I missed.',
      'Switch my out-of-office off too.',
      'First find out who did it while I was away.',
    ],
    wishesBefore: ['Cancel whatever my stand-in ordered.', 'Tell me first if this was done while I was away:'],
    wishesInside: ['(check with my stand-in before you do)', '- no, wait, leave it -'],
  },
  // Dictates into the phone while driving, hands free.
  {
    before: ['Hey, I am in the car, so this is a voice message.', 'Um, okay, so,', 'Hi, it’s Bea, hands free.'],
    after: [
      'Okay, that was it, bye bye.',
      'Sorry about the noise, I have got the window down.',
      'Traffic is terrible by the way.',
    ],
    wishes: [
      'and find me a petrol station.',
      'Actually no, wait till I have parked.',
      'Um, and text Rob that I am late.',
    ],
    wishesBefore: ['Call Rob for me.', 'I was just telling Rob not to do this:'],
  },
];
