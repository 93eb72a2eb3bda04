import type { Writer } from '../../generated/small-talk';

/** What the writers of part six say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired ward sister of 68, chatty and fond of everybody.
  {
    before: [
      "Morning, my loves, it's only Brenda.",
      'Ooh, that fog, I could not see my own gate.',
      'You young people are marvels with these machines.',
    ],
    asking: ["When you've finished your elevenses, could you"],
    after: [
      "Bless your cotton socks, I don't know how you do it.",
      'My hip is playing up, but we soldier on.',
      'There, that was all I came for.',
    ],
    inside: [', silly me, I nearly forgot the rest,', '(oh, these glasses)', '– where was I –'],
    wishes: [
      'and give poor Derek a ring to tell him, would you, my love.',
      'Mind you, check with Matron first, she has her ways.',
      'Oh, and the same for my sister Jean, bless her.',
      'On second thoughts, my love, leave it be.',
    ],
    wishesBefore: [
      "Don't do this one yet, my loves, I want Jean to see it first:",
      'Be an angel and book me a taxi home as well.',
    ],
    wishesInside: ['(if Matron says yes, mind you)', ', and one for dear Jean too while you are there,'],
  },
  // A warehouse hand of 22 who writes with one thumb.
  {
    before: ['wagwan,', 'aight,', 'bro im so tired lol,'],
    asking: ['u mind if u'],
    after: ['safe', 'bless fam', 'lool what a shift'],
    inside: ['(sry autocorrect)', '(bare loud in here)'],
    wishes: [
      'n text my mum about it',
      'but only if kofi is in today lol',
      'nvm dont bother lol',
      'do my one n all yeah',
    ],
    wishesBefore: ['ask kofi if this is even allowed:', 'na forget this one fam:'],
    wishesInside: [', n same for kofi yeah,', '(not til i say go tho lol)'],
  },
  // A professor emeritus of 74 from Heidelberg who writes as one writes letters.
  {
    before: [
      'Most esteemed colleagues,',
      'Permit me to begin with my warmest greetings.',
      'I come, as so often, with a small matter:',
    ],
    asking: ['I should be most obliged if you would'],
    after: [
      'I remain, with the expression of my high regard, yours.',
      'How kind of you to have read this far.',
      'The lindens are in flower here, a splendid sight.',
    ],
    inside: ['(forgive an old man his long sentences)', ', and I say this with a smile,'],
    wishes: [
      'I must ask, however, that my assistant approve it beforehand.',
      'and be so gracious as to inform the dean.',
      'I should in truth prefer that you refrain from it.',
      'A written report of it would give me great pleasure.',
    ],
    wishesBefore: [
      'What follows is merely an example for my lecture and is not to be carried out:',
      'Permit me to ask that you first obtain the consent of the faculty.',
    ],
    wishesInside: [', subject of course to the approval of the dean,', '(with a copy to my esteemed assistant)'],
  },
  // A Neapolitan chef of 44, loud, between two services.
  {
    before: [
      'Mamma mia, what a lunch service!',
      'My friends, listen:',
      'The oven is dead, the fish is late, but I am still smiling.',
    ],
    asking: ['Amico, can you'],
    after: ['You are gold, pure gold!', 'Now I go back to my sauce.', 'Ciao ciao, a kiss to everybody.'],
    inside: ['– madonna, this heat –', '(sorry, I shout, it is the kitchen)'],
    wishes: [
      'And tell Gennaro, that donkey, that he must pay half!',
      'and bring me also two kilos of lemons, my friend.',
      'No no no, stop, I was angry, do nothing!',
      'But first you ask my wife, she is the boss, haha.',
    ],
    wishesBefore: [
      'Yesterday I was stupid and ordered this, my friends, now you must undo it:',
      'Call me a plumber for this cursed oven!',
    ],
    wishesInside: ['– only if Gennaro pays, that donkey –', ', and a second time for my brother, ciao,'],
  },
  // A mother of three, 36, project manager, always between two calls.
  {
    before: [
      'Hiii, squeezing this in before the school run!',
      'OK deep breath, inbox zero, here I come:',
      'Two minutes till my next call, so here goes:',
    ],
    asking: ['You know I adore you, so would you'],
    after: [
      'Off to find a missing shoe now!',
      'Coffee number four, do not judge me 😅',
      'You are my favourite humans, truly!',
    ],
    inside: ['(Leo, put the cat down!)', ', sorry, typing with a toddler on my lap,'],
    wishes: [
      'Pop a note in my calendar too, you superstar!',
      'and loop in Hannah so that she does not panic 😅',
      'Hmm, actually park it till I am back from leave, lovelies!',
      'Run it past Hannah first though, or my head will roll, haha!',
    ],
    wishesBefore: [
      'Not now, but when Hannah gives the green light, lovelies:',
      'Could you all send me your holiday dates, superstars!',
    ],
    wishesInside: ['(once Hannah has signed it off, bless her)', ', and remind me the day before, you superstar,'],
  },
  // A sheep farmer of 71 from Mayo, dry, with few words.
  {
    before: [
      'Soft day.',
      'The ewes have me up since four, but sure look.',
      'Well now, how is the form?',
      'I am no hand at the typing, so:',
    ],
    after: ["That's the height of it.", 'Mind yourselves.', "God is good, and there's hay in the barn."],
    inside: ['(the dog says hello)', ', rain or no rain over here,'],
    wishes: [
      'And let himself above in the office know of it.',
      "Ah no, don't mind me, let it lie.",
      'But say it to the brother first, mind, he has the last word.',
      'Do the same for the brother, God help him.',
    ],
    wishesBefore: [
      "Do nothing about this one yet, 'tis only so that I don't forget it:",
      "Find out first what it'd cost me.",
    ],
    wishesInside: [', though not before the brother is asked,', '(and the same for himself above in the office)'],
  },
  // A tester of 27 from Osaka, new in the team and very careful not to disturb.
  {
    before: [
      'Nice to meet you, I am new member Yuki.',
      'I am sorry, my English is still small.',
      'Today I am a little nervous, sorry.',
    ],
    asking: ['If your time is okay, could you'],
    after: [
      'I am always thankful for your hard work.',
      'I bow deeply.',
      'This week the cherry trees are very beautiful.',
    ],
    inside: ['(I hope this is the correct word)', ', I am sorry for my long message,'],
    wishes: [
      'Also please teach the result to my senior, Mr Mori.',
      'and please make also a screenshot for me, I am a worried person.',
      'I am sorry, I made a mistake, please cancel it.',
      'But please wait until my senior says okay, thank you.',
    ],
    wishesBefore: [
      'I am sorry, I only practise English, please do not do this sentence:',
      'At first please ask my senior, Mr Mori, if he is agreeing.',
    ],
    wishesInside: ['(after the okay of Mr Mori, thank you)', ', and also one more time on the next day, sorry,'],
  },
];
