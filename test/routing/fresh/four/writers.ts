import type { Writer } from '../../generated/small-talk';

/** What the writers of part four say around and inside their requests. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Coffee number three and still half asleep, so bear with me.',
      'Ugh, Mondays.',
      'Back from holiday and drowning in mail,',
    ],
    asking: ['While I fight my inbox, could you'],
    after: [', my brain is mush today', 'This heat is killing me.', 'You are saving my week, as ever.'],
    inside: ['(sorry, typing this on my phone)', ', bless your heart,'],
    wishes: [
      'and leave a note on my desk once it is through.',
      'Actually hold off until I have had my coffee.',
      'Beate wants it the other way round, so do that instead.',
      'but only if Beate has not beaten you to it.',
    ],
    wishesBefore: [
      'Half asleep here, so only draft this, I will do the rest myself.',
      'Coffee first, and not a minute before ten:',
    ],
    wishesInside: ['(or whatever Beate prefers)', ', once the mail is sorted,'],
  },
  {
    before: ['yo boss bot,', 'alright mate,', 'right, boots off, tea on -'],
    asking: ['mind if i ask you to', 'can you'],
    after: ['radio is blasting abba again btw', ', hands full of grease rn', 'ok gotta run, lunch'],
    inside: ['(lol)', '- no joke -'],
    wishes: ['n gimme a shout when its done', 'nah leave it', 'but do it twice', 'but not if the gaffer says no'],
    wishesBefore: ['check w the gaffer first n then', 'not today, keep this for friday ok:'],
    wishesInside: ['(if the van starts)', '- no wait, the other one -'],
  },
  {
    before: [
      'Forgive an old man his long sentences.',
      'It is a grey and drizzly morning here.',
      'My late wife always dealt with these matters, so I am rather lost.',
    ],
    asking: ['At the risk of being a nuisance, I should like you to'],
    after: ['I hope my spelling is tolerable.', 'My eyes are not what they were.', 'You are very patient with me.'],
    inside: [', if I may trouble you,', '(my glasses are upstairs)'],
    wishes: [
      'On second thoughts, my son shall see to it.',
      'but should it prove dear, I would sooner do without.',
      'Do read it back to me before anything is done.',
      'and a second one for my son.',
    ],
    wishesBefore: [
      'Pray wait until I have found my glasses before you do this.',
      'I should like you to write this down for me and do nothing yet:',
    ],
    wishesInside: ['(subject to my doctor’s consent)', ', though not before Easter,'],
  },
  {
    before: [
      'I am new here, so I hope this is the right place to ask.',
      'Eek, my supervisor is standing right behind me.',
      'First week on the job and I am so nervous!',
    ],
    asking: ["They told me you're the one to ask, so could you", "I'd be so relieved if you could"],
    after: ['I hope I am not being a pain.', 'I know I ask a lot.', ', my manager is watching me type'],
    inside: ['(fingers crossed)', '- gosh, I am nervous -'],
    wishes: [
      'Um, actually my supervisor says not to.',
      'and show it to Mr Oduya before it goes out.',
      'Sorry, I was supposed to ask for the other one.',
      'Maybe wait until my supervisor has looked at it?',
    ],
    wishesBefore: [
      'My supervisor says to try this on the test system only:',
      'Could you explain what would happen if I asked you this:',
    ],
    wishesInside: ['(only a trial run)', '- hmm, unless that costs extra -'],
  },
  {
    before: ['Hello dear, how is the life?', 'Excuse my English, I am learning.', 'Good day to you from rainy Porto!'],
    asking: ['May you be so kind and'],
    after: [
      'I thank you from the heart.',
      'My daughter has today her exam, I am very excited.',
      'God bless your work.',
    ],
    inside: [', dear friend,', '(sorry for my bad grammar)'],
    wishes: [
      'Please make also a photo for my daughter.',
      'No no, is better tomorrow, yes?',
      'I made mistake, I need it not.',
      'but if the price is good only.',
    ],
    wishesBefore: ['Please wait me until the evening, then:', 'Tell me first the price of this:'],
    wishesInside: ['(if is possible for free)', ', two times,'],
  },
  {
    before: [
      'You will not believe what the new neighbours did at the weekend.',
      "The auditors are in the building, so everyone's on edge.",
      'Karin called in sick and it all lands on my desk, hence this:',
    ],
    asking: ["Since Karin is off sick and I can't be everywhere, can you"],
    after: [
      'The customer has been shouting at us since eight.',
      'Karin usually does this, hence the clumsy wording.',
      'Nobody tells me anything in this place.',
    ],
    inside: ['(Karin is off sick again)', ", don't ask me why,"],
    wishes: [
      'and tell Karin to get well soon.',
      'but the auditors said we must not touch it, so leave it alone.',
      'Then shred the old one before the auditors see it.',
      'Karin would do the opposite, so let us do it her way.',
    ],
    wishesBefore: [
      'Ask Karin whether I got this right before you do anything:',
      'The auditors want to know who did this last time:',
    ],
    wishesInside: ['(but not if Karin did it already)', ", behind the auditors' backs,"],
  },
  {
    before: ['hiiii 👋', 'Happy Friday!!!', 'guess who got a puppy 🐶'],
    after: ['you rock 🤘', 'Off to the canteen, it is pasta day!', ', xoxo'],
    inside: ['🙏', '(woohoo)'],
    wishes: ['and send me a pic 📸', 'lol jk dont', 'n one for the puppy too', 'ooh and bring cake to the canteen 🍰'],
    wishesBefore: ['ok but only if its sunny ☀️', 'wait for the countdown on friday 🎉'],
    wishesInside: ['(not really, haha)', '🎲 or maybe the other one 🎲'],
  },
];
