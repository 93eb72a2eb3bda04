import type { Writer } from '../../generated/small-talk';

/** What the writers of part seven say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A volunteer who has retired and has the time to be kind.
  {
    before: [
      'Good morning, my dear, I hope the knee is mending.',
      'What a glorious day, the roses are out at last!',
      'I do like how quickly you answered the last time.',
    ],
    asking: ['If it is not too much bother, would you', 'When you have had your tea, could you'],
    after: ['You are a treasure.', 'My regards to your mother.', 'I shall be in the garden for the rest of the day.'],
    inside: ['(I do hope I have that right)', '(goodness me)'],
    wishes: [
      'and do send them a thank-you card from all of us.',
      'On second thoughts, my dear, let us leave it be.',
      'Perhaps you could read it back to me first.',
    ],
    wishesBefore: [
      'Would you look up the number of the florist for me, dear?',
      'My husband thinks we should wait, and he is right, so not yet:',
    ],
    wishesInside: ['(and do ring me with the result, dear)', ', but not before Margaret has said yes,'],
  },
  // An apprentice on a phone.
  {
    before: ['alright boss,', 'sup', 'mate u wont believe the traffic.', 'ok ok last one i swear:'],
    asking: ['can u', 'do us a favour n'],
    after: ['ur the best', 'gotta run lol', 'cheers bro', 'proper knackered today haha'],
    inside: ['(lolz)', '- hang on, phone -'],
    wishes: ['n tell me wen its done', 'jk lol dont do it', 'also get me a sausage roll', 'n double it'],
    wishesBefore: ['get us a brew first yeah?', 'this is what baz wants, NOT me, so ignore it:'],
    wishesInside: ['(n text baz the result)', '- nah, scrap this whole thing -'],
  },
  // An office manager of a dry humour.
  {
    before: [
      "It's only Tuesday and I have already run out of patience.",
      'Back from a meeting that could have been an email:',
      'The lift is out again, so greetings from the stairwell.',
    ],
    asking: ['Before the coffee wears off, could you'],
    after: [
      "I'd thank you, but then you'd expect it every time.",
      'Right, back to the spreadsheet.',
      'The biscuits in the kitchen are safe to eat, I am told.',
    ],
    inside: ['(yes, really)', ', and I say this with love,'],
    wishes: [
      'and put it on my expenses.',
      'Only joking, I sorted it out myself an hour ago.',
      'Get two other quotes while you are about it.',
    ],
    wishesBefore: [
      'File this under things that I am never going to agree to:',
      'Tell whoever broke the lift that I know who it was.',
    ],
    wishesInside: ['(and copy in the auditors)', ', or rather not, come to think of it,'],
  },
  // A polite man who learnt his English late.
  {
    before: [
      'Respected friend, I wish you and your family good health.',
      'I am sorry for my English, I try my best.',
      'In my country today is a holiday, but I work.',
    ],
    asking: ['I kindly ask that you'],
    after: ['God bless your hands.', 'My heart thanks you.', 'Please excuse if I write wrong.'],
    inside: ['(I think it is called so)', ', how do you say,'],
    wishes: [
      'and also write to my cousin that it is done.',
      'But first we must ask the landlord.',
      'No, it is better we do nothing now.',
    ],
    wishesBefore: [
      'Please, what is the English word for this, do not do it:',
      'Kindly first translate your last letter for me.',
    ],
    wishesInside: ['(and the same also for my brother)', '(no, please wait with it)'],
  },
  // Somebody with three small children.
  {
    before: [
      'Sorry if this reads oddly, there is a toddler on my lap.',
      'We have been up since four, teething again.',
      'Someone has just put porridge in my handbag, so quickly:',
    ],
    asking: ['Before I lose my mind, could you'],
    after: [
      'Right, somebody is painting the cat.',
      'The twins wave at you.',
      'I have not had a hot drink since March.',
    ],
    inside: ['(no, darling, not in your nose)', '- sorry, crayon on the keyboard -'],
    wishes: [
      'and order some nappies as well.',
      'Oh no, sorry, the little one typed that, please ignore it all.',
      'Call my husband about it, he decides.',
    ],
    wishesBefore: [
      'Is there a soft play near you? Look that up for me.',
      'My eldest made this up, it is not meant seriously:',
    ],
    wishesInside: ['(and let my mum know as well)', '- no, forget it, the baby hit send -'],
  },
  // The owner, in a hurry and fond of football.
  {
    before: [
      'Did you see that penalty?',
      'Two minutes before kick-off, so:',
      'Three points on Saturday, I am a happy man.',
    ],
    asking: ['While I look for my scarf, could you'],
    after: ['Up the Reds!', 'Off to the match.', 'What a season.'],
    inside: ['(no extra time)', '- come on ref -'],
    wishes: [
      'and get me two tickets for the cup final.',
      'Forget it if we lose tonight.',
      'Scrap that, the accountant says no.',
    ],
    wishesBefore: ['Find out who is in goal on Saturday.', 'If we win tonight, and only then:'],
    wishesInside: ['(and print it out for the changing room)', ', but hold fire until I call,'],
  },
  // A student who helps out and likes everything.
  {
    before: ['Hiiii!!', 'omg I love the new sign in the window!', 'First day back after exams, yay:'],
    asking: ['if you get a sec, could you'],
    after: ['ily', 'you are literally saving my life!', 'Best job ever 💛', 'see you at the party tonight!'],
    inside: ['(eek)', ', fingers crossed,'],
    wishes: [
      'and make a story about it for our Insta!',
      'Wait no, my bad, wrong chat, ignore that.',
      'Can we get balloons too?',
    ],
    wishesBefore: ['Put on some music first!', 'Imagine a customer said this to me today, what do I answer:'],
    wishesInside: ['(and put it in the group chat!!)', ', actually nooo wait,'],
  },
  // A bookkeeper who commutes.
  {
    before: [
      'As ever, I am writing from the 7.52, which left at 8.15.',
      'The quarter is closed and the books balance to the penny.',
      'With apologies for the brevity, my stop is next:',
    ],
    asking: ['For the sake of good order, would you'],
    after: [
      'The buffet car has run out of tea, a national emergency.',
      'I remain, as always, faithfully yours.',
      'My compliments to the whole team.',
    ],
    inside: ['(see my note)', ', for what it is worth,'],
    wishes: [
      'and let me have a receipt for the files.',
      'I have not yet approved this, so kindly wait until I do.',
      'Do also reverse the entry from last week.',
    ],
    wishesBefore: [
      'For the minutes only, no action required:',
      'Would you reserve a window seat for me on the evening train.',
    ],
    wishesInside: ['(and send me a copy for the files)', ', on hold until I have approved it,'],
  },
];
