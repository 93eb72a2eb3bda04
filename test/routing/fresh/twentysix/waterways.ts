import type { Domain } from '../../generated/wording';

/** Lock-keepers, a pond maintenance firm, a coach station and an airport's cleaners. */
export const WATERWAYS: readonly Domain[] = [
  {
    name: 'lock-keepers',
    wordings: [
      {
        parts: ['Shut {lock} to boats', 'from {start} till {finish}', 'for {job}'],
        together: ['start', 'finish'],
        slots: {
          lock: [
            'Hurleston Bottom Lock',
            'Tilstone Lock',
            'Bunbury Staircase',
            'Lock 14',
            'Minshull Lock',
            'Cholmondeston',
          ],
          start: ['8 am', '9:30', 'half seven', '07:00', 'noon', '10am'],
          finish: ['2 pm', '4:15', 'half three', '13:00', '5 pm', '3pm'],
          job: ['gate repairs', 'a diver inspection', 'dredging', 'a paddle change', 'painting', 'weed clearance'],
        },
        alone: ['lock'],
        turns: [
          ['polarity', 'Shut', 'Reopen'],
          ['confusion', 'Shut', 'Shunt'],
          ['entity', 'to boats', 'to walkers'],
          ['exclusion', 'Shut {lock}', 'Shut every lock except {lock}'],
          ['time', 'for {job}', 'after {job}'],
        ],
      },
      {
        parts: ['What was the level above {place}', 'at {time}', 'on {day}'],
        form: 'question',
        slots: {
          place: ['Denham Weir', 'Cowley Lock', 'Black Jacks', 'Springwell', 'the Coppermill'],
          time: ['6 am', '18:00', '7.30', 'midnight', '11:15'],
          day: ['Saturday', 'Friday', '28 November', 'Thursday', '26/11/2025'],
        },
        days: ['day'],
        alone: ['place'],
        turns: [
          ['entity', 'the level', 'the flow'],
          ['confusion', 'level', 'lever'],
          ['direction', 'above {place}', 'below {place}'],
          ['time', 'What was', 'What will be'],
          ['exclusion', 'at {time}', 'at all hours but {time}'],
          ['comparison', 'What was', 'How much higher than today was'],
        ],
      },
      {
        parts: ['Log the narrowboat {boat}', 'going {way}', 'through at {time}'],
        runs: 3,
        slots: {
          boat: ['Kingfisher', 'Lazy Days', 'Dun Roamin', 'Meander', 'Black Pearl', 'Rosie'],
          way: ['uphill', 'downhill', 'north', 'south', 'upstream', 'towards Chester'],
          time: ['10:20', '11:05', '2.40 pm', '9:50', 'quarter past one', '15:30'],
        },
        turns: [
          ['polarity', 'Log', 'Delete'],
          ['entity', 'narrowboat', 'dinghy'],
          ['time', 'through at {time}', 'through before {time}'],
          ['verb', 'Log', 'Fine'],
          ['quantity', 'the narrowboat {boat}', 'three boats with the narrowboat {boat}'],
        ],
      },
      {
        parts: ['The {part} at {lock} is stuck', 'since {time}'],
        form: 'statement',
        slots: {
          part: ['top gate', 'offside paddle', 'swing bridge', 'bottom gate', 'ground paddle'],
          lock: ['Lock 7', 'Marston', 'Wigan Top', 'Lock 22', 'Stone Bottom'],
          time: ['this morning', 'yesterday', "8 o'clock", 'Friday night', 'about 3pm'],
        },
        alone: ['lock'],
        turns: [
          ['polarity', 'is stuck', 'is moving again'],
          ['confusion', 'stuck', 'struck'],
          ['direction', 'at {lock}', 'just past {lock}'],
          ['quantity', 'The {part}', 'Everything but the {part}'],
          ['entity', 'The {part}', 'The sign on the {part}'],
        ],
      },
    ],
  },
  {
    name: 'pond-maintenance',
    wordings: [
      {
        parts: ['Put {customer} down for a {job}', 'on {day}', 'at {price}'],
        slots: {
          customer: ['Mrs Oakes', 'Derek Whitlam', 'Pippa Rowe', 'Mr Chaudhry', 'the Hendersons'],
          job: ['full clean-out', 'pump service', 'liner repair', 'spring tidy', 'filter change'],
          day: ['3 March', 'Tuesday 10 March 2026', 'Friday', '14/04/2026', 'next Wednesday'],
          price: ['£180', '£95', '240 quid', '£325.50', '£60'],
        },
        numbers: ['price'],
        days: ['day'],
        alone: ['customer'],
        turns: [
          ['polarity', 'Put {customer} down for', 'Take {customer} off'],
          ['entity', 'Put {customer} down', "Put {customer}'s neighbour down"],
          ['time', 'on {day}', 'the day after {day}'],
          ['comparison', 'at {price}', 'at under {price}'],
          ['exclusion', 'on {day}', 'any day but {day}'],
        ],
      },
      {
        parts: ['Order {count} {plant}', 'from {supplier}', 'for the job in {town}'],
        slots: {
          count: ['12', '6', 'twenty', '30', '8'],
          plant: ['water lilies', 'marsh marigolds', 'flag irises', 'hornwort bunches', 'bulrushes'],
          supplier: ['Lilies Direct', 'Bennetts', 'Anglo Aquatics', 'Waterside Nursery', 'Merton Plants'],
          town: ['Ashford', 'Reading', 'Bury', 'Hexham', 'Wells'],
        },
        numbers: ['count'],
        alone: ['supplier'],
        turns: [
          ['polarity', 'Order', 'Return'],
          ['exclusion', 'from {supplier}', 'from anyone but {supplier}'],
          ['confusion', 'Order', 'Odder'],
          ['quantity', '{count} {plant}', 'another pallet of {plant}'],
          ['direction', 'from {supplier}', 'for {supplier}'],
          ['entity', 'the job in', 'the show in'],
        ],
      },
      {
        parts: ['How many {fish} did we move', 'out of {pond}', 'in {month}'],
        form: 'question',
        slots: {
          fish: ['koi', 'goldfish', 'tench', 'newts', 'rudd'],
          pond: ['the vicarage pond', 'Manor Farm', 'the school pond', 'Hollybush Lake', 'the golf club lake'],
          month: ['October', 'September', 'March 2025', 'August', 'July'],
        },
        alone: ['pond'],
        turns: [
          ['direction', 'out of {pond}', 'into {pond}'],
          ['verb', 'did we move', 'did we lose'],
          ['unit', 'How many', 'How many kilos of'],
          ['time', 'in {month}', 'before {month}'],
          ['confusion', 'move', 'mope'],
          ['polarity', 'did we move', 'did we fail to move'],
        ],
      },
    ],
  },
  {
    name: 'coach-station',
    wordings: [
      {
        parts: ['Switch the {time} to {town}', 'over to bay {bay}', 'on {day}'],
        slots: {
          time: ['14:10', '07:45', '9.30', '18:25', '6am'],
          town: ['Leeds', 'Swansea', 'Deal', 'Bristol', 'Hull'],
          bay: ['4', '11', '7', '16', '2'],
          day: ['Monday', '12 December', 'Saturday 20 December', '02/01/2026', 'Christmas Eve'],
        },
        days: ['day'],
        turns: [
          ['verb', 'Switch', 'Clean'],
          ['direction', 'to {town}', 'from {town}'],
          ['exclusion', 'bay {bay}', 'any bay but {bay}'],
          ['time', 'on {day}', 'until {day}'],
          ['entity', 'the {time}', 'the relief coach for the {time}'],
          ['confusion', 'bay', 'bar'],
        ],
      },
      {
        parts: ['Announce a delay of {minutes} minutes to the {town} coach', 'due to {reason}'],
        slots: {
          minutes: ['20', '45', 'ten', '35', '90'],
          town: ['Plymouth', 'Glasgow', 'Lincoln', 'Heathrow', 'Bath'],
          reason: ['roadworks', 'a burst tyre', 'snow on the M62', 'driver sickness', 'heavy traffic'],
        },
        numbers: ['minutes'],
        turns: [
          ['polarity', 'Announce', 'Withdraw'],
          ['unit', 'minutes to', 'hours to'],
          ['confusion', 'delay', 'relay'],
          ['direction', 'due to', 'despite'],
          ['comparison', 'a delay of', 'a delay below'],
          ['entity', 'coach', 'train'],
        ],
      },
      {
        parts: ['Is there still room on the {service} to {town}', 'for {party}'],
        form: 'question',
        slots: {
          service: ['night coach', '10:15', 'shuttle', '17:40', 'express'],
          town: ['Dover', 'Cardiff', 'Stansted', 'Preston', 'York'],
          party: ['two adults', 'a wheelchair user', 'four students', 'a family of five', 'one bike'],
        },
        turns: [
          ['polarity', 'still room', 'no more room'],
          ['time', 'Is there still', 'Was there'],
          ['direction', 'to {town}', 'back from {town}'],
          ['entity', 'room on', 'wifi on'],
          ['confusion', 'room', 'loom'],
          ['quantity', 'for {party}', 'for twice {party}'],
        ],
      },
      {
        parts: ['{driver} is off sick', 'from {day}', 'so the {route} needs cover'],
        form: 'statement',
        slots: {
          driver: ['Gary Hodge', 'Sunita Rai', 'Will Marsh', 'Tomasz Nowak', 'Bev Carter'],
          day: ['tomorrow', '8 December', 'Wednesday', 'Mon 15 Dec', '05/01/2026'],
          route: ['Exeter run', '06:30 Luton', 'school contract', 'Oxford tube', '040'],
        },
        days: ['day'],
        alone: ['driver'],
        fronted: false,
        turns: [
          ['polarity', 'is off sick', 'is back at work'],
          ['polarity', 'needs cover', 'is covered'],
          ['time', 'from {day}', 'until {day}'],
          ['confusion', 'cover', 'clover'],
          ['exclusion', '{driver} is', 'Everyone but {driver} is'],
        ],
      },
    ],
  },
  {
    name: 'airport-cleaning',
    wordings: [
      {
        parts: ['Send {count} cleaners to {place}', 'before the {flight} boards', 'with {kit}'],
        slots: {
          count: ['3', '2', 'four', '6', '5'],
          place: ['Gate 22', 'Stand 14', 'Pier B', 'Gate A7', 'the arrivals hall'],
          flight: ['BA 1472', 'EZY 613', 'Malaga', 'RYR 88', 'KL1002'],
          kit: ['vacuums', 'the spill kit', 'bin bags', 'the scrubber', 'steam cleaners'],
        },
        numbers: ['count'],
        alone: ['place'],
        turns: [
          ['polarity', 'with {kit}', 'without {kit}'],
          ['time', 'before the', 'after the'],
          ['entity', 'cleaners', 'loaders'],
          ['confusion', 'Send', 'Spend'],
          ['exclusion', 'to {place}', 'everywhere but to {place}'],
          ['direction', 'to {place}', 'away from {place}'],
        ],
      },
      {
        parts: ['The {room} near {place} is out of {item}'],
        form: 'statement',
        runs: 3,
        slots: {
          room: ["ladies' toilet", "gents' toilet", 'baby change', 'family room', 'accessible toilet', 'prayer room'],
          place: ['Gate 5', 'Boots', 'security', 'Gate 31', 'Costa', 'baggage reclaim'],
          item: ['soap', 'loo roll', 'hand towels', 'nappy bags', 'sanitiser', 'blue roll'],
        },
        alone: ['place'],
        turns: [
          ['polarity', 'is out of', 'has plenty of'],
          ['direction', 'near {place}', 'furthest from {place}'],
          ['time', 'is out of', 'was out of'],
          ['quantity', 'is out of', 'is down to half of its'],
          ['entity', 'The {room}', 'The cupboard by the {room}'],
        ],
      },
      {
        parts: ['Who deep-cleaned {area}', 'on {day}'],
        form: 'question',
        slots: {
          area: ['the check-in hall', 'Lounge 2', 'the walkways', 'Immigration', 'the bus gates'],
          day: ['Friday night', '27 November', 'Tuesday', '24/11/2025', 'Saturday'],
        },
        alone: ['area'],
        turns: [
          ['verb', 'deep-cleaned', 'inspected'],
          ['entity', 'Who', 'How many people'],
          ['exclusion', 'deep-cleaned {area}', 'deep-cleaned everything but {area}'],
          ['time', 'on {day}', 'before {day}'],
          ['polarity', 'deep-cleaned', "didn't deep-clean"],
        ],
      },
    ],
  },
];
