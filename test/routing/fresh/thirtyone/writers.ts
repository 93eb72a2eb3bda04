import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirty-one say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A workshop owner with dirty hands, who dictates to his phone.
  {
    before: [
      'Dictating this, hands full of glue.',
      'Right, before I forget again:',
      'The kettle has packed in and so have I.',
    ],
    asking: ['once you have had your brew can you'],
    after: ['Back to the bench for me.', 'That is me done for the day.', 'You are a gem, honestly.'],
    inside: [', mug in hand,', '- mind the sawdust -'],
    wishes: [
      'and ring me when it is finished.',
      'But check with Alan in the yard before you do.',
      'Oh, and we are low on glue, get two tubs.',
      'Hold on, do not do it yet.',
    ],
    wishesBefore: ['Get hold of Alan for me.', 'Scratch whatever I told you this morning.'],
    wishesInside: [', or whatever Alan thinks is best,'],
  },
  // A retired volunteer, polite and slow.
  {
    before: [
      'Good afternoon, Margaret from the volunteers here.',
      'I do hope I have the right address for this.',
      'My grandson showed me how to use this, so here goes:',
    ],
    asking: ['If it is no bother at all, would you'],
    after: [
      'It was so nice to see everybody at the carol evening.',
      'Forgive an old lady her spelling.',
      'With warm wishes, Margaret.',
    ],
    inside: [', my dears,', '(now where did I put my glasses)'],
    wishes: [
      'and do send me a letter to say so.',
      'Might I have a lift home as well?',
      'I ought to ask the committee first, so not just yet.',
    ],
    wishesBefore: ['Would you telephone my daughter for me.', 'The committee has to vote on what I write next.'],
  },
  // A student with a weekend job.
  {
    before: ['heyy so', 'ok boss asked me to msg u this,', 'lol nearly forgot,'],
    asking: ['can u pls'],
    after: ['thaaanks', 'gtg, lecture starting', 'ur saving my shift rn'],
    inside: [', half asleep over here,', ', sorry cant type today,'],
    wishes: [
      'n tell the boss I did it',
      'actually dont lol',
      'can I swap my saturday shift too',
      'but only if boss says yes',
    ],
    wishesBefore: ['swap my sunday shift with Priya,', 'this next bit is a joke btw,'],
    wishesInside: [', unless boss already did it,'],
  },
  // A harried manager between two meetings.
  {
    before: [
      'Ninety seconds till my next call:',
      'Typing under the table here.',
      'Third call of the morning, still no coffee.',
    ],
    asking: ['When you get to your inbox, can you'],
    after: ['On calls till six, no need to reply.', 'Sent from the lift.', 'Appreciate you keeping this ship afloat.'],
    inside: [', as per my scribbles,', '(sorry, in a rush)'],
    wishes: [
      'and block an hour in my diary for it.',
      'Then forward the whole thing to Finance.',
      'Park it until the budget is signed.',
      'Only the draft though, nothing final.',
    ],
    wishesBefore: ['Forward this to Finance, they decide:', 'Cancel my three o’clock.'],
    wishesInside: [', budget permitting,'],
  },
  // A parent with children around.
  {
    before: [
      'Nativity costume crisis here, so excuse the tone.',
      'Hiya, school run in five so super quick:',
      'Finally got the little one down for a nap.',
    ],
    after: ['He is awake again, must dash!', 'Glitter everywhere, do not ask.', 'Hope your lot are well.'],
    inside: [', hang on, juice spill, right,', '- sorry, kids -'],
    wishes: [
      'and find me a babysitter for that evening.',
      'Could you put a reminder on my phone as well?',
      'Actually the other half is dealing with it, so no.',
    ],
    wishesBefore: ['Order more nappies.', 'If the nursery is shut that day, and only then:'],
  },
  // A blunt foreman.
  {
    before: ['Cold as anything out here.', 'Lads are on their break.', 'Boots soaked through, lovely start.'],
    after: ['Right, back to it.', 'That is your lot.', 'Bacon roll time.'],
    inside: [', weather or no weather,'],
    wishes: [
      'and send one of the lads over to watch.',
      'No, bin that.',
      'And charge it to the head office.',
      'Not before I have had a look.',
    ],
    wishesBefore: ['Do none of what I say next till I ring.', 'Get me two more lads.'],
    wishesInside: [', once I have signed it off,'],
  },
  // A colleague whose first language is another one.
  {
    before: [
      'Dear all, I am new in the team and still learning.',
      'Hello from my first week!',
      'I am sorry if this goes to the wrong person.',
    ],
    asking: ['If you have the time, would you kindly'],
    after: ['A thousand thanks to you.', 'Please excuse my English.', 'I wish you a good start in the week.'],
    inside: [', with my dictionary open,', '(I hope it is the correct word)'],
    wishes: [
      'and explain me how you did it.',
      'But first please ask my supervisor.',
      'Also I need a key for the building.',
    ],
    wishesBefore: [
      'Please translate the following for my colleague:',
      'My supervisor has not yet agreed, so this is only an idea:',
    ],
  },
  // A cheerful receptionist.
  {
    before: ['Happy Sunday, sunshine!', 'Guess who it is again.', 'Mince pies in reception, first come first served.'],
    asking: ['Pretty please can you'],
    after: ['Big hugs from the front desk.', 'Save me a biscuit!', 'Chat later, phone is going mad.'],
    inside: [', my lovely,', '- drum roll -'],
    wishes: [
      'and pop a note on the noticeboard.',
      'Ooh, and water my spider plant!',
      'Ignore me, they have just phoned to say no.',
    ],
    wishesBefore: ['Put the heating up a notch.', 'Just practising my typing, nothing to do here:'],
    wishesInside: [', if they ring back by five,'],
  },
  // Somebody on a train with bad reception.
  {
    before: ['Signal keeps dropping.', 'Writing this from the 8.14, standing room only.', 'Battery on two percent,'],
    after: [
      'Going into a tunnel now.',
      'Somebody here is eating an egg sandwich.',
      'Should be in by ten, leaves permitting.',
    ],
    inside: [', still no seat by the way,'],
    wishes: [
      'and meet me at the barrier.',
      'Find out why my train is late, too.',
      'Or leave it to Dev, he knows better.',
    ],
    wishesBefore: ['Ask Dev whether he would be happy with this:', 'Look up the next train to Ely.'],
  },
  // A treasurer who writes letters rather than messages.
  {
    before: [
      'Further to our conversation after the AGM.',
      'I write in my capacity as treasurer.',
      'I trust the new printer is behaving itself.',
    ],
    asking: ['Should your workload permit, could you'],
    after: [
      'I am, as ever, in your debt.',
      'Yours in haste, Bernard.',
      'The accounts, you will be glad to hear, balance.',
    ],
    inside: [', the tea going cold meanwhile,', '(see my earlier note)'],
    wishes: [
      'and furnish me with a receipt.',
      'The above stands only once the trustees have agreed.',
      'Kindly obtain a second quotation beforehand.',
    ],
    wishesBefore: ['Please circulate this to the trustees for comment:', 'Strike my last instruction.'],
    wishesInside: [', subject to the trustees,'],
  },
];
