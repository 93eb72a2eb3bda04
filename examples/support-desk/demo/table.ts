import { createColors } from 'picocolors';
import { tokenCount } from './totals';
import type { Played } from './play';
import { pathOf } from './tier-path';

const COLUMNS = [
  { title: '#', width: 2, right: true },
  { title: 'query', width: 62, right: false },
  { title: 'tiers', width: 7, right: false },
  { title: 'outcome', width: 11, right: false },
  { title: 'tokens', width: 6, right: true },
  { title: 'US$', width: 8, right: true },
  { title: 'ms', width: 5, right: true },
];

/** A table whose rows are printed as they come: nobody knows the later ones yet. */
export interface GrowingTable {
  heading(text: string): void;
  row(number: number, played: Played, link: string): void;
}

/** @param detailed With the answer, the reasons, what was learnt and the link below each row. */
export function growingTable(write: (line: string) => void, color: boolean, detailed: boolean): GrowingTable {
  const { bold, dim, green, yellow, cyan } = createColors(color);
  const paint: Record<string, (text: string) => string> = { A: green, B: cyan, C: yellow };
  return {
    heading(text) {
      write('');
      write(bold(text));
      write(dim(line(COLUMNS.map((column) => column.title))));
      write(dim(line(COLUMNS.map((column) => '─'.repeat(column.width)))));
    },
    row(number, played, link) {
      const { report, query, durationMs } = played;
      const cells = [
        String(number),
        query.text,
        pathOf(report),
        report.outcome,
        String(tokenCount(report.usage.total.tokens)),
        report.usage.total.costUsd.toFixed(5),
        String(durationMs),
      ];
      write((paint[report.tier] ?? bold)(line(cells)));
      if (!detailed) return;
      write(dim(`     ${query.shows}`));
      write(`     ${report.answer ?? report.question ?? report.reasons[0] ?? ''}`);
      for (const step of stepsDown(played)) write(dim(`     ${step}`));
      write(dim(`     why ${report.decision.tier}: ${report.decision.reasons[0] ?? 'nothing was nominated'}`));
      if (played.learnt !== undefined) write(dim(`     learnt: ${played.learnt}`));
      write(dim(`     ${link}`));
    },
  };
}

/** Each iteration that did not end with the answer, and its cause. */
function stepsDown({ report }: Played): string[] {
  return report.tierPath
    .filter((step) => step.cause)
    .map((step) => `${step.tier} ${step.outcome}: ${step.cause?.message ?? ''}`);
}

function line(cells: string[]): string {
  return cells
    .map((cell, index) => {
      const { width = 0, right } = COLUMNS[index] ?? {};
      const text = cell.length > width ? `${cell.slice(0, width - 1)}…` : cell;
      return right ? text.padStart(width) : text.padEnd(width);
    })
    .join('  ')
    .trimEnd();
}
