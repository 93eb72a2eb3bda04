import type { MaskedValue } from '../../values/found-value';
import { plainText, type Json } from '../../protocol/json';
import type { Plan } from '../../protocol/plan';
import { parseAnswer } from '../../plan/answer-text';
import { REDACTED } from '../../values/redaction';
import type { ToolDescription } from '../../protocol/tool';
import { quotes, wordSpans } from './literal-search';
import { literalsIn } from './lift-text';

/** One thing that a template must not hold. */
export interface Finding {
  /** `node.argument`, `node.when`, `node.forEach`, or `answer`. */
  where: string;
  why: string;
  /** A tool calls it sensitive: then nothing of the run is kept. */
  sensitive?: true;
}

/**
 * What a template still holds of the query that it was learnt from, of who asked, or of a field that a tool declares sensitive:
 * a stored copy of one customer's value would be served to the next customer.
 */
export function auditPlan(
  plan: Plan,
  values: readonly MaskedValue[],
  tools: ReadonlyMap<string, ToolDescription>,
  user?: string
): Finding[] {
  const findings: Finding[] = [];
  const check = (where: string, text: string): void => {
    for (const value of values) {
      if (holds(text, value)) findings.push({ where, why: `it holds "${value.type}" of the query` });
    }
    if (user !== undefined && user.length > 2 && wordSpans(text, user).length > 0)
      findings.push({ where, why: 'it holds who asks' });
    if (text.includes(REDACTED)) findings.push({ where, why: 'it holds a redacted value' });
  };
  const checkExpression = (where: string, expression: string | undefined): void => {
    const literals = expression === undefined ? [] : literalsIn(expression);
    for (const literal of literals) check(where, String(literal));
    // A text may be put together from pieces none of which says much.
    const texts = literals.filter((literal) => typeof literal === 'string').join(' ');
    for (const value of values)
      if (quotes(texts, value)) findings.push({ where, why: `it holds "${value.type}" of the query` });
  };
  for (const node of plan.nodes) {
    const sensitive = new Set((tools.get(node.tool)?.sensitive ?? []).map((field) => field.split('.')[0]));
    for (const [argument, binding] of Object.entries(node.args)) {
      const where = `${node.id}.${argument}`;
      if (binding.kind === 'constant') {
        if (sensitive.has(argument) && isValue(binding.value))
          findings.push({ where, why: 'it holds a sensitive value', sensitive: true });
        check(where, plainText(binding.value));
      }
      if (binding.kind === 'expression') checkExpression(where, binding.expression);
      if (binding.kind === 'written') check(where, binding.instruction);
    }
    checkExpression(`${node.id}.when`, node.when);
    checkExpression(`${node.id}.forEach`, node.forEach);
  }
  if (plan.answer.kind === 'written') check('answer', plan.answer.instruction);
  else {
    for (const part of parseAnswer(plan.answer.text).parts) {
      if ('text' in part) check('answer', part.text);
      else checkExpression('answer', part.expression);
    }
  }
  return [...new Map(findings.map((finding) => [`${finding.where} ${finding.why}`, finding])).values()];
}

/**
 * Does a text hold a value of the query. Single characters and small numbers are in every text; an exact constant is caught
 * whatever its length.
 */
export function holds(text: string, value: Pick<MaskedValue, 'type' | 'text' | 'value'>): boolean {
  const forms = new Set([value.text, plainText(value.value)].map((form) => form.trim()));
  return (
    [...forms].some(
      (form) => form !== '' && (text === form ? form.length > 1 : form.length > 2 && wordSpans(text, form).length > 0)
    ) || quotes(text, value)
  );
}

function isValue(value: Json): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}
