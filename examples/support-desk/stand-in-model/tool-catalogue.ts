/** One argument of a tool, as its signature says it. */
export interface Argument {
  name: string;
  required: boolean;
  description: string;
  /** The values of an enumeration. */
  values?: string[];
  /** What a text must match. */
  pattern?: RegExp;
  /** `string`, `number`, …, or a text's format such as `email`. */
  type: string;
}

/** One field that a tool gives, with the path to it; of a list, the first item's. */
export interface OutputField {
  name: string;
  path: string;
}

export interface CataloguedTool {
  name: string;
  effect: string;
  arguments: Argument[];
  outputs: OutputField[];
}

/** Reads the lines `name(arguments) -> output [effect]` of a tool catalogue; descriptions stand indented below. */
export function readCatalogue(text: string): Map<string, CataloguedTool> {
  const tools = new Map<string, CataloguedTool>();
  for (const line of text.split('\n')) {
    const name = /^([a-z][\w.-]*)\(/.exec(line)?.[1];
    if (!name) continue;
    const open = name.length;
    const close = matching(line, open);
    const effect = /\[(\w+)\]$/.exec(line)?.[1];
    const arrow = line.indexOf('-> ', close);
    if (close < 0 || arrow < 0 || !effect) continue;
    tools.set(name, {
      name,
      effect,
      arguments: members(line.slice(open + 1, close)).map(argumentOf),
      outputs: fieldsOf(line.slice(arrow + 3, line.lastIndexOf('[')).trim(), ''),
    });
  }
  return tools;
}

function argumentOf(member: Member): Argument {
  const { type, description } = member;
  const values = [...type.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
  const pattern = /^string\(\/(.*)\/\)/.exec(type)?.[1];
  return {
    name: member.name,
    required: member.required,
    description,
    type: /^string\(([\w-]+)\)/.exec(type)?.[1] ?? /^\w+/.exec(type)?.[0] ?? 'any',
    ...(type.startsWith('"') ? { values } : {}),
    ...(pattern === undefined ? {} : { pattern: new RegExp(pattern) }),
  };
}

/** The named fields of an output type, nested ones too. */
function fieldsOf(type: string, path: string): OutputField[] {
  const text = type.trim();
  if (text.startsWith('[')) return fieldsOf(text.slice(1, matching(text, 0)), `${path}[0]`);
  if (!text.startsWith('{')) return [];
  return members(text.slice(1, matching(text, 0))).flatMap((member) => {
    const below = path === '' ? member.name : `${path}.${member.name}`;
    const nested = fieldsOf(member.type, below);
    return nested.length > 0 ? nested : [{ name: member.name, path: below }];
  });
}

interface Member {
  name: string;
  required: boolean;
  type: string;
  description: string;
}

/** Splits `a: string, b?: {c: number}`, with the comments behind them, at the commas of its own level. */
function members(text: string): Member[] {
  const found: Member[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] !== ',') {
      at = skipped(text, at);
      continue;
    }
    const match = /^\s*(\w+)(\??):\s*([\s\S]*)$/.exec(text.slice(start, at));
    start = at + 1;
    if (!match) continue;
    const [, name = '', optional, rest = ''] = match;
    const description = /\/\*\s*(.*?)\s*\*\/\s*$/.exec(rest);
    found.push({
      name,
      required: optional !== '?',
      type: (description ? rest.slice(0, description.index) : rest).trim(),
      description: description?.[1] ?? '',
    });
  }
  return found;
}

const CLOSING: Record<string, string> = { '(': ')', '{': '}', '[': ']' };

/** The last character of what begins at `at`: a comment, a quoted text, a bracket with all that it holds, or one character. */
function skipped(text: string, at: number): number {
  const character = text[at] ?? '';
  if (text.startsWith('/*', at)) return end(text.indexOf('*/', at), 1, text);
  if (character === '"') return end(text.indexOf('"', at + 1), 0, text);
  if (CLOSING[character]) return end(matching(text, at), 0, text);
  return at;
}

function end(found: number, more: number, text: string): number {
  return found < 0 ? text.length - 1 : found + more;
}

/** The bracket that closes the one at `open`; -1 where there is none. */
function matching(text: string, open: number): number {
  const closing = CLOSING[text[open] ?? ''];
  // The pattern of a text may hold brackets of its own.
  if (text.startsWith('(/', open)) return text.indexOf('/)', open + 2) + 1 || -1;
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === closing) return at;
    at = skipped(text, at);
  }
  return -1;
}
