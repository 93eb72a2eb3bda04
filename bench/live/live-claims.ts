import { meanInterval } from '../measure/bootstrap';
import { compare } from '../measure/summary';
import type { TaskResult } from '../measure/task-result';
import type { ClaimVerdict } from '../report/claims';
import { percent, points } from '../report/markdown-report';
import { inContextLearning, realTimePlanning, staticTrajectory } from './live-arms';
import type { LiveMeasured } from './run-live';
import { AGAIN, RECORDED_PLANS, WORKFLOWGEN } from './run-live';
import { taughtBy } from './taught';

const STATIC = '20 to 30 % fewer tokens than a static single trajectory';
const MEDIUM = '20 points more success on medium similarity (against in-context learning)';
const REAL_TIME = 'over 40 % fewer tokens than real-time planning, with a live model';
const GOAL = 'goal: 70 % fewer tokens than real-time planning at no lower success, learning included';
const REPEATS = 'goal: 95 % fewer tokens than real-time planning on true repeats';
const SMALL_IN_B = 'over 40 % fewer tokens than real-time planning, a small model in B and the recording in C';
const SMALL_GOAL = 'goal: 80 % fewer tokens at no lower success, a small model in B and the recording in C';

/** Tasks below which nothing is said of a claim: the bootstrap's interval of a few values is too narrow. */
const FEWEST = 8;

/** The paper's claims that need a model: figures of the live arms where they were run, labelled with their model. */
export function liveClaims(live: LiveMeasured | undefined): ClaimVerdict[] {
  const figure = 'needs the live arms (npm run bench -- --live)';
  if (!live) return [STATIC, MEDIUM].map((claim) => ({ claim, figure, verdict: 'cannot be measured here' }));
  return [
    savingClaim(live, { claim: STATIC, base: staticTrajectory.name, least: 0.2 }),
    mediumClaim(live),
    savingClaim(live, { claim: REAL_TIME, base: realTimePlanning.name, least: 0.4 }),
    ...(live.results[WORKFLOWGEN.name] && live.results[realTimePlanning.name] ? strongGoals(live) : []),
    ...(live.results[RECORDED_PLANS.name]
      ? [smallModelClaim(live, SMALL_IN_B, 0.4), smallModelClaim(live, SMALL_GOAL, 0.8)]
      : []),
  ];
}

/** What the product is meant to reach with a model that plans well, over templates that it has not seen. */
function strongGoals(live: LiveMeasured): ClaimVerdict[] {
  const [theirs, ours] = paired(live, realTimePlanning.name, () => true);
  const { harmGain } = compare(theirs, ours);
  const reused = meanInterval(ours.map(({ engine }) => Number(engine !== undefined && engine.tier !== 'C')));
  const { share, planned } = taughtBy(ours);
  const goal = (claim: string, figure: string, tasks: number, holds: boolean): ClaimVerdict => ({
    ...{ claim, figure: `${figure}; ${about(live, tasks)}`, verdict: verdictOf(tasks, holds) },
  });
  return [
    savingClaim(live, { claim: GOAL, base: realTimePlanning.name, least: 0.7 }),
    ...(live.results[`${WORKFLOWGEN.name}${AGAIN}`]
      ? [
          savingClaim(live, {
            claim: REPEATS,
            base: realTimePlanning.name,
            least: 0.95,
            arm: `${WORKFLOWGEN.name}${AGAIN}`,
          }),
        ]
      : []),
    goal('goal: no more harm than real-time planning', points(harmGain), ours.length, harmGain.low <= 0),
    goal('goal: 75 % of the tasks in A or B', percent(reused), ours.length, reused.value >= 0.75),
    goal('goal: 95 % of right planned runs teach a template', percent(share), planned, share.value >= 0.95),
  ];
}

/** Against the recording that plans in real time with the same tools; both plan with GPT-4 where they plan. */
function smallModelClaim(live: LiveMeasured, claim: string, least: number): ClaimVerdict {
  return savingClaim(live, { claim, base: 'gpt4-domains', least, arm: RECORDED_PLANS.name });
}

interface Saving {
  claim: string;
  base: string;
  /** Share of the base's tokens. */
  least: number;
  /** Default: the product's. */
  arm?: string;
}

function savingClaim(live: LiveMeasured, { claim, base, least, arm = WORKFLOWGEN.name }: Saving): ClaimVerdict {
  const [theirs, ours] = paired(live, base, () => true, arm);
  if (ours.length === 0) return unmeasured(claim, live, 'no task was asked in both arms');
  const { tokenSaving, successGain } = compare(theirs, ours);
  if (Number.isNaN(tokenSaving.value)) return unmeasured(claim, live, 'no call of the model could be used');
  return {
    claim,
    figure: `${percent(tokenSaving)} fewer, success ${points(successGain)}; ${about(live, ours.length)}`,
    verdict: verdictOf(ours.length, tokenSaving.low >= least && successGain.high >= 0),
  };
}

function mediumClaim(live: LiveMeasured): ClaimVerdict {
  const [theirs, ours] = paired(live, inContextLearning.name, ({ band }) => band === 'medium');
  if (ours.length === 0) return unmeasured(MEDIUM, live, 'no task of medium similarity was asked in both arms');
  const { successGain } = compare(theirs, ours);
  return {
    claim: MEDIUM,
    figure: `${points(successGain)}; ${about(live, ours.length)}`,
    verdict: verdictOf(ours.length, successGain.low >= 0.2),
  };
}

function verdictOf(tasks: number, holds: boolean): ClaimVerdict['verdict'] {
  if (tasks < FEWEST) return 'cannot be measured here';
  return holds ? 'holds' : 'does not hold';
}

/** The tasks that both arms were asked: a run that was cut short has more of some. */
function paired(
  live: LiveMeasured,
  base: string,
  holds: (result: TaskResult) => boolean,
  arm = WORKFLOWGEN.name
): [TaskResult[], TaskResult[]] {
  const ours = (live.results[arm] ?? []).filter(holds);
  const theirs = (live.results[base] ?? []).filter(holds);
  const both = ours.filter(({ taskId }) => theirs.some((one) => one.taskId === taskId));
  return [both.map(({ taskId }) => theirs.find((one) => one.taskId === taskId) as TaskResult), both];
}

function about(live: LiveMeasured, tasks: number): string {
  return `${tasks} tasks, ${live.model}, ${live.recorded}`;
}

function unmeasured(claim: string, live: LiveMeasured, why: string): ClaimVerdict {
  return { claim, figure: `${why}; ${live.model}, ${live.recorded}`, verdict: 'cannot be measured here' };
}
