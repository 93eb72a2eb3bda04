import type { JsonObject } from '../../shared/protocol/json';
import type { Asked, RecordedPrompt } from './recorded-prompts';

/** A part of the product's prompts: what a prompt is without it. */
export interface PromptPart {
  name: string;
  of: RecordedPrompt['purpose'];
  /** `undefined` where the prompt does not hold it. */
  without: (prompt: Asked) => Asked | undefined;
}

/** Part of the system text, by a pattern. */
function said(pattern: RegExp): PromptPart['without'] {
  return (prompt) => {
    const system = prompt.system.replace(pattern, '');
    return system === prompt.system ? undefined : { ...prompt, system };
  };
}

/** Part of the first turn. */
function told(change: (turn: string) => string): PromptPart['without'] {
  return (prompt) => {
    const [first, ...rest] = prompt.messages;
    const content = first && change(first.content);
    if (!first || content === undefined || content === first.content) return undefined;
    return { ...prompt, messages: [{ ...first, content }, ...rest] };
  };
}

/** A tagged section of the first turn, with the sentence that leads to it. */
function section(tag: string, lead = ''): PromptPart['without'] {
  const pattern = new RegExp(`${lead === '' ? '' : `(?:^${lead}.*\\n)?`}^<${tag}>\\n[\\s\\S]*?\\n</${tag}>\\n?`, 'm');
  return told((turn) => turn.replace(pattern, ''));
}

/** A line of the first turn. */
const line = (start: string): PromptPart['without'] =>
  told((turn) => turn.replace(new RegExp(`^${start}.*\\n`, 'm'), ''));

/** A member of the workflow that B is shown, changed; `undefined` takes it out. */
function member(name: string, to: (value: unknown) => unknown = () => undefined): PromptPart['without'] {
  return told((turn) => {
    const body = /^<workflow>\n(.*)\n<\/workflow>$/m.exec(turn)?.[1];
    if (body === undefined) return turn;
    const data = JSON.parse(body) as Record<string, unknown>;
    if (data[name] === undefined) return turn;
    return turn.split(body).join(JSON.stringify({ ...data, [name]: to(data[name]) }));
  });
}

/** The schema of the reply but for what may be changed, which has its own price; or one of its members. */
function shape(name?: string): PromptPart['without'] {
  return (prompt) => {
    const properties = { ...(prompt.schema.properties as JsonObject | undefined) };
    const { change } = properties;
    if (name === undefined) return { ...prompt, schema: { ...(change !== undefined && { change }) } };
    if (properties[name] === undefined) return undefined;
    delete properties[name];
    return { ...prompt, schema: { ...prompt.schema, properties } };
  };
}

/** Several parts that go together. */
function both(...parts: PromptPart['without'][]): PromptPart['without'] {
  return (prompt) => {
    const left = parts.reduce<Asked>((rest, part) => part(rest) ?? rest, prompt);
    return left === prompt ? undefined : left;
  };
}

const shared = (of: RecordedPrompt['purpose']): PromptPart[] => [
  { of, name: 'instructions', without: said(/Rules of this deployment[\s\S]*?<\/instructions>\n?/) },
  { of, name: 'experience', without: section('experience', 'Experience from') },
  { of, name: 'failures', without: section('failures', 'What failed') },
  { of, name: 'earlier calls', without: section('earlier_calls', 'These calls') },
  { of, name: 'context', without: section('context') },
  { of, name: 'query', without: section('query') },
  {
    of,
    name: 'repair',
    without: (prompt) =>
      prompt.messages.length > 1 ? { ...prompt, messages: prompt.messages.slice(0, 1) } : undefined,
  },
  { of, name: 'schema', without: shape() },
];

/** Of the workflow that B is shown. */
const shown = (name: string): PromptPart => ({ of: 'rewrite', name, without: member(name) });

/** A rule that stands in B's turn only where there is such a part. */
const rule = (name: string, start: string): PromptPart => ({ of: 'rewrite', name, without: line(start) });

/** Every part, by prompt and in the order in which it stands; a prompt is the sum of its parts but for line ends and tags. */
export const PROMPT_PARTS: readonly PromptPart[] = [
  { of: 'plan', name: 'examples', without: said(/ Two examples, with tools[\s\S]*?(?=\nRules\n)/) },
  { of: 'plan', name: 'rules', without: said(/^Rules\n(?:- .*\n)*/m) },
  { of: 'plan', name: 'tools', without: said(/<tools>[\s\S]*<\/tools>/) },
  { of: 'plan', name: 'wrong plans', without: section('wrong_plans', 'Plans that were') },
  { of: 'plan', name: 'outputs', without: section('outputs', 'These nodes') },
  ...shared('plan'),
  {
    of: 'rewrite',
    name: 'rules',
    without: said(/^A stored workflow[\s\S]*?(?=\nRules of this deployment|$(?![\s\S]))/),
  },
  { of: 'rewrite', name: 'tools', without: section('tools') },
  { of: 'rewrite', name: 'corrections', without: section('corrected', 'Users called') },
  {
    of: 'rewrite',
    name: 'second wording',
    without: member('answers', (wordings) => (wordings as unknown[]).slice(0, 1)),
  },
  ...['values', 'steps', 'answer', 'doubts', 'bound', 'open', 'unsure', 'written', 'variable'].map(shown),
  rule('rule: slots', 'Add "slots"'),
  rule('rule: correct', 'A value under "bound"'),
  rule('rule: written', 'Add "written"'),
  rule('rule: replace', 'Nodes under "variable"'),
  {
    of: 'rewrite',
    name: 'change (rule, choices, schema)',
    without: both(line('Where these very steps'), member('choices'), shape('change')),
  },
  ...shared('rewrite'),
  { of: 'write', name: 'rules', without: said(/^You write[\s\S]*?(?=\nRules of this deployment|$(?![\s\S]))/) },
  ...['calls', 'outputs', 'slots', 'items'].map((tag): PromptPart => ({
    of: 'write',
    name: tag,
    without: section(tag),
  })),
  ...shared('write'),
];
