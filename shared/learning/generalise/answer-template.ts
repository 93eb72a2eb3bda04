import { parseExpression } from '../../plan/expression/parse';
import { printExpression } from '../../plan/expression/print';
import { referencesIn } from '../../plan/expression/text';
import type { Tree } from '../../plan/expression/tree';
import { parseAnswer, printAnswer, type AnswerPart } from '../../plan/answer-text';
import type { Answer } from '../../protocol/plan';
import { liftExpression, liftText } from './lift-text';
import { wordSpans } from './literal-search';
import type { Origins } from './origins';

export const FROM_OUTPUTS = 'Answer the request from the outputs, in one or two sentences.';

/**
 * The answer without the values of one run: words of the query become slots, values of outputs become placeholders. An
 * answer that still says something only this run could know is `written`, which keeps the template out of tier A: also one
 * that was asked for a fact and shows no output ("It has not been shipped.").
 *
 * @param readsOnly the plan only reads, so that its answer is all that it is for
 */
export function generaliseAnswer(answer: Answer, origins: Origins, readsOnly: boolean): Answer {
  const written = (why: string): Answer => {
    origins.left.set('answer', why);
    return { kind: 'written', instruction: FROM_OUTPUTS };
  };
  if (answer.kind === 'written') {
    const said = origins.masked.values.some((value) => wordSpans(answer.instruction, value.text).length > 0);
    return said ? written('its instruction quotes the query') : answer;
  }
  const parts: AnswerPart[] = [];
  for (const part of parseAnswer(answer.text).parts) {
    const use = { name: 'answer', prose: true };
    const lifted =
      'expression' in part ? liftExpression(part.expression, use, origins) : liftText(part.text, use, origins);
    if (lifted === undefined) parts.push(part);
    else if ('open' in lifted) return written(lifted.open);
    else if ('expression' in lifted) parts.push(plainText(lifted.expression) ?? lifted);
    else parts.push(...proseOf(lifted.tree));
  }
  const shown = parts.some((part) => 'expression' in part && referencesIn(part.expression).nodes.length > 0);
  if (readsOnly && !shown) return written('it was asked for a fact and shows no output');
  return { kind: 'text', text: printAnswer(parts) };
}

/** `{{"Done."}}`, as a value that the planner named and the query does not say leaves it, is a text. */
function plainText(expression: string): AnswerPart | undefined {
  const { tree } = parseExpression(expression);
  const value = tree?.type === 'literal' && !tree.stages ? tree.value : undefined;
  return typeof value === 'string' && !value.includes('{{') ? { text: value } : undefined;
}

/** `"Done, " & slots.name` as text with a placeholder. */
function proseOf(tree: Tree): AnswerPart[] {
  if (tree.type === 'binary' && tree.operator === '&' && !tree.stages)
    return [...proseOf(tree.left), ...proseOf(tree.right)];
  if (tree.type === 'literal' && typeof tree.value === 'string') return [{ text: tree.value }];
  return [{ expression: printExpression(tree) }];
}
