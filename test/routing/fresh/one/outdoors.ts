import type { Domain } from '../../generated/wording';

/** Ski lifts, an apiary, a quarry and an archaeological dig. */
export const OUTDOORS: readonly Domain[] = [
  {
    name: 'ski-lifts',
    wordings: [
      {
        parts: ['Close lift {lift}', 'because of {reason}', 'until {time}'],
        runs: 3,
        slots: {
          lift: ['L4', 'L7', 'G2', 'L15', 'G12', 'L9'],
          reason: ['strong wind', 'icing', 'an avalanche warning', 'a rope inspection', 'poor visibility', 'lightning'],
          time: ['11:30', '14:00', '09:15', '3 pm', 'noon', '10.45 am'],
        },
        turns: [
          ['polarity', 'Close', 'Open'],
          ['verb', 'Close', 'Inspect'],
          ['confusion', 'lift', 'list'],
          ['entity', 'lift', 'the car park of lift'],
          ['exclusion', 'lift {lift}', 'every lift except {lift}'],
          ['direction', 'because of', 'in spite of'],
          ['time', 'until {time}', 'from {time}'],
        ],
      },
      {
        parts: ['How much fresh snow fell at {station}', 'on {day}'],
        form: 'question',
        slots: {
          station: ['Upper Bowl', 'Chapel Ridge', 'Marmot Hut', 'The Saddle', 'Stone Pine'],
          day: ['2024-01-12', '2024-01-19', '3 February 2024', 'January 27, 2024', '2024-02-08'],
        },
        days: ['day'],
        alone: ['station'],
        turns: [
          ['entity', 'fresh snow', 'rain'],
          ['verb', 'fell', 'melted'],
          ['direction', 'at {station}', 'below {station}'],
          ['time', 'on {day}', 'since {day}'],
          ['comparison', 'How much', 'How much less'],
          ['exclusion', 'at {station}', 'everywhere but at {station}'],
        ],
      },
      {
        parts: ['Sell {count} {kind} passes to {who}', 'starting {day}'],
        slots: {
          count: ['2', '4', 'three', '6', '12'],
          kind: ['adult', 'half-day', 'season', 'senior', 'family'],
          who: ['Greta Lohse', 'Milan Petrov', 'Wolf Sommerfeld', 'Rain Adeyemi', 'Jolanda Frick'],
          day: ['2023-12-16', '2023-12-20', '2 January 2024', 'Dec 28, 2023', '2024-01-06'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Sell', 'Refund'],
          ['entity', 'passes to', 'vouchers to'],
          ['direction', 'to {who}', 'on behalf of {who}'],
          ['quantity', '{count} {kind} passes', 'all our {kind} passes'],
          ['time', 'starting', 'ending'],
        ],
      },
      {
        parts: ['I need {count} snow groomers on the {run} run', 'by {time}'],
        form: 'statement',
        slots: {
          count: ['2', '3', 'four', '5', '7'],
          run: ['blue', 'lower', 'Eagle', 'nursery', 'Widow'],
          time: ['06:00', '17:30', '5 am', '7:45 pm', 'midnight'],
        },
        numbers: ['count'],
        turns: [
          ['polarity', 'I need', "I don't need"],
          ['entity', 'snow groomers', 'snow guns'],
          ['direction', 'on the', 'next to the'],
          ['time', 'by {time}', 'not before {time}'],
          ['exclusion', 'the {run} run', 'each run but the {run} one'],
          ['verb', 'I need', 'I counted'],
        ],
      },
    ],
  },
  {
    name: 'apiary',
    wordings: [
      {
        parts: ['Move hive {hive} to the {place} meadow', 'before {day}'],
        slots: {
          hive: ['12', '31', '8', '44', '27'],
          place: ['clover', 'lower', 'mill', 'heather', 'orchard'],
          day: ['2024-04-20', '2024-04-28', '5 May 2024', 'May 14, 2024', '2024-06-01'],
        },
        days: ['day'],
        turns: [
          ['verb', 'Move', 'Sell'],
          ['direction', 'to the', 'away from the'],
          ['quantity', 'hive {hive}', 'every hive'],
          ['exclusion', 'hive {hive}', 'all hives but {hive}'],
          ['time', 'before {day}', 'after {day}'],
          ['entity', 'hive', 'the stand of hive'],
        ],
      },
      {
        parts: ['Fill {count} jars with {honey} honey', 'for {customer}'],
        slots: {
          count: ['40', '60', '25', 'eighty', '1,200'],
          honey: ['acacia', 'lime', 'forest', 'chestnut', 'raw'],
          customer: ['Fenwick Grocers', 'Hotel Aurora', 'The Pantry', 'Honest Corner', 'Old Mint Tea House'],
        },
        numbers: ['count'],
        alone: ['customer'],
        turns: [
          ['polarity', 'Fill', 'Empty'],
          ['confusion', 'Fill', 'Bill'],
          ['entity', 'jars', 'buckets'],
          ['direction', 'for {customer}', 'from {customer}'],
          ['exclusion', '{honey} honey', 'any honey but {honey}'],
          ['quantity', '{count} jars', 'the remaining jars'],
        ],
      },
      {
        parts: ['How many kilos of honey came from colony {colony}', 'in {month}'],
        form: 'question',
        slots: {
          colony: ['5', '17', '23', '9', '30'],
          month: ['May 2023', 'June 2023', 'July 2022', 'August 2023', 'September 2022'],
        },
        turns: [
          ['unit', 'kilos', 'jars'],
          ['entity', 'honey', 'wax'],
          ['direction', 'came from', 'went to'],
          ['time', 'in {month}', 'since {month}'],
          ['exclusion', 'from colony {colony}', 'from all colonies but {colony}'],
          ['comparison', 'How many', 'How many fewer'],
        ],
      },
    ],
  },
  {
    name: 'quarry',
    wordings: [
      {
        parts: ['Schedule a blast in the {pit} pit', 'with {count} charges', 'on {day}', 'at {time}'],
        slots: {
          pit: ['east', 'granite', 'deep', 'slate', 'hanging'],
          count: ['8', '14', '6', '20', 'ten'],
          day: ['2024-03-11', '2024-03-18', '26 March 2024', 'April 2, 2024', '2024-04-09'],
          time: ['10:00', '13:30', '11 am', '2:15 pm', '09:45'],
        },
        numbers: ['count'],
        days: ['day'],
        turns: [
          ['polarity', 'Schedule', 'Call off'],
          ['entity', 'a blast', 'a site visit'],
          ['direction', 'in the {pit} pit', 'outside the {pit} pit'],
          ['quantity', 'a blast', 'two blasts'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
          ['time', 'at {time}', 'after {time}'],
        ],
      },
      {
        parts: ['Load {mass} tonnes of {stone} on truck {truck}', 'for {site}'],
        slots: {
          mass: ['12', '18', '7.5', 'twenty', '22'],
          stone: ['gravel', 'crushed basalt', 'sand', 'rail ballast', 'limestone'],
          truck: ['3', '11', '6', '14', '9'],
          site: ['Ridgeway Homes', 'North Bypass', 'Lower Lock', 'Garden City', 'Silver Street School'],
        },
        numbers: ['mass'],
        alone: ['site'],
        turns: [
          ['polarity', 'Load', 'Unload'],
          ['confusion', 'Load', 'Loan'],
          ['unit', 'tonnes', 'bags'],
          ['exclusion', 'truck {truck}', 'any truck but {truck}'],
          ['direction', 'for {site}', 'from {site}'],
          ['quantity', '{mass} tonnes', 'the last tonnes'],
        ],
      },
      {
        parts: ['We need a new {part} for the {machine}', 'by {day}'],
        form: 'statement',
        slots: {
          part: ['conveyor belt', 'drill bit', 'filter', 'hose', 'hydraulic pump'],
          machine: ['crusher', 'big loader', 'dredger', 'wash plant', 'digger'],
          day: ['2024-02-05', '2024-02-12', 'Feb 21, 2024', '1 March 2024', 'next Friday'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'We need', "We don't need"],
          ['verb', 'We need', 'We received'],
          ['entity', 'a new', 'a used'],
          ['quantity', 'a new {part}', 'four {part}s'],
          ['time', 'by {day}', 'only after {day}'],
          ['direction', 'for the', 'from the'],
        ],
      },
    ],
  },
  {
    name: 'archaeology',
    wordings: [
      {
        parts: ['Register a {find} from trench {trench}', 'found by {who}', 'on {day}'],
        slots: {
          find: ['bronze pin', 'loom weight', 'coin', 'horse tooth', 'clay whistle'],
          trench: ['6', '2', '13', '9', '21'],
          who: ['Enno Ratke', 'Ayse Demir', 'Clay Whitlock', 'Olive Stone', 'Piet Vermeer'],
          day: ['2023-08-02', '2023-08-09', '14 August 2023', 'Aug 22, 2023', '2023-09-05'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Register', 'Discard'],
          ['entity', 'trench', 'the spoil heap of trench'],
          ['polarity', 'found by', 'lost by'],
          ['quantity', 'a {find}', 'three more {find}s'],
          ['time', 'on {day}', 'at some time before {day}'],
          ['exclusion', 'found by {who}', 'found by anyone but {who}'],
        ],
      },
      {
        parts: ['Which finds came from {layer}', 'in the {season} season'],
        form: 'question',
        slots: {
          layer: ['the ash layer', 'the well', 'the north wall', 'the cellar', 'the rubbish pit'],
          season: ['2021', '2022', '2019', '2018', '2020'],
        },
        alone: ['layer'],
        turns: [
          ['quantity', 'Which finds', 'How many finds'],
          ['entity', 'finds', 'photos'],
          ['confusion', 'finds', 'funds'],
          ['direction', 'came from', 'went to'],
          ['time', 'in the', 'before the'],
          ['exclusion', 'from {layer}', 'from anywhere but {layer}'],
          ['polarity', 'came from', 'did not come from'],
        ],
      },
      {
        parts: ['Send sample {sample} to {lab}', 'for {test}'],
        runs: 3,
        slots: {
          sample: ['S-118', 'S-204', 'S-077', 'S-331', 'S-290', 'S-016'],
          lab: ['Kessler Dating', 'Orkney Soils', 'Isotope House', 'Amber', 'The Pollen Room', 'Second Nature Lab'],
          test: ['carbon dating', 'pollen analysis', 'a residue test', 'a DNA test', 'an X-ray', 'drying'],
        },
        alone: ['lab'],
        turns: [
          ['confusion', 'Send', 'Lend'],
          ['verb', 'Send', 'Sell'],
          ['entity', 'sample', 'a photo of sample'],
          ['quantity', 'sample {sample}', 'half of sample {sample}'],
          ['direction', 'to {lab}', 'via {lab}'],
          ['exclusion', 'to {lab}', 'to anyone but {lab}'],
          ['time', 'for {test}', 'after {test}'],
        ],
      },
      {
        parts: ['Cover trench {trench}', 'with {cover}', 'from {day}'],
        slots: {
          trench: ['4', '10', '7', '15', '3'],
          cover: ['plastic sheeting', 'gravel', 'straw', 'a tarpaulin', 'boards'],
          day: ['2023-10-16', '2023-10-23', '1 November 2023', 'Nov 6, 2023', 'tomorrow'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Cover', 'Uncover'],
          ['verb', 'Cover', 'Photograph'],
          ['polarity', 'with {cover}', 'without {cover}'],
          ['time', 'from {day}', 'until {day}'],
          ['exclusion', 'trench {trench}', 'every trench except {trench}'],
          ['entity', 'trench', 'the path to trench'],
        ],
      },
    ],
  },
];
