import type { Domain } from './wording';

/** What may be looked into while routing is worked on. */
export const DEVELOPMENT_DOMAINS: readonly Domain[] = [
  {
    name: 'bakery',
    wordings: [
      {
        parts: ['Bake {count} trays of {bread}', 'for {customer}', 'by {day}'],
        slots: {
          count: ['12', '20', '7', 'thirty', '45'],
          bread: ['rye rolls', 'seeded buns', 'spelt loaves', 'garlic knots', 'cheese sticks'],
          customer: ['Harbour Cafe', 'Mill Street Deli', 'Crumbs', 'Under the Rafters', 'Storm'],
          day: ['2024-03-05', '2024-03-09', 'March 18, 2024', '21 March 2024', '2024-04-02'],
        },
        numbers: ['count'],
        days: ['day'],
        turns: [
          ['entity', 'trays', 'bags'],
          ['polarity', 'Bake', 'Discard'],
          ['confusion', 'trays', 'trams'],
          ['confusion', 'Bake', 'Take'],
          ['direction', 'for {customer}', 'from {customer}'],
          ['quantity', '{count} trays', 'all trays'],
        ],
      },
      {
        parts: ['Mark the {oven} oven as {state}', 'since {time}'],
        slots: {
          oven: ['deck', 'stone', 'rack', 'corner', 'tunnel'],
          state: ['cold', 'dirty', 'hot', 'faulty', 'clean'],
          time: ['06:15', '09:40', '7:05 am', '14:20', '5 pm'],
        },
        turns: [
          ['polarity', 'Mark', 'Unmark'],
          ['entity', 'oven as', 'fridge as'],
          ['confusion', 'oven as', 'open as'],
          ['quantity', 'the {oven} oven', 'every {oven} oven'],
          ['direction', 'since', 'until'],
        ],
      },
    ],
  },
  {
    name: 'observatory',
    wordings: [
      {
        parts: ['Point the telescope at {target}', 'for {length}', 'with the {filter} filter'],
        slots: {
          target: ['Vega', 'Mizar', 'Barnard’s Loop', 'Pinwheel', 'Needle Galaxy'],
          length: ['40 minutes', '2 hours', '90 minutes', '1 hour', '25 minutes'],
          filter: ['red', 'ultraviolet', 'sodium', 'amber', 'narrow'],
        },
        turns: [
          ['entity', 'telescope', 'antenna'],
          ['polarity', 'at {target}', 'away from {target}'],
          ['confusion', 'Point', 'Paint'],
          ['direction', 'with the', 'without the'],
          ['quantity', 'the telescope', 'both telescopes'],
        ],
      },
      {
        parts: ['Log a {object} sighting', 'by {who}', 'with magnitude {size}'],
        slots: {
          object: ['comet', 'meteor', 'bolide', 'satellite', 'nova'],
          who: ['Irene Kowal', 'Bruno Sala', 'Wren Ashdown', 'Tove Lindqvist', 'Hope Sterling'],
          size: ['4', '6', '2', '9', 'seven'],
        },
        numbers: ['size'],
        turns: [
          ['entity', 'sighting', 'photo'],
          ['polarity', 'Log', 'Retract'],
          ['confusion', 'Log', 'Lock'],
          ['quantity', 'a {object} sighting', 'every {object} sighting'],
          ['direction', 'by {who}', 'for {who}'],
        ],
      },
    ],
  },
  {
    name: 'shipyard',
    wordings: [
      {
        parts: ['Reserve dry dock {dock}', 'for the {vessel}', 'from {start}', 'to {end}'],
        slots: {
          dock: ['4', '11', '7', '2', '15'],
          vessel: ['Marigold', 'Sea Otter', 'Tomorrow', 'Iron Duchess', 'Patience'],
          start: ['2024-02-01', '2024-02-11', '3 February 2024', 'Feb 20, 2024', '2024-03-01'],
          end: ['2024-02-08', '2024-02-19', '9 February 2024', 'Feb 28, 2024', '2024-03-09'],
        },
        days: ['start'],
        turns: [
          ['polarity', 'Reserve', 'Release'],
          ['confusion', 'Reserve', 'Reverse'],
          ['entity', 'dry dock', 'wet dock'],
          ['quantity', 'dry dock {dock}', 'every dry dock'],
          ['direction', 'for the {vessel}', 'from the {vessel}'],
        ],
      },
      {
        parts: ['Order {mass} of {material}', 'from {supplier}'],
        slots: {
          mass: ['300 kg', '50 kg', '1.5 tonnes', '820 kg', '75 kg'],
          material: ['copper paint', 'teak oil', 'hull sealant', 'brass screws', 'marine glue'],
          supplier: ['Nordvik Metals', 'Calder Supply', 'The Rope Loft', 'Anvil', 'Grey Gull Traders'],
        },
        turns: [
          ['polarity', 'Order', 'Return'],
          ['confusion', 'Order', 'Older'],
          ['direction', 'from {supplier}', 'for {supplier}'],
          ['quantity', '{mass} of', 'another {mass} of'],
        ],
      },
    ],
  },
  {
    name: 'museum',
    wordings: [
      {
        parts: ['Lend the {piece} to {borrower}', 'until {day}'],
        slots: {
          piece: ['bronze mask', 'ivory comb', 'clay lamp', 'silver chalice', 'jade knife'],
          borrower: ['Lindenau Gallery', 'Castle Trust', 'Night Archive', 'Second Window', 'House of Paper'],
          day: ['2024-06-30', '2024-08-15', '1 July 2024', 'September 4, 2024', '2024-10-10'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Lend', 'Borrow'],
          ['confusion', 'Lend', 'Send'],
          ['direction', 'to {borrower}', 'from {borrower}'],
          ['quantity', 'the {piece}', 'all copies of the {piece}'],
        ],
      },
      {
        parts: ['Show visitors of the {room} room', 'on {day}', 'as a {form}'],
        slots: {
          room: ['amber', 'mosaic', 'armour', 'costume', 'fossil'],
          day: ['2023-11-12', '2023-11-20', '3 November 2023', 'November 25, 2023', '2023-10-30'],
          form: ['table', 'chart', 'map', 'spreadsheet', 'poster'],
        },
        days: ['day'],
        turns: [
          ['entity', 'visitors', 'guards'],
          ['polarity', 'Show', 'Hide'],
          ['confusion', 'Show', 'Shoo'],
          ['quantity', 'visitors of', 'the number of visitors of'],
        ],
      },
    ],
  },
  {
    name: 'carwash',
    wordings: [
      {
        parts: ['Credit {amount} to the {card} card of {who}'],
        slots: {
          amount: ['15 EUR', '40 EUR', '€22.50', '60 euros', '18 EUR'],
          card: ['loyalty', 'monthly', 'fleet', 'gift', 'student'],
          who: ['Nora Falk', 'Ivo Marin', 'Summer Reyes', 'Dov Castle', 'April Winter'],
        },
        numbers: ['amount'],
        turns: [
          ['polarity', 'Credit', 'Debit'],
          ['confusion', 'card of', 'yard of'],
          ['direction', 'to the', 'from the'],
          ['quantity', 'the {card} card', 'each {card} card'],
        ],
      },
      {
        parts: ['Book a {program} wash', 'in bay {bay}', 'at {time}'],
        slots: {
          program: ['foam', 'wax', 'engine', 'carpet', 'pebble'],
          bay: ['3', '8', '5', '12', '6'],
          time: ['10:30', '15:45', '4:15 pm', '08:00', '11 am'],
        },
        turns: [
          ['polarity', 'Book', 'Cancel'],
          ['confusion', 'Book', 'Cook'],
          ['entity', 'wash', 'repair'],
          ['quantity', 'a {program} wash', 'two {program} washes'],
        ],
      },
    ],
  },
  {
    name: 'podcast',
    wordings: [
      {
        parts: ['Publish episode {number}', 'with the title {title}', 'on {day}'],
        slots: {
          number: ['118', '142', '151', '160', '173'],
          title: [
            "'Salt and Iron'",
            "'The Long Table'",
            "'Nothing Doing'",
            "'Every Door Is Open'",
            "'Before the Flood'",
          ],
          day: ['2024-01-14', '2024-01-21', 'January 28, 2024', '4 February 2024', '2024-02-11'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Publish', 'Unpublish'],
          ['confusion', 'title', 'little'],
          ['entity', 'episode', 'season'],
          ['direction', 'with the', 'without the'],
        ],
      },
      {
        parts: ['Invite {guest} to talk about {topic}', 'for {length}'],
        slots: {
          guest: ['Lotte Brandt', 'Marek Zielinski', 'Sky Holloway', 'Faith Underhill', 'Rex Amparo'],
          topic: ['lighthouses', 'puppetry', 'garden notes', 'click rates', 'mushrooms'],
          length: ['45 minutes', '20 minutes', 'half an hour', '1 hour', '35 minutes'],
        },
        turns: [
          ['polarity', 'Invite', 'Uninvite'],
          ['confusion', 'talk', 'walk'],
          ['direction', 'about', 'against'],
          ['quantity', 'Invite {guest}', 'Invite everyone but {guest}'],
        ],
      },
    ],
  },
];
