import { readingsOf, type MaskedValue, type PatternPlaceholder } from '../../values/found-value';
import { canonicalJson, type Json, type JsonSchema } from '../../protocol/json';
import type { Custom, Slot } from '../../protocol/plan';
import { placeholderOf, replaceSpans, splitDatetime, type Masked, type MaskOptions } from '../../matching/mask';
import { languageBy } from '../../language/languages';
import { dateReadings, writeDate } from '../../values/date-format';
import { halfShown, inOtherHalf } from '../../matching/usual-time';
import { customsOf } from '../../matching/reading';
import { enumValue, slotShape, slotValue, type SlotShape } from '../../matching/slot-value';
import { overlaps } from '../../values/spans';
import { placedIn, propertiesOf, typesOf, variantsOf } from '../../values/schema-variants';
import { wordSpans } from './literal-search';
import { cutText } from '../../protocol/text';

/** A slot in the making: the words of the query that it came from, and how the tools were given them. */
export interface SlotDraft {
  slot: Slot;
  source: MaskedValue;
  value: Json;
}

/** A name that masking did not know, for the lexicon. */
export interface LearntName {
  lexicon: string;
  name: string;
  value?: Json;
}

/** Where an argument stands and what its tool says of it. */
export interface ArgumentPlace {
  argument: string;
  schema: JsonSchema | undefined;
  sensitive: boolean;
}

/** A value of the query that becomes a slot. */
interface NewDraft {
  source: MaskedValue;
  shape: SlotShape;
  literal: Json;
}

/**
 * Turns literals that came from the query into slots. One value of the query is one slot however often the plan uses it; a
 * use in another form (the day of a point in time, a number as text) becomes an expression over that slot.
 */
export class SlotDrafts {
  drafts: SlotDraft[] = [];
  readonly names: LearntName[] = [];

  constructor(
    private readonly query: string,
    private masked: Masked,
    /** Names of the tools that the plan calls. */
    private readonly tools: readonly string[] = []
  ) {}

  /** Gives up the slots that nothing uses: their values are the query's again. */
  retain(used: (name: string) => boolean): void {
    this.drafts = this.drafts.filter(({ slot }) => used(slot.name));
  }

  /** The values that the query says, masked or bound to a slot. */
  get said(): MaskedValue[] {
    return [...this.masked.values, ...this.drafts.map((draft) => draft.source)];
  }

  /** Of them those whose words the request does not say outside of them as well. */
  get own(): MaskedValue[] {
    return this.said.filter((value) => typeof value.value !== 'string' || !this.saysPlainly(value.value, value, true));
  }

  /** The masked values that no slot took. */
  get spare(): Pick<MaskedValue, 'type' | 'value' | 'text'>[] {
    const filling = this.filling;
    return this.masked.values
      .filter((value) => !filling.has(value))
      .map(({ type, value, text }) => ({ type, value, text }));
  }

  /** How the plan refers to the literal, or `undefined` where the query does not say it. */
  bind(literal: Json, place: ArgumentPlace): { slot: string } | { expression: string } | undefined {
    if (typeof literal !== 'string' && typeof literal !== 'number') return undefined;
    if (literal === '') return undefined;
    return (
      this.fromMasked(literal, place) ?? (typeof literal === 'string' ? this.fromWords(literal, place) : undefined)
    );
  }

  /**
   * The same for a literal inside a text or an expression. A plain word of the query makes no new slot there: it stays a fixed
   * word of the wording, as what it is compared with is a fixed part of the plan.
   */
  bindInText(literal: string | number, place: ArgumentPlace): { slot: string } | { expression: string } | undefined {
    const known = this.drafts.find((draft) => draft.value === literal);
    if (known) return { slot: known.slot.name };
    if (literal === '') return undefined;
    return (
      this.fromMasked(literal, place) ??
      (typeof literal === 'string' ? this.fromWords(literal, place, { names: true }) : undefined)
    );
  }

  /** Names in the query that nobody registered and no slot has taken: words with capitals that no sentence's beginning explains. */
  get properNames(): string[] {
    return [...this.query.matchAll(CAPITALS)].flatMap((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const taken = this.said.some((value) => overlaps(value, span));
      return !taken && match[0].length > 2 && isProperName(this.query, span) ? [match[0]] : [];
    });
  }

  /** Does the query say the literal, in its words or as a value. */
  says(literal: string | number): boolean {
    return (
      this.masked.values.some((value) => this.shapeOf(value, literal) !== undefined) ||
      wordSpans(this.query, String(literal)).length > 0
    );
  }

  /**
   * Are these words a part of the request, which a quoted value says too in other letters: "If any tasks are late, send a mail titled
   * 'Late'".
   *
   * @param anyLetters in the same letters too, as far as the plan would have referred to the value
   */
  saysPlainly(words: string | number, { type, value }: MaskedValue, anyLetters = false): boolean {
    if (type !== 'quoted' || typeof words === 'number' || (value === words && !anyLetters)) return false;
    return wordSpans(this.query, words).some(
      ({ start, end }) =>
        (anyLetters || this.query.slice(start, end) === words.trim()) &&
        !this.said.some((other) => overlaps(other, { start, end }))
    );
  }

  /** How the tool was given what the query says; a time without a.m. or p.m. may be of either half of the day. */
  private shapeOf(source: MaskedValue, literal: Json): SlotShape | undefined {
    const later = this.inOtherHalf(source);
    return slotShape(source, literal) ?? (later && slotShape(later, literal));
  }

  /** Does the slot write the reading as this value, in either half of the day. */
  private gives(slot: Slot, reading: MaskedValue, value: Json): boolean {
    const later = this.inOtherHalf(reading);
    return slotValue(slot, reading) === value || (later !== undefined && slotValue(slot, later) === value);
  }

  /** The customs by which the query said the slot's value; of a time that may be of either half of the day the half that it was of. */
  private customsOf(slot: Slot, source: MaskedValue, value: Json): Custom[] {
    const later = this.inOtherHalf(source);
    const given = [source, later].find((one) => one && slotValue(slot, one) === value);
    const half = later && given ? halfShown(given.value) : undefined;
    return [...customsOf(slot, given ?? source, value), ...(half ? [half] : [])];
  }

  private inOtherHalf(source: MaskedValue): MaskedValue | undefined {
    const { isAmbiguousTime } = languageBy(this.masked.language);
    const later =
      typeof source.value === 'string' && isAmbiguousTime(source.text) ? inOtherHalf(source.value) : undefined;
    return later === undefined ? undefined : { ...source, value: later };
  }

  private fromMasked(
    literal: string | number,
    place: ArgumentPlace
  ): { slot: string } | { expression: string } | undefined {
    const fitting = this.masked.values.flatMap((source) => {
      const shape = this.shapeOf(source, literal);
      return shape && !this.saysPlainly(literal, source) ? [{ source, shape }] : [];
    });
    if (fitting.length === 0) return undefined;
    // "tomorrow" says this very day, "next Friday" only if it is not meant as it is likely meant.
    const likely = fitting.filter(({ source }) => this.shapeOf(likeliest(source), literal) !== undefined);
    const chosen = this.choose(likely.length > 0 ? likely : fitting, place);
    const known = this.drafts.find((draft) => draft.source === chosen.source);
    if (!known) return { slot: this.add({ source: chosen.source, shape: chosen.shape, literal }, place) };
    if (known.value === literal) return { slot: known.slot.name };
    const expression = inOtherForm(known, chosen.shape, literal);
    return expression === undefined ? undefined : { expression };
  }

  /** Of two equal values the one whose neighbouring words speak of the argument, then the one that fills nothing yet. */
  private choose<T extends { source: MaskedValue; shape: SlotShape }>(fitting: T[], place: ArgumentPlace): T {
    const words = place.argument
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2);
    const score = ({ source }: T): number => {
      const around = this.query.slice(Math.max(0, source.start - 24), source.end + 16).toLowerCase();
      const named = words.some((word) => around.includes(word)) ? 2 : 0;
      const free = this.drafts.some((draft) => draft.source === source) ? 0 : 1;
      return named + free;
    };
    return fitting.reduce((best, next) => (score(next) > score(best) ? next : best));
  }

  private fromWords(
    literal: string,
    place: ArgumentPlace,
    only: { names?: boolean } = {}
  ): { slot: string } | { expression: string } | undefined {
    const values = enumerationOf(place.schema);
    const [span] = values ? enumSpans(this.query, literal) : wordSpans(this.query, literal);
    if (!span || this.masked.values.some((value) => overlaps(value, span))) return undefined;
    const text = this.query.slice(span.start, span.end);
    if (!values && literal.trim().length < 3 && text !== literal) return undefined;
    const known = this.drafts.find((draft) => draft.source.start === span.start && draft.source.end === span.end);
    if (known) {
      const expression = known.value === literal ? undefined : inOtherForm(known, known.slot, literal);
      if (known.value === literal) return { slot: known.slot.name };
      return expression === undefined ? undefined : { expression };
    }
    if (only.names && !isProperName(this.query, span)) return undefined;
    const name = this.addWords(span, literal, place);
    return name === undefined ? undefined : { slot: name };
  }

  /** A slot for words of the query that masking does not know; `undefined` where the tool took them in no case that is known. */
  private addWords(
    span: { start: number; end: number },
    literal: string,
    place: ArgumentPlace,
    named?: string
  ): string | undefined {
    const values = enumerationOf(place.schema);
    const text = this.query.slice(span.start, span.end);
    const format = values || text === literal ? undefined : caseOf(text, literal);
    // Words that the tool takes in no case that is known would be bound as they are said, and refused.
    if (!values && text !== literal && format === undefined) return undefined;
    const type = values ? 'enum' : isProperName(this.query, span) ? 'name' : 'text';
    // "Were engaged users more than 5" chose `engaged_users_count`, and other words would choose another tool.
    if (type === 'text' && this.tools.some((tool) => namesTool(text, tool))) return undefined;
    const lexicon = type === 'name' ? lexiconOf(place.argument) : undefined;
    const source: MaskedValue = { type, text, value: literal, ...span, ...(lexicon ? { lexicon } : {}) };
    const shape = { type, valueType: 'string', ...(values ? { values } : {}), ...(format ? { format } : {}), lexicon };
    const name = this.add({ source, shape: shape as SlotShape, literal }, place, named);
    if (lexicon !== undefined && !place.sensitive) {
      this.names.push({ lexicon, name: text, ...(literal === text ? {} : { value: literal }) });
    }
    return name;
  }

  private add({ source, shape, literal }: NewDraft, place: ArgumentPlace, named?: string): string {
    const base = (named ?? place.argument).replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+/, '') || 'value';
    let name = base;
    for (let next = 2; this.drafts.some((draft) => draft.slot.name === name); next += 1) name = `${base}_${next}`;
    // The slot is named after its place in the plan, so that plans meet; its planner's word says what it is.
    const description = describedAs(place.schema) ?? (named === undefined ? undefined : named.replace(/_+/g, ' '));
    const slot: Slot = {
      name,
      type: shape.type,
      valueType: widened(shape, source, literal, place.schema),
      ...(description ? { description } : {}),
      ...(shape.values ? { values: shape.values } : {}),
      ...(shape.lexicon === undefined ? {} : { lexicon: shape.lexicon }),
      ...(shape.format === undefined ? {} : { format: shape.format }),
      required: true,
      examples: place.sensitive ? [] : [literal],
    };
    this.drafts.push({ slot: withCustoms(slot, this.customsOf(slot, source, literal)), source, value: literal });
    return name;
  }

  /**
   * Takes over a slot that the planner named: its words must stand in the query, and its value must be what they say in a form
   * that can be written again for other words. Its type is that of the value, not what the planner called it.
   */
  adoptSaid(slot: Slot, value: Json, place: ArgumentPlace): boolean {
    const said = slot.said?.trim() ?? '';
    for (const span of this.spansOf(said)) {
      const inside = this.masked.values.filter((item) => overlaps(item, span));
      const free = inside.filter((item) => !this.drafts.some((draft) => draft.source === item));
      const values = enumerationOf(place.schema);
      const spelt = values && enumValue(values, said);
      if (values && spelt !== undefined) {
        if (spelt !== value || free.length < inside.length) continue;
        const source: MaskedValue = {
          type: 'enum',
          text: this.query.slice(span.start, span.end),
          value: spelt,
          ...span,
        };
        this.add({ source, shape: { type: 'enum', valueType: 'string', values }, literal: value }, place, slot.name);
        return true;
      }
      for (const source of free) {
        const shape = this.shapeOf(source, value);
        if (!shape) continue;
        this.add({ source, shape, literal: value }, place, slot.name);
        return true;
      }
      if (inside.length === 0 && typeof value === 'string' && this.addWords(span, value, place, slot.name)) return true;
    }
    return false;
  }

  /**
   * Where the query says these words: first where they are a value of their own, as the quoted title of "Was it quiet? Send a mail
   * titled 'it was quiet'", and the "2" beside "2 weeks".
   */
  private spansOf(said: string): { start: number; end: number }[] {
    const isWhole = (span: { start: number; end: number }): boolean =>
      this.masked.values.some(
        (value) => overlaps(value, span) && [value.text, value.value].some((text) => text === said)
      );
    const spans = wordSpans(this.query, said);
    return [...spans.filter(isWhole), ...spans.filter((span) => !isWhole(span))];
  }

  /**
   * Slots that a planner named for the day and the time of one point in time ("December 13 at 3:30"), which is one value of the
   * query: by name, how the plan refers to each part of it. Its words may be those of the whole: "2023-12-13" for all of them.
   */
  adoptParts(slots: readonly Slot[], values: Readonly<Record<string, Json>>): Map<string, string> {
    const found = new Map<string, string>();
    for (const source of this.masked.values) {
      if (source.type !== 'datetime' || typeof source.value !== 'string') continue;
      const readings = [source.value, this.inOtherHalf(source)?.value].filter((one) => typeof one === 'string');
      const parts = slots.flatMap((slot) => {
        const spans = wordSpans(this.query, slot.said?.trim() ?? '');
        const within = spans.some(({ start, end }) => start >= source.start && end <= source.end);
        const part = within ? partOf(readings, values[slot.name]) : undefined;
        return part ? [{ name: slot.name, ...part }] : [];
      });
      const whole =
        parts.find(({ isTime }) => isTime)?.whole ??
        readings.find((one) => slots.some((slot) => isWhole({ ...source, value: one }, values[slot.name])));
      // The half of the day that only a literal of the plan shows is not guessed here.
      const known = whole ?? (readings.length === 1 ? source.value : undefined);
      const shape = parts.length === 0 || known === undefined ? undefined : this.shapeOf(source, known);
      if (!shape || known === undefined) continue;
      const name = this.add(
        { source, shape, literal: known },
        { argument: 'time', schema: undefined, sensitive: false }
      );
      for (const part of parts) found.set(part.name, `$formatDate(slots.${name}, "${part.format}")`);
    }
    return found;
  }

  /**
   * What a slot is whose words are those of another one: that slot, or another form or the day or the time of it. Words that say one
   * value say no second one, so that one run shows it.
   */
  saidWith(slot: Slot, value: Json): string | undefined {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    for (const span of wordSpans(this.query, slot.said?.trim() ?? ''))
      for (const draft of this.drafts) {
        if (!this.masked.values.includes(draft.source) || !overlaps(draft.source, span)) continue;
        const name = `slots.${draft.slot.name}`;
        if (draft.value === value) return name;
        const shape = slotShape(asGiven(draft), value);
        const form = shape && inOtherForm(draft, shape, value);
        if (form !== undefined) return form;
      }
    return undefined;
  }

  /**
   * The slot as one that a model fills: its words stand in the query, and the planner read a day, a time or a number in them that
   * no rule reads. `undefined` for other values: a word is a part of the request.
   */
  meantBy(slot: Slot, value: Json): Slot | undefined {
    const said = slot.said?.trim() ?? '';
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    if (wordSpans(this.query, said).length === 0) return undefined;
    const shape = readShape(value);
    if (!shape) return undefined;
    const description = `what words such as "${cutText(said, 60)}" mean`;
    return {
      ...{ name: slot.name, type: shape.type, valueType: shape.valueType, description, required: true },
      ...(shape.format === undefined ? {} : { format: shape.format }),
      examples: [value],
    };
  }

  /**
   * Takes over a slot that the plan already has (tier B), where its value can be found in this query: as what its words likely mean,
   * else as one of their other readings.
   */
  adopt(slot: Slot, value: Json): boolean {
    const free = this.masked.values.filter((item) => !this.drafts.some((draft) => draft.source === item));
    const source =
      free.find((item) => this.gives(slot, likeliest(item), value)) ??
      free.find((item) => readingsOf(item).some((reading) => this.gives(slot, reading, value))) ??
      this.wordsOf(slot, value);
    if (!source) return false;
    this.drafts.push({ slot: withCustoms(slot, this.customsOf(slot, source, value)), source, value });
    return true;
  }

  /**
   * Takes a point in time for its day and its time where the plan has a slot for each ("at 11:30 for December 12"): they stand side by
   * side in the wording, which is how one value fills them.
   */
  splitFor(slots: readonly Slot[], values: Readonly<Record<string, Json>>, options: MaskOptions): void {
    const gives = (type: string, source: MaskedValue): boolean =>
      slots.some((slot) => slot.type === type && this.gives(slot, source, values[slot.name] ?? null));
    this.masked = {
      ...this.masked,
      values: this.masked.values.flatMap((source) => {
        if (source.type !== 'datetime' || gives('datetime', source)) return [source];
        const parts = splitDatetime(languageBy(this.masked.language), source, options);
        if (!parts?.every((part) => gives(part.type, part))) return [source];
        const [first, second] = parts;
        return [{ ...first, end: this.query.slice(0, second.start).trimEnd().length }, second];
      }),
    };
  }

  private wordsOf(slot: Slot, value: Json): MaskedValue | undefined {
    if (typeof value !== 'string') return undefined;
    const [span] = slot.type === 'enum' ? enumSpans(this.query, value) : wordSpans(this.query, value);
    if (!span || this.masked.values.some((item) => overlaps(item, span))) return undefined;
    const text = this.query.slice(span.start, span.end);
    // A slot without examples holds sensitive values: they are no names for everyone's masking.
    if (slot.type === 'name' && slot.lexicon !== undefined && slot.examples.length > 0)
      this.names.push({ lexicon: slot.lexicon, name: text, ...(text === value ? {} : { value }) });
    // Words that stand without quotes will be looked for as such.
    const type = slot.type === 'quoted' ? 'text' : slot.type;
    return { type, text, value, ...span, ...(slot.lexicon === undefined ? {} : { lexicon: slot.lexicon }) };
  }

  /** The slot of each part of the query that says a slot's value, wherever it is said again too. */
  private get filling(): Map<MaskedValue, string> {
    const found = new Map(this.drafts.map(({ source, slot }) => [source, slot.name]));
    for (const { source, slot } of this.drafts)
      for (const again of this.saidAgain(source, [...found.keys()])) found.set(again, slot.name);
    return found;
  }

  /** The same value in other places of the query. Two equal numbers may have nothing to do with each other. */
  private saidAgain(source: MaskedValue, taken: readonly MaskedValue[]): MaskedValue[] {
    if (source.type === 'number') return [];
    const free = (span: { start: number; end: number }): boolean => !taken.some((one) => overlaps(one, span));
    if (this.masked.values.includes(source)) {
      const said = canonicalJson(source.value);
      return this.masked.values.filter(
        (value) => value.type === source.type && canonicalJson(value.value) === said && free(value)
      );
    }
    if (source.text.length < 3) return [];
    return wordSpans(this.query, source.text).flatMap((span) =>
      free(span) && !this.masked.values.some((value) => overlaps(value, span))
        ? [{ ...source, ...span, text: this.query.slice(span.start, span.end) }]
        : []
    );
  }

  /**
   * The wording with the slots' words as placeholders, and which slot each fills. A quantity or a time that no slot takes is a
   * part of the request ("the last 7 days") and stays to the letter, unless the model writes something that may depend on it;
   * other values never stay, since they belong to one user.
   */
  pattern(modelWrites: boolean): { text: string; placeholders: PatternPlaceholder[] } {
    const slotOf = this.filling;
    const spare = this.masked.values.filter(
      (value) => !slotOf.has(value) && (modelWrites || !LITERAL_TYPES.has(value.type))
    );
    const parts = [...slotOf.keys(), ...spare].sort((a, b) => a.start - b.start);
    return {
      text: replaceSpans(
        this.query,
        parts.map((part) => ({ start: part.start, end: part.end, by: placeholderOf(part) }))
      ),
      placeholders: parts.map((part): PatternPlaceholder => {
        const slot = slotOf.get(part);
        return {
          type: part.type,
          ...(slot === undefined ? {} : { slot }),
          ...(part.lexicon === undefined ? {} : { lexicon: part.lexicon }),
        };
      }),
    };
  }
}

/** Is each of the words one of the tool's name. */
function namesTool(text: string, tool: string): boolean {
  const wordsIn = (one: string): string[] =>
    (
      one
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map((word) => word.replace(/s$/, ''));
  const known = new Set(wordsIn(tool));
  const words = wordsIn(text);
  return words.length > 1 && words.every((word) => known.has(word));
}

/** The words of a slot with the reading that the tools were given, where its value shows which one that is. */
function asGiven({ slot, source, value }: SlotDraft): MaskedValue {
  const { type, text, start, end } = source;
  return slot.format === undefined && slot.type === type ? { type, text, start, end, value } : source;
}

/** Is the value the whole point in time, in whatever form, and not its day or its time. */
function isWhole(source: MaskedValue, value: Json | undefined): boolean {
  if (value === undefined) return false;
  const { type, text, start, end, value: own } = source;
  return slotShape({ type, text, start, end, value: own }, value)?.type === 'datetime';
}

/** A value as its words are likely meant. */
function likeliest(value: MaskedValue): MaskedValue {
  return readingsOf(value)[0] ?? value;
}

const CAPITALS = /\p{Lu}[\p{L}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{N}’'-]*)*(?<!['’]s)/gu;

/** The slot, with customs by which one more value of it was said. */
export function withCustoms(slot: Slot, more: readonly Custom[] | undefined): Slot {
  const customs = [...new Set([...(slot.customs ?? []), ...(more ?? [])])].sort();
  return customs.length === (slot.customs ?? []).length ? slot : { ...slot, customs };
}

/** The day or the time of one of these readings of a point in time, as the tool was given it. */
function partOf(
  readings: readonly string[],
  value: Json | undefined
): { whole: string; format: string; isTime: boolean } | undefined {
  if (typeof value !== 'string') return undefined;
  for (const whole of readings) {
    const format = ['HH:mm:ss', 'HH:mm', 'H:mm'].find((one) => writeDate(whole, one) === value);
    if (format !== undefined) return { whole, format, isTime: true };
    const day = dateReadings(value).find(({ iso }) => iso === whole.slice(0, 10));
    if (day) return { whole, format: day.format, isTime: false };
  }
  return undefined;
}

/** A day, a point in time or a number as the tool was given it; `undefined` for any other value. */
function readShape(value: string | number): SlotShape | undefined {
  const text = String(value);
  const [date, ...others] = dateReadings(text);
  const whole = { text, start: 0, end: text.length };
  if (date && others.every(({ iso }) => iso === date.iso))
    return slotShape({ ...whole, type: date.iso.includes('T') ? 'datetime' : 'date', value: date.iso }, value);
  if (/^\d{1,2}:\d{2}(?::\d{2})?$/.test(text)) return { type: 'time', valueType: 'string', format: timeFormat(text) };
  return /^-?\d+(?:\.\d+)?$/.test(text)
    ? slotShape({ ...whole, type: 'number', value: Number(text) }, value)
    : undefined;
}

function timeFormat(text: string): string {
  return /^\d:/.test(text) ? 'H:mm' : text.length > 5 ? 'HH:mm:ss' : 'HH:mm';
}

const LITERAL_TYPES: ReadonlySet<string> = new Set(['number', 'duration', 'date', 'time', 'datetime']);

/** A slot that holds a whole number only by chance still takes fractions where the tool does. */
function widened(
  shape: SlotShape,
  source: MaskedValue,
  literal: Json,
  schema: JsonSchema | undefined
): Slot['valueType'] {
  if (shape.valueType !== 'integer' || schema === undefined) return shape.valueType;
  const types = variantsOf({ schema, root: schema }).map((variant) => typesOf(variant));
  const takesFractions = types.some((set) => set?.has('number'));
  return takesFractions && slotValue({ ...shape, valueType: 'number' }, source) === literal ? 'number' : 'integer';
}

/** The same words in another form, as an expression over the slot that has them; only where the form loses nothing. */
function inOtherForm(known: SlotDraft, wanted: SlotShape, literal: Json): string | undefined {
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

/** How a text slot may write the words of a query otherwise than they stand there. */
export const TEXT_CASES: readonly string[] = ['lower', 'upper', 'capital', 'title', 'lines'];

/** The text as a text slot of this format writes it. */
export function inCase(text: string, format: string): Json | undefined {
  const source: MaskedValue = { type: 'text', text, value: text, start: 0, end: text.length };
  return slotValue({ type: 'text', valueType: 'string', format }, source);
}

/** The format of a text slot under which these words are written as the tool took them. */
function caseOf(text: string, literal: string): string | undefined {
  return TEXT_CASES.find((format) => inCase(text, format) === literal);
}

/** The schema of one argument of a tool. */
export function argumentSchema(inputSchema: JsonSchema | undefined, argument: string): JsonSchema | undefined {
  if (!inputSchema) return undefined;
  const [variant] = variantsOf({ schema: inputSchema, root: inputSchema });
  const member = variant && propertiesOf(variant)[argument];
  const placed = placedIn(member, inputSchema);
  if (typeof placed === 'boolean') return undefined;
  return variantsOf(placed)[0]?.schema;
}

/** The values that the schema admits, where they are texts. */
export function enumerationOf(schema: JsonSchema | undefined): string[] | undefined {
  const values = schema?.enum;
  return Array.isArray(values) && values.every((value): value is string => typeof value === 'string')
    ? values
    : undefined;
}

function describedAs(schema: JsonSchema | undefined): string | undefined {
  return typeof schema?.description === 'string' ? cutText(schema.description, 200) : undefined;
}

/** "in review" says `in_review`. */
function enumSpans(query: string, literal: string): { start: number; end: number }[] {
  const spaced = literal.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return [literal, spaced, spaced.replace(/ /g, '-')].flatMap((text) => wordSpans(query, text)).slice(0, 1);
}

/** Written like a name: capitals that the beginning of a sentence does not explain. */
function isProperName(query: string, span: { start: number; end: number }): boolean {
  const words = query.slice(span.start, span.end).split(/\s+/);
  const opening = /(?:^|[.!?]\s+)$/.test(query.slice(0, span.start));
  const counted = opening && words.length > 1 ? words.slice(1) : opening ? [] : words;
  return counted.some((word) => /^\p{Lu}/u.test(word)) && words.length <= 5;
}

function lexiconOf(argument: string): string {
  return argument
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_');
}
