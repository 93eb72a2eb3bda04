import { moneyIn, numbersIn } from '../amounts';
import { datesIn, openTimesIn } from '../dates-in-words';
import { durationsIn } from '../durations-in-words';
import type { Language } from '../language';
import { numberedIdsIn } from '../numbered-ids';
import { DATES } from './dates';
import { DURATIONS, isDuration } from './durations';
import { NUMBERS } from './number-words';
import { imperatives, spell } from './spelling';
import { words } from './words';

const CUE =
  '(?:pedido|ticket|factura|expediente|cliente|clienta|cuenta|tarea|artículo|producto|paquete|envío|entrega|reserva|pago|solicitud|usuario|miembro|paciente|proyecto|contrato|póliza|tarjeta|lote|aparato|contador|cita|presupuesto|devolución|sala|habitación|mesa|vuelo|vehículo|máquina|servidor|página|almacén|muelle|tienda|queja|reclamación|oficina|estación|plaza|donación|candidatura|incidencia|número|albarán)';
const MARK = '(?:número|n\\.?\\s?[°º]|núm\\.?|nro\\.?)';

const findDurations = durationsIn(DURATIONS, NUMBERS);

/** Spanish. Its countries write `1,000` and `1.000` for the same, so that only their locale says which is meant. */
export const spanish: Language = {
  code: 'es',
  name: 'Spanish',
  words,
  customs: ['day-first'],
  findDates: datesIn(DATES),
  findDurations: (text) => findDurations(text).filter(({ start, end }) => isDuration(text.slice(start, end))),
  // Dollars, pounds and pesos are of several countries.
  findMoney: moneyIn(NUMBERS, {
    euro: 'EUR',
    euros: 'EUR',
    'francos suizos': 'CHF',
    'libras esterlinas': 'GBP',
    'dólares estadounidenses': 'USD',
    'dólares canadienses': 'CAD',
    yenes: 'JPY',
  }),
  findNumbers: numbersIn(NUMBERS),
  findNumberedIds: numberedIdsIn(
    CUE,
    MARK,
    /^(?:\s*$|\s*[.,;:!?)]|\s+(?:a|al|para|con|sin|por|de|del|en|sobre|y|o|el|la|antes|después|desde|hasta|porque|gracias|es|está|ha)(?!\p{L})|\s*\uFFFC)/iu
  ),
  isAmbiguousTime: openTimesIn(DATES),
  spell,
  infinitives: imperatives,
  isParticiple: (word) => /^(?:fechad[oa]|titulad[oa]|llamad[oa]|denominad[oa]|previst[oa]|válid[oa])$/.test(word),
  isNumberedNoun: (word) => new RegExp(`^${CUE}$`, 'i').test(word),
  isPeriod: (phrase) =>
    /^(?:(?:el|la)\s+)?(?:(?:próxim[oa]|pasad[oa]|últim[oa])\s+(?:semana|mes|trimestre|año)|(?:semana|mes|trimestre|año)\s+(?:pasad[oa]|que\s+viene|próxim[oa]))$|^est[ea]\s+(?:semana|mes|trimestre|año)$/i.test(
      phrase.trim()
    ),
  isConditional: (masked) =>
    /(?<!\p{L})(?:si|cuando|siempre\s+que|siempre\s+y\s+cuando|salvo\s+que|excepto\s+si|a\s+menos\s+que|a\s+no\s+ser|en\s+caso|con\s+tal|mientras|en\s+cuanto|una\s+vez\s+que|según|dependiendo|de\s+lo\s+contrario|si\s+no|así\s+que|depende)(?!\p{L})/iu.test(
      masked
    ),
  asksForEach: (masked) => /(?<!\p{L})(?:todos|todas|todo|toda|cada|ambos|ambas)(?!\p{L})/iu.test(masked),
  isOrdinaryWord: () => false,
};
