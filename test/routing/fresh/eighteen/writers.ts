import type { Writer } from '../../generated/small-talk';

/** What the writers of part eighteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A volunteer of seventy who writes as if by letter.
  {
    before: [
      'Good morning, it is Marjorie from the Tuesday group.',
      'I do hope I am pressing the right button here.',
      'My grandson set this up for me.',
    ],
    asking: ['If it is not a nuisance, might you'],
    after: [
      'With warmest wishes, Marjorie.',
      'You young people are marvellous.',
      'It has turned bitterly cold, has it not?',
    ],
    inside: [', as I believe I mentioned,', '(I have my glasses on now)'],
    wishes: [
      'and post me the receipt.',
      'Would you also ring my sister?',
      'Oh dear, no, I had better ask Geoffrey first.',
    ],
    wishesBefore: [
      'Please do nothing about this until Geoffrey says so.',
      'Kindly turn the radiators up in the lobby.',
    ],
    wishesInside: [', unless Geoffrey minds,'],
  },
  // A fitter with his thumbs on the van's wheel.
  {
    before: ['alrite,', 'in the van atm,', 'hands full so quick one,'],
    asking: ['u ok to'],
    after: ['got to dash', 'traffic is mental', 'nice one pal'],
    inside: ['(voice typing, soz)', '- you know the one -'],
    wishes: ['n tell Shaz im late', 'hang on nah, dont bother', 'but check wiv the boss b4 u do owt'],
    wishesBefore: ['ignore the next bit its for someone else,', 'bell me first,'],
    wishesInside: ['(n double it if theyll have it)'],
  },
  // A clinic's secretary on a Monday.
  {
    before: [
      'Back from annual leave and wading through the inbox.',
      'I have three phones ringing at once.',
      'Following on from my call this morning,',
    ],
    asking: ['In between everything else, could you'],
    after: [
      'Kind regards, Philippa (part time, not in on Thursdays).',
      'Sorry for the brevity.',
      'I will be at my desk until five.',
    ],
    inside: [', per the usual process,'],
    wishes: [
      'Please file a paper copy as well.',
      'and flag it to the clinical lead.',
      'Kindly hold this until consent has come back.',
    ],
    wishesBefore: ['Still to be authorised, so just for sight:', 'Can you unlock my account?'],
    wishesInside: ['(subject to consent)'],
  },
  // Somebody who apologises for everything.
  {
    before: ['Eek, sorry, it is me again.', 'I am so bad at this.', 'Feel awful for asking, but'],
    after: ['Sorry sorry sorry!', 'I promise I will get better at this.', 'Hope that even makes sense.'],
    inside: ['- sorry, I always forget this bit -', '(blushing as I type)'],
    wishes: [
      'Hmm, on second thoughts, maybe not?',
      'and apologise to everyone from me',
      'Could you check that nobody is cross first?',
    ],
    wishesBefore: [
      'I am probably not allowed to ask for this, so only do it if I am:',
      'Cancel whatever I sent before this.',
    ],
    wishesInside: ['(or the other one, whichever is less trouble)'],
  },
  // A shop owner before Christmas.
  {
    before: [
      'Christmas has gone bonkers already.',
      'We had a queue out of the door yesterday.',
      'Still in my apron, so I will be brief.',
    ],
    asking: ['Sorry to grab you in the rush, can you'],
    after: ['Only three and a half weeks to go!', 'I have ribbon in my hair.', 'The kettle is on if you pass by.'],
    inside: ['(yes, I know, December!)'],
    wishes: [
      'Put the card machine on charge too.',
      'and pop a thank-you card in the post',
      'Forget it if there is any extra to pay.',
    ],
    wishesBefore: ['Ask the Saturday girl what she thinks of this:', 'Someone needs to ring the bank.'],
  },
  // An officer of a public body.
  {
    before: [
      'With reference to the above matter,',
      'Writing on behalf of the listing manager.',
      'I write in haste between two meetings.',
    ],
    asking: ['I should be obliged if you could'],
    after: [
      'Yours faithfully, R. Penrose.',
      'This office closes at 5 pm.',
      'I am grateful for the assistance of your team to date.',
    ],
    inside: [', for the avoidance of doubt,'],
    wishes: [
      'Notify all parties by first-class post.',
      'This takes effect only upon a further direction.',
      'and enter a note on the register',
    ],
    wishesBefore: ['The following has been refused:', 'Provide an estimate of costs before acting on this.'],
    wishesInside: [', if so directed,'],
  },
  // A leader of young people, cheerful.
  {
    before: ['Hiya lovely people!', 'What a weekend, we are all still muddy!', 'Woohoo, nearly the holidays!'],
    asking: ['When you have had your cuppa, can you'],
    after: ['You lot are the bees knees!', 'Yours in woggles, Akela.', 'Hugs from the whole gang!'],
    inside: ['(fingers crossed for no rain)', '- yay! -'],
    wishes: [
      'and stick it on Facebook',
      'Make that two if there is cash left!',
      'Wait for the parents to vote on it though!',
    ],
    wishesBefore: ['Do a quick poll on this one:', 'Bring the big teapot on Thursday, please.'],
    wishesInside: ['(once the parents have voted)'],
  },
  // A transport planner at night.
  {
    before: ['Nights again.', 'M62 is shut, so it is one of those shifts.', 'Ops here,'],
    asking: ['Once you are logged on, can you'],
    after: ['That is me for now.', 'Off at six, thank God.', 'Brew number five on the go.'],
    inside: ['- as per board -', '(seen it on the screen)'],
    wishes: ['Stand the driver down after.', 'and log it as a failure', 'Belay that, customer has rung off.'],
    wishesBefore: ['Hold fire on this one:', 'Get me the duty manager.'],
    wishesInside: ['- if the M62 opens -'],
  },
  // A new colleague who is not sure how it works.
  {
    before: [
      'First week here, so bear with me!',
      'Liam said you are the one who does this.',
      'Not sure if this is how it works, but',
    ],
    after: ['Still learning the ropes!', 'Loving it here so far.', 'Liam says hi, by the way.'],
    inside: ['(the sheet is making sense at last)'],
    wishes: [
      'Then show me how you did it.',
      'and add me to the group chat',
      'Actually Liam says he will do it himself.',
    ],
    wishesBefore: ['This is only a practice message:', 'What is the wifi password?'],
    wishesInside: ['(just pretend, this is training)'],
  },
  // A farmer, out of bed since four.
  {
    before: ['Been up since four.', 'Signal is poor up here.', 'Dog ate the diary, no joke.'],
    asking: ['Next time you are sat at the computer, could you'],
    after: ['Right, hens to see to.', 'Frost like iron this morning.', 'Regards from the top field.'],
    inside: ['- wind is howling, excuse me -'],
    wishes: [
      'Get the vet out as well.',
      'and tell the lad to shut the gate',
      'Not a word of it to be done before I have seen the price.',
    ],
    wishesBefore: ['The missus wants to think this over:', 'Fetch the feed bill up on the screen.'],
    wishesInside: ['(if the price is right)'],
  },
];
