import { languageOf } from '../../shared/language/languages';
import type { PatternPlaceholder } from '../../shared/values/found-value';
import { scrubbed, sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import type { Candidate, GeneralisableRun } from '../../shared/learning/generalise/generalise';
import { graphHash, slotSignature } from '../../shared/plan/graph';
import type { RunRecord } from '../../shared/protocol/run-record';
import { emptyStatistics } from '../../shared/learning/judge/statistics';
import type { Pattern, Template } from '../../shared/matching/template';
import type { LearningStep } from './learning-context';
import { recordIds } from './record-ids';
import { cutText } from '../../shared/protocol/text';

/** The template that the run founds if there is none of its structure yet; its id says the structure. */
export function foundedTemplate(step: LearningStep, record: RunRecord, candidate: Candidate): Template {
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
    ...(Object.keys(candidate.left).length > 0 ? { left: candidate.left } : {}),
    missing: [],
    sources: [record.workflowId],
    authors: user === undefined ? [] : [user],
    createdAt: record.closedAt,
    updatedAt: record.closedAt,
  };
}

const PLACEHOLDER = /<[a-z]+(?::[^<>\s]+)?>/g;

/** The wording with the names of its slots: `refund order <orderId>`. */
export function titleOf(pattern: { text: string; placeholders: PatternPlaceholder[] }): string {
  let at = 0;
  const named = pattern.text.replace(PLACEHOLDER, (mark) => {
    const slot = pattern.placeholders[at]?.slot;
    at += 1;
    return slot === undefined ? mark : `<${slot}>`;
  });
  const line = named.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? cutText(line, 99, '…') : line;
}

/** The run's wording as a pattern of a template. */
export function patternFor(
  step: LearningStep,
  record: RunRecord,
  {
    templateId,
    pattern,
    source,
  }: Pick<Pattern, 'templateId' | 'source'> & {
    pattern: { text: string; placeholders: PatternPlaceholder[] };
  }
): Pattern {
  const { environment, locale } = record.query.context;
  const language = languageOf(record.query.text, locale);
  return {
    schema: 1,
    id: recordIds.pattern(step.tenant, environment, templateId, pattern.text),
    templateId,
    tenant: step.tenant,
    environment,
    text: pattern.text,
    placeholders: pattern.placeholders,
    ...(language === undefined ? {} : { language }),
    source,
    workflowId: record.workflowId,
    createdAt: record.closedAt,
  };
}

/** A sensitive value that the query said in words that no slot took must not stay in a wording. */
export function withoutSecrets<T extends { pattern: { text: string } }>(
  step: LearningStep,
  record: RunRecord,
  run: GeneralisableRun,
  learnt: T
): T {
  const secrets = sensitiveValues(record, run.calls, step.tools);
  return { ...learnt, pattern: { ...learnt.pattern, text: scrubbed(learnt.pattern.text, secrets) as string } };
}
