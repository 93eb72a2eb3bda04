import { confirmWording } from '../../shared/experience/confirm-wording';
import { generaliseRun, type Candidate, type GeneralisableRun } from '../../shared/experience/generalise';
import { graphHash, slotSignature } from '../../shared/experience/graph';
import { inferBindings } from '../../shared/experience/infer-bindings';
import { mergeTemplates } from '../../shared/experience/merge-templates';
import { withStatus } from '../../shared/experience/promotion';
import { emptyStatistics } from '../../shared/experience/statistics';
import type { RunRecord } from '../../shared/experience/run-record';
import { sensitiveValues, scrubbed, bounded } from '../../shared/experience/build-trajectory';
import type { Pattern, PatternPlaceholder, Template } from '../../shared/experience/template';
import { ended, type GeneralisedValues } from '../../shared/experience/trajectory';
import { readTrajectory } from '../../shared/experience/trajectory.schema';
import { canonicalJson, type Json, type JsonObject } from '../../shared/json';
import type { Plan } from '../../shared/plan/plan';
import { redact } from '../../shared/tools/redaction';
import { lexiconOf, maskRun, openCalls, type LearningStep } from './learning-context';
import { updateTrajectory } from './log-trajectory';
import { recordIds } from './record-ids';
import { patternRecord, readPattern, readTemplate, templateRecord, writeNames, writePattern } from './template-records';

/** Runs of a template whose values are compared when an expression is looked for. */
const COMPARED_RUNS = 12;

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
  if (record.tier === 'B' && record.templateId !== undefined) {
    const confirmed = await confirm(step, record, run, record.templateId);
    if (confirmed) return confirmed;
  }
  return learn(step, record, run);
}

async function generalisable(step: LearningStep, record: RunRecord, plan: Plan): Promise<GeneralisableRun> {
  return {
    query: record.query.text,
    masked: maskRun(record, await lexiconOf(step)),
    tier: record.tier,
    plan,
    slots: record.slots,
    written: record.written,
    calls: await openCalls(step, record),
    // One call plans everything at once: it can have decided nothing by what an output said.
    sawOutputs: record.usage.byTier[record.tier].modelCalls !== 1,
  };
}

/** A run of tier C, or one whose rewrite left the template: a template of its own, or one that another run has founded. */
async function learn(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun
): Promise<{ summary: string; templateId?: string }> {
  const candidate = withoutSecrets(step, record, run, generaliseRun(run, step.tools));
  if (candidate.findings.length > 0) return { summary: `refused by the audit: ${candidate.findings.join('; ')}` };
  const template = founded(step, record, candidate);
  let merged = false;
  await step.store.update('template', template.id, async (current) => {
    const known = readTemplate(current);
    if (!known) return templateRecord(template);
    merged = true;
    const both = underContracts(withoutCounts(mergeTemplates(known, template), known), known, template, record);
    return canonicalJson(both) === canonicalJson(known)
      ? undefined
      : templateRecord({ ...both, updatedAt: step.now() });
  });
  await writeNames(step, candidate.names);
  const pattern = patternFor(step, record, template.id, candidate.pattern, 'learnt');
  const fresh = await writePattern(step, pattern);
  await rememberValues(step, record, run, {
    templateId: template.id,
    slots: candidate.slots,
    args: candidate.observed.args,
    outputs: candidate.observed.outputs,
    spare: candidate.spare,
    pattern: { id: pattern.id, text: pattern.text, placeholders: pattern.placeholders },
  });
  const inferred = await refine(step, template.id);
  const what = merged ? `merged into "${template.title}"` : `new template "${template.title}"`;
  return {
    summary: [what, fresh ? 'one wording more' : 'a known wording', ...inferred].join(', '),
    templateId: template.id,
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
  await rememberValues(step, record, run, {
    templateId,
    slots: confirmed.slots,
    args: confirmed.observed.args,
    outputs: confirmed.observed.outputs,
    spare: confirmed.spare,
    pattern: { id: pattern.id, text: pattern.text, placeholders: pattern.placeholders },
  });
  const inferred = await refine(step, templateId);
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

/** Looks in the template's successful runs for what explains a value that the model still writes. */
async function refine(step: LearningStep, templateId: string): Promise<string[]> {
  const template = readTemplate(await step.store.get('template', templateId));
  if (!template) return [];
  const records = await step.store.all('trajectory', { templateId }, 256);
  const runs = records
    .flatMap((record) => readTrajectory(record.body) ?? [])
    .filter((run) => ended(run) === 'success' && run.tier !== 'A')
    .sort((a, b) => b.metadata.closedAt.localeCompare(a.metadata.closedAt) || a.workflowId.localeCompare(b.workflowId))
    .flatMap((run) => (run.generalised ? [{ ...run.generalised, now: run.context.now }] : []))
    .slice(0, COMPARED_RUNS);
  const inferred = inferBindings(template.plan, runs);
  if (inferred.learnt.length === 0) return [];
  await step.store.update('template', templateId, async (current) => {
    const known = readTemplate(current);
    if (!known) return undefined;
    const { plan } = inferBindings(known.plan, runs);
    return canonicalJson(plan) === canonicalJson(known.plan)
      ? undefined
      : templateRecord({ ...known, plan, updatedAt: step.now() });
  });
  if (inferred.slots.length > 0) await fillWordings(step, runs, inferred.slots);
  return inferred.learnt;
}

/**
 * A value that turned out to matter gets its slot in the wordings of the runs that showed it. Other wordings keep a
 * placeholder without a slot, so that they serve B until a run confirms them.
 */
async function fillWordings(
  step: LearningStep,
  runs: readonly GeneralisedValues[],
  slots: readonly { slot: string; type: string; place: number }[]
): Promise<void> {
  const ids = [...new Set(runs.flatMap((run) => (run.pattern ? [run.pattern.id] : [])))];
  for (const id of ids) {
    await step.store.update('pattern', id, async (current) => {
      const pattern = current && readPattern(current);
      if (!current || !pattern) return undefined;
      let place = -1;
      let changed = false;
      const placeholders = pattern.placeholders.map((item) => {
        if (item.slot !== undefined) return item;
        place += 1;
        const found = slots.find((slot) => slot.place === place && slot.type === item.type);
        if (found) changed = true;
        return found ? { ...item, slot: found.slot } : item;
      });
      if (!changed) return undefined;
      const vector = current.vector ?? (await step.embed([pattern.text]))[0];
      return patternRecord({ ...pattern, placeholders }, vector, step.now());
    });
  }
}
