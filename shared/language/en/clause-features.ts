import type { WordToken } from '../tokens';
import { turningKind } from '../turning';
import { isSayingOrDeciding } from './deciding';
import { FUNCTION_WORDS } from './function-words';
import { isEverydayWord, isKnownWord } from './known-words';
import { PEOPLE } from './people';
import { PAST_FORMS, STATES, TOPICS } from './private-life';
import { PRIVATE_WORDS, SOCIAL_WORDS } from './social-words';
import { words } from './words';

/**
 * What the classifier of small talk sees of a clause: its words, pairs of them, where it begins and ends, the ends of its words, and the
 * same with each open word as its class, so that a clause is known by how it is built where its nouns are new.
 */
export function featuresOf(said: readonly WordToken[], join: string | undefined): string[] {
  const features = new Set<string>();
  const tokens = withArticles(said);
  const classes = tokens.map(({ word }) => classesOf(word));
  const shapes = tokens.map((token, at) => shapeOf(token, at, classes[at]?.[0]));
  const spoken = ['^', ...tokens.map(({ word }) => word), '$'];
  const shaped = ['^', ...shapes, '$'];
  for (const [at, { word, raw }] of tokens.entries()) {
    features.add(`w ${word}`);
    features.add(`c ${shapes[at] ?? ''}`);
    if (!isClosed(word) && !word.startsWith('<')) {
      features.add(`stem ${stemOf(word)}`);
      features.add(`end ${word.slice(-3)}`);
    }
    if (at > 0 && /^\p{Lu}\p{Ll}/u.test(raw)) features.add('name');
    for (const one of classes[at] ?? []) features.add(`k ${one}`);
    const kind = turningKind({ words }, word);
    if (kind !== undefined) features.add(`turns ${kind}`);
  }
  for (let at = 0; at + 1 < spoken.length; at += 1) {
    features.add(`2 ${spoken[at] ?? ''} ${spoken[at + 1] ?? ''}`);
    features.add(`s2 ${shaped[at] ?? ''} ${shaped[at + 1] ?? ''}`);
  }
  features.add(`begins ${shapes.slice(0, 3).join(' ')}`);
  features.add(`ends ${shapes.slice(-2).join(' ')}`);
  features.add(`edges ${shapes[0] ?? ''} ${shapes.at(-1) ?? ''}`);
  features.add(`length ${tokens.length < 4 ? tokens.length : tokens.length < 7 ? 4 : tokens.length < 11 ? 7 : 11}`);
  features.add(`joined ${join ?? ''}`);
  if (join !== undefined) features.add(`joined ${join} ${shapes[0] ?? ''}`);
  features.add(`person ${personOf(tokens)}`);
  for (const count of countsOf(said)) features.add(count);
  return [...features];
}

type Said = Pick<WordToken, 'word' | 'raw'>;

function withArticles(said: readonly WordToken[]): Said[] {
  return said.flatMap(({ word, raw, article }) =>
    article === undefined
      ? [{ word, raw }]
      : [
          { word: article === 'an' ? 'a' : article, raw: article },
          { word, raw },
        ]
  );
}

const SMALL = new Set(
  `a an the i me my mine myself we us our you your yours of to for in on at with from by as and or 's it its he him his she her they them their
  this that these those one ones there who whom whose which what where when why how not no never but if unless only also other others`.split(
    /\s+/
  )
);

function isClosed(word: string): boolean {
  if (SMALL.has(word) || FUNCTION_WORDS.has(word) || words.pronouns.has(word)) return true;
  const kind = turningKind({ words }, word);
  return kind !== undefined && kind !== 'polarity';
}

/** A small word as it is, an open one by its class or its ending. */
function shapeOf({ word, raw }: Said, at: number, known: string | undefined): string {
  if (word.startsWith('<') || isClosed(word)) return word;
  if (known !== undefined) return `${known}${endingOf(word)}`;
  if (at > 0 && /^\p{Lu}\p{Ll}/u.test(raw)) return 'NAME';
  return `${isKnownWord(word) ? 'X' : 'U'}${endingOf(word)}`;
}

function endingOf(word: string): string {
  return /..(ing|ed|ly|s)$/u.exec(word)?.[1] ?? '';
}

function classesOf(word: string): string[] {
  const social = Object.entries(SOCIAL_WORDS).flatMap(([name, list]) => (list.has(word) ? [name.toUpperCase()] : []));
  return [
    ...social,
    ...(TOPICS.has(word) ? ['TOPIC'] : []),
    ...(STATES.has(word) ? ['STATE'] : []),
    ...(isSayingOrDeciding(word) ? ['WILL'] : []),
    ...(PAST_FORMS.has(word) ? ['PAST'] : []),
    ...(PRIVATE_WORDS.has(word) ? ['PRIVATE'] : []),
    ...(words.vocabulary.has(word) && !isClosed(word) ? ['ACT'] : []),
  ];
}

function stemOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ings?|edly|ed|ies|es|s|ly|er|est|y|e)$/u, '') : word.replace(/s$/u, '');
}

/** How long the clause is and of how many parts, and how many of its words are everyday ones, of private life, of will, or people. */
function countsOf(said: readonly WordToken[]): string[] {
  const count = (has: (token: WordToken, at: number) => boolean): number => said.filter(has).length;
  const everyday = Math.round((4 * count(({ word }) => isEverydayWord(word))) / said.length);
  return [
    `words ${Math.min(MOST_COUNTED, said.length)}`,
    `commas ${count(({ afterComma }, at) => at > 0 && afterComma)}`,
    `sentences ${new Set(said.map(({ sentence }) => sentence)).size}`,
    `everyday ${everyday}`,
    `topics ${Math.min(
      3,
      count(({ word }) => TOPICS.has(word))
    )}`,
    `will ${Math.min(
      2,
      count(({ word }) => isSayingOrDeciding(word))
    )}`,
    `people ${Math.min(
      2,
      count(({ word }) => PEOPLE.has(word))
    )}`,
  ];
}

const MOST_COUNTED = 15;

function personOf(said: readonly Said[]): string {
  const has = (list: RegExp): string => (said.some(({ word }) => list.test(word)) ? '1' : '0');
  return `${has(/^(?:i|me|my|mine|myself|we|us|our)$/)}${has(/^(?:you|your|yours)$/)}${has(/^(?:it|its|that|this|these|those|they|them|he|she|him|her|one|ones)$/)}`;
}
