import type { Domain } from '../../generated/wording';

/** A fish and chip shop, organ transport, a bell foundry and a county archive. */
export const COUNTERS: readonly Domain[] = [
  {
    name: 'fish-and-chip-shop',
    wordings: [
      {
        parts: ['Put {number} portions of {fish} in the fryer', 'for {who}', 'by {time}'],
        slots: {
          number: ['4', '6', 'three', '12', 'two', '8'],
          fish: ['haddock', 'cod', 'plaice', 'scampi', 'rock salmon'],
          who: ['Mrs Hargreaves', 'Dave', 'Shabnam', 'the bowls club', 'Terry Noakes'],
          time: ['6 pm', '17:30', 'half seven', '6.45', '19:15'],
        },
        numbers: ['number'],
        alone: ['who'],
        turns: [
          ['polarity', 'Put {number}', 'Leave {number}'],
          ['confusion', 'fryer', 'dryer'],
          ['unit', 'portions', 'boxes'],
          ['time', 'by {time}', 'after {time}'],
          ['exclusion', 'of {fish}', 'of anything but {fish}'],
        ],
      },
      {
        parts: ['Order {mass} of {goods}', 'from {firm}', 'for {day}'],
        slots: {
          mass: ['50 kg', '75 kg', '100 kilos', '25kg', 'half a tonne'],
          goods: ['potatoes', 'beef dripping', 'batter mix', 'frozen peas', 'Maris Pipers'],
          firm: ['Isle of Ely Produce', 'Brakes', 'Nortech Foods', 'Unique Seafood', 'Middletons'],
          day: ['Tuesday', '4 December', '9 Dec', 'Friday', '12/12/2025'],
        },
        numbers: ['mass'],
        days: ['day'],
        alone: ['firm'],
        turns: [
          ['polarity', 'Order', 'Cancel'],
          ['direction', 'from {firm}', 'on behalf of {firm}'],
          ['time', 'for {day}', 'every week until {day}'],
          ['comparison', '{mass} of', 'at least {mass} of'],
          ['exclusion', 'from {firm}', 'from anyone but {firm}'],
        ],
      },
      {
        parts: ['How much {drink} did we sell', 'on {day}', 'at the {branch} shop'],
        form: 'question',
        slots: {
          drink: ['dandelion and burdock', 'Vimto', 'Tango', 'Diet Coke', 'Irn-Bru'],
          day: ['Friday', '28 November', 'Saturday', '21 Nov', 'yesterday'],
          branch: ['Cleethorpes', 'Whitby', 'harbour', 'High Street', 'Filey'],
        },
        days: ['day'],
        turns: [
          ['verb', 'sell', 'buy'],
          ['confusion', 'sell', 'spell'],
          ['entity', 'How much {drink}', 'How much besides {drink}'],
          ['time', 'on {day}', 'since {day}'],
          ['exclusion', 'at the {branch} shop', 'at every shop except the {branch} one'],
          ['verb', 'sell', 'throw away'],
        ],
      },
      {
        parts: ['Change the price of {dish}', 'to {amount}', 'from {day}'],
        runs: 3,
        slots: {
          dish: [
            'large chips',
            'mushy peas',
            'battered sausage',
            'curry sauce',
            'pea fritter',
            'fishcake',
            'a pickled egg',
          ],
          amount: ['£3.80', '£1.50', '£2.95', '2.20', '£1.75', '£4', '90p'],
          day: ['Monday', '1 January', '8 December', 'tomorrow', '5 Jan', 'Thursday', '2026-02-02'],
        },
        numbers: ['amount'],
        days: ['day'],
        turns: [
          ['entity', 'price', 'weight'],
          ['confusion', 'price', 'prize'],
          ['direction', 'to {amount}', 'by {amount}'],
          ['time', 'from {day}', 'until {day}'],
          ['quantity', 'price of {dish}', 'price of everything except {dish}'],
        ],
      },
    ],
  },
  {
    name: 'organ-donation-transport',
    wordings: [
      {
        parts: ['Send a car to collect the {organ}', 'from {hospital}', 'at {time}'],
        slots: {
          organ: ['left kidney', 'liver', 'heart', 'corneas', 'pancreas'],
          hospital: ['Addenbrooke’s', 'Royal Papworth', 'Derriford', 'St James', 'the Freeman'],
          time: ['02:15', '4 am', '23:40', 'quarter past five', '0630'],
        },
        turns: [
          ['polarity', 'Send a car', 'Stand down the car'],
          ['direction', 'from {hospital}', 'for {hospital}'],
          ['entity', 'the {organ}', 'the paperwork for the {organ}'],
          ['time', 'at {time}', 'no earlier than {time}'],
          ['quantity', 'a car', 'two cars'],
          ['confusion', 'car', 'cart'],
        ],
      },
      {
        parts: ['Which driver is on call for {region}', 'on {day}'],
        form: 'question',
        slots: {
          region: ['the South West', 'Yorkshire', 'North Wales', 'East Anglia', 'Greater Manchester', 'Kent'],
          day: ['Tuesday', '6 December', 'tomorrow', 'Christmas Day', '14 Dec', 'next Friday'],
        },
        days: ['day'],
        alone: ['region'],
        turns: [
          ['polarity', 'on call', 'off sick'],
          ['entity', 'driver', 'surgeon'],
          ['quantity', 'Which driver is', 'How many drivers are'],
          ['time', 'on {day}', 'before {day}'],
          ['exclusion', 'for {region}', 'for everywhere except {region}'],
          ['confusion', 'driver', 'diver'],
        ],
      },
      {
        parts: ['The {organ} box left {place}', 'at {time}', 'with {who}'],
        form: 'statement',
        slots: {
          organ: ['kidney', 'liver', 'lung', 'heart', 'pancreas'],
          place: ['Leeds', 'Harefield', 'King’s', 'Bristol Southmead', 'Newcastle'],
          time: ['01:50', '10:20', '7.35 pm', '22:05', 'half six'],
          who: ['Colin', 'Sunita Rao', 'Gareth Pugh', 'Blue 7', 'Marek'],
        },
        alone: ['who'],
        turns: [
          ['polarity', 'left', 'reached'],
          ['time', 'at {time}', 'well before {time}'],
          ['exclusion', 'with {who}', 'without {who}'],
          ['entity', 'box', 'courier'],
          ['confusion', 'left', 'lift'],
        ],
      },
    ],
  },
  {
    name: 'bell-foundry',
    wordings: [
      {
        parts: ['Tune the {bell} bell', 'for {church}', 'to {note}'],
        slots: {
          bell: ['tenor', 'treble', 'third', 'fifth', 'sanctus'],
          church: ['St Mary’s', 'All Saints Wing', 'St Botolph', 'Holy Trinity', 'Lavenham'],
          note: ['E flat', 'G', 'F sharp', 'D', 'B flat'],
        },
        turns: [
          ['verb', 'Tune', 'Recast'],
          ['confusion', 'bell', 'belt'],
          ['direction', 'to {note}', 'down from {note}'],
          ['quantity', 'the {bell} bell', 'all but the {bell} bell'],
          ['entity', 'bell', 'handbell'],
        ],
      },
      {
        parts: ['What does the {bell} from {church} weigh', 'without {part}'],
        form: 'question',
        slots: {
          bell: ['tenor', 'treble', 'second', 'fourth', 'service bell', 'hour bell'],
          church: ['Ludlow', 'Tewkesbury', 'St Giles', 'Kirkby Malham', 'Thaxted', 'Bow'],
          part: ['the clapper', 'the headstock', 'the wheel', 'its fittings', 'the cannons', 'the stay'],
        },
        turns: [
          ['verb', 'weigh', 'cost'],
          ['polarity', 'without {part}', 'with {part}'],
          ['time', 'does', 'did'],
          ['exclusion', 'the {bell} from', 'everything except the {bell} from'],
        ],
      },
      {
        parts: ['Book the furnace for {metal}', 'on {day}', 'at {temp}'],
        slots: {
          metal: ['bronze', 'bell metal', 'brass', 'the new tenor', 'scrap tin'],
          day: ['Wednesday', '10 December', 'Thursday 11 December', '2025-12-16', '8 Jan'],
          temp: ['1,100 °C', '1150°', '1080 degrees', '1,120 °C', '950 degrees'],
        },
        numbers: ['temp'],
        days: ['day'],
        turns: [
          ['polarity', 'Book', 'Free up'],
          ['confusion', 'Book', 'Look'],
          ['time', 'on {day}', 'from {day} onwards'],
          ['comparison', 'at {temp}', 'at no more than {temp}'],
          ['entity', 'the furnace', 'the lathe'],
        ],
      },
      {
        parts: ['Invoice {parish} {amount}', 'for the {work}', 'by {day}'],
        slots: {
          parish: ['Great Tew PCC', 'Stow Minster', 'the Dean of Wells', 'Blakeney parish', 'Canon Ellis'],
          amount: ['£4,200', '£860', '1,350 pounds', '£12,000', '£695.50'],
          work: ['clapper', 'rehanging', 'new ropes', 'retuning', 'site visit'],
          day: ['Friday', '15 December', '19 Dec', '31/12/2025', 'tomorrow'],
        },
        numbers: ['amount'],
        days: ['day'],
        alone: ['parish'],
        turns: [
          ['polarity', 'Invoice', 'Refund'],
          ['comparison', '{amount}', 'a maximum of {amount}'],
          ['time', 'by {day}', 'after {day}'],
          ['quantity', '{amount}', 'half of {amount}'],
          ['exclusion', 'the {work}', 'everything but the {work}'],
        ],
      },
    ],
  },
  {
    name: 'county-archive',
    wordings: [
      {
        parts: ['Reserve desk {desk} for {who}', 'on {day}', 'from {time}'],
        slots: {
          desk: ['4', '11', '7', '2', '15'],
          who: ['Dr Pemberton', 'Alice Crowe', 'Mr Okoro', 'Jean Whitlock', 'Hywel Bevan'],
          day: ['Tuesday', '3 December', '11 Dec', 'Wednesday 7 January', '2026-01-14'],
          time: ['10 am', '09:30', '1.30pm', 'noon', '14:00'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Reserve', 'Release'],
          ['confusion', 'desk', 'deck'],
          ['time', 'from {time}', 'until {time}'],
          ['exclusion', 'desk {desk}', 'any desk but {desk}'],
          ['direction', 'desk {desk}', 'the seat opposite desk {desk}'],
        ],
      },
      {
        parts: ['Scan pages {pages} of {document}', 'as {format}', 'for {who}'],
        slots: {
          pages: ['12-18', '1-4', '30 to 45', '7–9', '101-120'],
          document: ['the Earsham tithe map', 'D/P 114/1', 'QS 2/17', 'the 1841 rate book', 'the Fenwick diaries'],
          format: ['PDF', 'TIFF', 'JPEG', '600 dpi TIFF', 'greyscale PDF'],
          who: ['Ms Lovell', 'Peter Ashe', 'Norah Quinn', 'Prof Adeyemi', 'Tom Snell'],
        },
        alone: ['who'],
        turns: [
          ['verb', 'Scan', 'Transcribe'],
          ['confusion', 'Scan', 'Scar'],
          ['exclusion', 'pages {pages}', 'all pages except {pages}'],
          ['direction', 'for {who}', 'instead of {who}'],
          ['entity', 'pages {pages} of', 'pages {pages} of the index to'],
        ],
      },
      {
        parts: ['Where is {document} kept', 'since {event}'],
        form: 'question',
        slots: {
          document: [
            'BR 45/2',
            'the Hatton estate map',
            'PR 9/1',
            'the Lowther letters',
            'MS 208',
            'the workhouse register',
          ],
          event: ['the flood', 'the move', '2019', 'the stocktake', 'last March', 'conservation'],
        },
        turns: [
          ['polarity', 'since {event}', 'until {event}'],
          ['verb', 'kept', 'catalogued'],
          ['entity', 'is {document}', 'is the copy of {document}'],
          ['time', 'since {event}', 'before {event}'],
          ['confusion', 'Where', 'There'],
        ],
      },
    ],
  },
];
