import type { Domain } from '../../generated/wording';

/** A golf course, escape rooms, a swimming pool and an auction house. */
export const VENUES: readonly Domain[] = [
  {
    name: 'golf-course',
    wordings: [
      {
        parts: ['Book a tee time for {count} players', 'under the name {who}', 'on {day}', 'at {time}'],
        slots: {
          count: ['4', '2', 'three', '8', '6'],
          who: ['Hamish Orr', 'Clara Voss', 'Birdie Malone', 'Iron Mike Doyle', 'Solveig Lund'],
          day: ['2024-05-04', '2024-05-11', '18 May 2024', 'May 25, 2024', 'next Sunday'],
          time: ['08:10', '13:40', '9:20 am', 'noon', '3:50 pm'],
        },
        numbers: ['count'],
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Book', 'Cancel'],
          ['confusion', 'tee', 'tea'],
          ['entity', 'players', 'caddies'],
          ['direction', 'under the name {who}', 'with {who} as their guest'],
          ['quantity', 'a tee time', 'two tee times'],
          ['time', 'at {time}', 'not before {time}'],
          ['exclusion', 'on {day}', 'on any day except {day}'],
        ],
      },
      {
        parts: ['Water the {spot} of hole {hole}', 'for {length}'],
        slots: {
          spot: ['green', 'fairway', 'rough', 'apron', 'tee box'],
          hole: ['7', '16', '3', '11', '18'],
          length: ['20 minutes', '45 minutes', 'half an hour', '1 hour', '90 min'],
        },
        turns: [
          ['polarity', 'Water', 'Drain'],
          ['verb', 'Water', 'Mow'],
          ['quantity', 'hole {hole}', 'each hole up to {hole}'],
          ['exclusion', 'the {spot} of', 'everything but the {spot} of'],
          ['time', 'for {length}', 'in {length}'],
          ['direction', 'of hole', 'next to hole'],
        ],
      },
      {
        parts: ['How many members have a handicap below {number}', 'in the {group} group'],
        form: 'question',
        slots: {
          number: ['10', '18', '24', 'fifteen', '30'],
          group: ['youth', 'ladies', 'senior', 'Thursday', 'visitor'],
        },
        turns: [
          ['comparison', 'below', 'above'],
          ['entity', 'members', 'guests'],
          ['time', 'have a', 'used to have a'],
          ['unit', 'How many', 'What share of'],
          ['exclusion', 'in the {group} group', 'outside the {group} group'],
          ['polarity', 'have a', 'do not have a'],
        ],
      },
      {
        parts: ['Change the handicap of {who}', 'from {old}', 'to {new}'],
        together: ['old', 'new'],
        fronted: false,
        slots: {
          who: ['Ellis Moran', 'Toni Berg', 'Forrest Green', 'Chip Sanders', 'Wanda Club'],
          old: ['21', '14', '9', '26', '33'],
          new: ['19', '12', '8', '25', '31'],
        },
        alone: ['who'],
        turns: [
          ['polarity', 'Change', 'Freeze'],
          ['verb', 'Change', 'Check'],
          ['entity', 'the handicap', 'the address'],
          ['comparison', 'to {new}', 'to less than {new}'],
          ['exclusion', 'of {who}', 'of everyone but {who}'],
        ],
      },
    ],
  },
  {
    name: 'escape-rooms',
    wordings: [
      {
        parts: ['Put a group of {count} into the {room} room', 'at {time}'],
        slots: {
          count: ['5', '3', 'six', '4', '2'],
          room: ['submarine', 'pharaoh', 'attic', 'clockmaker', 'vampire'],
          time: ['17:00', '19:30', '6 pm', '20:45', '11:15 am'],
        },
        numbers: ['count'],
        turns: [
          ['polarity', 'into the', 'out of the'],
          ['verb', 'Put', 'Photograph'],
          ['entity', 'into the {room} room', 'on the waiting list of the {room} room'],
          ['exclusion', 'the {room} room', 'any room but the {room} one'],
          ['time', 'at {time}', 'until {time}'],
          ['quantity', 'a group', 'two groups'],
        ],
      },
      {
        parts: ['Reset the {prop} in the {room} room', 'after {time}'],
        runs: 3,
        slots: {
          prop: ['safe', 'cipher wheel', 'gas lamp', 'trapdoor', 'mirror', 'organ'],
          room: ['library', 'bank', 'asylum', 'castle', 'spaceship', 'saloon'],
          time: ['16:20', '18:50', '21:10', '8 pm', '12:30', '9:40 am'],
        },
        turns: [
          ['polarity', 'Reset', 'Remove'],
          ['time', 'after {time}', 'before {time}'],
          ['exclusion', 'the {prop} in', 'everything except the {prop} in'],
          ['entity', 'the {prop} in', 'the light over the {prop} in'],
          ['quantity', 'the {room} room', 'all rooms'],
          ['direction', 'in the', 'opposite the'],
        ],
      },
      {
        parts: ['Give {team} a voucher', 'worth {amount}', 'valid until {day}'],
        fronted: false,
        slots: {
          team: ['The Keyholes', 'Night Owls', 'Fifty Minutes', 'Plan B', 'Clueless'],
          amount: ['40 EUR', '60 EUR', '€25', '75.50 EUR', '100 euros'],
          day: ['2024-09-30', '2024-12-31', '31 March 2024', 'June 15, 2024', '2025-01-31'],
        },
        numbers: ['amount'],
        days: ['day'],
        alone: ['team'],
        turns: [
          ['polarity', 'Give {team} a', 'Take from {team} the'],
          ['entity', 'a voucher', 'a bill'],
          ['comparison', 'worth', 'worth more than'],
          ['time', 'valid until', 'valid after'],
          ['quantity', 'a voucher', 'five vouchers'],
          ['exclusion', 'Give {team}', 'Give everyone except {team}'],
        ],
      },
    ],
  },
  {
    name: 'swimming-pool',
    wordings: [
      {
        parts: ['Raise the water in the {pool} pool', 'to {temperature} degrees', 'by {time}'],
        slots: {
          pool: ['paddling', 'outdoor', 'diving', 'therapy', 'wave'],
          temperature: ['28', '30', '26', '33', '27.5'],
          time: ['06:30', '10:00', '7 am', '16:15', '5:30 pm'],
        },
        numbers: ['temperature'],
        turns: [
          ['polarity', 'Raise', 'Lower'],
          ['comparison', 'to {temperature}', 'by {temperature}'],
          ['entity', 'the water in', 'the air over'],
          ['unit', ' degrees', ' degrees Fahrenheit'],
          ['exclusion', 'the {pool} pool', 'every pool but the {pool} one'],
          ['time', 'by {time}', 'after {time}'],
        ],
      },
      {
        parts: ['Enrol {who} in the {course} course', 'starting {day}'],
        slots: {
          who: ['Malin Strand', 'Otis Wade', 'Brook Lakes', 'Marina Fisher', 'Jonah Whale'],
          course: ['crawl', 'lifesaving', 'beginners', 'butterfly', 'aqua'],
          day: ['2024-01-09', '2024-01-16', '23 January 2024', 'Feb 6, 2024', '2024-03-05'],
        },
        days: ['day'],
        alone: ['who'],
        turns: [
          ['polarity', 'Enrol {who} in', 'Remove {who} from'],
          ['verb', 'Enrol {who} in', 'Hire {who} for'],
          ['entity', 'course', 'exam'],
          ['quantity', 'Enrol {who}', 'Enrol {who} and two friends'],
          ['exclusion', 'Enrol {who}', 'Enrol all but {who}'],
          ['time', 'starting', 'finishing'],
        ],
      },
      {
        parts: ['Which lifeguard is on duty at the {place}', 'on {day}'],
        form: 'question',
        slots: {
          place: ['slide', 'baby pool', 'main gate', 'sauna', 'whirlpool'],
          day: ['2024-07-06', '2024-07-13', '20 July 2024', 'July 27, 2024', 'tomorrow'],
        },
        days: ['day'],
        turns: [
          ['polarity', 'on duty', 'off duty'],
          ['entity', 'lifeguard', 'cashier'],
          ['quantity', 'Which lifeguard is', 'How many lifeguards are'],
          ['time', 'on {day}', 'until {day}'],
          ['direction', 'at the', 'behind the'],
          ['exclusion', 'at the {place}', 'everywhere but at the {place}'],
        ],
      },
      {
        parts: ['Refund {amount} to {who}', 'for a {ticket} ticket'],
        slots: {
          amount: ['12 EUR', '35 EUR', '€8.50', '120 euros', '22 EUR'],
          who: ['Hedda Nilsen', 'Marcel Otte', 'Pool Sharma', 'Lily Pond', 'Dean Waters'],
          ticket: ['season', 'family', 'day', 'ten-visit', 'sauna'],
        },
        numbers: ['amount'],
        alone: ['who'],
        turns: [
          ['polarity', 'Refund {amount} to', 'Collect {amount} from'],
          ['verb', 'Refund', 'Lend'],
          ['comparison', 'Refund {amount}', 'Refund at most {amount}'],
          ['exclusion', 'a {ticket} ticket', 'anything but a {ticket} ticket'],
          ['quantity', 'a {ticket} ticket', 'each {ticket} ticket'],
          ['direction', 'to {who}', 'through {who}'],
        ],
      },
    ],
  },
  {
    name: 'auction-house',
    wordings: [
      {
        parts: ['List a {item} as lot {lot}', 'with a reserve of {amount}', 'on {day}'],
        slots: {
          item: ['writing desk', 'carriage clock', 'watercolour', 'stuffed owl', 'rocking chair'],
          lot: ['88', '102', '57', '214', '9'],
          amount: ['300 EUR', '450 EUR', '€1,200', '85 euros', '640 EUR'],
          day: ['2024-03-02', '2024-03-16', '30 March 2024', 'April 13, 2024', '2024-04-27'],
        },
        numbers: ['amount'],
        days: ['day'],
        turns: [
          ['polarity', 'List', 'Delist'],
          ['confusion', 'List', 'Lift'],
          ['comparison', 'of {amount}', 'of more than {amount}'],
          ['polarity', 'with a reserve', 'without a reserve'],
          ['entity', 'a reserve', 'a deposit'],
          ['quantity', 'a {item}', 'a pair of {item}s'],
          ['time', 'on {day}', 'only after {day}'],
        ],
      },
      {
        parts: ['Place a bid of {amount}', 'on lot {lot}', 'for {who}'],
        slots: {
          amount: ['500 EUR', '750 EUR', '€95', '1,300 EUR', '260 euros'],
          lot: ['31', '12', '46', '170', '63'],
          who: ['Augusta Hein', 'Levi Stern', 'Art Dealer Four', 'Sterling Moss', 'Oyelaran Antiques'],
        },
        numbers: ['amount'],
        alone: ['who'],
        turns: [
          ['polarity', 'Place', 'Withdraw'],
          ['comparison', 'a bid of', 'a bid above'],
          ['exclusion', 'on lot {lot}', 'on every lot except {lot}'],
          ['direction', 'for {who}', 'against {who}'],
          ['quantity', 'a bid', 'two bids'],
          ['entity', 'a bid of', 'a deposit of'],
        ],
      },
      {
        parts: ['How much was paid for lot {lot}', 'on {day}'],
        form: 'question',
        slots: {
          lot: ['19', '240', '77', '5', '133'],
          day: ['2023-09-16', '2023-10-07', '21 October 2023', 'Nov 4, 2023', '2023-11-18'],
        },
        days: ['day'],
        turns: [
          ['verb', 'paid for', 'offered for'],
          ['entity', 'lot', 'the frame of lot'],
          ['comparison', 'How much', 'How much less'],
          ['time', 'on {day}', 'before {day}'],
          ['exclusion', 'for lot {lot}', 'for everything but lot {lot}'],
          ['polarity', 'was paid', 'was not yet paid'],
        ],
      },
    ],
  },
];
