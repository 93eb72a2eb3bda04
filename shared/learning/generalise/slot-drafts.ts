import type { MaskedValue } from '../../values/found-value';
import { overlaps } from '../../values/spans';
import { typesOf, variantsOf } from '../../values/schema-variants';
import type { Json, JsonSchema } from '../../protocol/json';
import type { Slot } from '../../protocol/plan';
import type { Language } from '../../language/language';
import { languageBy } from '../../language/languages';
import type { Masked } from '../../matching/mask';
import { slotValue, type SlotShape } from '../../matching/slot-value';
import { describedAs, enumerationOf, type ArgumentPlace } from './argument-place';
import { customsGiven, shapeGiven, withCustoms } from './given-value';
import { wordSpans } from './literal-search';
import { caseOf } from './other-form';
import { capitalised, isProperName, namesTool } from './query-words';

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

/** A value of the query that becomes a slot. */
interface NewDraft {
  source: MaskedValue;
  shape: SlotShape;
  literal: Json;
}

/**
 * The slots in the making of one run, and what its query says. One value of the query is one slot however often the plan uses
 * it; a use in another form (the day of a point in time, a number as text) becomes an expression over that slot.
 */
export class SlotDrafts {
  /** In the order in which they were found. */
  all: SlotDraft[] = [];
  /** For the lexicon. */
  readonly names: LearntName[] = [];
  /** What masking found in the query. */
  values: readonly MaskedValue[];
  readonly language: Language;

  constructor(
    readonly query: string,
    { values, language }: Pick<Masked, 'values' | 'language'>,
    /** Names of the tools that the plan calls. */
    private readonly tools: readonly string[] = []
  ) {
    this.values = values;
    this.language = languageBy(language);
  }

  /** The values that the query says, masked or bound to a slot. */
  get said(): MaskedValue[] {
    return [...this.values, ...this.all.map((draft) => draft.source)];
  }

  /** Of them those whose words the request does not say outside of them as well. */
  get own(): MaskedValue[] {
    return this.said.filter((value) => typeof value.value !== 'string' || !this.saysPlainly(value.value, value, true));
  }

  /** Names in the query that nobody registered and no slot has taken: words with capitals that no sentence's beginning explains. */
  get properNames(): string[] {
    return capitalised(this.query)
      .filter((span) => !this.said.some((value) => overlaps(value, span)))
      .map(({ start, end }) => this.query.slice(start, end));
  }

  /** Does the query say the literal, in its words or as a value. */
  says(literal: string | number): boolean {
    return (
      this.values.some((value) => shapeGiven(value, literal, this.language) !== undefined) ||
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

  /** A new slot for a value of the query; its name, which is that of its argument. */
  add({ source, shape, literal }: NewDraft, place: ArgumentPlace, named?: string): string {
    const base = (named ?? place.argument).replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+/, '') || 'value';
    let name = base;
    for (let next = 2; this.all.some((draft) => draft.slot.name === name); next += 1) name = `${base}_${next}`;
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
    this.put(slot, source, literal);
    return name;
  }

  /** A new slot for words that masking does not know; `undefined` where the tool took them in no case that is known, or is named by them. */
  addWords(
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

  /** A draft of the slot, with the customs by which the query said its value. */
  put(slot: Slot, source: MaskedValue, value: Json): void {
    this.all.push({ slot: withCustoms(slot, customsGiven(slot, source, value, this.language)), source, value });
  }

  /** Gives up the slots that nothing uses: their values are the query's again. */
  retain(used: (name: string) => boolean): void {
    this.all = this.all.filter(({ slot }) => used(slot.name));
  }
}

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

function lexiconOf(argument: string): string {
  return argument
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_');
}
