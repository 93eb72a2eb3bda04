import type { Writer } from '../../generated/small-talk';

/** What the writers of part nineteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The manager who is always between two meetings.
  {
    before: ['Between meetings so keeping this short.', 'On my way upstairs,', 'Back-to-back calls today, sorry.'],
    asking: ['while I am in with the auditors, can you'],
    after: [
      'Back at my desk after lunch.',
      'Typed with my thumbs, forgive the brevity.',
      'Right, off to the next one.',
    ],
    inside: ['(sorry for the rush)', ', as usual at the last minute,'],
    wishes: [
      'and put half an hour in my diary to go over it.',
      'Only once finance has signed it off.',
      'Also chase the auditors.',
    ],
    wishesBefore: ['Move my two o’clock first.', 'Do nothing about this yet:'],
    wishesInside: ['(but check with finance first)', ', or wherever is cheaper,'],
  },
  // The retired volunteer who writes letters.
  {
    before: [
      'I do hope your cold has cleared up.',
      'It was so nice to see everyone at the coffee morning.',
      'The old knees are playing up again, but mustn’t grumble.',
    ],
    asking: ['If it isn’t a nuisance, would you'],
    after: [
      'Do give my love to your mother.',
      'The daffodils are already poking through here.',
      'With warmest wishes from Margaret.',
    ],
    wishes: [
      'and pop a card in the post to say so.',
      'On second thoughts I would rather we left it.',
      'Could you also find my umbrella?',
    ],
    wishesBefore: ['Would you first telephone my daughter?', 'I have been told we are not to do the following:'],
  },
  // The apprentice with a phone.
  {
    before: ['yo', 'alright gaffer its kai,', 'lol me again,'],
    asking: ['any way u can', 'when ur free can you'],
    after: ['safe, gotta leg it', 'cheers big man', 'proper freezing in here btw'],
    inside: ['(i think its spelt like that lol)', ', yeah,'],
    wishes: ['n tell the gaffer i did it', 'actually nah dont bother', 'n get us a bacon roll'],
    wishesBefore: ['dont do this one its just an example:', 'text gaz first then'],
    wishesInside: ['(or dont, up to u)'],
  },
  // The parent at the school gate.
  {
    before: [
      'Writing this from the school run.',
      'Sorry, toddler on my lap, typos likely.',
      'We’ve all had the lurgy this week.',
    ],
    after: ['The little one sends a wave.', 'Honestly, is it bedtime yet?', 'Hope you’ve dodged the bug.'],
    inside: ['- sorry, doorbell -', '(phew)'],
    wishes: [
      'and let his dad know too.',
      'Can you also resend the newsletter?',
      'Hold off until I’ve spoken to my husband though.',
    ],
    wishesBefore: ['Please resend the lunch menu as well.', 'If my mother-in-law agrees,'],
  },
  // The night supervisor.
  {
    before: ['Night shift here.', 'Dead quiet in here so far.', 'Handover note:'],
    asking: ['before the day lot come in, can you'],
    after: ['Kettle’s on if anyone is passing.', 'Nothing else to report from nights.', 'Over and out, Trev.'],
    inside: [', for the day shift’s benefit,'],
    wishes: ['and wake the duty manager.', 'Do not touch anything till I ring.', 'and log who was in the building.'],
    wishesBefore: ['Ring security first.', 'This was yesterday’s job, already done:'],
    wishesInside: [', subject to the duty manager,'],
  },
  // The correct secretary.
  {
    before: [
      'Further to Friday’s telephone call,',
      'With apologies for the short notice,',
      'I write on behalf of Mr Hargreaves.',
    ],
    asking: ['Mr Hargreaves would be glad if you would'],
    after: [
      'Mr Hargreaves sends his compliments.',
      'Your assistance is, as ever, valued.',
      'Yours sincerely, P. Whitmore.',
    ],
    wishes: [
      'and confirm to Mr Hargreaves in writing.',
      'Kindly await his signature before proceeding.',
      'A copy should go to the solicitors.',
    ],
    wishesBefore: ['Kindly take the following down for the minutes only:', 'Should Mr Hargreaves consent,'],
  },
  // The cheerful one in sales.
  {
    before: ['Happy Sunday!!', 'Only your favourite colleague again.', 'Guess who’s back from Tenerife!'],
    asking: ['be an angel, could you'],
    after: ['I owe you a Twix.', 'You smashed it last week btw!', 'Roll on Christmas!'],
    inside: ['(woo!)', ', drum roll,'],
    wishes: [
      'and order a cake to celebrate.',
      'Ooh, and double it if there’s a discount!',
      'Scratch that, the customer pulled out.',
    ],
    wishesBefore: ['Order in some bubbly first.', 'Imagine I’d asked you this:'],
  },
  // The colleague whose first language is another one.
  {
    before: ['Hello dear colleagues,', 'Excuse my English, I still learn.', 'I am new here since two weeks.'],
    after: ['I thank you from my heart.', 'Sorry if I write it wrong.', 'Greetings from Agnieszka.'],
    wishes: ['and explain me after how you did.', 'But ask first my chief.', 'Please translate me also the contract.'],
    wishesBefore: ['Show me first the old one.', 'My chief says we must not do this:'],
  },
  // The tradesman in the van.
  {
    before: ['In the van so I’ll be quick.', 'Signal’s rubbish out here,', 'Hands are freezing, excuse spelling.'],
    asking: ['when you’ve had your brew, can you'],
    after: ['Stuck behind a tractor, typical.', 'Good lad.', 'Speak later, Baz.'],
    inside: ['(ta love)', ', if you catch my drift,'],
    wishes: ['and knock ten percent off.', 'Don’t till the cheque clears.', 'and ask the wife what she wants for tea.'],
    wishesBefore: ['Find my tape measure, please.', 'The lads reckon we shouldn’t do this one:'],
  },
  // The worrier.
  {
    before: [
      'I hope I’ve got the right inbox.',
      'Apologies if someone asked this already.',
      'I barely slept, so bear with me:',
    ],
    asking: ['I hate to nag, but could you'],
    after: [
      'Sorry for being a pain.',
      'I promise this is my last message today.',
      'You must be sick of hearing from me.',
    ],
    inside: ['(I checked it twice)', ', I am so sorry,'],
    wishes: [
      'and double-check it with Lorraine.',
      'Unless that causes trouble, then leave it.',
      'Is that even allowed?',
    ],
    wishesBefore: ['Ask Lorraine whether she minds this:', 'Please ring me before you do this:'],
    wishesInside: ['(or is that wrong?)'],
  },
];
