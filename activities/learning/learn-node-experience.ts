import { withIntent, withUse } from '../../shared/learning/observe/add-use';
import { scrubbed, sensitiveValues } from '../../shared/learning/observe/build-trajectory';
import {
  foldFailures,
  foldIntents,
  foldToolExperience,
  type FailureExperience,
  type IntentExperience,
  type ToolExperience,
  type ToolUse,
} from '../../shared/learning/observe/node-experience';
import { nodeExperienceSchema } from '../../shared/learning/observe/node-experience.schema';
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
 * Node-level experience (paper 3.2.1): writes what this run says about each tool, then adds it to the tool's experience, or folds
 * that anew from all runs, so that nothing is counted twice and runs that end together lose nothing.
 */
export async function learnNodeExperience(step: LearningStep, record: OpenedRun): Promise<{ summary: string }> {
  const { calls } = record.opened;
  const secrets = sensitiveValues(record, calls, step.tools);
  const masked = scrubbed(record.masked, secrets) as string;
  await readAheadOf(step, record, masked);
  const verdict = record.verdict ?? (await laterVerdict(step, record));
  const corrections = record.corrections?.map((one) => ({
    ...one,
    note: correctionNote(one.note, record.query.context, secrets),
  }));
  const known = { ...record, masked, ...(verdict ? { verdict } : {}), ...(corrections ? { corrections } : {}) };
  const uses = observeUses(known, calls, step.tools, secrets);
  const words = new Map<string, string | undefined>();
  for (const use of uses) {
    // One that is there already may have been counted.
    const fresh = await step.store.insert(useRecord(step.tenant, use, step.now()));
    words.set(use.tool, fresh ? await addUse(step, use) : undefined);
  }
  const left = uses.filter(({ tool }) => words.get(tool) === undefined);
  await readUsesAhead(step, left);
  for (const use of left) words.set(use.tool, await foldTool(step, use));
  return { summary: uses.length === 0 ? 'no call to learn from' : [...words.values()].join('; ') };
}

/** What the run says something of, in one round trip. */
async function readAheadOf(step: LearningStep, { workflowId, opened }: OpenedRun, intent: string): Promise<void> {
  const tools = [...new Set(opened.calls.map(({ tool }) => tool))];
  const ids = tools.flatMap((tool) => [
    recordIds.toolUse(step.tenant, tool, workflowId),
    recordIds.tool(step.tenant, tool),
    recordIds.intent(step.tenant, tool, intent),
  ]);
  await step.store.readAhead({
    get: [
      { kind: 'trajectory', ids: [recordIds.trajectory(step.tenant, workflowId)] },
      { kind: 'node_experience', ids },
    ],
  });
}

/** What these tools are folded from, in one round trip; what is written of failures and intents then hangs on nobody having changed them since. */
async function readUsesAhead(step: LearningStep, uses: readonly ToolUse[]): Promise<void> {
  if (uses.length === 0) return;
  await step.store.readAhead({
    get: [{ kind: 'node_experience', ids: uses.flatMap((use) => aspectIds(step.tenant, use)) }],
    find: uses.map(({ tool }) => ({ kind: 'node_experience', filter: { tool, kind: 'use' }, limit: PAGE })),
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
      const parsed = nodeExperienceSchema.safeParse(current?.body);
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

/** Adds a use to its tool's experience and writes that; returns it in words, or `undefined` where it has to be folded anew. */
async function addUse(step: LearningStep, use: ToolUse): Promise<string | undefined> {
  const { tool } = use;
  let words: string | undefined;
  await step.store.update('node_experience', recordIds.tool(step.tenant, tool), async (current) => {
    const known = current && nodeExperienceSchema.safeParse(current.body).data;
    const next = known?.kind === 'tool' ? withUse(known, use) : undefined;
    if (!next || !(await addIntent(step, use))) return undefined;
    words = inWords(next);
    return toolRecord(step, next);
  });
  return words;
}

/** `false` where all uses have to say what became of the intent. */
async function addIntent(step: LearningStep, use: ToolUse): Promise<boolean> {
  if (use.intent === '') return true;
  const stored = await step.store.get('node_experience', recordIds.intent(step.tenant, use.tool, use.intent));
  const known = stored && nodeExperienceSchema.safeParse(stored.body).data;
  if (stored && known?.kind !== 'intent') return false;
  const next = withIntent(known?.kind === 'intent' ? known : undefined, use);
  if (!next) return false;
  const [vector] = await step.embed([next.intent]);
  await step.store.write(intentRecord(step, next, vector));
  return true;
}

/** Folds one tool's experience and writes what changed; returns it in words. */
async function foldTool(step: LearningStep, latest: ToolUse): Promise<string> {
  const { tool } = latest;
  let words = '';
  await step.store.update('node_experience', recordIds.tool(step.tenant, tool), async () => {
    // Read after the version: whatever is written later makes the conditional write fail, and the fold is done again.
    const uses = await readUses(step, tool);
    const experience = foldToolExperience(tool, uses, schemaOf(step.tools.get(tool)), step.settings.rules);
    words = inWords(experience);
    await writeAspects(step, uses, latest);
    return toolRecord(step, experience);
  });
  return words;
}

function inWords({ tool, successes, failures, rules }: ToolExperience): string {
  const known = rules.length === 0 ? '' : `, ${rules.length} rules`;
  return `${tool} ${successes}/${successes + failures}${known}`;
}

export function toolRecord(step: LearningStep, experience: ToolExperience): Omit<NewRecord, 'tenant'> {
  const { tool } = experience;
  return {
    id: recordIds.tool(step.tenant, tool),
    kind: 'node_experience',
    keys: { tool, kind: 'tool' },
    body: toJson(experience),
    updatedAt: step.now(),
  };
}

function intentRecord(
  step: LearningStep,
  intent: IntentExperience,
  vector: number[] | undefined
): Omit<NewRecord, 'tenant'> {
  return {
    id: recordIds.intent(step.tenant, intent.tool, intent.intent),
    kind: 'node_experience',
    keys: { tool: intent.tool, kind: 'intent' },
    body: toJson(intent),
    vector,
    terms: termsOf(intent.intent),
    updatedAt: step.now(),
  };
}

const textOf = ({ tool, message }: FailureExperience): string => `${tool} ${message}`;

function failureRecord(
  step: LearningStep,
  failure: FailureExperience,
  vector: number[] | undefined
): Omit<NewRecord, 'tenant'> {
  const { tool, fingerprint } = failure;
  return {
    id: recordIds.failure(step.tenant, tool, fingerprint),
    kind: 'node_experience',
    keys: { tool, kind: 'failure', fingerprint },
    body: toJson(failure),
    vector,
    terms: termsOf(textOf(failure)),
    updatedAt: step.now(),
  };
}

function fingerprintsOf({ calls }: ToolUse): Set<string> {
  return new Set(calls.flatMap(({ failure }) => (failure ? [failure.fingerprint] : [])));
}

/** The records of the failures and of the intent that this use has to do with. */
function aspectIds(tenant: string, use: ToolUse): string[] {
  const { tool, intent } = use;
  return [
    ...[...fingerprintsOf(use)].map((fingerprint) => recordIds.failure(tenant, tool, fingerprint)),
    ...(intent === '' ? [] : [recordIds.intent(tenant, tool, intent)]),
  ];
}

/** The failures and intents that this run has to do with; the others are as they were. */
async function writeAspects(step: LearningStep, uses: readonly ToolUse[], latest: ToolUse): Promise<void> {
  const touched = fingerprintsOf(latest);
  const failed = uses.filter((use) => use.calls.some(({ failure }) => failure && touched.has(failure.fingerprint)));
  const failures = foldFailures(failed).filter((failure) => touched.has(failure.fingerprint));
  const intents = foldIntents(uses.filter((use) => use.intent === latest.intent));
  const vectors = await step.embed([...failures.map(textOf), ...intents.map(({ intent }) => intent)]);
  const records = [
    ...failures.map((failure, at) => failureRecord(step, failure, vectors[at])),
    ...intents.map((intent, at) => intentRecord(step, intent, vectors[failures.length + at])),
  ];
  for (const record of records) await step.store.write(record);
  // An earlier try may have written what a run showed that was forgotten meanwhile, and no other shows.
  const shown = new Set(records.map(({ id }) => id));
  const gone = aspectIds(step.tenant, latest).filter((id) => !shown.has(id));
  if (gone.length > 0) await step.store.remove('node_experience', gone);
}

/** All uses of a tool that can be read. */
export async function readUses(step: LearningStep, tool: string): Promise<ToolUse[]> {
  const records = await step.store.all('node_experience', { tool, kind: 'use' }, step.settings.mostRead);
  if (records.length >= step.settings.mostRead) {
    step.warn(`only ${records.length} uses of ${tool} were counted; run \`workflowgen curate\``);
  }
  return records.flatMap((record) => {
    const parsed = nodeExperienceSchema.safeParse(record.body);
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
