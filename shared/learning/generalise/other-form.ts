import type { Json } from '../../protocol/json';
import type { MaskedValue } from '../../values/found-value';
import { slotValue, type SlotShape } from '../../matching/slot-value';
import type { SlotDraft } from './slot-drafts';

/** How a text slot may write the words of a query otherwise than they stand there. */
export const TEXT_CASES: readonly string[] = ['lower', 'upper', 'capital', 'title', 'lines'];

/** The text as a text slot of this format writes it. */
export function inCase(text: string, format: string): Json | undefined {
  const source: MaskedValue = { type: 'text', text, value: text, start: 0, end: text.length };
  return slotValue({ type: 'text', valueType: 'string', format }, source);
}

/** The format of a text slot under which these words are written as the tool took them. */
export function caseOf(text: string, literal: string): string | undefined {
  return TEXT_CASES.find((format) => inCase(text, format) === literal);
}

/** The same words in another form, as an expression over the slot that has them; only where the form loses nothing. */
export function inOtherForm(known: SlotDraft, wanted: SlotShape, literal: Json): string | undefined {
  const slot = `slots.${known.slot.name}`;
  const iso = known.slot.format === undefined;
  const { type } = known.slot;
  if ((type === 'date' || type === 'datetime') && iso) {
    if (wanted.type === 'date') return `$formatDate(${slot}, "${wanted.format ?? 'yyyy-MM-dd'}")`;
    if (wanted.type === 'datetime' && wanted.format !== undefined) return `$formatDate(${slot}, "${wanted.format}")`;
    if (wanted.type === 'time' && type === 'datetime') return `$formatDate(${slot}, "${wanted.format ?? 'HH:mm'}")`;
    return undefined;
  }
  if (known.slot.valueType !== 'string' && wanted.valueType === 'string') return `$string(${slot})`;
  if (known.slot.valueType === 'string' && wanted.valueType !== 'string' && iso) return `$number(${slot})`;
  return RECASED.find(({ write }) => typeof known.value === 'string' && write(known.value) === literal)?.read(slot);
}

/** The same letters in another case. */
const RECASED: readonly { write: (text: string) => string; read: (slot: string) => string }[] = [
  { write: (text) => text.toLowerCase(), read: (slot) => `$lowercase(${slot})` },
  { write: (text) => text.toUpperCase(), read: (slot) => `$uppercase(${slot})` },
  {
    write: (text) => text.replace(/(?<=^| )\S/g, (letter) => letter.toUpperCase()),
    read: (slot) => `$join($split(${slot}, " ").($uppercase($substring($, 0, 1)) & $substring($, 1)), " ")`,
  },
];
