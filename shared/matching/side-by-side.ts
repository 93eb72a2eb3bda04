import { type HoleToken, type PatternToken, type Places, type QueryToken } from '../language/tokens';
import { turningKind } from '../language/turning';
import type { SideBySide } from '../protocol/decision';
import { hasBracket, stepsFrom, takesFreeText, type AlignContext } from './align';
import type { BoundWording } from './bind';
import { placeholderOf } from './mask';
import { gapAt } from './gap';
import { kindOf } from './same-kind';

/** One column: what stands on either side, and why it keeps tier A away. */
interface Column {
  wording: string;
  query: string;
  cost: number;
  why?: string;
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
  const rows: { cost: number; columns: Column[] }[][] = [];
  for (let p = wording.length; p >= 0; p -= 1) {
    const row: { cost: number; columns: Column[] }[] = [];
    rows[p] = row;
    for (let q = query.length; q >= 0; q -= 1) {
      const best = columnsFrom({ pattern: wording, p, query, q }, context)
        .map(({ column, words, tokens }) => {
          const rest = rows[p + words]?.[q + tokens] ?? { cost: 0, columns: [] };
          return { cost: column.cost + rest.cost, columns: [column, ...rest.columns] };
        })
        .reduce<{ cost: number; columns: Column[] } | undefined>(
          (least, one) => (least && least.cost <= one.cost ? least : one),
          undefined
        );
      row[q] = best ?? { cost: 0, columns: [] };
    }
  }
  return rows[0]?.[0]?.columns ?? [];
}

function columnsFrom(at: Places, context: AlignContext): { column: Column; words: number; tokens: number }[] {
  const { pattern: wording, p, query, q } = at;
  const [expected, token] = [wording[p], query[q]];
  const said = (tokens: number): string => context.text.slice(token?.start ?? 0, query[q + tokens - 1]?.end ?? 0);
  const fitting = stepsFrom(at, context).map(({ words, tokens, misspelt }) => ({
    column: {
      wording: wording
        .slice(p, p + words)
        .map(shown)
        .join(' '),
      query: said(tokens),
      cost: misspelt * COST.misspelt,
    },
    words,
    tokens,
  }));
  const missing = expected
    ? [
        {
          column: { wording: shown(expected), query: '·', cost: COST.missing, why: lacking(expected) },
          words: 1,
          tokens: 0,
        },
      ]
    : [];
  const extra = token
    ? [
        {
          column: { wording: '·', query: `[${said(1)}]`, cost: COST.extra, why: added(token, context) },
          words: 0,
          tokens: 1,
        },
      ]
    : [];
  const refused =
    expected?.kind === 'hole' && takesFreeText(expected)
      ? Array.from({ length: Math.min(MOST_GAP_WORDS, query.length - q) }, (_, more) => more + 1)
          .filter((tokens) => query[q + tokens - 1]?.sentence === token?.sentence)
          .map((tokens) => ({
            column: {
              wording: shown(expected),
              query: `[${said(tokens)}]`,
              cost: COST.refused + tokens / 10,
              why: unfit(expected, at, tokens, context),
            },
            words: 1,
            tokens,
          }))
      : [];
  return [...fitting, ...refused, ...missing, ...extra];
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
