import type { Writer } from '../../generated/small-talk';

/** What the writers of part sixteen say around their requests. */
export const WRITERS: readonly Writer[] = [
  // A charge nurse at the end of a long day.
  {
    before: ['Hi lovely, only me on the ward phone.', 'Feet are killing me today.', 'Nearly handover here,'],
    asking: ['once you have finished your tea could you'],
    after: ['Thanks my lovely.', 'Roll on half past eight!', 'I am dead on my feet.'],
    inside: [', phew,', '(yes, again)'],
    wishes: [
      'and ring the ward when it is done.',
      'Also bleep the registrar.',
      'Hold off until sister has seen it though.',
      'Somebody needs to restock the trolley too.',
    ],
    wishesBefore: ['Please get someone to mend the blinds in bay B.', 'Hold this back until sister has read it:'],
    wishesInside: [', and tell his wife please,'],
  },
  // A yard foreman who types with his thumbs.
  {
    before: ['oi oi boss,', 'right,', 'got lorries backed up to the road here.'],
    asking: ['when youve got a sec boss can you'],
    after: ['cheers pal', 'ta, back out in the rain now', 'its chaos down here lol'],
    wishes: [
      'n give the driver a shout',
      'but not till the gaffer says so',
      'actually nah leave it',
      'need a new hi vis as well',
    ],
    wishesBefore: ['need the yard gritting,', 'dont send this on yet, just save it:'],
  },
  // A retired volunteer who signs her messages.
  {
    before: [
      'Hello dear, it is Maureen here.',
      'I do hope I am doing this correctly.',
      'My granddaughter showed me how to use this.',
    ],
    asking: ['If you would be a love,'],
    after: ['With love, Maureen.', 'Aren’t you clever.', 'Isn’t it mild for the time of year?'],
    inside: [', dear,', ', if I have got that right,'],
    wishes: [
      'and do write it in the red book as well.',
      'Could you telephone me about it?',
      'Perhaps check with Brenda first.',
      'Oh no, Brenda says it is all sorted, so you can leave it.',
    ],
    wishesBefore: ['Do switch the heating on in the hall.', 'Kindly read the next bit out to Brenda first:'],
    wishesInside: [', and let Brenda know too,'],
  },
  // A lifeboat volunteer who has a day job.
  {
    before: ['Evening, skipper.', 'Typing this from the van,', 'Bit of a swell out there tonight.'],
    asking: ['when you have dried off can you'],
    after: ['See you at the boathouse.', 'Cheers, from a soggy one.', 'Wind has gone round to the north, by the way.'],
    inside: [', weather looks grim,'],
    wishes: [
      'and put the kettle on for the crew.',
      'and page the deputy too.',
      'Let the shore crew know as well.',
      'Scrub that, it has been dealt with.',
    ],
    wishesBefore: ['Charge up the handhelds.', 'Forward this to the coastguard:'],
  },
  // A wine merchant with an old school tie.
  {
    before: ['My dear fellow,', 'A splendid lunch yesterday.', 'Forgive the brevity, I am between tastings:'],
    asking: ['Might I prevail upon you to'],
    after: ['Most awfully grateful.', 'Your very good health.', 'As ever, Rupert.'],
    wishes: [
      'and put a bottle aside for yourself on my account.',
      'Kindly see that the invoice goes to my wife.',
      'But do consult Hugo beforehand.',
      'On second thoughts, let sleeping dogs lie.',
    ],
    wishesBefore: ['Have a taxi sent round for six.', 'Do nothing about this until Hugo has signed it off:'],
  },
  // A young technician in the shop.
  {
    before: ['yo team,', 'omg what a morning', 'okok so'],
    asking: ['when u can pls'],
    after: ['ur an actual lifesaver', 'safe bro', 'brain is fried already haha', 'n have a good one'],
    inside: ['- sry for spam -'],
    wishes: ['n dm me the receipt', 'but check w Raj 1st', 'lol nvm dont bother', 'also we r out of tape'],
    wishesBefore: ['order us some lunch,', 'ask raj what he makes of this:'],
    wishesInside: ['- and cc raj pls -'],
  },
  // An officer of the council.
  {
    before: [
      'Good afternoon, and thank you for your swift response of last week.',
      'Further to Tuesday’s briefing,',
      'I trust this is the correct mailbox.',
    ],
    asking: ['I should be grateful if you would'],
    after: ['Yours faithfully.', 'Apologies for any inconvenience caused.', 'I am out of the office on Thursdays.'],
    inside: [', as minuted,'],
    wishes: [
      'and place a copy on the public file.',
      'This must not be actioned without legal advice.',
      'Please disregard my previous message as well.',
      'A written acknowledgement is required.',
    ],
    wishesBefore: [
      'Please forward the following to the monitoring officer:',
      'No action is to be taken on this at present:',
    ],
    wishesInside: [', and copy in the monitoring officer,'],
  },
  // The secretary of a club, with too much to do.
  {
    before: [
      'Sorry for the late message, the committee went on and on.',
      'Bear with me, I have forty emails to get through.',
      'Another one from your long-suffering secretary:',
    ],
    asking: ['In a quiet moment, would you'],
    after: [
      'I shall buy you a pint for this.',
      'Honestly, who would volunteer?',
      'Up the Hawks!',
      'and enjoy the rest of your weekend.',
    ],
    inside: [', groan,'],
    wishes: [
      'and put it in the newsletter.',
      'The treasurer ought to be told as well.',
      'Run it past the committee as well, mind.',
      'Strike that, we voted against it.',
    ],
    wishesBefore: ['Remind the chairman about the subs.', 'Put this to the committee first:'],
  },
  // An artist from abroad.
  {
    before: ['Hello my friends!', 'Excuse my English, I am still learning.', 'Today we have big wind and much mud.'],
    asking: ['If is possible, can you'],
    after: [
      'Big hug from the caravan.',
      'Thousand thanks from all of us in the ring.',
      'You are all like family for me.',
    ],
    inside: ['(I hope I say it right)'],
    wishes: [
      'and tell also to my cousin.',
      'But first you must speak with the director.',
      'No, please, it is a mistake, do nothing.',
      'We need also more rope.',
    ],
    wishesBefore: ['Please bring for us the big ladder.', 'Please translate this for my cousin:'],
  },
  // An attendant who grumbles.
  {
    before: ['Here we go again.', 'Typical Sunday, me on my own as per,', 'Not being funny,'],
    asking: ['if anyone upstairs is awake, can you'],
    after: ['No wonder I am going grey.', 'Anyway, rant over.', 'Still waiting for summer, me.'],
    inside: [', would you believe,'],
    wishes: [
      'and get someone down here with a mop.',
      'and tell head office I said so.',
      'My shift wants swapping too.',
      'Or just leave it, what do I care.',
    ],
    wishesBefore: ['Get the heater in the booth fixed.', 'Just type this up for head office:'],
    wishesInside: [', and warn the next shift,'],
  },
];
