import type { MaskedValue } from '../../values/found-value';
import type { Json } from '../../protocol/json';
import type { Plan } from '../../protocol/plan';
import { parseAnswer } from '../../plan/answer-text';
import { REDACTED } from '../../values/redaction';
import type { ToolDescription } from '../../protocol/tool';
import { wordSpans } from './literal-search';
import { literalsIn } from '../../plan/rewrite-literals';

/**
 * What a template still holds of the query that it was learnt from, or of a field that a tool declares sensitive. One
 * finding is enough to refuse it: a stored copy of one customer's value would be served to the next customer.
 */
export function auditPlan(
  plan: Plan,
  values: readonly MaskedValue[],
  tools: ReadonlyMap<string, ToolDescription>
): string[] {
  const findings: string[] = [];
  const check = (where: string, text: string): void => {
    for (const value of values) {
      if (holds(text, value)) findings.push(`${where} holds "${value.type}" of the query`);
    }
    if (text.includes(REDACTED)) findings.push(`${where} holds a redacted value`);
  };
  for (const node of plan.nodes) {
    const sensitive = new Set((tools.get(node.tool)?.sensitive ?? []).map((field) => field.split('.')[0]));
    for (const [argument, binding] of Object.entries(node.args)) {
      const where = `${node.id}.${argument}`;
      if (binding.kind === 'constant') {
        if (sensitive.has(argument) && isValue(binding.value)) findings.push(`${where} holds a sensitive value`);
        check(where, textOf(binding.value));
      }
      if (binding.kind === 'expression')
        for (const literal of literalsIn(binding.expression)) check(where, String(literal));
      if (binding.kind === 'written') check(where, binding.instruction);
    }
    for (const text of [node.when, node.forEach]) {
      for (const literal of text === undefined ? [] : literalsIn(text))
        check(`the condition of ${node.id}`, String(literal));
    }
  }
  if (plan.answer.kind === 'written') check('the answer', plan.answer.instruction);
  else {
    for (const part of parseAnswer(plan.answer.text).parts) {
      if ('text' in part) check('the answer', part.text);
      else for (const literal of literalsIn(part.expression)) check('the answer', String(literal));
    }
  }
  return [...new Set(findings)];
}

/**
 * Does a text hold a value of the query. Single characters and small numbers are in every text; an exact constant is caught
 * whatever its length.
 */
export function holds(text: string, value: Pick<MaskedValue, 'text' | 'value'>): boolean {
  const forms = new Set([value.text, textOf(value.value)].map((form) => form.trim()));
  return [...forms].some(
    (form) => form !== '' && (text === form ? form.length > 1 : form.length > 2 && wordSpans(text, form).length > 0)
  );
}

function isValue(value: Json): boolean {
  return value !== null && value !== '' && typeof value !== 'boolean';
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
