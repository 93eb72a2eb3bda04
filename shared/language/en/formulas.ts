/**
 * What is said to the reader and asks nothing of him, by its grammar: each is a whole clause of words without articles, a day or
 * time as `<date>`, `<time>`. Their open places take only words of private life, so that "see to the others" or "one more for my
 * wife" is none.
 */

const AGAIN =
  '(?: (?:again|once more|once again|yet again|as usual|as always|as ever|i know|today|now|here|indeed|so far|over here|out there|over there|outside))*';
const TIME = '(?:day|days|week|weeks|weekend|morning|mornings|afternoon|evening|night|month|year|times|monday|<date>)';
const FREE_TIME =
  '(?:weekend|holiday|holidays|vacation|trip|break|lunch|dinner|breakfast|party|birthday|christmas|easter|summer|spring|sun|match|game|film|movie|concert)';
const GIFT =
  '(?:coffee|coffees|beer|beers|drink|drinks|cake|cookies|doughnuts|donuts|chocolate|pint|pints|round|tea|ice cream)';
const SIZE = '(?:quick|small|little|tiny|brief|short|simple|silly|stupid|easy|humble)';
const MATTER = '(?:thing|favour|favor|question|request|task|job|item|matter|errand)';
const FOR_YOU =
  '(?: (?:for you|from me|from my side|of you|to ask|for today|today|for now|on my list|on my todo list|on my plate))';
const PRAISE =
  '(?:star|legend|hero|lifesaver|angel|genius|gem|best|treasure|saint|wizard|wonder|rock|rockstar|champion|champ|machine|darling|peach|marvel|magician)';

const FORMULAS = [
  // "How are you?", "How was your weekend?", "Did you see the match last night?"
  `how are (?:you|things|all of you)(?: (?:all|guys|doing|today|feeling|holding up|this morning|these days|going|over there))*`,
  `how is (?:it|everything|life|your (?:day|week|morning|family))(?: (?:going|treating you|so far|today|over there|with you))*`,
  `how (?:was|were) (?:your |my )?${FREE_TIME}`,
  `(?:did|have) you (?:see|watch|catch|enjoy|have|had|seen|watched) (?:your |a |good |nice |lovely )*${FREE_TIME}(?: last night| yesterday| last week| so far)*`,
  `(?:i |we )?(?:hope|trust) (?:your |my )?(?:${FREE_TIME}|${TIME}) (?:treated you|is treating you|has treated you|was|went|has been|is going|started) (?:well|kindly|good|great|nice|fun|lovely|relaxing|restful|ok)`,
  `(?:did you sleep|i (?:trust|hope) you slept) (?:well|ok)`,
  // "Happy Friday!", "Sunny greetings from the coast"
  `(?:happy|merry|blessed) (?:new year|christmas|easter|birthday|holidays|hump day|${TIME})(?: (?:to|you|all|everyone|everybody|team|folks|from me|from us))*`,
  `(?:\\p{L}+ ){0,2}(?:greetings|regards|hugs|hello) from(?: (?!(?:on|to|for|with)\\b)\\p{L}+){1,4}`,
  // "See you at lunch", "Talk soon"
  `(?:i will |will )?(?:see|catch) (?:you|ya)(?: (?:all|soon|later|around|then|again|tomorrow|(?:on |in )?<date>|at (?:lunch|dinner|gym|party|office|canteen)|next week|next time))*`,
  `(?:talk|speak)(?: to you)?(?: (?:soon|later|tomorrow))+`,
  // What is wished of nobody in earnest.
  `(?:take care|take it easy|stay (?:safe|warm|cool|dry|well|healthy|sane|strong)|keep (?:well|warm|cool|smiling|it up|up good work|up great work)|be well|be safe|bear with me|have fun|sleep well|get well soon|god bless(?: you)?|chin up|hang in there|wish me luck|fingers crossed|knock on wood|touch wood|guess what|long story(?: short)?|small world|never dull moment)(?: (?:all|everyone|guys|out there|over there|today|up there|down there|this weekend|please))*`,
  `do not (?:worry|laugh|hate me|judge me|judge|mind me|work too hard|laugh at me|get me started)(?: (?:please|today|too much))*`,
  `feel free to (?:laugh|smile|giggle|roll your eyes|mock|tease)(?: (?:at|me|about|my|typing|spelling))*`,
  `good luck(?: (?:today|tonight|tomorrow|<date>|with ${FREE_TIME}|for ${FREE_TIME}))*`,
  `enjoy (?:your |rest of your |rest of |lovely |long )*(?:${FREE_TIME}|${TIME}|sunshine|weather|evening sun)`,
  // Letters.
  `to whom it may concern`,
  `dear (?:sir|madam|sirs|sir or madam|all|colleague|colleagues|team|friend|friends|ladies and gentlemen|reader)`,
  `(?:further|with reference|with regard|referring|in reference) to (?:our|my|your|last) (?:\\p{L}+ ){0,2}(?:call|conversation|talk|chat|meeting|phone call|mail|email|letter|message|correspondence|discussion)(?: (?:of|from|on|in|<date>|<time>|this morning|this afternoon|earlier|last week|yesterday))*`,
  `(?:as per|following|following up on|after|per) (?:our|my|your|last) (?:\\p{L}+ ){0,2}(?:call|conversation|talk|chat|meeting|discussion)(?: (?:of|from|on|<date>|this morning|this afternoon|earlier|last week|yesterday))*`,
  `(?:please )?accept my (?:\\p{L}+ )?(?:compliments|apologies|thanks|gratitude|congratulations|regards)(?: (?:on|for|in) .*)?`,
  `(?:respectfully|sincerely|faithfully|cordially|truly|warmly|kindly) yours|yours(?: (?:truly|sincerely|faithfully|respectfully|ever|cordially))+`,
  `it is (?:always |ever |truly |really |such )*(?:pleasure|joy|delight|honour|honor|treat) to (?:deal|work|do business|talk|speak|correspond) with (?:you|your \\p{L}+|you all)`,
  `your (?:\\p{L}+ )?(?:help|discretion|patience|time|support|understanding|attention|assistance|kindness|effort|efforts|cooperation) (?:is|are) (?:always |much |very much |greatly |highly |really |most )*appreciated`,
  `(?:i |we )?(?:look|am looking|are looking|looking) forward to (?:hearing from you|your reply|your answer|hearing back)`,
  `(?:best |kind |warm |many |all |my )*(?:regards|greetings|love|hugs|wishes) to (?:your |whole |all |rest of |my )*(?:crew|team|family|office|gang|everyone|everybody|all|kids|colleagues|folks|household|wife|husband|you|you all)`,
  // Chat.
  `(?:sup|oi|oi oi|yo yo|wassup|howdy|ahoy|gday|hiya|heya|psst|knock knock|ding dong|tada|voila|whoop|woohoo|yippee|lol|rofl|omg|tgif|brb|afk|ttyl|cya|laters|later gator|ciao|ciao ciao|adios|toodles|tata|ta ta|cheerio|peace|peace out|over and out|out|xoxo|xx|xxx|hugs|amen|ahem|meh|bah|bleh|brr|brrr|uff|oof|yay|hooray|hurrah|hurray|cool|sweet|grand|lovely jubbly)`,
  `(?:i |we )?(?:have to|must|got to|have got to|need to|better) (?:run|dash|go|fly|rush off|head off)(?: (?:now|again))?`,
  `(?:off|back|time) (?:to|for|at|in|from) (?:${FREE_TIME}|bed|work|grind|gym|coffee|tea|school|desk|office|nap)(?: (?:now|again|i go|it is))*`,
  `(?:be |you are |being )*(?:mate|dear|darling|pal|love|sport|good sport|hun|honey)`,
  `you (?:guys |people |folks |lot |all )*(?:always )?(?:do|run|keep|have|are doing|make) (?:\\p{L}+ )?(?:great|good|amazing|fantastic|wonderful|brilliant|excellent|tight|lovely|marvellous|awesome|incredible|superb|terrific|fine) (?:job|work|ship|shop|team|service|office|place|crew)(?: (?:over there|there|as always|all year|every time))*`,
  // Sayings.
  `(?:such is|that is|what) life|c est la vie|it is what it is|time flies(?: when you are having fun)?|no rest for wicked|never mind me|do not mind me|same old(?: same old)?|same procedure as every year|better late than never|third time lucky|murphy 's law|duty calls|so it goes|story of my life|life goes on|here we go(?: again)?|here goes(?: nothing)?|deep breath|drum roll(?: please)?|drumroll(?: please)?|and breathe|keep calm and carry on|all in day 's work|it never rains but it pours|go figure|who would have thought|would you believe it|you would not believe it|i can not believe it|some things never change|first world problems|touch wood|happy days|good times|fun times|joys of \\p{L}+`,
  `(?:roll on|bring on|come on|hooray for|hurray for|thank god for|three cheers for) (?:${FREE_TIME}|${TIME}|coffee)`,
  `(?:i |we )?(?:very |so |just )?(?:nearly|almost) (?:forgot|missed it|forgot to ask|forgot to say|forgot about this)|before i forget`,
  `(?:well |well well |oh |hey )*(?:look who is (?:back|here|writing|it|talking|asking)|guess who)(?: (?:again|is back|it is))*`,
  `(?:in your own time|take your time|in your own good time|all in good time)`,
  `(?:i am|we are) (?:\\p{L}+ly |so |very |totally |just |utterly )?(?:done in|worn out|wiped out|burnt out|beat|toast|knackered|all ears|all set|over moon|on cloud nine|in seventh heaven|back|running on fumes|in good spirits|only human|no morning person|not morning person|getting old|too old for this)(?: (?:again|today|already))*`,
  // Praise of the reader.
  `you (?:are )?(?:always |simply |truly |really |absolute |such |my |all )*${PRAISE}(?: (?:you|ever|as always|as ever|of month|of week))*`,
  `you (?:really |totally |have |just )*(?:saved|made|rescued) (?:my|our) (?:day|life|week|bacon|skin|neck|morning)(?: (?:again|last week|yesterday|last time|today))*`,
  `you know (?:me|how it is|how it goes|drill|feeling|how much i (?:love|hate|adore|enjoy|like) \\p{L}+)`,
  `(?:i |we )?(?:really |still )*owe you (?:one|big time|big one|(?:\\p{L}+ )?${GIFT})(?: (?:for that|for this|already|or two|again))*`,
  `(?:next time |then |now )*${GIFT} (?:is|are|will be) on (?:me|us)(?: (?:today|tomorrow|then|next time|next week|<date>))*`,
  `(?:i|we) will (?:buy|bring|get|bake|make|fetch) you (?:some |big |nice )*${GIFT}(?: (?:for that|then|next time|next week|tomorrow|<date>|soon))*`,
  `(?:i am |we are |really |very |so |much )*(?:looking forward to|can not wait for|could not wait for|i can not wait for) (?:my |our |your |long |this )*(?:${FREE_TIME}|seeing you(?: all| again| soon)*|catching up)(?: (?:already|now|with you|<date>))*`,
  // The writer, and what he comes with.
  `(?:it is |only |just |hi it is )*me(?: (?:again|once more|once again|yet again|as usual|as always|here))+`,
  `here i am(?: (?:again|once more|once again|yet again))+`,
  `(?:i know ?)+`,
  `(?:rather |very |bit |quite |so )*(?:last minute|short notice)${AGAIN}`,
  `(?:ok |so |now |and |just )*(?:one |another |yet another |one more |last |final |next |one last |only )*${SIZE}? ?${MATTER}(?: more)?${FOR_YOU}*`,
  `(?:ok |so |now |and |just |here is |here comes )*(?:one |another |yet another |one more |last |final |next )+(?:${SIZE} )?one(?:${FOR_YOU})+`,
  `(?:next|first|last|also|still) on my (?:list|todo list|plate|agenda)(?: (?:today|for today|now))*`,
  `(?:i |we )?(?:have|have got|got) (?:one |another |yet another |bit of )?(?:${SIZE} )*${MATTER}(?: (?:for you|of you|to ask|today|here))*`,
  `(?:could|can|would|will|may) (?:you do|i ask|i ask you|i beg|i have|i trouble you)(?: me| you| for| another)* (?:${SIZE} )*(?:favour|favor)(?: (?:of you|for me|please|today))*`,
  `(?:i )?(?:promise|swear|hope|think) (?:this|that|it) is (?:my |very )*(?:last|final) (?:one|request|favour|favor|question|task)(?: (?:for|today|now|<date>|this week|of day))*`,
  `this is (?:what|all) i need(?: (?:today|from you|for now))*`,
  `(?:my|pardon my|excuse my|forgive my) (?:english|french|spelling|typing|grammar|handwriting)(?: is (?:not |bit |rather |so |very |really |still |getting )*(?:good|great|best|bad|poor|rusty|terrible|awful|perfect|clumsy))?`,
  `(?:so )?(?:please )?(?:excuse|forgive|pardon|ignore|mind|never mind) (?:any |my |all )*(?:typo|typos|typing|spelling|brevity|mess|noise|rambling|background noise)(?: please)?`,
  // Exclamations.
  `what (?:\\p{L}+ )?(?:day|week|morning|night|match|game|weekend|storm|heat|weather|year|view|mess|start|evening)(?: (?:last night|today|yesterday|again|it was|that was|out there|outside|here|over here))*`,
  `(?:another|such|yet another|quite) (?:\\p{L}+ )?${TIME}${AGAIN}`,
  `(?:very |so |really |bit of |rather |pretty )*(?:long|busy|quiet|slow|rough|crazy|mad|hectic|rainy|cold|sleepy|grey|gray|wild|stressful|grim|lazy) (?:${TIME}|weather)(?: (?:here|again|so far|today|over here|as usual|indeed))+`,
  `(?:still |already |so |just |bit |rather |quite |very |really |totally |completely |half )*(?:tired|asleep|exhausted|knackered|hungover|jetlagged|swamped|sleepy|starving|stuck in traffic|snowed under|back from ${FREE_TIME}|home sick)(?: (?:here|today|again|myself|this morning|now))*`,
  `(?:thank god|thank goodness|good thing) it is <date>`,
  `(?:almost|nearly|finally|only|already) (?:<date>|weekend|lunch time|lunchtime|summer|christmas)(?: (?:again|already|now))*`,
].map((formula) => new RegExp(`^(?:${formula})$`, 'u'));

/** Are the words of a clause one of these. */
export function isFormula(words: readonly string[]): boolean {
  const said = words.join(' ');
  return FORMULAS.some((formula) => formula.test(said));
}

const SAKE = "(?:for )?(?:heaven|god|goodness|pete|christ|mercy) 's sake|for crying out loud";
const EXCLAMATIONS = new RegExp(
  `^(?:(?:oh|ah|well|and) )*(?:bless(?: (?:you|him|her|them|us|me|it|your heart|his heart|her heart|their hearts|your soul))?|(?:fingers|thumbs|everything) crossed|` +
    `touch wood|knock on wood|(?:god|heaven|lord) help (?:me|us)|goodness(?: me| gracious)?|good (?:grief|gracious|lord|god)|my (?:goodness|god|word)|` +
    `dear(?: oh dear| me)?|(?:thank|thanks to) (?:god|goodness|heavens)|praise be|hallelujah|amen|${SAKE}|like i said|mind you|believe you me|you know|` +
    `phew|whew|sigh|sighs|yawn|yawns|yay|hooray|hurrah|hurray|woohoo|whoop|tada|ha|hah|haha|hahaha|hehe|heh|lol|lolz|lols|lmao|rofl|ahem|achoo|atchoo|brr|gulp|` +
    `gosh|golly|wow|blimey|crikey|alas|sadly|cheers|ta)$`
);

const GREETING =
  /^(?:hi|hiya|hello|hey|heya|dear|greetings|howdy|(?:good )?(?:morning|afternoon|evening|day))(?: (?:to|you|there|again|both|two|all|lot|guys|gang|chaps|lads|lasses|ladies|gents|girls|boys|crew|team|folks|peeps|people|lovely|lovelies|boss|chief|captain))+$/;

/** "Hi both", "Morning, you two": whoever is greeted. */
export function isGreeting(words: readonly string[]): boolean {
  return GREETING.test(words.join(' '));
}

/** "bless her", "fingers crossed", "for heaven's sake", "lol": so short that a comma or a dash on each side sets it apart. */
export function isExclamation(words: readonly string[]): boolean {
  return EXCLAMATIONS.test(words.join(' '));
}

const WORD_OF_IT = '(?:word|name|term|expression|spelling|way|one word)';
const HEDGES = new RegExp(
  `^(?:(?:i|we) (?:do |really |just )*(?:think|hope|believe|guess|trust|am sure|am not sure|suppose) (?:that )?(?:(?:it|this|that) )?(?:is|its|was) ` +
    `(?:(?:how|what) (?:it|this|you) (?:is|are|call|calls|say|says|spell)(?: (?:it|this|called))?|(?:called|named|said|spelt|spelled|written)(?: (?:so|that|this|like (?:this|that)|right|correctly|this way))?|(?:right|correct|proper|good) ${WORD_OF_IT}|${WORD_OF_IT})|` +
    `(?:if (?:this|that|it) is (?:right |correct |proper )?${WORD_OF_IT})|how (?:do|does) (?:you|one|they) (?:say|call) (?:it|this|that)|how (?:do|does) (?:you|one) say|what(?:ever)? (?:it|they) (?:is|are) called|as (?:you|we|they) (?:say|call it))(?: (?:in english|again|here))?$`
);

/** "I think it is called so", "I hope it is the right word", "how do you say": said of the word before it, which is said all the same. */
export function isHedge(words: readonly string[]): boolean {
  return HEDGES.test(words.join(' '));
}
