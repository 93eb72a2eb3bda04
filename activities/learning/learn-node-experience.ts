import { scrubbed, sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import {
  foldFailures,
  foldIntents,
  foldToolExperience,
  type ToolUse,
} from '../../shared/learning/observe/node-experience';
import { parseNodeExperience } from '../../shared/learning/observe/node-experience.schema';
import { argumentNames } from '../../shared/learning/observe/observed-call';
import { isObject } from '../../shared/values/schema-variants';
import { observeUses } from '../../shared/learning/observe/observe-uses';
import type { RunRecord } from '../../shared/protocol/run-record';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { toJson, type JsonObject } from '../../shared/protocol/json';
import { termsOf } from '../../shared/matching/mask';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { NewRecord } from '../experience-store/experience-store';
import { correctionNote } from './correction-note';
import type { LearningStep } from './learning-context';
import { PAGE } from './learning-store';
import type { OpenedRun } from './opened-run';
import { recordIds } from './record-ids';

/**
 * Node-level experience (paper 3.2.1): writes what this run says about each tool, then folds the tool's experience anew from
 * all runs, so that nothing is counted twice and runs that end together lose nothing.
 */
export async function learnNodeExperience(step: LearningStep, record: OpenedRun): Promise<{ summary: string }> {
  const { calls } = record.opened;
  await readAheadOf(step, record);
  const secrets = sensitiveValues(record, calls, step.tools);
  const masked = scrubbed(record.masked, secrets) as string;
  const verdict = record.verdict ?? (await laterVerdict(step, record));
  const corrections = record.corrections?.map((one) => ({
    ...one,
    note: correctionNote(one.note, record.query.context, secrets),
  }));
  const known = { ...record, masked, ...(verdict ? { verdict } : {}), ...(corrections ? { corrections } : {}) };
  const uses = observeUses(known, calls, step.tools, secrets);
  const parts: string[] = [];
  for (const use of uses) {
    await step.store.insert(useRecord(step.tenant, use, step.now()));
    parts.push(await foldTool(step, use));
  }
  return { summary: parts.length === 0 ? 'no call to learn from' : parts.join('; ') };
}

/** What all tools of the run are folded from, in one round trip. */
async function readAheadOf(step: LearningStep, { workflowId, opened }: OpenedRun): Promise<void> {
  const tools = [...new Set(opened.calls.map(({ tool }) => tool))];
  await step.store.readAhead({
    get: [
      { kind: 'trajectory', ids: [recordIds.trajectory(step.tenant, workflowId)] },
      {
        kind: 'node_experience',
        ids: tools.flatMap((tool) => [
          recordIds.toolUse(step.tenant, tool, workflowId),
          recordIds.tool(step.tenant, tool),
        ]),
      },
    ],
    find: tools.map((tool) => ({ kind: 'node_experience', filter: { tool, kind: 'use' }, limit: PAGE })),
  });
}

/** Feedback that came between the run's close and this step stands on its trajectory. */
async function laterVerdict(step: LearningStep, record: RunRecord): Promise<RunRecord['verdict']> {
  const stored = await step.store.get('trajectory', recordIds.trajectory(step.tenant, record.workflowId));
  const verdict = stored && readTrajectory(stored.body)?.metadata.verdict;
  return verdict === undefined ? undefined : { verdict };
}

/** Puts the user's word about a closed run into what that run said of its tools, and folds their experience anew. */
export async function judgeUses(
  step: LearningStep,
  workflowId: string,
  { tools, verdict, note }: { tools: readonly string[]; verdict: 'right' | 'wrong'; note?: string }
): Promise<void> {
  for (const tool of new Set(tools)) {
    const judged: ToolUse[] = [];
    await step.store.update('node_experience', recordIds.toolUse(step.tenant, tool, workflowId), async (current) => {
      const parsed = parseNodeExperience(current?.body);
      if (!parsed.success || parsed.data.kind !== 'use') return undefined;
      const use: ToolUse = {
        ...parsed.data,
        verdict,
        answered: parsed.data.answered && verdict !== 'wrong',
        ...(verdict === 'wrong' && note !== undefined ? { correction: note } : {}),
      };
      judged.splice(0, 1, use);
      return useRecord(step.tenant, use, step.now());
    });
    for (const use of judged) await foldTool(step, use);
  }
}

function useRecord(tenant: string, use: ToolUse, updatedAt: string): Omit<NewRecord, 'tenant'> {
  return {
    id: recordIds.toolUse(tenant, use.tool, use.workflowId),
    kind: 'node_experience',
    keys: { tool: use.tool, kind: 'use', workflowId: use.workflowId },
    body: toJson(use),
    updatedAt,
  };
}

/** Folds one tool's experience and writes what changed; returns it in words. */
async function foldTool(step: LearningStep, latest: ToolUse): Promise<string> {
  const { tool } = latest;
  let words = '';
  await step.store.update('node_experience', recordIds.tool(step.tenant, tool), async () => {
    // Read after the version: whatever is written later makes the conditional write fail, and the fold is done again.
    const uses = await readUses(step, tool);
    const experience = foldToolExperience(tool, uses, schemaOf(step.tools.get(tool)), step.settings.rules);
    words = `${tool} ${experience.successes}/${experience.successes + experience.failures}`;
    if (experience.rules.length > 0) words += `, ${experience.rules.length} rules`;
    await writeAspects(step, uses, latest);
    return {
      id: recordIds.tool(step.tenant, tool),
      kind: 'node_experience',
      keys: { tool, kind: 'tool' },
      body: toJson(experience),
      updatedAt: step.now(),
    };
  });
  return words;
}

/** The failures and intents that this run has to do with; the others are as they were. */
async function writeAspects(step: LearningStep, uses: readonly ToolUse[], latest: ToolUse): Promise<void> {
  const touched = new Set(latest.calls.flatMap((call) => (call.failure ? [call.failure.fingerprint] : [])));
  const failed = uses.filter((use) => use.calls.some(({ failure }) => failure && touched.has(failure.fingerprint)));
  const failures = foldFailures(failed).filter((failure) => touched.has(failure.fingerprint));
  const intents = foldIntents(uses.filter((use) => use.intent === latest.intent));
  const texts = [
    ...failures.map((failure) => `${failure.tool} ${failure.message}`),
    ...intents.map((item) => item.intent),
  ];
  const vectors = await step.embed(texts);
  let at = 0;
  for (const failure of failures) {
    await step.store.write({
      id: recordIds.failure(step.tenant, failure.tool, failure.fingerprint),
      kind: 'node_experience',
      keys: { tool: failure.tool, kind: 'failure', fingerprint: failure.fingerprint },
      body: toJson(failure),
      vector: vectors[at],
      terms: termsOf(texts[at] ?? ''),
      updatedAt: step.now(),
    });
    at += 1;
  }
  for (const intent of intents) {
    await step.store.write({
      id: recordIds.intent(step.tenant, intent.tool, intent.intent),
      kind: 'node_experience',
      keys: { tool: intent.tool, kind: 'intent' },
      body: toJson(intent),
      vector: vectors[at],
      terms: termsOf(intent.intent),
      updatedAt: step.now(),
    });
    at += 1;
  }
}

/** All uses of a tool that can be read. */
export async function readUses(step: LearningStep, tool: string): Promise<ToolUse[]> {
  const records = await step.store.all('node_experience', { tool, kind: 'use' }, step.settings.mostRead);
  if (records.length >= step.settings.mostRead) {
    step.warn(`only ${records.length} uses of ${tool} were counted; run \`workflowgen curate\``);
  }
  return records.flatMap((record) => {
    const parsed = parseNodeExperience(record.body);
    return parsed.success && parsed.data.kind === 'use' ? [parsed.data] : [];
  });
}

export function schemaOf(tool: ToolDescription | undefined): {
  properties: Record<string, JsonObject>;
  required: string[];
} {
  const properties = isObject(tool?.inputSchema.properties) ? tool.inputSchema.properties : {};
  const required = tool?.inputSchema.required;
  return {
    properties: Object.fromEntries(
      argumentNames(tool).map((name) => [name, isObject(properties[name]) ? properties[name] : {}])
    ),
    required: Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [],
  };
}
