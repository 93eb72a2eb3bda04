/** What routing decides by; every number can be configured. */
export interface RoutingThresholds {
  /** Score from which a new template may serve A; a template's own `thresholdA` may be higher. */
  a: number;
  /** Score from which a template may serve B. */
  b: number;
  /** Score that A's template must be ahead of the next one that the query fits as well. */
  margin: number;
  /** Confidence that every binding must have for A. */
  confidence: number;
  /** Lower bound (95 %) of a template's success rate, from its sixth use. */
  reliability: number;
}

/** Calibrated on the tuning part of `test/routing` and on development templates of WorkBench (test/routing/README.md). */
export const DEFAULT_THRESHOLDS: RoutingThresholds = {
  a: 0.6,
  b: 0.5,
  margin: 0.02,
  confidence: 0.8,
  reliability: 0.6,
};
