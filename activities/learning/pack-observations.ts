import { z } from 'zod';
import { inOrderOfTime } from '../../shared/learning/judge/statistics';
import type { Observation } from '../../shared/matching/template';
import { observationSchema } from '../../shared/matching/template.schema';
import { canonicalJson, digestOf, toJson } from '../../shared/protocol/json';
import type { ExperienceRecord } from '../experience-store/experience-store';
import type { LearningStep, ReadingStep } from './learning-context';
import { recordId } from './record-ids';

/** Observations that one packed record holds: some 150 KB. */
const PACKED = 500;
/** The latest observations of a template that stay records of their own, since feedback may still change them. */
const LOOSE = 500;
/** Packed records that are read: 100,000 runs of one template. */
const MOST_PACKS = 200;

const packSchema = z.object({
  schema: z.literal(1),
  kind: z.literal('packed'),
  packedAt: z.string(),
  observations: z.array(observationSchema),
});

/**
 * A template's observations, one per run: packed ones, and over them those that are still records of their own, so that a
 * verdict that came after the packing counts. Warns where there are more than `mostRead` that curation has not packed.
 */
export async function readObservations(step: ReadingStep, templateId: string): Promise<Observation[]> {
  // Loose ones first: what is packed between the two reads is then read twice, and not missed.
  const loose = await looseRecords(step, templateId);
  const packs = await step.store.all('observation', { packOf: templateId }, MOST_PACKS);
  const packed = packs
    .flatMap((record) => {
      const parsed = packSchema.safeParse(record.body);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => a.packedAt.localeCompare(b.packedAt))
    .flatMap((pack) => pack.observations);
  const byRun = new Map([...packed, ...loose.flatMap(observationIn)].map((seen) => [seen.workflowId, seen]));
  return [...byRun.values()];
}

async function looseRecords(step: ReadingStep, templateId: string): Promise<ExperienceRecord[]> {
  const records = await step.store.all('observation', { templateId }, step.settings.mostRead);
  if (records.length >= step.settings.mostRead) {
    step.warn(`only ${records.length} observations of template ${templateId} were counted; run \`workflowgen curate\``);
  }
  return records;
}

function observationIn(record: ExperienceRecord): Observation[] {
  const parsed = observationSchema.safeParse(record.body);
  return parsed.success ? [parsed.data] : [];
}

/**
 * Packs a template's oldest observations, `PACKED` into one record, until at most `LOOSE` + `PACKED` are left loose. Nothing is
 * lost by an interruption, or by a verdict that comes meanwhile: the pack is written first, then each observation is marked on
 * the version that was packed, and only what still bears the mark is removed.
 *
 * @returns how many observations were packed
 */
export async function packObservations(step: LearningStep, templateId: string): Promise<number> {
  let packed = 0;
  for (;;) {
    const records = await looseRecords(step, templateId);
    if (records.length <= LOOSE + PACKED) return packed;
    const byRun = new Map(records.flatMap((record) => observationIn(record).map((seen) => [seen.workflowId, record])));
    const oldest = inOrderOfTime([...byRun.values()].flatMap(observationIn)).slice(0, PACKED);
    if (oldest.length < PACKED) return packed;
    const id = recordId(
      step.tenant,
      'observation',
      'pack',
      templateId,
      digestOf(oldest.map((seen) => seen.workflowId))
    );
    await step.store.write({
      id,
      kind: 'observation',
      keys: { packOf: templateId },
      body: {
        schema: 1,
        kind: 'packed',
        packedAt: step.now(),
        observations: toJson(oldest),
      },
      updatedAt: step.now(),
    });
    for (const seen of oldest) {
      const record = byRun.get(seen.workflowId);
      if (record) await step.store.replace(record, { ...record.keys, packed: id });
    }
    await step.store.removeWhere('observation', { templateId, packed: id });
    packed += oldest.length;
  }
}

/**
 * Changes a template's packed observations where they are, or takes those out for which `change` gives nothing; a pack that is empty
 * then goes.
 */
export async function rewritePacks(
  step: LearningStep,
  templateId: string,
  change: (seen: Observation) => Observation | undefined
): Promise<void> {
  for (const { id } of await step.store.all('observation', { packOf: templateId }, MOST_PACKS)) {
    let empty = false;
    await step.store.update('observation', id, async (current) => {
      const pack = packSchema.safeParse(current?.body).data;
      if (!current || !pack) return undefined;
      const observations = pack.observations.flatMap((seen) => change(seen) ?? []);
      empty = observations.length === 0;
      if (empty || canonicalJson(observations) === canonicalJson(pack.observations)) return undefined;
      const { version: _version, tenant: _tenant, ...rest } = current;
      const body = { ...pack, observations: toJson(observations) };
      return { ...rest, body, updatedAt: step.now() };
    });
    if (empty) await step.store.remove('observation', [id]);
  }
}
