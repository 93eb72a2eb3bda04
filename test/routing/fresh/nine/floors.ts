import type { Domain } from '../../generated/wording';

/** A trade fair, a works canteen, a car garage and a bowling alley. */
export const FLOORS: readonly Domain[] = [
  {
    name: 'trade-fair',
    wordings: [
      {
        parts: ['Print {count} {item}', 'for stand {stand}', 'by {day}'],
        slots: {
          count: ['4', '10', 'two', '25', '6', 'fifty'],
          item: ['banners', 'A3 posters', 'roll-ups', 'name boards', 'arrow signs', 'beach flags'],
          stand: ['B12', '4C20', 'A07', '118', 'F-31', 'H2'],
          day: ['Wednesday', '4 March', '11/03/2025', 'the 18th', 'tomorrow', 'end of day Friday'],
        },
        numbers: ['count'],
        turns: [
          ['confusion', 'Print', 'Paint'],
          ['polarity', 'Print', 'Bin'],
          ['entity', 'stand', 'the café behind stand'],
          ['exclusion', 'for stand {stand}', 'for every stand but {stand}'],
          ['quantity', '{count} {item}', 'all missing {item}'],
          ['time', 'by {day}', 'not before {day}'],
        ],
      },
      {
        parts: ['Put {exhibitor} in hall {hall}', 'next to {neighbour}'],
        slots: {
          exhibitor: ['Festool', 'Lamy', 'Nordic Sauna', 'Brandt Pumps', 'the Chamber of Crafts', 'Olio Rossi'],
          hall: ['3', '5', '7a', 'B', '11', 'East'],
          neighbour: ['Makita', 'the bar', 'Kärcher', 'Green Roofs Ltd', 'entrance 2', 'Velux'],
        },
        alone: ['exhibitor', 'neighbour'],
        turns: [
          ['polarity', 'next to', 'well away from'],
          ['direction', 'in hall', 'outside hall'],
          ['exclusion', 'in hall {hall}', 'in any hall but {hall}'],
          ['entity', 'Put {exhibitor}', 'Put the crates of {exhibitor}'],
          ['verb', 'Put {exhibitor}', 'Photograph {exhibitor}'],
          ['quantity', 'next to {neighbour}', 'on both sides of {neighbour}'],
        ],
      },
      {
        parts: ['How many visitors came to {stand}', 'on {day}'],
        form: 'question',
        slots: {
          stand: ['the Bosch stand', 'stand C14', 'the start-up area', 'A22', 'our booth', 'the job corner'],
          day: ['Thursday', '14 March', 'day 2', 'the last day', '16/03/2025', 'Saturday'],
        },
        alone: ['stand'],
        turns: [
          ['entity', 'visitors', 'journalists'],
          ['polarity', 'came to', 'walked past'],
          ['verb', 'came to', 'complained about'],
          ['comparison', 'How many', 'How many fewer'],
          ['exclusion', 'to {stand}', 'to every stand but {stand}'],
          ['time', 'on {day}', 'before {day}'],
        ],
      },
      {
        parts: ['Order {kit} for stand {stand}', 'at {price}', 'from {supplier}'],
        slots: {
          kit: ['a fridge', 'two bar stools', 'a 55" screen', 'carpet tiles', 'a coffee machine', 'six spotlights'],
          stand: ['D18', '2B04', 'C33', '207', 'G-11', 'K5'],
          price: ['180 euros', '€240', '95 EUR', '£1,150', '320', '75.50 euros'],
          supplier: ['Messebau Kunz', 'Expo Rent', 'Ikea', 'Standwerk', 'Hire & Go', 'Novelle'],
        },
        numbers: ['price'],
        alone: ['supplier'],
        turns: [
          ['polarity', 'Order', 'Send back'],
          ['verb', 'Order', 'Insure'],
          ['entity', 'stand', 'the storeroom of stand'],
          ['quantity', 'for stand {stand}', 'for each stand up to {stand}'],
          ['exclusion', 'from {supplier}', 'from anyone but {supplier}'],
          ['comparison', 'at {price}', 'for less than {price}'],
        ],
      },
    ],
  },
  {
    name: 'canteen',
    wordings: [
      {
        parts: ['Book {count} {meal} for {group}', 'on {day}', 'at {time}'],
        runs: 3,
        slots: {
          count: ['40', '12', '25', '8', 'fifteen', '60', '110'],
          meal: ['lunches', 'packed lunches', 'veggie breakfasts', 'vegan menus', 'buffet plates', 'soups', 'dinners'],
          group: ['the auditors', 'Finance', 'the Dutch visitors', 'the board', 'IT', 'the apprentices', 'Team Blue'],
          day: ['Thursday', '3 April', 'the 10th', 'Friday', '17/04/2025', 'tomorrow', 'Tues 22 April'],
          time: ['12:30', 'noon', '1 pm', '11.45', '18:00', 'half twelve', '7 am'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['group'],
        turns: [
          ['confusion', 'Book', 'Cook'],
          ['polarity', 'Book', 'Cancel'],
          ['exclusion', 'for {group}', 'for everyone except {group}'],
          ['quantity', '{count} {meal}', 'half as many {meal} as last time'],
          ['time', 'at {time}', 'any time after {time}'],
          ['verb', 'Book', 'Invoice'],
        ],
      },
      {
        parts: ['Put {dish} on the menu', 'for {day}', 'at {price}'],
        slots: {
          dish: ['lasagne', 'fish and chips', 'the lentil curry', 'Kaiserschmarrn', 'pea soup', 'chicken Kiev'],
          day: ['Monday', 'Wednesday', '9 May', 'the 13th', 'tomorrow', 'next Thursday'],
          price: ['€6.50', '5.90', '4,80 €', '£7', 'six euros', '5 euros 40'],
        },
        numbers: ['price'],
        days: ['day'],
        alone: ['dish'],
        turns: [
          ['polarity', 'Put {dish} on', 'Take {dish} off'],
          ['entity', 'the menu', 'the shopping list'],
          ['quantity', 'for {day}', 'for each day until {day}'],
          ['exclusion', 'for {day}', 'for any day but {day}'],
          ['comparison', 'at {price}', 'below {price}'],
          ['verb', 'Put {dish} on', 'Print {dish} off'],
        ],
      },
      {
        parts: ['Is there any {allergen} in the {dish}', 'on {day}'],
        form: 'question',
        slots: {
          allergen: ['gluten', 'celery', 'pork', 'milk', 'mustard', 'nuts', 'egg'],
          dish: ['goulash', 'tomato soup', 'veggie burger', 'apple crumble', 'Caesar salad', 'fried rice'],
          day: ['Tuesday', 'Friday', '6 June', 'tomorrow', 'the 12th', 'next Monday'],
        },
        turns: [
          ['quantity', 'Is there any', 'How much is there of'],
          ['time', 'Is there', 'Was there'],
          ['direction', 'in the {dish}', 'on the table with the {dish}'],
          ['entity', 'in the {dish}', 'in the side dish of the {dish}'],
          ['exclusion', 'in the {dish}', 'in anything but the {dish}'],
          ['exclusion', 'any {allergen}', 'any allergen besides {allergen}'],
        ],
      },
    ],
  },
  {
    name: 'car-garage',
    wordings: [
      {
        parts: ['Change the battery in the {car}', 'for {customer}', 'before {time}'],
        slots: {
          car: ['red Golf', 'Fiesta', 'Zafira', 'blue Corsa', 'Transit', 'Mini', 'Octavia estate'],
          customer: ['Mr Novotny', 'Linda Grace', 'the bakery', 'Raj Chauhan', 'Frau Beck', 'Stephanie M.'],
          time: ['noon', '4 pm', '16:30', '9.15', 'tomorrow morning', 'closing time'],
        },
        alone: ['customer'],
        turns: [
          ['confusion', 'Change', 'Charge'],
          ['verb', 'Change', 'Test'],
          ['entity', 'battery', 'number plate'],
          ['exclusion', 'in the {car}', 'in everything but the {car}'],
          ['quantity', 'in the {car}', 'in every {car} we have'],
          ['time', 'before {time}', 'after {time}'],
        ],
      },
      {
        parts: ['Fit {count} {tyre} tyres on {plate}', 'on {day}'],
        slots: {
          count: ['4', '2', 'four', 'two', '6', 'three'],
          tyre: ['winter', 'all-season', 'Michelin', '205/55 R16', 'part-worn', 'summer'],
          plate: ['KX19 FWD', 'B-MK 4471', 'LN21 OYT', 'HH-TR 902', 'YD70 GZE', 'the Volvo'],
          day: ['Friday', '28 October', 'the 3rd', '06/11/2025', 'tomorrow', 'next Tuesday'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['plate'],
        turns: [
          ['confusion', 'Fit', 'Fix'],
          ['polarity', 'Fit {count} {tyre} tyres on', 'Take {count} {tyre} tyres off'],
          ['entity', 'tyres', 'wheel covers'],
          ['exclusion', 'on {plate}', 'on any car but {plate}'],
          ['quantity', '{count} {tyre} tyres', 'the last of the {tyre} tyres'],
          ['time', 'on {day}', 'before {day}'],
        ],
      },
      {
        parts: ['How much did {customer} pay for {job}', 'in {month}'],
        form: 'question',
        slots: {
          customer: ['Mrs Tully', 'Jan Peeters', 'City Cabs', 'Omar', 'Dr Weiss', 'the parish'],
          job: ['the MOT', 'the clutch', 'an oil change', 'new brake discs', 'a full service', 'the exhaust'],
          month: ['March', 'July', 'Aug 2024', 'November', '02/2025', 'spring'],
        },
        alone: ['customer', 'job'],
        turns: [
          ['polarity', 'did {customer} pay', 'does {customer} still owe'],
          ['comparison', 'How much', 'How much more'],
          ['unit', 'How much', 'How often'],
          ['entity', 'did {customer}', 'did the insurer of {customer}'],
          ['exclusion', 'for {job}', 'for everything but {job}'],
          ['time', 'in {month}', 'since {month}'],
        ],
      },
    ],
  },
  {
    name: 'bowling-alley',
    wordings: [
      {
        parts: ['Clear lane {lane}', 'for the {party} party', 'at {time}'],
        slots: {
          lane: ['7', '3', '12', '9', '14', '1'],
          party: ['Dawson', 'birthday', 'office', 'Kowalski', 'hen', 'Year 6'],
          time: ['6 pm', '19:30', '4.15', '20:00', 'half seven', '2pm'],
        },
        turns: [
          ['confusion', 'Clear', 'Clean'],
          ['polarity', 'Clear', 'Keep'],
          ['entity', 'lane', 'the tables at lane'],
          ['quantity', 'lane {lane}', 'all lanes up to {lane}'],
          ['exclusion', 'lane {lane}', 'every lane but {lane}'],
          ['time', 'for the {party} party', 'after the {party} party'],
        ],
      },
      {
        parts: ['Order {count} pairs of shoes in size {size}', 'from {supplier}'],
        slots: {
          count: ['10', '6', 'twelve', '4', '20', 'eight'],
          size: ['42', '38', 'UK 9', '44.5', '36', '8½'],
          supplier: ['Brunswick', 'Qubica', 'Strike Supplies', 'Lanes & Pins', 'the usual dealer', 'Bowltech'],
        },
        numbers: ['count'],
        alone: ['supplier'],
        turns: [
          ['polarity', 'Order', 'Return'],
          ['verb', 'Order', 'Disinfect'],
          ['entity', 'shoes', 'socks'],
          ['unit', 'pairs of', 'boxes of'],
          ['comparison', 'in size {size}', 'in any size above {size}'],
          ['exclusion', 'from {supplier}', 'from anyone but {supplier}'],
        ],
      },
      {
        parts: ['The {machine} on lane {lane} jammed', 'during {event}', 'at {time}'],
        form: 'statement',
        slots: {
          machine: ['ball return', 'pinsetter', 'sweeper', 'ball lift', 'bumper rail', 'conveyor'],
          lane: ['4', '11', '8', '16', '2', '10'],
          event: ['league night', 'the school trip', 'happy hour', 'the final', 'disco bowling', 'a kids party'],
          time: ['21:10', '3 pm', '18:25', 'about eight', '7.40 pm', '16:05'],
        },
        turns: [
          ['polarity', 'jammed', 'never jammed'],
          ['verb', 'jammed', 'was repaired'],
          ['quantity', 'jammed', 'jammed twice'],
          ['time', 'during {event}', 'before {event}'],
          ['exclusion', 'on lane {lane}', 'on every lane but {lane}'],
          ['entity', 'The {machine}', 'The cover of the {machine}'],
        ],
      },
    ],
  },
];
