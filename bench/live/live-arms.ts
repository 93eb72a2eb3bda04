import type { Json } from '../../shared/index';
import type { Sandbox } from '../workbench/call-tool';
import { refusalOf } from '../workbench/call-tool';
import { observationOf } from '../workbench/observation';
import type { Task } from '../workbench/task';
import type { LiftedCall, Trajectory } from './lift-trajectory';
import { isReference } from './lift-trajectory';
import type { LiveModel, Spent } from './live-model';
import { askForJson } from './live-model';
import type { WrittenCall } from './live-prompts';
import { argumentsOf, callSchema, catalogue, clockLine, toolsFor, writtenCall } from './live-prompts';
import { playCalls } from './play-calls';

/** What a task meets in an arm outside the engine. */
export interface LiveScene {
  model: LiveModel;
  sandbox: Sandbox;
  spent: Spent;
  /** Right trajectories, the nearest by masked text first. */
  nearest: readonly Trajectory[];
}

/** An arm without the engine. Returns the refusals of tools, as `tool: message`; throws `ModelCallFailed`. */
export interface LiveArm {
  name: string;
  label: string;
  /** It keeps one trajectory of each template. */
  single?: boolean;
  play(task: Task, scene: LiveScene): Promise<string[]>;
}

const MOST_STEPS = 10;
const EXAMPLES = 3;
const DONE = 'done';

const STEP_RULES = `Do what the user asks with the tools below, one call at a time. Reply with one JSON object:
{"tool":"<name>","args":[{"name":"<argument>","value":"<text>"}]}
You are then shown the tool's output. Give every argument that the tool needs; never invent an id or an address, look it up.
Do no more than was asked. When nothing is left to do, reply {"tool":"${DONE}","args":[]}.`;

const PLAN_RULES = `Plan the tool calls that do what the user asks. Reply with one JSON object:
{"calls":[{"tool":"<name>","args":[{"name":"<argument>","value":"<text>"}]}]}
The calls are made in order. A value like "$2[0].email_id" is taken from the output of call 2: never invent an id or an address.
Do no more than was asked.`;

const FILL_RULES = `A request was answered with some values. Give the values for the new request under the same keys, written in the same way. Reply with one JSON object.`;

/** Plans while it goes: each call is chosen with the outputs of all calls before it. */
export const realTimePlanning: LiveArm = {
  name: 'live-real-time',
  label: 'real-time planning, one call at a time',
  async play(task, { model, sandbox, spent }) {
    const tools = toolsFor(task);
    const system = `${STEP_RULES}\n${clockLine(sandbox.world.now)}\nTools:\n${catalogue(tools)}`;
    const schema = callSchema(tools, [DONE]);
    const messages: { role: 'user' | 'assistant'; content: string }[] = [{ role: 'user', content: task.query }];
    const errors: string[] = [];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const said = await askForJson<WrittenCall>(model.planner, { purpose: 'plan', system, messages, schema }, spent);
      const content = JSON.stringify(said);
      // The same call twice in a row would go on for ever with a model that always takes the likeliest word.
      if (said.tool === DONE || messages.at(-2)?.content === content) break;
      const shown = await observed(sandbox, said, errors);
      messages.push({ role: 'assistant', content });
      messages.push({ role: 'user', content: cut(shown, model.limits.observationCharacters) });
    }
    return errors;
  },
};

async function observed(sandbox: Sandbox, said: WrittenCall, errors: string[]): Promise<string> {
  try {
    const shown: Json = observationOf(said.tool, await sandbox.call(said.tool, argumentsOf(said)));
    return typeof shown === 'string' ? shown : JSON.stringify(shown);
  } catch (error) {
    errors.push(`${said.tool}: ${refusalOf(error)}`);
    return refusalOf(error);
  }
}

function cut(text: string, characters: number): string {
  return text.length > characters
    ? `${text.slice(0, characters)}… (${text.length - characters} more characters)`
    : text;
}

/**
 * The one trajectory of the task's template as it is; the model only gives this query's values for the ones that are in it. The
 * benchmark says which template a task is of, which favours this arm: no deployment would know. Without a trajectory it plans.
 */
export const staticTrajectory: LiveArm = {
  name: 'live-static',
  label: "static single trajectory of the task's template, the model fills its values",
  single: true,
  async play(task, scene) {
    const { model, sandbox, spent } = scene;
    const source = scene.nearest.find((one) => one.task.template_id === task.template_id);
    if (!source) return realTimePlanning.play(task, scene);
    const old = valuesOf(source.calls);
    const keys = Object.keys(old);
    const schema = {
      type: 'object',
      properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])),
      required: keys,
      additionalProperties: false,
    };
    const content = `Request: ${source.task.query}\nValues: ${JSON.stringify(old)}\nNew request: ${task.query}`;
    const system = `${FILL_RULES}\n${clockLine(sandbox.world.now)}`;
    const messages = [{ role: 'user' as const, content }];
    const asked = { purpose: 'rewrite' as const, system, messages, schema };
    const fresh = keys.length === 0 ? {} : await askForJson<Record<string, string>>(model.planner, asked, spent);
    return playCalls(sandbox, withValues(source.calls, old, fresh));
  },
};

/** The values of a trajectory under the names of their arguments; equal values stand there once. */
export function valuesOf(calls: readonly LiftedCall[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of calls.flatMap(({ args }) => Object.entries(args))) {
    if (isReference(value) || Object.values(values).includes(value)) continue;
    let key = name;
    for (let other = 2; Object.hasOwn(values, key); other += 1) key = `${name}_${other}`;
    values[key] = value;
  }
  return values;
}

/** The calls with each old value exchanged for the one that stands under its key now. */
export function withValues(
  calls: readonly LiftedCall[],
  old: Readonly<Record<string, string>>,
  fresh: Readonly<Record<string, string>>
): LiftedCall[] {
  const next = new Map(Object.entries(old).map(([key, value]) => [value, fresh[key] ?? value]));
  return calls.map(({ tool, args }) => ({
    tool,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, next.get(value) ?? value])),
  }));
}

/** The nearest trajectories as examples in the prompt, and one call that plans everything. */
export const inContextLearning: LiveArm = {
  name: 'live-in-context',
  label: `in-context learning, the ${EXAMPLES} nearest trajectories in the prompt`,
  async play(task, { model, sandbox, spent, nearest }) {
    const tools = toolsFor(task);
    const call = callSchema(tools);
    const schema = {
      type: 'object',
      properties: { calls: { type: 'array', items: call } },
      required: ['calls'],
      additionalProperties: false,
    };
    const system = `${PLAN_RULES}\n${clockLine(sandbox.world.now)}\nTools:\n${catalogue(tools)}`;
    // The nearest comes last: what stands next to the query is followed most.
    const examples = [...nearest.slice(0, EXAMPLES)].reverse();
    const messages = [
      ...examples.flatMap(({ task: { query }, calls }) => [
        { role: 'user' as const, content: query },
        {
          role: 'assistant' as const,
          content: JSON.stringify({ calls: calls.map((c) => writtenCall(c.tool, c.args)) }),
        },
      ]),
      { role: 'user' as const, content: task.query },
    ];
    const asked = { purpose: 'plan' as const, system, messages, schema };
    const said = await askForJson<{ calls: WrittenCall[] }>(model.planner, asked, spent);
    return playCalls(
      sandbox,
      said.calls.map((one) => ({ tool: one.tool, args: argumentsOf(one) }))
    );
  },
};
