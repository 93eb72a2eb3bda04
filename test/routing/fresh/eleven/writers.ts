import type { Writer } from '../../generated/small-talk';

/** What the writers of part eleven say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A yard foreman on his phone.
  {
    before: ['morning gaffer,', 'Just pulled into the yard.', 'got mud up to my knees here lol.'],
    asking: ['whenever you get round to it, can you'],
    after: ['nice one', 'Back on the road now.', 'Signal is rubbish out here btw.'],
    inside: ['(as per)', '- phone nearly dead -'],
    wishes: ['and tell the lads to knock off early.', 'Need more diesel too.', 'Ah no, bin that.'],
    wishesBefore: ['Find my other glove.', 'Not sure this is on yet, so hold fire:'],
    wishesInside: ['(not yet though)', '- and a bacon roll for me -'],
  },
  // A receptionist between two calls.
  {
    before: [
      'Phones are going mad this morning!',
      'Sorry, I had to put somebody on hold.',
      "I've only got half a minute:",
    ],
    asking: ['In between calls, could you'],
    after: ['Right, the other line is ringing.', 'You are a lifesaver!', 'Speak later.'],
    inside: [', you angel,', '(sorry, typing quickly)'],
    wishes: [
      'and ring them to explain.',
      'Can you cover the desk at one as well?',
      'Oh, they just hung up, so leave it.',
    ],
    wishesBefore: ['Take the next call for me.', 'They have not confirmed, so wait before you do this:'],
    wishesInside: [', if they call back,', '(get their number too)'],
  },
  // A volunteer who has retired and writes letters.
  {
    before: [
      'It was such a treat to see everybody on Thursday.',
      'I hope your cold is better.',
      'Forgive an old man his typing.',
    ],
    asking: ['Should it not be a great nuisance, would you'],
    after: ['My wife sends her love.', 'The robins are back in the garden.', 'Yours ever, Bernard.'],
    wishes: [
      'and put a note through my door once it is done.',
      'I should also like a large-print programme.',
      'My wife tells me I have got it wrong, so please disregard it.',
    ],
    wishesBefore: ['Kindly send me the minutes.', 'I have yet to ask the others about this:'],
  },
  // A manager who writes in keywords.
  {
    before: ['Between meetings.', 'From the train:', 'Two lines only.'],
    after: ['Rest when I am back.', 'Sent on the move.', 'Out of office from three, by the way.'],
    inside: ['(see thread)', '– no surprises there –'],
    wishes: ['and cc finance.', 'Budget first, then action.', 'On hold until the board has met.'],
    wishesBefore: ['For approval, not for action:', 'Push my three o’clock back.'],
    wishesInside: ['(pending sign-off)', '– cheapest option only –'],
  },
  // A student in her first week.
  {
    before: ['hiii,', 'omg sorry I only started on Monday,', 'hope this is the right place to ask,'],
    asking: ['would it be ok if you'],
    after: ['still learning the ropes haha', 'thank u sooo much', 'Everyone is so lovely here!'],
    inside: ['(I think that is how you say it)', ', sorry, I am nervous,'],
    wishes: [
      'and show me how you did it?',
      'Also where do I find the stapler?',
      'wait no, I was looking at the wrong list.',
    ],
    wishesBefore: ['Where can I leave my bike?', 'My supervisor has to say yes to this first:'],
    wishesInside: ['(only if my supervisor is fine with it)', ', plus whatever she wanted,'],
  },
  // A father at home with his children.
  {
    before: [
      'School run done, finally.',
      'The little one has just fallen asleep.',
      'Excuse any typos, there is jam on the keyboard.',
    ],
    asking: ['Before the next nappy, could you'],
    after: ['Off to build a Lego castle.', 'Coffee number four, here I come.', 'Can not wait for bedtime.'],
    inside: [', sticky fingers permitting,', '(hang on, he has woken up... right)'],
    wishes: ['and order nappies.', 'Then call my wife about tonight.', 'Actually she has dealt with it, no need.'],
    wishesBefore: ['Put the washing on.', 'Hypothetically speaking:'],
    wishesInside: ['(ask my wife first)', ', or whatever she prefers,'],
  },
  // A careful clerk who files everything.
  {
    before: ['With reference to my earlier message:', 'For the file:', 'I have checked this twice against the ledger.'],
    asking: ['When the ledger leaves you time, would you'],
    after: ['The paperwork is in the blue tray.', 'Regards, Accounts.', 'The kettle in Accounts has been repaired.'],
    inside: ['(as minuted)', ', as is customary,'],
    wishes: ['and file it in triplicate.', 'A signed copy is to reach me by five.', 'The above is cancelled.'],
    wishesBefore: ['Strike the following from the record:', 'Confirm receipt of this message.'],
    wishesInside: ['(subject to audit)', ', once the ledger is closed,'],
  },
  // Somebody on the night shift.
  {
    before: ['Third night in a row.', 'Anyone else awake?', 'Quiet one so far, touch wood.'],
    asking: ['as you are the only one awake, can you'],
    after: ['Bed in two hours, bliss.', 'The vending machine ate my pound.', 'Night night all.'],
    inside: ['(big yawn)', ', says the night owl,'],
    wishes: ['and wake me at four.', 'Get someone to mop the corridor.', 'Days have sorted it, so skip this one.'],
    wishesBefore: ['Turn the corridor lights down.', 'Leave this one to the day team:'],
    wishesInside: ['(if days have not done it)', ', along with the bins,'],
  },
  // A woman from abroad who is learning the language.
  {
    before: [
      'Good day to you, my English is still small.',
      'I write to you again, I am sorry.',
      'I wish you a nice working day.',
    ],
    asking: ['I ask you from the heart, could you'],
    after: ['I hope I said it well.', 'Greetings from me and my family.', 'You always help me so good.'],
    wishes: [
      'and explain me why it is so.',
      'Please write it also in Polish.',
      'No, excuse me, it was for another office.',
    ],
    wishesBefore: ['Please call my son.', 'I only practise my English with this sentence:'],
  },
  // A sarcastic old hand.
  {
    before: ['Guess who is back.', 'Another day in paradise.', "Well, this is thrilling, isn't it:"],
    asking: ['seeing as you have nothing better to do, could you'],
    after: ['Contain your excitement.', 'I shall be here all week.', 'Do not all thank me at once.'],
    inside: ['(thrilling stuff)', ', believe it or not,'],
    wishes: ['and get me a pay rise.', 'Somebody fetch the good biscuits.', 'Just kidding, nobody wants that.'],
    wishesBefore: ['Here is what the last chap got wrong, do not repeat it:', 'Get the printer mended.'],
    wishesInside: ['(over my dead body)', ', or rather the reverse,'],
  },
];
