import type { ModelReply, ModelRequest, Planner } from '../../worker/index';
import { costUsd } from '../measure/prices';
import { count, createReconstruction } from '../measure/reconstruct-prompts';
import type { ModelCost } from '../measure/reconstruct-prompts';
import type { Dataset } from '../workbench/load-dataset';
import type { RecordedRun, Task } from '../workbench/task';

/** A recorded run with what it cost its model. */
export interface Recording {
  run: RecordedRun;
  cost: ModelCost;
}

const NOTHING: ModelCost = { prompt: 0, completion: 0, calls: 0 };

/** What each recorded run cost, computed once, and the planner that plays the recordings back. */
export function recordings(dataset: Dataset): {
  costs: (task: Task, which: 'all' | 'domains') => ModelCost;
  planner: Planner;
} {
  const reconstruct = createReconstruction();
  const known = new Map<string, ModelCost>();
  const costs = (task: Task, which: 'all' | 'domains'): ModelCost => {
    const key = `${which} ${task.id}`;
    const run = dataset.recorded[which].get(task.id);
    if (!run) return NOTHING;
    const cost = known.get(key) ?? reconstruct(run, task.query, which === 'domains' ? task.domains : undefined);
    known.set(key, cost);
    return cost;
  };
  const byQuery = new Map<string, Recording>();
  for (const task of dataset.tasks) {
    const run = dataset.recorded.all.get(task.id);
    if (run) byQuery.set(task.query, { run, cost: costs(task, 'all') });
  }
  return { costs, planner: recordedPlanner(byQuery) };
}

/**
 * A planner that is no model: asked to plan a query, it gives the calls of the recorded run of that very query as one plan
 * of constants, in their order, and reports the tokens that the recorded model is estimated to have used, with the learnt
 * experience that is now in its prompt. Asked to rewrite, it refuses the fit, so that B ends in C: without a model there is
 * no B.
 */
export function recordedPlanner(recordings: ReadonlyMap<string, Recording>): Planner {
  return {
    name: 'recorded',
    call: async (request) => {
      const prompt = request.messages.at(-1)?.content ?? '';
      if (request.purpose !== 'plan') {
        return reply(request, { fits: false, reason: 'no model in this arm' }, NOTHING);
      }
      const query = sectionOf(prompt, 'query');
      const recording = recordings.get(query);
      // Nobody recorded what the model makes of an under-specified wording; asking back changes nothing.
      if (!recording) return reply(request, { nodes: [], ask: 'What do you mean?' }, NOTHING);
      const learnt = sectionOf(prompt, 'experience') + sectionOf(prompt, 'wrong_plans');
      const cost = withExperience(recording.cost, learnt);
      return reply(request, { ...planOf(recording.run), earlier: undone(prompt) }, cost);
    },
  };
}

/**
 * The calls of a run as one plan. A step whose recorded observation was a refusal may fail here too. The answer is fixed:
 * the recorded one is free text that only a model could write, and the outcome check does not look at it.
 */
function planOf(run: RecordedRun): object {
  const nodes = run.steps.map((step, index) => ({
    id: `step_${index + 1}`,
    tool: step.tool,
    args: Object.entries(step.args)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => ({ name, from: 'constant', value: value ?? '' })),
    ...(index > 0 && { after: [`step_${index}`] }),
    onError: 'continue',
  }));
  return { nodes, answer: { kind: 'text', text: 'Done.' } };
}

/** Whatever an earlier tier did is taken back: the recorded run starts from the initial state. */
function undone(prompt: string): { call: string; decision: 'replace' }[] {
  const section = sectionOf(prompt, 'earlier_calls');
  if (section === '') return [];
  return (JSON.parse(section) as { call: string }[]).map(({ call }) => ({ call, decision: 'replace' }));
}

/** What was learnt stands in the prompt, and a model that acts step by step would read it before each step. */
function withExperience(cost: ModelCost, section: string): ModelCost {
  return section === '' ? cost : { ...cost, prompt: cost.prompt + cost.calls * count(section) };
}

function sectionOf(prompt: string, tag: string): string {
  const match = new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`).exec(prompt);
  return (match?.[1] ?? '').replace(/<\\(?=\/)/g, '<');
}

function reply(request: ModelRequest, said: object, cost: ModelCost): ModelReply {
  return {
    text: JSON.stringify(said),
    stop: 'end',
    usage: {
      purpose: request.purpose,
      model: 'gpt-4-0613 (recorded)',
      tokens: { input: cost.prompt, cacheWrite: 0, cacheRead: 0, output: cost.completion },
      costUsd: costUsd('gpt-4-0613', cost),
      durationMs: 0,
      result: 'ok',
    },
  };
}
