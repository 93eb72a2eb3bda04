/** Heartbeat details of an activity that calls a model. The history holds none of them. */
export interface ModelBeat {
  /** Attempts of this call that were cut before anyone learnt what they cost. */
  unaccounted: number;
  /** The answer as far as it is written; nothing has checked it yet. */
  writing?: string;
}

/** Characters that a heartbeat carries of an answer at most: the rest is told when it is whole. */
export const WRITING_CHARACTERS = 16_000;
