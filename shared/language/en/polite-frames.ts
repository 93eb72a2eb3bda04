import type { OpeningFrame } from '../language';

/**
 * The polite frame round a request, by its grammar: a main clause of the speaker or the reader with a verb of wish, ability,
 * possibility or gratitude, and the request as its complement. Words are without articles and without "please". None holds a
 * negation, a quantity or a time of the request, and what follows has to be a proven wording word for word.
 */

const MUCH =
  '(?:so |very |most |really |ever so |extremely |greatly |deeply |truly |highly |eternally |very much |much |also )*';
const SOFTLY = '(?:possibly |perhaps |maybe |just |kindly |ever so kindly |by any chance |then )*';
const CAN = '(?:can|could|would|will|might|may)';
const GOOD =
  '(?:great|nice|lovely|good|wonderful|fantastic|brilliant|amazing|awesome|perfect|kind|kind of you|helpful|great help|huge help|big help|real help|of great help|excellent|super|ideal|appreciated)';
const GLAD = '(?:grateful|thankful|glad|happy|pleased|obliged|delighted|indebted|appreciative)';
const KIND = '(?:so kind as|so good as|kind enough|good enough|so very kind as|able|willing)';
const MOMENT =
  '(?:(?:free|spare|quiet|few|couple of) )*(?:minute|minutes|moment|moments|second|seconds|sec|chance|time|opportunity|<duration>)';
const TROUBLE = '(?:too much |much |big )*(?:trouble|bother|hassle|problem|inconvenience|to ask|imposition)';

/** A condition on nothing but the reader's time and goodwill. */
const LEISURE = [
  `(?:if|when|whenever) you (?:have|get|find|have got|can spare|could spare|happen to have|next have) (?:some |one )*${MOMENT}`,
  `(?:if|when|whenever) you are (?:free|around|not too busy|not busy)`,
  `(?:if|when|whenever) (?:it|that|this) (?:suits|works for|is convenient for|is ok with|is ok for|is alright with|is alright for|is fine with|is fine by) you`,
  `if (?:it|that|this) (?:is|makes|causes|gives you) (?:not|no) ${TROUBLE}(?: for you| to ask)*`,
  `if (?:it|that|this) (?:is|would be|be) (?:ok|okay|alright|all right|fine)(?: (?:with|by|for) you)?`,
  `if you (?:do not mind|would not mind|please|would be so kind|would be so good|would be kind enough)(?: (?:my asking|me asking))?`,
  `if (?:i may|i might|i may ask|i may be so bold|i could trouble you)`,
  `at your (?:earliest )?(?:convenience|leisure)`,
].join('|');

const OPENINGS = [
  `${CAN} (?:you|u) ${SOFTLY}(?:be ${MUCH}${KIND} to )?${SOFTLY}`,
  `(?:can|could|may|might) i ${SOFTLY}(?:ask|trouble|bother|request|beg|get|invite|implore) (?:you|u) to `,
  `(?:can|could|may|might) i ${SOFTLY}(?:ask|request|beg) that you `,
  `(?:i|we) would ${MUCH}${SOFTLY}(?:like|love|wish|need|want) (?:you )?to `,
  `(?:i|we) would ${MUCH}${SOFTLY}(?:like|love|wish|want|need) to (?:ask|request|beg|trouble|invite) (?:you to|that you) `,
  `(?:i|we) ${MUCH}${SOFTLY}(?:need|want|have|wish) (?:you )?to `,
  `(?:i|we) (?:hereby |kindly |humbly |must |have to )*(?:ask|request|beg|urge) (?:you to|that you) `,
  `(?:i|we) (?:am|are) (?:hereby |kindly |humbly |just |only )*(?:asking|requesting|begging) (?:you to|that you) `,
  `(?:i|we) (?:am|are) (?:writing|calling|here|getting in touch) to (?:ask|request) (?:you to|that you) `,
  `(?:i|we) (?:would|will|should|shall) be ${MUCH}${GLAD} (?:if|were) you ${SOFTLY}(?:could|would|can|might|to) ${SOFTLY}`,
  `(?:(?:i|we) )?(?:would|will) ${MUCH}appreciate (?:it |that )?(?:very much |lot |greatly )*if you ${SOFTLY}(?:could|would|can|might) ${SOFTLY}`,
  `(?:it|that) would be ${MUCH}${GOOD} if you ${SOFTLY}(?:could|would|can|might) ${SOFTLY}`,
  `(?:it|that) would ${MUCH}(?:help|mean|make my day|make me happy|please)(?: me| us| world| lot| to me| so much| out)* if you ${SOFTLY}(?:could|would|can|might) ${SOFTLY}`,
  `(?:${MUCH}${GLAD}|${MUCH}appreciated) if you (?:could|would|can|might) ${SOFTLY}`,
  `(?:i|we) (?:(?:was|am|were|are|have been) )?(?:just |only |also )*(?:wonder|wondering) (?:if|whether) you ${SOFTLY}(?:could|can|might|would|may|would be able to|could be persuaded to) ${SOFTLY}`,
  `(?:i|we) (?:(?:was|am|were|are) )?(?:just |only )*(?:hope|hoping) (?:that )?you ${SOFTLY}(?:could|can|might|would|will|would be able to) ${SOFTLY}`,
  `(?:(?:i|we) (?:(?:was|am|were|are) )?(?:just |only )*(?:wonder|wondering) (?:if|whether) )?(?:would|might|could|is|will) (?:it )?(?:be )?(?:possible|too much to ask|too much trouble|too much bother)(?: for you| of you| to ask you)* to `,
  `(?:i|we) (?:(?:was|am|were|are) )?(?:just |only )*(?:wonder|wondering) (?:if|whether) it (?:would be|might be|is) possible(?: for you)* to `,
  `(?:is there )?(?:any|some) (?:chance|way|possibility) (?:that )?you (?:could|can|might|would) ${SOFTLY}`,
  `(?:do )?be (?:so kind|so good|kind|good) (?:as )?(?:to|and) `,
  `have (?:goodness|kindness|courtesy) to `,
  `do (?:me|us) (?:${MUCH}(?:big |huge |small |little |great )*)(?:favour|favor|kindness|service) and `,
  `help (?:me|us) (?:out )?(?:to |and )`,
  `(?:pretty|prithee|good day) `,
  `(?:${LEISURE}) `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

const GERUND_OPENINGS = [
  `(?:would|do) you (?:very much |terribly |awfully |at all |really )*mind `,
  `(?:is there )?(?:any|some) (?:chance|possibility) of (?:you |your )?`,
  `(?:(?:i|we) )?would ${MUCH}appreciate (?:you |your )`,
  `do (?:me|us) (?:big |huge |small |little |great )*(?:favour|favor|kindness|service) of `,
  `help (?:me|us) (?:out )?by `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

const QUESTION_OPENINGS = [
  `(?:tell|show|inform|advise|remind) (?:me|us) `,
  `let (?:me|us) know `,
  `(?:i|we) (?:would ${MUCH}(?:like|love)|want|need|am trying|are trying|am keen|am curious|am interested|have) to (?:know|find out|learn|see|ask|ask you|understand) `,
  `(?:i|we) (?:(?:was|am|were|are) )?(?:just |only )*(?:wonder|wondering|curious) `,
  `do you (?:happen to |by any chance |perhaps )?know `,
  `(?:(?:do you |would you )?(?:have|got) )?any idea `,
  `(?:can|could|may|might) i ${SOFTLY}(?:ask|ask you|enquire|inquire|know) `,
  `(?:find out|look up|check|see) (?:for me )?`,
  `(?:quick |my |one |small |simple )*question(?: for you)? `,
  `what (?:i|we) (?:want|need|would like) to know is `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

const CLOSINGS = [
  `(?:and )?(?:thank you|thanks|thx|ta|tia|tvm|cheers)(?: (?:so much|very much|ever so much|lot|million|again|in advance|for your help|for that|x|xx|xxx))*`,
  `(?:many|much|all my) (?:thanks|thanx)(?: in advance| again)*`,
  `${CAN} you(?: (?:do|manage|arrange|handle|sort) (?:that|this|it)(?: for me| for us)?)?`,
  `(?:is|would|will) (?:that|this|it) (?:be )?(?:ok|alright|possible|fine|doable)(?: (?:for|with) you)?`,
  LEISURE,
  `if you (?:could|would)(?: be so kind| be so good| do that for me)?`,
  `(?:that|it|this) would be ${MUCH}${GOOD}`,
  `would be ${MUCH}${GOOD}`,
  `(?:that|it|this) would ${MUCH}help(?: me| us| out| lot| enormously)*`,
  `(?:(?:i|we) )?(?:would|will|do) ${MUCH}appreciate (?:it|that|your help)(?: (?:very much|lot|greatly|so much))*`,
  `(?:i|we) (?:would|will|shall) be ${MUCH}${GLAD}`,
  `(?:much|very much|most|ever so|so) (?:obliged|appreciated|grateful)`,
  `for (?:me|us)`,
  `pretty`,
];
const CLOSING = new RegExp(`^(?:${CLOSINGS.join('|')})$`, 'u');

const MOST_WORDS = 16;

/** Most clauses begin with none of them, which one question tells. */
const ANY_OPENING = new RegExp(
  [...OPENINGS, ...GERUND_OPENINGS, ...QUESTION_OPENINGS].map(({ source }) => source).join('|'),
  'u'
);

/** How many words at the beginning of a clause are a polite frame of each kind. */
export function openingFrame(words: readonly string[]): OpeningFrame {
  const said = `${words.slice(0, MOST_WORDS).join(' ')} `;
  if (!ANY_OPENING.test(said)) return { plain: 0, gerund: 0, question: 0 };
  const longest = (list: readonly RegExp[]): number =>
    Math.max(0, ...list.map((one) => (one.exec(said)?.[0] ?? '').split(' ').length - 1));
  return { plain: longest(OPENINGS), gerund: longest(GERUND_OPENINGS), question: longest(QUESTION_OPENINGS) };
}

/** Do the words, which end a sentence, only ask kindly or thank. */
export function isClosingFrame(words: readonly string[]): boolean {
  return words.length <= MOST_WORDS && CLOSING.test(words.join(' '));
}
