import { cpus, totalmem } from 'node:os';
import type { Measured } from '../experiment/run-experiment';
import type { Interval } from '../measure/bootstrap';
import { PRICES } from '../measure/prices';
import type { ArmSummary } from '../measure/summary';
import { compare, gateCounts, summarise, summariseSplits, tokensOf } from '../measure/summary';
import type { TaskResult } from '../measure/task-result';
import { judgeClaims } from './claims';

export interface Provenance {
  command: string;
  minutes: number;
}

const ENGINE = ['workflowgen-oracle', 'workflowgen-evidence'];

/** All arms on all splits, over all seeds together. */
export function summariesOf(measured: Measured): ArmSummary[] {
  const arms = [...new Set(measured.streams.flatMap(({ results }) => Object.keys(results)))];
  const streams = arms.flatMap((arm) => summariseSplits(arm, resultsOf(measured, arm)));
  const repeats = Object.entries(measured.repeats).flatMap(([arm, results]) => [
    summarise(arm, 'repeat stream (synthetic)', results),
    summarise(arm, 'true repeats (synthetic)', trueRepeats(results)),
  ]);
  return [...streams, ...repeats].filter((summary) => summary.tasks > 0);
}

export function resultsOf(measured: Measured, arm: string): TaskResult[] {
  return measured.streams.flatMap(({ results }) => results[arm] ?? []);
}

/** Queries that came before in the same stream, word for word. */
export function trueRepeats(results: readonly TaskResult[]): TaskResult[] {
  const seen = new Set<string>();
  return results.filter(({ taskId }) => seen.has(taskId) || !seen.add(taskId));
}

export function markdownReport(measured: Measured, { command, minutes }: Provenance): string {
  const summaries = summariesOf(measured);
  const gpt = resultsOf(measured, 'gpt4-all');
  const parts = [
    `Data: ${measured.label}. ${new Date().toISOString().slice(0, 10)}, \`${command}\`, ${minutes.toFixed(1)} minutes. ` +
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB.`,
    `Seeds ${measured.streams.map(({ seed }) => seed).join(', ')}; thresholds are the product's defaults; similarity terciles from the calibration templates: ${measured.terciles.map((one) => one.toFixed(3)).join(', ')}.`,
    `**Conformance.** ${measured.conformance.identical} of ${measured.conformance.steps} recorded observations are identical (${measured.conformance.runs} runs).`,
    '### The paper’s claims',
    table(
      ['claim', 'here', 'verdict'],
      judgeClaims(measured).map(({ claim, figure, verdict }) => [claim, figure, verdict])
    ),
    '### Arms over the whole stream',
    armTable(summaries.filter(({ split }) => split === 'all')),
    ...ENGINE.flatMap((arm) => {
      const results = resultsOf(measured, arm);
      if (results.length === 0 || gpt.length !== results.length) return [];
      const { tokenSaving, successGain, harmGain } = compare(gpt, results);
      return [
        `**${arm} against recorded GPT-4, same tasks, paired.** Tokens saved ${shares(tokenSaving)}; success ${points(successGain)}; harm ${points(harmGain)}.`,
      ];
    }),
    '### By what the stream had shown before',
    armTable(
      summaries.filter(({ split }) => split.startsWith('seen') || split.startsWith('unseen')),
      true
    ),
    '### By similarity to the nearest earlier query',
    armTable(
      summaries.filter(({ split }) => split.endsWith('similarity')),
      true
    ),
    '### What tier A served',
    engineTable(measured),
    ...(Object.keys(measured.repeats).length > 0
      ? [
          '### Repeat stream (synthetic, Zipf)',
          armTable(
            summaries.filter(({ split }) => split.includes('repeat')),
            true
          ),
        ]
      : []),
    ...(measured.stores.length > 0
      ? [
          '### Stores built from k right recorded runs per template, then every other task without learning',
          table(
            ['k', 'templates', 'of them with k runs', 'tasks', 'served by A', 'of them right', 'harm'],
            measured.stores.map((store) => [
              store.k,
              store.templates,
              store.full,
              store.tasks,
              share(store.reused, store.tasks),
              share(store.right, store.reused),
              share(store.harm, store.reused),
            ])
          ),
        ]
      : []),
    ...(measured.ambiguous
      ? [
          `**Ambiguous wordings** (${measured.ambiguous.asked}): routed to A ${measured.ambiguous.routedA}, to B ${measured.ambiguous.routedB} (a model would confirm or refuse), to C ${measured.ambiguous.routedC}.`,
        ]
      : []),
    ...(Object.keys(measured.ablations).length > 0
      ? [
          '### Ablations of the oracle arm (first seed)',
          armTable([
            summarise(ENGINE[0] ?? '', 'all', measured.streams[0]?.results[ENGINE[0] ?? ''] ?? []),
            ...Object.entries(measured.ablations).map(([name, results]) => summarise(name, 'all', results)),
          ]),
        ]
      : []),
    '### Which gates kept queries from tier A',
    ...ENGINE.filter((arm) => resultsOf(measured, arm).length > 0).flatMap((arm) => [
      `${arm}: refusals of A to the nearest template; "alone" are queries that every other gate let through.`,
      table(
        ['gate', 'refused', 'alone'],
        gateCounts(resultsOf(measured, arm)).map(({ gate, refused, alone }) => [gate, refused, alone])
      ),
    ]),
    `Prices: ${Object.entries(PRICES)
      .map(
        ([model, { date, prompt, completion }]) => `${model} $${prompt} / $${completion} per million tokens (${date})`
      )
      .join('; ')}. Not run: ${measured.skipped.join('; ')}.`,
  ];
  return parts.join('\n\n');
}

function armTable(summaries: readonly ArmSummary[], withSplit = false): string {
  const head = [
    'arm',
    ...(withSplit ? ['split'] : []),
    'tasks',
    'success',
    'with an action',
    'harm',
    'tokens a task',
    'model calls',
    '$ a task',
    'A',
  ];
  return table(
    head,
    summaries.map((one) => [
      one.arm,
      ...(withSplit ? [one.split] : []),
      one.tasks,
      percent(one.success),
      percent(one.actionSuccess),
      percent(one.harm),
      Math.round(one.tokens.prompt + one.tokens.cached + one.tokens.completion + one.tokens.learning),
      one.modelCalls.toFixed(2),
      one.costUsd.toFixed(3),
      one.reuse > 0 ? `${(100 * one.reuse).toFixed(0)} %` : '–',
    ])
  );
}

function engineTable(measured: Measured): string {
  return table(
    [
      'arm',
      'served by A',
      'wrong',
      'by a template of another kind',
      'right where GPT-4 was right',
      'right where GPT-4 was wrong',
      'right in the perturbed state',
      'errors made again (GPT-4)',
      'p50 / p95 ms',
      'history events',
      'history KB',
    ],
    ENGINE.flatMap((arm) => {
      const results = resultsOf(measured, arm);
      if (results.length === 0) return [];
      const one = summarise(arm, 'all', results);
      const gpt = resultsOf(measured, 'gpt4-all');
      const reused = results.flatMap((result, at) =>
        result.engine?.tier === 'A' ? [{ result, gpt: gpt[at]?.success }] : []
      );
      const among = (word: boolean): string => {
        const group = reused.filter((item) => item.gpt === word);
        return share(group.filter(({ result }) => result.success).length, group.length);
      };
      const perturbed = measured.perturbed[arm];
      const repeatedByGpt = gpt.reduce((sum, result) => sum + result.repeatedErrors, 0);
      return [
        [
          arm,
          share(reused.length, results.length),
          share(reused.filter(({ result }) => !result.success).length, reused.length),
          share(reused.filter(({ result }) => result.engine?.rightTemplate === false).length, reused.length),
          among(true),
          among(false),
          perturbed ? share(perturbed.right, perturbed.servedByA) : '–',
          `${one.repeatedErrors} (${repeatedByGpt})`,
          `${Math.round(one.latencyMs.p50)} / ${Math.round(one.latencyMs.p95)}`,
          one.historyEvents.toFixed(0),
          (one.historyBytes / 1024).toFixed(0),
        ],
      ];
    })
  );
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function percent({ value, low, high }: Interval): string {
  if (Number.isNaN(value)) return '–';
  return `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

export function shares(interval: Interval): string {
  return percent(interval);
}

export function points({ value, low, high }: Interval): string {
  const signed = (one: number): string => `${one >= 0 ? '+' : ''}${(100 * one).toFixed(1)}`;
  return `${signed(value)} points [${signed(low)}, ${signed(high)}]`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '– (0)' : `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}

/** Tokens a task of an arm, for the plots. */
export function tokensAlong(results: readonly TaskResult[]): number[] {
  let total = 0;
  return results.map((result) => (total += tokensOf(result)));
}
