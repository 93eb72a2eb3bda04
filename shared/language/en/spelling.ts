import type { Spelled } from '../language';

const CONTRACTIONS: Record<string, string[]> = {
  "won't": ['will', 'not'],
  "can't": ['can', 'not'],
  "shan't": ['shall', 'not'],
  cannot: ['can', 'not'],
  "let's": ['let', 'us'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
  gotta: ['got', 'to'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  cant: ['can', 'not'],
};

const ENDINGS: [RegExp, string][] = [
  [/n't$/, 'not'],
  [/'d$/, 'would'],
  [/'ll$/, 'will'],
  [/'m$/, 'am'],
  [/'re$/, 'are'],
  [/'ve$/, 'have'],
];

// Spellings of one word. No synonyms: "remove" and "delete" are the same only until they are not.
const VARIANTS: Record<string, string> = {
  cancelled: 'canceled',
  cancelling: 'canceling',
  colour: 'color',
  colours: 'colors',
  licence: 'license',
  organise: 'organize',
  summarise: 'summarize',
  prioritise: 'prioritize',
  analyse: 'analyze',
  catalogue: 'catalog',
  centre: 'center',
  grey: 'gray',
  programme: 'program',
  okay: 'ok',
  kilogram: 'kg',
  kilograms: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  kgs: 'kg',
  gram: 'g',
  grams: 'g',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  pcs: 'pieces',
  till: 'until',
  mails: 'emails',
};

const SYMBOLS: Record<string, string> = { '%': 'percent', '&': 'and' };

/** The compared words of one written word. A possessive ends the name before it: "Tim's" names Tim. */
export function spell(raw: string): Spelled[] {
  const words = compared(raw);
  const owner = words.length === 2 && words[1] === "'s" ? raw.length - 2 : raw.length;
  return words.map((word, at) => {
    if (at === 0) return { word, from: 0, to: owner };
    return owner < raw.length ? { word, from: owner, to: raw.length } : { word, from: 0, to: raw.length };
  });
}

function compared(raw: string): string[] {
  const lower = raw.toLowerCase().replace(/’/g, "'");
  if (lower === "'") return ["'s"];
  const known = CONTRACTIONS[lower];
  if (known) return known;
  if (/^e-mail/.test(lower)) return [lower.replace('-', '')];
  if (/^per\s?cent$/.test(lower)) return ['percent'];
  for (const [ending, word] of ENDINGS) {
    if (ending.test(lower)) return [lower.replace(ending, ''), word];
  }
  if (/^(?:what|who|where|when|how|there|here|it|that|he|she)'s$/.test(lower)) return [lower.slice(0, -2), 'is'];
  if (lower.length > 2 && lower.endsWith("'s")) return [united(lower.slice(0, -2)), "'s"];
  return [SYMBOLS[lower] ?? united(lower)];
}

function united(word: string): string {
  return VARIANTS[word] ?? word;
}

/** The infinitives that a gerund may come from: `cancelling` → `cancell`, `cancel`, `cancelle`. */
export function infinitives(gerund: string): string[] {
  const stem = /^(\w{2,})ing$/.exec(gerund)?.[1];
  if (stem === undefined) return [];
  const undoubled = /(\w)\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...undoubled];
}
