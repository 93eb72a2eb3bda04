import type { MaskedValue } from '../values/found-value';
import type { Json } from '../protocol/json';
import type { Custom, Slot } from '../protocol/plan';
import type { HoleToken } from '../language/tokens';
import type { MaskOptions } from './mask';
import { readAs, settleReading, typesOfReadings } from './reading';
import { slotValue } from './slot-value';

/** What fills one placeholder of a wording. */
export interface Filling {
  hole: HoleToken;
  /** What the tools get; `undefined` where the value does not fit the slot, or no slot takes it. */
  value: Json | undefined;
  from: string;
  /** Offsets into the query. */
  start: number;
  end: number;
  confidence: number;
  /** In words, why another value may be meant. */
  doubt?: string;
}

export function takesFreeText(hole: HoleToken): boolean {
  return hole.placeholder.type === 'text' || hole.placeholder.type === 'name' || hole.placeholder.type === 'enum';
}

export function freeValue(slot: Slot, text: string, start: number, end: number): Json | undefined {
  const type = slot.type === 'enum' ? 'enum' : slot.type === 'name' ? 'name' : 'text';
  return slotValue({ ...slot, type }, { type, text, value: text, start, end });
}

export function fillWith(
  hole: HoleToken,
  slot: Slot | undefined,
  { value, confidence }: { value: MaskedValue; confidence: number },
  customs: readonly Custom[]
): Filling {
  const { text: from, start, end } = value;
  if (!slot) return { hole, value: undefined, from, start, end, confidence };
  const read = settleReading(slot, slot.type === 'name' ? { ...value, lexicon: slot.lexicon } : value, customs);
  return {
    hole,
    value: slotValue(slot, read.value),
    from,
    start,
    end,
    confidence,
    ...(read.doubt === undefined ? {} : { doubt: read.doubt }),
  };
}

/** The value as the type that the placeholder asks for, where its words can be of it: `Monday` the day or the name. */
export function bestReading(
  hole: HoleToken,
  value: MaskedValue,
  options: MaskOptions,
  lexicons: ReadonlySet<string>
): { value: MaskedValue; confidence: number } | undefined {
  const readings = typesOfReadings(value).flatMap((type) => {
    const read = readAs(value, type);
    const confidence = read ? confidenceOfType(hole, read, options, lexicons) : 0;
    return read && confidence > 0 ? [{ value: read, confidence }] : [];
  });
  return readings.reduce<(typeof readings)[number] | undefined>(
    (best, next) => (best && best.confidence >= next.confidence ? best : next),
    undefined
  );
}

/**
 * How sure it is that a value of this type is meant by the placeholder; 0 where it cannot be. A name of another lexicon is no
 * value, except of one that the same wording has: "from Berlin to Rome" and "from Rome to Berlin".
 */
function confidenceOfType(
  hole: HoleToken,
  value: MaskedValue,
  options: MaskOptions,
  lexicons: ReadonlySet<string>
): number {
  const wanted = hole.placeholder;
  if (wanted.type === value.type) {
    if (value.type !== 'name' || wanted.lexicon === undefined || wanted.lexicon === value.lexicon) return 1;
    return knownIn(wanted.lexicon, value, options) ? 1 : lexicons.has(value.lexicon ?? '') ? 0.9 : 0;
  }
  if (wanted.type === 'name' || wanted.type === 'text' || wanted.type === 'enum') {
    return value.type === 'name' || value.type === 'quoted' ? 0.95 : 0;
  }
  // "in 3 weeks" is read as a day, and says a duration where the wording wants one.
  if (wanted.type === 'duration' && value.type === 'date') return value.distance?.startsWith('P') ? 0.9 : 0;
  if (wanted.type === 'id' && value.type === 'number') return /^\d+$/.test(value.text) ? 0.9 : 0;
  if (wanted.type === 'number' && value.type === 'id') return /^\d+$/.test(value.text) ? 0.9 : 0;
  return 0;
}

/** The same name may stand in several lexicons; masking names only one of them. */
function knownIn(lexicon: string, value: MaskedValue, options: MaskOptions): boolean {
  const name = value.text.trim().toLowerCase();
  return options.lexicon.some((entry) => entry.lexicon === lexicon && entry.name.trim().toLowerCase() === name);
}
