import type { Writer } from '../../generated/small-talk';

/** What the writers of part ten say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A manager between two meetings.
  {
    before: ['Just out of a meeting, so short and sweet:', 'Back at my desk at last.', 'Before I forget:'],
    asking: ['Sorry to dump this on you, but can you'],
    after: ['Off to the next one now.', 'Back to back calls until five, sigh.'],
    inside: ['(typing on my phone)'],
    wishes: ['and put it in my calendar.', 'Loop in finance.', 'Hold off until I have spoken to Greg.'],
    wishesBefore: ['Move my three o’clock first.', 'Not approved yet, only for your information:'],
    wishesInside: ['(once Greg agrees)'],
  },
  // An apprentice.
  {
    before: ['hiya its me from downstairs,', 'um hi,', 'first week here so sorry if this is the wrong place,'],
    after: ['still learning all this haha', 'thank youuu'],
    inside: [', i think its called that,'],
    wishes: ['and show me how its done pls', 'actually wait till my boss is back', 'can i go home early too'],
    wishesBefore: ['dont do this one yet,', 'pls also log me in again,'],
    wishesInside: [', but ask my boss first,'],
  },
  // A parent with the children around.
  {
    before: [
      'School run done, phew.',
      'Sorry for the typos, I have a toddler on my lap.',
      'Both kids are off sick, so I am working from the sofa.',
    ],
    after: ['Right, snack time here.', 'The little one waves at you.', 'Coffee number three, here I come.'],
    inside: ['- sorry, that was the doorbell -'],
    wishes: [
      'and tell the nursery I am running late.',
      'Also cancel my dentist.',
      'But leave it if the nursery rings.',
    ],
    wishesBefore: ['Call the school for me.', 'I am in two minds about this one:'],
    wishesInside: ['- unless my husband has said otherwise -'],
  },
  // A man of the old school.
  {
    before: ['Good day to you.', 'With my compliments,', 'I trust the family is well.'],
    asking: ['At your earliest convenience, would you'],
    after: ['I thank you for your trouble.', 'Respectfully yours, Harold.', 'My regards to your good lady.'],
    wishes: ['and confirm by letter.', 'I shall require a receipt.', 'Disregard the above if Mr Eames objects.'],
    wishesBefore: ['Kindly strike out my last message.', 'I am merely considering the following:'],
  },
  // Somebody who writes English as a second language.
  {
    before: ['Hello dear friends,', 'Excuse me for disturb,', 'I hope you are fine today.'],
    after: ['Thank you very much for the help.', 'Greetings from Katowice!', 'Sorry for my bad English.'],
    inside: [', I think is correct word,'],
    wishes: ['and write me when is finish.', 'But maybe is better to wait.', 'Please make also one copy for me.'],
    wishesBefore: ['I must first ask my chief about this:', 'Please translate this to Polish:'],
    wishesInside: [', but only if is cheap,'],
  },
  // Somebody on the road.
  {
    before: ['Stuck on the M62 again.', 'In the van, no signal half the time, so:', 'Just parked up.'],
    after: ['Traffic is a nightmare today.', 'Signal is about to go.', 'Lovely sunset over the Pennines, mind.'],
    inside: ['(lorries everywhere, by the way)'],
    wishes: ['and text me the postcode.', 'Tell the lads I will be late.', 'Scratch that, I will do it myself.'],
    wishesBefore: ['Find me somewhere to charge the van.', 'Do nothing about this until I am back:'],
    wishesInside: ['(when I am back, not now)'],
  },
  // The cheerful one.
  {
    before: ['Happy Wednesday!', 'Guess who!', 'Woohoo, nearly the weekend, anyway:'],
    asking: ['Pretty pretty please, could you'],
    after: ['You are all superstars!', 'Big hugs from reception!', 'Doughnuts are in the kitchen, by the way!'],
    wishes: ['and save me a doughnut!', 'Then book us a karaoke room!', 'Haha, only joking, leave it.'],
    wishesBefore: ['Guess what would happen if I said this:', 'Order more doughnuts!'],
  },
  // The grumpy one.
  {
    before: ['As I said on the phone,', 'Nobody picks up, so I am writing.', 'Third time I am writing about this:'],
    after: ['It is not rocket science.', 'I am not angry, just tired.', 'This chat is slower than the old one.'],
    inside: [', for heaven’s sake,'],
    wishes: ['and get your manager to ring me.', 'I want that in writing.', 'Otherwise cancel the whole account.'],
    wishesBefore: ['I never asked for this:', 'Give me the number of your head office.'],
    wishesInside: [', if you ever answer the phone,'],
  },
  // A volunteer.
  {
    before: ['Only a volunteer here, so bear with me:', 'Maureen gave me your name.', 'I am new on the committee.'],
    asking: ['Maureen said you are the one to ask, so could you'],
    after: ['We are all so grateful on the committee.', 'Maureen sends her love.', 'I am in on Tuesdays only.'],
    inside: [', bless you,'],
    wishes: [
      'and ask Maureen if she agrees.',
      'The committee has to vote on it first, so wait.',
      'Minute that, would you.',
    ],
    wishesBefore: ['Maureen wants us to wait with this one:', 'Find me the minutes of the last meeting.'],
    wishesInside: [', if Maureen is happy with it,'],
  },
  // Somebody on the night shift.
  {
    before: ['Night shift speaking.', 'cant sleep so', 'Quiet one tonight,'],
    after: ['Four more hours to go.', 'Owls are out tonight.', 'nighty night'],
    inside: ['- yawn -'],
    wishes: ['and wake me at six.', 'Leave it for the day shift to decide.', 'n switch the heating on'],
    wishesBefore: ['Hand this over to the day shift:', 'Turn the lights off in the yard.'],
    wishesInside: ['- but let the day shift decide -'],
  },
];
