import { lexiconEntrySchema, patternSchema, templateSchema } from '../../shared/matching/template.schema';
import { foundBy } from '../../shared/matching/known-names';
import type { LexiconEntry, Observation, Pattern, Source, Template } from '../../shared/matching/template';
import type { LearntName } from '../../shared/learning/generalise/slot-drafts';
import { toJson } from '../../shared/protocol/json';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { Masked } from '../../shared/matching/mask';
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
  await step.store.write(observationRecord(step, observation));
}

export function observationRecord(step: LearningStep, observation: Observation): Omit<NewRecord, 'tenant'> {
  return {
    id: recordIds.observation(step.tenant, observation.templateId, observation.workflowId),
    kind: 'observation',
    keys: { templateId: observation.templateId },
    body: toJson(observation),
    updatedAt: step.now(),
  };
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

/** Runs that a name remembers: one that more have said is nobody's. */
const MOST_SOURCES = 50;

/** The names that a run says: those that it bound to slots, and those that masking knew. */
function namesSaid(names: readonly LearntName[], { values }: Masked): LearntName[] {
  const known = values.flatMap(({ lexicon, text }) => (lexicon === undefined ? [] : [{ lexicon, name: text }]));
  return [...names, ...known];
}

/** Under which ids `writeNames` looks. */
export function nameIdsOf(step: LearningStep, names: readonly LearntName[], masked: Masked): string[] {
  return namesSaid(names, masked).map(({ lexicon, name }) => recordIds.name(step.tenant, lexicon, name));
}

/**
 * Names that the run bound to slots: masking knows them from now on. Each knows the first runs that it came from, those too that
 * only said it again.
 */
export async function writeNames(
  step: LearningStep,
  record: RunRecord,
  names: readonly LearntName[],
  masked: Masked
): Promise<void> {
  const { user } = record.query.context;
  const source: Source = {
    workflowId: record.workflowId,
    ...(user === undefined ? {} : { user }),
    at: record.closedAt,
  };
  const fresh = new Set(names.map(({ lexicon, name }) => recordIds.name(step.tenant, lexicon, name)));
  const written = new Set<string>();
  for (const { lexicon, name, value } of namesSaid(names, masked)) {
    const id = recordIds.name(step.tenant, lexicon, name);
    if (written.has(id)) continue;
    written.add(id);
    await step.store.update('lexicon', id, async (current) => {
      const known = current && readName(current);
      // A name that masking knew and that has no record is a registered one.
      if (!known && !fresh.has(id)) return undefined;
      const from = known?.from ?? [];
      // A name from before sources were kept has none, and gets none: which runs it came from is not known.
      if (known && (from.length === 0 || from.length >= MOST_SOURCES)) return undefined;
      if (from.some((one) => one.workflowId === source.workflowId)) return undefined;
      const own = value === undefined ? {} : { value };
      const entry: LexiconEntry = known ?? { schema: 1, tenant: step.tenant, lexicon, name, ...own };
      return {
        id,
        kind: 'lexicon',
        ...foundBy(entry),
        body: toJson({ ...entry, from: [...from, source] }),
        updatedAt: step.now(),
      };
    });
  }
}

export function readName(record: ExperienceRecord): LexiconEntry | undefined {
  const parsed = lexiconEntrySchema.safeParse(record.body);
  return parsed.success ? parsed.data : undefined;
}
