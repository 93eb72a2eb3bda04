import type { Writer } from '../../generated/small-talk';

/** What the writers of part twenty-six say around their requests. */
export const WRITERS: readonly Writer[] = [
  {
    before: [
      'Maureen here on the front desk.',
      'Just got in, brolly dripping everywhere.',
      'Cup of tea in hand, so off we go:',
    ],
    asking: ['before I forget, can you'],
    after: ['Bless you, you are a gem.', 'Right, back to my tea.', 'My knees are telling me it will rain again.'],
    wishes: ['and ring my sister about it.', 'Hold off until I have spoken to Ken.', 'Put the cost on Ken.'],
    wishesBefore: ['Print me the rota.', 'Ken wants to think about this first:'],
  },
  {
    before: ['alright bud,', 'wotcha,', 'mate im on my break but'],
    asking: ['can u quickly'],
    after: ['nice one fella', 'safe bruv', 'laters'],
    wishes: ['n send us a screenshot', 'only messin dont do it', 'n get me a sausage roll'],
    wishesBefore: ['ask dave first,', 'pretend i said this:'],
  },
  {
    before: ['Good afternoon, this is Colonel Hargreaves.', 'I trust the new computer is behaving itself.'],
    asking: ['I should be indebted to you if you would'],
    after: ['That is all from me.', 'My compliments to the team.', 'Yours, R. Hargreaves.'],
    inside: ['(as is customary)', '- if I may be so bold -'],
    wishes: [
      'and have it confirmed in writing.',
      'Await my signal before acting.',
      'Report back to me within the hour.',
    ],
    wishesBefore: ['Kindly fetch the duty officer.', 'The following is not to be carried out yet.'],
  },
  {
    before: [
      'Bit chaotic here, the twins are off school with chickenpox.',
      'Typing with a toddler on my lap, excuse typos.',
    ],
    asking: ['in between the chaos, could you'],
    after: ['Off to find the calamine lotion!', 'Deep breaths, haha.', 'This is the calmest part of my day.'],
    inside: ['(sorry, screaming in the background)'],
    wishes: [
      'and book me a babysitter too.',
      'Or maybe leave it till the twins are better.',
      'Ask my husband whether that works.',
    ],
    wishesBefore: ['Reschedule my dentist.', 'My husband reckons we should not do this:'],
  },
  {
    before: ['First week in the job and still finding my feet.', 'I think this is where I type it?', 'Hello robot,'],
    asking: ['the lady before me said you are the one to ask, so could you'],
    after: ['Fingers crossed I did that properly.', 'I am slowly getting the hang of this.'],
    wishes: ['and show me where it is written down.', 'Wait, check with my supervisor.', 'Explain it to me as well.'],
    wishesBefore: ['This is only a practice run:', 'Show me the manual.'],
  },
  {
    before: ['Up since four, so be gentle with me.', 'Night shift again, dead quiet out here.', 'Third coffee down.'],
    asking: ['when you surface, would you'],
    after: ["Roll on six o'clock.", 'The fox says hi.', 'My pillow awaits.'],
    inside: ['(yawning as I type)'],
    wishes: ['and swap my shift on Sunday.', 'Do not do it if Lena already has.', 'Leave a note for Lena.'],
    wishesBefore: ['Turn the heating up in the hut.', 'Lena will decide if this is needed:'],
  },
  {
    before: ['Hallo, Piotr from the yard.', 'My phone is dying, quick:', 'Sorry for bad spelling, gloves on.'],
    after: ['Thanks from cold hands.', 'Good day to everybody.', 'See you at lunch, boss.'],
    wishes: ['and call me back.', 'No no, other way round.', 'Tell the boss I am late.'],
    wishesBefore: ['I need new gloves.', 'Boss said maybe, so not yet:'],
  },
  {
    before: [
      'Ooh, one last thing before the weekend:',
      'Lovely to see you all at the Christmas do.',
      'Guess who, lol.',
    ],
    asking: ['pretty please would you'],
    after: ['Mince pies are in the kitchen.', 'Big hugs to the whole gang xx', 'Love the new logo by the way.'],
    inside: ['(only me!)'],
    wishes: ['and order more mince pies.', 'Unless it snows.', 'And keep it a surprise for Jo.'],
    wishesBefore: ['Find out who left the scarf.', 'If Jo says yes:'],
  },
  {
    before: ['Per our chat in the corridor:', 'Keeping this brief as I am between meetings.', 'Action from my side:'],
    asking: ['grateful if you might'],
    after: ['Sent from the back of a cab.', 'Regards, Anil.', 'Appreciate the hustle.'],
    wishes: ['and loop in finance.', 'Park this until the quarterly review.', 'Draft only, nothing live.'],
    wishesBefore: ['Subject to sign-off by finance:', "Move my three o'clock."],
  },
  {
    before: [
      'Grandad here, borrowing the tablet.',
      'Well, the frost has had my dahlias.',
      'I used to do this with a pencil, mind.',
    ],
    after: ['Wonders will never cease.', 'Grandma sends her regards.', 'There, that was not so hard.'],
    inside: ['- now where are my glasses -'],
    wishes: ['and post me a copy, second class.', 'No, strike that, I have the wrong page.', 'Read it back to me.'],
    wishesBefore: ['Make these letters bigger.', 'I read this in the paper and do not want it done:'],
  },
];
