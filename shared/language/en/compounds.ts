import { wordSet } from '../language';

const RANKED = `floor storey deck row class form grade degree division officer mate lieutenant violin viola cello flute oboe clarinet bassoon horn
  trumpet trombone cornet soprano alto tenor bass`;
const AT_HEIGHT = 'floor deck shelf drawer bunk paddock field meadow terrace landing';

/**
 * Nouns of two words whose first one turns a request elsewhere ("the first order", "open it", "every night"), as a dictionary has them, by their first
 * word and in the singular: "first aid", "an open day", "night shifts". None that measures, counts or points ("double dose", "half pint", "last train").
 */
export const COMPOUNDS: Readonly<Record<string, ReadonlySet<string>>> = {
  first: wordSet(`${RANKED} aid aider dance communion lady edition`),
  second: wordSet(`${RANKED} opinion home hand language`),
  third: wordSet(`${RANKED} party age world`),
  fourth: wordSet(RANKED),
  fifth: wordSet(RANKED),
  last: wordSet('supper post rites will'),
  next: wordSet('door'),
  top: wordSet(`${AT_HEIGHT} hat coat soil table secret`),
  bottom: wordSet(AT_HEIGHT),
  double:
    wordSet(`bass glazing room bed bedroom decker espresso cream act bill booking agent chin flue garage oven sink bogey eagle
    science maths english french history art games period lesson`),
  single: wordSet('room bed bedroom malt mother father parent cream market currency'),
  half: wordSet('term marathon board moon brother sister mast timer'),
  whole: wordSet('blood wheat grain food milk note'),
  lower: wordSet('school deck case lip sixth'),
  day: wordSet('trip tripper care centre center nursery school shift pass bed room surgery boat'),
  night: wordSet('shift school club bus light watch watchman nurse owl porter safe train duty'),
  morning: wordSet('coat room sickness suit glory'),
  afternoon: wordSet('tea'),
  evening: wordSet('class gown dress meal primrose prayer star'),
  year: wordSet('book group'),
  open: wordSet(
    'day evening house mic fire fireplace hearth sandwich water letter university prison verdict market garden weekend'
  ),
  public:
    wordSet(`house library holiday hearing inquiry enquiry transport school toilet convenience footpath gallery lecture park baths bar
    speaking relation work liability sector`),
  private: wordSet(
    'view viewing school hire tuition lesson tutor detective bank banking room patient practice ward road link'
  ),
  credit: wordSet('card note union score'),
  debit: wordSet('card'),
  stop: wordSet('sign cock light'),
  show: wordSet('home house garden jumping flat case business'),
  lock: wordSet('keeper gate smith'),
  pin: wordSet('board cushion number'),
  link: wordSet('road'),
  block: wordSet('booking paving'),
  import: wordSet('duty licence license'),
  export: wordSet('duty licence license'),
  grant: wordSet('application'),
  read: wordSet('receipt'),
};
