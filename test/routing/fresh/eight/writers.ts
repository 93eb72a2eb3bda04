import type { Writer } from '../../generated/small-talk';

/** What the writers of part eight say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired gentleman who writes as he would by hand.
  {
    before: [
      'I hope you will forgive an old man for troubling you again.',
      'What splendid weather we are having, the roses are out at last.',
      'My late wife always said that one should begin with a compliment, so: you have been most helpful.',
    ],
    asking: ['If it is not an imposition, might I ask whether you could'],
    after: [
      'With every good wish for the season.',
      'I remain, as ever, grateful for your patience.',
      'and do not let them work you too hard!',
    ],
    inside: [', if my memory serves,', '(I had to look up the spelling)'],
    wishes: [
      'and have a written confirmation put in the post to me.',
      'A copy ought to go to my son in Hereford as well.',
      'On second thoughts I should prefer to settle the matter in person, so pray disregard this.',
    ],
    wishesBefore: [
      'What follows is merely a draft of mine, and I should like you to correct its English, no more:',
      'Please ring for a taxi for me at once.',
    ],
    wishesInside: ['(with a copy to my solicitor, please)', '(kindly read this back to me over the telephone)'],
  },
  // A trainee who types with two thumbs.
  {
    before: ['hii its me,', 'omg monday already 😭', 'ok last one i promise,', 'lol hi again,'],
    asking: ['r u able to'],
    after: ['ur the best fr', 'tysm 💕', 'gtg bus is here', 'dont tell my boss im on my phone haha'],
    inside: ['(sp?)', '- yes that one lol -'],
    wishes: ['n tell shaz too', 'wait no dont, she did it herself', 'n then clock me out for today'],
    wishesBefore: [
      'dont do this next bit yet, im just practising typing it:',
      'can u reset my password as well.',
      'delete what i sent u before,',
    ],
    wishesInside: ['(n send me a screenshot after)', '(actually nvm this one)'],
  },
  // A mother of three between two school runs.
  {
    before: [
      'Typing in the car park, sorry if this is a mess.',
      'Third attempt, the toddler keeps hitting send!',
      'I have four minutes before pick-up:',
    ],
    asking: ['Before I forget again, please', 'You would save my day if you could'],
    after: [
      'Right, off to football practice.',
      'I swear I used to be organised.',
      'and may your evening be quieter than mine',
    ],
    inside: ['(hang on, someone is on my lap)', ', phew,'],
    wishes: [
      'and message my husband so that he knows.',
      'Hang on, he says he has sorted it. Scrap that!',
      'Also remind me about the swimming kit at three.',
    ],
    wishesBefore: [
      'Move my own appointment to another day, they have nits.',
      'This one is for my sister to deal with, just forward it to her:',
    ],
    wishesInside: ['(and forward this to my husband)', '(no, stop, he has done it)'],
  },
  // A builder from the north.
  {
    before: ['Ey up,', 'Now then pal.', 'Still on site here, hands like ice.', 'Reet,'],
    asking: ['Any chance tha could'],
    after: ['Nice one.', 'Brew o’clock.', 'Cheers big ears.', 'and mind how you go'],
    wishes: [
      'and give gaffer a bell about it',
      'but only when the cheque has cleared',
      'Nah, leave it be, we will manage.',
      'Oh and order us a skip.',
    ],
    wishesBefore: ['Gaffer says to leave the next one be, he has it in hand:', 'Get them other lads paid first.'],
    wishesInside: ['(and let gaffer know)', '(bin that, gaffer did it)'],
  },
  // Someone whose first language is another one.
  {
    before: [
      'Hello, I am Marek, I write you the first time.',
      'Excuse please my English, I learn since two years only.',
      'Today is in my country a holiday, but here I am working, haha.',
    ],
    asking: ['If you have a little time, would you'],
    after: [
      'I wish you a nice remaining week.',
      'Greetings also from my colleague Agnieszka.',
      'You have always so much patience with me.',
    ],
    inside: ['(I hope it is the right word)', ', how one says,'],
    wishes: [
      'and please write it also to Agnieszka.',
      'but first I must ask my chief, so wait with it.',
      'Sorry, this was for other firm, please to forget.',
      'And translate it me into Polish.',
    ],
    wishesBefore: [
      'I do not want to do it, only to know if my sentence is correct:',
      'Please make also the light in the hall off.',
    ],
    wishesInside: ['(and write it also to Agnieszka)'],
  },
  // A manager who dictates while walking.
  {
    before: [
      'Walking between meetings, so excuse the dictation.',
      'Circling back on my action items,',
      'Great energy on the call earlier, by the way.',
    ],
    asking: ['Bandwidth permitting, can you'],
    after: [
      'Appreciate the hustle.',
      'Sent from the lift, apologies for any autocorrect.',
      'Top effort from everyone this quarter.',
    ],
    inside: [', full stop no comma,', '(as per our chat)'],
    wishes: [
      'and put it on the dashboard.',
      'but park it until legal has signed off.',
      'Loop in Priyanka on this too.',
      'Actually, Priyanka owns that now, so stand down.',
    ],
    wishesBefore: [
      'For the minutes only, nobody needs to act on it:',
      'Set up a call with Priyanka for me.',
      'Not one for you but for Priyanka, pass it on to her:',
    ],
    wishesInside: ['(loop in Priyanka on this)', '(and make that a standing item every week)'],
  },
  // A cheerful receptionist who loves everybody.
  {
    before: ['Happy Friday, my lovelies!! 🎉', 'Guess who had cake for breakfast 🎂', 'Big hugs from the front desk!'],
    asking: ['Sweetie, would you'],
    after: ['You are pure sunshine ☀️', 'Love, light and biscuits!', 'and give yourself a pat on the back!'],
    inside: [', bless,', '(such a sweetheart)'],
    wishes: [
      'and pop a little thank-you card in the post to them!',
      'Ooh, and add me to the lunch list too!',
      'Silly me, that has been taken care of, nothing to do for you!',
    ],
    wishesBefore: [
      'Do not do this one, hun, I am only showing Meg how we word things:',
      'Meg needs the printer fixing, be an angel and see to that.',
    ],
    wishesInside: ['(and let Meg know)', '(ooh no wait, Meg has it all sorted)'],
  },
  // A night porter with a dog and a grudge.
  {
    before: [
      'Nobody tells me anything round here.',
      'Five in the morning and the boiler is moaning again.',
      'Dog ate my list, so from memory:',
    ],
    after: ['Not that anyone cares.', 'The dog sends his regards.', 'Well, at least the night was quiet.'],
    inside: [', as usual,', '(do not ask)'],
    wishes: [
      'and write it in the night book.',
      'but wake the manager first and get his yes.',
      'Forget it, the day shift can do their own work.',
      'And get somebody to look at that boiler.',
    ],
    wishesBefore: [
      'The day shift left me this note, shred it:',
      'Get the boiler man out.',
      'I refuse to deal with this, pass it to the day shift:',
    ],
    wishesInside: ['(and write it in the night book)', '(leave that to the day shift)'],
  },
];
