import { cpus, loadavg, totalmem } from 'node:os';
import type { Measured } from '../experiment/measured';
import { meanOf } from '../measure/bootstrap';
import type { Interval } from '../measure/bootstrap';
import { breakEven } from '../measure/break-even';
import { errorAvoidance } from '../measure/error-avoidance';
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
  const gpt = resultsOf(measured, 'gpt4-all');
  const streams = arms.flatMap((arm) => {
    const results = resultsOf(measured, arm);
    const paired = ENGINE.includes(arm) && gpt.length === results.length;
    const [whole, ...splits] = summariseSplits(arm, results);
    if (!whole) return [];
    const perturbed = measured.perturbed[arm];
    const more = {
      ...(paired && { errorAvoidance: errorAvoidance(gpt, results), breakEven: breakEven(gpt, results) }),
      ...(perturbed && { perturbed }),
    };
    return [{ ...whole, ...more }, ...splits];
  });
  const repeats = Object.entries(measured.repeats).flatMap(([arm, results]) => [
    summarise(arm, 'repeat stream (synthetic)', results),
    summarise(arm, 'true repeats (synthetic)', trueRepeats(results)),
  ]);
  const ablated = measured.ablations
    .slice(1)
    .map(({ part, results }) => summarise(`without ${part}`, 'ablation', results));
  const whole = measured.ablations.slice(0, 1).map(({ results }) => summarise(ENGINE[0] ?? '', 'ablation', results));
  return [...streams, ...repeats, ...whole, ...ablated].filter((summary) => summary.tasks > 0);
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
  const { parts } = measured;
  const blocks = [
    `Data: ${measured.label}. ${new Date().toISOString().slice(0, 10)}, \`${command}\`, ${minutes.toFixed(1)} minutes` +
      `${parts.found > 0 ? ` (${parts.found} of ${parts.found + parts.measured} parts were measured before by the same build)` : ''}. ` +
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0]?.toFixed(1) ?? '–'}.`,
    `Seeds ${measured.streams.map(({ seed }) => seed).join(', ')}; thresholds are the product's defaults; similarity terciles from the calibration templates: ${measured.terciles.map((one) => one.toFixed(3)).join(', ')}. Intervals are 95 %, by bootstrap over tasks.`,
    `**Conformance.** ${measured.conformance.identical} of ${measured.conformance.steps} recorded observations are identical (${measured.conformance.runs} runs).`,
    ...(measured.cut.length > 0
      ? [
          `**Cut short** by the time that was allowed, and compared as far as all arms came: ${measured.cut.join('; ')}.`,
        ]
      : []),
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
        `**${arm} against recorded GPT-4, same tasks, paired.** Tokens saved ${percent(tokenSaving)} (${percent(compare(gpt, withoutExperience(results)).tokenSaving)} without the experience in prompts); success ${points(successGain)}; harm ${points(harmGain)}.`,
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
    ...engineTables(measured, summaries),
    ...(Object.keys(measured.repeats).length > 0
      ? [
          '### Repeat stream (synthetic, Zipf)',
          armTable(
            summaries.filter(({ split }) => split.includes('repeat')),
            true
          ),
        ]
      : []),
    ...storeTable(measured),
    ...ablationTable(measured),
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
      .join('; ')}.`,
  ];
  return blocks.join('\n\n');
}

/** The results as if what was learnt had cost nothing to read: what reuse alone saves. */
function withoutExperience(results: readonly TaskResult[]): TaskResult[] {
  return results.map((result) => ({ ...result, prompt: result.prompt - (result.engine?.experience ?? 0) }));
}

function armTable(summaries: readonly ArmSummary[], withSplit = false): string {
  const head = [
    'arm',
    ...(withSplit ? ['split'] : []),
    'tasks',
    'success',
    'with an action',
    'harm',
    'prompt + completion + learning tokens a task',
    'model calls',
    '$ a task',
    'A / B / C',
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
      [one.tokens.prompt + one.tokens.cached, one.tokens.completion, one.tokens.learning].map(Math.round).join(' + '),
      one.modelCalls.toFixed(2),
      one.costUsd.toFixed(3),
      one.tiers.A + one.tiers.B + one.tiers.C > 0
        ? `${[one.tiers.A, one.tiers.B, one.tiers.C].map((part) => Math.round(100 * part)).join(' / ')} %`
        : '–',
    ])
  );
}

/** What tier A served, and what learning is worth and costs; one row per arm of the engine. */
function engineTables(measured: Measured, summaries: readonly ArmSummary[]): string[] {
  const gpt = resultsOf(measured, 'gpt4-all');
  const rows = summaries.filter(({ arm, split }) => split === 'all' && ENGINE.includes(arm));
  const served = rows.map((one) => {
    const results = resultsOf(measured, one.arm);
    const reused = results.flatMap((result, at) =>
      result.engine?.tier === 'A' ? [{ result, gpt: gpt[at]?.success }] : []
    );
    const among = (word: boolean): string => {
      const group = reused.filter((item) => item.gpt === word);
      return share(group.filter(({ result }) => result.success).length, group.length);
    };
    return [
      one.arm,
      share(reused.length, results.length),
      share(reused.filter(({ result }) => !result.success).length, reused.length),
      share(reused.filter(({ result }) => result.engine?.rightTemplate !== false).length, reused.length),
      among(true),
      among(false),
    ];
  });
  const perturbed = summaries.filter((one) => one.split === 'all' && one.perturbed);
  const routedB = rows.map(({ arm }) => resultsOf(measured, arm).filter(({ engine }) => engine?.routed === 'B').length);
  return [
    '### What tier A served',
    table(
      [
        'arm',
        'served by A',
        'wrong',
        'by a template of the right kind',
        'right where GPT-4 was right',
        'right where GPT-4 was wrong',
      ],
      served
    ),
    '### The same questions in another state',
    'Other identifiers, another first free slot, and (WorkBench) every date and the clock a week earlier. Of WorkflowGen the tasks that A had answered, asked again; of the others all tasks. A recording knows only its own state.',
    table(
      ['arm', 'asked', 'answered without the model', 'of them right', 'right in the first state', 'harm'],
      perturbed.map(({ arm, perturbed: other }) => {
        const { asked = 0, servedByA = 0, right = 0, harm = 0 } = other ?? {};
        const before = resultsOf({ ...measured, streams: measured.streams.slice(0, 1) }, arm);
        const same = ENGINE.includes(arm) ? before.filter(({ engine }) => engine?.tier === 'A') : before;
        const rightBefore = same.filter(({ success }) => success).length;
        return [
          arm,
          asked,
          servedByA,
          share(right, servedByA),
          share(rightBefore, same.length),
          share(harm, servedByA),
        ];
      })
    ),
    '### What learning costs and avoids',
    'Experience: tokens that what was learnt adds to the prompts of C, counted before each step of the recording. Errors: refusals by tools of a kind that the arm had met before in its stream, where the recording makes them again. Break-even: reuses until the added tokens are saved again, median over the kinds of request that were reused; in brackets, where all runs before the first reuse are counted as an investment.',
    table(
      [
        'arm',
        'experience tokens a task',
        'learning ms a task',
        'errors avoided',
        'kinds reused',
        'paid for themselves',
        'break-even reuses',
        'routed to B (no model: C)',
        'routing gave up in time',
        'p50 / p95 ms',
        'history events',
        'history KB',
      ],
      rows.map((one, at) => {
        const results = resultsOf(measured, one.arm);
        const mean = (value: (result: TaskResult) => number): number => meanOf(results.map(value));
        const { errorAvoidance: errors, breakEven: even } = one;
        return [
          one.arm,
          mean(({ engine }) => engine?.experience ?? 0).toFixed(0),
          mean(({ engine }) => engine?.learningMs ?? 0).toFixed(0),
          errors ? share(errors.avoided, errors.chances) : '–',
          even?.kinds ?? '–',
          even?.paid ?? '–',
          even && even.kinds > 0 ? `${even.reuses} (${even.reusesIfTrained})` : '–',
          share(routedB[at] ?? 0, results.length),
          results.filter(({ engine }) => engine?.gaveUp !== undefined).length,
          `${Math.round(one.latencyMs.p50)} / ${Math.round(one.latencyMs.p95)}`,
          one.historyEvents.toFixed(0),
          (one.historyBytes / 1024).toFixed(0),
        ];
      })
    ),
  ];
}

function storeTable({ stores, ambiguous }: Measured): string[] {
  const lines: string[] = [];
  if (stores.length > 0) {
    lines.push(
      '### Stores built from k right recorded runs per template, then every other task without learning',
      table(
        ['k', 'wording', 'templates', 'of them with k runs', 'tasks (n)', 'served by A', 'of them right', 'harm'],
        stores.map(({ k, wording, templates, full, tasks, reused, right, harm }) => [
          ...[k, wording, templates, full, tasks],
          ...[share(reused, tasks), share(right, reused), share(harm, reused)],
        ])
      )
    );
  }
  if (ambiguous) {
    const { asked, routedA, routedB, routedC } = ambiguous;
    lines.push(
      `**Ambiguous wordings** (${asked}) against the largest of these stores: routed to A ${routedA}, to B ${routedB} (a model would confirm or refuse), to C ${routedC}.`
    );
  }
  return lines;
}

/** Each part less, against the whole, paired by task. */
function ablationTable({ ablations }: Measured): string[] {
  const [whole, ...parts] = ablations;
  if (!whole || whole.results.length === 0) return [];
  const row = ({ part, results, same }: Measured['ablations'][number]): (string | number)[] => {
    const one = summarise(part, 'all', results);
    const wrong = results.filter(({ engine, success }) => engine?.tier === 'A' && !success).length;
    const reused = results.filter(({ engine }) => engine?.tier === 'A').length;
    const tokens = Math.round(one.tokens.prompt + one.tokens.cached + one.tokens.completion + one.tokens.learning);
    const name = part === 'nothing' ? 'nothing left out' : part;
    if (part === 'nothing')
      return [name, reused, share(wrong, reused), percent(one.success), percent(one.harm), tokens, ''];
    if (same) return [name, reused, share(wrong, reused), '', '', tokens, 'the same: never the only one to refuse'];
    const { successGain, harmGain } = compare(whole.results, results);
    return [name, reused, share(wrong, reused), points(successGain), points(harmGain), tokens, ''];
  };
  return [
    `### Ablation of the oracle arm (first seed, ${whole.results.length} tasks)`,
    'Success and harm of the lower rows are differences to the first one. Tier C is a recording that reads no prompt, so lessons and node experience can only change tokens here, and calls that a learnt rule repairs.',
    table(
      ['without', 'served by A', 'of them wrong', 'success', 'harm', 'tokens a task', ''],
      [whole, ...parts].map(row)
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function percent({ value, low, high }: Interval): string {
  if (Number.isNaN(value)) return '–';
  return `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
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
