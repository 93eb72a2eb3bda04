const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<![\w.$])-?\d+(?:\.\d+)?(?![\w.])/g;

/**
 * Replaces the literals of an expression for which `by` gives another expression. Indexes (`[0]`) and field names in
 * backticks are no literals of a request and stay.
 */
export function rewriteLiterals(expression: string, by: (literal: string | number) => string | undefined): string {
  return expression.replace(LITERAL, (token: string, offset: number) => {
    if (
      token.startsWith('`') ||
      isIndex(expression, offset, token.length) ||
      isKey(expression, offset + token.length)
    ) {
      return token;
    }
    const literal = readLiteral(token);
    const reference = literal === undefined || literal === '' ? undefined : by(literal);
    if (reference === undefined) return token;
    // Inside a filter a bare path would be a field of the element.
    return insideBrackets(expression, offset) ? reference.replace(/\b(slots|nodes)\./g, '$$$$.$1.') : reference;
  });
}

/** The literals themselves, for the audit. */
export function literalsIn(expression: string): (string | number)[] {
  const found: (string | number)[] = [];
  rewriteLiterals(expression, (literal) => {
    found.push(literal);
    return undefined;
  });
  return found;
}

function readLiteral(token: string): string | number | undefined {
  if (/^-?\d/.test(token)) return Number(token);
  const inner = token.slice(1, -1);
  try {
    return JSON.parse(token.startsWith('"') ? token : `"${inner.replace(/\\'/g, "'").replace(/"/g, '\\"')}"`) as string;
  } catch {
    return undefined;
  }
}

function isIndex(expression: string, offset: number, length: number): boolean {
  return /\[\s*-?$/.test(expression.slice(0, offset)) && /^\s*\]/.test(expression.slice(offset + length));
}

/** The key of an object constructor: `{"name": …}`. */
function isKey(expression: string, end: number): boolean {
  return /^\s*:/.test(expression.slice(end)) && !/\?[^:]*$/.test(expression.slice(0, end));
}

function insideBrackets(expression: string, offset: number): boolean {
  let depth = 0;
  for (const character of expression.slice(0, offset).replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '')) {
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
  }
  // A list constructor at the root is no filter: what opens it stands after nothing that could be filtered.
  return depth > 0 && /[\w)\]`]\s*\[[^\]]*$/.test(expression.slice(0, offset));
}
