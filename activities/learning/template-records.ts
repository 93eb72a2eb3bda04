import { patternSchema, templateSchema } from '../../shared/matching/template.schema';
import type { LexiconEntry, Observation, Pattern, Template } from '../../shared/matching/template';
import type { LearntName } from '../../shared/learning/generalise/slot-drafts';
import type { Json } from '../../shared/protocol/json';
import { termsOf } from '../../shared/matching/mask';
import type { ExperienceRecord, NewRecord } from '../experience-store/experience-store';
import type { LearningStep } from './learning-context';
import { recordIds } from './record-ids';

export { readObservations } from './pack-observations';

export function templateRecord(template: Template): Omit<NewRecord, 'tenant'> {
  return {
    id: template.id,
    kind: 'template',
    keys: { status: template.status, environment: template.environment, graph: template.graph },
    body: toJson(template),
    updatedAt: template.updatedAt,
  };
}

export function readTemplate(record: ExperienceRecord | undefined): Template | undefined {
  const parsed = record && templateSchema.safeParse(record.body);
  return parsed?.success ? parsed.data : undefined;
}

export function readPattern(record: ExperienceRecord): Pattern | undefined {
  const parsed = patternSchema.safeParse(record.body);
  return parsed.success ? parsed.data : undefined;
}

export async function writeObservation(step: LearningStep, observation: Observation): Promise<void> {
  await step.store.write({
    id: recordIds.observation(step.tenant, observation.templateId, observation.workflowId),
    kind: 'observation',
    keys: { templateId: observation.templateId },
    body: toJson(observation),
    updatedAt: step.now(),
  });
}

/** Stores a wording under an id of its text; `true` where it is new. */
export async function writePattern(step: LearningStep, pattern: Pattern): Promise<boolean> {
  const [vector] = await step.embed([pattern.text]);
  return step.store.insert(patternRecord(pattern, vector, step.now()));
}

export function patternRecord(
  pattern: Pattern,
  vector: number[] | undefined,
  updatedAt: string
): Omit<NewRecord, 'tenant'> {
  return {
    id: pattern.id,
    kind: 'pattern',
    keys: { templateId: pattern.templateId, environment: pattern.environment },
    body: toJson(pattern),
    ...(vector ? { vector } : {}),
    terms: termsOf(pattern.text),
    updatedAt,
  };
}

/** Names that the run bound to slots: masking knows them from now on. */
export async function writeNames(step: LearningStep, names: readonly LearntName[]): Promise<void> {
  for (const { lexicon, name, value } of names) {
    const entry: LexiconEntry = {
      schema: 1,
      tenant: step.tenant,
      lexicon,
      name,
      ...(value === undefined ? {} : { value }),
    };
    await step.store.insert({
      id: recordIds.name(step.tenant, lexicon, name),
      kind: 'lexicon',
      keys: { lexicon },
      body: toJson(entry),
      updatedAt: step.now(),
    });
  }
}

function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
