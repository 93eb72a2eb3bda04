/**
 * Closed classes of words whose presence, absence or place changes what a request means while its vector hardly moves
 * (DESIGN section 5.3). They are compared as they stand: none of them is ever a synonym of another.
 */
const TURNING_WORDS = {
  negation: words(
    'not no never without none neither nor except excluding exclude but cannot unless nothing nobody nowhere'
  ),
  condition: words('if unless when whenever while once otherwise else provided case depending until only instead'),
  comparison: words(
    `more less fewer greater smaller larger bigger higher lower over under above below least most than exceed exceeds
    exceeding minimum maximum min max highest lowest largest smallest longest shortest cheapest cheaper fastest slowest between
    within beyond equal equals exactly about around approximately up down < > = <= >=`
  ),
  quantity: words(
    `all every each any some both half several few many much single first second third fourth fifth last next previous
    latest newest oldest earliest recent rest remaining top bottom another again twice other others everything everyone
    everybody anyone anything double triple one only also too additional extra whole entire`
  ),
  time: words(
    `before after since until till by during ago past upcoming future overdue already yet still now soon later early earlier
    asap immediately urgently quickly instantly promptly eod cob today tomorrow yesterday tonight daily weekly monthly yearly annually recurring recently morning afternoon evening night
    week month year quarter weekend day this current currently`
  ),
  direction: words('to from into onto off on in out for with against via through toward towards upon at of as per'),
  polarity: words(
    `enable disable enabled disabled activate deactivate open close opened closed add remove increase decrease raise lower
    start stop accept reject approve deny decline lock unlock subscribe unsubscribe allow block show hide public private
    archive unarchive mute unmute pause resume confirm cancel credit debit buy sell send receive import export upload download
    grant revoke assign unassign pin unpin follow unfollow install uninstall attach detach connect disconnect encrypt decrypt
    publish unpublish include exclude extend shorten accelerate delay mark unmark link unlink join leave create delete undo
    redo restore complete incomplete completed incompleted finished unfinished paid unpaid read unread resolved unresolved
    active inactive available unavailable`
  ),
} as const;

export type TurningKind = keyof typeof TURNING_WORDS;

/** The class of a word, `undefined` for a content word. */
export function turningKind(word: string): TurningKind | undefined {
  return (Object.keys(TURNING_WORDS) as TurningKind[]).find((kind) => TURNING_WORDS[kind].has(word));
}

/** Every word that turns a meaning. */
export function allTurningWords(): string[] {
  return Object.values(TURNING_WORDS).flatMap((kind) => [...kind]);
}

/** Words that refer to something said elsewhere. */
export const PRONOUNS = words(
  'it its he him his she her hers they them their theirs this that these those thing things same such there said one ones'
);

/** Words that carry no meaning of their own; a difference in them is none. */
export const EMPTY_WORDS = words('a an the');

/** "last month", "this quarter", "next week": one kind of value, although its words also turn meanings. */
export function isPeriod(phrase: string): boolean {
  return /^(?:the\s+)?(?:last|this|next|past|previous|current|coming)\s+(?:week|month|quarter|year|weekend)$/i.test(
    phrase.trim()
  );
}

/** Common nouns for people and things that stand where a name could, and name nobody. */
export const GENERIC_NOUNS = words(
  `customer customers client clients user users team teams department departments group groups company companies manager managers
  boss colleague colleagues supplier suppliers vendor vendors partner partners employee employees staff member members admin
  admins administrator owner owners sender recipient recipients attendees participants someone somebody person people
  guy folks contact contacts order orders ticket tickets invoice invoices account accounts email emails meeting meetings task
  tasks project projects product products item items file files document documents report reports list lists thing me myself
  us ourselves you yourself i we nobody anyone anybody everyone everybody whoever whom who none default unknown
  headquarters office warehouse home review approval testing free work fun support instructions prompt system`
);

/** Words of organisations: who once was a person is not one of these. */
export const ORGANISATION_NOUNS = words(
  `inc corp corporation ltd llc gmbh ag co company companies group bank university college school team department board
  committee squad division unit office agency association foundation institute council ministry hospital clinic hotel
  restaurant store shop channel crew staff club union`
);

/** Words behind which a free text is announced as a name or title. */
export const NAMING_CUES = words('called named titled labeled labelled title subject saying entitled dubbed');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}
