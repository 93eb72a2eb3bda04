import { wordSet } from '../language';

/**
 * Given names that are also words of English ("Mark", "Dawn", "Bill"), left out of the given names since they are told only by a capital or by the surname behind
 * them. Commonly given ones alone; none that turns or counts ("Will" is told by its capital).
 */
export const WORD_GIVEN_NAMES = wordSet(
  `alfie amber april archie art august autumn basil bea bertie betty bill blessing blossom bonny brook buck bud candy carol carter chance cherry chip christian
  chuck clay clement cliff comfort cooper coral crystal daisy dale dawn dean destiny dick dolly dot drew duke earl ebony ellie elsie evie faith fern flo flora
  ford forest frank freddie gene ginger glen grace grant guy hank harmony harvey hazel heath heather holly hope hunter iris ivy jack jade jasmine jay jewel
  jimmy joy june kit kitty lance laurel lily lottie lucky maisie mark mason max may melody mercy merry millie misty nancy nell nick noble olive ollie opal
  otter page pansy parker pat patience pearl peg penny pepper pip pippa poppy precious prudence ray reed reggie rich ricky rob robin rocky rod ronnie rose
  rosie royal ruby rusty sage sandy scarlett scout sky sonny sterling storm sue summer ted terry tilly toby tyler verity vic victor violet wade ward winnie
  woody`
);

/** Surnames that are also words of English: "Tom Price", "Ana Day". */
export const WORD_SURNAMES = wordSet(
  `abbot abbott archer ash bacon bailey baker ball banks barber barker barley barn baron barrow bass bates bean bear beard beck bell bender berry bird bishop
  black blake bloom blunt bolt bond booth bowl bowls bowman box boyd brand bridge bridges bright britten brook brooks broom brown buck bull bunting burn burns
  bush butcher butler button byrd cage cane cannon carpenter carr carter cash castle chance chandler chapel chapman chase clay clerk cliff coal cobb cock
  coffee cole coleman collier constable cook cooke cooper corn cotton cox crane cross crow crown cunning dale dance day deacon dean dear dew dove drake driver
  duck duke dunn dyer eagle earl early eden falcon farmer farrow fawn fern field fielding fields finch fisher fitch flag fleet fletcher flint flood flowers
  ford forest foster fountain fowler fox franklin freeman french friend frost gale gardener gardner garland gold golden goodman grace grain grange grant
  graves gray green greene greenwood grey griffin groom grove gunn guy hall ham hammer hand hardy hare harper hart harvest haven hawk hawkins hay hayes heath
  heather hedge hill hills hobbs hogg holder holland hood hook hooper hope horn horne house howell hunt hunter hurst ivory jewel joiner jolly joy judge keen
  king kirk knight lake lamb lane lark law lawn leaf little lock locke lodge long love lovely lowe major mallet mann mare marks marsh marshall mason masters
  may mayor mead merchant miles miller mills mole monk moor moore moss mount mountain nail nash neal noble nunn nutter oak oaks olive oliver page paine
  painter palmer park parker parrot parsons partridge paul peace peacock pearl pepper perry pike pilgrim pine piper pitt plum plumber pole pond pool poole
  pope porter potter potts pound powers pratt price priest prince proud quill rain ranger raven ray reed reeves rice rich ridge ring rivers roach robin robins
  rock rook rose rowe rush sage sailor salmon sands savage sawyer schofield sexton shade sharp sharpe shaw shepherd shore short silver singh skinner slate
  slater smart smith snow solomon spark sparks spear speed spencer spring squire stable stamp staple steel stern stone stones stout strange street strong
  summer summers sutton swan swift tanner tate taylor temple thatcher thorn thorne tiller todd toll towers townsend trotter tucker tuner turner vale vicar
  vine waite wake walker wall wallace waller ward waters weaver webb wells wheeler white wild wilde wilder winter winters wise wolf wolfe wood woodman woods
  woodward worth wren wright wynn yard york young younger`
);
