/**
 * Every size limit, in one place. Each is checked where the value arises and refused with a code, the number and the
 * remedy; none relies on Temporal's own payload limits, which fail retryably and therefore loop.
 */
export const LIMITS = {
  /** Bytes of one query text. */
  queryBytes: 32 * 1024,
  /** Bytes of the query's context as JSON. */
  contextBytes: 16 * 1024,
  /** Bytes of a value that stays in the history; larger ones go to the artifact store and travel by reference. */
  inlineBytes: 16 * 1024,
  /** Bytes of one tool call's resolved arguments. */
  toolInputBytes: 256 * 1024,
  /** Bytes of one tool call's output, stored by reference above `inlineBytes`. */
  toolOutputBytes: 8 * 1024 * 1024,
  /** Nodes in one plan. */
  planNodes: 64,
  /** Bytes of one plan as JSON. */
  planBytes: 128 * 1024,
  /** Items that one `forEach` node may run over. */
  forEachItems: 100,
  /** Nodes (or items) of one plan in flight at once. */
  parallelNodes: 8,
  /** Bytes of a run's activity requests in flight: one workflow task may schedule them all, and its message may have 4 MB. */
  inFlightBytes: 2 * 1024 * 1024,
  /** Bytes of one activity request: Temporal refuses a payload of 2 MB. */
  requestBytes: 1.5 * 1024 * 1024,
  /** Bytes of values that one request moves to the artifact store. */
  portionBytes: 512 * 1024,
  /** Bytes of values that a request to the model carries inline; older ones travel by reference. */
  modelValueBytes: 512 * 1024,
  /** Items of each list in a run's report: undone calls, effects left, failures. */
  reportItems: 200,
  /** Bytes of the run record that the learning child receives. */
  runRecordBytes: 256 * 1024,
  /**
   * Events and bytes of a run's history beyond which no further tool call is made. The service ends a run without its code at
   * 51,200 events or 50 MB; what is left below that is room to undo every call.
   */
  historyEvents: 15_000,
  historyBytes: 15 * 1024 * 1024,
  /** Characters of a preview that stands for a value held by reference. */
  previewCharacters: 400,
  /** Characters of an expression. */
  expressionCharacters: 2_000,
  /** Characters of an error message that is carried on. */
  messageCharacters: 1_000,
} as const;
