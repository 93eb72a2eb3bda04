import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The owner, between two jobs.
  {
    before: ['Just got off the phone with the bank, where was I?', 'Right, next job:', 'Finally sat down again.'],
    asking: ['While I have a brew on, could you'],
    after: ['Good work this week, by the way.', 'I am off to the accountant now.', 'That is me done for today.'],
    wishes: ['and put the kettle on.', 'Ask my wife first though.', 'Hang on, I need to think about that.'],
    wishesBefore: ['Ring the bank back for me.', 'Before you do anything, ask Trevor about this:'],
  },
  // The new girl in her first week.
  {
    before: [
      'Hi, it is Jess, I only started on Wednesday.',
      'I hope I am doing this right:',
      'Still learning the ropes, sorry.',
    ],
    asking: ['Nobody showed me how, so could you'],
    after: ['Hope that makes sense!', 'Everyone here is so kind.', 'I will get the hang of it one day.'],
    inside: [', I was told,', '(I looked it up in the folder)'],
    wishes: [
      'and show me how you did that.',
      'Can somebody check whether I may ask this?',
      'Fetch the folder for me as well.',
    ],
    wishesBefore: ['This is only a practice one, ignore it:', 'Could you reset my password first.'],
  },
  // A driver, by voice from the cab.
  {
    before: ['Just parked up in a lay-by.', 'Traffic is murder on the bypass,', 'Hiya, Kev here,'],
    asking: ['When you get two ticks, can you'],
    after: ['Signal is rubbish out here.', 'Roger, over and out.', 'Back on the road in five.'],
    wishes: ['and tell the wife I am late.', 'Find me a way round this jam.', 'but hold fire till I am back'],
    wishesBefore: ['Where is the nearest services?', 'Cancel what I said earlier,'],
  },
  // An old volunteer who writes letters.
  {
    before: [
      'Forgive an old man for his slow typing.',
      'My granddaughter has set this machine up for me.',
      'In my day we had a ledger for this.',
    ],
    after: ['Yours, Wilfred.', 'The frost was beautiful this morning.', 'I hope your mother is keeping better.'],
    wishes: [
      'Kindly post me the receipt.',
      'I withdraw the above if the treasurer objects.',
      'and see that Doreen hears about it.',
    ],
    wishesBefore: ['Please put the heating on in the office.', 'I am told that I should no longer ask this:'],
  },
  // Someone with the children at home.
  {
    before: [
      'Working from the kitchen table again today.',
      'School is shut, so it is chaos here!',
      'Apologies for the background noise.',
    ],
    asking: ['Before somebody starts crying, could you'],
    after: ['The dog has eaten my lunch.', 'Roll on January!', 'Got to dash, something is burning.'],
    inside: ['- hang on, doorbell - right,', '(one-handed typing here)'],
    wishes: [
      'and book me next Friday off.',
      'Add nappies to the shopping list too.',
      'Ignore that, the little one pressed send.',
    ],
    wishesBefore: ['Move my two o’clock to three.', 'What time does the school open again?'],
  },
  // A formal manager.
  {
    before: ['Further to our conversation this morning,', 'For the avoidance of doubt:', 'As per the rota meeting,'],
    asking: ['When your schedule permits, would you'],
    after: ['I trust this is in order.', 'Sincerely, G. Thornton.', 'I am in meetings for the rest of the day.'],
    wishes: [
      'and confirm in writing.',
      'This requires the approval of finance.',
      'Please cc the regional manager on it.',
    ],
    wishesBefore: ['Draft an email to the team that says:', 'The following has been withdrawn:'],
  },
  // A young colleague on the phone.
  {
    before: ['omg its freezing in here,', 'hey hun,', 'right so basically,'],
    asking: ['if ur not busy can you'],
    after: ['lol what a week', 'ur an actual angel', 'cba with mondays'],
    wishes: ['n send us a pic', 'actually dw ill do it', 'but dont tell steph'],
    wishesBefore: ['dont do this yet,', 'bin my last msg first,'],
  },
  // The night shift.
  {
    before: [
      'Still dark outside and I am on my fourth coffee.',
      'Nobody else is up, so it is you and me.',
      'End of a long night:',
    ],
    after: ['Bed is calling.', 'At least it was a quiet one.', 'See you on the other side.'],
    wishes: [
      'and give me a shout at six.',
      'Pass it on to the day team instead.',
      'Only if it can be done without noise.',
    ],
    wishesBefore: ['Log me out at seven.', 'Yesterday somebody asked me the following, what did you say to him?'],
  },
  // Someone who comes from abroad.
  {
    before: ['Sorry for my English, I am from Gdansk.', 'Good day to the whole office!', 'It is my first winter here.'],
    asking: ['If you have the possibility, can you'],
    after: ['Enjoy what is left of the day.', 'I thank you with all my heart.', 'In Poland we have already snow.'],
    inside: [', as you say here,'],
    wishes: ['and translate it for my colleague.', 'Please explain me also the second form.', 'Or maybe better not.'],
    wishesBefore: ['What is the English word for this?', 'My boss said no to this:'],
  },
  // The cheerful one from accounts.
  {
    before: [
      'Guess who is back from Tenerife!',
      'Only three weeks till the Christmas do!',
      'Accounts here, do not panic:',
    ],
    after: ['There is cake in the kitchen.', 'I promise I will bring biscuits.', 'My tan is fading already.'],
    wishes: ['and claim it back on my expenses.', 'Let me see the invoice before that.', 'Double it if they complain.'],
    wishesBefore: ['Only joking with this one:', 'Order a Secret Santa gift for Colin.'],
  },
];
