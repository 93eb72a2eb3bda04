import { confirmWording } from '../../shared/experience/confirm-wording';
import { goneAround } from '../../shared/experience/fallback';
import { rootCauseOf } from '../../shared/experience/root-cause';
import { generaliseRun, type Candidate, type GeneralisableRun } from '../../shared/experience/generalise';
import { graphHash, slotSignature } from '../../shared/experience/graph';
import { mergeTemplates } from '../../shared/experience/merge-templates';
import { withStatus } from '../../shared/experience/promotion';
import { emptyStatistics } from '../../shared/experience/statistics';
import type { RunRecord } from '../../shared/experience/run-record';
import { sensitiveValues, scrubbed, bounded } from '../../shared/experience/build-trajectory';
import type { Pattern, PatternPlaceholder, Template } from '../../shared/experience/template';
import type { GeneralisedValues } from '../../shared/experience/trajectory';
import { unmasked } from '../../shared/experiment';
import { canonicalJson, type Json, type JsonObject } from '../../shared/json';
import type { Plan } from '../../shared/plan/plan';
import { redact } from '../../shared/tools/redaction';
import { adoptBindings } from './adopt-bindings';
import { lexiconOf, maskRun, openCalls, type LearningStep } from './learning-context';
import { updateTrajectory } from './log-trajectory';
import { recordIds } from './record-ids';
import { completeWording, refineTemplate } from './refine-template';
import { verified } from './verified';
import { readTemplate, templateRecord, writeNames, writePattern } from './template-records';

/**
 * Generalises the run, audits the result, and merges it with the template of the same structure (paper 3.3, template
 * induction and management). A run that a template served only adds what is new: a wording that the model confirmed, and
 * values that may turn what was written into an expression.
 */
export async function generaliseTemplate(
  step: LearningStep,
  record: RunRecord
): Promise<{ summary: string; templateId?: string }> {
  if (record.outcome !== 'answered' || record.verdict?.verdict === 'wrong' || !record.plan) {
    return { summary: `no template from a run that ended as ${record.verdict?.verdict ?? record.outcome}` };
  }
  if (record.plan.nodes.length === 0) return { summary: 'no template from a run without a call' };
  if (record.tier === 'A') return { summary: 'tier A ran the template as it is', templateId: record.templateId };
  const run = await generalisable(step, record, record.plan);
  if ((await verified(step, record)) === false) return failedAs(step, record, run);
  if (record.tier === 'B' && record.templateId !== undefined) {
    const confirmed = await confirm(step, record, run, record.templateId);
    if (confirmed) return confirmed;
  }
  const around = goneAround(run);
  if (around) {
    const cause = around.failure && rootCauseOf(around.failure).category;
    return { summary: `no template: the plan goes around ${around.tool}, which failed with ${cause}` };
  }
  return learn(step, record, run);
}

async function generalisable(step: LearningStep, record: RunRecord, plan: Plan): Promise<GeneralisableRun> {
  return {
    query: record.query.text,
    masked: step.deps.leftOut?.(step.tenant, 'masking')
      ? unmasked(record.query.text)
      : maskRun(record, await lexiconOf(step)),
    tier: record.tier,
    plan,
    slots: record.slots,
    written: record.written,
    calls: await openCalls(step, record),
    // One call plans everything at once: it can have decided nothing by what an output said.
    sawOutputs: record.usage.byTier[record.tier].modelCalls !== 1,
  };
}

/**
 * A run that the plugin calls unsuccessful shows nobody how to do it, however smoothly it went. It only counts against the
 * template that has its structure, where there is one.
 */
async function failedAs(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun
): Promise<{ summary: string; templateId?: string }> {
  const summary = 'no template from a run that verify(run) called unsuccessful';
  if (record.tier === 'B') return { summary, templateId: record.templateId };
  const found = withoutSecrets(step, record, run, generaliseRun(run, step.tools));
  const { id } = founded(step, record, found);
  const known = readTemplate(await step.store.get('template', id));
  if (!known) return { summary };
  const candidate = await adoptBindings(found, known.plan, record.query.context);
  const pattern = patternFor(step, record, id, candidate.pattern, 'learnt');
  await rememberValues(step, record, run, valuesOf(id, candidate, pattern));
  return { summary: `${summary}; it counts against "${known.title}"`, templateId: id };
}

/** A run of tier C, or one whose rewrite left the template: a template of its own, or one that another run has founded. */
async function learn(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun
): Promise<{ summary: string; templateId?: string }> {
  const found = withoutSecrets(step, record, run, generaliseRun(run, step.tools));
  if (found.findings.length > 0) return { summary: `refused by the audit: ${found.findings.join('; ')}` };
  const founding = founded(step, record, found);
  let candidate = found;
  let merged = false;
  await step.store.update('template', founding.id, async (current) => {
    const known = readTemplate(current);
    merged = known !== undefined;
    if (!known) return templateRecord(founding);
    candidate = await adoptBindings(found, known.plan, record.query.context);
    const template = { ...founding, plan: candidate.plan };
    const both = underContracts(withoutCounts(mergeTemplates(known, template), known), known, template, record);
    return canonicalJson(both) === canonicalJson(known)
      ? undefined
      : templateRecord({ ...both, updatedAt: step.now() });
  });
  await writeNames(step, candidate.names);
  const pattern = patternFor(step, record, founding.id, candidate.pattern, 'learnt');
  const fresh = await writePattern(step, pattern);
  if (!fresh) await completeWording(step, pattern);
  await rememberValues(step, record, run, valuesOf(founding.id, candidate, pattern));
  const inferred = await refineTemplate(step, founding.id);
  const what = merged ? `merged into "${founding.title}"` : `new template "${founding.title}"`;
  return {
    summary: [what, fresh ? 'one wording more' : 'a known wording', ...inferred].join(', '),
    templateId: founding.id,
  };
}

/** Status and counts belong to promotion; a founding run must not reset them. */
function withoutCounts(merged: Template, known: Template): Template {
  return {
    ...merged,
    status: known.status,
    history: known.history,
    statistics: known.statistics,
    missing: known.missing,
    pinned: known.pinned,
    releasedForA: known.releasedForA,
    ...(known.guarded ? { guarded: true } : {}),
    thresholdA: known.thresholdA,
    updatedAt: known.updatedAt,
  };
}

/**
 * The run was made with the tools as they are now. A template that was learnt against others takes over their contracts, and
 * proves itself anew: the gate that kept it out of A opens again, so its old successes must not.
 */
function underContracts(merged: Template, known: Template, fresh: Template, record: RunRecord): Template {
  const changed = Object.keys(fresh.plan.tools).filter(
    (name) => known.plan.tools[name]?.contract !== fresh.plan.tools[name]?.contract
  );
  if (changed.length === 0) return merged;
  const current: Template = { ...merged, plan: { ...merged.plan, tools: fresh.plan.tools } };
  if (current.status !== 'active') return current;
  const cause = `its tools changed since it was learnt: ${changed.join(', ')}`;
  // Just before this run closed: it is the first one that counts for the new contract.
  const at = new Date(Date.parse(record.closedAt) - 1).toISOString();
  return withStatus(current, 'quarantined', cause, { at, workflowId: record.workflowId, by: 'learning' });
}

/** A sensitive value that the query said in words that no slot took must not stay in a wording. */
function withoutSecrets<T extends { pattern: { text: string } }>(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  learnt: T
): T {
  const secrets = sensitiveValues(record, run.calls, step.tools);
  return { ...learnt, pattern: { ...learnt.pattern, text: scrubbed(learnt.pattern.text, secrets) as string } };
}

function founded(step: LearningStep, record: RunRecord, candidate: Candidate): Template {
  const { environment, user } = record.query.context;
  const graph = graphHash(candidate.plan);
  return {
    schema: 1,
    id: recordIds.template(step.tenant, environment, graph, slotSignature(candidate.plan)),
    tenant: step.tenant,
    environment,
    title: titleOf(candidate.pattern),
    graph,
    plan: candidate.plan,
    status: 'candidate',
    pinned: false,
    releasedForA: false,
    thresholdA: step.settings.promotion.thresholdA,
    statistics: emptyStatistics(),
    history: [
      {
        at: record.closedAt,
        from: null,
        to: 'candidate',
        cause: 'learnt from a run',
        workflowId: record.workflowId,
        by: 'learning',
      },
    ],
    missing: [],
    sources: [record.workflowId],
    authors: user === undefined ? [] : [user],
    createdAt: record.closedAt,
    updatedAt: record.closedAt,
  };
}

const PLACEHOLDER = /<[a-z]+(?::[^<>\s]+)?>/g;

/** The wording with the names of its slots: `refund order <orderId>`. */
function titleOf(pattern: { text: string; placeholders: PatternPlaceholder[] }): string {
  let at = 0;
  const named = pattern.text.replace(PLACEHOLDER, (mark) => {
    const slot = pattern.placeholders[at]?.slot;
    at += 1;
    return slot === undefined ? mark : `<${slot}>`;
  });
  const line = named.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function patternFor(
  step: LearningStep,
  record: RunRecord,
  templateId: string,
  pattern: { text: string; placeholders: PatternPlaceholder[] },
  source: Pattern['source']
): Pattern {
  const { environment } = record.query.context;
  return {
    schema: 1,
    id: recordIds.pattern(step.tenant, environment, templateId, pattern.text),
    templateId,
    tenant: step.tenant,
    environment,
    text: pattern.text,
    placeholders: pattern.placeholders,
    source,
    workflowId: record.workflowId,
    createdAt: record.closedAt,
  };
}

/**
 * Tier B kept the template: its wording, which the model confirmed, is one more pattern, so that the next one can be A.
 * `undefined` where the plan that ran is no longer that template.
 */
async function confirm(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  templateId: string
): Promise<{ summary: string; templateId: string } | undefined> {
  const template = readTemplate(await step.store.get('template', templateId));
  if (!template) return undefined;
  const kept = confirmWording(run, template.plan);
  if (!kept) return undefined;
  const confirmed = withoutSecrets(step, record, run, kept);
  const pattern = patternFor(step, record, templateId, confirmed.pattern, 'confirmed');
  const fresh = await writePattern(step, pattern);
  await writeNames(step, confirmed.names);
  await step.store.update('template', templateId, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const plan = {
      ...known.plan,
      slots: known.plan.slots.map((slot) => withExample(slot, confirmed.slots[slot.name])),
    };
    const { user } = record.query.context;
    const authors = user === undefined ? known.authors : [...new Set([...known.authors, user])].sort().slice(0, 20);
    const next = { ...known, plan, authors };
    return canonicalJson(next) === canonicalJson(known)
      ? undefined
      : templateRecord({ ...next, updatedAt: step.now() });
  });
  await rememberValues(step, record, run, valuesOf(templateId, confirmed, pattern));
  const inferred = await refineTemplate(step, templateId);
  const summary = [`"${template.title}"`, fresh ? 'one wording confirmed' : 'a known wording', ...inferred].join(', ');
  return { summary, templateId };
}

function withExample(slot: Plan['slots'][number], value: Json | undefined): Plan['slots'][number] {
  // A slot without examples is a sensitive one, or fed by nothing that may be kept.
  if (value === undefined || slot.examples.length === 0) return slot;
  const examples = new Map([...slot.examples, value].map((item) => [canonicalJson(item), item]));
  return {
    ...slot,
    examples: [...examples]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, item]) => item)
      .slice(0, 10),
  };
}

function valuesOf(
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
async function rememberValues(
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
