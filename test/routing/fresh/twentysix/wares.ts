import type { Domain } from '../../generated/wording';

/** A tile warehouse, an orchard's juice van, a typewriter workshop and an allotment shop. */
export const WARES: readonly Domain[] = [
  {
    name: 'tile-warehouse',
    wordings: [
      {
        parts: ['Pick {count} boxes of {tile}', 'in {size}', 'for {customer}'],
        slots: {
          count: ['14', '8', 'ten', '36', '5'],
          tile: ['Carrara gloss', 'white metro', 'slate effect', 'Moroccan blue', 'oak plank'],
          size: ['600x600', '20 x 10 cm', '300x600', '75 x 150 mm', '45x45'],
          customer: ['Hadley Bathrooms', 'Steve Orme', 'Mrs Rahman', 'KB Interiors', 'Lime Street Flats'],
        },
        numbers: ['count'],
        alone: ['customer'],
        turns: [
          ['verb', 'Pick', 'Price'],
          ['confusion', 'Pick', 'Prick'],
          ['unit', 'boxes of', 'pallets of'],
          ['exclusion', 'in {size}', 'in any size but {size}'],
          ['entity', 'of {tile}', 'of trim for {tile}'],
          ['direction', 'for {customer}', 'from {customer}'],
        ],
      },
      {
        parts: ['Have we got {area} of {tile} left', 'from batch {batch}'],
        form: 'question',
        slots: {
          area: ['20 square metres', '6 m²', '12 sqm', 'four metres', '35 m2'],
          tile: ['terracotta', 'travertine', 'hexagon black', 'Victorian border', 'pebble mosaic'],
          batch: ['K220', '8841', 'T-17', '9032', 'LX4'],
        },
        turns: [
          ['polarity', 'Have we got', 'Are we short of'],
          ['comparison', 'Have we got {area}', 'Have we got less than {area}'],
          ['confusion', 'batch', 'bath'],
          ['exclusion', 'from batch {batch}', 'from any batch but {batch}'],
          ['time', 'Have we got', 'Did we have'],
        ],
      },
      {
        parts: ['Knock {discount} off {item}', 'until {day}'],
        slots: {
          discount: ['10%', '15 per cent', '£2', 'a quarter', '25%'],
          item: ['all grouts', 'porcelain pavers', 'the Roma range', 'quarry tiles', 'bathroom panels'],
          day: ['24 December', 'Sunday', 'Saturday 31 January', '28/02/2026', 'New Year'],
        },
        numbers: ['discount'],
        days: ['day'],
        alone: ['item'],
        turns: [
          ['polarity', 'Knock {discount} off', 'Put {discount} on'],
          ['comparison', 'Knock {discount}', 'Knock up to {discount}'],
          ['time', 'until {day}', 'from {day}'],
          ['exclusion', 'off {item}', 'off everything but {item}'],
          ['entity', 'off {item}', 'off the delivery of {item}'],
        ],
      },
    ],
  },
  {
    name: 'orchard-juice-van',
    wordings: [
      {
        parts: ['Park the van at {place}', 'on {day}', 'from {start} to {finish}'],
        together: ['start', 'finish'],
        slots: {
          place: ['Stroud market', 'the rugby club', 'Ludlow Castle', 'Tesco in Yate', 'Bream Green'],
          day: ['Saturday', '7 December', 'Sun 14 December', '10/01/2026', 'next Friday'],
          start: ['9', '10 am', '8:30', '11:15', '1 pm'],
          finish: ['1', '3 pm', '12:00', '14:45', '5 pm'],
        },
        days: ['day'],
        alone: ['place'],
        turns: [
          ['confusion', 'Park', 'Bark'],
          ['entity', 'the van', 'the trailer'],
          ['direction', 'at {place}', 'well away from {place}'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
          ['verb', 'Park', 'Wash'],
          ['quantity', 'the van', 'both vans'],
        ],
      },
      {
        parts: ['Load {count} {pack} of {juice}', 'for {event}'],
        slots: {
          count: ['20', '15', 'forty', '6', '120'],
          pack: ['crates', 'bottles', 'kegs', 'cartons', 'bags-in-box'],
          juice: ['Bramley', 'pear and ginger', 'Cox', 'apple and elderflower', 'cloudy Discovery'],
          event: ['the school fair', 'Frome market', 'the wassail', "Ellie's wedding", 'the half marathon'],
        },
        numbers: ['count'],
        alone: ['event'],
        turns: [
          ['polarity', 'Load', 'Unload'],
          ['confusion', 'Load', 'Loud'],
          ['time', 'for {event}', 'after {event}'],
          ['exclusion', 'of {juice}', 'of anything but {juice}'],
          ['entity', 'of {juice}', 'of empties marked {juice}'],
          ['quantity', 'Load {count}', 'Load another {count}'],
        ],
      },
      {
        parts: ['How much did we take in {town}', 'on {day}'],
        form: 'question',
        slots: {
          town: ['Ross', 'Cheltenham', 'Hay', 'Tewkesbury', 'Bath'],
          day: ['Saturday', '22 November', 'Bonfire Night', '15/11/2025', 'Thursday'],
        },
        alone: ['town'],
        turns: [
          ['verb', 'did we take', 'did we spend'],
          ['confusion', 'take', 'wake'],
          ['comparison', 'How much', 'How much less'],
          ['exclusion', 'in {town}', 'everywhere but in {town}'],
          ['time', 'on {day}', 'since {day}'],
          ['time', 'did we take', 'will we take'],
        ],
      },
    ],
  },
  {
    name: 'typewriter-repair',
    wordings: [
      {
        parts: ['Book in a {machine} from {customer}', 'with {fault}'],
        slots: {
          machine: ['Lettera 32', 'Brother Deluxe', 'Royal Quiet', 'Hermes Baby', 'Remington'],
          customer: ['Hugh Dorling', 'Ms Carey', 'Beth Inkpen', 'Dr Osei', 'Sally Page'],
          fault: ['a sticking E', 'no ribbon', 'a broken carriage', 'a bent type arm', 'a dead space bar'],
        },
        alone: ['customer'],
        turns: [
          ['polarity', 'Book in', 'Turn away'],
          ['polarity', 'with {fault}', 'without {fault}'],
          ['quantity', 'a {machine}', 'a pair of {machine}s'],
          ['entity', 'a {machine}', 'a case for a {machine}'],
          ['confusion', 'Book', 'Boot'],
          ['direction', 'from {customer}', 'on loan to {customer}'],
        ],
      },
      {
        parts: ['Quote {customer} {price} for {work}', 'on job {job}'],
        slots: {
          customer: ['Alan Reeve', 'Mrs Poole', 'The Gazette', 'Nadia Haddad', 'Guy Type'],
          price: ['£85', '£120', '45 quid', '£62.50', '£210'],
          work: ['a new platen', 'a full service', 'realignment', 'a respray', 'two new keys'],
          job: ['1107', 'TW-88', '1142', 'TW-91', '1203'],
        },
        numbers: ['price'],
        alone: ['customer'],
        turns: [
          ['verb', 'Quote', 'Charge'],
          ['confusion', 'Quote', 'Quite'],
          ['comparison', '{price} for', 'less than {price} for'],
          ['exclusion', 'for {work}', 'for everything but {work}'],
          ['entity', 'Quote {customer}', "Quote {customer}'s insurer"],
          ['exclusion', 'on job {job}', 'on every job but {job}'],
        ],
      },
      {
        parts: ['Do we stock {part} for the {machine}', 'in {colour}'],
        form: 'question',
        slots: {
          part: ['ribbons', 'spools', 'feet', 'drawbands', 'ribbon covers'],
          machine: ['Olympia SM9', 'Adler', 'Valentine', 'Selectric', 'Smith-Corona'],
          colour: ['black', 'red and black', 'green', 'purple', 'cream'],
        },
        turns: [
          ['verb', 'Do we stock', 'Do we mend'],
          ['confusion', 'stock', 'stick'],
          ['time', 'Do we', 'Did we once'],
          ['exclusion', 'in {colour}', 'in any colour but {colour}'],
          ['quantity', 'Do we stock', 'How many do we stock of'],
        ],
      },
    ],
  },
  {
    name: 'allotment-shop',
    wordings: [
      {
        parts: ['Put {count} {goods} aside for {who}', 'to collect on {day}'],
        slots: {
          count: ['2', '5', 'three', '10', '4'],
          goods: ['bags of compost', 'onion nets', 'bean poles', 'sacks of manure', 'seed trays'],
          who: ['Ron', 'Plot 17', 'Mavis Dean', 'Mr Kowalski', 'the Singhs'],
          day: ['Sunday', '13 December', 'Sat 17 January', '21/02/2026', 'tomorrow'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'to collect', 'to bring back'],
          ['exclusion', 'for {who}', 'for anyone but {who}'],
          ['time', 'on {day}', 'after {day}'],
          ['quantity', '{count} {goods}', 'all the {goods}'],
          ['verb', 'to collect', 'to inspect'],
        ],
      },
      {
        parts: ['Change the price of {goods}', 'from {old} to {price}'],
        together: ['old', 'price'],
        slots: {
          goods: ['chicken pellets', 'Maris Piper', 'garlic bulbs', 'bone meal', 'fleece'],
          old: ['£8', '£4.50', '90p', '£6.25', '£3'],
          price: ['£9', '£4.95', '£1.10', '£5.75', '£3.40'],
        },
        numbers: ['price'],
        alone: ['goods'],
        turns: [
          ['confusion', 'price', 'prize'],
          ['entity', 'the price of', 'the deposit on'],
          ['exclusion', 'of {goods}', 'of everything but {goods}'],
          ['verb', 'Change', 'Compare'],
          ['comparison', 'to {price}', 'to below {price}'],
        ],
      },
      {
        parts: ['When are the {goods} due from {supplier}'],
        form: 'question',
        runs: 3,
        slots: {
          goods: ['seed potatoes', 'onion sets', 'raspberry canes', 'water butts', 'strawberry plugs', 'broad beans'],
          supplier: ['Kings', 'JBA', 'Suttons', 'Hartley Farm', 'Moles', 'Thompson'],
        },
        alone: ['supplier'],
        turns: [
          ['time', 'When are', 'When were'],
          ['direction', 'from {supplier}', 'back to {supplier}'],
          ['entity', 'the {goods}', 'the invoices for the {goods}'],
          ['exclusion', 'from {supplier}', 'from anyone but {supplier}'],
          ['confusion', 'due', 'dug'],
        ],
      },
      {
        parts: ["I'm on the till", 'on {day}', 'with {who}'],
        form: 'statement',
        slots: {
          day: ['Sunday', '20 December', 'Saturday', 'Sun 4 January', '01/02/2026'],
          who: ['Brenda', 'Old Tom', 'Jas', 'May Fletcher', 'Colin'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', "I'm on", "I'm off"],
          ['confusion', 'till', 'tilt'],
          ['direction', 'with {who}', 'instead of {who}'],
          ['exclusion', 'on {day}', 'every day but {day}'],
          ['polarity', 'with {who}', 'without {who}'],
          ['entity', 'the till', 'the gate'],
        ],
      },
    ],
  },
];
