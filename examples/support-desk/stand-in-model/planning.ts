import { answerFor } from './answer-texts';
import { conditionOf, wishOf, type Condition } from './conditions';
import { dateFormatIn, fromQuery, type DateFormat, type SaidValue } from './argument-reading';
import { intentsOf, isQualified, type Intent } from './intents';
import type { EarlierCall, Prompt } from './prompt-reading';
import { readQuery, type QueryValues } from './query-reading';
import { readCatalogue, type Argument, type CataloguedTool } from './tool-catalogue';

export interface PlannedArgument {
  name: string;
  from: 'slot' | 'constant' | 'output' | 'expression' | 'written';
  value: string;
}

export interface PlannedNode {
  id: string;
  tool: string;
  args: PlannedArgument[];
  after?: string[];
  when?: string;
}

/** A value of the query: its name in the plan, the words, and how the tools want it. */
export interface PlannedSlot extends SaidValue {
  name: string;
}

/** What the model writes for a plan, in the shape that the prompt asks for. */
export interface PlanReply {
  slots?: PlannedSlot[];
  nodes: PlannedNode[];
  answer?: { kind: 'text' | 'written'; text: string };
  ask?: string;
  earlier?: { call: string; decision: 'keep' | 'replace' | 'again' }[];
}

/** Everything that one plan is made from. */
interface Draft {
  prompt: Prompt;
  query: QueryValues;
  tools: Map<string, CataloguedTool>;
  /** The tools that the query wishes for; others are called to look something up. */
  way: string[];
  slots: PlannedSlot[];
  nodes: PlannedNode[];
}

/** Plans by rules: the wishes of the query name the tools, their signatures name the arguments, and what the query does not say is asked of a tool that gives it. */
export function planFor(prompt: Prompt): PlanReply {
  const tools = readCatalogue(prompt.tools);
  const query = readQuery(prompt.query, prompt.now);
  const condition = conditionOf(prompt.query);
  const wish = wishOf(prompt.query);
  const intents = intentsOf(wish);
  if (intents.length === 0 || isQualified(wish)) {
    return ask(
      'Which of the things that the support desk can do is wanted? Please say it in one sentence, without conditions.'
    );
  }
  const way = goals(intents, prompt, tools);
  if (typeof way === 'string') return ask(way);
  const draft: Draft = { prompt, query, tools, way, slots: [], nodes: [] };
  // What a condition is about comes last: its outputs are to be compared, and no argument is taken from them.
  for (const goal of condition ? [...way, condition.tool] : way) {
    const missing = addNode(draft, goal, []);
    if (missing) return ask(questionFor(missing, goal));
  }
  const asked = condition && underCondition(draft, condition);
  return {
    ...(draft.slots.length > 0 && { slots: draft.slots }),
    nodes: draft.nodes,
    answer: { kind: 'text', text: answerFor(draft.nodes, intents, asked) },
    ...earlierFor(prompt.earlier, draft),
  };
}

function ask(question: string): PlanReply {
  return { nodes: [], ask: question };
}

/** The tools to call, or the question to ask where there is no way. */
function goals(intents: Intent[], prompt: Prompt, tools: Map<string, CataloguedTool>): string[] | string {
  const way = [...new Set(intents.flatMap((intent) => intent.tools))];
  for (const failure of prompt.failures) {
    if (failure.tool === undefined || !way.includes(failure.tool) || dateFormatIn(failure.message)) continue;
    // A failure that names another tool says what to do instead.
    const instead = [...tools.keys()].find((name) => name !== failure.tool && failure.message.includes(name));
    if (!instead) return `This cannot be done: ${failure.message} What shall be done instead?`;
    way.splice(0, way.length, ...way.filter((name) => tools.get(name)?.effect !== 'read'));
    way.splice(way.indexOf(failure.tool), 1, instead);
  }
  const missing = intents.find((intent) => intent.tools.some((name) => way.includes(name) && !tools.has(name)));
  if (missing) return `No tool that you may use can do this: ${missing.name}. Who may, or what shall be done instead?`;
  return way;
}

/** The wished calls that change something wait for the condition; returns the node that reads what it is about. */
function underCondition(draft: Draft, { tool, when }: Condition): PlannedNode | undefined {
  const asked = draft.nodes.find((node) => node.tool === tool);
  if (!asked) return undefined;
  draft.nodes.unshift(...draft.nodes.splice(draft.nodes.indexOf(asked), 1));
  for (const node of draft.nodes) {
    const acts = draft.way.includes(node.tool) && draft.tools.get(node.tool)?.effect !== 'read';
    if (acts) node.when = when.replaceAll('$.', `nodes.${asked.id}.`);
  }
  return asked;
}

/** Adds the call of one tool, and before it those that its arguments need; returns the argument that nothing can give. */
function addNode(draft: Draft, name: string, above: string[]): Argument | undefined {
  const tool = draft.tools.get(name);
  if (!tool || draft.nodes.some((node) => node.tool === name)) return undefined;
  const args: PlannedArgument[] = [];
  for (const argument of tool.arguments) {
    const found = valueOf(draft, tool, argument, [...above, name]);
    if (found) args.push(found);
    else if (argument.required) return argument;
  }
  const earlier = draft.prompt.earlier.find((call) => call.tool === name);
  const id = earlier?.node ?? freeId(draft, name);
  // What cannot be taken back comes last, when everything else that was wished for has worked; its texts may speak of that.
  const after =
    tool.effect === 'once' ? draft.nodes.filter((node) => draft.way.includes(node.tool)).map((node) => node.id) : [];
  draft.nodes.push({ id, tool: name, args, ...(after.length > 0 ? { after } : {}) });
  return undefined;
}

function valueOf(draft: Draft, tool: CataloguedTool, argument: Argument, above: string[]): PlannedArgument | undefined {
  const said = fromQuery(argument, draft.query, dateFormatFor(draft.prompt, tool.name));
  const corrected = correction(draft.prompt, argument);
  if (corrected !== undefined) return { name: argument.name, from: 'constant', value: corrected };
  if (said) return { name: argument.name, from: 'slot', value: slotFor(draft, argument.name, said) };
  if (!argument.required) return undefined;
  return fromOutput(draft, argument) ?? fromLookup(draft, argument, above) ?? toBeWritten(tool, argument);
}

/** The slot of these words; the same words are one slot, whichever arguments they fill. */
function slotFor(draft: Draft, argument: string, { said, value }: SaidValue): string {
  const known = draft.slots.find((slot) => slot.said === said && slot.value === value);
  if (known) return known.name;
  let name = argument;
  for (let more = 2; draft.slots.some((slot) => slot.name === name); more += 1) name = `${argument}_${more}`;
  draft.slots.push({ name, said, value });
  return name;
}

/** The output of a node that is planned already. */
function fromOutput(draft: Draft, argument: Argument): PlannedArgument | undefined {
  for (const node of draft.nodes) {
    const field = draft.tools.get(node.tool)?.outputs.find((output) => gives(output.name, argument));
    if (field) return { name: argument.name, from: 'output', value: `${node.id}.${field.path}` };
  }
  return undefined;
}

/** A tool that only reads, whose output has what is needed, and whose own arguments can be had. */
function fromLookup(draft: Draft, argument: Argument, above: string[]): PlannedArgument | undefined {
  for (const candidate of draft.tools.values()) {
    const useful = candidate.effect === 'read' && !above.includes(candidate.name);
    if (!useful || !candidate.outputs.some((output) => gives(output.name, argument) && !output.path.includes('[')))
      continue;
    const [before, slots] = [[...draft.nodes], [...draft.slots]];
    if (!addNode(draft, candidate.name, above)) return fromOutput(draft, argument);
    draft.nodes.splice(0, draft.nodes.length, ...before);
    draft.slots.splice(0, draft.slots.length, ...slots);
  }
  return undefined;
}

/** Whether a field of that name is what the argument means: `customerEmail` for a customer's address, `total` for an amount. */
function gives(field: string, argument: Argument): boolean {
  if (field === argument.name) return true;
  if (argument.type === 'email') return /email$/i.test(field);
  return argument.name === 'amount' && field === 'total';
}

function toBeWritten(tool: CataloguedTool, argument: Argument): PlannedArgument | undefined {
  if (argument.type !== 'string' || argument.pattern) return undefined;
  const what = argument.description ? ` (${argument.description})` : '';
  return {
    name: argument.name,
    from: 'written',
    value: `The ${argument.name}${what} for ${tool.name.replaceAll('_', ' ')}, as the query asks for it`,
  };
}

/** "Wrong, that is the oldest one": the order of a list that the note says. */
function correction(prompt: Prompt, argument: Argument): string | undefined {
  const note = prompt.wrongAnswer?.note;
  const hints = [note ?? '', ...prompt.experience.lessons].join(' ');
  if (
    !argument.values?.includes('newest_first') ||
    !/\b(oldest|first order|not the latest)\b|newest_first/i.test(hints)
  ) {
    return undefined;
  }
  return /\b(latest|last|newest|most recent)\b/i.test(prompt.query) ? 'newest_first' : undefined;
}

/** What this run's failures, or else experience, say of a tool's dates. */
export function dateFormatFor(prompt: Prompt, tool: string): DateFormat {
  const told = [
    ...prompt.failures.filter((failure) => failure.tool === tool).map((failure) => failure.message),
    ...[...prompt.experience.failed, ...prompt.experience.lessons, ...prompt.experience.worked].filter((sentence) =>
      sentence.includes(tool)
    ),
  ];
  return told.map(dateFormatIn).find((format) => format !== undefined);
}

function freeId(draft: Draft, tool: string): string {
  const base = tool.replace(/[^a-z0-9]+/g, '_');
  let id = base;
  for (let more = 2; draft.nodes.some((node) => node.id === id); more += 1) id = `${base}_${more}`;
  return id;
}

/** What the plan calls again stands; after "wrong", what can be undone is made anew. */
function earlierFor(calls: EarlierCall[], draft: Draft): Pick<PlanReply, 'earlier'> {
  if (calls.length === 0) return {};
  const decide = (call: EarlierCall): 'keep' | 'replace' => {
    const undoable = draft.tools.get(call.tool)?.effect === 'compensable';
    const wanted = draft.nodes.some((node) => node.tool === call.tool);
    return undoable && (draft.prompt.wrongAnswer !== undefined || !wanted) ? 'replace' : 'keep';
  };
  return { earlier: calls.map((call) => ({ call: call.call, decision: decide(call) })) };
}

function questionFor(argument: Argument, tool: string): string {
  const what = argument.description || argument.name;
  return `To ${tool.replaceAll('_', ' ')}, one thing is missing: ${what.charAt(0).toLowerCase()}${what.slice(1)}. Which is it?`;
}
