import { Context } from '@temporalio/activity';
import { messageOf } from '../../../shared/protocol/errors';
import { FORGET_LIMITS, forgettingIdOf, type ForgetInput } from '../../../shared/protocol/forget';
import { feedbackIdOf, learningIdOf, workflowIdOf } from '../../../shared/protocol/messages';
import type { Erasing } from './erasing';

/** Runs that one visibility query names, each with its learning and its feedback. */
const RUNS_PER_QUERY = 20;

/** Lists what of the forgotten runs the namespace still holds: their histories go with its retention, not with the store. */
export async function listRetained(erase: Erasing, input: ForgetInput): Promise<undefined> {
  const { report, mode } = erase;
  if (mode === 'rollback') return undefined;
  report.retained = [];
  try {
    for (const query of queriesOf(input, report.runs)) {
      for await (const { workflowId, status } of Context.current().client.workflow.list({ query })) {
        if (report.retained.length >= FORGET_LIMITS.retained) break;
        report.retained.push({ workflowId, status: status.name });
      }
    }
  } catch (error) {
    report.notes.push(`what Temporal still holds could not be listed: ${messageOf(error, 200)}`);
  }
  const open = report.retained.filter(({ status }) => status === 'RUNNING').length;
  if (open > 0)
    report.notes.push(`${open} of them still run and may be learnt from: forget again when they have ended`);
  if (input.selection.user !== undefined || input.selection.value !== undefined) {
    report.notes.push(`the history of ${forgettingIdOf(input.tenant)} itself says what was to be forgotten`);
  }
  return undefined;
}

function queriesOf({ tenant, selection }: ForgetInput, runs: readonly string[]): string[] {
  const { user, run, value, before } = selection;
  if ([user, run, value, before].every((one) => one === undefined))
    return [`WorkflowId STARTS_WITH ${quoted(workflowIdOf(tenant, ''))}`];
  const found = [...new Set([...(run === undefined ? [] : [run]), ...runs])];
  const queries: string[] = [];
  for (let at = 0; at < found.length; at += RUNS_PER_QUERY) {
    const ids = found.slice(at, at + RUNS_PER_QUERY).flatMap((id) => [id, learningIdOf(id), feedbackIdOf(id)]);
    queries.push(`WorkflowId IN (${ids.map(quoted).join(', ')})`);
  }
  return queries;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, (mark) => `\\${mark}`)}"`;
}
