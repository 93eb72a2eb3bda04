import type { Json } from '../../protocol/json';
import { parseAnswer } from '../../plan/answer-text';
import { reachedFrom } from '../../plan/expression/text';
import type { Answer, NamedValue, PlanNode } from '../../protocol/plan';
import type { Masked } from '../../matching/mask';
import { isTelling, OutputIndex, singlePath, wordSpans } from './literal-search';
import { rewriteLiterals } from '../../plan/rewrite-literals';
import type { SlotDrafts } from './slot-drafts';

export interface AnswerContext {
  drafts: SlotDrafts;
  masked: Masked;
  outputs: ReadonlyMap<string, Json>;
  nodes: readonly PlanNode[];
  /** Named values of the plan. */
  values?: readonly NamedValue[];
  /** The plan only reads, so that its answer is all that it is for. */
  readsOnly: boolean;
}

const FROM_OUTPUTS = 'Answer the request from the outputs, in one or two sentences.';

/**
 * The answer without the values of one run: words of the query become slots, values of outputs become placeholders. An
 * answer that still says something only this run could know is `written`, which keeps the template out of tier A: also one
 * that was asked for a fact and shows no output ("It has not been shipped.").
 */
export function generaliseAnswer(answer: Answer, context: AnswerContext): Answer {
  if (answer.kind === 'written') {
    const said = context.masked.values.some((value) => wordSpans(answer.instruction, value.text).length > 0);
    return said ? { kind: 'written', instruction: FROM_OUTPUTS } : answer;
  }
  const index = new OutputIndex();
  for (const [node, output] of context.outputs) index.add(node, output);
  let text = '';
  for (const part of parseAnswer(answer.text).parts) {
    if ('expression' in part) {
      const expression = rewriteLiterals(part.expression, (literal) => slotOf(literal, context));
      text += `{{${expression}}}`;
      continue;
    }
    const general = generaliseText(part.text, context, index);
    if (general === undefined) return { kind: 'written', instruction: FROM_OUTPUTS };
    text += general;
  }
  const shown = parseAnswer(text).parts.some(
    (part) => 'expression' in part && reachedFrom(part.expression, context.values).nodes.length > 0
  );
  return context.readsOnly && !shown ? { kind: 'written', instruction: FROM_OUTPUTS } : { kind: 'text', text };
}

function slotOf(literal: string | number, context: AnswerContext): string | undefined {
  const draft = context.drafts.drafts.find((item) => item.value === literal);
  return draft && `slots.${draft.slot.name}`;
}

/** `undefined` where a value is left that nothing explains. */
function generaliseText(text: string, context: AnswerContext, index: OutputIndex): string | undefined {
  const pieces: { start: number; end: number; by: string }[] = [];
  const cover = (start: number, end: number, by: string): void => {
    if (!pieces.some((piece) => start < piece.end && piece.start < end)) pieces.push({ start, end, by });
  };
  const drafts = [...context.drafts.drafts].sort((a, b) => b.source.text.length - a.source.text.length);
  for (const draft of drafts) {
    for (const words of new Set([
      draft.source.text,
      typeof draft.value === 'string' ? draft.value : JSON.stringify(draft.value),
    ])) {
      for (const span of wordSpans(text, words)) cover(span.start, span.end, `{{slots.${draft.slot.name}}}`);
    }
  }
  for (const span of valueSpans(text)) {
    const token = text.slice(span.start, span.end);
    const by = outputReference(token, index);
    if (by !== undefined) cover(span.start, span.end, `{{${by}}}`);
    else if (!pieces.some((piece) => span.start < piece.end && piece.start < span.end)) return undefined;
  }
  if (context.masked.values.some((value) => wordSpans(blanked(text, pieces), value.text).length > 0)) return undefined;
  return pieces
    .sort((a, b) => b.start - a.start)
    .reduce((result, piece) => result.slice(0, piece.start) + piece.by + result.slice(piece.end), text);
}

/** Words that look like values: with a digit or an @ in them. */
function valueSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\s"'`(),;!?]*[\d@][^\s"'`(),;!?]*/g)].map((match) => {
    const trimmed = match[0].replace(/[.:]+$/, '');
    return { start: match.index, end: match.index + trimmed.length };
  });
}

function outputReference(token: string, index: OutputIndex): string | undefined {
  const number = Number(token);
  const values: Json[] = Number.isFinite(number) && token.trim() !== '' ? [token, number] : [token];
  const places = values.filter(isTelling).flatMap((value) => index.find(value));
  const [only, ...others] = places.filter((place) => place.lists.every((length) => length === 1));
  return only && others.length === 0 ? singlePath(`nodes.${only.node}`, only.steps) : undefined;
}

function blanked(text: string, pieces: readonly { start: number; end: number }[]): string {
  return pieces.reduce(
    (rest, piece) => rest.slice(0, piece.start) + ' '.repeat(piece.end - piece.start) + rest.slice(piece.end),
    text
  );
}
