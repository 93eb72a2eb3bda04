import { evidenceOf } from '../../shared/protocol/evidence';
import { goneAround, isOfTheState, isOfTheWorld } from '../../shared/learning/generalise/fallback';
import { withDirectSuccess } from '../../shared/learning/judge/add-success';
import { promote } from '../../shared/learning/judge/promotion';
import { sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import type { PromotionCause } from '../../shared/learning/judge/promotion';
import { requestOf } from '../../shared/learning/judge/repeated-requests';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { Observation, Template } from '../../shared/matching/template';
import { nodesThatRan } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { digestOf } from '../../shared/protocol/json';
import type { Tier } from '../../shared/protocol/tier';
import type { Filter } from '../experience-store/experience-store';
import { correctionNote, heedsCorrection } from './correction-note';
import type { LearningStep } from './learning-context';
import { PAGE } from './learning-store';
import type { OpenedRun } from './opened-run';
import { recordIds } from './record-ids';
import { countWrongReuse } from './tenant-policies';
import { readObservations, readTemplate, templateRecord, writeObservation } from './template-records';

/** What a run of each tier is to the template that it used or founded. */
export const USE_KINDS: Record<Tier, Observation['kind']> = { A: 'direct', B: 'rewrite', C: 'planned' };

/** Writes the run's word about each template that it used, and promotes, quarantines or retires them by it. */
export async function promoteTemplates(
  step: LearningStep,
  record: OpenedRun,
  templateId: string | undefined
): Promise<{ summary: string }> {
  const plain =
    record.tier === 'A' && record.outcome === 'answered' && !record.verdict && record.failedTemplates.length === 0;
  const ids = templatesOf(record, templateId);
  await readAheadOf(step, record, ids, !plain);
  const observations = await observationsOf(step, record, templateId);
  const parts: string[] = [];
  for (const observation of observations) {
    let template = plain ? await addSuccess(step, observation) : undefined;
    if (!template) {
      if (plain) await step.store.readAhead({ find: observationsListed(observation.templateId) });
      await writeObservation(step, await withEarlierVerdict(step, observation));
      await countWrongReuse(step, observation);
      const cause = { workflowId: record.workflowId, by: 'learning' as const };
      template = await promoteTemplate(step, observation.templateId, cause);
    }
    if (template) parts.push(inWords(template));
  }
  return { summary: parts.length === 0 ? 'no template had a part in this run' : parts.join('; ') };
}

function templatesOf({ failedTemplates }: RunRecord, templateId: string | undefined): string[] {
  const used = [templateId, ...failedTemplates.map((failed) => failed.templateId)];
  return [...new Set(used.filter((id) => id !== undefined))];
}

/** What the run says something of, and where `folded` the words of the other runs about these templates, in one round trip. */
async function readAheadOf(
  step: LearningStep,
  { workflowId }: RunRecord,
  templateIds: readonly string[],
  folded: boolean
): Promise<void> {
  if (templateIds.length === 0) return;
  const { tenant } = step;
  await step.store.readAhead({
    get: [
      { kind: 'template', ids: templateIds },
      { kind: 'trajectory', ids: [recordIds.trajectory(tenant, workflowId)] },
      { kind: 'observation', ids: templateIds.map((id) => recordIds.observation(tenant, id, workflowId)) },
    ],
    find: folded ? templateIds.flatMap(observationsListed) : [],
  });
}

function observationsListed(templateId: string): { kind: 'observation'; filter: Filter; limit: number }[] {
  const filters: Filter[] = [{ templateId }, { packOf: templateId }];
  return filters.map((filter) => ({ kind: 'observation', filter, limit: PAGE }));
}

/** Adds a success of tier A to its template and writes both; `undefined` where all observations have to be folded anew. */
async function addSuccess(step: LearningStep, seen: Observation): Promise<Template | undefined> {
  const { tenant } = step;
  // One that is there already may have been counted.
  if (await step.store.get('observation', recordIds.observation(tenant, seen.templateId, seen.workflowId)))
    return undefined;
  let added: Template | undefined;
  await step.store.update('template', seen.templateId, async (current) => {
    const template = readTemplate(current);
    added = template && withDirectSuccess(template, seen, step.now(), step.settings.promotion);
    if (!added) return undefined;
    await writeObservation(step, seen);
    return templateRecord(added);
  });
  return added;
}

/** Feedback that came before learning was done a second time must not be lost by that. */
async function withEarlierVerdict(step: LearningStep, observation: Observation): Promise<Observation> {
  const known = (await readObservations(step, observation.templateId)).find(
    (seen) => seen.workflowId === observation.workflowId
  );
  if (known?.verdict === undefined || observation.verdict !== undefined) return observation;
  return {
    ...observation,
    verdict: known.verdict,
    ...(known.verdictBy === undefined ? {} : { verdictBy: known.verdictBy }),
    before: known.before ?? { success: observation.success, evidence: observation.evidence },
    ...(known.verdictAt === undefined ? {} : { verdictAt: known.verdictAt }),
    ...(known.correction === undefined ? {} : { correction: known.correction }),
    success: known.verdict === 'wrong' ? false : observation.success,
    evidence: known.verdict === 'right' ? true : known.verdict === 'wrong' ? false : observation.evidence,
  };
}

async function observationsOf(
  step: LearningStep,
  record: OpenedRun,
  templateId: string | undefined
): Promise<Observation[]> {
  const byTemplate = new Map<string, Observation>();
  const base = {
    schema: 1 as const,
    workflowId: record.workflowId,
    tenant: step.tenant,
    ...(record.query.context.user === undefined ? {} : { user: record.query.context.user }),
    at: record.closedAt,
  };
  if (templateId !== undefined && record.outcome === 'answered') {
    const served = record.templateId === templateId;
    const verdict = record.verdict?.verdict;
    const word = record.opened.verified;
    byTemplate.set(templateId, {
      ...base,
      templateId,
      kind: served ? USE_KINDS[record.tier] : 'planned',
      // A run that the plugin calls unsuccessful has failed, as if a user had said so.
      success: verdict !== 'wrong' && word !== false,
      evidence: hasEvidence(record, word),
      ...(verdict === undefined ? {} : { verdict, ...saidBy(record, verdict) }),
      ...correctionOf(step, record, templateId),
      ...((await heedsCorrection(step, templateId, record)) ? { heeds: true } : {}),
      ...(served && record.score !== undefined ? { score: record.score } : {}),
      ...(await askedIn(step, record)),
    });
  }
  // A template that failed in this run and then served it after all has failed: the more careful word counts.
  for (const failed of record.failedTemplates) {
    if (!failed.wrong && isNoFault(record, failed.tier)) continue;
    const kind = USE_KINDS[failed.tier];
    const known = byTemplate.get(failed.templateId);
    if (known && !known.success && known.kind === 'direct') continue;
    byTemplate.set(failed.templateId, {
      ...base,
      templateId: failed.templateId,
      kind,
      success: false,
      evidence: false,
      ...(failed.wrong
        ? {
            verdict: 'wrong' as const,
            ...saidBy(record, 'wrong'),
            ...correctionOf(step, record, failed.templateId),
          }
        : {}),
      ...(record.score === undefined ? {} : { score: record.score }),
      slotsDigest: digestOf(record.slots),
    });
  }
  return [...byTemplate.values()];
}

/** What the user said of the answer that the template gave in this run, where it was called wrong. */
function correctionOf(
  step: LearningStep,
  record: OpenedRun,
  templateId: string | undefined
): Pick<Observation, 'correction'> {
  const said = record.corrections?.filter((one) => one.templateId === templateId && one.note !== undefined).at(-1);
  if (!said) return {};
  const secrets = sensitiveValues(record, record.opened.calls, step.tools);
  const correction = correctionNote(said.note, record.query.context, secrets);
  return correction === undefined ? {} : { correction };
}

/** Who gave this verdict, where it is the run's last one and its caller said. */
function saidBy({ verdict: last }: RunRecord, verdict: 'right' | 'wrong'): { verdictBy?: string } {
  return last?.by === undefined || last.verdict !== verdict ? {} : { verdictBy: last.by };
}

/**
 * An order that does not exist, or a service that is down, says nothing against the template. Where the run was answered after
 * all, it does: another plan found a way, unless that plan only went around what could not be done.
 */
function isNoFault(record: OpenedRun, tier: Tier): boolean {
  const failures = record.failures.filter((failure) => failure.tier === tier);
  if (failures.length === 0 || !failures.every(isOfTheWorld)) return false;
  if (record.outcome !== 'answered') return true;
  const { calls } = record.opened;
  return failures.every(isOfTheState) && goneAround({ tier: record.tier, calls }) !== undefined;
}

/** The workflow's evidence, with the plugin's word about it. */
function hasEvidence(record: RunRecord, word: boolean | undefined): boolean {
  if (word === undefined) return record.evidence.sufficient;
  if (record.cut) return word && record.evidence.sufficient;
  return evidenceOf({ outcome: record.outcome, plan: record.plan, calls: record.calls, verified: word }).sufficient;
}

/** What the query asked for, and what ran for it, under the template's own names: wording, slots, the values that no slot takes. */
async function askedIn(
  step: LearningStep,
  record: RunRecord
): Promise<Pick<Observation, 'slotsDigest' | 'request' | 'ran'>> {
  const stored = await step.store.get('trajectory', recordIds.trajectory(step.tenant, record.workflowId));
  const values = stored && readTrajectory(stored.body)?.generalised;
  if (!values) return { slotsDigest: digestOf([record.slots, []]) };
  return {
    slotsDigest: digestOf([values.slots, values.spare.map((item) => item.value)]),
    // The words of a reply do not say all that it asked for.
    ...(values.pattern && !record.inReplyTo ? { request: requestOf(values.pattern.text, values.slots) } : {}),
    ran: nodesThatRan(values),
  };
}

/** Folds a template's observations anew and moves it on the ladder; returns it as it is now. */
export async function promoteTemplate(
  step: LearningStep,
  templateId: string,
  cause: Omit<PromotionCause, 'at'>
): Promise<Template | undefined> {
  let result: Template | undefined;
  await step.store.update('template', templateId, async (current) => {
    const template = readTemplate(current);
    if (!template) return undefined;
    // Read after the version: an observation that comes later makes this write fail, and the fold is done again.
    const observations = await readObservations(step, templateId);
    result = promote(template, observations, { at: step.now(), ...cause }, step.settings.promotion);
    return templateRecord(result);
  });
  return result;
}

function inWords(template: Template): string {
  const missing = template.missing.length > 0 ? `, missing for A: ${template.missing.join(', ')}` : '';
  return `"${template.title}" is ${template.status}${missing}`;
}
