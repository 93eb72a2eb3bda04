import { cardinals } from '../cardinals';

const BELOW_THIRTY =
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
  dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
  veintinueve`.split(/\s+/);
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const HUNDREDS = 'doscient trescient cuatrocient quinient seiscient setecient ochocient novecient'.split(' ');

function belowHundred(): [string, number][] {
  const found = BELOW_THIRTY.map((word, value): [string, number] => [word, value]);
  found.push(['un', 1], ['una', 1], ['veintiún', 21], ['veintiuna', 21]);
  TENS.forEach((ten, at) => {
    const value = (at + 3) * 10;
    found.push([ten, value], [`${ten} y un`, value + 1], [`${ten} y una`, value + 1]);
    for (let unit = 1; unit < 10; unit += 1) found.push([`${ten} y ${BELOW_THIRTY[unit] ?? ''}`, value + unit]);
  });
  return found;
}

/** Cardinals up to 999,999. */
export const NUMBERS = cardinals({
  belowHundred: belowHundred(),
  hundreds: [
    ['cien', 100],
    ['ciento', 100],
    ...HUNDREDS.flatMap((stem, at): [string, number][] => [
      [`${stem}os`, (at + 2) * 100],
      [`${stem}as`, (at + 2) * 100],
    ]),
  ],
  thousand: 'mil',
  beyond: ['millón', 'millones', 'millon', 'miles'],
});
