const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/**
 * What people speak of who only want to say how they are: sleep and body, meals, family and pets, the weather, the way to work, the
 * room they sit in and its machines, leisure. A clause of such an event or state asks for nothing, unless its grammar says more.
 */
export const TOPICS: ReadonlySet<string> = set(`
  sleep slept asleep awake nap yawn yawning bed headache headaches migraine flu cough coughing sneeze sneezing throat tooth toothache
  dentist fever hangover hungover sick ill leg legs arm arms hand hands finger fingers thumb eye eyes ear ears head nose hair
  stomach belly voice brain bones feet knee shoulder shoulders sunburn hiccups
  coffee tea espresso latte cup mug kettle teapot caffeine breakfast lunch dinner supper snack cake cakes cookie cookies biscuit biscuits
  muffin chocolate sandwich sandwiches soup pizza beer croissant bagel banana canteen tiramisu pancakes
  kid kids child children son daughter baby toddler twins wife husband mum mom dad mother father parents grandma grandmother granny
  grandpa nephew niece uncle aunt sister brother family neighbour neighbours neighbor neighbors flatmate roommate colleague
  colleagues boss inbox desk monday mondays fridays
  dog dogs cat cats puppy kitten hamster parrot budgie goldfish rabbit pony tortoise birds pigeon pigeons seagull seagulls wasp
  wasps mosquito mosquitoes spider squirrel
  rain raining rained rains rainy snow snowing snowed snows drizzle drizzling pouring poured hail hailing storm storms stormy thunder thunderstorm wind windy
  sun sunny sunshine sunset fog foggy heat heatwave frost frosty freezing boiling sweltering humid weather sky clouds spring summer autumn winter
  train trains bus buses tram ferry metro subway underground traffic jam commute bike bicycle motorway platform tunnel tube taxi cab
  scooter airport road roadworks
  school office house kitchen garden roof heating heater boiler fridge dishwasher sofa chair lamp window printer printers laptop computer keyboard mouse screen phone
  battery charger wifi internet router headphones microphone camera radio drill drilling builders
  holiday holidays vacation weekend weekends party birthday wedding match football cricket marathon gym yoga concert movie film telly tv
  christmas easter
  day days week weeks morning mornings afternoon afternoons evening evenings night nights year`);

/** What is said to be so of them, or of the speaker. */
export const STATES: ReadonlySet<string> = set(`
  broken dead late stuck frozen cold hot warm wet soaked noisy loud quiet empty packed crowded delayed grumpy cranky hoarse numb sore
  gone asleep awake sick ill unwell hungry thirsty tired exhausted knackered shattered sleepy jealous jetlagged hungover swamped snowed
  overwhelmed buried drowning stressed busy buzzing crazy mad bonkers insane chaotic hectic messy lost upside full flat down up out away home
  outside inside downstairs upstairs here there back mess wreck zoo circus nightmare disaster jungle blur rollercoaster madhouse chaos
  mayhem drama heaven bliss joy dream freezing boiling sweltering humid steaming sunny rainy windy foggy grey gray bright muggy chilly icy
  slow quick long short lovely nice great good bad fine awful terrible horrible dreadful miserable wonderful fantastic brilliant
  amazing awesome gorgeous glorious beautiful pleasant perfect excellent rough tough hard fun funny silly odd weird strange mild grim done beat toast drained dizzy mortified wiped worn burnt fuming speechless
  endless exhausting tiring relaxing boring calm peaceful fire playing acting barking meowing purring crying screaming snoring teething howling
  proud glad happy pleased excited delighted curious impressed amused bored nervous`);

/** Verbs of body, weather, movement and mishap in the past: what happened to the speaker or around him asks for nothing. */
export const PAST_FORMS: ReadonlySet<string> = set(`
  was were been went came got had felt fell flew froze grew ate drank drunk eaten slept woke woken broke broken drove driven rode ridden ran
  run sang sat stood lay lost won met spent caught fought hid held kept rang rung rose shook shone spilt stole stolen stung bit bitten
  struck swam swept swore tore torn threw thrown wore worn burnt dreamt blew blown made took taken saw seen heard smelt spoilt wept gone
  fallen gotten begun began hurt`);

/** Forms of verbs and nouns of will, word, duty and change: with one of them a statement may be about the request itself. */
export const SAYING_OR_DECIDING: ReadonlySet<string> = set(`
  say tell ask answer reply call decide choose change swap switch replace alter correct adjust amend approve confirm reject refuse object veto
  sign allow permit forbid ban promise mean intend plan think reconsider rethink consider doubt suspect guess misread mistake misspeak err remember overlook
  want need wish prefer require demand request order book buy sell pay cancel stop start finish end close open complete handle
  solve settle fix sort resolve arrange move postpone delay withdraw quit keep let try agree disagree insist vote pick select offer propose
  suggest advise recommend warn inform notify mention announce claim deny admit expect await deserve belong depend matter count include
  exclude add remove skip drop scrap leave undo redo restore revoke retract renew extend shorten raise lower reduce increase switch turn use
  share send receive get give return join attend bring accompany participate visit stay arrive come attach assign owe fill sort
  check verify know find learn read write rewrite copy print update upgrade edit do happen apply concern affect mess confuse mix joke kidding pretend lie
  said told thought meant chose chosen knew known found forgot forgotten bought sold paid sent given gave did done wrote written left
  mistake error plan mind opinion decision choice version request approval permission budget price cost deadline instruction rule policy limit
  preference requirement allergy diet number amount quantity date address spelling option alternative rest remainder detail wrong right
  mistaken travel celebrate look hope aim avoid seek search save resign retire marry divorce overrule withdraw withdrew sell sold hire
  fault typo joke matter case condition exception difference problem issue doubt answer question client customer`);

/** Those of the words above that speak of the writing of this message, or of coming and going, where the speaker is the one who does it. */
export const OWN_ACTS: ReadonlySet<string> = set(
  `writing typing sending texting emailing messaging asking dictating calling wrote typed sent asked texted`
);
