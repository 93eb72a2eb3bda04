import type { Measured } from '../experiment/measured';
import { liveClaims } from '../live/live-claims';
import { upper95 } from '../measure/bootstrap';
import { errorAvoidance } from '../measure/error-avoidance';
import { compare } from '../measure/summary';
import type { TaskResult } from '../measure/task-result';
import { percent, points, resultsOf, trueRepeats } from './markdown-report';

export interface ClaimVerdict {
  claim: string;
  figure: string;
  verdict: 'holds' | 'does not hold' | 'cannot be measured here';
}

const ARM = 'workflowgen-oracle';
const EVIDENCE = 'workflowgen-evidence';
const UNKNOWN = 'cannot be measured here';

/** The paper's claims and the project's own goals, each with the figure and a plain word. */
export function judgeClaims(measured: Measured): ClaimVerdict[] {
  const gpt = resultsOf(measured, 'gpt4-all');
  const ours = resultsOf(measured, ARM);
  if (gpt.length === 0 || ours.length !== gpt.length) return liveClaims(measured.live);
  const { tokenSaving, successGain, harmGain } = compare(gpt, ours);
  const noLess = successGain.high >= 0;
  const evidence = resultsOf(measured, EVIDENCE);
  const alone = evidence.length === gpt.length ? compare(gpt, evidence) : undefined;
  const tokens =
    `saved ${percent(tokenSaving)}, success ${points(successGain)}` +
    (alone ? ` (by evidence alone saved ${percent(alone.tokenSaving)}, success ${points(alone.successGain)})` : '');
  const { chances, avoided } = errorAvoidance(gpt, ours);
  return [
    {
      claim: 'over 40 % fewer tokens than real-time planning',
      figure: tokens,
      verdict: verdict(tokenSaving.low > 0.4 && noLess),
    },
    ...liveClaims(measured.live),
    {
      claim: 'errors that were made before are avoided',
      figure: `${avoided} of ${chances} errors that the recording makes again, by rules that were learnt; C itself is that recording and learns nothing`,
      verdict: UNKNOWN,
    },
    {
      claim: 'goal: 80 % fewer tokens at no lower success',
      figure: tokens,
      verdict: verdict(tokenSaving.low >= 0.8 && noLess),
    },
    repeatsGoal(measured),
    wrongReuseGoal(ours),
    {
      claim: 'goal: less harm than recorded GPT-4',
      figure: points(harmGain) + (alone ? ` (by evidence alone ${points(alone.harmGain)})` : ''),
      verdict: verdict(harmGain.high < 0),
    },
  ];
}

function repeatsGoal({ repeats }: Measured): ClaimVerdict {
  const claim = 'goal: 95 % fewer tokens on true repeats';
  const gpt = trueRepeats(repeats['gpt4-all'] ?? []);
  const ours = trueRepeats(repeats[ARM] ?? []);
  if (gpt.length === 0 || ours.length !== gpt.length) return { claim, figure: 'not run', verdict: UNKNOWN };
  const { tokenSaving } = compare(gpt, ours);
  return {
    claim,
    figure: `saved ${percent(tokenSaving)} (${gpt.length} repeats)`,
    verdict: verdict(tokenSaving.low >= 0.95),
  };
}

/** The rate has to be low, and seen often enough: none of ten says little about one in a hundred. */
function wrongReuseGoal(ours: readonly TaskResult[]): ClaimVerdict {
  const claim = 'goal: wrong reuse at most 1 %';
  const reused = ours.filter(({ engine }) => engine?.tier === 'A');
  const wrong = reused.filter(({ success }) => !success).length;
  const otherKind = reused.filter(({ engine }) => engine?.rightTemplate === false).length;
  if (reused.length === 0) return { claim, figure: 'tier A answered nothing', verdict: UNKNOWN };
  const most = upper95(wrong, reused.length);
  const figure =
    `${wrong} of ${reused.length} answers of tier A had a wrong outcome (${((100 * wrong) / reused.length).toFixed(1)} %, at most ` +
    `${(100 * most).toFixed(1)} % with 95 % confidence); ${otherKind} came from a template of another kind`;
  const rate = wrong / reused.length;
  return { claim, figure, verdict: rate > 0.01 ? 'does not hold' : most <= 0.01 ? 'holds' : UNKNOWN };
}

function verdict(holds: boolean): ClaimVerdict['verdict'] {
  return holds ? 'holds' : 'does not hold';
}
