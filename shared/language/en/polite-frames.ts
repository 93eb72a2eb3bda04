import type { OpeningFrame } from '../language';
import { announcement } from './announcements';

/**
 * The polite frame round a request, by its grammar: a main clause of the speaker or the reader with a verb of wish, ability,
 * possibility or gratitude, and the request as its complement. Words are without articles and without "please". None holds a
 * negation, a quantity or a time of the request, and what follows has to be a proven wording word for word.
 */

const MUCH =
  '(?:so |very |most |really |too |ever so |extremely |greatly |deeply |truly |highly |eternally |very much |much |also |super |incredibly |awfully |terribly |absolutely )*';
/** "quickly" in front of the verb is haste of the asking, behind it ("drive quickly") a manner. */
const SOFTLY =
  '(?:possibly |perhaps |maybe |just |kindly |ever so kindly |by any chance |then |go (?:ahead |on )?and |at all |(?:real |really |very |super )?quick(?:ly)? )*';
const CAN = '(?:can|could|would|will|might|may|cld|wld|cud|wd)';
/** Who is asked: the reader, or whoever reads. */
const WHO_IS_FREE = 'whoever is (?:free|around|available|about)';
const YOU = `(?:you (?:guys|all|lot|folks|both|two)|you|u|ya|someone|somebody|anyone|anybody|(?:one|any|either) of you|team|${WHO_IS_FREE})`;
const GOOD =
  '(?:great|nice|lovely|good|wonderful|fantastic|brilliant|amazing|awesome|perfect|kind|kind of you|nice of you|helpful|(?:great|huge|big|real|massive|enormous) help|of (?:great|huge|big|real) help|excellent|super|superb|ideal|appreciated|fab|cool|ace|grand|magic|smashing|terrific)';
const GLAD = '(?:grateful|thankful|glad|happy|pleased|obliged|delighted|indebted|appreciative)';
const KIND = '(?:kind|good|nice|lovely|sweet|gracious|generous)';
const ABLE = `(?:so ${KIND} as|${KIND} enough|so very kind as|able|willing|ok|okay|happy|up for|in position|free)`;
const FAVOUR = `(?:${MUCH}(?:big |huge |small |little |great |quick |tiny |enormous |massive )*)(?:favour|favor|kindness|service|solid)`;
const MOMENT =
  '(?:(?:free|spare|quiet|few|couple of) )*(?:minute|mo|tick|jiffy|minutes|min|mins|moment|moments|second|seconds|sec|secs|chance|time|opportunity|<duration>)';
const TROUBLE = '(?:too much |much |big )*(?:trouble|bother|hassle|problem|inconvenience|to ask|imposition|bothersome)';
const FINE = '(?:ok|okay|alright|all right|fine|possible|doable|cool|feasible)';

const SOMEONE = '(?:someone|somebody|anyone|anybody|one of you|any of you)';

/** A condition on nothing but the reader's time and goodwill. */
const LEISURE = [
  `(?:if|when|whenever|once|as soon as) (?:you|u) (?:have|get|find|have got|can spare|could spare|happen to have|next have) (?:some |one )*${MOMENT}`,
  `(?:if|when|whenever) (?:${SOMEONE} (?:has|gets|finds|has got|can spare) (?:some |one )*${MOMENT}|there is (?:some |enough )*(?:time|${MOMENT}))`,
  `(?:if|when|whenever) (?:you are (?:next )?|${SOMEONE} is )(?:free|around|about|available|not too busy|not busy)`,
  `when(?:ever)? (?:free|convenient|mood takes you|you feel like it)`,
  `as and when(?: (?:convenient|possible|you can))?|at some (?:point|stage)`,
  `while you are at it|whenever you surface|once you are settled`,
  `(?:if|when|once) (?:it|things) (?:is|are|gets?) (?:bit |lot |really )?(?:quiet|quieter|calm|calmer|slow)`,
  `(?:if|when|whenever) (?:it|that|this) (?:suits|works for|is convenient for|is ok with|is ok for|is alright with|is alright for|is fine with|is fine by) you`,
  `whenever (?:(?:it |that )?suits(?: you)?|convenient)`,
  `(?:when|whenever|once|as soon as) you (?:can|are ready|are able(?: to)?|get (?:to|round to|around to) (?:it|this|that)|have time for (?:it|this|that))`,
  `if (?:you are able|that works|this works|it works)(?: (?:for you|to))?`,
  `if (?:(?:it|that|this) )?(?:is|makes|causes|gives you)? ?(?:not|no) ${TROUBLE}(?: for you| to ask)*`,
  `if (?:it|that|this) (?:is|would be|be) (?:at all )?(?:${FINE}|easy|easy enough|convenient)(?: (?:with|by|for) you)?`,
  `if (?:at all )?(?:possible|poss)`,
  `if you are not too (?:busy|snowed under|swamped)`,
  `if you (?:do not mind|would not mind|please|would be so kind|would be so good|would be kind enough)(?: (?:my asking|me asking))?`,
  `if (?:i may|i might|i may ask|i may be so bold|i could trouble you)`,
  `at your (?:earliest )?(?:convenience|leisure)`,
  `(?:when|whenever|once|if|as soon as) you are (?:next |back |sat |sitting )*(?:(?:at|by|in front of) (?:your )?(?:desk|computer|pc|laptop|screen|keyboard|phone)|online|logged (?:in|on))`,
].join('|');

/** What is said of when it is asked. */
const ILL_TIMED =
  '(?:(?:very|so|bit|really|all|awfully) )*(?:late|last minute|short notice|early|busy|rushed|snowed under|swamped|up to your (?:neck|eyes)(?: in it)?)(?: (?:in day|again))*';
/** What one is sorry to do: no other work than the reader's. */
const BOTHER =
  '(?:bother|trouble|pester|nag|bug|disturb|interrupt|annoy|hassle|badger|ask|chase|nudge|hurry|rush|keep asking|keep on|go on|repeat myself|be (?:cheeky|pain|nuisance|pest|bore|bother|nag|pushy))(?: (?:you|you all|everyone|all))?(?: (?:again|with this|for this|about this|on this|this up|up|so late|so early|once more|but))*';

/** What is said of the asking, before "ask" or "see": "I am writing to", "I just wanted to". */
const ASKING = [
  `(?:(?:i|we) (?:am|are) )?(?:writing|calling|here|getting in touch|contacting you|messaging you|emailing you|mailing you|texting you|reaching out(?: to you)?|back) to `,
  `(?:(?:i|we) )?(?:${MUCH}${SOFTLY})?(?:would (?:like|love|wish)|want|wanted|wish|have|must|need) (?:to )?`,
  `(?:(?:i|we) )?(?:would|must|hereby|kindly|humbly|politely|just) `,
  `(?:i|we) `,
  `this is (?:just )?(?:to )?`,
].join('|');
/** "could", "would": what a reader who is asked for something could do. */
const COULD = `${YOU} ${SOFTLY}(?:(?:would|might|may) be able to|could be persuaded to|would be ${KIND} enough to|would be so ${KIND} as to|could|would|can|might|may|will) ${SOFTLY}`;

const OPENINGS = [
  `${CAN} ${YOU} ${SOFTLY}(?:be ${MUCH}${ABLE} to )?${SOFTLY}`,
  // "Can I" and "may we" ask for leave, "can we" for work.
  `(?:can|could) we ${SOFTLY}(?:(?:get|have) (?:someone|somebody|one of you) to )?`,
  `(?:(?:are|is) )?${YOU} ${ABLE} to |are we able to `,
  `${CAN} ${YOU} ${SOFTLY}(?:(?:get|have|ask) (?:someone|somebody) to |see to it that you |help to )`,
  `(?:(?:can|could|may|might) (?:i|we) |(?:i|we) will )?leave (?:it (?:with|to) )?you to `,
  `(?:can|could|may|might) i be (?:so |${MUCH}bit |${MUCH})*(?:pain|nuisance|pest|bore|nag|cheeky|bold|rude|forward)(?: in neck)? (?:and|as to) (?:ask|get|bother|trouble) (?:you )?(?:to |if ${COULD})`,
  `(?:(?:i|we) )?(?:(?:really|just|so) )*hate to ${BOTHER} but |(?:i |we )?(?:do not|would not) (?:want|mean|like|wish) to be (?:pain|nuisance|pest|bore|bother|nag|pushy) but `,
  `(?:(?:i|we) )?(?:know|realize|realise|appreciate|get|understand) (?:that )?(?:it|this|you) (?:is|are) ${ILL_TIMED} but `,
  `(?:so |very |really )*(?:sorry|apologies) (?:that |if )?(?:it|this) is ${ILL_TIMED}(?: but)? `,
  `(?:${CAN} you )?do (?:honours|honors|needful) (?:of |and )?`,
  `(?:(?:i|we) )?(?:have )?got to (?!(?:go|run|dash|leave|head|fly|shoot) )`,
  `let us get (?:going|started|cracking|moving) `,
  `(?:go|carry|come) on then |(?:ladies|gents|gentlemen|lads)(?: and (?:gents|gentlemen))? `,
  `(?:(?:have )?you |have you )?got ${MOMENT}(?: (?:free|spare|to spare|for me|for this))* `,
  `${CAN} you ${SOFTLY}(?:help|assist) (?:(?:me|us) (?:out )?(?:and |to )?|and )`,
  `(?:(?:can|could|may|might) (?:i|we)|let (?:me|us)) ${SOFTLY}(?:ask|trouble|bother|request|beg|get|invite|implore|persuade|impose on|impose upon) (?:you|u|someone) to `,
  `(?:can|could|may|might) i ${SOFTLY}have (?:you|u|someone) `,
  `(?:(?:i|we) (?:am|are) )?(?:just )?(?:trying|looking|hoping) to get ${YOU} to `,
  `(?:remember|do not forget|proceed) to `,
  `(?:(?:this is |it is )?bit cheeky but|would it be too cheeky to ask you to) `,
  `(?:(?:do )?(?:make|be) sure|ensure) (?:to|(?:that )?you(?: can| could)?) `,
  `(?:can|could|may|might) i ${SOFTLY}(?:ask|request|beg) (?:that you |you if ${COULD}|if ${COULD})`,
  `(?:(?:would|do) you )?(?:${MUCH}|at all |too much )mind (?:${MUCH}|at all |too much )if i (?:ask|asked|trouble|troubled|bother|bothered|get|got) you to `,
  `(?:(?:i|we) )?(?:do|would) not suppose (?:that )?${COULD}`,
  `(?:(?:i|we) )?(?:(?:was|were|am|are) (?:just )?)?(?:wonder|wondering|wondered) if (?:i|we) (?:could|can|might|may) ${SOFTLY}(?:ask|trouble|bother|get|persuade) (?:you|someone) to `,
  `(?:(?:i|we) )?(?:was|were) (?:just )?(?:going|about|meaning|wanting) to (?:ask|see) (?:you )?(?:if|whether) ${COULD}`,
  `(?:(?:i|we) )?(?:just )?(?:hope|hoping) (?:it|this|that) is (?:${FINE}|not too much) to ask(?: but)? `,
  `${CAN} you ${SOFTLY}(?:see your way (?:clear )?to|care to) `,
  `(?:i (?:would |will )?owe you (?:one|big one|pint|drink|beer|coffee)|you would be doing (?:me|us) ${FAVOUR}|you would be (?:star|legend|angel|hero|lifesaver)) if ${COULD}`,
  `(?:what|all) (?:i|we) (?:need|want|would like) (?:you|someone) to do (?:for (?:me|us) )?(?:now )?(?:is )?(?:to )?`,
  `${CAN} ${YOU} help(?: (?:me|us|out|here|please))* (?:(?:and|to) )?`,
  `(?:do |would )?you (?:think|reckon|suppose|believe|guess) (?:that )?${COULD}`,
  `(?:i|we) would ${MUCH}${SOFTLY}(?:like|love|wish|need|want) (?:(?:for )?${YOU} )?to `,
  `(?:(?:i|we) )?would ${MUCH}${SOFTLY}(?:like|love) it (?:${MUCH})?if ${COULD}`,
  `(?:i|we) would ${MUCH}${SOFTLY}(?:like|love|wish|want|need) to (?:ask|request|beg|trouble|invite) (?:you to|that you) `,
  `(?:i|we) ${MUCH}${SOFTLY}(?:need|want|have|wish) (?:${YOU} )?to `,
  `(?:(?:i|we) )?(?:will |would |(?:am |are )?going to )?${SOFTLY}(?:need|want) (?:${YOU} )?to `,
  `(?:(?:i|we) (?:am|are) )?(?:looking|hoping) to `,
  `(?:${ASKING})(?:ask|request|beg|urge) (?:of )?(?:you to |that you )`,
  `(?:${ASKING})(?:ask|enquire|inquire|see|check) (?:(?:with )?you )?(?:if|whether) (?:${COULD}|it (?:would be|might be|is) possible(?: for you)? to )`,
  `if ${YOU} (?:could|would|can) ${SOFTLY}`,
  `this is (?:kind |polite |small |quick |humble )*request (?:to |for you to |that you )`,
  `(?:i|we) (?:am|are) (?:hereby |kindly |humbly |just |only )*(?:asking|requesting|begging) (?:you to|that you) `,
  `(?:hereby |kindly |humbly )*(?:asking|requesting) (?:you to|that you) `,
  `you are (?:hereby |kindly |humbly |politely |cordially )*(?:asked|requested|invited) to `,
  `(?:i|we) (?:would|will|should|shall) be ${MUCH}${GLAD} (?:if|were) you ${SOFTLY}(?:could|would|can|might|to) ${SOFTLY}`,
  `(?:(?:i|we) )?(?:(?:would|will|do) )?${MUCH}(?:appreciate|appreciated)(?: (?:it|that))?(?: (?:very much|lot|greatly))* if (?:${COULD}|you )`,
  `(?:(?:it|that) )?would be ${MUCH}${GOOD} if ${COULD}`,
  `(?:it|that) would ${MUCH}(?:help|mean|make my day|make me happy|please)(?: me| us| world| lot| to me| so much| out)* if ${COULD}`,
  `(?:${MUCH}${GLAD}|${MUCH}appreciated) if ${COULD}`,
  `(?:(?:i|we) )?(?:(?:was|am|were|are|have been) )?(?:just |only |also )*(?:wonder|wondering|wondered) (?:if|whether) ${COULD}`,
  `(?:(?:i|we) )?(?:(?:was|am|were|are) )?(?:just |only )*(?:hope|hoping|hoped) (?:that )?${COULD}`,
  `(?:(?:i|we) (?:(?:was|am|were|are) )?(?:just |only )*(?:wonder|wondering) (?:if|whether) )?(?:would|might|could|is|will) (?:it )?(?:be )?(?:possible|too much to ask|too much trouble|too much bother)(?: for you| of you| to ask you)* to `,
  `(?:would|is) it (?:be )?${FINE}(?: (?:with|for) you)? (?:to ask you to |if i (?:ask|asked) you to |if ${COULD}|if you )`,
  `(?:(?:i|we) )?(?:(?:was|am|were|are) )?(?:just |only )*(?:wonder|wondering) (?:if|whether) it (?:would be|might be|is) possible(?: for you)* to `,
  `(?:is there )?(?:any |some )?(?:chance|way|possibility) (?:that )?${COULD}`,
  `(?:do )?be ${MUCH}${KIND}(?: enough)? (?:as )?(?:to|and) `,
  `be (?:${MUCH})?(?:dear|darling|love|star|sport|angel|pal|gem|legend|hero|good sport) and `,
  `go (?:ahead |on )?and `,
  `have (?:goodness|kindness|courtesy|decency) to `,
  `(?:${CAN} you ${SOFTLY})?do (?:me|us) ${FAVOUR} (?:and )?`,
  `(?:${CAN} i ${SOFTLY}ask (?:you )?)?(?:big |huge |small |little |quick |tiny )+(?:favour|favor) `,
  `help (?:me|us) (?:out )?(?:to |and )`,
  `(?:let us|lets) `,
  `(?:(?:here is )?what|all) (?:i|we) (?:need|want|would like) (?:is )?(?:for you to |you to )?`,
  `todo `,
  `(?:hi|hiya|hello|hey|dear|morning|afternoon|evening|good morning|good afternoon|good evening|good day|greetings)(?: (?:to|you|both|all|everyone|everybody|there|again|team|folks|guys|friends|people))+ `,
  `(?:is there )?(?:any |some )?(?:chance|possibility) of (?:your|${YOU}) being able to `,
  `(?:so |very |really )*sorry (?:about|for) (?:all )?(?:this|that)(?: (?:but|again))* `,
  `(?:i |we )?(?:am |are )?(?:so |very |really |terribly |awfully )*sorry (?:but |to ${BOTHER} )`,
  `(?:pretty|prithee|good day) `,
  `(?:${LEISURE}) `,
  // "When you've got five": minutes. Behind a request both may say when or on what it depends.
  `when(?:ever)? you have got <number> |before you (?:go|leave|head off|log off|clock off|finish)(?: home)? `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

const GERUND_OPENINGS = [
  `(?:(?:would|do) you )?(?:very much |terribly |awfully |at all |really )*mind `,
  `(?:is there )?(?:any |some )?(?:chance|possibility) of (?:you |your )?`,
  `(?:(?:i|we) )?would ${MUCH}appreciate (?:you |your )`,
  `(?:${CAN} you ${SOFTLY})?do (?:me|us) ${FAVOUR} of `,
  `${CAN} you help(?: me| us)?(?: out)? (?:with|by) `,
  `help (?:me|us) (?:out )?(?:by|with) `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

/** Who may know: the reader, or whoever reads. */
const WHO =
  '(?:you|u|someone|somebody|anyone|anybody|(?:one|any|either) of you|any of us|you (?:guys|all|lot|folks|both|two))';
const FIND =
  '(?:find out|look up|check|see|figure out|work out|tell|tell me|tell us|know|advise|let me know|let us know|remind me|show me|answer|answer me|confirm|verify|double check|clarify|have (?:quick )?look)';
/** Who wants to know it, beside who asks. */
const ASKER =
  '(?:someone|somebody|(?:my |our )?(?:boss|manager|customer|client|colleague|mate|team|wife|husband|mum|mom|dad)|boss|manager|customer|client|mum|mom|dad|everyone|everybody|people|they)';
/** What one has looked for in vain: "can't find it anywhere", "I did not see the answer on the website"; "do not tell me" is an order. */
const UNABLE = '(?:can not|could not|(?:(?:am|are|was|were) )?(?:not able|unable) to)';
const UNFOUND = `(?:(?:(?:i|we) )?(?:(?:just|still|really|honestly) )*${UNABLE}|(?:i|we) (?:(?:just|still|really|honestly) )*(?:do|did|have) not)(?: (?:seem|been able) to)?(?: (?:quite|quickly|yet))* (?:find|found|see|seen|spot|spotted|locate|tell|recall|remember|work out|figure out|look up)(?: (?:it|this|that|answer|out|one|information|info|details?))*(?: (?:anywhere|anymore|myself|here|from here|right now|at moment|off hand|offhand|for life of me|(?:on|in|from) (?:(?:our|your) )?(?:website|site|web site|page|portal|app|system|list|phone|email|emails|inbox|notes|calendar|screen|board|spreadsheet|file|files|records)))*`;

const QUESTION_OPENINGS = [
  `(?:sorry |hi |hello |so |but |and )*${UNFOUND}(?: (?:but|so|sorry))* `,
  `${ASKER} (?:is |'s |was |has |are |just |has just |keeps? )*(?:asking|asked|asks|wants to know|wondering|wondered|been asking)(?: (?:me|us|this|about this))* `,
  `(?:(?:i|we) )?(?:(?:have|was|were|am|are|got) )(?:just |been |being |also )*asked(?: (?:this|by ${ASKER}))* `,
  `before (?:i|we) (?:ring|call|phone|email|text|write|reply|answer|respond|go back|get back|speak|talk)(?: (?:back|to|them|him|her|${ASKER}))* `,
  `(?:tell|show|inform|advise|remind) (?:me|us) (?:again |straight |honestly |quickly )*`,
  `(?:(?:i|we) have )?(?:got )?(?:someone|somebody|customer|client) (?:here |on phone |on line |with me |at desk |at counter )*(?:asking|wanting to know|who wants to know)(?: me| us)? `,
  `(?:i|we) should (?:really )?know this but |settle (?:argument|bet)(?: for me| for us)? |(?:${CAN} you )?(?:enlighten|illuminate) (?:me|us) |put me out of my misery `,
  `let (?:me|us) know `,
  `(?:is there )?(?:any )?(?:chance|way|possibility) (?:that )?${WHO} (?:would |might |could |can |may )?(?:happen to )?${FIND} `,
  `is there (?:any |some )?(?:way|chance) (?:(?:for (?:me|us) )?(?:to|of) |(?:i|we|you) (?:can |could ))(?:find out|finding out|see|seeing|check|checking|know|knowing|tell|telling) `,
  `${CAN} you (?:see|tell|check|look) (?:in|on|from) (?:(?:your|our) )?(?:system|screen|diary|calendar|notes|records|file|files|book|books|computer|list|log) `,
  `(?:so |very |really )*(?:sorry|apologies) if (?:i|we) (?:have )?(?:missed|overlooked|lost|forgotten|asked|forgot)(?: (?:it|this|that|already|before|email|message|note))*(?: but)? `,
  `if (?:it|that|this) is not (?:${MUCH}|too )*(?:daft|silly|stupid|dumb|cheeky|obvious|basic) (?:question|one|thing)(?: to ask)? `,
  `go on(?: then)? `,
  `(?:(?:can|could|would|will|might|do|does) )?${WHO} ${SOFTLY}(?:happen to |by any chance |perhaps |help me |help us |be able to |out there |here )*(?:to )?${FIND} (?:me |us |for me |for us |quickly |(?:this|that)(?: one)? )*`,
  `(?:(?:would|do) you )?mind (?:telling|letting|showing|checking|reminding|finding out)(?: (?:me|us|for me))?(?: know)? `,
  `(?:(?:can|could|would|will|does|do) ${WHO} )?help (?:me|us)(?: (?:out|here|again|quickly|please|with (?:this|that|one|this one|that one|question|something|one thing)))* `,
  `(?:can|could|would|will) ${WHO} help(?: (?:out|here|please|with (?:this|that|one|this one|question|something)))* `,
  `(?:(?:can|could|would|will) ${WHO} )?(?:refresh|jog) (?:my|our) memory `,
  `(?:(?:can|could|would|will) ${WHO} )?(?:please )?tell (?:me|us) (?:something|this|one thing|one more thing) `,
  `(?:(?:can|could|would|will) ${WHO} )?${SOFTLY}(?:look|check|find|answer|work|figure) (?:this|that|something|one thing|this one)(?: (?:up|out|for me|for us|please))* `,
  `(?:can|could) ${WHO} (?:say|advise|answer) `,
  `(?:can|could|may|might) we ${SOFTLY}(?:ask|know|check|confirm|verify|find out|see) `,
  `(?:(?:it )?would (?:be ${MUCH}(?:good|great|useful|helpful|nice|interesting|handy)|help(?: me| us)?(?: lot)?)|(?:i|we) would be ${MUCH}(?:grateful|interested|curious|keen|glad|happy|pleased)) to (?:know|hear|find out|learn) `,
  `do (?:we|you guys|you lot|you folks) (?:happen to |actually |already )?know(?: this(?: one)?)? `,
  `(?:does|do) (?:${WHO}|we) ${SOFTLY}(?:happen to )?have (?:this|answer|answer to this)(?: (?:to hand|handy|ready))? `,
  `(?:just )?(?:double |cross )?(?:confirming|verifying|clarifying)(?: with you)? |(?:just |only |so )*to (?:confirm|double check|verify|be (?:clear|certain|on safe side))(?: with you)? `,
  `(?:just |only )*(?:double |cross )checking |checking in(?: again| quickly)* `,
  `asking (?:for|on behalf of) (?:my |our |a )?(?:boss|manager|team|friend|colleague|colleagues|mate|customer|client|everyone|office|us all) `,
  `(?:can|could|may|might) i pick (?:your|someone 's) brains?(?: (?:about|on|with) (?:this|this one|something))? `,
  `(?:so |very |really )*(?:sorry|apologies) if (?:this |it )?(?:has |was |is )?(?:already |been )*(?:answered|asked|covered|said|known)(?: (?:already|before))*(?: but)? `,
  `(?:(?:i|we) )?(?:(?:am|are) )?(?:hope|hoping) (?:that )?${WHO} (?:knows?|can (?:help|say|tell me|tell us|answer))(?: (?:with )?this(?: one)?)? `,
  `(?:do|would|does) ${WHO} (?:happen to |perhaps )?know(?: (?:offhand|off hand|by chance|perhaps|maybe|at all|off top of (?:your|their) head))* `,
  `(?:any|no) (?:clue|ideas|idea but|clue but) `,
  `(?:sorry |hi |so |and |just |only |quickly )*(?:asking|checking|wondering|to (?:check|ask|know|be sure)|so (?:i|we) (?:know|am sure|are sure|have it)|for (?:my |our )?(?:own )?(?:notes|record|records|peace of mind|information|file|files|minutes|log|reference|benefit)|quickly)(?: (?:quickly|again))* `,
  `(?:(?:i|we) )?(?:just |really |only )*(?:need|want|have|must|had|wanted)(?: to)? (?:know|ask|check|find out)(?: (?:something|this|one thing|quickly))* `,
  `(?:(?:if )?(?:i|we) )?(?:can|could|may|might)(?: i| we)? (?:just |quickly |also )*(?:ask|check|enquire)(?: (?:you|something|this|one thing|quickly|please))* `,
  `if (?:anyone|anybody|someone|somebody|you|any of you) (?:happens to |happen to |can |could |would )?(?:know|knows|tell me|help me|help)(?: (?:this|that|it|please))* `,
  `(?:(?:i|we) )?(?:am |are )?(?:not |un)(?:entirely |quite |really |so |exactly |100 )*sure (?:(?:who|whom|where) (?:to ask|i should ask|knows|knows this)|(?:if|whether) (?:you|anyone|somebody|someone) (?:would know|know|knows|can help|can answer|can say|are right person)|(?:if |whether )?(?:this is|i am in|you are) right (?:place|person|channel|chat|team|address|people))(?: (?:about this|for this|here|to ask|on this))*(?: (?:but|so))? `,
  `(?:(?:i|we) )?do not know (?:if|whether) (?:you|anyone|somebody|someone) (?:know|knows|can help|can answer|can tell me)(?: (?:me|but|with this))* `,
  `sorry if (?:this|it) is (?:${MUCH})(?:silly|stupid|obvious|dumb|daft|basic|already known)(?: (?:question|one))?(?: but)? `,
  `(?:(?:i|we) )?(?:have |completely |totally |just )*(?:forgot|forget|forgotten|can not remember|do not remember|can not recall|keep forgetting|lost track)(?: (?:again|this|but|sorry))* `,
  `(?:i|we) (?:would (?:just )?${MUCH}(?:like|love)|(?:just )?want|need|am trying|are trying|am keen|am curious|am interested|have|wanted) to (?:know|find out|learn|see|ask you|ask|understand|figure out|work out|check) `,
  `(?:just |only |still |also )*(?:would (?:like|love)|want|need|wanted|needed|wanting|needing|hoping|trying|keen|curious|interested) to (?:know|find out|learn|ask you|ask|understand|figure out|work out|check) `,
  `(?:(?:i|we) )?(?:(?:was|am|were|are) )?(?:just |only |still |also )*(?:wonder|wondering|curious|interested) `,
  `(?:just )?out of (?:pure |idle |sheer |mere )?(?:curiosity|interest) `,
  `do you (?:happen to |by any chance |perhaps )?know `,
  `if (?:you|u) (?:happen to )?know(?: it| this| that)? `,
  `(?:(?:do |would |have )?(?:you )?(?:have|got)? ?)?any (?:idea|ideas|clue) `,
  `(?:can|could|may|might) i ${SOFTLY}(?:ask|ask you|enquire|inquire|know) `,
  `(?:find out|look up|check|confirm|verify|double check|have (?:quick )?look|see|advise|figure out|work out|answer(?: this| me)?) (?:for me )?`,
  `(?:quick |my |one |small |simple |another |last |here is |i have |i have got |just |one more )*question(?: for you)? (?:is )?`,
  `(?:one thing|something) (?:i|we) (?:want|need|would like) to know (?:is )?`,
  `(?:what|all) (?:i|we) (?:want|need|would like) to know (?:is )?`,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

/** In whichever language: what thanks within an English request is understood. */
const THANKS =
  '(?:thank (?:you|u|ya)|thanks|thankyou|thanku|thx|thnx|thanx|tnx|tks|thks|ty|tysm|tyvm|tyia|ta|tia|tvm|cheers|merci|danke|gracias|grazie|obrigado|obrigada|arigato|bedankt)';
const HELP =
  '(?:help|time|assistance|support|patience|effort|efforts|kindness|work|trouble|understanding|attention|cooperation)';
const THANKED = `(?:so|very|really|ever|such|much|muchly|lot|lots|bunch|ton|tons|heaps|loads|million|again|in advance|kindly|indeed|always|truly|all|everyone|team|guys|folks|mate|pal|love|boss|to (?:you|you all|all|all of you|both of you|you both|everyone|everybody)|both of you|you both|x|xx|xxx|beaucoup|schön|mille|and regards|and best|and best regards|and kind regards|both|guys|for (?:looking into|sorting|sorting out|taking care of|dealing with|handling|doing|seeing to|helping with|everything|all) (?:it|this|that|you do|us)(?: for (?:me|us))?|for (?:(?:your|all|all your|the|any) )?(?:${HELP}|it|that|this|everything)(?: (?:and|with this|on this|in this|${HELP}))*)`;

/** What one may still have to say. */
const DOUBTS = '(?:questions|queries|issues|problems|probs|trouble|troubles|doubts|hiccups|bother)';

const CLOSINGS = [
  `(?:and )?(?:with )?(?:many |much |big |huge |all my )*${THANKS}(?: ${THANKED})*`,
  `(?:many|much|all my) (?:thanks|thanx)(?: in advance| again)*`,
  `${CAN} you(?: (?:do|manage|arrange|handle|sort) (?:that|this|it)(?: for me| for us)?)?`,
  `(?:is|would|will) (?:that|this|it) (?:be )?(?:ok|alright|possible|fine|doable)(?: (?:for|with) you)?`,
  LEISURE,
  `if you(?: (?:could|would|can|may)(?: be so kind| be so good| do that for me| manage(?: it| that)?)?)?`,
  `(?:that|it|this) would be ${MUCH}${GOOD}`,
  `(?:(?:that|it|this) (?:is|would be) |how |you are )${MUCH}${KIND}(?: of you)?`,
  `${MUCH}${KIND} of you`,
  `(?:that|it|this) would mean (?:lot|so much|world|much)(?: to (?:me|us))?`,
  `(?:that|this) is (?:all|it|everything|that)(?: (?:for|from) (?:now|today|me|us|tonight))*`,
  `(?:bye|goodbye|ciao)(?: (?:bye|now|then|for now|all|everyone))*`,
  `no (?:worries|problem|bother|stress|pressure|hard feelings) if (?:not|you can not|you do not have time|you are busy|(?:that|it|this) is (?:not possible|too much))`,
  `would be ${MUCH}${GOOD}`,
  `(?:(?:it|that|this) )?would help(?: (?:me|us|lot|lots|loads|enormously|no end|out))*|(?:you|it|that) would make my day|(?:so |very )*sorry again|as requested`,
  `(?:that|it|this) would ${MUCH}help(?: me| us| out| lot| enormously)*`,
  `(?:(?:i|we) )?(?:(?:would|will|do) )?${MUCH}appreciate (?:it|that|this|(?:your|any|all your) ${HELP})(?: (?:very much|lot|greatly|so much))*`,
  `(?:your|any|all) ${HELP} (?:is|are|would be|will be) ${MUCH}(?:${GOOD}|welcome)`,
  `(?:i|we) (?:would|will|shall) be ${MUCH}${GLAD}`,
  `(?:much|very much|most|ever so|so|greatly|highly) (?:obliged|appreciated|grateful)`,
  `(?:so |very |really )*sorry to ${BOTHER}`,
  `any ${DOUBTS}(?: at all)? (?:just |please )*(?:ask|shout|say|yell|holler)(?: away)?`,
  `(?:just )?(?:ask|shout|say|yell|holler) if (?:(?:you have|there are) )?any ${DOUBTS}`,
  `(?:just )?(?:ask|shout|say|yell|holler) if (?:you need anything|anything is unclear|unsure|stuck)(?: else)?`,
  `nice one(?: (?:mate|pal|thanks|cheers))*|there is (?:good|dear) (?:chap|lad|lass|girl|man|woman|love|soul|sport|dear)|there is (?:love|dear)|yeah`,
  `for (?:me|us)`,
  `pretty`,
  `bitte(?: schön)?|por favor|per favore|svp|kthx|kthxbye`,
  `(?:(?:i|we) )?hope (?:that|this|it|all|all this)(?: all)? (?:makes sense|is (?:all )?(?:clear|understandable))`,
  `(?:(?:i|we) )?hope (?:that|this|it) is (?:${FINE}|not ${TROUBLE})(?: (?:with|for) you)?`,
  `does (?:that|this|it) (?:work|suit)(?: (?:for )?you)?`,
  `nothing else(?: (?:for now|today))?|end of message`,
  `if you will`,
  `have good one`,
  `(?:best|kind|kindest|warm|warmest|all my|all best|good) (?:wishes|regards)|all best`,
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
  const { label, report } = announcement(said);
  if (!ANY_OPENING.test(said)) return { plain: 0, gerund: 0, question: 0, label, report };
  const longest = (list: readonly RegExp[]): number =>
    Math.max(0, ...list.map((one) => (one.exec(said)?.[0] ?? '').split(' ').length - 1));
  return {
    plain: longest(OPENINGS),
    gerund: longest(GERUND_OPENINGS),
    question: longest(QUESTION_OPENINGS),
    label,
    report,
  };
}

/** Do the words, which end a sentence, only ask kindly or thank. */
export function isClosingFrame(words: readonly string[]): boolean {
  return words.length <= MOST_WORDS && CLOSING.test(words.join(' '));
}
