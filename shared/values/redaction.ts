import type { Json } from '../protocol/json';

export const REDACTED = '[redacted]';

/** Replaces the values at dotted field paths (`card.number`, `items.*.email`) by `[redacted]`; the input is not changed. */
export function redact(value: Json, fields: readonly string[]): Json {
  return fields.reduce<Json>((current, field) => redactAt(current, field.split('.')), value);
}

function redactAt(value: Json, steps: readonly string[]): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return REDACTED;
  if (Array.isArray(value)) {
    return value.map((item, index) => (step === '*' || step === String(index) ? redactAt(item, rest) : item));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, step === '*' || step === key ? redactAt(item, rest) : item])
  );
}
