import { bounded, scrubbed, sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import type { Candidate, GeneralisableRun } from '../../shared/learning/generalise/generalise';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { Pattern } from '../../shared/matching/template';
import type { GeneralisedValues } from '../../shared/learning/observe/trajectory';
import type { Json, JsonObject } from '../../shared/protocol/json';
import { redact } from '../../shared/values/redaction';
import type { LearningStep } from './learning-context';
import { updateTrajectory } from './trajectory-records';

/** What the run gave to a template and got, under its names. */
export function valuesOf(
  templateId: string,
  { slots, observed, spare }: Pick<Candidate, 'slots' | 'observed' | 'spare'>,
  { id, text, placeholders }: Pattern
): GeneralisedValues {
  return {
    templateId,
    slots,
    args: observed.args,
    outputs: observed.outputs,
    spare,
    pattern: { id, text, placeholders },
  };
}

/** Keeps the run's values under the template's names, redacted, so that later runs can be compared with it. */
export async function rememberValues(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  values: GeneralisedValues
): Promise<void> {
  const secrets = sensitiveValues(record, run.calls, step.tools);
  const toolOf = new Map(run.plan.nodes.map((node) => [node.id, node.tool]));
  const safe = <T extends Json>(node: string, value: T): Json =>
    bounded(scrubbed(redact(value, step.tools.get(toolOf.get(node) ?? '')?.sensitive ?? []), secrets));
  const each = (group: Record<string, Json>): Record<string, Json> =>
    Object.fromEntries(Object.entries(group).map(([node, value]) => [node, safe(node, value)]));
  await updateTrajectory(step, record.workflowId, (trajectory) => ({
    ...trajectory,
    generalised: {
      ...values,
      slots: scrubbed(values.slots, secrets) as Record<string, Json>,
      args: each(values.args) as Record<string, JsonObject>,
      outputs: each(values.outputs),
      spare: scrubbed(values.spare, secrets) as unknown as GeneralisedValues['spare'],
    },
  }));
}
