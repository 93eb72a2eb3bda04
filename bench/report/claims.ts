import type { Measured } from '../experiment/run-experiment';
import { liveClaims } from '../live/live-claims';
import { compare, summarise } from '../measure/summary';
import { percent, points, resultsOf, trueRepeats } from './markdown-report';

export interface ClaimVerdict {
  claim: string;
  figure: string;
  verdict: 'holds' | 'does not hold' | 'cannot be measured here';
}

const ARM = 'workflowgen-oracle';

/** The paper's claims and the project's own goals, each with the figure and a plain word. */
export function judgeClaims(measured: Measured): ClaimVerdict[] {
  const gpt = resultsOf(measured, 'gpt4-all');
  const ours = resultsOf(measured, ARM);
  if (gpt.length === 0 || ours.length !== gpt.length) return [];
  const { tokenSaving, successGain, harmGain } = compare(gpt, ours);
  const one = summarise(ARM, 'all', ours);
  const verdict = (holds: boolean): ClaimVerdict['verdict'] => (holds ? 'holds' : 'does not hold');
  const repeatsGpt = trueRepeats(measured.repeats['gpt4-all'] ?? []);
  const repeatsOurs = trueRepeats(measured.repeats[ARM] ?? []);
  const needsModel = 'cannot be measured here' as const;
  const reused = ours.filter(({ engine }) => engine?.tier === 'A').length;
  return [
    {
      claim: 'over 40 % fewer tokens than real-time planning',
      figure: `${percent(tokenSaving)} fewer, success ${points(successGain)}`,
      verdict: verdict(tokenSaving.low > 0.4 && successGain.high >= 0),
    },
    ...liveClaims(measured.live),
    {
      claim: 'errors that were made before are avoided',
      figure: `${one.repeatedErrors} tool errors made again, recorded GPT-4 ${gpt.reduce((sum, r) => sum + r.repeatedErrors, 0)}; tier C is a recording and cannot learn`,
      // A recording makes its errors again whatever was learnt, and the two counts are not taken at the same place.
      verdict: needsModel,
    },
    {
      claim: 'goal: 80 % fewer tokens at no lower success',
      figure: `${percent(tokenSaving)}, success ${points(successGain)}`,
      verdict: verdict(tokenSaving.value >= 0.8 && successGain.high >= 0),
    },
    {
      claim: 'goal: 95 % fewer tokens on true repeats',
      figure:
        repeatsGpt.length > 0
          ? `${percent(compare(repeatsGpt, repeatsOurs).tokenSaving)} (${repeatsGpt.length} repeats)`
          : 'not run',
      verdict: repeatsGpt.length > 0 ? verdict(compare(repeatsGpt, repeatsOurs).tokenSaving.value >= 0.95) : needsModel,
    },
    {
      claim: 'goal: wrong reuse at most 1 %',
      figure: `${(100 * one.wrongReuse).toFixed(1)} % of ${reused} answers of tier A had a wrong outcome; ${(100 * one.wrongTemplate).toFixed(1)} % came from a template of another kind`,
      verdict: verdict(one.wrongReuse <= 0.01),
    },
    {
      claim: 'goal: less harm than recorded GPT-4',
      figure: points(harmGain),
      verdict: verdict(harmGain.high < 0),
    },
  ];
}
