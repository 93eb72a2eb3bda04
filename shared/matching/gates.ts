import type { Nominee } from './nominee';
import {
  environment,
  contract,
  permission,
  statusForA,
  statusForB,
  written,
  variable,
  reliability,
  effect,
} from './template-gates';
import {
  language,
  slotCount,
  binding,
  residualWords,
  polarity,
  specificForA,
  specificForB,
  decidedForB,
  score,
  margin,
} from './wording-gates';
import type { GateVerdict } from '../protocol/decision';

type Check = (nominee: Nominee) => GateVerdict;

/** All gates for A, in the order of `GATES`; A needs every one (DESIGN section 5.3). */
export function gatesForA(nominee: Nominee): GateVerdict[] {
  return CHECKS_A.map((check) => check(nominee));
}

/** The gates for B, where the model confirms the fit afterwards (DESIGN section 5.4). */
export function gatesForB(nominee: Nominee): GateVerdict[] {
  return CHECKS_B.map((check) => check(nominee));
}

const CHECKS_A: Check[] = [
  environment,
  (nominee) => contract(nominee, nominee.template.plan.nodes),
  permission,
  statusForA,
  language,
  slotCount,
  binding,
  residualWords,
  polarity,
  specificForA,
  written,
  variable,
  (nominee) => score(nominee, nominee.template.thresholdA, 'A'),
  margin,
  reliability,
  effect,
];

const CHECKS_B: Check[] = [
  environment,
  (nominee) =>
    contract(
      nominee,
      nominee.template.plan.nodes.filter((node) => node.mutability === 'fixed')
    ),
  permission,
  statusForB,
  specificForB,
  decidedForB,
  (nominee) => score(nominee, nominee.thresholds.b, 'B'),
];
