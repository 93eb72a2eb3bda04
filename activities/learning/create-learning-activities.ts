import type { ExperimentPart } from '../../shared/matching/experiment';
import { canonicalJson } from '../../shared/protocol/json';
import type { LearningReport } from '../../shared/protocol/learning-report';
import { hadTrouble, type LearntRun, type RunRecord } from '../../shared/protocol/run-record';
import type { CurationActivities, FeedbackActivities, ForgetActivities, LearningActivities } from '../activity-types';
import { adviseRun } from './advise-run';
import { compareTrajectories } from './compare-trajectories';
import { curatePage } from './curate-page';
import { erasePage } from './erase/erase-page';
import { generaliseTemplate } from './generalise-template';
import { learnNodeExperience } from './learn-node-experience';
import { learningStep, type LearningDependencies, type LearningStep } from './learning-context';
import { logTrajectory } from './log-trajectory';
import { keepOpened, openedRun, tenantOfLearnt, type OpenedRun } from './opened-run';
import { promoteTemplates } from './promote-templates';
import { recordFeedback } from './record-feedback';
import { createTurns, type Turns } from './turns';

const LEFT_OUT: LearningReport = { summary: 'left out by an experiment', storeOperations: 0, durationMs: 0 };

/**
 * The learning activities. Every step may be done twice: ids are derived from what a record is about and counts
 * are folded from one record per run, so that a lost reply, a second child, or fifty runs at once change nothing.
 */
export function createLearningActivities(
  deps: LearningDependencies
): LearningActivities & FeedbackActivities & CurationActivities & ForgetActivities {
  // What a run says of itself alone, or in words of its own, meets nobody and waits for none.
  const alone: { gathers: boolean; turns?: Turns } = { gathers: true };
  const inTurn: typeof alone = { gathers: true, turns: createTurns() };
  const withRun = <T extends object>(
    given: LearntRun | OpenedRun,
    work: (step: LearningStep, run: OpenedRun) => Promise<{ summary: string } & T>,
    how = inTurn
  ): Promise<LearningReport & T> => {
    let opened: OpenedRun | undefined;
    return learningStep(
      deps,
      tenantOfLearnt(given),
      async (step) => work(step, (opened ??= await openedRun(step, given))),
      how
    );
  };
  const unless = (
    part: ExperimentPart,
    given: LearntRun,
    work: () => Promise<LearningReport>
  ): Promise<LearningReport> => (deps.leftOut?.(tenantOfLearnt(given), part) ? Promise.resolve(LEFT_OUT) : work());

  /** Logs the run, and gives it, open, to what is done with it in the same step. */
  const log = <T extends object>(
    record: RunRecord,
    work: (step: LearningStep, run: OpenedRun) => Promise<T>
  ): Promise<LearningReport & T> =>
    learningStep(
      deps,
      record.query.tenant,
      async (step) => {
        const { summary, run } = await logTrajectory(step, record);
        return { summary, ...(await work(step, run)) };
      },
      alone
    );
  const nodes = (given: LearntRun) => unless('node-experience', given, () => withRun(given, learnNodeExperience));
  const compare = (given: LearntRun) => unless('lessons', given, () => withRun(given, compareTrajectories, alone));
  const generalise = (given: LearntRun) => withRun(given, generaliseTemplate);
  const promote = (given: LearntRun, templateId?: string) =>
    withRun(given, (step, run) => promoteTemplates(step, run, templateId));

  return {
    async learnRun(record) {
      const asks = deps.advisor !== undefined && hadTrouble(record);
      const { run, advise, ...logged } = await log(record, async (step, opened) => ({
        // As a step reads it from the artifact store, where keys stand in their canonical order.
        run: JSON.parse(canonicalJson(opened)) as OpenedRun,
        advise: asks ? await keepOpened(step, opened) : undefined,
      }));
      const learnt = await nodes(run);
      const compared = await compare(run);
      const generalised = await generalise(run);
      const { templateId } = generalised;
      const steps = {
        logTrajectory: logged,
        learnNodeExperience: learnt,
        compareTrajectories: compared,
        generaliseTemplate: generalised,
        promoteTemplates: await promote(run, templateId),
      };
      return { templateId, steps, ...(advise && { advise }) };
    },
    logTrajectory: (record) => log(record, async (step, run) => ({ run: await keepOpened(step, run) })),
    learnNodeExperience: nodes,
    compareTrajectories: compare,
    generaliseTemplate: generalise,
    promoteTemplates: promote,
    adviseRun: (given) => learningStep(deps, tenantOfLearnt(given), (step) => adviseRun(step, given)),
    recordFeedback: (input) => learningStep(deps, input.tenant, (step) => recordFeedback(step, input)),
    erasePage: (input) => learningStep(deps, input.tenant, (step) => erasePage(step, input)),
    curatePage: (input) => learningStep(deps, input.tenant, (step) => curatePage(step, input)),
  };
}
