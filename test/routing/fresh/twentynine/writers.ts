import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-nine say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired volunteer who writes as she speaks.
  {
    before: [
      "It's only Beryl, love.",
      'I do hope this gets through, I never know with this thing.',
      'My grandson set this up for me, bless him.',
    ],
    asking: ['If you would be a dear, could you'],
    after: [
      'Lots of love from all at the bungalow.',
      'I shall put the kettle on now.',
      'You are ever so good to us oldies.',
    ],
    inside: [', if my notes are right,'],
    wishes: [
      'and pop a card in the post to Doreen.',
      'Oh, hold on, my daughter has done it.',
      'Only do it if the weather is fine.',
    ],
    wishesBefore: [
      'My daughter may have done this, so check with her first.',
      'Let me have a paper copy of everything.',
    ],
    wishesInside: ['(though ask my daughter before you do)'],
  },
  // A foreman on a phone, in gloves.
  {
    before: ['Ey up gaffer,', 'on site, hands full,', 'battery on 3% so quick:'],
    asking: ['be a pal and'],
    after: ['sound as a pound', 'good lad', 'back on the tools now'],
    wishes: ['n get the lads a brew', 'as you were, bin that', 'but clear it with Shaun'],
    wishesBefore: ['tell Shaun he is late,', 'not this, but something like it:'],
  },
  // A branch secretary, formal.
  {
    before: ['Further to our conversation on Thursday,', 'Dear team,', 'I write with reference to the above.'],
    asking: ['The committee would be obliged if you could'],
    after: ['In solidarity, Hugh.', 'I trust the foregoing is clear.', 'With the thanks of the committee.'],
    inside: [', as previously minuted,', '(see the minutes)'],
    wishes: ['and minute the decision.', 'This must first go to a vote.', 'The committee has since thrown this out.'],
    wishesBefore: ['The committee will vote on whether to accept this:', 'Kindly circulate the accounts.'],
    wishesInside: ['(subject to a vote)'],
  },
  // A young part-timer.
  {
    before: ['omg the bus was so packed,', 'literally just walked in,', 'soz for spamming,'],
    after: ['ur actual goals', 'lol happy sunday', 'okay gtg my break is over'],
    wishes: ['n swap me off friday', 'jk, pls dont lol', 'wait no do the other one'],
    wishesBefore: ['can i have saturday off,', 'ignore this, im only testing:'],
  },
  // A nurse at the end of a shift.
  {
    before: [
      'Last thing before handover:',
      'What a shift, eleven hours and no lunch.',
      "I'm dead on my feet, so forgive the spelling.",
    ],
    asking: ['Before I drop, could you'],
    after: ['Off to bed at last.', 'The day team are lovely.', 'Night night.'],
    inside: ['- bear with me -'],
    wishes: ['and bleep me when it is done.', 'Sister says to wait, though.', 'Get someone to cover my Tuesday.'],
    wishesBefore: ['Sister wants to see this first, so hold it back:', 'Somebody restock the gloves.'],
    wishesInside: ['(once Sister has signed it off)'],
  },
  // A farmer who thinks aloud.
  {
    before: [
      "Ground's like iron this morning.",
      'Been up since four with a calving.',
      'Dog ate my notebook, so from memory:',
    ],
    after: ['Mind how you go.', 'Rain coming in from the west by the look of it.', 'The wife sends her best.'],
    inside: [', I reckon,'],
    wishes: ['and fetch me two bags of nuts.', 'Mind, I may yet change it.', 'No, leave it be, the wife says.'],
    wishesBefore: ['Fetch the vet out.', 'I was only wondering about this, nothing settled:'],
  },
  // An owner who is in a good mood.
  {
    before: ['Guess who got engaged in Tenerife!', 'Loving the new website, by the way.', 'Hello hello, sunshine!'],
    asking: ['Could you work your magic and'],
    after: ['Doughnuts in the kitchen.', "You're worth your weight in gold.", 'Big hugs to the gang!'],
    wishes: ['and treat yourselves to lunch on me.', 'Double it if there is room.', 'Hmm, let me sleep on it first.'],
    wishesBefore: ['Get some flowers for reception.', 'Just dreaming here, no need to act:'],
  },
  // A worried newcomer.
  {
    before: [
      'Hope I am doing this right, it is my second day.',
      'Nobody else is in yet, so I am asking you.',
      'Apologies if this has gone to the wrong inbox.',
    ],
    asking: ['I was told you could'],
    after: [
      'I hope that makes sense.',
      'Still learning the ropes, as you can tell.',
      'I feel like the new kid at school.',
    ],
    inside: ['(I think that is what it is called)'],
    wishes: [
      'and talk me through each step.',
      'Please run it past my manager.',
      'Actually, Joan said it is not needed.',
    ],
    wishesBefore: ['Could you explain what this means:', 'Joan said this is not needed after all:'],
    wishesInside: ['(or whatever Joan prefers)'],
  },
  // A man who writes as little as he can.
  {
    before: ['Item.', 'Next:', 'One for the list.'],
    after: ['Ta muchly.', 'Nothing further.', 'That is my lot, I think.'],
    wishes: ['Confirm in writing.', 'Then switch the alarm on.', 'Not yet.'],
    wishesBefore: ['On hold for now:', 'Empty the bins.'],
  },
  // A commuter with children.
  {
    before: [
      'Typing this at the school gates.',
      'Stuck behind a tractor on the A39.',
      'Kids are finally asleep, so here goes.',
    ],
    asking: ['While I find a parking space, could you'],
    after: ['Must dash, bell has gone.', 'Hope your Sunday is calmer than mine!', 'Packed lunches await.'],
    inside: [', touch wood,'],
    wishes: [
      'and shift my three o’clock.',
      'But ring me beforehand, it may be off.',
      'Scratch that, my sister sorted it.',
    ],
    wishesBefore: ['My sister might sort this out herself, so wait:', 'Ring the school for me.'],
    wishesInside: ['(but only if my sister agrees)'],
  },
];
