import type { Domain } from '../../generated/wording';

/** A crematorium, a blood-test van, a mobile library and a dental supplier. */
export const VAN_ROUNDS: readonly Domain[] = [
  {
    name: 'crematorium',
    wordings: [
      {
        parts: ['Book the {chapel} chapel for the {family} family', 'on {day}', 'at {time}'],
        slots: {
          chapel: ['rose', 'west', 'small', 'garden', 'main'],
          family: ['Hargreaves', 'Okonkwo', 'Winter', 'Pereira', 'Batty'],
          day: ['9 December', '11 December 2025', 'Monday 15 December', '18/12/2025', 'Jan 6'],
          time: ['10:30', '11.15', '2pm', '13:45', '3.30 pm'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Book', 'Cancel'],
          ['entity', 'chapel', 'car park'],
          ['time', 'at {time}', 'any time after {time}'],
          ['exclusion', 'on {day}', 'on any day except {day}'],
          ['quantity', 'the {family} family', 'both the {family} family and the next one'],
        ],
      },
      {
        parts: ['Release the ashes of {name} to {who}', 'from {day}'],
        slots: {
          name: ['Edna Marsh', 'Ronald Sykes', 'Vera Holloway', 'Mr T Patel', 'Joyce Church'],
          who: ['her son Martin', 'Dignity Funerals', 'Karen Webb', 'the niece', 'Fletcher & Daughters'],
          day: ['2 December', '5 Dec', 'tomorrow', '8/12/2025', '10 December 2025'],
        },
        days: ['day'],
        alone: ['name', 'who'],
        turns: [
          ['polarity', 'Release', 'Withhold'],
          ['entity', 'the ashes', 'the jewellery'],
          ['quantity', 'the ashes', 'half the ashes'],
          ['exclusion', 'to {who}', 'to anyone but {who}'],
          ['time', 'from {day}', 'until {day}'],
        ],
      },
      {
        parts: ['What music did we play for {name}', 'on {day}'],
        form: 'question',
        slots: {
          name: ['Arthur Penrose', 'Sheila Dunn', 'Mrs Kowalska', 'Derek Bright', 'Winifred Lane'],
          day: ['3 November', '17 Nov', '24 November 2025', '12/11/2025', 'Friday 21 November'],
        },
        days: ['day'],
        alone: ['name'],
        turns: [
          ['entity', 'music', 'slideshow'],
          ['verb', 'play', 'reject'],
          ['polarity', 'did we', "didn't we"],
          ['time', 'on {day}', 'before {day}'],
        ],
      },
      {
        parts: ['We need {count} extra chairs in the {room}', 'for the {time} service'],
        form: 'statement',
        slots: {
          count: ['20', '15', 'a dozen', '30', 'ten'],
          room: ['foyer', 'waiting room', 'side aisle', 'cloister', 'back hall'],
          time: ['11:00', '12.30', '2 pm', '10am', '15:15'],
        },
        turns: [
          ['polarity', 'We need', "We don't need"],
          ['entity', 'chairs', 'hymn books'],
          ['verb', 'We need', 'We removed'],
          ['time', 'for the {time} service', 'after the {time} service'],
          ['direction', 'in the', 'outside the'],
        ],
      },
    ],
  },
  {
    name: 'blood-test-van',
    wordings: [
      {
        parts: ['Park the van at {place}', 'on {day}', 'from {time}'],
        runs: 3,
        slots: {
          place: [
            'Asda Longwell',
            'Kingsmead Surgery',
            'the Bell Inn',
            'Tesco Extra',
            'Moorside Village Hall',
            'the rugby club',
          ],
          day: ['4 December', '8 Dec', 'Tuesday 9 December', 'next Wednesday', '12/12/2025', 'tomorrow'],
          time: ['8:30', '9am', '07:45', '10:00', '1 pm', '8.15'],
        },
        days: ['day'],
        alone: ['place'],
        turns: [
          ['confusion', 'Park', 'Mark'],
          ['entity', 'the van', 'the trailer'],
          ['direction', 'at {place}', 'opposite {place}'],
          ['time', 'from {time}', 'until {time}'],
          ['exclusion', 'at {place}', 'anywhere but at {place}'],
          ['exclusion', 'on {day}', 'every day except {day}'],
        ],
      },
      {
        parts: ['Book {patient} in for a {test} test', 'at {time}'],
        slots: {
          patient: ['Doreen Atkins', 'Yusuf Ali', 'Mrs Fielding', 'Tom Rudge', 'Agnieszka Nowak'],
          test: ['cholesterol', 'thyroid', 'fasting glucose', 'HbA1c', 'liver function'],
          time: ['9:10', '9.40', '10:20 am', '11:50', '2.30pm'],
        },
        alone: ['patient'],
        turns: [
          ['polarity', 'Book {patient} in for', 'Take {patient} off the list for'],
          ['confusion', 'test', 'text'],
          ['quantity', 'a {test} test', 'two {test} tests'],
          ['time', 'at {time}', 'before {time}'],
          ['entity', 'Book {patient}', 'Book the wife of {patient}'],
          ['exclusion', 'a {test} test', 'everything but a {test} test'],
        ],
      },
      {
        parts: ['How many samples did we take in {village}', 'on {day}'],
        form: 'question',
        slots: {
          village: ['Elmsworth', 'Upper Tadley', 'Cranford', 'Long Melling', 'Stoke Abbey'],
          day: ['10 November', '14 Nov', '18/11/2025', 'Tuesday 25 November', '28 November 2025'],
        },
        days: ['day'],
        alone: ['village'],
        turns: [
          ['entity', 'samples', 'complaints'],
          ['verb', 'take', 'lose'],
          ['confusion', 'take', 'fake'],
          ['comparison', 'How many', 'How many fewer'],
          ['time', 'on {day}', 'since {day}'],
          ['direction', 'in {village}', 'outside {village}'],
        ],
      },
    ],
  },
  {
    name: 'mobile-library',
    wordings: [
      {
        parts: ['Reserve {title} for {who}', 'at the {stop} stop'],
        slots: {
          title: ['The Salt Path', 'Lessons in Chemistry', 'Middlemarch', 'The Gruffalo', 'Wolf Hall'],
          who: ['Mrs Ashby', 'Ken Doyle', 'Hattie Brook', 'Mr Singh', 'Lorna Page'],
          stop: ['church', 'green', 'primary school', 'Plough', 'garage'],
        },
        alone: ['title', 'who'],
        turns: [
          ['polarity', 'Reserve', 'Renew'],
          ['verb', 'Reserve', 'Withdraw'],
          ['direction', 'for {who}', 'from {who}'],
          ['quantity', 'Reserve', 'Reserve two copies of'],
          ['exclusion', 'at the {stop} stop', 'at any stop but the {stop} one'],
        ],
      },
      {
        parts: ['Skip the {stop} stop', 'on {day}', 'because of {reason}'],
        slots: {
          stop: ['mill', 'Hollybush', 'care home', 'war memorial', 'Station Road'],
          day: ['1 December', '3 Dec', '16 December', 'next Thursday', '7/1/2026'],
          reason: ['roadworks', 'ice', 'the Christmas market', 'a burst water main', 'staff sickness'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'Skip', 'Keep'],
          ['quantity', 'the {stop} stop', 'every stop after the {stop} one'],
          ['time', 'on {day}', 'from {day}'],
          ['direction', 'because of', 'in spite of'],
          ['exclusion', 'the {stop} stop', 'every stop but the {stop} one'],
        ],
      },
      {
        parts: ['When does the library van come to {village}', 'in {month}'],
        form: 'question',
        slots: {
          village: ['Thornley', 'Ashby Magna', 'Little Barton', 'Pool', 'Netherfield'],
          month: ['December', 'January', 'February 2026', 'March', 'April 2026'],
        },
        alone: ['village'],
        turns: [
          ['verb', 'come to', 'leave'],
          ['entity', 'library van', 'bread van'],
          ['confusion', 'van', 'man'],
          ['polarity', 'When does', "Why doesn't"],
          ['direction', 'come to {village}', 'come from {village}'],
          ['time', 'in {month}', 'after {month}'],
        ],
      },
    ],
  },
  {
    name: 'dental-supplies',
    wordings: [
      {
        parts: ['Send {count} boxes of {item} to {practice}', 'by {day}'],
        slots: {
          count: ['10', '6', '25', 'four', '12'],
          item: ['nitrile gloves', 'bite wings', 'cotton rolls', 'FFP2 masks', 'prophy paste'],
          practice: ['Smile Studio', 'Bridge Street Dental', 'Dr Ahmed', 'White & Partners', 'The Tooth Place'],
          day: ['5 December', 'Mon 8 December', 'next Tuesday', '12/12', '19 Dec'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['practice'],
        turns: [
          ['confusion', 'Send', 'Lend'],
          ['unit', 'boxes', 'pallets'],
          ['direction', 'to {practice}', 'back from {practice}'],
          ['time', 'by {day}', 'not before {day}'],
          ['exclusion', 'to {practice}', 'to everyone but {practice}'],
          ['entity', 'boxes of {item}', 'samples of {item}'],
        ],
      },
      {
        parts: ['Give {practice} {percent} off {product}', 'until {day}'],
        slots: {
          practice: ['Oakfield Dental', 'Dr Lim', 'Riverside Orthodontics', 'Cameron & Hall', 'Park Lane Smiles'],
          percent: ['10%', '15 %', '5%', '12.5%', '20 percent'],
          product: ['curing lights', 'alginate', 'autoclave bags', 'composite kits', 'burs'],
          day: ['31 December', '31/01/2026', 'end of January', '28 February 2026', '15 Jan'],
        },
        numbers: ['percent'],
        days: ['day'],
        alone: ['practice'],
        turns: [
          ['polarity', 'Give', 'Refuse'],
          ['time', 'until {day}', 'after {day}'],
          ['comparison', '{percent} off', 'at most {percent} off'],
          ['exclusion', 'off {product}', 'off everything except {product}'],
          ['entity', 'off {product}', 'off the delivery of {product}'],
        ],
      },
      {
        parts: ['Is {item} in stock', 'in size {size}'],
        form: 'question',
        slots: {
          item: ['the lead apron', 'the blue tunic', 'the mouth mirror', 'the impression tray', 'the loupe frame'],
          size: ['M', 'L', 'XS', '4', 'XXL'],
        },
        alone: ['item'],
        turns: [
          ['polarity', 'in stock', 'out of stock'],
          ['comparison', 'in size', 'above size'],
          ['exclusion', 'in size {size}', 'in any size but {size}'],
          ['entity', 'Is {item}', 'Is the case for {item}'],
        ],
      },
      {
        parts: ['{who} returned {count} packs of {item}', 'on order {order}'],
        form: 'statement',
        fronted: false,
        slots: {
          who: ['Dr Mistry', 'Hillcrest Dental', 'Lucy Barker', 'The Gate Practice', 'Dr Evans'],
          count: ['3', '2', '5', 'eight', '11'],
          item: ['sutures', 'etch gel', 'floss', 'saliva ejectors', 'paper points'],
          order: ['SO-20418', 'SO-20533', 'SO-19877', 'SO-20601', 'SO-20714'],
        },
        numbers: ['count'],
        alone: ['who'],
        turns: [
          ['verb', 'returned', 'ordered'],
          ['polarity', 'returned', 'did not return'],
          ['unit', 'packs', 'cartons'],
          ['confusion', 'packs', 'sacks'],
          ['exclusion', 'packs of {item}', 'packs of everything but {item}'],
        ],
      },
    ],
  },
];
