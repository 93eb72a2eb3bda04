import type { GeneralisableRun } from '../../shared/learning/generalise/generalise';
import type { Contribution } from '../../shared/learning/generalise/contribution';
import { readContribution } from '../../shared/learning/generalise/contribution.schema';
import { scrubbed, sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import { toJson } from '../../shared/protocol/json';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { NewRecord } from '../experience-store/experience-store';
import type { LearningStep, ReadingStep } from './learning-context';
import { recordIds } from './record-ids';

/** Contributions of one template that are told anew at most. */
const MOST_CONTRIBUTIONS = 5_000;

type Given = Pick<Contribution, 'founding' | 'slots' | 'spare' | 'customs' | 'pattern' | 'names'>;

/** Writes down what the run gives to a template, before the template has it: what stands in a template can then be traced. */
export async function writeContribution(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  { founding, slots, spare, customs, pattern, names }: Given
): Promise<void> {
  const secrets = sensitiveValues(record, run.calls, step.tools);
  const { user } = record.query.context;
  const contribution: Contribution = {
    schema: 1,
    templateId: pattern.templateId,
    workflowId: record.workflowId,
    tenant: step.tenant,
    ...(user === undefined ? {} : { user }),
    at: record.closedAt,
    ...(founding === undefined ? {} : { founding }),
    slots: scrubbed(slots, secrets) as Contribution['slots'],
    spare: scrubbed(spare, secrets) as unknown as Contribution['spare'],
    ...(customs === undefined ? {} : { customs }),
    pattern,
    names: names.map(({ lexicon, name, value }) => ({ lexicon, name, ...(value === undefined ? {} : { value }) })),
  };
  await step.store.write(contributionRecord(contribution, step.now()));
}

export function contributionRecord(contribution: Contribution, updatedAt: string): Omit<NewRecord, 'tenant'> {
  const { tenant, templateId, workflowId } = contribution;
  return {
    id: recordIds.contribution(tenant, templateId, workflowId),
    kind: 'contribution',
    keys: { templateId, workflowId },
    body: toJson(contribution),
    updatedAt,
  };
}

/** Everything that runs gave to a template, in no order. */
export async function readContributions(step: ReadingStep, templateId: string): Promise<Contribution[]> {
  const records = await step.store.all('contribution', { templateId }, MOST_CONTRIBUTIONS);
  return records.flatMap((record) => readContribution(record.body) ?? []);
}

/** A wording that moves to another template takes along which runs gave it, without their values of the plan that they ran. */
export async function moveContributions(
  step: LearningStep,
  contributions: readonly Contribution[],
  moved: Contribution['pattern']
): Promise<void> {
  const own = contributions.filter(({ pattern }) => pattern.text === moved.text);
  for (const { founding: _plan, customs: _customs, ...given } of own) {
    const { workflowId, at } = given;
    const pattern = { ...moved, workflowId, createdAt: at };
    const contribution = { ...given, templateId: moved.templateId, slots: {}, spare: [], pattern };
    await step.store.insert(contributionRecord(contribution, step.now()));
  }
}
