import { cardinals } from '../cardinals';

const UNITS = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
  ' '
);
const TENS = 'vingt trente quarante cinquante soixante'.split(' ');

/** All below a hundred: `vingt et un`, `soixante-dix-sept`, `quatre-vingts`, and the `septante`, `huitante`, `nonante` of Belgium and Switzerland. */
function belowHundred(): [string, number][] {
  const found = UNITS.map((word, value): [string, number] => [word, value]);
  const teen = (value: number): string => (value < 17 ? (UNITS[value] ?? '') : `dix ${UNITS[value - 10] ?? ''}`);
  for (const value of [17, 18, 19]) found.push([teen(value), value]);
  const regular: [string, number][] = [
    ...TENS.map((ten, at): [string, number] => [ten, (at + 2) * 10]),
    ['septante', 70],
    ['huitante', 80],
    ['octante', 80],
    ['nonante', 90],
  ];
  for (const [ten, value] of regular) {
    found.push([ten, value], [`${ten} et un`, value + 1], [`${ten} et une`, value + 1]);
    for (let unit = 2; unit < 10; unit += 1) found.push([`${ten} ${UNITS[unit] ?? ''}`, value + unit]);
  }
  for (let more = 10; more < 20; more += 1)
    found.push(
      [`soixante ${more === 11 ? 'et onze' : teen(more)}`, 60 + more],
      [`quatre vingt ${teen(more)}`, 80 + more]
    );
  for (let unit = 1; unit < 10; unit += 1) found.push([`quatre vingt ${UNITS[unit] ?? ''}`, 80 + unit]);
  return [...found, ['quatre vingts', 80], ['quatre vingt', 80], ['une', 1], ['quatre vingt une', 81]];
}

/** Cardinals up to 999,999. */
export const NUMBERS = cardinals({
  belowHundred: belowHundred(),
  hundreds: Array.from({ length: 9 }, (_, at): [string, number][] =>
    at === 0
      ? [['cent', 100]]
      : ['cent', 'cents'].map((word): [string, number] => [`${UNITS[at + 1] ?? ''} ${word}`, (at + 1) * 100])
  ).flat(),
  thousand: 'mille',
  beyond: ['million', 'millions', 'milliard', 'milliards'],
});
