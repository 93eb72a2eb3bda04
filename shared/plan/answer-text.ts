/** An answer text cut into literal pieces and `{{expression}}` placeholders, in order. */
export type AnswerPart = { text: string } | { expression: string };

export interface ParsedAnswer {
  parts: AnswerPart[];
  /** In words; empty where the text is well formed. */
  issues: string[];
}

/**
 * Parses the text of an answer. A placeholder ends at the first `}}` outside strings and balanced braces, so that an
 * expression may hold an object or a text with braces.
 */
export function parseAnswer(text: string): ParsedAnswer {
  const parts: AnswerPart[] = [];
  const issues: string[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    if (open < 0) {
      parts.push({ text: text.slice(at) });
      break;
    }
    if (open > at) parts.push({ text: text.slice(at, open) });
    const close = closingBraces(text, open + 2);
    if (close === undefined) {
      issues.push(`the placeholder at character ${open} is not closed: write {{expression}}`);
      parts.push({ text: text.slice(open) });
      break;
    }
    const expression = text.slice(open + 2, close).trim();
    if (expression === '') issues.push(`the placeholder at character ${open} is empty: write {{expression}}`);
    else parts.push({ expression });
    at = close + 2;
  }
  return { parts, issues };
}

/** The text of an answer of these parts. */
export function printAnswer(parts: readonly AnswerPart[]): string {
  return parts.map((part) => ('text' in part ? part.text : `{{${part.expression}}}`)).join('');
}

/** An answer's text with each of its expressions changed; what is no placeholder stays to the letter. */
export function mapAnswer(text: string, change: (expression: string) => string): string {
  return printAnswer(
    parseAnswer(text).parts.map((part) => ('text' in part ? part : { expression: change(part.expression) }))
  );
}

function closingBraces(text: string, from: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== undefined) {
      if (character === '\\' && quote !== '`') at += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth > 0) depth -= 1;
      else if (text[at + 1] === '}') return at;
      else return undefined;
    }
  }
  return undefined;
}
