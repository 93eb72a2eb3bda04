/** A slot's values: the first two were run before, every other one is new. */
export type SlotValues = readonly [string, string, ...string[]];

/** A request as its writer would say it, with what turns it into another one. `{slot}` stands for a value. */
export interface Wording {
  /** The verb and what it is done to first; the parts after it may change places. */
  parts: readonly [string, ...string[]];
  slots: Readonly<Record<string, SlotValues>>;
  /** Typed slots, by what may be said of their values ("more than 5", "before 3 May 2024"). */
  numbers?: readonly string[];
  days?: readonly string[];
  /** Words of the request and those that make another request of it; the class in front. */
  turns: readonly (readonly [kind: TurnKind, from: string, to: string])[];
}

export type TurnKind = 'polarity' | 'entity' | 'quantity' | 'direction' | 'confusion';

export interface Domain {
  name: string;
  half: 'generated-development' | 'generated-held-out';
  wordings: readonly Wording[];
}
