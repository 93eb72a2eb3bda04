import { dateAs, dateFormatIn } from './argument-reading';
import { conditionOf, wishOf } from './conditions';
import { intentsOf, isQualified } from './intents';
import type { Prompt, StoredWorkflow } from './prompt-reading';
import { readQuery, type QueryValues } from './query-reading';
import { writtenText } from './writing';

/** What the model writes about a stored workflow, in the shape that the prompt asks for. */
export interface FitReply {
  fits: boolean;
  reason: string;
  slots?: Record<string, string>;
  written?: Record<string, string>;
  earlier?: { call: string; decision: 'keep' | 'replace' | 'again' }[];
}

/**
 * Judges whether a stored workflow answers the query: the same wishes in its wordings, every value of the query in its slots and
 * every bound value in the query, and nothing in this run that speaks against it. Then fills what is open.
 */
export function fitFor(prompt: Prompt): FitReply {
  const { workflow } = prompt;
  if (!workflow) return refuse('No workflow was shown.');
  const query = readQuery(prompt.query, prompt.now);
  const objection = objectionTo(workflow, prompt, query);
  if (objection) return refuse(objection);
  const slots = openSlots(workflow, query);
  const unfilled = slots.find((slot) => slot.value === undefined);
  if (unfilled) return refuse(`The query says nothing for ${unfilled.name}.`);
  return {
    fits: true,
    reason: 'It is the same wish, and every value of the query has its place.',
    ...named(
      'slots',
      [...slots, ...reformatted(workflow, prompt)].map(({ name, value }) => [name, value ?? ''])
    ),
    ...named(
      'written',
      workflow.written.map((item) => [item.key, writtenText(item.key, item.instruction, prompt)])
    ),
    ...(prompt.earlier.length > 0 && {
      earlier: prompt.earlier.map(({ call }) => ({ call, decision: 'keep' as const })),
    }),
  };
}

function refuse(reason: string): FitReply {
  return { fits: false, reason };
}

function named(member: 'slots' | 'written', values: [string, string][]): Pick<FitReply, 'slots' | 'written'> {
  return values.length > 0 ? { [member]: Object.fromEntries(values) } : {};
}

function objectionTo(workflow: StoredWorkflow, prompt: Prompt, query: QueryValues): string | undefined {
  if (prompt.wrongAnswer) {
    return `Its answer was called wrong${prompt.wrongAnswer.note ? `: ${prompt.wrongAnswer.note}` : ''}.`;
  }
  const failure = prompt.failures.find((one) => !dateFormatIn(one.message));
  if (failure) return `${failure.tool ?? 'A step'} failed and would fail again: ${failure.message}`;
  if (isQualified(wishOf(prompt.query)) || !sameCondition(workflow, prompt.query)) {
    return 'The query and the workflow do not have the same condition.';
  }
  const wishes = wishesIn(prompt.query);
  if (wishes === '') return 'It is not clear what the query wants.';
  if (!workflow.answers.some((wording) => wishesIn(wording) === wishes)) {
    return `The query wants to ${wishes}, and the workflow answers ${JSON.stringify(workflow.answers[0])}.`;
  }
  const undone = intentsOf(wishOf(prompt.query)).find((intent) => !hasStep(workflow, intent.tools.at(-1) ?? ''));
  if (undone) return `No step of the workflow does this: ${undone.name}.`;
  return valueWithoutPlace(workflow, query);
}

/** Steps are shown as `node: tool(arguments)`. */
function hasStep(workflow: StoredWorkflow, tool: string): boolean {
  return workflow.steps.some((step) => /^[^:]*: ([^(]*)/.exec(step)?.[1] === tool);
}

/** A condition of the query stands in a wording and in a step, and none of the workflow is unsaid. */
function sameCondition({ answers, steps }: StoredWorkflow, query: string): boolean {
  const condition = conditionOf(query);
  const held = steps.some((step) => step.includes(' when '));
  return held === (condition !== undefined) && answers.some((wording) => conditionOf(wording) === condition);
}

function wishesIn(text: string): string {
  return intentsOf(wishOf(text))
    .map((intent) => intent.name)
    .sort()
    .join(' and ');
}

/** Each value of the query must go somewhere, and each bound value must come from the query. */
function valueWithoutPlace(workflow: StoredWorkflow, query: QueryValues): string | undefined {
  const bound = Object.entries(workflow.bound).map(([name, value]) => ({ name, text: asText(value) }));
  const invented = bound.find(
    ({ text }) => !query.text.toLowerCase().includes(text.toLowerCase()) && !known(text, query)
  );
  if (invented) return `The value ${invented.text} for ${invented.name} is not in the query.`;
  // A text that is written for this query, or a slot that is still open, takes up whatever the query holds.
  if (workflow.written.length > 0 || workflow.open.length > 0) return undefined;
  const values = [...query.ids, ...query.emails, ...query.names, ...query.amounts.map(String), ...query.days];
  const lost = values.find((value) => !bound.some(({ text }) => sameValue(text, value)));
  return lost === undefined ? undefined : `The workflow has no place for ${lost}.`;
}

/** Values that are spelt otherwise than the query: a day, an amount, a word of an enumeration. */
function known(text: string, query: QueryValues): boolean {
  return (
    query.days.some((day) => sameValue(text, day)) ||
    query.amounts.some((amount) => sameValue(text, String(amount))) ||
    /^[a-z_]+$/.test(text)
  );
}

function sameValue(text: string, value: string): boolean {
  if (text.toLowerCase() === value.toLowerCase() || (text !== '' && Number(text) === Number(value))) return true;
  const [year, month, day] = value.split('-');
  const digits = text.replace(/\D/g, '');
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && [`${year}${month}${day}`, `${day}${month}${year}`].includes(digits);
}

/** Slots that binding left open, described as `name: kind; written as …; …`. */
function openSlots(workflow: StoredWorkflow, query: QueryValues): { name: string; value: string | undefined }[] {
  return workflow.open.flatMap((line) => {
    const [, name = '', optional, kind = ''] = /^([\w$-]+)(\??):\s*([^;]*)/.exec(line) ?? [];
    const value = valueOfKind(kind.trim(), /written as ([^;]+)/.exec(line)?.[1]?.trim(), query);
    return value === undefined && optional === '?' ? [] : [{ name, value }];
  });
}

function valueOfKind(kind: string, format: string | undefined, query: QueryValues): string | undefined {
  if (kind.includes(' | ')) {
    return kind
      .split(' | ')
      .find((value) => new RegExp(`\\b${value.replaceAll('_', '[ _]')}\\b`, 'i').test(query.text));
  }
  switch (kind) {
    case 'id':
      return query.ids[0];
    case 'email':
      return query.emails[0];
    case 'date':
      return query.days[0] === undefined ? undefined : dateAs(query.days[0], format);
    case 'name':
      return query.names[0];
    case 'money':
    case 'number':
      return query.amounts[0] === undefined ? undefined : String(query.amounts[0]);
    case 'quoted':
      return query.quoted[0];
    default:
      return query.quoted[0] ?? query.names[0] ?? query.text.replace(/[?!.]+$/, '');
  }
}

/** A bound day that was refused in this run for its form only, in the form that the failure asks for. */
function reformatted(workflow: StoredWorkflow, prompt: Prompt): { name: string; value: string }[] {
  const format = prompt.failures.map((failure) => dateFormatIn(failure.message)).find(Boolean);
  if (!format) return [];
  return Object.entries(workflow.bound).flatMap(([name, value]) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [{ name, value: dateAs(value, format) }] : []
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
