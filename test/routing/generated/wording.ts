/** A slot's values: the first ones were run before, every other one is new. */
export type SlotValues = readonly [string, string, ...string[]];

/** A request as its writer would say it, with what turns it into another one. `{slot}` stands for a value. */
export interface Wording {
  /** The verb and what it is done to first; the parts after it may change places. */
  parts: readonly [string, ...string[]];
  /** What the sentence is; default: an order ("Close lift 4"). Some ways of saying and turning it fit one form only. */
  form?: Form;
  slots: Readonly<Record<string, SlotValues>>;
  /** How many values of each slot were run before; default 2. */
  runs?: 2 | 3;
  /** Slots whose values belong together: the first day and the last one of the same stay. */
  together?: readonly string[];
  /** `false`: the last part cannot be said first ("By 3 cm, shorten the coat"). */
  fronted?: false;
  /** Typed slots, by what may be said of their values ("more than 5", "before 3 May 2024"). */
  numbers?: readonly string[];
  days?: readonly string[];
  /** Slots whose value names one thing or person without any word before it ("Nora Falk", not "the {oven} oven"). */
  alone?: readonly string[];
  /** Words of the request and those that make another request of it; the class in front. */
  turns: readonly (readonly [kind: TurnKind, from: string, to: string])[];
}

export type Form = 'order' | 'question' | 'statement';

/** `confusion`: a word that is one typing error away. */
export type TurnKind =
  | 'polarity'
  | 'entity'
  | 'quantity'
  | 'direction'
  | 'confusion'
  | 'verb'
  | 'unit'
  | 'time'
  | 'comparison'
  | 'exclusion';

export interface Domain {
  name: string;
  wordings: readonly Wording[];
}
