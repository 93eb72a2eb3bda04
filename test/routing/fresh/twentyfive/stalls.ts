import type { Domain } from '../../generated/wording';

/** A garden machinery dealer, a folk festival, fabric printing and parking permits. */
export const STALLS: readonly Domain[] = [
  {
    name: 'garden-machinery',
    wordings: [
      {
        parts: ['Book the {machine} in for a {job}', 'on {day}', 'for {who}'],
        slots: {
          machine: ['ride-on', 'Honda mower', 'chainsaw', 'hedge trimmer', 'Stihl strimmer'],
          job: ['full service', 'blade sharpen', 'carburettor clean', 'belt change', 'winter check'],
          day: ['Wednesday', '8 December', 'Tuesday 9 December', '15 Jan', '2026-01-20'],
          who: ['Mr Tapper', 'Glebe House', 'Sue Rudge', 'the cricket ground', 'Owen Hale'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Book', 'Turn down'],
          ['confusion', 'Book', 'Boot'],
          ['time', 'on {day}', 'before {day}'],
          ['exclusion', 'for a {job}', 'for anything but a {job}'],
          ['entity', 'the {machine}', 'the trailer of the {machine}'],
        ],
      },
      {
        parts: ['Order {number} {part} for the {machine}', 'from {firm}'],
        slots: {
          number: ['2', '10', 'four', '6', '25', 'three'],
          part: ['drive belts', 'spark plugs', 'air filters', 'blades', 'recoil springs', 'fuel caps'],
          machine: ['Mountfield', 'Hayter 56', 'Husqvarna', 'John Deere X350', 'Cobra', 'Kubota'],
          firm: ['GHS', 'Central Spares', 'Garden Parts Direct', 'Briggs', 'Uni-Power', 'L&S'],
        },
        numbers: ['number'],
        alone: ['firm'],
        turns: [
          ['polarity', 'Order', 'Send back'],
          ['comparison', 'Order {number}', 'Order fewer than {number}'],
          ['direction', 'from {firm}', 'on behalf of {firm}'],
          ['exclusion', 'from {firm}', 'from anyone except {firm}'],
        ],
      },
      {
        parts: ['Is the {machine} ready for {who}', 'by {day}'],
        form: 'question',
        slots: {
          machine: ['scarifier', 'mower', 'leaf blower', 'rotavator', 'log splitter', 'tiller'],
          who: ['Mrs Dunn', 'Bill Astley', 'the golf greenkeeper', 'Phil', 'Mr Kaur', 'Wendy Yates'],
          day: ['Friday', '5 December', 'Monday', '10 Dec', 'tomorrow', '17 December'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'ready', 'too dear'],
          ['confusion', 'ready', 'heady'],
          ['time', 'by {day}', 'only after {day}'],
          ['entity', 'the {machine}', 'the bill for the {machine}'],
        ],
      },
      {
        parts: ['We had {amount} from {who}', 'for the {machine}', 'by {method}'],
        form: 'statement',
        slots: {
          who: ['Geoff Lunn', 'Mrs Peake', 'Tony Vale', 'Rev Hicks', 'Anita Shah'],
          amount: ['£85', '£1,450', '£320', '49.99', '£600'],
          machine: ['shredder', 'lawn tractor', 'pole pruner', 'pressure washer', 'edger'],
          method: ['card', 'cheque', 'bank transfer', 'cash', 'PayPal'],
        },
        numbers: ['amount'],
        alone: ['who'],
        turns: [
          ['polarity', 'We had', 'We still want'],
          ['confusion', 'had', 'hid'],
          ['comparison', 'had {amount}', 'had less than {amount}'],
          ['exclusion', 'by {method}', 'but not by {method}'],
          ['quantity', 'for the {machine}', 'for half of the {machine}'],
        ],
      },
    ],
  },
  {
    name: 'folk-festival',
    wordings: [
      {
        parts: ['Move {act} to the {stage}', 'at {time}', 'on {day}'],
        runs: 3,
        slots: {
          act: [
            'The Unthanks',
            'Nell and the Rakes',
            'Jim Moray',
            'Sharrow Ceilidh Band',
            'Ruby Kerr',
            'Old Hob',
            'Eliza Dunmore',
          ],
          stage: ['barn', 'main stage', 'acoustic tent', 'beer tent', 'church', 'garden stage', 'dance tent'],
          time: ['7 pm', '20:30', '3.15', 'noon', '18:45', '9:30 pm', 'half four'],
          day: ['Friday', 'Saturday', 'Sunday', '4 July', 'Saturday 4 July', '3 July', '5 July 2026'],
        },
        days: ['day'],
        alone: ['act'],
        turns: [
          ['direction', 'to the {stage}', 'from the {stage}'],
          ['verb', 'Move', 'Pay'],
          ['time', 'at {time}', 'after {time}'],
          ['exclusion', 'Move {act}', 'Move everyone but {act}'],
          ['entity', 'Move {act}', 'Move the gear of {act}'],
          ['confusion', 'Move', 'Love'],
        ],
      },
      {
        parts: ['Send {number} {passes} to {who}', 'by {method}'],
        slots: {
          number: ['2', 'four', '6', '3', 'ten', '1'],
          passes: [
            'weekend tickets',
            'camping passes',
            'crew wristbands',
            'guest passes',
            'day tickets',
            'parking stickers',
          ],
          who: ['Maddy Fry', 'Kathryn Holt', 'the morris side', 'BBC Wiltshire', 'Uncle Pete', 'Lorna'],
          method: ['email', 'first class post', 'courier', 'recorded delivery', 'WhatsApp', 'second class post'],
        },
        numbers: ['number'],
        alone: ['who'],
        turns: [
          ['polarity', 'Send {number} {passes} to', 'Demand {number} {passes} from'],
          ['confusion', 'Send', 'Lend'],
          ['comparison', 'Send {number}', 'Send at most {number}'],
          ['exclusion', 'by {method}', 'by anything but {method}'],
        ],
      },
      {
        parts: ['What time does {act} sound check', 'on the {stage}', 'on {day}'],
        form: 'question',
        slots: {
          act: ['Blowzabella', 'The Wilsons', 'Tam Reid', 'Jackie Oates', 'Lark Rise'],
          stage: ['main stage', 'barn stage', 'quay stage', 'small stage', 'courtyard stage'],
          day: ['Thursday', 'Friday', '4 July', 'Sunday', '2 July'],
        },
        days: ['day'],
        alone: ['act'],
        turns: [
          ['entity', 'What time', 'How long'],
          ['time', 'does', 'did'],
          ['confusion', 'time', 'tie'],
          ['exclusion', 'on the {stage}', 'anywhere but on the {stage}'],
          ['verb', 'sound check', 'go home after playing'],
        ],
      },
    ],
  },
  {
    name: 'fabric-printing',
    wordings: [
      {
        parts: ['Print {length} of {pattern}', 'on {cloth}', 'for {client}'],
        slots: {
          length: ['20 m', '50 metres', '12m', '8.5 m', '100 metres'],
          pattern: ['Willow Leaf', 'the blue stripe', 'Meadow', 'Paisley 3', 'Otter Toile'],
          cloth: ['cotton lawn', 'linen', 'silk twill', 'organic jersey', 'velvet'],
          client: ['Hettie Marlow', 'Studio Finch', 'Liberty', 'Ana Ruiz', 'Barn & Loom'],
        },
        numbers: ['length'],
        alone: ['client'],
        turns: [
          ['verb', 'Print', 'Sell'],
          ['confusion', 'Print', 'Paint'],
          ['comparison', 'Print {length}', 'Print under {length}'],
          ['exclusion', 'on {cloth}', 'on anything but {cloth}'],
          ['direction', 'for {client}', 'instead of {client}'],
        ],
      },
      {
        parts: ['Set the {machine} to {temp}', 'for {time}', 'before printing {cloth}'],
        slots: {
          machine: ['heat press', 'steamer', 'dryer', 'calender', 'baker'],
          temp: ['180 °C', '102 degrees', '160°', '150 °C', '195 degrees'],
          time: ['45 seconds', '8 minutes', '90 s', 'an hour', '3 min'],
          cloth: ['polyester', 'cotton', 'silk', 'viscose', 'canvas'],
        },
        numbers: ['temp', 'time'],
        turns: [
          ['comparison', 'to {temp}', 'to below {temp}'],
          ['time', 'before printing', 'after printing'],
          ['confusion', 'Set', 'Get'],
          ['quantity', 'the {machine}', 'everything but the {machine}'],
          ['exclusion', 'printing {cloth}', 'printing anything except {cloth}'],
        ],
      },
      {
        parts: ['How many metres of {cloth} are left', 'in {colour}', 'at {place}'],
        form: 'question',
        slots: {
          cloth: ['linen union', 'poplin', 'cotton drill', 'crepe', 'satin'],
          colour: ['ecru', 'navy', 'white', 'rust', 'sage green'],
          place: ['the Macclesfield unit', 'Unit 4', 'the mill', 'Stroud', 'the print room'],
        },
        alone: ['place'],
        turns: [
          ['unit', 'How many metres', 'How many rolls'],
          ['polarity', 'left', 'missing'],
          ['exclusion', 'in {colour}', 'in every colour but {colour}'],
          ['direction', 'at {place}', 'on the way to {place}'],
        ],
      },
    ],
  },
  {
    name: 'parking-permits',
    wordings: [
      {
        parts: ['Issue a {kind} permit to {who}', 'for zone {zone}', 'until {day}'],
        slots: {
          kind: ['resident', 'visitor', 'carer', 'business', 'trade'],
          who: ['Mr Lal', 'Joan Petty', 'Karen Whyte', 'Oak Dental', 'Ibrahim Sesay'],
          zone: ['C', 'H2', 'B', 'K4', 'N'],
          day: ['31 March', '30 June 2026', '2026-09-30', '1 May', 'Monday 2 February'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Issue a {kind} permit to', 'Withdraw a {kind} permit from'],
          ['exclusion', 'zone {zone}', 'all zones but {zone}'],
          ['time', 'until {day}', 'from {day}'],
          ['confusion', 'zone', 'none'],
          ['quantity', 'a {kind} permit', 'three {kind} permits'],
        ],
      },
      {
        parts: ['Change the plate on permit {permit}', 'from {plate} to {newplate}', 'as of {day}'],
        together: ['plate', 'newplate'],
        slots: {
          permit: ['RP-20418', 'RP-33170', 'V-9082', 'RP-41226', 'B-1175'],
          plate: ['KX19 ABF', 'LD68 ZRO', 'YA21 HTN', 'BN14 WVE', 'GF70 CCK'],
          newplate: ['PO25 MKE', 'RE74 UUD', 'WJ23 FDS', 'SK24 PLX', 'HY17 OEB'],
          day: ['tomorrow', '8 December', 'Monday', '1 Jan', '15/12/2025'],
        },
        days: ['day'],
        turns: [
          ['confusion', 'plate', 'place'],
          ['verb', 'Change', 'Query'],
          ['entity', 'permit {permit}', 'the permit after {permit}'],
          ['time', 'as of {day}', 'until {day}'],
          ['direction', 'from {plate} to {newplate}', 'from anything but {plate} to {newplate}'],
        ],
      },
      {
        parts: ['When does permit {permit} run out', 'for {street}'],
        form: 'question',
        slots: {
          permit: ['RP-11902', 'V-4471', 'RP-27055', 'C-308', 'RP-50013', 'B-2296'],
          street: ['Albert Road', 'Castle Street', 'Tennyson Avenue', 'The Crescent', 'Mill Hill', 'Station Approach'],
        },
        alone: ['street'],
        turns: [
          ['verb', 'run out', 'start'],
          ['confusion', 'run', 'rub'],
          ['time', 'does', 'did'],
          ['exclusion', 'for {street}', 'for everywhere except {street}'],
          ['entity', 'permit {permit}', 'the fine on permit {permit}'],
        ],
      },
      {
        parts: ['I need {number} visitor vouchers for {street}', 'on {day}', 'from {time}'],
        form: 'statement',
        slots: {
          number: ['5', '10', 'two', '20', '3'],
          street: ['Park Row', 'Elm Grove', 'St John’s Road', 'Dale Street', 'Wharf Lane'],
          day: ['Saturday', '12 December', '27 Dec', 'Friday 19 December', 'tomorrow'],
          time: ['8 am', '09:00', '1 pm', 'half ten', '16:30'],
        },
        numbers: ['number'],
        days: ['day'],
        alone: ['street'],
        turns: [
          ['polarity', 'I need', 'I returned'],
          ['confusion', 'need', 'seed'],
          ['entity', 'visitor', 'carer'],
          ['time', 'from {time}', 'until {time}'],
          ['comparison', 'need {number}', 'need fewer than {number}'],
        ],
      },
    ],
  },
];
