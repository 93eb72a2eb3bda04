import { iterationOf } from '../../protocol/call';
import { digestOf, jsonBytes, type Json } from '../../protocol/json';
import type { Plan } from '../../protocol/plan';
import { redact, REDACTED } from '../../values/redaction';
import type { ToolDescription } from '../../protocol/tool';
import { fingerprintOf } from './fingerprint';
import { dependenciesOf } from '../../plan/graph';
import { argumentNames, type ObservedCall } from './observed-call';
import type { RunRecord } from '../../protocol/run-record';
import type { ExecutionShape, Trajectory, TrajectoryAction, TrajectoryNode } from './trajectory';
import { cutText } from '../../protocol/text';

/** Bytes of one value in a trajectory; what is larger is cut to its head, since experience must stay small. */
const TRAJECTORY_VALUE_BYTES = 4_096;
const MOST_ACTIONS = 200;

/**
 * The trajectory of a closed run (paper 3.2.2). Sensitive fields of inputs and outputs are redacted, and a sensitive value
 * that the query itself says is taken out of it, before anything is stored.
 */
export function buildTrajectory(
  record: RunRecord,
  calls: readonly ObservedCall[],
  tools: ReadonlyMap<string, ToolDescription>
): Trajectory {
  const secrets = sensitiveValues(record, calls, tools);
  const scrub = <T extends Json>(value: T): T => scrubbed(value, secrets) as T;
  const actions = calls.slice(-MOST_ACTIONS).map((call) => actionOf(call, { calls, plan: record.plan, tools, scrub }));
  const compatibility = [...new Set(calls.map((call) => `${call.tool}@${call.contract}`))].sort();
  const { context } = record.query;
  return {
    schema: 2,
    workflowId: record.workflowId,
    runId: record.runId,
    rootWorkflowId: record.rootWorkflowId,
    ...(record.inReplyTo === undefined ? {} : { inReplyTo: record.inReplyTo }),
    tenant: record.query.tenant,
    trigger: { query: scrub(record.query.text), masked: scrub(record.masked) },
    actions,
    context: {
      environment: context.environment,
      ...(context.user === undefined ? {} : { user: context.user }),
      ...(context.timeRange === undefined ? {} : { timeRange: context.timeRange }),
      dataSources: context.dataSources ?? [],
      permissions: context.permissions,
      now: context.now,
      timeZone: context.timeZone,
    },
    metadata: {
      startedAt: record.startedAt,
      closedAt: record.closedAt,
      outcome: record.outcome,
      ...(record.verdict ? { verdict: record.verdict.verdict } : {}),
      ...(record.verdict?.by === undefined ? {} : { verdictBy: record.verdict.by }),
      evidence: record.evidence.sufficient,
      evidenceKind: record.evidence.kind,
      version: digestOf(compatibility).slice(0, 16),
      compatibility,
    },
    nodes: record.plan ? nodesOf(record, record.plan, actions) : [],
    shape: record.plan ? shapeOf(record.plan) : 'single',
    tier: record.tier,
    tierPath: record.tierPath,
    tokens: record.usage.total.tokens,
    costUsd: record.usage.total.costUsd,
    failedTemplates: record.failedTemplates,
    ...(record.score === undefined ? {} : { score: record.score }),
    ...(record.heldOut === undefined ? {} : { heldOut: record.heldOut }),
    ...(record.tier === 'C' || record.templateId === undefined ? {} : { servedBy: record.templateId }),
  };
}

/** What an action is told from beside its call. */
interface ActionSurroundings {
  calls: readonly ObservedCall[];
  plan: Plan | undefined;
  tools: ReadonlyMap<string, ToolDescription>;
  scrub: <T extends Json>(value: T) => T;
}

function actionOf(call: ObservedCall, { calls, plan, tools, scrub }: ActionSurroundings): TrajectoryAction {
  const description = tools.get(call.tool);
  const sensitive = description?.sensitive ?? [];
  const failure = call.failure && {
    code: call.failure.code,
    toolCode: call.failure.toolCode,
    message: scrub(call.failure.message),
  };
  const prefix = iterationOf(call.callId);
  const node = plan?.nodes.find((item) => item.id === call.node);
  const needs = new Set(node ? dependenciesOf(node, plan?.values) : []);
  const after = calls
    .filter((other) => other.callId.startsWith(`${prefix}/`) && needs.has(other.node))
    .map((other) => other.callId);
  const known = { args: call.args, fields: argumentNames(description) };
  return {
    callId: call.callId,
    node: call.node,
    tool: call.tool,
    state: call.state,
    ...(call.args ? { args: bounded(scrub(redact(call.args, sensitive))) } : {}),
    ...(call.output === undefined ? {} : { output: bounded(scrub(redact(call.output, sensitive))) }),
    after,
    ...(failure ? { failure } : {}),
    ...(call.check ? { check: call.check } : {}),
    ...(call.reusedFrom ? { reusedFrom: call.reusedFrom } : {}),
    undone: call.state === 'undone',
    experiences: call.failure
      ? [fingerprintOf({ tool: call.tool, code: call.failure.toolCode, message: call.failure.message }, known).id]
      : [],
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
  };
}

function nodesOf(record: RunRecord, plan: Plan, actions: readonly TrajectoryAction[]): TrajectoryNode[] {
  return plan.nodes.map((node) => ({
    id: node.id,
    tool: node.tool,
    mutability: node.mutability,
    generated:
      record.tier === 'C' ||
      (record.tier === 'B' &&
        (node.mutability === 'variable' || Object.values(node.args).some((binding) => binding.kind === 'written'))),
    experiences: [
      ...new Set(actions.filter((action) => action.tool === node.tool).flatMap((action) => action.experiences)),
    ],
  }));
}

/** The execution pattern: branches before repetition before parallelism, since that is what a reader asks about first. */
export function shapeOf(plan: Plan): ExecutionShape {
  if (plan.nodes.some((node) => node.when !== undefined)) return 'conditional';
  if (plan.nodes.some((node) => node.forEach !== undefined)) return 'iterative';
  if (plan.nodes.length <= 1) return 'single';
  const depths = new Map<string, number>();
  const depth = (id: string, path: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const node = plan.nodes.find((item) => item.id === id);
    const needs = node ? dependenciesOf(node, plan.values).filter((need) => !path.has(need)) : [];
    const value = needs.length === 0 ? 0 : 1 + Math.max(...needs.map((need) => depth(need, new Set([...path, id]))));
    depths.set(id, value);
    return value;
  };
  const levels = plan.nodes.map((node) => depth(node.id, new Set()));
  return new Set(levels).size === levels.length ? 'sequential' : 'parallel';
}

/** Texts that stand in sensitive fields of this run: in outputs, in constants of the plan, in slots and written values. */
export function sensitiveValues(
  record: RunRecord,
  calls: readonly ObservedCall[],
  tools: ReadonlyMap<string, ToolDescription>
): string[] {
  const values: Json[] = [];
  for (const call of calls) {
    for (const field of tools.get(call.tool)?.sensitive ?? []) {
      for (const source of [call.args, call.output])
        if (source !== undefined) values.push(...valuesAt(source, field.split('.')));
    }
  }
  for (const node of record.plan?.nodes ?? []) {
    for (const field of tools.get(node.tool)?.sensitive ?? []) {
      const [argument = '', ...rest] = field.split('.');
      const binding = node.args[argument];
      if (binding?.kind === 'constant') values.push(...valuesAt(binding.value, rest));
      if (binding?.kind === 'slot') values.push(...valuesAt(record.slots[binding.slot] ?? null, rest));
      if (binding?.kind === 'written') values.push(...valuesAt(record.written[`${node.id}.${argument}`] ?? null, rest));
    }
  }
  return [...new Set(values.flatMap(textsOf))]
    .filter((text) => text.length >= 3 && text !== REDACTED)
    .sort((a, b) => b.length - a.length);
}

function valuesAt(value: Json, steps: readonly string[]): Json[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (step === '*' || step === String(index) ? valuesAt(item, rest) : []));
  }
  return Object.entries(value).flatMap(([key, item]) => (step === '*' || step === key ? valuesAt(item, rest) : []));
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsOf);
}

/** The value without the given texts, wherever they stand. */
export function scrubbed(value: Json, secrets: readonly string[]): Json {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.split(secret).join(REDACTED), value);
  if (typeof value === 'number') return secrets.includes(String(value)) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((item) => scrubbed(item, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubbed(item, secrets)]));
}

/** A large value as its beginning, marked as cut. */
export function bounded(value: Json, bytes = TRAJECTORY_VALUE_BYTES): Json {
  return jsonBytes(value) <= bytes ? value : { cut: cutText(JSON.stringify(value), bytes / 4) };
}
