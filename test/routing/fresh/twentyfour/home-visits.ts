import type { Domain } from '../../generated/wording';

/** Access platforms, a hospital radio, a carpet cleaner and an energy advice line. */
export const JOB_SHEETS: readonly Domain[] = [
  {
    name: 'access-platforms',
    wordings: [
      {
        parts: ['Deliver a {size} {machine} to {site}', 'on {day}', 'before {time}'],
        slots: {
          size: ['12 m', '16m', '8 metre', '20 m', '45ft'],
          machine: ['scissor lift', 'cherry picker', 'boom lift', 'spider lift', 'mast climber'],
          site: ['Barratt Homes', 'Unit 7 Canal Road', 'Wickes Derby', 'the arena', '22 Foundry Lane'],
          day: ['1 December', '4 Dec', 'Wednesday 10 December', 'tomorrow', '15/12/2025'],
          time: ['7am', '8:00', '06:30', '9.30', '10 am'],
        },
        days: ['day'],
        alone: ['site'],
        turns: [
          ['polarity', 'Deliver', 'Collect'],
          ['verb', 'Deliver', 'Quote for'],
          ['direction', 'to {site}', 'from {site}'],
          ['time', 'before {time}', 'after {time}'],
          ['quantity', 'a {size} {machine}', 'two {size} {machine}s'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
        ],
      },
      {
        parts: ['Off-hire machine {code}', 'from {customer}', 'as of {day}'],
        slots: {
          code: ['SL-0412', 'BL-221', 'SL-0388', 'CP-107', 'BL-245'],
          customer: ['Kier', 'Dobson Roofing', 'Morgan Sindall', 'Bright Signs Ltd', 'A1 Cladding'],
          day: ['2 December', '8 Dec', 'Friday 12 December', '17/12/2025', 'tomorrow'],
        },
        days: ['day'],
        alone: ['customer'],
        turns: [
          ['polarity', 'Off-hire', 'Re-hire'],
          ['entity', 'machine {code}', 'the trailer of machine {code}'],
          ['exclusion', 'machine {code}', 'every machine except {code}'],
          ['verb', 'Off-hire', 'Service'],
          ['time', 'as of {day}', 'only after {day}'],
        ],
      },
      {
        parts: ['When is the {check} due for machine {code}', 'at {depot}'],
        form: 'question',
        slots: {
          check: ['LOLER inspection', 'battery check', 'annual service', 'tyre check', 'six-month exam'],
          code: ['SL-118', 'BL-904', 'CP-033', 'SL-240', 'VM-15'],
          depot: ['Leeds', 'Avonmouth', 'Reading', 'Goole', 'Park Royal'],
        },
        alone: ['depot'],
        turns: [
          ['time', 'When is', 'When was'],
          ['unit', 'When is', 'What is the cost of'],
          ['exclusion', 'for machine {code}', 'for all machines but {code}'],
          ['entity', 'machine {code}', 'the charger of machine {code}'],
        ],
      },
      {
        parts: ['{who} passed the {course} course', 'on {day}'],
        form: 'statement',
        slots: {
          who: ['Callum Reid', 'Dave Sharples', 'Ioana Pop', 'Lee Rivers', 'Sanjay Rao'],
          course: ['IPAF 3a', 'harness', 'IPAF 3b', 'demonstrator', 'PAL+'],
          day: ['18 November', '20 Nov', 'Wednesday 26 November', '27/11/2025', 'yesterday'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'passed', 'failed'],
          ['confusion', 'passed', 'paused'],
          ['verb', 'passed', 'booked'],
          ['time', 'on {day}', 'before {day}'],
          ['quantity', 'the {course} course', 'half of the {course} course'],
        ],
      },
    ],
  },
  {
    name: 'hospital-radio',
    wordings: [
      {
        parts: ['Play {song} for {who} on {ward}', 'at {time}'],
        slots: {
          song: ['Moon River', 'Dancing Queen', 'Yesterday', 'Delilah', 'Wonderwall'],
          who: ['Betty', 'Alan Crisp', 'Mr Osei', 'Maureen', 'little Jack'],
          ward: ['Ward 6', 'Nightingale', 'Ward 14B', 'Maple', 'the stroke unit'],
          time: ['7pm', '19:40', '8.15', '20:30', '6:50 pm'],
        },
        alone: ['song', 'who'],
        turns: [
          ['polarity', 'Play', 'Drop'],
          ['confusion', 'Play', 'Plan'],
          ['direction', 'for {who}', 'from {who}'],
          ['exclusion', 'on {ward}', 'on every ward except {ward}'],
          ['time', 'at {time}', 'after {time}'],
        ],
      },
      {
        parts: ['Swap the {show} show with {who}', 'on {day}'],
        slots: {
          show: ['breakfast', 'request', 'sixties', 'Sunday lunch', 'jazz'],
          who: ['Nigel', 'Trish Malone', 'DJ Baz', 'Colin', 'Ebony'],
          day: ['Tuesday 2 December', '4 December', '11 Dec', '21/12/2025', 'Christmas Eve'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['verb', 'Swap', 'Record'],
          ['entity', 'show', 'show jingles'],
          ['exclusion', 'with {who}', 'with anybody but {who}'],
          ['time', 'on {day}', 'on each day from {day}'],
        ],
      },
      {
        parts: ['How many requests came in from {ward}', 'on {day}'],
        form: 'question',
        slots: {
          ward: ['Ward 2', 'Florence', 'Ward 9', 'maternity', 'the children’s ward'],
          day: ['12 November', '19 Nov', 'yesterday', '26/11/2025', 'Thursday 27 November'],
        },
        days: ['day'],
        alone: ['ward'],
        turns: [
          ['entity', 'requests', 'complaints'],
          ['comparison', 'How many', 'How many fewer'],
          ['exclusion', 'from {ward}', 'from anywhere but {ward}'],
          ['time', 'on {day}', 'before {day}'],
        ],
      },
    ],
  },
  {
    name: 'carpet-cleaning',
    wordings: [
      {
        parts: ['Book a {job} clean at {address}', 'on {day}', 'at {time}'],
        slots: {
          job: ['stair', 'sofa', 'two-room', 'rug', 'whole house'],
          address: ['8 Elm Close', '41 Queens Road', 'Flat 3, Dock House', '17 Beech Avenue', 'the Red Lion'],
          day: ['3 December', '5 Dec', 'Tuesday 9 December', 'next Thursday', '16/12/2025'],
          time: ['9am', '10:30', '1pm', '14:15', '8.45'],
        },
        days: ['day'],
        alone: ['address'],
        turns: [
          ['polarity', 'Book', 'Cancel'],
          ['quantity', 'a {job} clean', 'a second {job} clean'],
          ['direction', 'at {address}', 'next door to {address}'],
          ['time', 'at {time}', 'not before {time}'],
          ['exclusion', 'on {day}', 'any day except {day}'],
        ],
      },
      {
        parts: ['Quote {customer} {price} for {work}', 'in the {room}'],
        slots: {
          customer: ['Mrs Tully', 'Greg Hobbs', 'Sunrise Nursery', 'Mr Chaudhry', 'Olivia Penn'],
          price: ['£85', '£120', '£49.99', '£210', '65 pounds'],
          work: ['stain removal', 'a deep clean', 'pet odour treatment', 'Scotchgard', 'flea treatment'],
          room: ['lounge', 'hallway', 'back bedroom', 'dining room', 'conservatory'],
        },
        numbers: ['price'],
        alone: ['customer'],
        turns: [
          ['verb', 'Quote', 'Refund'],
          ['comparison', '{price} for', 'at least {price} for'],
          ['exclusion', 'for {work}', 'for everything but {work}'],
          ['unit', '{price} for', '{price} an hour for'],
        ],
      },
      {
        parts: ['We need {amount} of {product} in van {van}', 'by {day}'],
        form: 'statement',
        slots: {
          amount: ['5 litres', '2 tubs', '10 L', 'one drum', '3 bottles'],
          product: ['defoamer', 'pre-spray', 'spot remover', 'fibre rinse', 'deodoriser'],
          van: ['1', '2', '4', '3', '5'],
          day: ['Monday', '4 December', 'tomorrow', '9 Dec', 'Thursday'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'We need', 'We no longer need'],
          ['verb', 'We need', 'We spilt'],
          ['time', 'by {day}', 'after {day}'],
          ['exclusion', 'in van {van}', 'in every van but {van}'],
        ],
      },
      {
        parts: ['Who cleaned the carpets at {place}', 'in {month}'],
        form: 'question',
        slots: {
          place: ['Harbour Dental', 'the Crown Hotel', 'Oak Lodge', 'Mulberry House', 'St Mary’s vicarage'],
          month: ['October', 'September 2025', 'August', 'May 2025', 'July 2024'],
        },
        alone: ['place'],
        turns: [
          ['entity', 'carpets', 'curtains'],
          ['unit', 'Who cleaned', 'How long did we clean'],
          ['verb', 'cleaned', 'ruined'],
          ['confusion', 'cleaned', 'cleared'],
          ['polarity', 'Who cleaned', 'Who refused to clean'],
          ['time', 'in {month}', 'before {month}'],
          ['exclusion', 'at {place}', 'everywhere except at {place}'],
        ],
      },
    ],
  },
  {
    name: 'energy-advice',
    wordings: [
      {
        parts: ['Arrange a {visit} visit for {client}', 'on {day}', 'between {time} and {newtime}'],
        together: ['time', 'newtime'],
        slots: {
          visit: ['home energy', 'draught-proofing', 'heat pump', 'smart meter', 'benefit check'],
          client: ['Pauline Grant', 'Mr Begum', 'Stan Kozak', 'Mrs Frost', 'Abdi Warsame'],
          day: ['4 December', '9 Dec', 'Thursday 11 December', '18/12/2025', '7 January'],
          time: ['9:00', '10am', '13:00', '2pm', '8.30'],
          newtime: ['11:00', '12pm', '15:00', '4pm', '10.30'],
        },
        days: ['day'],
        alone: ['client'],
        turns: [
          ['polarity', 'Arrange', 'Call off'],
          ['entity', 'visit for', 'phone call for'],
          ['quantity', 'a {visit} visit', 'three {visit} visits'],
          ['exclusion', 'on {day}', 'on any day but {day}'],
          ['exclusion', 'between {time} and {newtime}', 'outside {time} and {newtime}'],
        ],
      },
      {
        parts: ['Issue a {amount} {fuel} voucher to {client}', 'under reference {code}'],
        fronted: false,
        slots: {
          amount: ['£49', '£28', '£30', '£147', '£98'],
          fuel: ['electricity', 'gas', 'prepayment', 'oil', 'coal'],
          client: ['Donna Riley', 'Mohammed Iqbal', 'Jean Cole', 'Lewis Burns', 'Mrs Adeyemo'],
          code: ['FV-3310', 'FV-3344', 'FV-2987', 'FV-3402', 'FV-3419'],
        },
        numbers: ['amount'],
        alone: ['client'],
        turns: [
          ['polarity', 'Issue', 'Withdraw'],
          ['quantity', 'a {amount} {fuel} voucher', 'two {amount} {fuel} vouchers'],
          ['direction', 'to {client}', 'on behalf of {client}'],
          ['entity', 'under reference', 'under the old reference'],
          ['exclusion', 'to {client}', 'to everyone but {client}'],
        ],
      },
      {
        parts: ['What grant can {client} get for {measure}', 'in {area}'],
        form: 'question',
        slots: {
          client: ['a pensioner', 'a tenant', 'a landlord', 'a single parent', 'a homeowner'],
          measure: ['loft insulation', 'a heat pump', 'solar panels', 'cavity wall insulation', 'a new boiler'],
          area: ['Cardiff', 'Fife', 'Kent', 'Bath', 'County Durham'],
        },
        alone: ['client', 'measure', 'area'],
        turns: [
          ['entity', 'grant', 'loan'],
          ['polarity', 'can {client} get', 'can {client} not get'],
          ['exclusion', 'for {measure}', 'for anything but {measure}'],
          ['direction', 'in {area}', 'outside {area}'],
        ],
      },
    ],
  },
];
