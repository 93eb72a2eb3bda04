import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirty-four say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A retired colonel who runs a club's diary.
  {
    before: [
      'A very good day to you all.',
      'Colonel Ashby here, typing with two fingers.',
      'Frost on the lawn this morning, splendid.',
    ],
    asking: ['When the parade is over, would you'],
    after: ['Carry on.', 'Much appreciated, as ever.', 'My compliments to the kitchen.'],
    wishes: ['and report back to me by telephone.', 'Then burn this note.', 'Belay that, I shall do it myself.'],
    wishesBefore: ['Await my signal before doing any of this.', 'Have the flag lowered.'],
  },
  // A dispatcher with three phones.
  {
    before: ['mad morning here,', 'phones going nuts lol,', 'right, next one:'],
    asking: ['when ur free can u'],
    after: ['ta mate', 'legend', 'back to the phones i go'],
    inside: [', hang on other line, ok back,', '(sorry typing while talking)'],
    wishes: ['n call the client', 'actually leave it for now', 'n put the kettle on'],
    wishesBefore: ['check my emails first,', 'dont do this one yet:'],
    wishesInside: [', and tell Baz,', '(only if Baz says yes)'],
  },
  // A ward sister at the end of a night.
  {
    before: ['Last thing before I go off shift:', 'What a night that was.', 'Still no tea, still smiling.'],
    asking: ['Before you hand over, could you'],
    after: ['Bless you.', 'I am off to my bed now.', 'You lot are stars down there.'],
    inside: ['- the lift is making that noise again -'],
    wishes: [
      'and have someone look at the lift.',
      'Also bleep the doctor.',
      'No, scrap it, the day staff will see to it.',
    ],
    wishesBefore: ['Get me a cleaner up here.', 'The following has not been agreed yet:'],
    wishesInside: ['- and bring clean blankets -'],
  },
  // A shop manager who over-explains.
  {
    before: [
      'So, the school party has just left and my ears are ringing.',
      'I said to Wendy that I would drop you a line.',
      'We had a queue out of the door yesterday, which was lovely.',
    ],
    after: [
      'Wendy thinks so too, for what it is worth.',
      'It all looks very festive in here now.',
      'Anyway, I will let you get on.',
    ],
    inside: [', as Wendy and I were saying,', '(it has been on my list for ages)'],
    wishes: [
      'Could you also get Wendy a new chair?',
      'and print me a sign for it.',
      'Hold off until head office has replied.',
    ],
    wishesBefore: ['Ask Wendy whether she agrees first.', 'Here is something you must never do:'],
    wishesInside: [', once Wendy has signed it off,'],
  },
  // A teacher, careful and formal.
  {
    before: [
      'Dear office,',
      'I hope that you are keeping warm.',
      'Thank you for sorting out the timetable so quickly.',
    ],
    asking: ['If it is not too much trouble, would you'],
    after: ['With best wishes from the practice rooms.', 'I do appreciate it.', 'Enjoy the rest of your Sunday.'],
    wishes: [
      'and confirm it to the parents in writing.',
      'Please invoice them, too.',
      'On second thoughts, let it stand as it is.',
    ],
    wishesBefore: ['Please tune the upright in Room 2.', 'I am only thinking aloud here:'],
  },
  // A young coach.
  {
    before: ['Yo,', 'great win last night!!', 'soz for the sunday msg,'],
    asking: ['do us a solid and'],
    after: ['cheers big fella', 'up the jets!', 'see u at training'],
    inside: ['(haha what a weekend)', ', btw great game,'],
    wishes: ['n stick it on insta', 'jk dont bother', 'and get me 2 tickets'],
    wishesBefore: ['find me a sub for tonight,', 'pretend i never asked this:'],
    wishesInside: ['(after u ask the ref)'],
  },
  // A granny on a tablet.
  {
    before: [
      "It's only Maureen, love.",
      "I'm on my grandson's tablet so excuse the mistakes.",
      'My hip is much better, thank you.',
    ],
    asking: ['When you have had your tea, would you'],
    after: ['God bless, sweetheart.', 'Mind how you go in this wind.', 'Lots of love, Maureen xx'],
    inside: [', if I have spelt that right,'],
    wishes: ['and save me a slice of cake.', 'Ask Doreen if she wants a lift.', "Oh no, don't, I've muddled it up."],
    wishesBefore: ['Tell Doreen I shall be late.', 'I dreamt that I asked you this:'],
    wishesInside: [', and the same for Doreen,'],
  },
  // A finance assistant between two calls.
  {
    before: ['Hi - between calls, so brief.', 'Hope the move went OK.', 'Following our chat by the lifts:'],
    asking: ['At your convenience, could you'],
    after: ['Best, Tamsin', 'Appreciate you turning these round so fast.', 'Back on a call now.'],
    inside: ['- as mentioned on Teams -'],
    wishes: ['and cc the CFO.', 'Please raise a PO for it.', 'Disregard if Compliance objects.'],
    wishesBefore: ['For budgeting only, nothing to be actioned:', 'Book me a car home.'],
    wishesInside: ['- pending sign-off by the partners -'],
  },
  // A gruff site man.
  {
    before: ['Raining again.', 'Mick on site.', "Signal's rubbish up here."],
    after: ['Nice one, chief.', 'Right, back up the ropes.', 'Brew time.'],
    inside: ['(gloves on, bear with me)'],
    wishes: ['and get the lads some chips.', 'Sack it off if it is windy.', 'Bill it to the client.'],
    wishesBefore: ['Ring the crane driver.', 'Scrub the next one:'],
    wishesInside: ['(if the client pays)'],
  },
  // A cheerful volunteer.
  {
    before: [
      'Hello lovely people!',
      'What a turnout we had at the plant sale!',
      'Robin is singing outside my window as I write:',
    ],
    asking: ['In between the weeding, could you'],
    after: ['Happy gardening!', "You're all wonderful.", 'Muddy hugs, Bron.'],
    inside: ['(the robin says hello)', ', hurrah,'],
    wishes: ['and put a poster up about it.', 'Also water my seedlings.', 'Or shall we wait for the committee?'],
    wishesBefore: ['Somebody please unlock the shed.', 'Just an idea for next year, not for now:'],
    wishesInside: ['(and bring biscuits)'],
  },
];
