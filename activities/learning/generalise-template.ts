import { keepsTemplate } from '../../shared/learning/generalise/confirm-wording';
import { goneAround } from '../../shared/learning/generalise/fallback';
import { generaliseRun, type Candidate, type GeneralisableRun } from '../../shared/learning/generalise/generalise';
import { neverRight, withStatus } from '../../shared/learning/judge/promotion';
import { wrongIterations } from '../../shared/learning/observe/observe-uses';
import { rootCauseOf } from '../../shared/learning/observe/root-cause';
import type { RunRecord } from '../../shared/protocol/run-record';
import type { Template } from '../../shared/matching/template';
import { canonicalJson } from '../../shared/protocol/json';
import type { Plan } from '../../shared/protocol/plan';
import { adoptBindings } from './adopt-bindings';
import { confirmTemplate } from './confirm-template';
import { readContributions, writeContribution } from './contributions';
import { foundedTemplate, patternFor, withoutSecrets } from './founded-template';
import { rememberValues, valuesOf } from './generalised-values';
import type { LearningStep } from './learning-context';
import { withPlanOf } from './merge-contribution';
import type { OpenedRun } from './opened-run';
import { completeWording, refineTemplate } from './refine-template';
import { readAheadOf } from './read-ahead';
import { nameIdsOf, readPattern, readTemplate, templateRecord, writeNames, writePattern } from './template-records';

/** One was founded by one wrong run; more come by runs that are learnt at the same time. */
const MOST_WORDINGS = 256;

/**
 * Generalises the run, audits the result, and merges it with the template of the same structure (paper 3.3, template
 * induction and management). A run that a template served only adds what is new: a wording that the model confirmed, and
 * values that may turn what was written into an expression.
 */
export async function generaliseTemplate(
  step: LearningStep,
  record: OpenedRun
): Promise<{ summary: string; templateId?: string }> {
  if (record.outcome === 'answered' && record.verdict?.verdict !== 'wrong' && record.cut) {
    const summary = `no template: the run was too large to be learnt from as a whole (left out: ${record.cut.join(', ')})`;
    return { summary, templateId: record.tier === 'C' ? undefined : record.templateId };
  }
  if (record.outcome !== 'answered' || record.verdict?.verdict === 'wrong' || !record.plan) {
    return { summary: `no template from a run that ended as ${record.verdict?.verdict ?? record.outcome}` };
  }
  if (record.plan.nodes.length === 0) return { summary: 'no template from a run without a call' };
  if (record.tier === 'A') return { summary: 'tier A ran the template as it is', templateId: record.templateId };
  const run = generalisable(record, record.plan);
  if (record.opened.verified === false) return failedAs(step, record, run);
  if (record.tier === 'B' && record.templateId !== undefined) {
    const confirmed = await confirmTemplate(step, record, run, record.templateId);
    if (confirmed) return confirmed;
  }
  const around = goneAround(run);
  if (around) {
    const cause = around.failure && rootCauseOf(around.failure).category;
    return { summary: `no template: the plan goes around ${around.tool}, which failed with ${cause}` };
  }
  return learn(step, record, run);
}

function generalisable(record: OpenedRun, plan: Plan): GeneralisableRun {
  return {
    query: record.query.text,
    masked: record.opened.masked,
    tier: record.tier,
    plan,
    slots: record.slots,
    written: record.written,
    calls: record.opened.calls,
    context: record.query.context,
    wrong: wrongIterations(record),
    // One call plans everything at once: it can have decided nothing by what an output said.
    sawOutputs: record.sawOutputs ?? record.usage.byTier[record.tier].modelCalls !== 1,
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
  if (record.tier === 'B' && record.templateId !== undefined) {
    const served = readTemplate(await step.store.get('template', record.templateId));
    if (!served || keepsTemplate(run.plan, served.plan, run.written)) return { summary, templateId: record.templateId };
  }
  const found = withoutSecrets(step, record, run, generaliseRun(run, step.tools));
  const founding = foundedTemplate(step, record, found);
  const { id } = founding;
  const known = readTemplate(await step.store.get('template', id));
  const candidate = known ? await adoptBindings(found, known.plan, record.query.context) : found;
  const pattern = patternFor(step, record, { templateId: id, pattern: candidate.pattern, source: 'learnt' });
  if (!known) {
    if (found.findings.length > 0) return { summary };
    await step.store.update('template', id, async (current) =>
      current ? undefined : templateRecord(retiredAtOnce(founding, record))
    );
    await writePattern(step, pattern);
  }
  await rememberValues(step, record, run, valuesOf(id, candidate, pattern));
  return { summary: `${summary}; it counts against "${known?.title ?? founding.title}"`, templateId: id };
}

/**
 * A plan that was called wrong is kept, and serves nothing: the next plan for such a request is shown what not to do again. A
 * success of the same plan revives it.
 */
function retiredAtOnce(founding: Template, record: RunRecord): Template {
  const cause = 'verify(run) called its first run unsuccessful';
  return withStatus(
    founding,
    { to: 'retired', cause },
    { at: record.closedAt, workflowId: record.workflowId, by: 'learning' }
  );
}

/** A run of tier C, or one whose rewrite left the template: a template of its own, or one that another run has founded. */
async function learn(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun
): Promise<{ summary: string; templateId?: string }> {
  const found = withoutSecrets(step, record, run, generaliseRun(run, step.tools));
  if (found.findings.length > 0) return { summary: `refused by the audit: ${found.findings.join('; ')}` };
  const founding = foundedTemplate(step, record, found);
  const own = patternFor(step, record, { templateId: founding.id, pattern: found.pattern, source: 'learnt' });
  await readAheadOf(step, record, { pattern: own, names: nameIdsOf(step, found.names, run.masked) });
  await writeContribution(step, record, run, { ...found, pattern: own, founding });
  let candidate = found;
  let merged = false;
  let revived = false;
  await step.store.update('template', founding.id, async (current) => {
    const known = readTemplate(current);
    merged = known !== undefined;
    revived = known !== undefined && neverRight(known);
    const next = await withPlanOf(known, founding, found, record.query.context);
    candidate = next.candidate;
    return known && canonicalJson(next.template) === canonicalJson(known)
      ? undefined
      : templateRecord(known ? { ...next.template, updatedAt: step.now() } : next.template);
  });
  // Done again it comes to the same: only promotion, a later step, makes the template one that was right.
  if (revived) await removeWrongWordings(step, founding.id);
  await writeNames(step, record, candidate.names, run.masked);
  const pattern = patternFor(step, record, { templateId: founding.id, pattern: candidate.pattern, source: 'learnt' });
  const fresh = await writePattern(step, pattern);
  if (!fresh) await completeWording(step, pattern);
  await rememberValues(step, record, run, valuesOf(founding.id, candidate, pattern));
  const inferred = await refineTemplate(step, founding.id);
  const what = merged ? `merged into "${founding.title}"` : `new template "${founding.title}"`;
  return {
    summary: [what, fresh ? 'one wording more' : 'a known wording', ...leftInWords(candidate), ...inferred].join(', '),
    templateId: founding.id,
  };
}

/** Wordings of the wrong runs that founded the template: it was no answer to them, and must not become one in A now that it is right. */
async function removeWrongWordings(step: LearningStep, templateId: string): Promise<void> {
  const right = new Set((await readContributions(step, templateId)).map(({ workflowId }) => workflowId));
  const records = await step.store.all('pattern', { templateId }, MOST_WORDINGS);
  const wrong = records.filter((record) => !right.has(readPattern(record)?.workflowId ?? ''));
  await step.store.remove(
    'pattern',
    wrong.map(({ id }) => id)
  );
}

/** What the run did not explain, so that the model writes it: the template serves B. */
function leftInWords({ left }: Candidate): string[] {
  const places = Object.entries(left).map(([where, why]) => `${where} (${why})`);
  return places.length === 0 ? [] : [`left to the model: ${places.join('; ')}`];
}
