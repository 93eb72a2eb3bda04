import { Context } from '@temporalio/activity';
import type { Tier } from '../../shared/protocol/tier';
import { learningIdOf, type ApplyFeedbackInput } from '../../shared/protocol/messages';
import type { Observation } from '../../shared/matching/template';
import { nodesThatRan, type Trajectory } from '../../shared/learning/observe/trajectory';
import { digestOf } from '../../shared/protocol/json';
import { WorkflowGenError } from '../../shared/protocol/errors';
import { correctionNote } from './correction-note';
import { judgeUses } from './learn-node-experience';
import type { LearningStep } from './learning-context';
import { updateTrajectory } from './trajectory-records';
import { promoteTemplate, USE_KINDS } from './promote-templates';
import { countWrongReuse } from './tenant-policies';
import { readObservations, writeObservation } from './template-records';

/**
 * Records the verdict on a closed run: on its trajectory, and in its word about the template, which is promoted or
 * quarantined by it at once. Throws `EXPERIENCE_MISSING` (retryable) until learning has logged the run; of a run that was
 * forgotten there is nothing to judge.
 */
export async function recordFeedback(
  step: LearningStep,
  input: ApplyFeedbackInput
): Promise<{ summary: string; wrongReuse?: Tier }> {
  const { verdict, by: person, workflowId } = input;
  const saidBy = person === undefined ? {} : { verdictBy: person };
  const judge = (): Promise<Trajectory | undefined> =>
    updateTrajectory(step, input.workflowId, (stored) => ({
      ...stored,
      metadata: {
        ...stored.metadata,
        verdict,
        ...saidBy,
        evidence: verdict === 'right' && stored.metadata.outcome === 'answered',
        evidenceKind: 'user',
      },
    }));
  let trajectory = await judge();
  if (!trajectory && (await hasBeenLearnt(workflowId))) {
    // Learning may have logged it after the first look.
    trajectory = await judge();
    if (!trajectory) return { summary: `${verdict}: what this run had taught was forgotten` };
  }
  if (!trajectory) {
    throw new WorkflowGenError(
      'EXPERIENCE_MISSING',
      `Run ${input.workflowId} has not been learnt from yet, so its feedback waits.`,
      { field: 'workflowId', remedy: 'Nothing: the feedback is applied as soon as learning has logged the run.' },
      true
    );
  }
  if (trajectory.metadata.takenBack) return { summary: `${verdict}: what this run had taught was taken back` };
  const tools = trajectory.actions.map((action) => action.tool);
  const note = verdict === 'wrong' ? correctionNote(input.note, trajectory.context, []) : undefined;
  await judgeUses(step, input.workflowId, { tools, verdict, note });
  const templateId = templateOf(trajectory);
  if (templateId === undefined) return { summary: `${verdict}: no template had a part in this run` };
  const seen = await judged(step, trajectory, templateId, verdict);
  await countWrongReuse(step, seen);
  await writeObservation(step, {
    ...seen,
    ...saidBy,
    verdictAt: step.now(),
    ...(note === undefined ? {} : { correction: note }),
  });
  const template = await promoteTemplate(step, templateId, { workflowId, by: 'feedback', person });
  const wrongReuse = verdict === 'wrong' && trajectory.servedBy === templateId ? trajectory.tier : undefined;
  return {
    ...(wrongReuse === undefined ? {} : { wrongReuse }),
    summary: template ? `${verdict}: "${template.title}" is ${template.status}` : `${verdict}: its template is gone`,
  };
}

/** Has learning from the run ended; where nobody can be asked (a test without a worker), it has not. */
async function hasBeenLearnt(workflowId: string): Promise<boolean> {
  try {
    const { status } = await Context.current().client.workflow.getHandle(learningIdOf(workflowId)).describe();
    return status.name === 'COMPLETED';
  } catch {
    return false;
  }
}

/** The template that served the run, or that was learnt from it. */
function templateOf(trajectory: Trajectory): string | undefined {
  return trajectory.generalised?.templateId ?? trajectory.servedBy;
}

async function judged(
  step: LearningStep,
  trajectory: Trajectory,
  templateId: string,
  verdict: 'right' | 'wrong'
): Promise<Observation> {
  const known = (await readObservations(step, templateId)).find((seen) => seen.workflowId === trajectory.workflowId);
  const base: Observation = known ?? {
    schema: 1,
    templateId,
    workflowId: trajectory.workflowId,
    tenant: step.tenant,
    kind: trajectory.servedBy === templateId ? USE_KINDS[trajectory.tier] : 'planned',
    success: trajectory.metadata.outcome === 'answered',
    evidence: false,
    ...(trajectory.score === undefined ? {} : { score: trajectory.score }),
    slotsDigest: digestOf(trajectory.generalised?.slots ?? {}),
    ...(trajectory.generalised ? { ran: nodesThatRan(trajectory.generalised) } : {}),
    at: trajectory.metadata.closedAt,
  };
  // A second try of this step must not take its own first one for the run's word.
  const before = base.before ?? { success: base.success, evidence: base.evidence };
  return { ...base, before, verdict, success: verdict === 'right' && before.success, evidence: verdict === 'right' };
}
