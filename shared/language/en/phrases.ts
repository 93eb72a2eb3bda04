import { wordSet, type Phrases } from '../language';
import { REASONS } from './reasons';

/** Pairs that are one thing as a dictionary has them, joined by "and". */
const BINOMIALS = `salt pepper, salt vinegar, bread butter, fish chips, sweet sour, black white, health safety, arts crafts, bed breakfast, lost found,
  pick mix, mac cheese, gin tonic, cheese onion, sour cream, research development, food drink, terms conditions, profit loss, hair make-up,
  sales marketing, learning development, scale polish, cut colour, cut color, wash cut, cut finish, shampoo set, wear tear, nuts bolts, hook eye, ball socket, tongue groove,
  mortise tenon, wattle daub, drum bass, rhythm blues, country western, song dance, show tell, bring buy, hide seek, parent baby, parent toddler, mother baby,
  mother toddler, parent child, stop start, pay display, park ride, click collect, drop collect, search rescue, supply demand, cash carry, goods services, plant machinery,
  oil vinegar, oil filter, strawberries cream, bangers mash, sausage mash, steak kidney, steak ale, ham cheese, ham eggs, bacon egg, egg cress, bubble squeak, rum raisin,
  mint choc, cookies cream, rock roll, wine dine, hot cold, pros cons, odds ends, bits pieces, track trace, copy paste, cup saucer, knife fork, bow arrow, needle thread,
  dustpan brush, bucket spade, bucket mop, mop bucket, pestle mortar, lock key, horse carriage, coach horses, fox hounds, rose crown, dog duck, hammer tongs, lock stock, pick carry, cut fill, cut cover, lift shift, lift carry, plug play, point shoot, point click, drag drop, grab go, hit run, kiss ride, walk ride, stay play,
  sip paint, paint sip, stitch sip, stitch chat, knit natter, coffee cake, tea cake, tea biscuits, cheese wine, wine cheese, beer skittles, soup roll, soup sandwich, wash wax, wash go, wash dry, wash fold, wash iron, trim tidy, trim shape,
  tracking balancing, wheels tyres, brakes tyres, pie mash, pie peas, pie chips, burger fries, beans toast, jam cream, prawn mayo, tuna mayo, tuna sweetcorn, chicken bacon, chicken mushroom, chicken leek, beef onion, beef ale,
  leek potato, pea ham, carrot coriander, tomato basil, lemon lime, lemon ginger, apple blackberry, apple cinnamon, pear almond, rhubarb custard, rhubarb ginger, sage onion, garlic herb, honey mustard, mint pea, cheese ham, cheese pickle,
  cheese tomato, spinach ricotta, feta olive, walnut coffee, coffee walnut, chocolate orange, date walnut, rosemary garlic, sea sand, sun sand, buggy ride, sing sign, bump baby, tums bums, bums tums, read rhyme, rhyme sign, swim gym, spin tone,
  stretch tone, tap jazz, drums bass, harris hoole, mind body, body soul, cats dogs, dogs cats,
  pen pencil, swag tail, pest disease, fruit veg, fruit nut, rice peas, rice beans, rice chicken, chicken rice, chicken chips, sand cement, sand gravel, wine spirit, tea coffee,
  coffee tea, war peace, pride prejudice, sense sensibility, crime punishment, film tv, music dance, dance drama, speech drama, art design, design technology, scones jam, cheese crackers,
  cheese biscuits`;

/** What stands before a noun and begins with a preposition, or has one in it. */
const MODIFIERS = `for sale, to let, off peak, off road, on street, off street, on site, off site, on call, in house, behind scenes, under stairs, out of hours, out of town, end of term, end of year,
  end of season, start of term, round clock, hands on, face to face, one to one, door to door, end to end, day to day, made to measure, made to order, ready to wear, pay as you go, up and over, walk in, drop in, walk up, sit on, ride on, pop up, pick your own, on demand`;

/** Phrases with commas between them. */
function listed(phrases: string): ReadonlySet<string> {
  return new Set(phrases.split(',').map((one) => one.trim().split(/\s+/).join(' ')));
}

export const PHRASES: Phrases = {
  modifiers: listed(MODIFIERS),
  binomials: listed(BINOMIALS),
  wearing: wordSet('in'),
  degrees: wordSet('half too very quite rather badly slightly partly completely totally'),
  ordinals: wordSet('first second third fourth fifth sixth final'),
  last: 'last',
  services: wordSet('train bus tram ferry flight sailing boat coach crossing departure'),
  shapes: wordSet('round square oval circular rectangular triangular hexagonal octagonal pentagonal curved domed flat'),
  whereabouts: wordSet(
    `bed bay cot cubicle room ward cell flat apartment suite house plot unit cabin berth pitch table seat stall desk kennel pen cage lane tee stand locker
  car van bus truck lorry cab taxi boat engine crew squad platoon team case claim bib horse patient client customer guest resident visitor candidate
  member applicant contestant entrant participant competitor claimant`
  ),
  excesses: wordSet(
    'late early short long over under thick thin wide narrow deep high low tall heavy light slow fast old'
  ),
  spans: {
    beforeNouns: /^(?:\d[\d.,]*|(?!an?\b)[a-z][a-z-]*)[\s-]*(minute|min|hour|hr|day|night|week|month|year)$/i,
    inNouns: wordSet('day night week month year'),
  },
  multiples: wordSet('single double twin triple'),
  beneficiary: 'for',
  learners: wordSet(
    `beginners improvers starters learners nurses teachers doctors carers parents mums dads children kids adults teenagers teens toddlers tots babies gents seniors pensioners women
  men girls boys ladies students managers leaders accountants lawyers engineers drivers writers readers singers runners climbers travellers tourists
  visitors volunteers musicians artists dancers gardeners cooks chefs developers designers freelancers families couples groups schools businesses`
  ),
  within: wordSet('in on at near'),
  toPlaces: wordSet('at to from near'),
  fromOrTo: wordSet('from to'),
  placesAlone: wordSet('upstairs downstairs outside inside indoors outdoors'),
  hours: wordSet('morning afternoon evening night lunchtime weekend weekday'),
  times: wordSet(
    'lunchtime lunchtimes teatime bedtime midweek weekday weekdays weekends mornings afternoons evenings nights'
  ),
  streets: wordSet(
    `street road lane close drive avenue way walk row rise place court crescent terrace gardens grove mews hill park view square green gate yard fold bank end
  quay wharf parade passage path bridge mount croft meadow meadows fields heights broadway gate st rd ave dr ln cl`
  ),
  premises: wordSet(
    'yard barn farm house field shed workshop studio office site quarry depot garage plot paddock boatyard field warehouse unit'
  ),
  home: 'home',
  shares: wordSet(
    `part bit rest half third quarter remainder share majority most lot load loads plenty number amount quantity sum total couple few range variety selection collection choice series
  list copy photo photograph picture drawing image scan sample sort kind type make brand version front back side end top bottom middle edge corner start beginning inside outside
  owner name key price cost value fee bill worth weight size colour length draft result lack absence first second last one
  dose drop spoonful spoon handful scoop pinch splash dash shot puff pound kilo gram litre pint metre foot inch mile ounce ton tonne pair dozen hundred thousand`
  ),
  occasions: wordSet(
    'wedding birthday party christening funeral wake anniversary graduation retirement engagement reception baptism barmitzvah shower ceremony celebration'
  ),
  company: wordSet('co family partner'),
  ages: wordSet('under over'),
  shores: wordSet(
    'beach head point bay island rock rocks reef sands pier harbour quay cove cliff cliffs coast shore spit bank buoy lighthouse marina'
  ),
  beyond: wordSet('off over under beneath behind beside beyond'),
  having: 'with',
  townEndings:
    /..(?:ton|ham|ford|bury|ley|field|mouth|wick|wich|thorpe|chester|cester|stead|worth|borough|brough|burgh|pool|dale|wood|hurst|combe|minster|haven|bridge|well|land|stow|holme|sey)$/,
  lacking: 'no',
  howMany: wordSet('many'),
  stale: /\b(?:out-of-\p{L}+|left-?overs?|(?:half|part|short|past)-(?:empty|full|used|eaten|opened|dated?))\b/iu,
  neverNames: wordSet(
    'twice thrice today tonight tomorrow yesterday again too unsigned unpaid unopened urgent asap attn fao cc rear nearside offside'
  ),
  defects: wordSet(
    `error errors fault faults faulty leak leaks stain stains crack cracks dent dents hole holes scratch scratches flat dead stuck loose missing wrong noise noises smell smells alarm alarms
  damage damp mould rust puncture failure failures problem problems warning trouble issue issues defect defects short burst wasps mice rats red light flashing`
  ),
  mistaken: 'wrong',
  remedies: wordSet(
    `repaired fixed mended replaced refitted renewed restored resealed reopened rebuilt reconnected refilled reset cured healed cleared cleaned washed serviced sorted
  solved resolved settled finished completed closed patched tested inspected approved passed improved working sealed`
  ),
  status: {
    mark: 'as',
    states: wordSet(
      `overdue late early paid unpaid done sold open closed new ready pending due void draft live dead lost found sent gone absent present ill sick away busy free full empty
  active inactive complete incomplete final urgent settled`
    ),
    parts: wordSet('part half partly partially fully well newly already pre'),
  },
  afterStates: wordSet('open shut closed'),
  phrasal: wordSet(
    `cutting setting shutting breaking clearing cleaning locking tidying winding backing picking dropping filling signing logging topping turning putting taking washing
  drying warming cooling opening closing wrapping loading packing stocking marking tearing digging checking sorting catching following moving selling laying lining
  burning wearing playing acting giving falling tying pulling blocking boarding thinning trimming smoothing touching finishing freezing melting drawing calling running handing`
  ),
  sinceWhen: wordSet('since until'),
  dueWhen: wordSet('before by'),
  share: /^(?:half|(?:an?|one|two|three|four)[\s-](?:halves|half|thirds?|quarters?|fifths?|tenths?))$/,
  aroundEvents: wordSet('before after by until since'),
  events: wordSet(
    `auction sale hearing trial meeting service ceremony wedding christening funeral match game race concert show performance rehearsal recital lesson lecture seminar exam
  inspection audit visit appointment interview opening launch party dinner lunch breakfast supper brunch tea dance ball gig festival fair fete market parade tour trip run shift
  handover briefing break term shutdown delivery collection interval sermon mass evensong registration assembly playtime bedtime kickoff election count deadline
  conference reception photoshoot shoot regatta harvest session screening fixture quiz`
  ),
  meals: wordSet(
    'breakfast brunch lunch dinner supper tea assembly registration evensong mass playtime bedtime kickoff'
  ),
  takesTwo: wordSet(
    `give send bring buy get order book reserve sell lend pay offer show read write tell ask teach make leave save charge bill invoice quote fine owe cost email text post
  forward hand pass throw find fetch cook bake pour cut play sing build call wish grant allow deny refuse promise award assign serve deliver ship mail fax loan rent hire
  print pack draw knit sew mix fix prepare arrange spare owe feed`
  ),
  verbsAndNouns: wordSet(
    'block pin show lock link stop release mark delay credit debit export import download upload leave increase decrease'
  ),
  headNouns: wordSet('top rest'),
  namesToo: wordSet('mark will max'),
  causing: wordSet('let make makes made have has had help see watch hear get got'),
  reasons: REASONS,
};
