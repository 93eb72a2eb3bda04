import type { Domain } from '../../generated/wording';

/** A car park, a planning office, a toy library and a circus. */
export const PREMISES: readonly Domain[] = [
  {
    name: 'car-park',
    wordings: [
      {
        parts: ['Cone off bays {bays}', 'on level {level}', 'for {reason}', 'on {day}'],
        slots: {
          bays: ['12 to 18', '40-44', '3 and 4', '101-110', '7 to 9', '25 & 26'],
          level: ['2', '5', '1', '3', '4B', 'minus one'],
          reason: ['line painting', 'the lift engineers', 'a film unit', 'jet washing', 'the mayor', 'a water leak'],
          day: ['Monday', '11 December', 'Sunday 7 December', 'tomorrow', 'Jan 15', '06/01'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Cone off', 'Reopen'],
          ['exclusion', 'bays {bays}', 'every bay except {bays}'],
          ['direction', 'on level {level}', 'on the level below {level}'],
          ['time', 'on {day}', 'from {day} onwards'],
          ['verb', 'Cone off', 'Count'],
        ],
      },
      {
        parts: ['Refund {amount} to {customer}', 'for ticket {ticket}'],
        slots: {
          amount: ['£8.40', '£15', '12 quid', '£3.20', '£22.50', 'six pounds'],
          customer: ['Mrs Latham', 'Owen Parry', 'Dr Sethi', 'Louise Gant', 'Mr Baptiste', 'Hannah Webb'],
          ticket: ['T-48213', 'P0093', 'T-51870', 'P1147', 'T-60025', '77341'],
        },
        numbers: ['amount'],
        alone: ['customer'],
        turns: [
          ['polarity', 'Refund', 'Refuse'],
          ['direction', 'Refund {amount} to', 'Collect {amount} from'],
          ['entity', 'for ticket', 'for the ticket after'],
          ['quantity', 'Refund {amount}', 'Refund half of the {amount}'],
          ['exclusion', 'to {customer}', 'to everyone but {customer}'],
        ],
      },
      {
        parts: ['How many spaces are booked in {carpark}', 'on {day}'],
        form: 'question',
        slots: {
          carpark: ['Castle Street', 'the Lanes', 'Victoria Square', 'Station Road', 'Corn Exchange', 'the NCP'],
          day: ['Saturday', '6 December', 'Boxing Day', 'Fri 19 Dec', 'the 20th', '24/12/2025'],
        },
        days: ['day'],
        alone: ['carpark'],
        turns: [
          ['polarity', 'booked', 'free'],
          ['entity', 'spaces', 'disabled spaces'],
          ['unit', 'How many', 'What share of the'],
          ['exclusion', 'in {carpark}', 'everywhere but in {carpark}'],
          ['time', 'on {day}', 'after {day}'],
        ],
      },
      {
        parts: ['The {machine} at the {gate} has now been out of order', 'since {time}'],
        form: 'statement',
        runs: 3,
        slots: {
          machine: ['barrier', 'ticket machine', 'card reader', 'intercom', 'pay station', 'height bar'],
          gate: ['Mill Lane entrance', 'east exit', 'level 2 ramp', 'Tesco side', 'top exit', 'Queen Street end'],
          time: ['8 this morning', '07:50', 'half six', 'lunchtime', 'last night', '10.15', 'Friday'],
        },
        turns: [
          ['polarity', 'out of order', 'working again'],
          ['time', 'since {time}', 'only until {time}'],
          ['time', 'has now been', 'had been'],
          ['quantity', 'The {machine} at', 'One {machine} out of four at'],
          ['direction', 'at the {gate}', 'opposite the {gate}'],
          ['confusion', 'now', 'not'],
        ],
      },
    ],
  },
  {
    name: 'planning-office',
    wordings: [
      {
        parts: ['Put application {ref} on the agenda', 'for {day}', 'under {section}'],
        slots: {
          ref: ['24/01873/FUL', '25/00412/HSE', '25/02210/LBC', '25/0097/OUT', '24/03166/ADV', '25/01508/FUL'],
          day: ['10 December', 'Wednesday 14 January', 'Thursday', '21 Jan', 'Tues 16 December', '11/02/2026'],
          section: ['major items', 'enforcement', 'householder applications', 'late items', 'deferred items'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Put application {ref} on', 'Take application {ref} off'],
          ['entity', 'application {ref}', 'the appeal against {ref}'],
          ['exclusion', 'application {ref}', 'every application but {ref}'],
          ['time', 'for {day}', 'for the meeting after {day}'],
          ['direction', 'on the agenda', 'at the very end of the agenda'],
          ['verb', 'Put application {ref} on', 'Look for application {ref} on'],
        ],
      },
      {
        parts: ['Extend the consultation on {ref}', 'by {length}', 'at the request of {who}'],
        slots: {
          ref: ['25/01102/FUL', '25/00778/OUT', '24/02935/HSE', '25/01999/LBC', '25/00061/COU', '25/0340/TPO'],
          length: ['14 days', 'a week', '21 days', 'ten working days', '3 weeks', 'a month'],
          who: ['Cllr Bamber', 'Historic England', 'Highways', 'the parish council', 'Ms Eastwood', 'Natural England'],
        },
        alone: ['who'],
        turns: [
          ['polarity', 'Extend', 'Shorten'],
          ['comparison', 'by {length}', 'by less than {length}'],
          ['entity', 'the consultation', 'the site notice'],
          ['direction', 'at the request of', 'against the wishes of'],
          ['exclusion', 'on {ref}', 'on everything but {ref}'],
          ['quantity', 'Extend the consultation', 'Extend both consultations'],
        ],
      },
      {
        parts: ['How many objections to {ref} came in', 'from {place}'],
        form: 'question',
        slots: {
          ref: ['25/00515/FUL', '25/01440/HSE', '24/00908/OUT', '25/02001/FUL', '25/00233/ADV', '25/01787/COU'],
          place: ['Bramley Close', 'Church Road', 'Mill View', 'Orchard Way', 'the allotments', 'Nether End'],
        },
        alone: ['place'],
        turns: [
          ['polarity', 'objections to', 'letters in support of'],
          ['verb', 'came in', 'were withdrawn'],
          ['exclusion', 'from {place}', 'from anywhere but {place}'],
          ['comparison', 'How many', 'How many fewer'],
          ['entity', 'objections to', 'questions about'],
        ],
      },
      {
        parts: ['I have now booked a site visit to {site}', 'with {who}', 'for {day}', 'at {time}'],
        fronted: false,
        form: 'statement',
        slots: {
          site: [
            '12 Elm Grove',
            'the old dairy',
            'Lower Barn',
            '3 Tanners Row',
            'the Co-op car park',
            'Highfield House',
          ],
          who: ['Dan Whitlow', 'the applicant', 'Cllr Nuttall', 'Jenny from Trees', 'the agent', 'Prakash Iyer'],
          day: ['Tuesday', '15 December', 'Fri 12 Dec', 'Monday 26 January', '8 January', 'the 9th'],
          time: ['10:30', '2pm', 'quarter past eleven', '9.45', '15:00', '1 o’clock'],
        },
        days: ['day'],
        alone: ['site', 'who'],
        turns: [
          ['polarity', 'have now booked', 'have cancelled'],
          ['confusion', 'now', 'not'],
          ['entity', 'a site visit to', 'a phone call about'],
          ['polarity', 'with {who}', 'without {who}'],
          ['time', 'at {time}', 'some time after {time}'],
          ['quantity', 'a site visit', 'two site visits'],
        ],
      },
    ],
  },
  {
    name: 'toy-library',
    wordings: [
      {
        parts: ['Lend the {toy} to {family}', 'until {day}'],
        slots: {
          toy: ['ball pit', 'wooden train set', 'balance bike', 'Duplo farm', 'play kitchen', 'sensory lights'],
          family: ['the Hussains', 'Gemma Tate', 'Little Acorns', 'the Bradleys', 'Marta Silva', 'Nan Perkins'],
          day: ['Saturday', '17 December', 'Tuesday 6 January', 'the 13th', 'Jan 24', 'next Thursday'],
        },
        days: ['day'],
        alone: ['family'],
        turns: [
          ['confusion', 'Lend', 'Send'],
          ['verb', 'Lend', 'Sell'],
          ['direction', 'Lend the {toy} to', 'Borrow the {toy} from'],
          ['exclusion', 'the {toy}', 'everything but the {toy}'],
          ['time', 'until {day}', 'after {day}'],
          ['quantity', 'the {toy}', 'half the pieces of the {toy}'],
          ['entity', 'to {family}', 'to the people next door to {family}'],
        ],
      },
      {
        parts: ['Is the {toy} free', 'on {day}', 'for the {group} session'],
        form: 'question',
        slots: {
          toy: ['soft play', 'marble run', 'trampoline', 'puppet theatre', 'parachute', 'Brio table'],
          day: ['Wednesday', '12 December', 'Fri 5 Dec', 'tomorrow', 'Monday 19 January', '3/2'],
          group: ['baby', 'toddler', 'SEN', 'morning', 'childminders', 'dads and kids'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'free', 'already taken'],
          ['time', 'on {day}', 'on the day before {day}'],
          ['quantity', 'Is the {toy}', 'Is more than one {toy}'],
          ['entity', 'the {toy}', 'the spare bag for the {toy}'],
          ['exclusion', 'for the {group} session', 'for any session but the {group} one'],
        ],
      },
      {
        parts: ['The {toy} came back from {family}', 'without {part}', '{when}'],
        form: 'statement',
        slots: {
          toy: ['tea set', 'garage', 'shape sorter', 'floor puzzle', 'sit-on tractor', 'doll’s house'],
          family: ['the Okafors', 'Katie Longman', 'the Wrights', 'Busy Bees', 'Mrs Demir', 'Aled and Sian'],
          part: ['the lid', 'its batteries', 'two pieces', 'the charger', 'the box', 'a wheel'],
          when: ['this morning', 'yesterday', 'last Tuesday', 'on Friday', 'two days ago', 'just now'],
        },
        alone: ['family'],
        turns: [
          ['polarity', 'without {part}', 'with {part}'],
          ['direction', 'came back from', 'went back to'],
          ['entity', 'The {toy}', 'The bag for the {toy}'],
          ['time', 'came back', 'should have come back'],
          ['quantity', 'without {part}', 'without {part} and half of the rest'],
        ],
      },
    ],
  },
  {
    name: 'circus',
    wordings: [
      {
        parts: ['Put up {count} posters in {town}', 'before {day}'],
        slots: {
          count: ['200', '50', 'eighty', '350', '120', '30'],
          town: ['Ludlow', 'Kettering', 'Barrow', 'Stroud', 'Rhyl', 'Diss'],
          day: ['Friday', '9 December', 'Monday 2 February', '14 Feb', 'next Tuesday', '2026-03-06'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['town'],
        turns: [
          ['polarity', 'Put up', 'Take down'],
          ['confusion', 'posters', 'rosters'],
          ['time', 'before {day}', 'after {day}'],
          ['direction', 'in {town}', 'on the road out of {town}'],
          ['exclusion', 'in {town}', 'everywhere but in {town}'],
          ['quantity', '{count} posters', 'the remaining posters'],
          ['entity', 'posters', 'tents'],
        ],
      },
      {
        parts: ['Put the {act} straight after the {newact}', 'in the {show} show', 'from {day}'],
        slots: {
          act: ['tightrope', 'clown car', 'aerial silks', 'knife throwing', 'juggling', 'trampoline'],
          newact: ['interval', 'opening parade', 'fire eater', 'magician', 'dog act', 'wheel of death'],
          show: ['matinee', 'evening', '7.30', 'Sunday', '2 o’clock', 'schools'],
          day: ['Saturday', '13 December', 'Thurs 18 Dec', 'tomorrow', 'Jan 3', 'the 27th'],
        },
        days: ['day'],
        turns: [
          ['direction', 'straight after', 'straight before'],
          ['verb', 'Put', 'Rehearse'],
          ['exclusion', 'in the {show} show', 'in every show but the {show} one'],
          ['time', 'from {day}', 'until {day}'],
          ['entity', 'the {act}', 'the rehearsal of the {act}'],
          ['polarity', 'Put the {act} straight', 'Avoid putting the {act} straight'],
          ['confusion', 'Put', 'Cut'],
        ],
      },
      {
        parts: ['How many {tier} seats are left in {town}', 'for the {show} show', 'on {day}'],
        form: 'question',
        slots: {
          tier: ['ringside', 'gallery', 'grandstand', 'wheelchair', 'box', 'back row'],
          town: ['Truro', 'Great Yarmouth', 'Perth', 'Oswestry', 'Deal', 'Cardiff'],
          show: ['2pm', 'early', 'late', '5 o’clock', '19:30', 'last'],
          day: ['Saturday 28 February', '7 March', 'Good Friday', '21 Feb', 'Sun 15 March', '10/04'],
        },
        days: ['day'],
        alone: ['town'],
        turns: [
          ['polarity', 'are left', 'are sold'],
          ['time', 'on {day}', 'on the day after {day}'],
          ['unit', 'How many {tier} seats', 'What percentage of {tier} seats'],
          ['exclusion', 'for the {show} show', 'for any show but the {show} one'],
          ['comparison', 'How many', 'How many fewer'],
        ],
      },
    ],
  },
];
