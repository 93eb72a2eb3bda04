import type { Writer } from '../../generated/small-talk';

/** What the writers of part fifteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  {
    // The office manager who writes to everybody in the same friendly way.
    before: [
      'Happy Sunday to all of you on the early list.',
      'Hope everyone had a restful weekend.',
      'Hello lovely people,',
    ],
    asking: ['When you get five minutes, could you'],
    after: [
      'Thanks so much, you are all brilliant.',
      'Enjoy what is left of the day!',
      'See you all at the Christmas do.',
    ],
    wishes: [
      'and put it on the noticeboard.',
      'Then ring me to confirm.',
      'Ignore that, I have just seen it was done.',
    ],
    wishesBefore: ['Before anything else, find my parking permit.', 'Nobody is to act on this until I am back:'],
  },
  {
    // A driver on the road.
    before: ['on the M6 so short one,', 'parked up in a layby,', 'me again from the van,'],
    asking: ['mate can you'],
    after: ['signal rubbish here btw', 'back on the road now', 'ta pal'],
    inside: ['(lorry going past, sorry)', '- hang on, lights changed -'],
    wishes: ['n tell the yard im late', 'actually dont bother', 'and book me a day off'],
    wishesBefore: ['text my missus first,', 'hold fire on this till i ring,'],
    wishesInside: ['- or whatever the boss reckons -'],
  },
  {
    // A retired volunteer.
    before: [
      'Good afternoon, this is Barbara from the Tuesday group.',
      'I do hope I am writing to the right place.',
      'My granddaughter showed me how to use this, so here goes.',
    ],
    asking: ['If it is not a nuisance, would you'],
    after: [
      'God bless you all this Advent.',
      'With warmest wishes, Barbara.',
      'It has turned rather chilly, has it not.',
    ],
    inside: [', my dear,', ', if I have the word right,'],
    wishes: [
      'and post me a letter about it.',
      'Could you also mend the tea urn?',
      'On second thoughts, let us leave it be.',
    ],
    wishesBefore: ['I have not made my mind up about this:', 'Kindly return my umbrella.'],
    wishesInside: [', but only if Margaret agrees,'],
  },
  {
    // A manager between two meetings.
    before: [
      'Two minutes until my next meeting, so:',
      'Following on from our call,',
      'Back to back all day, hence the message.',
    ],
    asking: ['Once you are at your desk, would you'],
    after: [
      'Appreciate the quick turnaround.',
      'Great work last week, by the way.',
      'I am in calls for the rest of the day.',
    ],
    wishes: [
      'and copy finance in.',
      'Let me see a draft first.',
      'Park this until the budget is signed off.',
      'and report back on the cost.',
    ],
    wishesBefore: ['Draft an email that says the following:', 'Subject to sign-off by the board:'],
  },
  {
    // A young starter.
    before: ['hiii', 'omg so sorry for the late msg,', 'ok so first week here and still learning,'],
    asking: ['is there any way u could'],
    after: ['lol thank uuu', 'hope thats ok xx', 'first coffee of the day hasnt kicked in yet'],
    inside: ['(i think its my turn today lol)', ', sort of,'],
    wishes: ['and show me how u did it', 'omg no dont do that', 'n can i leave early today'],
    wishesBefore: ['someone told me not to do this but', 'pls unlock my account,'],
    wishesInside: ['(or the other one, idk)'],
  },
  {
    // A parent with children about.
    before: [
      'The kids are screaming in the background, apologies.',
      'School run done at last.',
      'Typing this with a toddler on my lap.',
    ],
    asking: ['Before I forget again, can you'],
    after: ['Little one has a temperature, what a week.', 'Back to the washing!', 'Thanks from all of us at number 9.'],
    inside: ['- put that down, Oscar -', '(sorry, juice everywhere)'],
    wishes: [
      'and move the party to another day.',
      'Also find out who took his coat.',
      'My husband would rather you left it.',
    ],
    wishesBefore: ['We are still discussing whether to do this:', 'Give the kids a lift home.'],
    wishesInside: ['- unless his dad already rang -'],
  },
  {
    // Somebody for whom English is a second language.
    before: ['Hello friends, sorry my English.', 'Good day from Tomek,', 'I write you from the phone,'],
    asking: ['Very kindly, can you'],
    after: ['Thank you and nice day.', 'I am grateful for your help always.', 'Greetings to all family.'],
    wishes: ['and after call the boss.', 'But first ask the other colleague.', 'No, is not necessary any more.'],
    wishesBefore: ['Please repair also my phone.', 'Maybe yes, maybe no:'],
  },
  {
    // An old hand who grumbles.
    before: [
      'Typical, the heating has packed in again.',
      'Another glorious day of drizzle and paperwork.',
      'Right, let us get this over with:',
    ],
    asking: ['Since nobody else will, could you'],
    after: ['Not that anybody ever reads what I write.', 'My knees are killing me.', 'Roll on Friday.'],
    inside: ['- for the umpteenth time -', ', yes, again,'],
    wishes: ['and get the boiler man in.', 'Forget I spoke.', 'Somebody ought to sack the lot of them.'],
    wishesBefore: ['Fix the heating before you do anything.', 'I am not saying you should, but what if I wrote:'],
    wishesInside: ['- if head office ever allows it -'],
  },
  {
    // A night worker at the end of the shift.
    before: ['End of a long night shift here.', 'Handing over now:', 'Quiet night, touch wood.'],
    asking: ['Last thing from me, would you'],
    after: ['Off to bed now.', 'The kettle is on for the day lot.', 'Thanks, nights.'],
    wishes: ['and wake me when it is done.', 'Let the day lot decide on that instead.', 'and swap my shift with Gail.'],
    wishesBefore: ['Find cover for my Thursday, please.', 'Do this only if the alarm goes off again:'],
  },
  {
    // A cheerful one who speaks to his phone.
    before: ['Ahoy there!', 'Guess who it is!', 'Beautiful frosty morning out here!'],
    asking: ['Be a superstar, would you'],
    after: ['Cheerio for now!', 'I owe you a pint for this.', 'The robin is back on my windowsill.'],
    inside: ['(drum roll)', ', as sure as eggs is eggs,'],
    wishes: [
      'and treat yourself to a cake on my account.',
      'Just pulling your leg, do nothing.',
      'and sing me a song about it.',
    ],
    wishesBefore: ['Pour me a coffee first!', 'Imagine I had asked you the following:'],
    wishesInside: ['(toss a coin first)'],
  },
];
