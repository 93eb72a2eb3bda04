import type { Command } from 'commander';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { recordIds } from '../../activities/learning/record-ids';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type {
  FailureExperience,
  IntentExperience,
  NodeExperience,
  ToolExperience,
  ToolUse,
} from '../../shared/learning/observe/node-experience';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { nodeExperienceSchema } from '../../shared/learning/observe/node-experience.schema';
import { titledLines } from '../../shared/protocol/text';
import { tokenCount } from '../../shared/protocol/usage';
import type { Context, RunCommand } from '../context';
import { table } from '../output';

const PAGE = 256;
/** Runs whose calls are shown one by one. */
const SHOWN_RUNS = 10;

export function registerExperiences(program: Command, run: RunCommand): void {
  const experiences = program.command('experiences').description('what was learnt of single tools');
  experiences.command('ls').description('list the tools that something is known about').action(run(list));
  experiences
    .command('show <tool>')
    .description(
      'parameters, learnt rules, failures with their causes and fixes, paths to take and to avoid, intents, latest calls'
    )
    .action(run(show));
  experiences
    .command('run <workflow-id>')
    .description('the trajectory that was logged of one run: actions, context, metadata, nodes, shape')
    .action(run(showRun));
}

async function list(context: Context): Promise<void> {
  const store = await context.openStore();
  const tools = (await read(store, context.options.tenant, { kind: 'tool' })).filter((item) => item.kind === 'tool');
  const sorted = tools.sort((a, b) => a.tool.localeCompare(b.tool));
  const rows = sorted.map((item) => [
    item.tool,
    String(item.successes),
    String(item.failures),
    String(item.rules.length),
    item.lastSeen,
  ]);
  const text = table(['tool', 'successes', 'failures', 'rules', 'last seen'], rows);
  context.output.data(sorted, sorted.length === 0 ? 'nothing is known yet' : text);
}

async function show(context: Context, tool: string): Promise<void> {
  const store = await context.openStore();
  const known = await read(store, context.options.tenant, { tool });
  if (known.length === 0) {
    const remedy = 'see `workflowgen experiences ls`';
    throw new WorkflowGenError('EXPERIENCE_MISSING', `Nothing is known about tool ${tool}; ${remedy}`, { remedy });
  }
  const overall = known.find((item) => item.kind === 'tool');
  const failures = known.filter((item) => item.kind === 'failure').sort((a, b) => b.count - a.count);
  const intents = known.filter((item) => item.kind === 'intent').sort((a, b) => b.success - a.success);
  const uses = known
    .filter((item) => item.kind === 'use')
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, SHOWN_RUNS);
  context.output.data(
    { tool: overall, failures, intents, uses },
    experienceText(tool, { overall, failures, intents, uses })
  );
}

async function showRun(context: Context, workflowId: string): Promise<void> {
  const store = await context.openStore();
  const { tenant } = context.options;
  const [record] = await store.get(tenant, 'trajectory', [recordIds.trajectory(tenant, workflowId)]);
  const trajectory = record && readTrajectory(record.body);
  if (!trajectory) {
    const remedy = 'see `workflowgen explain` for how far learning from it has come';
    throw new WorkflowGenError('EXPERIENCE_MISSING', `No trajectory of ${workflowId} was logged; ${remedy}`, {
      remedy,
    });
  }
  context.output.data(trajectory, trajectoryText(trajectory));
}

function trajectoryText(trajectory: Trajectory): string {
  const { context, metadata, tokens } = trajectory;
  const given = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
  return [
    `${trajectory.workflowId} ended as ${metadata.outcome}, tier ${trajectory.tier}, ${trajectory.shape}`,
    titledLines('Trigger', [trajectory.trigger.query, `masked: ${trajectory.trigger.masked}`]),
    titledLines(
      'Actions',
      trajectory.actions.flatMap((action) => [
        `${action.callId} ${action.tool}: ${action.state}${action.after.length > 0 ? ` ← ${action.after.join(', ')}` : ''}`,
        `   ${given(action.args)} → ${action.failure ? `${action.failure.toolCode}: ${action.failure.message}` : given(action.output)}`,
        ...action.experiences.map((id) => `   taught ${id}`),
      ])
    ),
    titledLines(
      'Nodes',
      trajectory.nodes.map(
        ({ id, tool, mutability, generated }) => `${id} · ${tool}, ${mutability}${generated ? ', by the model' : ''}`
      )
    ),
    titledLines(
      'Context',
      Object.entries(context).map(([name, value]) => `${name}: ${given(value)}`)
    ),
    titledLines(
      'Metadata',
      Object.entries(metadata).map(([name, value]) => `${name}: ${given(value)}`)
    ),
    titledLines(
      'Tier path',
      trajectory.tierPath.map(({ tier, iteration, outcome }) => `${tier}${iteration} ${outcome}`)
    ),
    titledLines('Tokens', [`${tokenCount(tokens)}, $${trajectory.costUsd.toFixed(5)}`]),
  ].join('\n\n');
}

/** What this version can read; a record that it cannot is left out, as routing and planning leave it out. */
async function read(
  store: ExperienceStore,
  tenant: string,
  filter: Record<string, string | string[]>
): Promise<NodeExperience[]> {
  const found: NodeExperience[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'node_experience', filter, { cursor, limit: PAGE });
    for (const record of page.records) {
      const parsed = nodeExperienceSchema.safeParse(record.body);
      if (parsed.success) found.push(parsed.data);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

interface Known {
  overall: ToolExperience | undefined;
  failures: FailureExperience[];
  intents: IntentExperience[];
  uses: ToolUse[];
}

function experienceText(tool: string, { overall, failures, intents, uses }: Known): string {
  const calls = overall
    ? `${overall.successes} successes, ${overall.failures} failures, last seen ${overall.lastSeen}`
    : '';
  const path = (before: string[]): string => [...before, tool].join(' → ');
  return [
    `${tool}\n${calls}`.trim(),
    titledLines('Parameters', (overall?.parameters ?? []).map(parameterLine)),
    titledLines(
      'Learnt rules, checked before each call',
      (overall?.rules ?? []).map((rule) => `${rule.text} (${rule.support} for, ${rule.contradictions} against)`)
    ),
    titledLines('Failures', failures.flatMap(failureLines)),
    titledLines(
      'Recommended paths',
      (overall?.paths ?? []).map(({ before, count }) => `${count} × ${path(before)}`)
    ),
    titledLines(
      'Paths to avoid',
      (overall?.avoid ?? []).map(
        ({ before, failures: failed, successes }) => `${path(before)}: failed ${failed} of ${failed + successes} times`
      )
    ),
    titledLines('Intents', intents.flatMap(intentLines)),
    titledLines('Latest runs', uses.flatMap(useLines)),
    titledLines('Learnt from', overall?.runs ?? []),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function parameterLine(parameter: ToolExperience['parameters'][number]): string {
  const { argument, required, type, format, minimum, maximum, enumeration, examples, given, of } = parameter;
  const facts = [
    type,
    required ? 'required' : 'optional',
    format && `format ${format}`,
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`,
    enumeration && `one of ${enumeration.map((value) => JSON.stringify(value)).join(', ')}`,
    `given in ${given} of ${of}`,
    examples.length > 0 && `e.g. ${examples.map((value) => JSON.stringify(value)).join(', ')}`,
  ];
  return `${argument}: ${facts.filter(Boolean).join(', ')}`;
}

function failureLines(failure: FailureExperience): string[] {
  return [
    `${failure.count} × ${failure.code} (${failure.cause.category}): ${failure.message}`,
    `   fingerprint ${failure.fingerprint}, cause sure to ${Math.round(failure.cause.confidence * 100)} % by ${failure.cause.evidence}`,
    ...(failure.example ? [`   e.g. with ${JSON.stringify(failure.example)}`] : []),
    ...failure.fixes.map(({ text, count }) => `   fixed ${count} × by: ${text}`),
    ...(failure.rollbacks > 0 ? [`   ${failure.rollbacks} runs undid what they had done`] : []),
    `   last seen ${failure.lastSeen} in ${failure.runs.slice(-3).join(', ')}`,
  ];
}

function intentLines({ intent, success, failure, lastSeen, runs }: IntentExperience): string[] {
  return [`${intent}: ${success} right, ${failure} failed`, `   last seen ${lastSeen} in ${runs.slice(-3).join(', ')}`];
}

/** One run's planning context, the calls in their sequence, and what became of them. */
function useLines({ workflowId, at, environment, intent, answered, verdict, calls }: ToolUse): string[] {
  const word = verdict === undefined ? '' : `, the user called it ${verdict}`;
  return [
    `${at} ${workflowId}: ${answered ? 'answered' : 'no right answer'}${word}`,
    `   for "${intent}" in ${environment}`,
    ...calls.map((call) => {
      const ended = call.failure ? `${call.failure.code}: ${call.failure.original}` : call.success ? 'done' : 'failed';
      const args = call.args === undefined ? '' : JSON.stringify(call.args);
      const before = call.before.length > 0 ? ` after ${call.before.join(' → ')}` : '';
      return `   ${call.callId}(${args})${before}: ${ended}${call.undone ? ', undone' : ''}`;
    }),
  ];
}
