import type { Domain } from '../../generated/wording';

/** A taxi office, a parcel depot and a lost-property office. */
export const ROADS: readonly Domain[] = [
  {
    name: 'taxi-office',
    wordings: [
      {
        parts: ['Send a {car} to {pickup}', 'for {passenger}', 'at {time}'],
        slots: {
          car: ['saloon', 'minivan', 'limousine', 'wheelchair van', 'black cab'],
          pickup: ['Hotel Astoria', '14 Elm Grove', 'the old brewery', 'Gate 3', 'St Mary’s Hospital', 'Last Orders'],
          passenger: ['Ms Petrova', 'Gavin', 'the Lindqvist party', 'Mr Ashok Rao', 'Carla Street'],
          time: ['8:15', '22:40', '5 am', 'ten to seven', 'midnight', '3.30 pm'],
        },
        alone: ['pickup', 'passenger'],
        turns: [
          ['confusion', 'Send', 'Lend'],
          ['polarity', 'Send a {car} to', 'Call the {car} back from'],
          ['quantity', 'Send a {car}', 'Send two {car}s'],
          ['exclusion', 'Send a {car}', 'Send anything but a {car}'],
          ['entity', 'for {passenger}', 'for the luggage of {passenger}'],
          ['direction', 'to {pickup}', 'past {pickup}'],
          ['time', 'at {time}', 'ten minutes after {time}'],
        ],
      },
      {
        parts: ['How far is it from {from} to {to}', 'via {via}'],
        form: 'question',
        slots: {
          from: ['the airport', 'Kings Road', 'Aldgate', 'the castle', 'Platform 2', '6 Mill Lane'],
          to: ['Central Station', 'the zoo', 'Marsh End', 'Hope Street', 'the ferry'],
          via: ['the ring road', 'Bellevue', 'the A40', 'the tunnel', 'Newmarket'],
        },
        alone: ['from', 'to', 'via'],
        turns: [
          ['unit', 'How far is it', 'How long does it take'],
          ['verb', 'How far is it', 'What does it cost'],
          ['direction', 'from {from} to {to}', 'from {to} to {from}'],
          ['comparison', 'How far is it', 'How much shorter is it'],
          ['quantity', 'from {from} to {to}', 'from {from} to {to} and back'],
          ['exclusion', 'via {via}', 'avoiding {via}'],
          ['polarity', 'via {via}', 'when {via} is closed'],
        ],
      },
      {
        parts: ['Set the {tariff} tariff', 'to {amount} per kilometre', 'starting {day}'],
        slots: {
          tariff: ['night', 'airport', 'weekend', 'standard', 'school run'],
          amount: ['€2.10', '€1.95', '2.75 EUR', '£2.40', 'three euros'],
          day: ['1 January', 'Monday', '2024-03-01', 'next Saturday', 'Apr 15', 'tomorrow'],
        },
        numbers: ['amount'],
        days: ['day'],
        turns: [
          ['unit', 'per kilometre', 'per minute'],
          ['comparison', 'to {amount}', 'to more than {amount}'],
          ['exclusion', 'the {tariff} tariff', 'every tariff but the {tariff} one'],
          ['entity', 'tariff', 'discount'],
          ['verb', 'Set', 'Compare'],
          ['time', 'starting {day}', 'just for {day}'],
          ['quantity', 'to {amount}', 'to twice {amount}'],
        ],
      },
      {
        parts: ["I can't drive the {shift} shift", 'on {day}', 'because of {reason}'],
        form: 'statement',
        slots: {
          shift: ['late', 'early', 'night', 'airport', 'split'],
          day: ['Friday', '6 May', 'New Year’s Eve', '2024-05-13', 'tomorrow'],
          reason: ['a dentist appointment', 'my back', 'a flat tyre', 'flu', 'the cup final', 'my son’s wedding'],
        },
        days: ['day'],
        turns: [
          ['polarity', "can't", 'can'],
          ['time', "can't drive", "couldn't drive"],
          ['entity', 'the {shift} shift', 'the {shift} shift of my cousin'],
          ['verb', 'drive', 'dispatch'],
          ['quantity', 'the {shift} shift', 'the second half of the {shift} shift'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
          ['direction', 'because of', 'although not because of'],
        ],
      },
    ],
  },
  {
    name: 'parcel-depot',
    wordings: [
      {
        parts: ['Redirect parcel {parcel}', 'to {address}', 'before {time}'],
        runs: 3,
        slots: {
          parcel: ['PX-4471', 'PX-4502', 'JD7719', '00340-77', 'RR 204 118', 'PX-9'],
          address: ['17 Fennel Street', 'the corner shop', 'Locker 12', 'Mrs Okonkwo', 'PO Box 88', 'The Elephant'],
          time: ['5 pm', '14:00', 'noon', '18:30', 'nine tomorrow', '4:45 pm'],
        },
        alone: ['address'],
        turns: [
          ['polarity', 'to {address}', 'away from {address}'],
          ['verb', 'Redirect', 'Weigh'],
          ['entity', 'parcel', 'the invoice for parcel'],
          ['exclusion', 'parcel {parcel}', 'every parcel but {parcel}'],
          ['quantity', 'parcel {parcel}', 'all parcels from the sender of {parcel}'],
          ['time', 'before {time}', 'not before {time}'],
        ],
      },
      {
        parts: ['Give {courier} the {route} route', 'from {day} to {newday}'],
        together: ['day', 'newday'],
        slots: {
          courier: ['Ibrahim', 'Sanne de Wit', 'Curtis', 'Lucky Adebayo', 'Wes Carter', 'Miles'],
          route: ['harbour', 'Northside', 'river', 'Old Town', 'school', 'B7'],
          day: ['Monday', '1 March', '2024-04-02', 'Tuesday', 'the 3rd', 'May 6'],
          newday: ['Friday', '8 March', '2024-04-05', 'Thursday', 'the 9th', 'May 10'],
        },
        days: ['day', 'newday'],
        alone: ['courier'],
        turns: [
          ['polarity', 'Give {courier}', 'Take away from {courier}'],
          ['verb', 'Give', 'Show'],
          ['entity', 'Give {courier}', 'Give the stand-in for {courier}'],
          ['exclusion', 'the {route} route', 'any route but the {route} one'],
          ['quantity', 'the {route} route', 'half of the {route} route'],
          ['time', 'from {day} to {newday}', 'either on {day} or on {newday}'],
        ],
      },
      {
        parts: ['Why was parcel {parcel} {status}', 'on {day}'],
        form: 'question',
        slots: {
          parcel: ['DE 8813', 'DE 8890', 'KX-15', '7711-A', 'DE 9002'],
          status: ['returned', 'refused', 'opened', 'delayed', 'left outside', 'weighed again'],
          day: ['3 February', 'Tuesday', '2024-02-14', 'yesterday', 'Feb 22'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Why was', "Why wasn't"],
          ['direction', 'Why was', 'By whom was'],
          ['quantity', 'Why was', 'How many times was'],
          ['entity', 'parcel', 'the parcel next to'],
          ['exclusion', 'parcel {parcel}', 'every parcel but {parcel}'],
          ['time', 'on {day}', 'the day before {day}'],
        ],
      },
    ],
  },
  {
    name: 'lost-property',
    wordings: [
      {
        parts: ['Tag {item} found in {place}', 'by {finder}', 'on {day}'],
        slots: {
          item: ['a red umbrella', 'one glove', 'a violin', 'false teeth', 'a set of keys', 'a wedding ring'],
          place: ['carriage 4', 'the waiting room', 'lift B', 'a taxi', 'row 12', 'the ladies'],
          finder: ['the cleaner', 'Benoît', 'Officer Wills', 'a schoolgirl', 'Mrs Finder', 'Zofia K.'],
          day: ['8 November', 'Thursday', '2023-11-15', 'yesterday', 'Nov 27'],
        },
        days: ['day'],
        alone: ['item', 'finder'],
        turns: [
          ['confusion', 'Tag', 'Bag'],
          ['polarity', 'found', 'lost'],
          ['verb', 'Tag', 'Throw away'],
          ['entity', 'Tag {item}', 'Tag the case of {item}'],
          ['direction', 'in {place}', 'on the way to {place}'],
          ['exclusion', 'by {finder}', 'by anyone but {finder}'],
          ['time', 'on {day}', 'some days before {day}'],
        ],
      },
      {
        parts: ['Hand {item} over to {owner}', 'after checking {proof}'],
        slots: {
          item: ['the laptop', 'the pram', 'the passport', 'wallet 31', 'the teddy bear', 'the crutches'],
          owner: ['Mr Sato', 'Caroline Finch', 'the police', 'Abdi', 'Grace Purse', 'her grandson'],
          proof: ['the ID card', 'claim form 771', 'the photo', 'ticket B-19', 'the serial number'],
        },
        alone: ['item', 'owner', 'proof'],
        turns: [
          ['polarity', 'Hand {item} over to', 'Hide {item} from'],
          ['time', 'after checking', 'before checking'],
          ['exclusion', 'after checking', 'without checking'],
          ['entity', 'to {owner}', 'to the neighbour of {owner}'],
          ['quantity', 'Hand {item} over', 'Hand everything but {item} over'],
          ['verb', 'Hand {item} over to', 'Describe {item} to'],
        ],
      },
      {
        parts: ['Has anyone handed in {item}', 'at {station}', 'since {day}'],
        form: 'question',
        slots: {
          item: ['a black rucksack', 'a hearing aid', 'my trombone', 'a parrot', 'one blue ski', 'an iPad'],
          station: ['Westgate', 'Harbour North', 'the bus garage', 'Angel', 'Oslo S', 'stop 14'],
          day: ['Sunday', '4 June', '2024-06-10', 'this morning', 'Jun 19', 'last Wednesday'],
        },
        days: ['day'],
        alone: ['item', 'station'],
        turns: [
          ['polarity', 'handed in', 'asked for'],
          ['entity', 'handed in', 'handed in a cover for'],
          ['quantity', 'Has anyone', 'How many people have'],
          ['entity', 'Has anyone', 'Which of our staff has'],
          ['direction', 'at {station}', 'on the train to {station}'],
          ['exclusion', 'at {station}', 'anywhere but at {station}'],
          ['time', 'since {day}', 'in the week before {day}'],
        ],
      },
    ],
  },
];
