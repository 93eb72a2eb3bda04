import type { WordToken } from '../tokens';

const DAYTIME =
  '(?:(?:(?:around|about|before|after|over) )?(?:lunch|breakfast|dinner|tea|teatime)|mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|lunchtimes?|midday|noon|midnight|tonight|tomorrow|<date>|<time>|earlier|later|sooner)';
const FINE =
  '(?:best|better|ideal|great|good|fine|perfect|lovely|nice|easier|easiest|convenient|handy|preferable|preferred|ok|okay)';
const HOW_MUCH = '(?:very|extra|super|quite|fairly|rather|pretty|nice and|not too|a bit)';
/** What a thing may be like, and neither a day nor the weather. */
const LOOKS =
  '(?:short|long|thin|thick|wide|narrow|deep|tall|high|low|new|used|plain|matt|matte|gloss|glossy|satin|loose|tight|large|small|strong|weak|soft|hard|light|dark)';
const AUXILIARY = '(?:is|are|was|were|has|have|had|did|does|will|would|can|could|may|might|should|must)';
/** What is said of the request itself when it is called a quick one. */
const OF_TALK =
  '(?:quick|quickie|small|little|tiny|short|long|easy|simple|basic|last|final|next|first|second|third|new|another|further|other|more|odd|random|silly|daft|dumb|stupid|boring|dull|tricky|tough|hard|weird|strange|urgent|cheeky|busy|hectic|slow|rough|wild|good|great|nice|lovely|bad|mad|only|just|one|this|that|my|sorry|no|the)';
/** Behind "hopefully" they begin a statement of how somebody is or what the reader does. */
const STATING =
  '(?:i|we|you|he|she|they|it|this|that|all|everyone|everything|everybody|somebody|someone|my|our|your|there|not|see|speak|talk|catch|back)';

/** Adverbs of what is said, and none of how it is to be done. */
const OF_SPEAKING =
  '(?:briefly|shortly|sadly|sincerely|hopefully|honestly|seriously|lovely|truly|absolutely|finally|luckily|happily|thankfully|unfortunately|regrettably|frankly|really|kindly|respectfully|cordially|faithfully|warmly|basically|generally|incidentally|obviously|clearly|evidently|naturally|certainly|definitely|totally|exactly|literally|actually|ideally|early|family|friendly|silly|only|usually|reply|holy|ugly|jolly|bubbly|chilly|lonely|sickly|smelly|wobbly|grizzly|drizzly|lively|elderly|golly|folly|telly|july|italy|belly|jelly|brolly|surely|admittedly|understandably|typically|apparently|funnily|strangely|oddly|weirdly|shockingly|amazingly|miraculously)';

const HEEDED: readonly RegExp[] = [
  // "Hold on, my boss is calling", but "- hang on, doorbell -"
  /^(?:(?:oh|no|ah|but|actually|sorry) )*(?:(?:hold|hang) on(?! \p{L}+$)(?!.* right$)|not so fast|hold fire|stand by|stop there)\b/u,
  // "Wishful thinking, I know", "Testing, one two"
  /^(?:(?:just|only|merely|mere|pure|sheer|bit of|this is|it is|that is) )*(?:wishful thinking|(?:testing|dry run|mic check)\b)/,
  // "Thinking out loud", "I am waiting to hear from my wife"
  /\bthinking (?:out loud|aloud)\b|\bwait(?:ing)? to (?:hear|see|know|find out)\b/,
  // "Done and dusted", "That is history now", "Thanks anyway"
  /^(?:(?:that|this|it|all|is|has|been|was|now|already|long) )*(?:done(?: and dusted)?|sorted|dealt with|taken care of|history)(?: (?:now|already|thanks|thank you|cheers|ta|though|by now|anyway|all|sorry|it seems|i see|i think|i hear))*$/,
  /^(?:thanks|thank you|cheers|ta)(?: \p{L}+)? (?:anyway|anyhow|all same|regardless)$/u,
  // "I hope not", "so they say": of a statement, that it may not be so
  /^(?:(?:well|though|but|i|we) )*(?:(?:do )?(?:hope|hopefully|think|guess|trust|believe) not|doubt it|hope i am wrong)$/,
  /^(?:or )?so (?:they|he|she|i|we|people|somebody|someone|it|\p{L}+) (?:say|says|said|claim|claims|claimed|hear|heard|seems|told me|was told|am told)$/u,
  // "Had, sorry", "Was, I mean"
  new RegExp(`^${AUXILIARY}(?: not)?(?: (?:sorry|rather|i mean|i meant))+$`),
  // "Evenings are best for me", "Late afternoon would be great"
  new RegExp(
    `^(?:(?:early|late|mid|in|on|this|any|most|or) ){0,2}${DAYTIME} (?:(?:is|are|would be|will be|might be|may be|could be)(?: \\p{L}+){0,2} ${FINE}|(?:would |will |might |may |could )?(?:suits?|works?|do|does)\\b)`,
    'u'
  ),
  // "Weekends I am usually out"
  /^(?:mornings|afternoons|evenings|nights|weekends|weekdays|(?:on )?\p{L}+days) (?:i|we|he|she|they)\b/u,
  // "Very short", "new"
  new RegExp(`^(?:very|extra|(?:${HOW_MUCH} )?${LOOKS})$`),
  // "Hopefully outside", "Hopefully a quiet one"
  new RegExp(`^hopefully (?!${STATING}\\b)(?:\\p{L}+ ?){1,4}$`, 'u'),
  // "a quiet one"
  new RegExp(`^(?:(?!${OF_TALK} )\\p{L}+ ){1,2}ones?$`, 'u'),
  // "Slowly", "properly this time", "probably not", "together"
  new RegExp(
    `^(?:(?:very|so|really|quite|rather|nice and|but|and|just|only|not too|as) )*(?:(?!${OF_SPEAKING}\\b)\\p{L}{3,}ly|together|alone|sometime|sometimes|maybe|perhaps|by hand|by heart|neat and tidy|safe and sound)(?: (?:please|this time|not|so|now|then|though|if possible|as always|as usual|for once))*$`,
    'u'
  ),
  // "From now on, whenever I am away", "which turned out not to be true"
  /\b(?:from (?:now|then|here) on(?:wards?)?|in future|going forward|the same again|turn(?:s|ed)? out(?! (?:nice|fine|lovely|great|well|good)\b))\b/,
  // "Here is what I do NOT want you to do"
  /\bnot want (?:you|this|that|it|anyone|anybody|them)\b/,
  // "Every year on my birthday", "as often as you like", "In a perfect world"
  /^every (?:single |other )?(?:time|day|week|month|year|morning|evening|night|\p{L}+day)s?(?! (?:is|a|the same|feels)\b)|\bas (?:often|many) as\b|\bin (?:perfect|ideal) world\b/u,
  // "Looks like somebody beat us to it", "All good now, cheers", "Ha, got you!"
  /\bbeat (?:us|me|you|him|her|them) to it\b|^all (?:good|sorted|fine|done|set) now\b|^(?:ha |haha |hah )*got (?:you|ya)\b/,
  // "I was told to put this on hold", "This is just practice", "the boots say no after all"
  /\b(?:put|puts|place|placed|keep|kept|is|are|be) (?:\p{L}+ )?on (?:hold|ice)\b|\b(?:just|only|merely|mere|purely) (?:a )?(?:practice|practise|exercise|rehearsal)\b|\bsays? no\b/u,
  // "I take back my complaint", "I will not bother", "Dependent on how the dress goes", "the last time you do it"
  /\b(?:take|takes|took|taking) (?:it |that |this |all )?back\b|\b(?:will|would) not bother\b|^(?:dependent|conditional|contingent|subject) (?:on|upon|to)\b|\btime you do\b/,
  // "How do I say this politely", "Just type this up"
  /^(?:(?:please|just|can you|could you|how do i|how do we|how would you|help me|now) )*(?:type|write|print|say|phrase|word|read|translate|draft|spell|tell|ask) (?:him |her |them )?(?:this|following)\b/,
  // "That is how the kids would put it", "I will tell you when to go ahead"
  /\b(?:what|how) (?:\p{L}+ ){1,3}(?:would|used to|always|usually) (?:have )?(?:say|said|put|write|written)\b|\b(?:i|we) (?:will|shall) (?:tell you|say|confirm|shout) (?:when|if|whether|once)\b/u,
  // "Whoops, I meant raspberry", "I should dearly like a lectern", "I would be happy with a cabin", "quietest one you have"
  /\bi meant (?!to\b|that\b|it\b|well\b|no\b|what\b)|\b(?:would|should) (?:\p{L}+ )?(?:like|love|prefer|have (?:liked|preferred))\b(?! to (?:see|say|thank|hear|add|have been|be there)\b)|\b(?:would|should) be (?:\p{L}+ )?(?:happy|glad) with\b|\b\p{L}+est one\b|\bhenceforth\b|\bprank\b/u,
  // "Someone asked me:", "I nearly asked:", "In my last job we had to:", "This came up in the quiz:"
  /\b(?:asked|told|asking|telling) (?:me|us)$|\b(?:nearly|almost|never|always|once) asked$|\bhad to$|^this came\b|^not for (?:you|me|us)$|^did you (?:get|see|read|receive) my\b|^(?:grade|mark|rate|correct|check) my\b/,
  // "I am waiting for a yes", "We are still talking about it", "I am short of tape"
  /\bwaiting for (?:yes|no|answer|go|approval|confirmation|permission)\b|\bstill (?:thinking|talking|deciding|discussing|considering|debating|arguing)\b|\bbad feeling about\b|\bshort of (?!breath|time|sleep|staff|hands|ideas|words)\p{L}/u,
  // "I was going to ask this, but the job is off"
  /\b(?:was|were) (?:just |only )?(?:going|about) to (?:ask|request|say|tell|order|book|write)\b|\b(?:job|deal|order|booking|event|visit|trip|plan|whole thing) (?:is|was|has been) (?:off|cancelled|called off)\b/,
  // "and then again every month, cheers all"
  /^(?:and |then )*again (?:every|each|on|in|next)\b/,
  // "Sorry, that is not true after all"
  /\bnot true\b|\bnot after all\b/,
  // "Never mind.", of the request
  /^(?:oh |ok |ah |actually )*never ?mind(?: (?:that|it|this|then|now|sorry))*$/,
  // "Just so you know," before an order
  /^(?:just )?so you know$/,
  // "Sorry, all of them", "This week is not good"
  /^(?:sorry|oops|pardon) (?:all|both|none|some|each|most) of (?:them|it|those|these)\b|^(?:this|next) (?:week|month|weekend|morning|afternoon|evening) is (?:not )?(?:good|bad|best|fine|better)\b/,
  // "rm -rf /"
  /(?:^| )(?:rm|sudo|\/|\\)(?: |$)/,
  // "unlike the boiler"
  /^(?:unlike|contrary to|as opposed to|apart from|save for)\b/,
];

/**
 * Does a clause put the request off, take it back, doubt what it states, or say when or what the thing is to be like, however much of small talk
 * is in it.
 */
export function isHeeded(said: readonly WordToken[], join: string | undefined): boolean {
  const words = said.map(({ word }) => word);
  const text = (join === 'so' ? ['so', ...words] : words).join(' ');
  return HEEDED.some((pattern) => pattern.test(text)) || isInName(said);
}

const IN = /^(?:in|by|via|near|from|for|through)$/;

/** "In French", "via Leeds" */
function isInName([lead, ...names]: readonly WordToken[]): boolean {
  const areNames = names.every(({ raw, word }) => /^\p{Lu}/u.test(raw) && !word.startsWith('<'));
  return lead !== undefined && IN.test(lead.word) && names.length > 0 && names.length < MOST_IN_NAME && areNames;
}

const MOST_IN_NAME = 4;
