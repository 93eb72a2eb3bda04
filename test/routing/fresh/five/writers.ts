import type { Writer } from '../../generated/small-talk';

/** What the writers of part five say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired ship's cook from Cork, in no hurry.
  {
    before: [
      'Good morning, pet, there is a grand stretch in the evenings now.',
      'Only me, with my tea going cold beside me.',
      'God bless the rain, the garden was crying out for it.',
      'I never got the hang of these machines, so here goes nothing:',
    ],
    asking: ['would you ever go and'],
    after: [
      'You are very good to an old woman.',
      'I will light a candle for you.',
      'The grandchildren send their love.',
      'My knees tell me there is snow coming.',
    ],
    inside: ['(the cat is asleep on the keyboard, excuse me)', ', bless us and save us,'],
    wishes: [
      'And ring my sister in Cork about it, like a good lad.',
      'But let Father Keane have a look at it first.',
      'Ah no, I am only codding you, leave things be.',
      'Whatever that comes to, put it on the parish account.',
    ],
    wishesBefore: [
      'Wait until I am back from Mass before you start on this.',
      'Bridie next door was wondering what you would do if she said to you:',
      'Look up the bus to Cobh for me first, like a dear.',
    ],
    wishesInside: [', but not before Father Keane says yes,', '(and the same again for Bridie)'],
  },
  // A bicycle courier, 23, with one thumb.
  {
    before: ['oi fam,', 'mornin boss,', 'soz phone at 4 percent so quick:', 'alright, rainin sideways out here,'],
    asking: ['be a hero and'],
    after: ['nice one bruv', 'laterz', 'thats me done, off to the gym', 'mad day today lol'],
    inside: ['(lol typing on the bike)', ', innit,'],
    wishes: [
      'n text dave the same thing',
      'jk jk dont',
      'wait no hold that till i shout',
      'oh n bump my hours up next week too',
    ],
    wishesBefore: ['cancel my last msg first,', 'pretend ur me n text this to gaz:'],
    wishesInside: ['(n let dave know)', ', once gaz is ok with it,'],
  },
  // A hospital's head of administration, 58, of the old school.
  {
    before: [
      'Further to our telephone conversation of this morning,',
      'I trust that the new office is to your liking.',
      'You will excuse the brevity of this note.',
      'It has been a most trying quarter for all of us.',
    ],
    asking: ['I should be obliged if you would'],
    after: [
      'I remain, as ever, yours faithfully.',
      'It was a pleasure to see you at the reception.',
      'My secretary sends her regards.',
    ],
    inside: [', if I may put it so,', '(do forgive the formality)'],
    wishes: [
      'A written record of this is to go to the auditors.',
      'Kindly have it countersigned before anything is done.',
      'All of this lapses should Dr Mbeki object.',
      'On second reading, please disregard the foregoing.',
    ],
    wishesBefore: [
      'For the minutes only, and not to be acted upon:',
      'Kindly arrange a car to the airport first.',
      'I should like your opinion on whether it would be wise to say:',
    ],
    wishesInside: [', subject to the approval of the trustees,', '(with a copy to the auditors)'],
  },
  // A night nurse and mother, 36, who has not slept.
  {
    before: [
      'Twelve-hour shift, feet like balloons, but here goes:',
      'Ugh, what a Monday that was.',
      'The little one finally dropped off, so I have about four minutes.',
      'Is it only Wednesday? Unbelievable.',
    ],
    asking: ['while I can still keep my eyes open, can you'],
    after: [
      'I could sleep for a week.',
      'Right, where did I leave my coffee...',
      'You are saving my sanity here.',
      'Whoever invented night shifts never had toddlers.',
    ],
    inside: ['(yawn)', '- sorry, the baby was crying -'],
    wishes: [
      'Then wake me at six.',
      'Oh, and get us some nappies.',
      'Scratch that, I got my days mixed up.',
      'And find me the cheapest babysitter going, we are skint.',
    ],
    wishesBefore: [
      'First tell my mum I am running late.',
      'I might be dreaming this, so check with Joanne before you do it:',
    ],
    wishesInside: ['(only if it costs nothing)', '(and then ring Joanne)'],
  },
  // A mechanic from Lviv, 45, who learns English from television.
  {
    before: [
      'Hello my friend, how is the health?',
      'Excuse my english, I learn from television.',
      'Today is very cold in workshop, brr.',
      'I am again here with small thing,',
    ],
    asking: ['if is possible, you can'],
    after: [
      'Big thanks from all of us in workshop.',
      'Big respect for you and family.',
      'My wife say hello.',
      'Here is already snow, very beautiful.',
    ],
    inside: [', sorry for mistakes,', '(I write with dictionary)'],
    wishes: [
      'Also you must call my cousin Taras.',
      'But wait, my chief must say yes before.',
      'Is joke, please do nothing.',
      'And make same thing for my brother.',
    ],
    wishesBefore: ['I need first you open the gate for truck.', 'Please correct me the english in this sentence:'],
    wishesInside: ['(but my chief must not know)', ', when chief is agree,'],
  },
  // A marketing manager, 29, always delighted.
  {
    before: [
      'Happy Thursday, superstar!',
      "Popping into your inbox like it's 2009:",
      'Love, love, love what you did last sprint!',
      'Hope your week is off to an amazing start ☀️',
    ],
    asking: ['whenever your bandwidth allows, could you'],
    after: [
      'High five!',
      'You are a total rockstar 🚀',
      'Sending good vibes from the rooftop.',
      "Can't wait for the offsite!",
    ],
    inside: ['(so excited!!)', '– yay –'],
    wishes: [
      'and loop in finance',
      'Then drop a summary in the channel.',
      "Actually, let's park this until the offsite.",
      'Turn it into a slide for Chloe.',
    ],
    wishesBefore: ['Brainstorm mode, nothing to act on yet:', 'Book me a desk for Friday while you are there.'],
    wishesInside: ['(and cc the whole squad)', ', pending sign-off from Chloe,'],
  },
  // A night watchman, 64, in a cold hut.
  {
    before: [
      'Nobody told me anything, as usual.',
      'Still no heating in this hut.',
      'Well, well, look who is working late:',
      'They call this a computer.',
    ],
    asking: ['for once in your life, would you'],
    after: [
      'Not that anyone reads these.',
      'Thirty years here and not one biscuit.',
      'Hardly rocket science, is it.',
      'Roll on retirement.',
    ],
    inside: ['(laugh all you like)', '- typical -'],
    wishes: [
      'And have that heater fixed while you are pretending to work.',
      'On second thoughts, let it rot.',
      'And not a word to the day shift.',
      'Then switch the yard lights off, I am going home.',
    ],
    wishesBefore: ['Get the heater looked at first.', 'Here is what I did NOT say, whatever the day shift tells you:'],
    wishesInside: ["(and pin it to the day shift's board)", ', unless the day shift has beaten you to it,'],
  },
];
