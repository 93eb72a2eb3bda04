/**
 * Whether a text is in the language of a GBNF grammar (llama.cpp's notation), by trying all ways: small texts only. It reads
 * literals, character classes, groups, `|`, `?`, `*`, `+`, `{m,n}` and rule names.
 */
export function matches(grammar: string, text: string): boolean {
  const rules = new Map<string, Part>();
  for (const line of grammar.split('\n')) {
    const [name = '', body = ''] = line.split(/ ::= ?(.*)/s);
    rules.set(name.trim(), parse(body));
  }
  const root: Part = { kind: 'rule', name: 'root' };
  return endsOf(root, 0, text, rules, new Map()).has(text.length);
}

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'class'; pattern: RegExp }
  | { kind: 'rule'; name: string }
  | { kind: 'all' | 'any'; parts: Part[] }
  | { kind: 'repeat'; part: Part; least: number; most: number };

function parse(source: string): Part {
  let at = 0;
  const spaces = (): void => void (at += /^\s*/.exec(source.slice(at))?.[0].length ?? 0);
  const take = (pattern: RegExp): string | undefined => {
    const found = new RegExp(`^(?:${pattern.source})`, 's').exec(source.slice(at))?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const choice = (): Part => {
    const parts = [sequence()];
    while (take(/\|/)) parts.push(sequence());
    return { kind: 'any', parts };
  };
  const sequence = (): Part => {
    const parts: Part[] = [];
    for (spaces(); at < source.length && !/[|)]/.test(source[at] ?? ''); spaces()) parts.push(repeated(atom()));
    return { kind: 'all', parts };
  };
  const atom = (): Part => {
    const text = take(/"(?:[^"\\]|\\.)*"/);
    if (text !== undefined) return { kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') };
    const set = take(/\[(?:[^\]\\]|\\.)*\]/);
    if (set !== undefined) return { kind: 'class', pattern: new RegExp(`^${set}$`, 'u') };
    if (take(/\(/)) {
      const inner = choice();
      if (!take(/\)/)) throw new Error(`no ")" at ${at} of ${source}`);
      return inner;
    }
    const name = take(/[A-Za-z0-9-]+/);
    if (name === undefined) throw new Error(`what is this at ${at} of ${source}?`);
    return { kind: 'rule', name };
  };
  const repeated = (part: Part): Part => {
    const sign = take(/[?*+]|\{\d+,\d+\}/);
    if (sign === undefined) return part;
    const [least = 0, most = 0] = sign.startsWith('{')
      ? sign.slice(1, -1).split(',').map(Number)
      : { '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] }[sign as '?' | '*' | '+'];
    return { kind: 'repeat', part, least, most };
  };
  const whole = choice();
  if (at < source.length) throw new Error(`too much at ${at} of ${source}`);
  return whole;
}

type Memo = Map<string, Map<number, Set<number>>>;

function endsOf(part: Part, from: number, text: string, rules: Map<string, Part>, memo: Memo): Set<number> {
  const next = (one: Part, at: number): Set<number> => endsOf(one, at, text, rules, memo);
  switch (part.kind) {
    case 'text':
      return text.startsWith(part.text, from) ? new Set([from + part.text.length]) : new Set();
    case 'class': {
      const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
      return from < text.length && part.pattern.test(character) ? new Set([from + character.length]) : new Set();
    }
    case 'any':
      return new Set(part.parts.flatMap((one) => [...next(one, from)]));
    case 'all': {
      let ends = new Set([from]);
      for (const one of part.parts) ends = new Set([...ends].flatMap((at) => [...next(one, at)]));
      return ends;
    }
    case 'repeat': {
      const ends = new Set(part.least === 0 ? [from] : []);
      let front = new Set([from]);
      for (let count = 1; count <= part.most && front.size > 0; count++) {
        front = new Set([...front].flatMap((at) => [...next(part.part, at)]).filter((at) => !ends.has(at)));
        if (count >= part.least) for (const at of front) ends.add(at);
      }
      return ends;
    }
    case 'rule': {
      const known = memo.get(part.name) ?? new Map<number, Set<number>>();
      memo.set(part.name, known);
      const found = known.get(from);
      if (found) return found;
      const rule = rules.get(part.name);
      if (!rule) throw new Error(`no rule ${part.name}`);
      const ends = next(rule, from);
      known.set(from, ends);
      return ends;
    }
  }
}
