import { WorkflowGenError } from '../../shared/index';
import { planOutputSchema, rewriteOutputSchema } from '../../activities/planning/model-output.schema';
import { askForJson, nothingSpent } from '../live/live-model';
import type { LiveModel } from '../live/live-model';
import { randomOf, shuffled } from '../measure/seeded';
import { PROMPT_PARTS } from './prompt-parts';
import type { PromptPart } from './prompt-parts';
import type { Asked, RecordedPrompt } from './recorded-prompts';

/** The same prompt asked once more: how often another decision comes of asking again alone. */
const WHOLE = 'nothing';

/** What became of decisions when a part was left out. */
export interface PartUse {
  of: RecordedPrompt['purpose'];
  name: string;
  asked: number;
  /** What is decided otherwise than it was recorded, such as `fits, now refused`. */
  changed: string[];
}

export interface UseOptions {
  /** `rewrite:doubts`; `rewrite:nothing` asks the whole prompt again. */
  parts: readonly string[];
  /** Prompts of each purpose. */
  sample: number;
  seed: number;
}

/**
 * Asks recorded prompts again without one part and compares the decision. All parts of one purpose are left out of the same
 * prompts, which hold each of them; what a model would have said of the whole prompt is what was recorded.
 *
 * @throws `CONFIG_INVALID` for a part that does not exist.
 */
export async function usesOf(
  recorded: readonly RecordedPrompt[],
  model: Pick<LiveModel, 'planner'>,
  { parts, sample, seed }: UseOptions,
  tick: (label: string) => void
): Promise<PartUse[]> {
  const asked = parts.map(partNamed);
  const uses: PartUse[] = asked.map(({ of, name }) => ({ of, name, asked: 0, changed: [] }));
  for (const purpose of new Set(asked.map(({ of }) => of))) {
    const mine = uses.flatMap((use, at) => (use.of === purpose ? [{ use, part: asked[at] as PromptPart }] : []));
    const holding = recorded.filter((one) => {
      // A repair is about one reply, and would be no other prompt without the part.
      return one.purpose === purpose && one.messages.length === 1 && mine.every(({ part }) => part.without(one));
    });
    for (const one of shuffled(holding, randomOf(seed)).slice(0, sample)) {
      for (const { use, part } of mine) {
        const without = part.without(one) as Asked;
        const { system, messages, schema } = without;
        const reply = await askForJson<unknown>(model.planner, { purpose, system, messages, schema }, nothingSpent());
        use.asked += 1;
        use.changed.push(...differences(purpose, one.reply, reply));
        tick(`${purpose}: ${part.name}`);
      }
    }
  }
  return uses;
}

function partNamed(wanted: string): PromptPart {
  const known = PROMPT_PARTS.find(({ of, name }) => `${of}:${name}` === wanted);
  if (known) return known;
  const [of, name] = wanted.split(':');
  if ((of === 'plan' || of === 'rewrite') && name === WHOLE) return { of, name, without: (prompt) => prompt };
  const names = PROMPT_PARTS.map((part) => `${part.of}:${part.name}`).join(', ');
  const remedy = `use plan:${WHOLE}, rewrite:${WHOLE}, ${names}`;
  throw new WorkflowGenError('CONFIG_INVALID', `--without: there is no part "${wanted}"; ${remedy}`, {
    ...{ field: 'without', remedy },
  });
}

/** How a reply decides otherwise than the recorded one; at most one entry a prompt, and none for other words alone. */
export function differences(purpose: RecordedPrompt['purpose'], before: string, after: unknown): string[] {
  if (purpose === 'write') return [];
  const read = purpose === 'rewrite' ? fitOf : planOf;
  const [was, is] = [read(parsed(before)), read(after)];
  if (is === undefined) return ['cannot be read'];
  if (was === undefined || was.decision !== is.decision)
    return [`${was?.decision ?? 'unreadable'}, now ${is.decision}`];
  return was.content === is.content
    ? []
    : [`${is.decision}, other ${purpose === 'rewrite' ? 'values or changes' : 'calls'}`];
}

interface Decision {
  decision: string;
  content: string;
}

/** A confirmation by its values and the parts that it changes; texts that a user reads are not compared. */
function fitOf(reply: unknown): Decision | undefined {
  const { data } = rewriteOutputSchema.safeParse(reply);
  if (!data) return undefined;
  if (!data.fits) return { decision: 'refused', content: '' };
  const slots = (data.slots ?? []).map(({ name, value }) => `${name}=${value.toLowerCase()}`);
  const changes = (data.change ?? []).map(({ part }) => part).filter((part) => part !== 'answer');
  return {
    decision: 'fits',
    content: [...slots, ...changes, ...(data.replace ?? []).map(({ node }) => node)].sort().join(),
  };
}

/** A plan by its tools, whether each is conditional or repeated, and the values that it takes from the query. */
function planOf(reply: unknown): Decision | undefined {
  const { data } = planOutputSchema.safeParse(reply);
  if (!data) return undefined;
  if (data.nodes.length === 0) return { decision: 'asks', content: '' };
  const calls = data.nodes.map(({ tool, when, forEach }) => `${tool}${when ? ' when' : ''}${forEach ? ' each' : ''}`);
  return { decision: data.more ? 'plans on' : 'plans', content: calls.sort().join() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
