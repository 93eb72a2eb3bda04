import type { Slot } from '../../../shared/protocol/plan';
import { bindSlots, type BoundWording } from '../../../shared/matching/bind';
import { maskQuery, placeholdersIn, type MaskOptions } from '../../../shared/matching/mask';
import { readQuery } from '../../../shared/matching/read-query';
import type { Json } from '../../../shared/protocol/json';

/** A Thursday. */
export const OPTIONS: MaskOptions = { lexicon: [], now: '2023-11-30T00:00:00Z', timeZone: 'UTC' };

/** `refund order <id=order> to <email=to>`: a wording whose placeholders name their slots. */
export function wordingOf(
  text: string,
  slots: Record<string, Partial<Slot>> = {}
): { text: string; placeholders: Placeholder[]; slots: Slot[] } {
  const placeholders: Placeholder[] = [];
  const plain = text.replace(
    /<(\w+)(:[\w]+)?=(\w+)>/g,
    (_, type: Slot['type'], lexicon: string | undefined, slot: string) => {
      placeholders.push({ type, slot, ...(lexicon ? { lexicon: lexicon.slice(1) } : {}) });
      return `<${type}${lexicon ?? ''}>`;
    }
  );
  if (placeholdersIn(plain).length !== placeholders.length)
    throw new Error(`every placeholder of "${text}" needs a slot`);
  const names = [...new Set(placeholders.map(({ slot }) => slot))];
  return {
    text: plain,
    placeholders,
    slots: names.map((name) => {
      const { type, lexicon } = placeholders.find(({ slot }) => slot === name) as Placeholder;
      return {
        name,
        type,
        valueType: 'string',
        required: true,
        examples: [],
        ...(lexicon ? { lexicon } : {}),
        ...slots[name],
      };
    }),
  };
}

interface Placeholder {
  type: Slot['type'];
  slot: string;
  lexicon?: string;
}

export function bind(
  query: string,
  wording: string,
  slots: Record<string, Partial<Slot>> = {},
  options: MaskOptions = OPTIONS
): BoundWording & { values: Record<string, Json> } {
  const known = wordingOf(wording, slots);
  const bound = bindSlots(readQuery(query, maskQuery(query, options), options), known, known.slots);
  return { ...bound, values: Object.fromEntries(bound.bindings.map(({ slot, value }) => [slot, value])) };
}
