/**
 * Words of the closed classes (auxiliaries, conjunctions, question words, prepositions of place, adverbs of place, manner, degree and doubt) that no name
 * of a thing has, beside those that turn a meaning.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `am is are was were be been being do does did done has have had having can could may might must shall should will would ought
  let lets and or then than so because since though although however therefore thus hence whether that which who whom whose what
  where why how here there everywhere somewhere elsewhere anywhere away back home together apart alone aside along please kindly
  maybe perhaps possibly probably definitely certainly actually really very quite rather almost nearly just even ever well anyhow
  anyway somehow instead too though indeed altogether please right ok okay yes sure like unlike such my your our me you us i we
  someone somebody something somewhat whatever whichever whoever wherever however asap pls fast hard straight free per etc versus
  vs plus minus times afterwards beforehand overnight online offline upstairs downstairs outside inside abroad forward backward
  halfway behind beside besides near beneath underneath alongside amid among amongst across along aboard atop throughout despite
  opposite anew afterward enough sometimes often always usually rarely seldom hardly barely merely simply shortly lately`.split(
    /\s+/
  )
);
