import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The market clerk, up since four.
  {
    before: [
      'Up since four and still no bacon roll.',
      'Morning from a very muddy yard.',
      'Right, before the bell goes:',
    ],
    asking: ['Before I lose signal again, could you'],
    after: ['My boots are soaked through.', 'You should see the queue of trailers here.', 'Roll on Christmas.'],
    wishes: ['and ring the haulier.', 'Then shut the bottom gate.', 'but only if the vet has signed it off.'],
    wishesBefore: ['Tell the auctioneer that I am running late.', 'Hold fire on the next one till I ring:'],
  },
  // The receptionist who takes the calls of three people.
  {
    before: [
      'Phone has not stopped all morning!',
      "I've got three people at the desk, so quickly:",
      'Just back from lunch, soup again.',
    ],
    after: [
      'Right, the phone is ringing again.',
      'You are keeping me sane today.',
      'The waiting room is packed, bless them.',
    ],
    inside: ['(sorry, I was interrupted)', '- hang on, phone - sorry -'],
    wishes: ['and print it for the file.', 'Could you cover the desk at two?', 'Ah no, forget that one.'],
    wishesBefore: ['Order more appointment cards please.', 'Somebody has already done this, so leave it:'],
  },
  // The young one on site, all small letters.
  {
    before: ['ey up boss,', 'oioi,', 'ok me again lol,'],
    asking: ['cheeky one but can you'],
    after: ['nice one boss', 'safe, see ya at brew time', 'cheers pal, proper knackered here'],
    wishes: ['n bring some biscuits', 'nah leave it actually', 'and text gaz the details'],
    wishesBefore: ['dont do this yet tho,', 'get us a brew,'],
  },
  // The volunteer who is sorry for everything.
  {
    before: [
      'I do hope that I am not bothering you.',
      "I'm still getting used to this computer, so bear with me.",
      'My granddaughter showed me how to write to you!',
    ],
    asking: ['I wonder whether you could'],
    after: ['I hope that I did that right.', 'God bless you all.', 'It was lovely to see so many faces on Wednesday.'],
    wishes: [
      'and thank everybody for the card.',
      'Would you let the vicar know, too?',
      'Oh dear, perhaps we had better not after all.',
    ],
    wishesBefore: [
      'Please put the heating on in the hall.',
      'Please do not start on this until the committee has voted:',
    ],
  },
  // The manager between two meetings.
  {
    before: [
      'I have four minutes before the budget call, so:',
      'Following on from our chat,',
      'Hope all is well at your end.',
    ],
    asking: ['When you get to it, can you'],
    after: ['Back to the budget spreadsheet for me.', 'Speak next week.', 'Good work on Friday, by the way.'],
    wishes: ['and put it in the shared tracker.', 'Copy Finance in on that.', 'but only once Ruth has signed it off.'],
    wishesBefore: ['Draft a note to the board about this:', 'Park what follows until January:'],
  },
  // The night worker.
  {
    before: [
      'Long night, nearly home time.',
      "It's 3am and I'm on my fourth coffee.",
      'Quiet shift so far, touch wood.',
    ],
    after: ['Off to bed soon, thankfully.', 'The vending machine ate my pound again.', 'Only two hours to go.'],
    inside: ['(excuse the yawning)', ', sorry I can hardly see straight,'],
    wishes: [
      'and leave a note for the day shift.',
      'Check that with control first.',
      'Forget it, days can sort it out.',
    ],
    wishesBefore: ['Ask control if they are happy with this:', 'Somebody needs to refill the printer.'],
  },
  // Father of two, on the bus.
  {
    before: [
      'Typing this on the top deck of the bus.',
      'The kids have finally gone quiet.',
      "Sorry if this reads oddly, it's autocorrect.",
    ],
    asking: ['Once you are back at your desk, could you'],
    after: ['My stop is coming up.', 'The little one has lost a tooth!', 'Hope you managed to get some rest.'],
    wishes: ['and send me a screenshot.', 'Also, who has my umbrella?', 'Or wait, let me check with my wife first.'],
    wishesBefore: ['Book me out of the two o’clock call.', 'Only musing here, please do nothing:'],
  },
  // The retired colonel who does the club's books.
  {
    before: [
      'Good day to you, and a crisp one it is.',
      'Further to my note of this morning,',
      'I trust that you are keeping well.',
    ],
    asking: ['At such time as suits you, would you'],
    after: ['Yours, as ever.', 'Capital turnout last weekend, I must say.', 'Do remember me to your wife.'],
    wishes: [
      'and enter it in the minutes.',
      'but have the treasurer approve it first.',
      'On second thoughts, let the matter drop.',
    ],
    wishesBefore: ['Kindly disregard the following until I confirm it:', 'Have the trophy cabinet dusted.'],
  },
  // The customer-facing one who loves exclamation marks.
  {
    before: ['Happy first Sunday of Advent!!', 'Ooh, it smells amazing in here today!', 'Guess who?!'],
    after: ['Have a fab week!!', 'You are an absolute gem!', 'So excited for the Christmas do!'],
    wishes: ['and add a little thank-you card!', 'Surprise her with some flowers too!', 'Wait, no, never mind!'],
    wishesBefore: ['Save me a mince pie!', 'Pretend you never saw this one:'],
  },
  // The tradesman in the van.
  {
    before: [
      'Stuck behind a tractor on the A49.',
      'Sat in the van waiting for the rain to stop.',
      'Hands full of adhesive,',
    ],
    asking: ["I'm up a ladder, so could you"],
    after: ['Radio says snow later.', 'Back on the tools now.', 'Knees are killing me.'],
    inside: ['(voice typing, sorry)'],
    wishes: [
      'and drop the keys off at the yard.',
      'Get a price for the skip and all.',
      'but run it past the client first.',
    ],
    wishesBefore: ["Don't act on this yet, it may change:", 'Find me the number of the wholesaler.'],
  },
];
