/**
 * What says before a request that it comes, by its grammar: a name for it ("new request:", "daft question, but"), how it comes to be said
 * ("by the way", "as agreed"), or that the reader should know ("just so you know", "I am afraid that"). Words are without articles and
 * without "please". As they could open a wording too ("new request from …"), what follows has to begin like a request or a statement.
 */

const FOR_YOU =
  '(?: (?:for (?:you|today|now|tonight|us|me|team|all|everyone|someone|anyone)|from (?:me|us|my side)|to ask|incoming|coming up|coming|then|sorry|but|though|i know|is|is as follows|is following|is this))*';
const SIZE =
  '(?:quick|small|little|tiny|short|brief|simple|easy|humble|kind|gentle|polite|friendly|silly|stupid|daft|dumb|dull|basic|random|obvious|odd|general|last|final|next|first|second|third|new|another|further|other|more|one|one more|only|just|yet|sanity|spot|cheeky|noob|newbie|follow-up|hopefully|slight|customer)';
/** What a request or a question is called. */
const CALLED =
  '(?:request|task|job|todo|favour|favor|one|thing|question|query|q|ask|point|matter|item|wish|check|errand|chore|enquiry|inquiry)';
const LEAD =
  '(?:ok|okay|so|right|and|just|hi|sorry|now|then|well|here is|here comes|there is|this is|it is|it may be|it might be|this may be|this might be|may be|might be|maybe|perhaps|probably|possibly|hopefully|i have|i have got|i got|got|we have|my|our|your)';

/** Behind them stands an order, a question or what the speaker wants. */
const LABELS = [
  `(?:${LEAD} )*(?:${SIZE} )+${CALLED}${FOR_YOU} `,
  `(?:${LEAD} )*(?:next|first|last) up(?: (?:for (?:you|us|today|team)))* `,
  `(?:${LEAD} )*(?:my |our )(?:request|task|todo|wish|question|query|ask)${FOR_YOU} `,
  `(?:request|task|todo|job|favour|favor|question|query|one)(?: (?:for (?:you|today|now|us|me|team|all|everyone)|from (?:me|us)))+ `,
  `(?:here is|here comes|i have|i have got|i got|got) (?:${SIZE} )*(?:request|task|job|favour|favor|one|thing|question|query)${FOR_YOU} `,
  `(?:(?:it is|hi|hello|sorry) )*(?:only|just) me(?: (?:again|here))* `,
  `(?:(?:i|we) )?(?:just |really )*(?:need|want|could do with|could use|can i (?:have|get|ask)|may i ask|could i ask) (?:you |for )*(?:(?:very|quick|small|little|tiny|big|huge) )*(?:favour|favor|hand)(?: (?:here|of you|from you|with this one|with this|again))* `,
  `(?:i |we )?(?:need|want) (?:your |some )?(?:help|assistance) (?:here|with this one|with this|with following) `,
  `(?:(?:can|could|would|will) (?:you|someone|somebody|one of you) )?(?:possibly |kindly |just |quickly )*(?:do|sort|sort out|handle|arrange|action|see to|take care of|deal with|help with|help me with|help us with|look into) (?:this one|this thing|this|following|one thing)(?: (?:for (?:me|us)|out|quickly|today|now))* `,
  `(?:real|really|super|very|so) (?:quick|quickly)(?: (?:one|but|though))* `,
  `(?:i |we )?(?:need|want) (?:your help|quick answer|answer)(?: (?:to|on|with|here|for) (?:this one|this|that))* `,
  `(?:action|actions|instruction|instructions)(?: (?:needed|required|requested|points?|for (?:you|us|team|today)))* `,
  `next (?:(?:up|on list|item|thing|then|is) )+`,
  `(?:and |oh |sorry |hi |just |but )*(?:one|another) (?:more|last|final)(?: sorry| please)* `,
  `(?:(?:${SIZE}|here is|and|now) )*(?:another|one) (?:for (?:you|me|us|(?:my |your |our )?(?:list|diary|log|record|records|minutes|notes|books))|to (?:note|add|record))(?: (?:please|now|then))* `,
  `(?:${LEAD} )*something (?:else )?for (?:you|team) |(?:first|last|next) (?:job|task|thing|one) of (?:day|morning|afternoon|shift|week) `,
  `(?:add )?(?:to|for) (?:my |your |our )?(?:list|diary|to-do list|log|record|records|minutes|notes|books) |to be done |to do list `,
  `your (?:${SIZE} )*${CALLED} (?:is|will be) (?:to )?`,
  `by way `,
  `btw `,
  `(?:while|as|before|since) i (?:think of it|forget|remember|am at it|have you|am here)(?: again)? `,
  `(?:with|in all) (?:all |due |great |much )*respect `,
  `as (?:always|usual|ever|per usual|discussed|agreed|promised|mentioned|requested|i said|i mentioned|we said|we discussed|we agreed)(?: (?:before|earlier|on phone|by phone|last time|already))* `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

const ALL = '(?:you|you all|all of you|everyone|everybody|people|team|we all)';
const TOLD = `(?:(?:let|have) ${ALL} know|inform ${ALL}|tell ${ALL}|make ${ALL} aware|keep ${ALL} (?:posted|updated|informed|in loop|in picture)|give ${ALL} (?:quick )?heads up)`;
/** "to say that", "to report: we …": what is reported is a statement and no thing. */
const SAY =
  '(?:say|mention|note|report|flag up|flag|point out|add)(?: (?:this|following))?(?: that|(?= (?:i|we|there|it) ))';
const CLAIM = '(?: that)?';

/** Behind them stands a statement. */
const REPORTS = [
  `(?:just |quick |only |this is |hi |sorry )*(?:so (?:that )?(?:${ALL} (?:know|knows|are aware|is aware|have it)|(?:we|you) are all aware)|so you are in picture|letting ${ALL} know|informing ${ALL}|telling ${ALL}|keeping ${ALL} (?:posted|updated|informed|in loop))${CLAIM} `,
  `to ${TOLD}${CLAIM} `,
  `(?:just |this is |only |this is just )+to (?:${TOLD}${CLAIM}|${SAY}) `,
  `(?:i|we) (?:would (?:just )?(?:like|love|wish)|want|wanted|just want|just wanted|just wish|wish|have|must|need|am writing|are writing|am just writing|regret|thought i should|thought i would|should|am here|am calling|am getting in touch)(?: to)? (?:${TOLD}${CLAIM}|${SAY}) `,
  `(?:i am|we are) (?:so |very |really )*(?:afraid|sorry|sad)(?: to (?:say|report|tell you|let you know))?${CLAIM} `,
  `(?:so |very |really |terribly )*sorry to (?:say|report|tell you|let you know|inform you)${CLAIM} `,
  `(?:could you |can you |would you |do |will you )?(?:(?:be (?:aware|advised|informed|so kind as to note|told)|take note|know) that|note(?: that)?) `,
  `(?:as )?(?:${LEAD} )*(?:${SIZE} )*(?:heads up|fyi|for (?:your |everyone 's |all your )?(?:info|information))(?: (?:for (?:you|all|everyone|team|us)|everyone|all|team))*${CLAIM} `,
  `(?:${LEAD} )*(?:${SIZE} )+(?:note|update|message|report|notice|info|word|line)${FOR_YOU}(?: to (?:${TOLD}|say|mention))?${CLAIM} `,
  `(?:just |only |quickly )*(?:popping|dropping|writing|emailing|mailing|calling|ringing|phoning|texting|messaging|getting|reaching|stopping)(?: (?:in|by|on|over|out|you|line|quick|note|message|touch))* to (?:${TOLD}|say|mention)${CLAIM} `,
  `(?:(?:i|we) )?(?:just )?(?:thought|figured) ${ALL} (?:should|ought to|might like to|may like to|would like to|would want to) know${CLAIM} `,
  `(?:${ALL}|you) (?:should|ought to|might want to|may want to|will want to)(?: all)? know${CLAIM} `,
  `(?:(?:${SIZE} )*(?:note|message|word|line) |(?:(?:i|we) (?:am|are) )?(?:ringing|phoning|calling|writing|emailing|texting|messaging) )to (?:say|report)${CLAIM} |to report |log entry `,
  `(?:just )?so (?:we|you) are (?:all )?clear${CLAIM} |(?:just )?in case (?:you|anyone) (?:had|have|has|did) not (?:heard|hear|noticed|seen|notice) `,
  `(?:just |only )*(?:flagging|reporting|noting|mentioning)(?: (?:in|up|here|that|this|following))* |for record |(?:just )?reporting in `,
  `(?:(?:i|we) )?(?:wanted|want|have|need|would like|wish|must|should)(?: to)?(?: just)? (?:flag|mention|say|point out|tell you|note) that `,
  `(?:can|could|may|might) i (?:just |quickly |only )*(?:say|mention|point out|flag|add) that `,
  `(?:(?:i|we) (?:am|are) )?(?:getting in touch|contacting you|writing|writing to you|messaging(?: you)?|emailing(?: you)?|calling) (?:because|as) `,
  `(?:do )?(?:bear in mind|keep in mind|be aware|be advised)${CLAIM} `,
  `(?:(?:thing|fact|problem|issue|trouble|situation) is${CLAIM}|(?:here is|(?:we|i) have(?: got)?|there is) (?:${SIZE} |bit of )*(?:problem|issue|situation|snag|hiccup)|(?:${SIZE}|(?:${SIZE} )*bit of) (?:problem|issue|snag|hiccup)) `,
  `(?:just )?in case (?:you missed it|you wondered|you are wondering|you were wondering|you did not know|(?:nobody|no one) (?:said|told you|mentioned it|has said)) `,
  `(?:(?:i am )?not sure (?:if|whether)|do not know if) (?:you know|you knew|anyone (?:said|told you|has said|mentioned it|knows))(?: (?:this|yet|already))*(?: but)? `,
  `(?:you (?:may|might|probably) (?:already )?know(?: this)?(?: already)? but|as you (?:all|both) know) `,
  `(?:so |very |many |my )*apologies(?: (?:all|everyone|everybody|both|folks|team))* `,
  `(?:just )?to be (?:clear|honest|fair|precise) `,
  `(?:so |just |and )*(?:it )?(?:turns out|has turned out|turned out|emerged)${CLAIM} |(?:(?:i|we) (?:have )?)?(?:just )?(?:found out|learnt|learned)${CLAIM} `,
  `(?:${LEAD} )*(?:worth (?:knowing|noting|mentioning|saying)|be warned|sad to say|sorry to say|note to self|making note|feedback)${CLAIM} `,
  `in (?:short|brief|nutshell) |long story short |bottom line (?:is )?(?:that )?`,
  `(?:good|bad|sad|great|more|some) news(?: (?:is|for (?:you|all|everyone|team)))*${CLAIM} `,
  `(?:info|information|memo|news|message|notice|attention)(?: (?:for|to) (?:you|all|everyone|everybody|team))* `,
  `(?:so )?(?:unfortunately|sadly|regrettably|alas|basically|as (?:it happens|you may know|you know|expected|feared|suspected)) `,
].map((source) => new RegExp(`^(?:${source})`, 'u'));

/** How many words at the beginning of a clause announce a request, and a statement. */
export function announcement(said: string): { label: number; report: number } {
  return { label: longest(LABELS, said), report: longest(REPORTS, said) };
}

function longest(list: readonly RegExp[], said: string): number {
  return Math.max(0, ...list.map((one) => (one.exec(said)?.[0] ?? '').split(' ').length - 1));
}
