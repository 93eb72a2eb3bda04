import { z } from 'zod';
import type { NewRecord } from '../../activities/experience-store/experience-store';
import { digestOf, toJson, type Json } from '../../shared/protocol/json';
import { emptyStatistics } from '../../shared/learning/judge/statistics';
import { foundBy } from '../../shared/matching/known-names';
import type { LexiconEntry, Pattern, Template } from '../../shared/matching/template';
import type { Slot } from '../../shared/protocol/plan';
import { maskQuery, termsOf, type MaskOptions } from '../../shared/matching/mask';
import { customsOf } from '../../shared/matching/reading';
import { slotValue, type SlotShape } from '../../shared/matching/slot-value';
import { readNumber } from '../../shared/values/written-number';
import { DEFAULT_THRESHOLDS } from '../../shared/matching/thresholds';
import { snapshotOf } from '../../shared/plan/snapshot';
import { defineTool, type AnyTool, type ToolDescription } from '../../shared/protocol/tool';
import { patternOf, placesOfLiteral, type LiteralPlace, type SlotSpan } from './stored-wording';

/** A query that was answered, with the literals of it that a tool was given. */
export interface Answered {
  stored: string;
  slots: Readonly<Record<string, string>>;
  /** Arguments by slot where the tool was given another form than the words of the query. */
  args?: Readonly<Record<string, Json>>;
  /** What earlier runs of the same wording said in the slots. */
  seen?: Readonly<Record<string, readonly string[]>>;
}

export interface Learnt {
  tool: AnyTool;
  slots: Slot[];
  pattern: Pick<Pattern, 'text' | 'placeholders' | 'language'>;
  names: LexiconEntry[];
  /** Slots whose literal could not be found in the stored query. */
  lost: string[];
}

/** What learning would keep of it: slots with the form that the tool was given, the masked wording, the names. */
export function learn(answered: Answered, toolName: string, options: MaskOptions, tenant: string): Learnt {
  const text = answered.stored;
  const masked = maskQuery(text, options);
  const spans: SlotSpan[] = [];
  const slots: Slot[] = [];
  const names: LexiconEntry[] = [];
  const lost: string[] = [];
  for (const [name, words] of Object.entries(answered.slots)) {
    const literal = unquoted(words);
    const argument = answered.args?.[name] ?? literal;
    const isFree = (place: LiteralPlace): boolean =>
      !spans.some((span) => place.start < span.end && span.start < place.end);
    const placesOf = (one: Json): LiteralPlace[] => placesOfLiteral(text, masked, one, options).filter(isFree);
    let places = [...placesOf(argument), ...placesOf(literal)];
    // "1,200" of "1,200 USD": the tool was given the number.
    const number = readNumber(literal)?.value;
    if (places.length === 0 && number !== undefined) places = placesOf(number);
    const [first] = places;
    if (!first) {
      // The tool needs it and no wording says it, so that the template cannot serve A.
      slots.push({ name, type: 'text', valueType: 'string', required: true, examples: [argument] });
      lost.push(name);
      continue;
    }
    const { shape } = first;
    const lexicon = shape.type === 'name' ? (shape.lexicon ?? name) : undefined;
    // The same literal twice in the query is one slot in two places.
    for (const place of places) {
      const same = unquoted(text.slice(place.start, place.end)) === unquoted(text.slice(first.start, first.end));
      if (!same || !isFree(place)) continue;
      spans.push({
        slot: name,
        type: place.shape.type,
        start: place.start,
        end: place.end,
        ...(lexicon ? { lexicon } : {}),
      });
    }
    const seen = answered.seen?.[name] ?? [];
    if (lexicon !== undefined)
      for (const one of [text.slice(first.start, first.end), ...seen])
        names.push({ schema: 1, tenant, lexicon, name: one });
    const example = shape.valueType === 'string' || number === undefined ? argument : number;
    // Of a point in time a slot may have the day or the time.
    const source = masked.values.find((value) => value.start <= first.start && value.end >= first.end);
    const customs = source ? customsOf(shape, source, argument) : [];
    slots.push({
      name,
      ...shape,
      ...(lexicon ? { lexicon } : {}),
      required: true,
      examples: [example, ...seen.map((one) => literalOf(shape, one, options))],
      ...(customs.length > 0 ? { customs } : {}),
    });
  }
  const argument = (slot: Slot): z.ZodType =>
    slot.valueType === 'string' ? z.string() : slot.valueType === 'boolean' ? z.boolean() : z.number();
  const tool = defineTool({
    name: toolName,
    version: '1',
    description: text,
    input: z.object(Object.fromEntries(slots.map((slot) => [slot.name, argument(slot)]))),
    output: z.object({}),
    effect: 'idempotent',
    execute: () => ({}),
  });
  const { language } = masked;
  const pattern = { ...patternOf(text, masked, spans, 'text'), ...(language === undefined ? {} : { language }) };
  return { tool, slots, pattern, names, lost };
}

/** What the tool was given for these words. */
export function literalOf(shape: SlotShape, words: string, options: MaskOptions): Json {
  const [value, ...more] = maskQuery(words, options).values;
  const whole = value !== undefined && more.length === 0 && value.text === words;
  return (whole ? slotValue(shape, value) : undefined) ?? unquoted(words);
}

export function unquoted(words: string): string {
  return words.replace(/^(['"“‘])(.*)(['"”’])$/s, '$2');
}

/** The active template of that query, and its wording, as the store holds them. */
export function recordsOf(
  learnt: Learnt,
  description: ToolDescription,
  stored: string,
  tenant: string,
  vector: number[],
  at: string
): NewRecord[] {
  const id = uuidOf([tenant, stored]);
  const environment = 'default';
  const template: Template = {
    schema: 1,
    id,
    tenant,
    environment,
    title: stored.slice(0, 120),
    graph: digestOf([description.name]),
    plan: {
      schema: 1,
      slots: learnt.slots,
      nodes: [
        {
          id: 'call',
          tool: description.name,
          mutability: 'fixed',
          args: Object.fromEntries(learnt.slots.map((slot) => [slot.name, { kind: 'slot', slot: slot.name }])),
        },
      ],
      answer: { kind: 'text', text: 'Done.' },
      tools: { [description.name]: snapshotOf(description) },
    },
    status: 'active',
    pinned: false,
    releasedForA: false,
    thresholdA: DEFAULT_THRESHOLDS.a,
    statistics: { ...emptyStatistics(), planned: { success: 2, failure: 0 }, independentSuccesses: 2 },
    history: [],
    missing: [],
    sources: [],
    authors: [],
    createdAt: at,
    updatedAt: at,
  };
  return [
    {
      id,
      kind: 'template',
      tenant,
      keys: { status: 'active', environment, graph: template.graph },
      body: toJson(template),
      updatedAt: at,
    },
    patternRecord(learnt.pattern, [tenant, stored], id, tenant, vector, at),
    ...learnt.names.map((entry): NewRecord => ({
      id: uuidOf([tenant, 'lexicon', entry.lexicon, entry.name]),
      kind: 'lexicon',
      tenant,
      ...foundBy(entry),
      body: toJson(entry),
      updatedAt: at,
    })),
  ];
}

/** One wording of a template, as the store holds it. */
function patternRecord(
  wording: Learnt['pattern'],
  identity: readonly string[],
  templateId: string,
  tenant: string,
  vector: number[],
  at: string
): NewRecord {
  const environment = 'default';
  const pattern: Pattern = {
    schema: 1,
    id: uuidOf([...identity, 'pattern']),
    templateId,
    tenant,
    environment,
    ...wording,
    source: 'learnt',
    workflowId: 'evaluation',
    createdAt: at,
  };
  return {
    id: pattern.id,
    kind: 'pattern',
    tenant,
    keys: { templateId, environment },
    body: toJson(pattern),
    vector,
    terms: termsOf(pattern.text),
    updatedAt: at,
  };
}

/** A stable UUID (version 8: our own digest). */
export function uuidOf(parts: readonly string[]): string {
  const hex = digestOf(parts);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
