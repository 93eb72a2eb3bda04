import type { Domain } from './wording';

/** What nobody looks into while routing is worked on: only their totals are read. */
export const HELD_OUT_DOMAINS: readonly Domain[] = [
  {
    name: 'brewery',
    wordings: [
      {
        parts: ['Pump {volume} of {beer} into tank {tank}', 'at {temperature}'],
        slots: {
          volume: ['500 litres', '800 litres', '1,200 litres', '650 litres', '90 litres'],
          beer: ['stout', 'lager', 'wheat beer', 'porter', 'barley wine'],
          tank: ['9', '14', '3', '21', '17'],
          temperature: ['12 °C', '8 °C', '10 °C', '15 °C', '4 °C'],
        },
        turns: [
          ['direction', 'into tank', 'out of tank'],
          ['confusion', 'Pump', 'Dump'],
          ['entity', 'tank', 'keg'],
          ['quantity', '{volume} of', 'half of'],
          ['quantity', 'tank {tank}', 'each tank'],
        ],
      },
      {
        parts: ['Record a pH of {value}', 'for batch {batch}', 'taken by {who}'],
        slots: {
          value: ['4.2', '5.1', '4.6', '3.9', '5.5'],
          batch: ['B-2204', 'B-2219', 'B-2301', 'B-1987', 'B-2440'],
          who: ['Ludo Kamphuis', 'Senna Brook', 'Merle Oakes', 'Chance Whitby', 'Ida Sommer'],
        },
        numbers: ['value'],
        turns: [
          ['polarity', 'Record', 'Delete'],
          ['entity', 'pH', 'gravity'],
          ['confusion', 'batch', 'match'],
          ['direction', 'taken by', 'taken for'],
          ['quantity', 'batch {batch}', 'every batch'],
        ],
      },
      {
        parts: ['Move {count} casks of {style} to the {place} cellar'],
        slots: {
          count: ['6', '18', '10', '24', 'nine'],
          style: ['bitter', 'mild', 'amber ale', 'cider', 'smoked porter'],
          place: ['north', 'old', 'river', 'vaulted', 'chalk'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Move', 'Remove'],
          ['confusion', 'casks', 'tasks'],
          ['direction', 'to the', 'from the'],
          ['entity', 'cellar', 'yard'],
          ['quantity', '{count} casks', 'all casks'],
        ],
      },
    ],
  },
  {
    name: 'zoo',
    wordings: [
      {
        parts: ['Feed the {animal} {mass} of {food}', 'at {time}'],
        slots: {
          animal: ['tapir', 'lynx', 'red panda', 'ibex', 'crane'],
          mass: ['3 kg', '5 kg', '750 g', '2.5 kg', '8 kg'],
          food: ['turnips', 'herring', 'bamboo shoots', 'crickets', 'beetroot'],
          time: ['07:30', '16:10', '6 pm', '11:45', '8:20 am'],
        },
        turns: [
          ['confusion', 'Feed', 'Need'],
          ['entity', 'Feed', 'Weigh'],
          ['quantity', 'the {animal}', 'every {animal}'],
          ['direction', '{mass} of', 'instead of'],
          ['polarity', 'Feed', 'Starve'],
        ],
      },
      {
        parts: ['Transfer the {species} named {name}', 'to the {enclosure} enclosure', 'on {day}'],
        slots: {
          species: ['gibbon', 'otter', 'meerkat', 'wallaby', 'snow leopard'],
          name: ['Biscuit', 'Odin', 'Thunder', 'Button', 'Lady Grey'],
          enclosure: ['lakeside', 'canopy', 'desert', 'cliff', 'quarantine'],
          day: ['2024-04-03', '2024-04-17', 'Apr 25, 2024', '2 May 2024', '2024-05-30'],
        },
        days: ['day'],
        turns: [
          ['entity', 'enclosure', 'clinic'],
          ['direction', 'to the', 'from the'],
          ['quantity', 'the {species} named {name}', 'all {species}s'],
          ['polarity', 'Transfer', 'Recall'],
          ['confusion', 'named', 'tamed'],
        ],
      },
      {
        parts: ['Close the {house} house to visitors', 'because of {reason}'],
        slots: {
          house: ['reptile', 'insect', 'butterfly', 'penguin', 'nocturnal'],
          reason: ['cleaning', 'breeding', 'a power cut', 'painting', 'moulting'],
        },
        turns: [
          ['polarity', 'Close', 'Open'],
          ['confusion', 'Close', 'Clone'],
          ['entity', 'visitors', 'keepers'],
          ['quantity', 'the {house} house', 'every {house} house'],
          ['direction', 'because of', 'despite'],
        ],
      },
    ],
  },
  {
    name: 'printshop',
    wordings: [
      {
        parts: ['Print {count} copies of {title}', 'on {paper} paper', 'for {client}'],
        slots: {
          count: ['250', '400', '1,500', '75', 'two hundred'],
          title: ["'Harbour Walks'", "'Winter Menu'", "'No Smoking'", "'All Our Yesterdays'", "'First Steps'"],
          paper: ['glossy', 'recycled', 'cotton', 'matte', 'bible'],
          client: ['Lowen Press', 'Tern & Daughters', 'Blue Monday', 'Second Nature', 'Pebble'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Print', 'Paint'],
          ['entity', 'copies', 'pages'],
          ['direction', 'for {client}', 'by {client}'],
          ['polarity', 'Print', 'Shred'],
          ['quantity', '{count} copies', 'double the copies'],
        ],
      },
      {
        parts: ['Set the {press} press to {speed} sheets an hour'],
        slots: {
          press: ['offset', 'letter', 'proofing', 'foil', 'banner'],
          speed: ['3000', '4500', '5200', '2750', '6000'],
        },
        numbers: ['speed'],
        turns: [
          ['confusion', 'sheets', 'sheep'],
          ['entity', 'sheets', 'boxes'],
          ['quantity', 'the {press} press', 'both {press} presses'],
          ['direction', 'to {speed}', 'above {speed}'],
          ['polarity', 'Set', 'Reset'],
        ],
      },
      {
        parts: ['Quote {client}', 'for {count} {product}', 'with {finish} finish'],
        slots: {
          client: ['Hollis Bakery', 'Ardent Film', 'The Quiet Room', 'Lantern', 'Nine Elms Radio'],
          count: ['100', '300', '850', '60', '2,000'],
          product: ['flyers', 'stickers', 'beer mats', 'bookmarks', 'wedding cards'],
          finish: ['satin', 'gloss', 'linen', 'velvet', 'raw'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Quote', 'Quit'],
          ['direction', 'with {finish}', 'without {finish}'],
          ['polarity', 'Quote', 'Charge'],
          ['entity', 'finish', 'border'],
          ['quantity', '{count} {product}', 'any {product}'],
        ],
      },
    ],
  },
  {
    name: 'pharmacy',
    wordings: [
      {
        parts: ['Refill prescription {id}', 'for {patient}', 'with {count} tablets'],
        slots: {
          id: ['RX-55120', 'RX-60233', 'RX-71904', 'RX-10008', 'RX-98431'],
          patient: ['Greta Olofsson', 'Haruto Mori', 'Destiny Bloom', 'Royal Duarte', 'Elke Van Damme'],
          count: ['30', '60', '28', '90', 'fourteen'],
        },
        numbers: ['count'],
        turns: [
          ['polarity', 'Refill', 'Revoke'],
          ['confusion', 'tablets', 'tables'],
          ['entity', 'prescription', 'invoice'],
          ['quantity', 'prescription {id}', 'all prescriptions'],
          ['direction', 'with {count}', 'without {count}'],
        ],
      },
      {
        parts: ['Put {product} on the {shelf} shelf'],
        slots: {
          product: ['cough syrup', 'bandages', 'nasal spray', 'throat lozenges', 'sun lotion'],
          shelf: ['front', 'lower', 'window', 'poison', 'seasonal'],
        },
        turns: [
          ['confusion', 'Put', 'Cut'],
          ['confusion', 'shelf', 'self'],
          ['direction', 'on the', 'off the'],
          ['quantity', '{product}', 'no {product}'],
          ['entity', 'shelf', 'counter'],
        ],
      },
      {
        parts: ['Warn {doctor}', 'about the interaction of {first} with {second}'],
        slots: {
          doctor: ['Mina Rautio', 'Otis Fairweather', 'Chase Lovell', 'Paz Herrera', 'Joy Kimani'],
          first: ['ibuprofen', 'warfarin', 'clozapine', 'lithium', 'grapefruit'],
          second: ['aspirin', 'digoxin', 'methadone', 'honey', 'ginkgo'],
        },
        turns: [
          ['confusion', 'Warn', 'Warm'],
          ['polarity', 'Warn', 'Reassure'],
          ['entity', 'interaction', 'price'],
          ['quantity', 'the interaction', 'every interaction'],
          ['direction', 'of {first} with', 'of {first} without'],
        ],
      },
    ],
  },
  {
    name: 'film',
    wordings: [
      {
        parts: ['Call {actor} to the {set} set', 'at {time}', 'on {day}'],
        slots: {
          actor: ['Leonie Marsh', 'Tadeo Ruiz', 'Ever Blackwood', 'Constance Pike', 'Sol Whitaker'],
          set: ['tavern', 'submarine', 'attic', 'courtroom', 'orchard'],
          time: ['05:45', '13:30', '9:10 am', '18:25', '7 pm'],
          day: ['2024-05-06', '2024-05-13', '20 May 2024', 'May 27, 2024', '2024-06-03'],
        },
        days: ['day'],
        turns: [
          ['confusion', 'Call', 'Cull'],
          ['direction', 'to the', 'from the'],
          ['polarity', 'Call', 'Dismiss'],
          ['entity', 'set', 'party'],
          ['quantity', 'Call {actor}', 'Call nobody but {actor}'],
        ],
      },
      {
        parts: ['Shoot scene {scene}', 'in {place}', 'with {count} extras'],
        slots: {
          scene: ['42', '57', '63', '8', '101'],
          place: ['Lisbon', 'Tallinn', 'Whitby Sands', 'Hope Valley', 'Mercy'],
          count: ['25', '80', '12', '140', 'forty'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Shoot', 'Shout'],
          ['entity', 'extras', 'cameras'],
          ['direction', 'with {count}', 'without {count}'],
          ['polarity', 'Shoot', 'Cut'],
          ['quantity', 'scene {scene}', 'every scene'],
        ],
      },
      {
        parts: ['Rent a {lens} lens', 'from {house}', 'for {length}'],
        slots: {
          lens: ['macro', 'zoom', 'fisheye', 'portrait', 'soft'],
          house: ['Camera Barn', 'Lux Hire', 'Glass Onion', 'Focus', 'Ninth Light'],
          length: ['3 days', '10 days', '2 weeks', '5 days', '36 hours'],
        },
        turns: [
          ['confusion', 'Rent', 'Rant'],
          ['direction', 'from {house}', 'to {house}'],
          ['polarity', 'Rent', 'Return'],
          ['quantity', 'a {lens} lens', 'several {lens} lenses'],
          ['entity', 'lens', 'tripod'],
        ],
      },
    ],
  },
  {
    name: 'forestry',
    wordings: [
      {
        parts: ['Plant {count} {tree}', 'in section {section}', 'before {day}'],
        slots: {
          count: ['300', '120', '90', '1,000', '450'],
          tree: ['oaks', 'birches', 'sweet chestnuts', 'willows', 'wild cherries'],
          section: ['C-14', 'D-07', 'A-22', 'F-31', 'B-03'],
          day: ['2024-11-15', '2024-11-30', 'Dec 5, 2024', '12 December 2024', '2024-10-01'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Plant', 'Plan'],
          ['polarity', 'Plant', 'Fell'],
          ['direction', 'before {day}', 'after {day}'],
          ['entity', 'section', 'nursery'],
          ['quantity', 'section {section}', 'every section'],
        ],
      },
      {
        parts: ['Flag the {kind} trail', 'for {problem}'],
        slots: {
          kind: ['ridge', 'heron', 'pilgrim', 'creek', 'lantern'],
          problem: ['flooding', 'fallen trees', 'wasps', 'loose rocks', 'ice'],
        },
        turns: [
          ['confusion', 'trail', 'trial'],
          ['polarity', 'Flag', 'Unflag'],
          ['entity', 'trail', 'bridge'],
          ['quantity', 'the {kind} trail', 'all {kind} trails'],
          ['direction', 'for {problem}', 'despite {problem}'],
        ],
      },
      {
        parts: ['Lease the {machine} to {who}', 'for {price} a day', 'starting {day}'],
        slots: {
          machine: ['chipper', 'harvester', 'log loader', 'winch', 'stump grinder'],
          who: ['Anders Holm', 'Petra Vogel', 'Ash Thornton', 'Sage Millard', 'River Quill'],
          price: ['80 EUR', '140 EUR', '€95', '210 EUR', '65.50 EUR'],
          day: ['2024-07-01', '2024-07-15', '22 July 2024', 'Aug 1, 2024', '2024-08-19'],
        },
        numbers: ['price'],
        days: ['day'],
        turns: [
          ['confusion', 'Lease', 'Cease'],
          ['direction', 'to {who}', 'from {who}'],
          ['polarity', 'Lease', 'Reclaim'],
          ['entity', 'a day', 'a week'],
          ['quantity', 'the {machine}', 'another {machine}'],
        ],
      },
    ],
  },
  {
    name: 'florist',
    wordings: [
      {
        parts: ['Deliver a bouquet of {flower}', 'to {who}', 'on {day}', 'with the note {note}'],
        slots: {
          flower: ['peonies', 'tulips', 'blue iris', 'sweet peas', 'thistles'],
          who: ['Mabel Storr', 'Enzo Carli', 'Rainer Kull', 'Dawn Pemberton', 'Blythe Ng'],
          day: ['2024-02-14', '2024-03-08', 'March 10, 2024', '12 May 2024', '2024-06-16'],
          note: ["'With love'", "'Get well soon'", "'Never again'", "'Not bad for seventy'", "'Until tomorrow'"],
        },
        days: ['day'],
        turns: [
          ['confusion', 'note', 'vote'],
          ['direction', 'with the note', 'without the note'],
          ['direction', 'to {who}', 'from {who}'],
          ['polarity', 'Deliver', 'Withhold'],
          ['quantity', 'a bouquet', 'two bouquets'],
        ],
      },
      {
        parts: ['Water the {plant}', 'in the {place}', 'every {interval} days'],
        slots: {
          plant: ['orchids', 'ferns', 'bonsai', 'snake plants', 'moss wall'],
          place: ['window', 'lobby', 'glasshouse', 'stairwell', 'cold room'],
          interval: ['3', '5', '10', '14', 'four'],
        },
        numbers: ['interval'],
        turns: [
          ['confusion', 'Water', 'Wafer'],
          ['entity', 'Water', 'Repot'],
          ['quantity', 'every {interval} days', 'for {interval} days'],
          ['direction', 'in the', 'outside the'],
          ['polarity', 'Water', 'Dry'],
        ],
      },
      {
        parts: ['Restock {count} {item}', 'from {grower}'],
        slots: {
          count: ['40', '65', '150', '20', 'a dozen'],
          item: ['vases', 'ribbons', 'clay pots', 'wicker baskets', 'seed bags'],
          grower: ['Van Loon', 'Meadow Farm', 'Early Frost', 'Marigold & Sons', 'Hush'],
        },
        numbers: ['count'],
        turns: [
          ['direction', 'from {grower}', 'for {grower}'],
          ['polarity', 'Restock', 'Destock'],
          ['quantity', '{count} {item}', 'all {item}'],
          ['entity', 'Restock', 'Inspect'],
        ],
      },
    ],
  },
  {
    name: 'diving',
    wordings: [
      {
        parts: ['Enrol {who} in the {course} course', 'at {price}', 'from {day}'],
        slots: {
          who: ['Kaisa Lund', 'Renzo Villa', 'Ocean Prescott', 'Haven Doyle', 'Bo Christensen'],
          course: ['rescue', 'night', 'wreck', 'cave', 'ice'],
          price: ['350 USD', '420 USD', '$275', '199 USD', '515 USD'],
          day: ['2024-09-02', '2024-09-16', 'Sep 23, 2024', '7 October 2024', '2024-10-21'],
        },
        numbers: ['price'],
        days: ['day'],
        turns: [
          ['confusion', 'Enrol', 'Enrobe'],
          ['polarity', 'Enrol', 'Unenrol'],
          ['entity', 'course', 'club'],
          ['quantity', 'Enrol {who}', 'Enrol everybody but {who}'],
          ['direction', 'from {day}', 'until {day}'],
        ],
      },
      {
        parts: ['Fill tank {tank}', 'with {gas}', 'to {pressure}'],
        slots: {
          tank: ['T-118', 'T-204', 'T-077', 'T-310', 'T-451'],
          gas: ['air', 'nitrox', 'trimix', 'argon', 'oxygen'],
          pressure: ['200 bar', '230 bar', '180 bar', '210 bar', '150 bar'],
        },
        turns: [
          ['confusion', 'Fill', 'Bill'],
          ['entity', 'tank', 'balloon'],
          ['polarity', 'Fill', 'Empty'],
          ['quantity', 'tank {tank}', 'every tank'],
          ['direction', 'with {gas}', 'without {gas}'],
        ],
      },
      {
        parts: ['Log a {depth} dive', 'at {site}', 'with {buddy}'],
        slots: {
          depth: ['18 m', '30 m', '25 m', '12 m', '40 m'],
          site: ['Silfra', 'Blue Hole', 'Widow’s Reach', 'Old Pier', 'Sunday Reef'],
          buddy: ['Nils Abbott', 'Carmela Dias', 'Pearl Jennings', 'Forest Greene', 'Ulla Strand'],
        },
        turns: [
          ['confusion', 'dive', 'dove'],
          ['polarity', 'Log', 'Erase'],
          ['direction', 'with {buddy}', 'without {buddy}'],
          ['quantity', 'a {depth} dive', 'every {depth} dive'],
          ['entity', 'dive', 'swim'],
        ],
      },
    ],
  },
];
