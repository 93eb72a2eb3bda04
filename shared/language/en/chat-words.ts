import type { WordToken } from '../tokens';

/** How words are cut short in chats, by what they stand for; what says nothing stands for no word. */
const CHAT: ReadonlyMap<string, readonly string[]> = new Map(
  `u you|ya you|yall you all|r are|im i am|ive i have|id i would|youre you are|theyre they are|thats that is|whats what is|hows how is
  gotta must|gonna going to|kinda rather|sorta rather|cuz because|cos because|coz because|bc because|tho though|tbh to be honest
  rn right now|atm right now|btw by way|q question|qq quick question|tysm thank you so much|tyvm thank you very much|ty thank you
  tyia thank you|thnx thanks|thanx thanks|tnx thanks|thks thanks|tks thanks|thankyou thank you|gm good morning|gn good night
  gtg must go|g2g must go|np no problem|nw no worries|luv love|bday birthday|fab fabulous|brill brilliant|def definitely
  prolly probably|obvs obviously|deffo definitely|soz sorry|sry sorry|srry sorry|morn morning|mornin morning|bestie mate|bro mate
  bruh mate|fam mate|hun mate|hunny mate|babe mate|homie mate|bff mate|guv mate|m8 mate|w8 wait|cya bye|l8r later|ttyl bye|xoxo bye
  lol|lmao|lmfao|rofl|ngl|fr|frfr|smh|istg|imo|imho|irl|omg|omfg|haha|hahaha|hehe|heh|lolz|xd|af|lowkey|highkey|tgif`
    .split(/[|\n]/)
    .map((line) => line.trim().split(' '))
    .map(([short = '', ...words]) => [short, words])
);

/** The words with drawls ("sooo") and what chats cut short written out; what only laughs or swears is left out of a longer clause. */
export function inFullWords(written: readonly WordToken[]): WordToken[] {
  const said = written.flatMap((token, at): WordToken[] => {
    const word = withoutDrawl(token.word);
    // "ur a lifesaver", "ur help"
    const next = written[at + 1];
    const full =
      word === 'ur'
        ? [next?.article === undefined ? 'your' : 'you', ...(next?.article === undefined ? [] : ['are'])]
        : CHAT.get(word);
    if (full?.length === 0) return written.length > 1 ? [] : [{ ...token, word }];
    return (full ?? [word]).map((one) => ({ ...token, word: one }));
  });
  return said.length > 0 ? said : [...written];
}

/** "sooo", "byeee". */
function withoutDrawl(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1');
}
