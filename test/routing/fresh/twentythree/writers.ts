import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-three say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The owner's wife, who does the books on Sunday evenings.
  {
    before: [
      'Sunday night again and I am only just sitting down.',
      'The invoices are all over the kitchen table.',
      'Roast is in the oven so I have ten minutes:',
    ],
    asking: ['While the potatoes are doing, could you'],
    after: [
      'Right, back to my gravy.',
      'Hope you two had a nice time at the panto.',
      'That is me done for the weekend.',
    ],
    inside: ['(sorry, typing with floury hands)', ', as I said to Keith,'],
    wishes: [
      'and send the bill to Keith.',
      'but run it past Keith beforehand.',
      'Also renew the van insurance.',
      'No, hang on, Keith says it is sorted.',
    ],
    wishesBefore: ['Chase the accountant for me.', 'Read this bit back to me before you do anything:'],
    wishesInside: [', once Keith has had a look,'],
  },
  // A lad on his phone between jobs.
  {
    before: ['ey up chief,', 'just parked up,', 'on me break so real quick,'],
    asking: ['any danger you can'],
    after: ['nice one gaffer', 'catch u later', 'im knackered lol'],
    inside: ['lol'],
    wishes: ['n get us a brew', 'nah dave says dont bother', 'but wait til i ring u', 'tell dave too'],
    wishesBefore: ['ring dave for us,', 'hold fire on this one til later:'],
  },
  // A volunteer, retired teacher, writes in full sentences.
  {
    before: [
      'I do hope you managed a rest after the open day.',
      'What a lovely turnout we had yesterday.',
      'My grandson has shown me how to use this, so here goes.',
    ],
    asking: ['If your afternoon allows it, would you'],
    after: [
      'It was such a pleasure to see everybody there.',
      'With warm wishes from Margery.',
      'I shall be in as usual, weather permitting.',
    ],
    inside: ['(I have my new glasses on at last)'],
    wishes: [
      'and pass on my apologies to the committee.',
      'I should also like a lift on the day.',
      'Do ask the treasurer whether we can afford it.',
      'Or should we let it be this year?',
    ],
    wishesBefore: ['Would you kindly put the urn on.', 'Kindly type this up for the noticeboard, nothing further:'],
    wishesInside: ['(provided the treasurer is happy)'],
  },
  // A shift leader at handover.
  {
    before: ['Handover note, nights to days.', 'Busy one last night, 14 jobs.', 'One from nights before I clock off:'],
    after: [
      'Kettle is still warm.',
      'Off to my bed, blinds down.',
      'Quiet otherwise, touch wood.',
      'See you all at 7.',
    ],
    wishes: [
      'and log it on the board.',
      'Days to confirm first.',
      'Same for the spare one.',
      'Ignore the above, nights did it.',
    ],
    wishesBefore: ['Restock the drug cupboard.', 'For discussion at handover only, no action:'],
  },
  // Somebody new in the job.
  {
    before: [
      'Second day here, so bear with me.',
      'Not sure I am doing this right!',
      'Sorry, Pam normally does this one.',
      "I've been told to come to you for these.",
    ],
    asking: ['As Pam is off sick, can you'],
    after: ['Still finding my feet, haha.', 'I hope I put that in the right box.', 'You have all been so welcoming.'],
    inside: [', if I have understood the sheet properly,'],
    wishes: [
      'and let me watch how you do it.',
      'Can you double-check it with Pam?',
      'Could I have a login as well?',
      'Hold on, Pam just said the opposite.',
    ],
    wishesBefore: ['Reset my password.', 'This is only a practice run, nothing real:'],
    wishesInside: [', unless Pam has it down differently,'],
  },
  // Dictates in the car.
  {
    before: [
      'Sat at the lights on the A6.',
      'Hiya, excuse the voice note, I am driving.',
      'Traffic is murder today, honestly.',
    ],
    after: ['Oh finally, it is moving.', 'Right, tunnel coming up.', 'This sat nav will be the death of me.'],
    inside: ['- oi, indicate, mate -'],
    wishes: [
      'and find me a way round the A6.',
      'Book me a table somewhere near there too.',
      'but do it only if I am not back by then.',
      'Er, no, the other way about.',
    ],
    wishesBefore: ['Call my wife and say I am late.', 'Save this as a draft:'],
  },
  // A brisk manager.
  {
    before: ['Two minutes before my next call.', 'Picking up from Friday:', 'As per the Q1 plan,'],
    asking: ['Before close of play, can you'],
    after: ['Back to back all day.', 'Good work on the audit, by the way.', 'That is all from my side.'],
    inside: ['- as agreed on Friday -'],
    wishes: [
      'and give me an update by close of play.',
      'but cost it out first.',
      'Put it on my card.',
      'Park that for now.',
      'Treat the rest of the list likewise.',
    ],
    wishesBefore: ['Set up a meeting with finance.', "Put this on Monday's agenda for discussion:"],
    wishesInside: ['- subject to sign-off -'],
  },
  // A worried parent.
  {
    before: [
      'We were up all night with the little one.',
      'So sorry, I know you are closed today.',
      'Everyone here has had that awful bug.',
    ],
    after: [
      'Fingers crossed we are over the worst.',
      'She has been talking about it non-stop.',
      'You lot have the patience of saints.',
    ],
    inside: ['(bless her)'],
    wishes: [
      'and give her a cuddle from me.',
      'Could you ring me about it tonight?',
      'but only if she feels up to it.',
      'Her sister will want the same.',
    ],
    wishesBefore: ['Please send me the term dates.', 'Keep this back until I write again:'],
    wishesInside: ['(if she is well enough)'],
  },
  // A chatty colleague of many years.
  {
    before: [
      'Did you see the match, what a shambles.',
      "Guess who's got the short straw again.",
      'Ooh, before it goes out of my head:',
    ],
    asking: ['Be a love, could you'],
    after: ['The biscuits are in the blue tin.', 'I swear this heating is possessed.', 'Roll on Christmas, eh.'],
    inside: [', you know the drill,'],
    wishes: [
      'and save me a mince pie.',
      'Get Linda to sign it off, mind.',
      'Turn that heating down as well.',
      'Oh, scrub that, Linda beat me to it.',
    ],
    wishesBefore: ['Order some more biscuits.', 'Forward this to Linda and do nothing else with it:'],
    wishesInside: [', Linda permitting,'],
  },
  // English is his second language.
  {
    before: [
      'Good day to you, it is Bogdan from the workshop.',
      'Excuse please my English.',
      'I write because the telephone is not working.',
    ],
    asking: ['With your permission, could you'],
    after: [
      'I wish you nice Sunday.',
      'My regards to all the family.',
      'God bless you and the family.',
      'I am in the workshop until evening.',
    ],
    wishes: [
      'and say to the chief it was not me.',
      'The telephone must be repaired also.',
      'I must see the paper before.',
      'It is mistake, please forget.',
    ],
    wishesBefore: ['Please to send one electrician.', 'The chief has said no to this:'],
  },
];
