#!/usr/bin/env node
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WorkflowGenError } from '../shared/index';
import { installTelemetry } from '../worker/index';
import type { Progress } from './experiment/progress';
import { runExperiment } from './experiment/run-experiment';
import { loadHarbour } from './fixture/harbour-dataset';
import { lastLive, liveBench } from './live/live-command';
import { RECORDED_STRONG } from './live/run-live';
import { partsBench } from './prompts/parts-command';
import { writeHtmlReport } from './report/html-report';
import { markdownReport, summariesOf } from './report/markdown-report';
import { HOW_TO_GET, loadWorkbench } from './workbench/load-dataset';

interface Flags {
  data?: string;
  full?: boolean;
  arms?: string;
  sample?: string;
  seed?: string;
  seeds?: string;
  json?: boolean;
  live?: boolean;
  model?: string;
  cassette?: string;
  replay?: boolean;
  minutes?: string;
  perTemplate: string;
  memory: string;
  slice?: string;
  heldOutFrom?: string;
  templates?: string;
  first?: string;
  again?: boolean;
  routingMs?: string;
  plans?: string;
  prompts?: string;
  parts?: string;
  without?: string;
  ablations?: boolean | string;
  stores: string;
  repeats?: string;
  fresh?: boolean;
  results: string;
}

/** Test tasks of a short run; with it, everything takes less than ten minutes on two cores. */
const DEFAULT_SAMPLE = 150;
const REPEATS = 80;
/** After these a run that is not `--full` begins no further query, however busy the machine is. */
const MINUTES = 8;
/** Test tasks of the ablated streams, of which there are some twenty. */
const ABLATED_SAMPLE = 90;
/** Tasks of each live arm. */
const LIVE_SAMPLE = 30;
/** Prompts that are asked again without a part. */
const REASKED = 10;
const FULL_SEEDS = [1, 2, 3, 4, 5];

async function bench(flags: Flags): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (flags.parts) {
    const { markdown, json } = await partsBench(partsOptions(flags, flags.parts), progressBar(), say);
    process.stdout.write(flags.json ? `${JSON.stringify(json)}\n` : `${markdown}\n`);
    return;
  }
  if (!flags.data) say(HOW_TO_GET);
  const dataset = await (flags.data ? loadWorkbench(resolve(flags.data)) : loadHarbour());
  installTelemetry({ logLevel: 'ERROR', write: () => undefined });
  const seed = wholeNumber('--seed', flags.seed ?? '1');
  const folder = resolve(flags.results, flags.data ? 'workbench' : 'fixture');
  if (flags.live || flags.arms === RECORDED_STRONG.name) {
    const { markdown, json } = await liveBench(dataset, liveOptions(flags, seed, folder), progressBar(), say);
    process.stdout.write(flags.json ? `${JSON.stringify(json)}\n` : `${markdown}\n`);
    return;
  }
  const sample = flags.sample
    ? wholeNumber('--sample', flags.sample)
    : flags.full
      ? dataset.tasks.length
      : DEFAULT_SAMPLE;
  const cells = join(folder, 'cells');
  // Parts that this build has measured are kept, so that a run that was killed goes on.
  if (flags.fresh) rmSync(cells, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say(`${dataset.label}: ${dataset.tasks.length} tasks; at most ${sample} test tasks a seed`);
  const startedAt = Date.now();
  const measured = await runExperiment(
    dataset,
    {
      arms: flags.arms?.split(','),
      sample,
      seeds: seedsOf(flags),
      stores: flags.stores === 'none' ? [] : flags.stores.split(',').map((k) => wholeNumber('--stores', k)),
      repeats: flags.repeats ? countOf('--repeats', flags.repeats) : flags.full ? 400 : REPEATS,
      cells,
      minutes: flags.minutes ? wholeNumber('--minutes', flags.minutes) : flags.full ? undefined : MINUTES,
      ablations: ablatedTasks(flags, sample),
    },
    progressBar()
  );
  measured.live = lastLive(folder);
  const minutes = (Date.now() - startedAt) / 60_000;
  const summaries = summariesOf(measured);
  const markdown = markdownReport(measured, { command: commandLine(), minutes });
  writeFileSync(join(folder, 'report.md'), markdown);
  writeFileSync(join(folder, 'results.json'), JSON.stringify({ arms: summaries, measured }));
  writeHtmlReport(join(folder, 'report.html'), measured, markdown);
  say(`report: ${join(folder, 'report.html')}`);
  process.stdout.write(flags.json ? `${JSON.stringify({ arms: summaries })}\n` : `${markdown}\n`);
}

function liveOptions(flags: Flags, seed: number, folder: string): Parameters<typeof liveBench>[1] {
  return {
    arms: flags.arms?.split(','),
    sample: wholeNumber('--sample', flags.sample ?? String(LIVE_SAMPLE)),
    perTemplate: wholeNumber('--per-template', flags.perTemplate),
    memory: flags.memory === '0' ? 0 : wholeNumber('--memory', flags.memory),
    minutes: flags.minutes ? wholeNumber('--minutes', flags.minutes) : undefined,
    slice: flags.slice ? sliceOf(flags.slice) : undefined,
    templates: flags.templates?.split(','),
    heldOutFrom: flags.heldOutFrom?.split(',').map((one) => wholeNumber('--held-out-from', one)),
    first: flags.first ? wholeNumber('--first', flags.first) : undefined,
    again: flags.again === true,
    routingBudgetMs: flags.routingMs ? wholeNumber('--routing-ms', flags.routingMs) : undefined,
    model: flags.model,
    cassette: flags.cassette,
    plans: flags.plans,
    prompts: flags.prompts,
    replay: flags.replay === true,
    fresh: flags.fresh === true,
    seed,
    folder,
    command: commandLine(),
  };
}

function partsOptions(flags: Flags, file: string): Parameters<typeof partsBench>[0] {
  return {
    file,
    parts: flags.without?.split(',') ?? [],
    sample: wholeNumber('--sample', flags.sample ?? String(REASKED)),
    seed: wholeNumber('--seed', flags.seed ?? '1'),
    model: flags.model,
    cassette: flags.cassette ?? `${file}.cassette.jsonl`,
    replay: flags.replay === true,
  };
}

function seedsOf({ seeds, seed, full }: Flags): number[] {
  if (seeds) return seeds.split(',').map((one) => wholeNumber('--seeds', one));
  return full ? FULL_SEEDS : [wholeNumber('--seed', seed ?? '1')];
}

/** `--ablations` is part of `--full`, and may say how many tasks its streams have. */
function ablatedTasks({ ablations, full }: Flags, sample: number): number {
  if (typeof ablations === 'string') return countOf('--ablations', ablations);
  return ablations || full ? Math.min(sample, ABLATED_SAMPLE) : 0;
}

/** `2/3`: the second of three parts. */
function sliceOf(text: string): { part: number; of: number } {
  const [part = Number.NaN, of = Number.NaN] = text.split('/').map(Number);
  if (Number.isInteger(part) && Number.isInteger(of) && part >= 1 && part <= of) return { part, of };
  throw new WorkflowGenError('CONFIG_INVALID', `--slice: "${text}" is no part such as 1/3`, { field: '--slice' });
}

function countOf(name: string, text: string): number {
  return text === '0' ? 0 : wholeNumber(name, text);
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new WorkflowGenError('CONFIG_INVALID', `${name}: "${text}" is no whole number above 0`, { field: name });
}

/** The command without the machine's paths. */
function commandLine(): string {
  const folders: Record<string, string> = {
    '--data': 'DIR',
    '--results': 'DIR',
    '--cassette': 'FILE',
    '--plans': 'FILE',
    '--prompts': 'FILE',
    '--parts': 'FILE',
  };
  const args = process.argv.slice(2).map((arg, at, all) => folders[all[at - 1] ?? ''] ?? arg);
  return ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}

/** A bar on a terminal; a line per part elsewhere. */
function progressBar(): Progress {
  const bar = new SingleBar({ format: '{bar} {value}/{total} {label}', hideCursor: true, clearOnComplete: true });
  const terminal = process.stderr.isTTY;
  return {
    start(label, total) {
      if (!terminal) process.stderr.write(`${label} (${total})\n`);
      else {
        bar.stop();
        bar.start(total, 0, { label });
      }
    },
    note: (label) => {
      if (terminal) bar.update({ label });
      else process.stderr.write(`  ${label}\n`);
    },
    tick: () => {
      if (terminal) bar.increment();
    },
    end: () => bar.stop(),
  };
}

const program = new Command('bench')
  .description('Measures WorkflowGen on WorkBench, or on its own fixture where no data is given')
  .option('--data <folder>', 'the benchmark, in the layout of docs/experiment.md')
  .option('--full', 'all test templates and five seeds; goes on where it was interrupted')
  .option('--fresh', 'measure again what this build of the code has measured before')
  .option('--arms <names>', 'only these arms, separated by commas')
  .option('--sample <tasks>', 'test tasks a seed at most, in whole templates')
  .option('--seed <number>', 'order and choice of the tasks')
  .option('--seeds <numbers>', 'several seeds, separated by commas')
  .option('--json', 'print {arms: [...]} instead of tables')
  .option('--stores <runs>', 'runs per template of the stores, separated by commas, or none', '1,3,5')
  .option('--repeats <queries>', 'length of the repeat stream')
  .option('--ablations [tasks]', 'also the stream with one part less at a time, of so many tasks (part of --full)')
  .option('--live', 'the arms that ask a model: ANTHROPIC_BASE_URL or ANTHROPIC_API_KEY')
  .option('--model <id>', 'of the live arms: local, or the id of a model')
  .option('--cassette <file>', 'where the live arms keep what the model said; what is there is not asked again')
  .option('--plans <file>', 'plans of a strong model: recorded-strong plays them, live-workflowgen adds its own')
  .option('--prompts <file>', 'where live-workflowgen keeps its prompts with their replies')
  .option('--parts <file>', 'what each part of the recorded prompts costs; asks no model')
  .option('--without <parts>', 'with --parts: ask them again without these, such as rewrite:doubts')
  .option(
    '--routing-ms <number>',
    'milliseconds that routing may take before a task is planned from zero (live arms: 10,000)'
  )
  .option('--replay', 'answer the live arms from the cassette alone')
  .option(
    '--minutes <number>',
    'begin no task after these (default 8; none with --full and --live); the same command goes on'
  )
  .option('--per-template <tasks>', 'tasks of a template in the live sample', '5')
  .option('--memory <runs>', 'right recorded runs per template that the live arms know before, or 0', '3')
  .option('--slice <part>', 'of the tasks of live-real-time, such as 1/3: one arm side by side in several processes')
  .option('--templates <ids>', 'live arms: only these templates, of both halves')
  .option('--held-out-from <seeds>', 'live arms: only templates that the samples of these seeds do not ask')
  .option('--first <tasks>', 'live arms: only the first so many tasks of the sample')
  .option('--again', 'live arms: afterwards ask WorkflowGen every task once more')
  .option('--results <folder>', 'where the report is written', 'bench/results')
  .action(bench);

program.parseAsync().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof WorkflowGenError ? `${error.code}: ${error.message}` : String((error as Error).stack)}\n`
    );
    process.exit(error instanceof WorkflowGenError ? 2 : 1);
  }
);
