import type { Json } from '../../protocol/json';

/**
 * A learnt rule about one argument of a tool (paper 3.2.1, standardized parameter schemas), checked before a call.
 * It is trusted only with enough support and dropped when contradicted.
 */
export interface ArgumentRule {
  argument: string;
  kind: 'required' | 'format' | 'range' | 'enumeration';
  /** In words, for the model and for people. */
  text: string;
  /** `format`: a pattern of the letters of `Slot.format`, or `lower`, `upper`, `digits`; `enumeration`: the values. */
  format?: string;
  values?: Json[];
  minimum?: number;
  maximum?: number;
  /** Runs that support it, and runs that contradict it. */
  support: number;
  contradictions: number;
}
