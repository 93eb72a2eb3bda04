import { wordSet, type Words } from '../language';
import { CALENDAR } from './calendar-words';
import { COMPOUNDS } from './compounds';
import { FUNCTION_WORDS } from './function-words';
import { KINDS } from './kinds';
import { HOUSES, ORGANISATIONS, PEOPLE } from './people';
import { PHRASES } from './phrases';
import { HOMOGRAPHS, VOCABULARY } from './vocabulary';
import { WORD_GIVEN_NAMES, WORD_SURNAMES } from './word-names';

export const words: Words = {
  vocabulary: VOCABULARY,
  homographs: HOMOGRAPHS,
  letters: /^[a-zéèêïç]+$/,
  turning: {
    negation: wordSet(
      'not no never without none neither nor except excluding exclude but cannot unless nothing nobody nowhere'
    ),
    condition: wordSet('if unless when whenever while once otherwise else provided case depending until only instead'),
    comparison: wordSet(
      `more less fewer greater smaller larger bigger higher lower over under above below least most than exceed exceeds
    exceeding minimum maximum min max highest lowest largest smallest longest shortest cheapest cheaper fastest slowest between
    within beyond equal equals exactly about around approximately up down < > = <= >=`
    ),
    quantity: wordSet(
      `all every each any some both half several few many much single first second third fourth fifth last next previous
    latest newest oldest earliest recent rest remaining top bottom another again twice other others everything everyone
    everybody anyone anything double triple one only also too additional extra further whole entire`
    ),
    time: wordSet(
      `before after since until till by during ago past upcoming future overdue already yet still now soon later early earlier
    asap immediately urgently quickly instantly promptly eod cob today tomorrow yesterday tonight daily weekly monthly yearly annually recurring recently morning afternoon evening night
    week month year quarter weekend day this current currently`
    ),
    direction: wordSet('to from into onto off on in out for with against via through toward towards upon at of as per'),
    polarity: wordSet(
      `enable disable enabled disabled activate deactivate open close opened closed add remove increase decrease raise lower
    start stop accept reject approve deny decline lock unlock subscribe unsubscribe allow block show hide public private
    archive unarchive mute unmute pause resume confirm cancel credit debit buy sell send receive import export upload download
    grant revoke assign unassign pin unpin follow unfollow install uninstall attach detach connect disconnect encrypt decrypt
    publish unpublish include exclude extend shorten accelerate delay mark unmark link unlink join leave create delete undo
    redo restore complete incomplete completed incompleted finished unfinished paid unpaid read unread resolved unresolved
    active inactive available unavailable`
    ),
  },
  articles: wordSet('a an the'),
  definiteArticles: wordSet('the'),
  pronouns: wordSet(
    'it its he him his she her hers they them their theirs this that these those thing things same such there said one ones'
  ),
  personal: wordSet(`it its he him his she her hers they them their theirs`),
  impersonal:
    /^(?:how (?:far|much further) (?:is|was) it (?:from|to)|how (?:long|much time) (?:does|did|will|would) it take (?:\S+ )?(?:to|from|by)|how long (?:is|was) it (?:until|since)|what (?:time|day) is it in|is it (?:raining|snowing) (?:in|at))(?= )/,
  seeming: {
    verbs: ['seems', 'appears', 'seems like', 'looks like', 'looks as if', 'sounds like', 'turns out'].map((one) =>
      one.split(' ')
    ),
    asked: wordSet('which what'),
    theirs: wordSet('their them they'),
    subjects: wordSet('that we i you my our there nobody everybody everyone somebody someone'),
  },
  announcing: wordSet(
    `following follows below say says said saying shout shouts shouted shouting yell yells yelled yelling whisper whispers whispered mutter mutters muttered muttering mumble mumbles
    mumbled bellow bellows bellowed scream screams screamed sing sings sang quote quotes quoted dream dreamt dreamed sound sounds rude polite sentence chorus lyrics`
  ),
  quoting: wordSet('is was were are goes went read reads like'),
  pointing: wordSet(`this that these those same`),
  relative: wordSet('that'),
  reporting: wordSet(`note record log report confirm minute mention say announce state remember`),
  periodNouns: wordSet(`week month quarter year weekend morning afternoon evening time sprint season`),
  owning: wordSet('my our all every'),
  auxiliaries:
    wordSet(`i me my we us our you your is are was were be been am do does did has have had will would can could should may might must
  's ok and also there one ones other`),
  genericNouns: wordSet(
    `customer customers client clients user users team teams department departments group groups company companies manager managers
  boss colleague colleagues supplier suppliers vendor vendors partner partners employee employees staff member members admin
  admins administrator owner owners sender recipient recipients attendees participants someone somebody person people
  guy folks contact contacts order orders ticket tickets invoice invoices account accounts email emails meeting meetings task
  tasks project projects product products item items file files document documents report reports list lists thing me myself
  us ourselves you yourself i we nobody anyone anybody everyone everybody whoever whom who none default unknown
  headquarters office warehouse home review approval testing free work fun support instructions prompt system`
  ),
  organisationNouns: wordSet(
    `inc corp corporation ltd llc gmbh ag co company companies group bank university college school team department board
  committee squad division unit office agency association foundation institute council ministry hospital clinic hotel
  restaurant store shop channel crew staff club union`
  ),
  institutions: wordSet('bank board council school college university hospital ministry'),
  people: PEOPLE,
  organisations: ORGANISATIONS,
  houses: HOUSES,
  firmNouns: wordSet('son sons daughter daughters brothers bros partners associates co company'),
  compounds: COMPOUNDS,
  phrases: PHRASES,
  holders:
    wordSet(`pair set bunch box bag crate bottle jar tin can pack packet basket bucket tray sack roll sheet piece slice loaf block stack pile heap
  bowl cup glass mug jug carton tube tub barrel keg cask drum bale bundle batch bouquet chest kit suite bar stick string flock herd plate platter pot portion ream length group party team class coach`),
  titles: wordSet('mr mrs ms miss mx dr prof professor sir lady lord'),
  nounsUnlessBehind: { case: wordSet('in any no each every which that this the') },
  notGivenNames: wordSet(''),
  wordNames: { given: WORD_GIVEN_NAMES, surnames: WORD_SURNAMES },
  measures: wordSet('many much long often far late old soon big tall deep wide heavy'),
  commonOrders: wordSet(
    `add amend ask book bring buy call cancel change charge check clean close collect confirm cook deliver edit email fill find fix get give invite invoice let list make move offer open order
  pack park pay pick post print put quote remind remove reserve return ring sell send set show sign start stop swap take tell update`
  ),
  capitalsName: true,
  // No prepositions: "Casey White in Berlin" is a name and a condition.
  nameParticles: wordSet(`de da di van von der den la le el bin al`),
  namingCues: wordSet('called named titled labeled labelled title subject saying entitled dubbed'),
  titleJoins: wordSet('in of on for with from to'),
  breaks: wordSet('and or then so because ignore instruction instructions system prompt'),
  leads: wordSet(`for of about regarding against tag label category keyword topic`),
  owners: wordSet(`my our your their his her`),
  pointers:
    wordSet(`same other different similar new old own main usual regular normal special full half empty right wrong correct best worst
  better worse good bad nice big small large tiny huge great long short free cheap expensive nearest closest near nearby far fast
  slow quick final initial original existing missing remaining upcoming following preceding present former future major minor
  common general specific particular certain various multiple several numerous total partial average mean median joint shared
  blank random possible necessary required spare unused used ready late overall combined separate second-hand favourite
  favorite default alternative backup test dummy fake real actual proper respective relevant important urgent busy popular
  preferred temporary permanent ongoing running pending failing leading trailing cumulative aggregate sole very lone
  most less non online offline opening closing`),
  idioms:
    wordSet(`free good sure example instance real ages life ever course sorts mine ours yours keeps now short once granted certain
  reference purpose purposes information safety safekeeping pickup delivery sale rent later long hours days weeks months years minutes seconds
  friends friend family someone whoever whatever whichever whom which what that`),
  setPhrases: {
    in: wordSet(`advance full part time turn stages layers silence private public secret detail total summer spring winter autumn daylight darkness hurry rain dry dark
  sunshine snow peace pieces bulk batches pairs groups instalments order parallel rotation places haste moderation error person cash writing slices halves thirds
  quarters boots slippers`),
    by: wordSet(
      'mistake accident chance design default lunchtime lunch teatime bedtime nightfall dusk dawn midday dozen half hundred'
    ),
    on: wordSet('time demand approval request arrival purpose credit trial loan completion collection'),
    at: wordSet('once cost least most random will speed leisure lunchtime teatime bedtime dusk dawn'),
    with: wordSet('care ease pleasure luck caution'),
    to: wordSet('scale measure print'),
  },
  endings: { adverb: /ly$/, done: /..[^e]ed$/ },
  functionWords: FUNCTION_WORDS,
  allOrNone: wordSet(
    'everything everyone everybody everywhere nothing nobody none nowhere anything anyone anybody anywhere all'
  ),
  fillers: wordSet('ok okay alright so yo hey hi hello um uh er oh ah'),
  namedByCodes:
    wordSet(`branch service app application environment cluster host server node project repo repository queue topic database table
  bucket namespace container deployment pipeline package module component channel workspace index schema zone`),
  kinds: KINDS,
  politeness: {
    openings: `
  hi there | hello there | hey there | hi team | hello team | hey team | hi | hello | hey | good morning | good afternoon | good evening
  please | kindly | pls | plz
  can you | could you | would you | will you | can u | could u
  i need you to | i want you to | i would like you to | i need to | i want to | i would like to | i would love to | i have to
  we need you to | we want you to | we would like you to | we need to | we want to | we would like to | we have to
  help me to | help me | go ahead and
  i was wondering if you could | i am wondering if you could | i would appreciate it if you could | would appreciate it if you could
  it would be great if you could | it would be nice if you could | if you could | be so kind as to | be so kind and
  thanks in advance | thank you in advance | many thanks | thanks a lot | thank you very much | thank you so much | thanks so much
  would you be so kind as to | would you be able to | could you be so kind as to | may i ask you to | i would be grateful if you could
  could i ask you to | can i ask you to | may i ask you to | i would be glad if you could | i would be happy if you could
  any chance you could | any chance that you could | any chance of you
  would it be possible to | is it possible to | when you have a moment | when you get a chance | when you have time
  i would like to ask you to | i would be thankful if you could | do me a favor and | do me a favour and
  thanks | thank you | ok | alright
`,
    gerundOpenings: 'would you mind | do you mind',
    questionOpenings: `tell me | let me know | show me | i would like to know | i want to know | i need to know | do you know`,
    questionWords: wordSet(`who which what how when where whose`),
    questionVerbs: wordSet(`is are was were do does did have has can could will would`),
    closings: `
  please | thanks | thank you | thank you very much | thank you so much | thanks a lot | thanks a million | thanks so much
  thanks in advance | thank you in advance | many thanks | cheers | thx | ty | pls | kindly
  can you do that | could you do that | would you do that | can you do this | could you do this | can you do it | could you do it
  is that ok | is that possible | would that be possible | would that be ok | will you | would you | for me
  if you would | if you do not mind | if you would be so kind | if you could | and thank you | and thanks
  when you have a moment | when you get a chance | when you have time | would be great | that would be great | that would be lovely
  much appreciated | i would appreciate it | i appreciate it
`,
    anywhere: wordSet(`please kindly pls plz`),
    interjections: wordSet(
      'right also well anyway anyhow plus lastly finally firstly secondly thirdly then additionally furthermore oh'
    ),
    haste: wordSet('just also lastly finally'),
  },
  starters: wordSet(
    `to from for with by on in at about since until before after as into via under over during through regarding called named titled saying starting due using between because against onto toward
    towards upon across along behind beside beyond near inside outside`
  ),
  joins: wordSet(`and or then but because so that which who where while plus also`),
  ands: wordSet('and'),
  compoundStarters: [
    'because of',
    'instead of',
    'as of',
    'ahead of',
    'next to',
    'close to',
    'due to',
    'prior to',
    'according to',
    'on behalf of',
    'in front of',
    'in place of',
    'out of',
    'along with',
    'together with',
    'on top of',
    'on account of',
    'in exchange for',
    'in return for',
    'in time for',
    'in aid of',
    'in memory of',
    'in honour of',
    'in addition to',
    'with regard to',
    'by way of',
  ].map((words) => words.split(' ')),
  subordinators: wordSet('when whenever while once if unless because after before since'),
  scoped: wordSet('only also'),
  infinitiveMarks: wordSet('to'),
  partLeads: wordSet('per off'),
  determiners: wordSet(`my our mine ours yours all both every each either`),
  originMarks: wordSet('from'),
  halfOf: /^(?:half|an?\s+quarter\s+of|three\s+quarters\s+of)\s+an?$/i,
  andHalf: /^\s+and\s+a\s+(?:half|quarter)$/i,
  particles: wordSet('up down out off on in over back away'),
  numberMarks: wordSet('number no nr num id ref'),
  ofAll: { alls: wordSet('all both'), of: wordSet('of') },
  ...CALENDAR,
  noStreet:
    /\b(?:different|other|various|several|more|less|addresses|places|locations|days?|weeks?|months?|hours?|minutes?|people|times|of the)\b/i,
  oneWord: 'e-mails?|per\\s?cent|\\p{L}+(?:-(?:and|in|of|on|to|by|for|up|out|off|the|a|at)-\\p{L}+)+',
  abbreviations: /\b(?:no|nr|num|mr|mrs|ms|dr|st|rev|prof|capt|sgt|lt|col|gen|maj|hon|mt|vs|approx|e\.g|i\.e|[A-Z])$/i,
};
