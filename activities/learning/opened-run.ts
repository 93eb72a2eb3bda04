import { unmasked } from '../../shared/matching/experiment';
import type { Masked } from '../../shared/matching/mask';
import { maskQuery } from '../../shared/matching/mask';
import type { LexiconEntry } from '../../shared/matching/template';
import { observeCall, type ObservedCall } from '../../shared/learning/observe/observed-call';
import { toJson, type Json } from '../../shared/protocol/json';
import { readingOf } from '../../shared/protocol/query';
import type { LearntRun, OpenedRunReference, RunRecord } from '../../shared/protocol/run-record';
import { isInline } from '../../shared/protocol/value';
import { learntIn, registeredIn } from '../lexicon/known-names';
import type { LearningStep } from './learning-context';
import { verified } from './verified';

/** A closed run as every step of learning sees it: opened once, so that all go by the same words, values and verdict. */
export interface OpenedRun extends RunRecord {
  opened: {
    /** The query as routing masks it, by the names that were known then. */
    masked: Masked;
    /** With their values; one that is gone or huge is left out. */
    calls: ObservedCall[];
    /** What the plugin's `verify(run)` said. */
    verified?: boolean;
  };
}

/** Bytes of a referenced value, and of all of a run, above which learning looks at previews only. */
const MOST_OPENED_BYTES = 1024 * 1024;
const MOST_OPENED_IN_ALL = 6 * MOST_OPENED_BYTES;

/** Masks the query and resolves the calls' values. */
export async function openRun(step: LearningStep, record: RunRecord): Promise<OpenedRun> {
  const masked = await maskRun(step, record);
  const calls = await openCalls(step, record);
  return { ...record, masked: record.masked !== '' ? record.masked : masked.text, opened: { masked, calls } };
}

/** Puts an opened run where the later steps find it. */
export async function keepOpened(
  step: Pick<LearningStep, 'deps' | 'tenant'>,
  run: OpenedRun
): Promise<OpenedRunReference> {
  const { user } = run.query.context;
  // Of the run itself, and not of its learning child, so that it goes with the run.
  const source = { workflowId: run.workflowId, ...(user === undefined ? {} : { user }) };
  const { ref } = await step.deps.artifacts.put(step.tenant, toJson(run), source);
  return { tenant: step.tenant, workflowId: run.workflowId, closedAt: run.closedAt, artifact: ref };
}

/** The run that a step was given: open, by reference, or (by a workflow from before there was one) as its record. */
export async function openedRun(step: LearningStep, given: LearntRun | OpenedRun): Promise<OpenedRun> {
  if ('opened' in given) return given;
  if ('artifact' in given) return (await step.deps.artifacts.get(step.tenant, given.artifact)) as unknown as OpenedRun;
  const run = await openRun(step, given);
  return { ...run, opened: { ...run.opened, verified: await verified(step, given) } };
}

export function tenantOfLearnt(given: LearntRun): string {
  return 'artifact' in given ? given.tenant : given.query.tenant;
}

async function openCalls(step: LearningStep, record: RunRecord): Promise<ObservedCall[]> {
  const opened = new Map<string, Json>();
  let bytes = 0;
  for (const call of record.calls) {
    for (const value of [call.args, call.output]) {
      if (!value || isInline(value) || opened.has(value.ref)) continue;
      if (value.bytes > MOST_OPENED_BYTES || bytes + value.bytes > MOST_OPENED_IN_ALL) continue;
      bytes += value.bytes;
      try {
        opened.set(value.ref, await step.deps.artifacts.get(step.tenant, value.ref));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ARTIFACT_MISSING')) throw error;
      }
    }
  }
  return record.calls.map((call) =>
    observeCall(call, (value) => (isInline(value) ? value.inline : opened.get(value.ref)))
  );
}

async function maskRun(step: LearningStep, record: RunRecord): Promise<Masked> {
  const { text, context } = record.query;
  if (step.deps.leftOut?.(step.tenant, 'masking')) return unmasked(text, context.locale);
  return maskQuery(text, { lexicon: await namesIn(step, text), ...readingOf(context) });
}

/** The names that masking knows of what the query says: registered ones first. */
async function namesIn(step: LearningStep, text: string): Promise<LexiconEntry[]> {
  const learnt = await learntIn((filter, page) => step.store.page('lexicon', filter, page), [text]);
  return [...registeredIn(step.deps.lexicon ?? {}, step.tenant, [text]), ...learnt];
}
