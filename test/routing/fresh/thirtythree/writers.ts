import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirty-three say around their requests, each thinking of another person. */
export const WRITERS: readonly Writer[] = [
  // A retired secretary who volunteers two mornings a week.
  {
    before: [
      'Good morning, dear, I have got my glasses on this time.',
      'It is Winifred again on the upstairs computer.',
      'I do hope I am typing in the proper box.',
    ],
    asking: ['when your hands are free, would you'],
    after: [
      'You young people are ever so quick.',
      'I shall put the kettle on at eleven as always.',
      'Bless you, Winifred.',
    ],
    inside: [', as my little note here says,'],
    wishes: [
      'and print it in big letters for me.',
      'Tell the vicar as well, would you.',
      'Oh, hold on, I had better ask Geoffrey first.',
    ],
    wishesBefore: ['Find me the number of the chemist.', 'Do nothing about this until Geoffrey rings:'],
    wishesInside: ['(and read it back to me)'],
  },
  // A lad on his first job, on his phone behind the counter.
  {
    before: ['ayy gaffer its me,', 'safe,', 'mad busy in here lol,'],
    asking: ['u reckon you could'],
    after: ['big up yourself bruv', 'my shift ends at 6 btw lol', 'phone on 3 percent haha'],
    inside: ['(busy busy lol)'],
    wishes: ['n tell my manager i did it', 'wait nah dont, wrong day', 'n get us a maccies after'],
    wishesBefore: ['clock me out early,', 'not for real this, jus testing:'],
    wishesInside: ['(n save me one)'],
  },
  // A manager with a diary full of meetings.
  {
    before: [
      'Between two calls here, so briefly:',
      'Following this morning’s stand-up.',
      'Picking up my own action point:',
    ],
    asking: ['before my next call, could you'],
    after: [
      'Back to back until four, as ever.',
      'Good work all round this quarter.',
      'Best, Lorna (sent from the lift)',
    ],
    inside: ['- as agreed in the stand-up -'],
    wishes: [
      'and put a summary in the shared folder.',
      'Get it signed off by Finance beforehand.',
      'On second thoughts, park it until the budget round.',
    ],
    wishesBefore: ['Set up a call with Facilities.', 'Park everything below until I am back:'],
    wishesInside: ['- once Legal agrees -'],
  },
  // A farmer's daughter with the weather on her mind.
  {
    before: [
      'Blowing a hooley out here this morning.',
      'Boots off, finally at the desk.',
      'The dog has been sick in the van again, so forgive the mood.',
    ],
    after: ['Snow on the tops, they say.', 'The dog is fine now, by the way.', 'Right, back out into the mud.'],
    wishes: [
      'and ring the vet for me.',
      'Have somebody hose down the van.',
      'Or leave it be, Dad may want it otherwise.',
    ],
    wishesBefore: ['Look up the forecast for Thursday.', 'Dad is against it, so hold off on this:'],
  },
  // A night worker at the end of the shift.
  {
    before: ['Night shift signing off soon,', 'Four coffees in and still upright:', 'Quiet night for once.'],
    asking: ['last thing from nights, can you'],
    after: [
      'Off to bed, see you on the other side.',
      'Handover done, bar the yawning.',
      'I can hear the birds already.',
    ],
    inside: [', to close off the night,'],
    wishes: [
      'and wake me if there is trouble.',
      'Pass my overtime on to payroll too.',
      'Scratch that, days can decide.',
    ],
    wishesBefore: ['Swap my Thursday shift first.', 'Days have not agreed to this yet, so wait:'],
    wishesInside: [', after checking with days,'],
  },
  // A newcomer to the country and to the job.
  {
    before: [
      'Hello, I am Oleksandr, new since Monday.',
      'I am still learning all the names here.',
      'My colleague showed me how to write to you.',
    ],
    after: [
      'I hope I used the correct words.',
      'Everybody is very friendly here.',
      'Thank you for the patience with a beginner.',
    ],
    wishes: [
      'and explain to me the second word, please.',
      'Show it to my colleague before you do it.',
      'Maybe it is better not, I ask my chief.',
    ],
    wishesBefore: ['I want also a locker with a key.', 'This is only an example for me to learn:'],
  },
  // A mother at the school gate.
  {
    before: [
      'Typing this at the school gate, so excuse the mess:',
      'Number two has chickenpox, joy of joys.',
      'Nativity costume half sewn, brain half working.',
    ],
    asking: ['while I hunt for a lost welly, could you'],
    after: [
      'Bell is ringing, must dash!',
      'Running on chocolate buttons today.',
      'He is a sheep this year, bless him.',
    ],
    inside: ['(sorry, child pulling at my sleeve)'],
    wishes: [
      'and tell the school I shall be late.',
      'Actually hang fire, my husband may have sorted it.',
      'Book me a haircut while you are in there.',
    ],
    wishesBefore: ['Add tinsel to my shopping list.', 'Before anything else ring my sister, and only if she says yes:'],
    wishesInside: ['(and warn my mother-in-law)'],
  },
  // A treasurer who is careful with every word.
  {
    before: [
      'For the avoidance of doubt, this comes from the treasurer.',
      'Having gone through the ledger twice,',
      'Dear all at the desk,',
    ],
    asking: ['at your earliest convenience, would you'],
    after: [
      'The books balance, I am pleased to say.',
      'Yours faithfully, E. Thistlewood (Hon. Treasurer)',
      'I have noted it in green ink.',
    ],
    inside: [', for the record,'],
    wishes: [
      'and enter the cost under sundries.',
      'A receipt is to be sent to me by post.',
      'This stands over until the committee has voted.',
    ],
    wishesBefore: ['Kindly close last month’s accounts.', 'The committee voted down the following:'],
    wishesInside: [', subject to a second signature,'],
  },
  // A joker from the workshop.
  {
    before: [
      'Your favourite nuisance reporting for duty:',
      'Knock knock, only me.',
      'Breaking news from the workshop:',
    ],
    after: ['I would salute, but my hands are full of glue.', 'You may laugh now.', 'Peace, love and sawdust.'],
    wishes: ['and hide Barry’s mug.', 'Kidding, touch nothing!', 'Then order me a yacht.'],
    wishesBefore: ['Fetch me a left-handed screwdriver.', 'Imagine for a laugh that I had said:'],
  },
  // A driver who dictates while parked.
  {
    before: [
      'Pulled over in a lay-by, dictating this.',
      'Sat nav says forty minutes, ha.',
      'Radio on, heater on, here goes:',
    ],
    asking: ['while I am parked up, can you'],
    after: [
      'Over and out from the A49.',
      'Roadworks all the way, typical.',
      'Pasty in one hand, so apologies for typos.',
    ],
    inside: ['- hope it picks up my accent -'],
    wishes: [
      'and ping the postcode over to my sat nav.',
      'Find me a way round the roadworks.',
      'Delete that, the dispatcher just cancelled it.',
    ],
    wishesBefore: ['Call the depot and say I am stuck.', 'Do not send this one off yet:'],
    wishesInside: ['- if dispatch gives the nod -'],
  },
];
