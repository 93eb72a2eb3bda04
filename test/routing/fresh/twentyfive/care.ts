import type { Domain } from '../../generated/wording';

/** A night shelter, a pony club, a sailmaker and a hospital laundry. */
export const CARE: readonly Domain[] = [
  {
    name: 'night-shelter',
    wordings: [
      {
        parts: ['Give bed {bed} to {who}', 'for {nights}', 'from {day}'],
        slots: {
          bed: ['6', '14', '3', 'B2', '21'],
          who: ['Kev', 'Maria Santos', 'Big Stu', 'Janet Orr', 'Yusuf'],
          nights: ['two nights', '5 nights', 'one night', 'a week', '10 nights'],
          day: ['tonight', 'Tuesday', 'tomorrow', '5 December', '12 Dec'],
        },
        numbers: ['nights'],
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Give bed {bed} to', 'Take bed {bed} from'],
          ['confusion', 'bed', 'bad'],
          ['exclusion', 'bed {bed}', 'any bed except {bed}'],
          ['entity', 'to {who}', 'to the friend of {who}'],
          ['comparison', 'for {nights}', 'for no more than {nights}'],
        ],
      },
      {
        parts: ['How many {people} stayed', 'on {day}', 'at {site}'],
        form: 'question',
        slots: {
          people: ['women', 'men', 'under-25s', 'new guests', 'couples'],
          day: ['Thursday', '20 November', 'Friday', '27 Nov', 'yesterday'],
          site: ['St Luke’s', 'Mill Lane', 'the Methodist hall', 'Union Street', 'Emmaus'],
        },
        days: ['day'],
        alone: ['site'],
        turns: [
          ['polarity', 'stayed', 'were turned away'],
          ['confusion', 'stayed', 'strayed'],
          ['time', 'on {day}', 'since {day}'],
          ['exclusion', 'at {site}', 'everywhere but at {site}'],
          ['comparison', 'How many', 'How many fewer'],
        ],
      },
      {
        parts: ['We need {number} more {things}', 'at {site}', 'by {time}'],
        form: 'statement',
        slots: {
          number: ['6', '10', 'four', '20', 'a dozen'],
          things: ['sleeping bags', 'blankets', 'pairs of socks', 'towels', 'camp beds'],
          site: ['Mill Lane', 'St Luke’s', 'the church hall', 'Dock Road', 'Trinity'],
          time: ['8 pm', '21:30', 'half nine', '7pm', '20:15'],
        },
        numbers: ['number'],
        alone: ['site'],
        turns: [
          ['polarity', 'need', 'have'],
          ['polarity', 'more', 'fewer'],
          ['confusion', 'need', 'feed'],
          ['time', 'by {time}', 'after {time}'],
          ['direction', 'at {site}', 'taken away from {site}'],
        ],
      },
      {
        parts: ['Put {who} on the {shift} shift', 'on {day}'],
        runs: 3,
        slots: {
          who: ['Brenda', 'Father Tim', 'Asif', 'Jo Lacey', 'Dermot', 'Lily Cho', 'Rob Fenn'],
          shift: ['evening', 'overnight', 'breakfast', 'early', 'welcome desk', 'kitchen', 'late'],
          day: ['Monday', '4 December', 'Saturday', 'Sunday 7 December', '16 Dec', 'Christmas Eve', 'tomorrow'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Put {who} on', 'Take {who} off'],
          ['time', 'on {day}', 'every day until {day}'],
          ['exclusion', 'Put {who}', 'Put everyone except {who}'],
          ['confusion', 'shift', 'shirt'],
        ],
      },
    ],
  },
  {
    name: 'pony-club',
    wordings: [
      {
        parts: ['Enter {rider} on {pony}', 'in the {event}', 'on {day}'],
        slots: {
          rider: ['Poppy Marsh', 'Ella', 'Freddie Gale', 'Isla Burt', 'Martha'],
          pony: ['Biscuit', 'Misty', 'Thunder', 'Rolo', 'Captain'],
          event: ['mini jumping', 'Prix Caprilli', 'walk and trot test', 'bending race', '70 cm class'],
          day: ['Saturday', '13 December', '10 January', 'Sunday 11 January', '24 Jan'],
        },
        days: ['day'],
        alone: ['rider', 'pony'],
        turns: [
          ['polarity', 'Enter', 'Withdraw'],
          ['exclusion', 'in the {event}', 'in everything except the {event}'],
          ['entity', 'Enter {rider}', 'Enter the sister of {rider}'],
          ['time', 'on {day}', 'on any day after {day}'],
        ],
      },
      {
        parts: ['Who is teaching the {badge} badge', 'at {place}', 'on {day}'],
        form: 'question',
        slots: {
          badge: ['road rider', 'first aid', 'mucking out', 'feeding', 'poisonous plants'],
          place: ['Manor Farm', 'Home Paddock', 'Cold Ash', 'the Village Green', 'Oakley'],
          day: ['Sunday', '6 December', 'Saturday', '20 Dec', '3 January'],
        },
        days: ['day'],
        alone: ['place'],
        turns: [
          ['verb', 'teaching', 'taking'],
          ['confusion', 'badge', 'badger'],
          ['quantity', 'Who is teaching', 'How many are teaching'],
          ['time', 'on {day}', 'before {day}'],
          ['direction', 'at {place}', 'near {place}'],
        ],
      },
      {
        parts: ['Charge {who} {amount}', 'for the {thing}'],
        slots: {
          who: ['Mrs Marsh', 'Sarah Gale', 'the Burts', 'Caroline Pym', 'Nick Foley', 'Hannah'],
          amount: ['£25', '£40', '£12.50', '35 pounds', '£8', '£110'],
          thing: ['rally', 'summer camp', 'lost tie', 'membership', 'dressage test', 'clinic'],
        },
        numbers: ['amount'],
        alone: ['who'],
        turns: [
          ['polarity', 'Charge', 'Refund'],
          ['confusion', 'Charge', 'Change'],
          ['quantity', 'Charge {who} {amount}', 'Charge {who} half of {amount}'],
          ['exclusion', 'for the {thing}', 'for everything but the {thing}'],
        ],
      },
    ],
  },
  {
    name: 'sailmaker',
    wordings: [
      {
        parts: ['Cut a new {sail} for {boat}', 'in {cloth}', 'by {day}'],
        slots: {
          sail: ['genoa', 'mainsail', 'spinnaker', 'storm jib', 'mizzen'],
          boat: ['Wanderer', 'Kittiwake', 'Lady Jane', 'Sea Otter', 'Blue Peter'],
          cloth: ['Dacron', 'tan canvas', '8 oz cloth', 'laminate', 'ripstop nylon'],
          day: ['14 January', '2 Feb', 'Friday', '2026-03-02', '20 December'],
        },
        days: ['day'],
        alone: ['boat'],
        turns: [
          ['verb', 'Cut a new', 'Mend the old'],
          ['quantity', 'a new', 'two new'],
          ['time', 'by {day}', 'after {day}'],
          ['exclusion', 'in {cloth}', 'in anything but {cloth}'],
          ['confusion', 'Cut', 'Cat'],
        ],
      },
      {
        parts: ['What is the luff of {boat}', 'on the {sail}', 'in {unit}'],
        form: 'question',
        slots: {
          boat: ['Merlin', 'Osprey', 'Curlew', 'Dolly Varden', 'Tern', 'Halcyon'],
          sail: ['main', 'jib', 'No 2 genoa', 'staysail', 'cruising chute', 'mizzen'],
          unit: ['metres', 'feet', 'mm', 'inches', 'feet and inches', 'centimetres'],
        },
        alone: ['boat'],
        turns: [
          ['entity', 'luff', 'leech'],
          ['confusion', 'luff', 'puff'],
          ['time', 'is', 'was'],
          ['comparison', 'What is', 'How much too long is'],
          ['exclusion', 'on the {sail}', 'on everything except the {sail}'],
        ],
      },
      {
        parts: ['Add {number} rows of {thing}', 'to the {sail} of {boat}'],
        slots: {
          number: ['two', '3', '1', 'four', '5', '6'],
          thing: ['reef points', 'stitching', 'telltales', 'eyelets', 'battens', 'UV tape'],
          sail: ['main', 'jib', 'genoa', 'foresail', 'trysail', 'mizzen'],
          boat: ['Kestrel', 'Marigold', 'Grey Goose', 'Puffin', 'Saltash Belle', 'Nimrod'],
        },
        numbers: ['number'],
        alone: ['boat'],
        turns: [
          ['polarity', 'Add {number} rows of {thing}', 'Count {number} rows of {thing}'],
          ['confusion', 'rows', 'rods'],
          ['comparison', 'Add {number}', 'Add up to {number}'],
          ['entity', 'of {boat}', 'of the sister ship of {boat}'],
          ['exclusion', 'to the {sail}', 'to everything but the {sail}'],
        ],
      },
      {
        parts: ['Quote {who} {amount}', 'for a {job}', 'until {day}'],
        slots: {
          who: ['Jeremy Coe', 'Bosham Sailing', 'Ruth Penrose', 'Mr Aldous', 'the Sea Cadets'],
          amount: ['£340', '£1,250', '£95', '780 pounds', '£2,400'],
          job: ['sprayhood', 'boom tent', 'valet', 'new bolt rope', 'sail cover'],
          day: ['12 December', 'Friday', '5 January', '31 Jan', '19/12/2025'],
        },
        numbers: ['amount'],
        days: ['day'],
        alone: ['who'],
        turns: [
          ['verb', 'Quote', 'Invoice'],
          ['confusion', 'Quote', 'Quite'],
          ['comparison', '{amount}', 'less than {amount}'],
          ['quantity', 'a {job}', 'each {job}'],
          ['time', 'until {day}', 'after {day}'],
        ],
      },
    ],
  },
  {
    name: 'hospital-laundry',
    wordings: [
      {
        parts: ['Deliver {number} {linen}', 'to {ward}', 'before {time}'],
        slots: {
          number: ['40', '60', '25', '120', 'fifty'],
          linen: ['sheets', 'gowns', 'pillowcases', 'theatre drapes', 'scrub tops'],
          ward: ['Ward 7', 'Maternity', 'ITU', 'Nightingale', 'Ward 12B'],
          time: ['7 am', '06:30', '11:00', '2 pm', 'half eight'],
        },
        numbers: ['number'],
        alone: ['ward'],
        turns: [
          ['verb', 'Deliver', 'Promise'],
          ['direction', 'to {ward}', 'from {ward}'],
          ['time', 'before {time}', 'after {time}'],
          ['exclusion', 'to {ward}', 'to every ward except {ward}'],
          ['quantity', 'Deliver {number}', 'Deliver all but {number}'],
        ],
      },
      {
        parts: ['Wash the {items} from {ward}', 'at {temp}', 'in machine {machine}'],
        slots: {
          items: ['curtains', 'blankets', 'gowns', 'mop heads', 'slings'],
          ward: ['Endoscopy', 'Ward 3', 'A&E', 'Ward 9', 'Theatre 2'],
          temp: ['71 °C', '65 degrees', '60°', '90 °C', '40 degrees'],
          machine: ['2', '5', '1', '4', '7'],
        },
        numbers: ['temp'],
        alone: ['ward'],
        turns: [
          ['verb', 'Wash', 'Iron'],
          ['confusion', 'Wash', 'Cash'],
          ['exclusion', 'machine {machine}', 'any machine but {machine}'],
          ['comparison', 'at {temp}', 'at more than {temp}'],
          ['quantity', 'the {items}', 'half the {items}'],
        ],
      },
      {
        parts: ['How many {linen} came back torn', 'from {ward}', 'in {month}'],
        form: 'question',
        slots: {
          linen: ['sheets', 'gowns', 'patient pyjamas', 'towels', 'cot blankets'],
          ward: ['Paediatrics', 'Ward 5', 'Stroke', 'Day Surgery', 'Ward 11'],
          month: ['October', 'September', 'November', 'August 2025', 'July'],
        },
        alone: ['ward'],
        turns: [
          ['polarity', 'torn', 'clean'],
          ['direction', 'from {ward}', 'on the way to {ward}'],
          ['time', 'in {month}', 'since {month}'],
          ['comparison', 'How many', 'How many more'],
        ],
      },
    ],
  },
];
