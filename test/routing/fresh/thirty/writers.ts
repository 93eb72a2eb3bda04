import type { Writer } from '../../generated/small-talk';

/** What the writers of part thirty say around their requests. */
export const WRITERS: readonly Writer[] = [
  // The treasurer of three societies, retired, writes full letters.
  {
    before: [
      'I do hope the new boiler is behaving itself.',
      'Thank you for sorting out the minutes so promptly.',
      'It was a pleasure to see you at the AGM.',
    ],
    asking: ['At your convenience, might you'],
    after: ['Yours ever, Humphrey.', 'My best to Cynthia and the spaniels.', 'I am most grateful, as always.'],
    inside: ['(if I remember rightly)', ', as we agreed on the telephone,'],
    wishes: [
      'and send the account to my son.',
      'Kindly return the spare key as well.',
      'On second thoughts I should prefer to leave it.',
    ],
    wishesBefore: ['Please cancel my subscription first.', 'The committee has not yet agreed to this:'],
    wishesInside: ['(and copy it to the committee)', ', but only with a second signature,'],
  },
  // A teenager with a weekend job.
  {
    before: ['yo its kai,', 'soz was on my break,', 'omg what a shift.'],
    asking: ['can u plz quick'],
    after: ['cheers boss 🙌', 'gtg customer waiting', 'ur a lifesaver ngl'],
    inside: ['(lol soz)', ', like u said,'],
    wishes: ['and swap my sunday with meg', 'actually dont, manager said no', 'also whats the wifi password'],
    wishesBefore: ['put me down as sick tmrw.', 'ignore this next bit its a test:'],
    wishesInside: ['(and tell meg)', ', n ring mum too,'],
  },
  // A ward sister at the end of a night.
  {
    before: [
      "Long night, I'm running on toast and tea.",
      'Just handing over to days.',
      "Sorry if this is short, the phone hasn't stopped.",
    ],
    after: ['Off to my bed now.', 'Bless you, see you on the late.', 'Thank you, you lot keep us going.'],
    inside: ['(as per handover)', ', bear with me,'],
    wishes: [
      'and chase the porter while you are on.',
      'Hold it back until the doctor has been.',
      'Can somebody also top up the linen?',
    ],
    wishesBefore: ['Get maintenance to look at the bed in bay 2.', 'The family have asked us not to do this:'],
    wishesInside: ['(and tell the family)', ', once consent is signed,'],
  },
  // A tradesman who dictates from the van.
  {
    before: ['Stuck behind a tractor here.', 'Right, only me.', 'Hands are full of silicone so I am talking this in.'],
    asking: ['While you have the screen open, could you'],
    after: ['Nice one, pal.', 'Kettle on, back in twenty.', 'Bit of a mad one today.'],
    inside: [', mate,', '(dictating this)'],
    wishes: [
      'and order me a bacon roll.',
      'Scrap that, the customer has just rung off.',
      'Invoice them double for the callout.',
    ],
    wishesBefore: ['Ring the missus and say I am late.', 'I was going to ask this but the job is off:'],
    wishesInside: ['(and bill them for parking)', ', assuming they have paid,'],
  },
  // A mother on a committee.
  {
    before: [
      'Writing this from the school gate!',
      'Excuse any spelling, toddler on my lap.',
      'Lovely concert last night, I cried.',
    ],
    asking: ['When the dust settles, can you'],
    after: ['Big hugs to all of you.', 'Must dash, swimming lessons!', 'I owe you a large gin.'],
    inside: ['(sorry, me again!)', ', I think,'],
    wishes: [
      'and save me a parking space.',
      'Could you add my sister to the list too?',
      "Oh, hubby says we shouldn't.",
    ],
    wishesBefore: ['Find my umbrella, it is in the hall.', 'We are still deciding about this:'],
    wishesInside: ['(and let the other mums know)', ', unless it clashes with ballet,'],
  },
  // A project manager in a big firm.
  {
    before: ['Following up on our stand-up.', 'Circling back to this one.', 'Per the action log,'],
    asking: ['When you next have bandwidth, please'],
    after: ['Regards, D. Mercer, Programme Office', 'Happy to jump on a call.', 'Appreciate your flexibility.'],
    inside: [', per our last call,', '(thread below)'],
    wishes: ['and raise a ticket for the rest.', 'Park this until finance have signed off.', 'Please also minute it.'],
    wishesBefore: ['Draft a reply for my approval, do not send it:', 'Close all my open tickets.'],
    wishesInside: ['(pending budget sign-off)', ', and log a change request,'],
  },
  // A volunteer, apologetic and kind.
  {
    before: [
      "It's only Jean from the Tuesday group.",
      'I expect you are rushed off your feet.',
      'What a lot of leaves we have had.',
    ],
    after: ['The marmalade is on its way to you.', 'You are ever so patient with me.', "Don't get up, dear."],
    inside: [', my love,', '(silly me)'],
    wishes: [
      'and find out if there is any cake left.',
      'Perhaps ask Doreen before you do it.',
      'No, leave it, I will do it by hand.',
    ],
    wishesBefore: ['Would you turn the heating up in the hall.', 'Doreen thinks we ought not to do this:'],
    wishesInside: ['(ask Doreen first)', ', and put the kettle on,'],
  },
  // A man who writes as he speaks on the radio.
  {
    before: ['Control, this is Mick.', 'Signal is rubbish on this cliff.', 'Blowing a hooley up here.'],
    after: ['Mick out.', 'Dog is soaked but happy.', 'Will be back at base for soup.'],
    inside: [', you reading me,', '(if you can hear me)'],
    wishes: ['and send a second man out.', 'Stand down, it was a false alarm.', 'Get the kit list to me as well.'],
    wishesBefore: ['Drill only, no action:', 'Call the coastguard.'],
    wishesInside: ['(but wait for my word)', ', and tell the coastguard,'],
  },
  // A student on work experience.
  {
    before: [
      'Hello! First week here, bear with me.',
      'I was told to send these to you,',
      'Hope I have the right inbox.',
    ],
    asking: ['My supervisor wondered if you could'],
    after: ['Sorry if that is obvious.', 'Learning loads, thank you!', 'Have a good rest of your day.'],
    inside: ['(I hope that is right)', ', apparently,'],
    wishes: ['and explain to me why.', 'Wait for my supervisor to check it though.', 'Also I need a new login.'],
    wishesBefore: ['This one is just for practice, please do nothing:', 'Reset my password please.'],
    wishesInside: ['(after my supervisor has looked at it)', ', and show me how,'],
  },
  // A short-tempered owner.
  {
    before: ['Third time I am typing this.', 'Phone is on the blink again.', 'Busy. Quick.'],
    after: ['Ta. Vince.', 'Good work yesterday, mind.', 'No need to write back.'],
    inside: [', as usual,', '(for once)'],
    wishes: ['and sack whoever forgot it.', 'Forget it, too dear.', 'Then lock up and go home.'],
    wishesBefore: ['I never want to see this again:', 'Get me the accountant.'],
    wishesInside: ['(and dock their pay)', ', if it costs nothing,'],
  },
];
