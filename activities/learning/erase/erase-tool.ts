import {
  foldFailures,
  foldIntents,
  foldToolExperience,
  type FailureExperience,
  type IntentExperience,
  type ToolUse,
} from '../../../shared/learning/observe/node-experience';
import { nodeExperienceSchema } from '../../../shared/learning/observe/node-experience.schema';
import { canonicalJson, toJson, type Json } from '../../../shared/protocol/json';
import type { ExperienceRecord } from '../../experience-store/experience-store';
import { readUses, schemaOf, toolRecord } from '../learn-node-experience';
import { recordIds } from '../record-ids';
import { isSelected, type Erasing } from './erasing';

const MOST_ASPECTS = 5_000;

/** Takes the selected runs out of what is known of one tool, and folds the rest anew; what no other run shows goes. */
export async function eraseTool(erase: Erasing, tool: string): Promise<void> {
  const { step, report, dryRun } = erase;
  const gone: ToolUse[] = [];
  const left: ToolUse[] = [];
  for (const use of await readUses(step, tool)) ((await isSelected(erase, use, use)) ? gone : left).push(use);
  const folded = await step.store.all('node_experience', { tool, kind: ['tool', 'failure', 'intent'] }, MOST_ASPECTS);
  if (gone.length === 0 && !folded.some((record) => isFromSelected(erase, record))) return;
  const aspects = aspectsOf(erase, tool, folded, left);
  for (const { workflowId } of gone) erase.found(workflowId);
  report.removed.uses += gone.length;
  report.removed.nodeExperience += aspects.gone.length;
  if (left.length > 0) report.changed.tools += 1;
  if (dryRun) return;

  for (const { id, body } of aspects.changed) {
    await step.store.update('node_experience', id, async (current) => {
      if (!current) return undefined;
      const { version: _version, tenant: _tenant, ...rest } = current;
      return { ...rest, body, updatedAt: step.now() };
    });
  }
  await step.store.remove('node_experience', aspects.gone);
  await foldAnew(erase, tool);
  const ids = gone.map((use) => recordIds.toolUse(step.tenant, tool, use.workflowId));
  await step.store.remove('node_experience', ids);
  // Who read these uses before they went has read the tool's version with them, and must not write on it any more.
  await foldAnew(erase, tool);
}

/** The tool's failures and intents as the runs that are left show them: those that go, those that change. */
function aspectsOf(
  { step }: Erasing,
  tool: string,
  folded: readonly ExperienceRecord[],
  left: readonly ToolUse[]
): { gone: string[]; changed: { id: string; body: Json }[] } {
  const { tenant } = step;
  const shown = new Map<string, FailureExperience | IntentExperience>([
    ...foldFailures(left).map((one) => [recordIds.failure(tenant, tool, one.fingerprint), one] as const),
    ...foldIntents(left).map((one) => [recordIds.intent(tenant, tool, one.intent), one] as const),
  ]);
  const gone: string[] = [];
  const changed: { id: string; body: Json }[] = [];
  for (const record of folded.filter(({ keys }) => keys.kind !== 'tool')) {
    const now = shown.get(record.id);
    if (!now) {
      gone.push(record.id);
      continue;
    }
    const body = toJson(now);
    if (canonicalJson(body) !== canonicalJson(record.body)) changed.push({ id: record.id, body });
  }
  return { gone, changed };
}

/** Does it say the value, or name a selected run whose use curation has let go since. */
function isFromSelected({ selects }: Erasing, { body }: ExperienceRecord): boolean {
  const parsed = nodeExperienceSchema.safeParse(body);
  if (!parsed.success) return false;
  const runs = 'runs' in parsed.data ? parsed.data.runs : [];
  return selects.says(body) || runs.some((workflowId) => selects.from({ workflowId }));
}

async function foldAnew(erase: Erasing, tool: string): Promise<void> {
  const { step } = erase;
  const id = recordIds.tool(step.tenant, tool);
  let empty = false;
  await step.store.update('node_experience', id, async (current) => {
    // Read after the version: a run that is learnt meanwhile makes this write fail, and it is folded again.
    const left: ToolUse[] = [];
    for (const use of await readUses(step, tool)) if (!(await isSelected(erase, use, use))) left.push(use);
    empty = left.length === 0;
    if (!current || empty) return undefined;
    const experience = foldToolExperience(tool, left, schemaOf(step.tools.get(tool)), step.settings.rules);
    return toolRecord(step, experience);
  });
  if (empty) await step.store.remove('node_experience', [id]);
}

/** The tool whose experience a stored record is the whole of. */
export function toolOf(body: unknown): string | undefined {
  const parsed = nodeExperienceSchema.safeParse(body);
  return parsed.success && parsed.data.kind === 'tool' ? parsed.data.tool : undefined;
}
