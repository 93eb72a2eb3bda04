import type { Spelled } from '../language';

const CONTRACTED: Readonly<Record<string, readonly string[]>> = { al: ['a', 'el'], del: ['de', 'el'] };
const UNITED: Readonly<Record<string, string>> = {
  '%': 'porciento',
  '&': 'y',
  'e-mail': 'email',
  'e-mails': 'emails',
  mail: 'email',
  mails: 'emails',
  correo: 'email',
  correos: 'emails',
  kilogramo: 'kg',
  kilogramos: 'kg',
  kilo: 'kg',
  kilos: 'kg',
};

/** A verb with a pronoun behind it: "cancélalo", "enviarle"; what one says of oneself ("recuérdame") stays one word. */
const WITH_PRONOUN =
  /^(\p{L}*[áéíóú]\p{L}*[aeirn]|\p{L}{3,}[aei]r|da|di|haz|pon|ten|sal|trae|ve)(lo|la|le|los|las|les)$/u;
const NOUNS = new Set('escándalo escándalos águila águilas sílaba sábila vandálico máscara'.split(' '));

/** The compared words of a written one: contractions are written out, pronouns divided from their verb. */
export function spell(raw: string): Spelled[] {
  const lower = raw.toLowerCase().replace(/’/g, "'");
  const whole = (word: string): Spelled[] => [{ word, from: 0, to: raw.length }];
  if (/^[¿¡]$/.test(lower)) return [];
  if (/^por\s+favor$/.test(lower)) return whole('porfavor');
  if (/^(?:n\.?\s?[°º]|núm\.)$/.test(lower)) return whole('número');
  // It may be an article too ("que la factura"), but then nothing is lost with A.
  const object = /^que\s+(lo|la|los|las)$/.exec(lower)?.[1];
  if (object !== undefined)
    return [
      { word: 'que', from: 0, to: 3 },
      { word: `-${object}`, from: raw.length - object.length, to: raw.length },
    ];
  const parts = CONTRACTED[lower];
  if (parts) return parts.map((word) => ({ word, from: 0, to: raw.length }));
  const [, verb, pronoun = ''] = NOUNS.has(lower) ? [] : (WITH_PRONOUN.exec(lower) ?? []);
  if (verb !== undefined)
    return [
      { word: verb, from: 0, to: verb.length },
      { word: `-${pronoun}`, from: verb.length, to: raw.length },
    ];
  return whole(UNITED[lower] ?? lower.replace(/\s+/g, '_'));
}

/** The imperatives of a verb that stands as an infinitive behind "puedes": `cancelar` is `cancela` and `cancele`. */
export function imperatives(word: string): string[] {
  const stem = /^(\p{L}{2,})ar$/u.exec(word)?.[1];
  return stem === undefined ? [] : [`${stem}a`, `${stem}e`];
}
