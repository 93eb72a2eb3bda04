import type { Spelled } from '../language';

/** What stands before a vowel without its own. */
const ELIDED: Readonly<Record<string, string>> = {
  l: 'le',
  d: 'de',
  j: 'je',
  m: 'me',
  t: 'te',
  s: 'se',
  n: 'ne',
  c: 'ce',
  qu: 'que',
  jusqu: 'jusque',
  lorsqu: 'lorsque',
  puisqu: 'puisque',
};
const CONTRACTED: Readonly<Record<string, readonly string[]>> = {
  du: ['de', 'le'],
  des: ['de', 'les'],
  au: ['à', 'le'],
  aux: ['à', 'les'],
};
const UNITED: Readonly<Record<string, string>> = {
  '%': 'pourcent',
  '&': 'et',
  'e-mail': 'email',
  'e-mails': 'emails',
  mail: 'email',
  mails: 'emails',
  courriel: 'email',
  courriels: 'emails',
  kilogramme: 'kg',
  kilogrammes: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  'apres-midi': 'après-midi',
};

/** The compared words of a written one: elisions and contractions are written out. */
export function spell(raw: string): Spelled[] {
  const lower = raw.toLowerCase().replace(/’/g, "'");
  const whole = (word: string): Spelled[] => [{ word, from: 0, to: raw.length }];
  if (/^s'il\s+(?:te|vous)\s+pla[iî]t$/.test(lower)) return whole('svp');
  if (/^n\.?\s?[°º]$/.test(lower)) return whole('numéro');
  if (/^(?:aujourd'hui|quelqu'une?)$/.test(lower)) return whole(lower);
  if (/^s'ils?$/.test(lower))
    return [
      { word: 'si', from: 0, to: 2 },
      { word: lower.slice(2), from: 2, to: raw.length },
    ];
  const object = /^(\p{L}+)\s+(le|la|les|l'(?=\p{L}))(.*)$/u.exec(lower);
  if (object) {
    // Behind a subject it is no article: "que tu les envoies".
    const [, subject = '', pronoun = '', verb = ''] = object;
    const [from, to] = [raw.length - verb.length - pronoun.length, raw.length - verb.length];
    return [
      { word: subject, from: 0, to: subject.length },
      { word: pronoun === "l'" ? '-le' : `-${pronoun}`, from, to },
      ...(verb === '' ? [] : [{ word: verb, from: to, to: raw.length }]),
    ];
  }
  const [, head = '', rest = ''] = /^(\p{L}+)'(\p{L}*)$/u.exec(lower) ?? [];
  const full = ELIDED[head];
  if (full !== undefined) {
    const cut = head.length + 1;
    if (rest === '') return whole(full);
    return [
      { word: full, from: 0, to: cut },
      ...spell(rest).map(({ word, from, to }) => ({ word, from: cut + from, to: cut + to })),
    ];
  }
  const parts = CONTRACTED[lower];
  if (parts) return parts.map((word) => ({ word, from: 0, to: raw.length }));
  return whole(UNITED[lower] ?? lower.replace(/\s+/g, '-'));
}

/** The imperatives of a verb that stands as an infinitive behind "peux-tu": `annuler` is `annule` and `annulez`. */
export function imperatives(word: string): string[] {
  const stem = /^(\p{L}{2,})er$/u.exec(word)?.[1];
  if (stem === undefined) return [];
  return stem.endsWith('g') ? [`${stem}e`, `${stem}ez`, `${stem}eez`] : [`${stem}e`, `${stem}ez`];
}
