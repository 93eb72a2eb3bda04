import { type HoleToken, type PatternToken, type Places, type QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { SideBySide } from '../protocol/decision';
import { stepsFrom } from './align';
import type { AlignContext } from './align-context';
import { hasBracket } from './hole-fillings';
import { takesFreeText } from './filling';
import type { BoundWording } from './bind';
import { placeholderOf } from './mask';
import { gapAt } from './gap';
import { kindOf } from './same-kind';

/** One column: what stands on either side, and why it keeps tier A away. */
interface Column {
  wording: string;
  query: string;
  why?: string;
}

/** One step of an alignment; its column is written only where the step is on the cheapest way. */
interface Step {
  cost: number;
  words: number;
  tokens: number;
  column: () => Column;
}

/** The cheapest way from a pair of places on. */
interface Way {
  cost: number;
  step?: Step;
  rest?: Way;
}

const MOST_TOKENS = 120;
const MOST_GAP_WORDS = 4;
const COST = { misspelt: 1, refused: 3, extra: 2, missing: 2, empty: 3 };

/**
 * A query under the wording that it was compared with, each fixed word above its own and each placeholder above its value, by the
 * cheapest alignment in which words may also be left over on either side; and each reason why the query is not that wording, in
 * one line. `undefined` where the wording cannot be read or one of them is too long to be read by a person.
 */
export function sideBySide({ read }: Pick<BoundWording, 'read'>): SideBySide | undefined {
  if (!read || read.wording.length + read.query.length > MOST_TOKENS) return undefined;
  const columns = cheapest(read.wording, read.query, read.context);
  const widths = columns.map((column) => Math.max(column.wording.length, column.query.length));
  const line = (side: 'wording' | 'query'): string =>
    columns
      .map((column, at) => column[side].padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const asides = read.asides.map(({ text, sure }) => `"${text}" left aside (${sure.toFixed(2)})`);
  return {
    wording: line('wording'),
    query: line('query'),
    refusals: columns.flatMap(({ why }) => why ?? []),
    ...(asides.length > 0 ? { smallTalk: asides } : {}),
  };
}

function cheapest(wording: readonly PatternToken[], query: readonly QueryToken[], context: AlignContext): Column[] {
  const rows: Way[][] = [];
  for (let p = wording.length; p >= 0; p -= 1) {
    const row: Way[] = [];
    rows[p] = row;
    for (let q = query.length; q >= 0; q -= 1) {
      let best: Way | undefined;
      for (const step of columnsFrom({ pattern: wording, p, query, q }, context)) {
        const rest = rows[p + step.words]?.[q + step.tokens];
        const cost = step.cost + (rest?.cost ?? 0);
        if (!best || cost < best.cost) best = { cost, step, rest };
      }
      row[q] = best ?? { cost: 0 };
    }
  }
  const columns: Column[] = [];
  for (let way = rows[0]?.[0]; way?.step; way = way.rest) columns.push(way.step.column());
  return columns;
}

function columnsFrom(at: Places, context: AlignContext): Step[] {
  const { pattern: wording, p, query, q } = at;
  const [expected, token] = [wording[p], query[q]];
  const said = (tokens: number): string => context.text.slice(token?.start ?? 0, query[q + tokens - 1]?.end ?? 0);
  const steps = stepsFrom(at, context).map(({ words, tokens, misspelt }): Step => {
    const column = (): Column => ({
      wording: wording
        .slice(p, p + words)
        .map(shown)
        .join(' '),
      query: said(tokens),
    });
    return { cost: misspelt.length * COST.misspelt, words, tokens, column };
  });
  if (expected?.kind === 'hole' && takesFreeText(expected)) {
    for (let tokens = 1; tokens <= Math.min(MOST_GAP_WORDS, query.length - q); tokens += 1) {
      if (query[q + tokens - 1]?.sentence !== token?.sentence) continue;
      const column = (): Column => ({
        wording: shown(expected),
        query: `[${said(tokens)}]`,
        why: unfit(expected, at, tokens, context),
      });
      steps.push({ cost: COST.refused + tokens / 10, words: 1, tokens, column });
    }
  }
  if (expected) {
    const column = (): Column => ({ wording: shown(expected), query: '·', why: lacking(expected) });
    steps.push({ cost: COST.missing, words: 1, tokens: 0, column });
  }
  if (token) {
    const column = (): Column => ({ wording: '·', query: `[${said(1)}]`, why: added(token, context) });
    steps.push({ cost: COST.extra, words: 0, tokens: 1, column });
  }
  return steps;
}

function shown(token: PatternToken): string {
  if (token.kind === 'word') return token.raw;
  if (token.kind === 'value') return token.value.text;
  return token.placeholder.slot === undefined ? placeholderOf(token.placeholder) : `{${token.placeholder.slot}}`;
}

function lacking(token: PatternToken): string {
  if (token.kind === 'hole') return `nothing stands for ${token.placeholder.slot ?? placeholderOf(token.placeholder)}`;
  return `the wording's "${shown(token)}" is not said`;
}

function added(token: QueryToken, { language }: AlignContext): string {
  if (token.kind === 'value') return `"${token.value.text}" is a ${token.value.type} that the wording has no place for`;
  const kind = turningKind(language, token.word);
  return `"${token.raw}" is not in the wording${kind === undefined ? '' : ` (${kind})`}`;
}

/** Why what stands in a gap is not taken for the slot's value. */
function unfit(
  hole: HoleToken,
  { pattern, p, query, q }: Places,
  tokens: number,
  { language, slots, text, undated }: AlignContext
): string {
  const slot = slots.find(({ name }) => name === hole.placeholder.slot);
  const gap = query.slice(q, q + tokens);
  const words = `"${text.slice(gap[0]?.start ?? 0, gap.at(-1)?.end ?? 0)}"`;
  if (!slot) return `no slot takes ${words}`;
  if (slot.values && slot.values.length > 0)
    return `${slot.name}: ${words} is none of ${slot.values.slice(0, 5).join(', ')}`;
  if (hasBracket(text, gap, slot)) return `${slot.name}: ${words} is not taken, a bracket opens or closes in it`;
  const place = gapAt(language, { pattern, p, query, q }, tokens, undated);
  const kind = place && kindOf(language, slot, place);
  const reason =
    kind && 'not' in kind
      ? kind.not
      : 'too few values are known to tell, and it is written like no name and no known kind';
  return `${slot.name}: ${words} is not taken, ${reason}`;
}
