import type { Json } from '../protocol/json';

export const REDACTED = '[redacted]';

/** Replaces the values at dotted field paths (`card.number`, `items.*.email`) by `[redacted]`; the input is not changed. */
export function redact(value: Json, fields: readonly string[]): Json {
  return redactWith(value, fields, () => REDACTED);
}

/** Replaces the values at dotted field paths by what `replacement` makes of each. */
export function redactWith(value: Json, fields: readonly string[], replacement: (value: Json) => Json): Json {
  return fields.reduce<Json>((current, field) => redactAt(current, field.split('.'), replacement), value);
}

function redactAt(value: Json, steps: readonly string[], replacement: (value: Json) => Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return replacement(value);
  const below = (key: string, item: Json): Json =>
    step === '*' || step === key ? redactAt(item, rest, replacement) : item;
  if (Array.isArray(value)) return value.map((item, index) => below(String(index), item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, below(key, item)]));
}

/** The text with each of the given texts replaced, all at once, so that none is looked for in what stands for another. */
export function replaceEach(
  text: string,
  parts: readonly string[],
  replacement: (part: string) => string = () => REDACTED
): string {
  if (!parts.some((part) => text.includes(part))) return text;
  const longestFirst = [...parts].sort((left, right) => right.length - left.length);
  const any = new RegExp(longestFirst.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return text.replace(any, replacement);
}
