import { cancellationSignal } from '@temporalio/activity';
import type { Json } from '../../shared/protocol/json';
import type { Call } from '../../shared/protocol/call';
import { needsDecision } from '../../shared/plan/validate-earlier';
import type { Value } from '../../shared/protocol/value';
import type { PlanRequest, SoFar, WriteRequest } from '../../shared/protocol/planning';
import type { Query } from '../../shared/protocol/query';
import type { ToolDescription } from '../../shared/protocol/tool';
import type { ArtifactStore } from '../artifact-store/artifact-store';
import type { ExperienceSource, PromptExperience } from '../learning/experience-source';
import type { ToolRegistry } from '../tools/tool-registry';
import { earlierCalls, type EarlierCall } from './shared-sections';
import { shownOutput } from './shown-value';
import { canBeShown, nearTemplates, SHOWN_PLANS, type WrongPlan } from './wrong-plans';

/** Where a prompt's data come from. */
export interface PromptSources {
  registry: ToolRegistry;
  experience: ExperienceSource;
  artifacts: ArtifactStore;
}

/** Characters of output data in one prompt, shared by the outputs in it. */
const OUTPUT_CHARACTERS = { plan: 12_000, write: 24_000 };
const LEAST_CHARACTERS = 300;
/** Calls with an effect whose arguments a writer sees, the last ones, and characters of each. */
const SENT_CALLS = 10;
const SENT_CHARACTERS = 600;

/** Only what the caller may use: a tool that the model does not know of cannot be planned. */
export function allowedTools(registry: ToolRegistry, query: Query): Map<string, ToolDescription> {
  const held = new Set(query.context.permissions);
  const allowed = registry.list().filter((tool) => tool.permissions.every((permission) => held.has(permission)));
  return new Map(allowed.map((tool) => [tool.name, tool]));
}

/** The descriptions of those that the caller may use. */
export function described(names: readonly string[], tools: ReadonlyMap<string, ToolDescription>): ToolDescription[] {
  return names.flatMap((name) => tools.get(name) ?? []);
}

/**
 * Learnt sentences for the prompt; none where it is switched off, and none is asked for where no tool is open. Of `placed` tools
 * the prompt shows where they stand in a plan, and is told only how they are called.
 */
export async function relevantExperience(
  deps: PromptSources,
  query: Query,
  soFar: SoFar,
  { tools, placed }: { tools: string[]; placed: string[] }
): Promise<PromptExperience | undefined> {
  if (!soFar.applyExperience || tools.length === 0) return undefined;
  return deps.experience.relevant(
    {
      tenant: query.tenant,
      environment: query.context.environment,
      tools,
      placed,
      text: query.text,
      failures: soFar.failures,
    },
    { signal: cancellationSignal() }
  );
}

/** Plans for near requests that were called wrong, of tools that the caller may use; none where experience is switched off. */
export async function wrongPlans(
  deps: PromptSources,
  { query, soFar, nominees = [], tried = [] }: PlanRequest,
  tools: ReadonlyMap<string, ToolDescription>
): Promise<WrongPlan[]> {
  const near = nearTemplates(nominees, tried);
  if (!soFar.applyExperience || near.length === 0) return [];
  const ids = near.map(({ templateId }) => templateId);
  const { user } = query.context;
  const plans = await deps.experience.wrongPlans(query.tenant, ids, { signal: cancellationSignal(), user, tools });
  // Cut only here: most of the nearest were never wrong.
  return near
    .flatMap(({ templateId, wording }): WrongPlan[] => {
      const plan = plans.get(templateId);
      return plan && canBeShown(plan, tools) ? [{ request: wording, plan }] : [];
    })
    .slice(0, SHOWN_PLANS);
}

/** The calls that need a decision, with their outputs (DESIGN section 4: a later plan accounts for earlier effects). */
export async function earlierEffects(
  deps: PromptSources,
  query: Query,
  calls: readonly Call[]
): Promise<EarlierCall[]> {
  const open = calls.filter(needsDecision);
  const outputs = new Map<string, Json>();
  const share = Math.max(LEAST_CHARACTERS, Math.floor(OUTPUT_CHARACTERS.plan / 2 / Math.max(open.length, 1)));
  for (const call of open) {
    if (call.output === undefined) continue;
    const from = { artifacts: deps.artifacts, tenant: query.tenant };
    outputs.set(call.callId, await shownOutput(call.output, makerOf(deps.registry, call.tool), share, from));
  }
  return earlierCalls(open, outputs);
}

/** The nodes of this iteration that have run, with their outputs. */
export async function roundsSoFar(
  deps: PromptSources,
  request: PlanRequest,
  characters = OUTPUT_CHARACTERS.plan
): Promise<{ id: string; tool: string; output?: Json }[]> {
  if (!request.earlierRounds) return [];
  const { plan, outputs } = request.earlierRounds;
  const makers = new Map(plan.nodes.map((node) => [node.id, node.tool]));
  const shown = await shownOutputs(deps, request.query, outputs, makers, characters);
  return plan.nodes.map(({ id, tool }) => ({ id, tool, ...(Object.hasOwn(shown, id) ? { output: shown[id] } : {}) }));
}

/** What a text is written from: the arguments of the calls that had an effect, and the outputs. */
export async function writtenFrom(
  deps: PromptSources,
  request: WriteRequest
): Promise<{ calls: Record<string, Json>; outputs: Record<string, Json> }> {
  const { calls } = request.soFar;
  const makers = new Map(calls.map((call) => [call.node, call.tool]));
  const outputs = await shownOutputs(deps, request.query, request.outputs, makers, OUTPUT_CHARACTERS.write);
  const sent = calls.filter(({ effect, args }) => effect !== 'read' && args !== undefined).slice(-SENT_CALLS);
  const from = { artifacts: deps.artifacts, tenant: request.query.tenant };
  const shown: Record<string, Json> = {};
  for (const { node, tool, args } of sent) {
    if (args)
      shown[node] = { tool, args: await shownOutput(args, makerOf(deps.registry, tool), SENT_CHARACTERS, from) };
  }
  return { calls: shown, outputs };
}

/** Outputs by node, redacted, in a fair share of the characters each. */
async function shownOutputs(
  deps: PromptSources,
  query: Query,
  outputs: Record<string, Value>,
  makers: ReadonlyMap<string, string>,
  characters: number
): Promise<Record<string, Json>> {
  const entries = Object.entries(outputs);
  const share = Math.max(LEAST_CHARACTERS, Math.floor(characters / Math.max(entries.length, 1)));
  const from = { artifacts: deps.artifacts, tenant: query.tenant };
  const shown: Record<string, Json> = {};
  for (const [node, value] of entries) {
    shown[node] = await shownOutput(value, makerOf(deps.registry, makers.get(node)), share, from);
  }
  return shown;
}

/** What hides the sensitive fields of an output; where its tool is not known, every tool's fields are hidden. */
function makerOf(registry: ToolRegistry, tool: string | undefined): Pick<ToolDescription, 'sensitive'> {
  const known = tool === undefined ? undefined : registry.describe(tool);
  return known ?? { sensitive: [...new Set(registry.list().flatMap((one) => one.sensitive))] };
}
