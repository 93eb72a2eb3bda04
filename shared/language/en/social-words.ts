import { FUNCTION_WORDS } from './function-words';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/**
 * The words of small talk by what they do. A clause of nothing but these and of small words asks for nothing; none of the lists
 * has a word for a thing that a request could be about.
 */
export const SOCIAL_WORDS = {
  greeting:
    set(`hi hello hey heya hiya howdy yo greetings wishing sincerely faithfully disposal dear team folks guys mate mates friend friends buddy dude pal colleagues
    cheerio bye goodbye regards wishes`),
  thanks:
    set(`thanks thank thx ty cheers ta appreciate appreciated appreciation grateful gratitude thankful obliged bless kudos
    indebted owe`),
  apology: set(`sorry apologies apology apologise apologize apologising apologizing excuse forgive pardon afraid`),
  /** What nobody needs to have with the request: they may be denied ("no rush"). */
  burden:
    set(`rush hurry stress worry worries pressure urgent urgency trouble bother bothering hassle problem problems biggie pain
    panic drama inconvenience disturbance disturb disturbing interruption interrupt intrusion nuisance`),
  feeling:
    set(`hope hopefully hoping hoped feel feeling wonder wondering hate love loved loving enjoy enjoyed enjoying trust
    glad happy pleased delighted excited tired exhausted sleepy swamped overwhelmed snowed stressed busy hungry ill unwell
    rock rocks`),
  praise:
    set(`good great lovely nice wonderful fantastic brilliant amazing awesome excellent fine well splendid super terrific
    best kind kindness helpful star legend hero lifesaver angel genius gem fabulous marvellous
    marvelous pleasant relaxing fun beautiful gorgeous stunning superb smashing perfect ace
    terrible awful horrible dreadful crazy hectic mad chaotic rough tough miserable glorious sunny rainy wet`),
  interjection: set(
    `sigh phew ugh argh oh ah wow haha hah lol hmm gosh oops whoops man boy yikes ouch yay hurray hooray`
  ),
  /** Said of the request as such: "a quick one", "a small favour". */
  smallness: set('quick small little tiny brief short silly stupid simple'),
} as const;

/** What small talk is about: the writer's and the reader's time, family, weather and effort. */
export const PRIVATE_WORDS: ReadonlySet<string> =
  set(`day days week weeks weekend weekends morning afternoon evening night holiday
  holidays weather sun sunshine rain raining snow snowing traffic commute kids children family wife husband life world boss neck
  patience effort efforts understanding favour favor question ask asking request thing notice time moment work job place way
  right know knows realise realize understand imagine bet trying had having getting going doing make makes making spent finding
  late early seeing hearing view patience bunch lot lots ton tons million much ever treat deal bad said came
  baby went usual boring advance`);

/** A day or a part of it, which is no time of the request where small talk praises or wishes it ("a lovely evening"). */
export const PRAISED_TIMES: ReadonlySet<string> = set('day week weekend morning afternoon evening night');

/** Small words that may stand between them. */
export const SMALL_WORDS: ReadonlySet<string> = new Set([
  ...[...FUNCTION_WORDS].filter(
    (word) => !/^(?:such|instead|together|apart|alone|aside|else.*|every.*|online|offline)$/.test(word)
  ),
  ...set(`i me my mine myself we us our you your yours yourself it its this that one here so too of for to in on at from with by as
    and or though 's`),
]);
