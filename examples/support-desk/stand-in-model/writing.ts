import type { Prompt } from './prompt-reading';
import { readQuery } from './query-reading';

/** What the model writes when texts are asked for, in the shape that the prompt asks for. */
export interface WriteReply {
  items: { key: string; value: string }[];
}

export function writingFor(prompt: Prompt): WriteReply {
  return {
    items: prompt.items.map(({ key, instruction }) => ({ key, value: writtenText(key, instruction, prompt) })),
  };
}

/** One text of a workflow: by the argument's name a subject or a body, and else what the query is about. */
export function writtenText(key: string, instruction: string, prompt: Prompt): string {
  const argument = key.slice(key.lastIndexOf('.') + 1);
  const about = topicOf(prompt.query);
  if (argument === 'subject') return [...capitalised(about)].slice(0, 110).join('');
  if (argument === 'body' || /\be-?mail\b|\bletter\b/i.test(instruction)) return letter(prompt, about);
  if (argument === 'answer') return `${capitalised(about)}: ${outputsInWords(prompt.outputs)}`;
  return capitalised(about);
}

function letter(prompt: Prompt, about: string): string {
  const [name] = readQuery(prompt.query, prompt.now).names;
  const sorry = /\b(apolog|sorry)/i.test(prompt.query);
  const opening = sorry
    ? `we are sorry: ${about}. That is not the service that you should expect from us.`
    : `we are writing to you about this: ${about}.`;
  const facts = outputsInWords(prompt.outputs);
  return [
    `Dear ${name ?? 'customer'},`,
    '',
    facts ? `${opening} ${facts}` : opening,
    sorry
      ? 'We are looking into it and will keep you up to date.'
      : 'Please reply to this message if anything is unclear.',
    '',
    'Kind regards',
    'Your support team',
  ].join('\n');
}

/** What a query is about, in the words of the one who is written to: what stands behind "for", "about" or "that". */
function topicOf(query: string): string {
  const words = query.replace(/[?!.]+$/, '');
  const topic = /\b(?:about|apolog\w+ for|apology for|that)\b:?\s+(.+)$/i.exec(words)?.[1] ?? words;
  // "… and e-mail her about it": what was asked before it.
  if (/^(it|this|that|them)$/i.test(topic)) return words.split(/,? and (?=e-?mail|write|let)/i)[0] ?? words;
  return topic.replace(/\b(her|his|their|the customer's)\b/gi, 'your').trim();
}

/** The short values of the outputs, by field. */
function outputsInWords(outputs: unknown): string {
  const facts: string[] = [];
  const walk = (value: unknown, name: string): void => {
    if (facts.length >= 6 || value === null || value === undefined) return;
    if (Array.isArray(value)) walk(value[0], name);
    else if (typeof value === 'object') for (const [key, item] of Object.entries(value)) walk(item, key);
    else facts.push(`${name.replace(/([A-Z])/g, ' $1').toLowerCase()} ${[...inWords(value)].slice(0, 60).join('')}`);
  };
  walk(outputs, 'result');
  return facts.length > 0 ? `${capitalised(facts.join(', '))}.` : '';
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
