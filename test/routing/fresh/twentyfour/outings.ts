import type { Domain } from '../../generated/wording';

/** A tea garden, a pick-your-own farm, a model railway club and tours of a cathedral. */
export const DAY_TRIPS: readonly Domain[] = [
  {
    name: 'tea-garden',
    wordings: [
      {
        parts: ['Put {name} down for {count} cream teas', 'on {day}', 'at {time}'],
        slots: {
          name: ['Mrs Lovell', 'the Hendersons', 'Jan Pickering', 'the WI', 'Ravi Shah'],
          count: ['4', '6', 'two', '12', '8'],
          day: ['6 December', '7 Dec', 'Saturday 13 December', 'next Sunday', '20/12'],
          time: ['2pm', '15:00', '3.30', '2:45 pm', '4 pm'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['name'],
        turns: [
          ['polarity', 'Put {name} down for', 'Take {name} off the list for'],
          ['entity', 'cream teas', 'picnic hampers'],
          ['time', 'at {time}', 'after {time}'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
        ],
      },
      {
        parts: ['Order {amount} of {item} from {supplier}', 'for {day}'],
        slots: {
          amount: ['5 kg', '2 litres', '3 trays', '10 kg', 'half a kilo'],
          item: ['clotted cream', 'strawberry jam', 'Earl Grey', 'self-raising flour', 'salted butter'],
          supplier: ['Roddas', 'Cobb Farm', 'Brakes', 'Taylors', 'the Cash and Carry'],
          day: ['Friday', '3 December', 'tomorrow', '9 Dec', '11/12/2025'],
        },
        days: ['day'],
        alone: ['supplier'],
        turns: [
          ['polarity', 'Order', 'Return'],
          ['direction', 'from {supplier}', 'for {supplier}'],
          ['exclusion', 'from {supplier}', 'from anyone but {supplier}'],
          ['comparison', '{amount} of', 'up to {amount} of'],
        ],
      },
      {
        parts: ['How many {cake} did we sell', 'on {day}'],
        form: 'question',
        slots: {
          cake: ['fruit scones', 'Bakewell slices', 'lemon drizzles', 'cheese scones', 'flapjacks'],
          day: ['22 November', '23 Nov', 'yesterday', 'Saturday 29 November', '15/11/2025'],
        },
        days: ['day'],
        alone: ['cake'],
        turns: [
          ['verb', 'sell', 'bake'],
          ['time', 'on {day}', 'since {day}'],
          ['comparison', 'How many', 'How many more'],
          ['unit', 'How many {cake}', 'What weight of {cake}'],
        ],
      },
    ],
  },
  {
    name: 'pick-your-own-farm',
    wordings: [
      {
        parts: ['Open the {crop} field to pickers', 'on {day}', 'from {time}'],
        slots: {
          crop: ['strawberry', 'raspberry', 'pumpkin', 'gooseberry', 'sweetcorn'],
          day: ['6 June 2026', '13 June', '4 July 2026', '27/06/2026', 'Saturday 11 July'],
          time: ['9am', '10:00', '8.30', '9:30 am', '11'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Open', 'Close'],
          ['entity', 'field', 'shop'],
          ['exclusion', 'the {crop} field', 'every field but the {crop} one'],
          ['time', 'from {time}', 'until {time}'],
          ['direction', 'to pickers', 'to the sprayers'],
        ],
      },
      {
        parts: ['Set the price of {crop} to {price} a kilo', 'from {day}'],
        slots: {
          crop: ['blackcurrants', 'plums', 'broad beans', 'cherries', 'blueberries'],
          price: ['£4.50', '£3', '3.80', '£6.20', '5 pounds'],
          day: ['1 July', '15 June 2026', 'Monday', '20/07/2026', '3 August'],
        },
        numbers: ['price'],
        days: ['day'],
        alone: ['crop'],
        turns: [
          ['unit', 'a kilo', 'a punnet'],
          ['confusion', 'price', 'prize'],
          ['comparison', 'to {price}', 'to just under {price}'],
          ['exclusion', 'of {crop}', 'of everything but {crop}'],
          ['time', 'from {day}', 'until {day}'],
          ['verb', 'Set the price', 'Look up the price'],
        ],
      },
      {
        parts: ['{who} picked {weight} of {crop}', 'in row {row}'],
        form: 'statement',
        slots: {
          who: ['The Mills family', 'Beata', 'Gary Frost', 'Year 3', 'Joan Appleby'],
          weight: ['3 kg', '2.4 kg', '750 g', '5 kilos', '1.2kg'],
          crop: ['raspberries', 'tayberries', 'runner beans', 'redcurrants', 'strawberries'],
          row: ['7', '12', '3', '18', '21'],
        },
        alone: ['who'],
        turns: [
          ['verb', 'picked', 'dropped'],
          ['confusion', 'picked', 'packed'],
          ['polarity', 'picked', 'never picked'],
          ['exclusion', 'in row {row}', 'in every row but {row}'],
          ['comparison', '{weight} of', 'under {weight} of'],
        ],
      },
      {
        parts: ['Get {count} more {thing} for the {place}', 'before {day}'],
        slots: {
          count: ['200', '50', 'a hundred', '30', '500'],
          thing: ['punnets', 'wheelbarrows', 'paper bags', 'straw bales', 'signs'],
          place: ['kiosk', 'top field', 'car park', 'farm shop', 'polytunnel'],
          day: ['1 June', '25 May 2026', 'Easter', 'the bank holiday', '8/6/2026'],
        },
        numbers: ['count'],
        days: ['day'],
        turns: [
          ['polarity', 'Get', 'Throw out'],
          ['confusion', 'Get', 'Set'],
          ['comparison', 'more {thing}', 'fewer {thing}'],
          ['direction', 'for the', 'from the'],
          ['time', 'before {day}', 'after {day}'],
        ],
      },
    ],
  },
  {
    name: 'narrow-gauge-model-club',
    wordings: [
      {
        parts: ['Run {loco} on the {track} loop', 'on {day}'],
        slots: {
          loco: ['Linda', 'Prince', 'Talyllyn', 'the Quarry Hunslet', 'Lady Anne'],
          track: ['inner', 'outer', 'garden', '16 mm', 'raised'],
          day: ['6 December', '14 Dec', 'Boxing Day', 'Sunday 11 January', '24/01/2026'],
        },
        days: ['day'],
        alone: ['loco'],
        turns: [
          ['verb', 'Run', 'Repair'],
          ['exclusion', 'Run {loco}', 'Run everything but {loco}'],
          ['direction', 'on the {track} loop', 'off the {track} loop'],
          ['time', 'on {day}', 'on every day until {day}'],
        ],
      },
      {
        parts: ['Collect the {amount} subscription from {member}', 'for {year}'],
        slots: {
          amount: ['£35', '£20', '£17.50', '£42', '25 quid'],
          member: ['Roy Platt', 'Clive Tanner', 'Sue Ridley', 'Hugh Owen', 'young Ben'],
          year: ['2026', '2025', '2027', '2024', '2023'],
        },
        numbers: ['amount'],
        alone: ['member'],
        turns: [
          ['polarity', 'Collect', 'Waive'],
          ['verb', 'Collect', 'Refund'],
          ['direction', 'from {member}', 'on behalf of {member}'],
          ['exclusion', 'from {member}', 'from everyone but {member}'],
          ['quantity', 'the {amount} subscription', 'half of the {amount} subscription'],
        ],
      },
      {
        parts: ['Who is bringing the {layout} layout to {show}', 'in {month}'],
        form: 'question',
        slots: {
          layout: ['slate quarry', 'Irish', 'Welsh', 'sugar cane', 'harbour'],
          show: ['Warley', 'the Stafford show', 'Peterborough', 'the village fete', 'Ally Pally'],
          month: ['March', 'January', 'February 2026', 'April', 'May 2026'],
        },
        alone: ['show'],
        turns: [
          ['polarity', 'is bringing', "isn't bringing"],
          ['verb', 'is bringing', 'is photographing'],
          ['direction', 'to {show}', 'back from {show}'],
          ['entity', 'layout', 'layout plan'],
          ['quantity', 'Who is', 'How many of us are'],
        ],
      },
    ],
  },
  {
    name: 'cathedral-tours',
    wordings: [
      {
        parts: ['Put {guide} on the {tour} tour', 'at {time}', 'on {day}'],
        runs: 3,
        slots: {
          guide: ['Margaret', 'Canon Hughes', 'Piers', 'Anthea Cole', 'Dominic Bell', 'Ruth'],
          tour: ['tower', 'crypt', 'stained glass', 'highlights', 'cloister', 'library'],
          time: ['10:30', '2pm', '11.15', '13:00', '3:30 pm', 'noon'],
          day: ['2 December', '5 Dec', 'Saturday 6 December', 'tomorrow', '10/12/2025', 'next Friday'],
        },
        days: ['day'],
        alone: ['guide'],
        turns: [
          ['polarity', 'Put {guide} on', 'Take {guide} off'],
          ['entity', 'tour', 'tour rehearsal'],
          ['time', 'at {time}', 'some time after {time}'],
          ['exclusion', 'the {tour} tour', 'any tour but the {tour} one'],
          ['exclusion', 'on {day}', 'on all days but {day}'],
        ],
      },
      {
        parts: ['Book a group of {count} from {group}', 'on {day}', 'with {extra}'],
        slots: {
          count: ['30', '24', 'forty', '18', '52'],
          group: ['St Anne’s Primary', 'Saga', 'Lichfield U3A', 'Hope Church', 'the Rotary Club'],
          day: ['14 January', '21 Jan 2026', '4/2/2026', 'Tuesday 10 February', '3 March'],
          extra: ['lunch', 'a brass rubbing session', 'tea and cake', 'audio guides', 'a packed lunch room'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['group'],
        turns: [
          ['polarity', 'Book', 'Turn away'],
          ['polarity', 'with {extra}', 'without {extra}'],
          ['quantity', 'a group', 'two groups'],
          ['time', 'on {day}', 'before {day}'],
        ],
      },
      {
        parts: ['How much did we take in {what}', 'in {month}'],
        form: 'question',
        slots: {
          what: ['donations', 'tower tickets', 'candle money', 'shop sales', 'guidebook sales'],
          month: ['October', 'September 2025', 'August', 'June 2025', 'July'],
        },
        alone: ['what'],
        turns: [
          ['comparison', 'How much', 'How much less'],
          ['verb', 'take in', 'lose in'],
          ['time', 'in {month}', 'since {month}'],
          ['exclusion', 'in {what}', 'in everything but {what}'],
        ],
      },
      {
        parts: ['The {area} is closed to visitors', 'for {reason}', 'until {time}'],
        form: 'statement',
        slots: {
          area: ['nave', 'south transept', 'Lady Chapel', 'north door', 'treasury'],
          reason: ['a wedding', 'choir practice', 'scaffolding work', 'a funeral', 'an organ recital'],
          time: ['12:30', '4pm', '11 am', '15:45', '2.15'],
        },
        turns: [
          ['polarity', 'closed', 'open'],
          ['entity', 'visitors', 'staff'],
          ['time', 'until {time}', 'from {time}'],
          ['time', 'is closed', 'was closed'],
          ['exclusion', 'The {area}', 'Everything but the {area}'],
        ],
      },
    ],
  },
];
