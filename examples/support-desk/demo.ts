import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { WorkflowGenClient } from '../../client';
import { installTelemetry, loadConfiguration, startDevRuntime, type DevRuntime } from '../../worker';
import { openSupportDesk } from './desk';
import { comparisonText, savings } from './demo/comparison';
import { jsonLine } from './demo/json-line';
import { chooseModel, defaultModelKind, MODEL_KINDS, type ChosenModel, type ModelKind } from './demo/model-choice';
import { play, type Played, type Stage } from './demo/play';
import { progressLines } from './demo/progress';
import { QUERIES, WARM_UP, type DemoQuery } from './demo/queries';
import { growingTable } from './demo/table';
import { tiersOf } from './demo/tier-path';
import { totalsOf } from './demo/totals';
import { lexicon } from './lexicon';
import { supportDeskTools } from './tools/support-desk-tools';

interface Options {
  model: ModelKind;
  json?: boolean;
  keep?: boolean;
  queries?: string;
  /** Seconds that one query may take. */
  timeout?: number;
  compare: boolean;
}

/** What the demo runs on, and how it speaks. */
interface Scene {
  runtime: DevRuntime;
  model: ChosenModel;
  options: Options;
  /** Where people read: everything but the lines of `--json`, which alone go to standard output. */
  say: (line: string) => void;
  color: boolean;
}

const { stderr, stdout } = process;
const INTERRUPTED = 130;

async function main(): Promise<void> {
  const options = optionsOf(process.argv);
  const people = options.json ? stderr : stdout;
  const say = (line: string): void => void people.write(`${line}\n`);
  installTelemetry({ logLevel: 'ERROR' });
  const interrupted = interruption();
  // What was started last is ended first; an interrupted start is ended as far as it went.
  const undo: (() => Promise<void> | void)[] = [];
  try {
    const scene = await Promise.race([setTheScene(options, say, undo), interrupted]);
    if (scene === undefined) return;
    const color = Boolean(people.isTTY) && !process.env.NO_COLOR;
    await Promise.race([show({ ...scene, options, say, color }), scene.runtime.done, interrupted]);
    if (options.keep && process.exitCode !== INTERRUPTED) {
      say(`The server and the worker stay open at ${scene.runtime.uiUrl}; Ctrl-C ends them.`);
      const { exitCode } = process;
      await Promise.race([scene.runtime.done, interrupted]);
      process.exitCode = exitCode;
    }
  } finally {
    for (const end of undo.reverse()) await end();
    // Interrupted while parts were installed or started, something may still be under way; its child ends with this process.
    if (process.exitCode === INTERRUPTED) process.exit();
  }
}

function optionsOf(argv: string[]): Options {
  return new Command('demo')
    .description('Sends some queries through a support desk, and the same ones with reuse off.')
    .addOption(
      new Option(
        '--model <kind>',
        'stand-in: rules for this example; claude: needs ANTHROPIC_API_KEY; local: a small real model'
      )
        .choices(MODEL_KINDS)
        .default(defaultModelKind())
    )
    .option('--json', 'a line of JSON per query and a summary on standard output, the table on standard error')
    .option('--queries <file>', "a text file of your own queries, one a line, in place of the demo's")
    .option('--timeout <seconds>', 'time budget of each query', wholeSeconds)
    .option('--no-compare', 'leave out the second stream, with reuse off')
    .option('--keep', 'leave the server with its Web UI and the worker open until Ctrl-C')
    .parse(argv)
    .opts<Options>();
}

function wholeSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1) throw new InvalidArgumentError('give whole seconds, at least 1');
  return seconds;
}

/** Resolves at Ctrl-C, so that what was started is ended in order; the exit code says so. */
function interruption(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.exitCode = INTERRUPTED;
        resolve(undefined);
      });
    }
  });
}

/** A shop of its own in a temporary folder, the model, and the development runtime with the shop's tools. */
async function setTheScene(
  options: Options,
  say: (line: string) => void,
  undo: (() => Promise<void> | void)[]
): Promise<Pick<Scene, 'runtime' | 'model'>> {
  const onProgress = progressLines(say);
  const folder = mkdtempSync(join(tmpdir(), 'workflowgen-demo-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const desk = openSupportDesk(join(folder, 'shop'));
  undo.push(() => desk.close());
  const model = await chooseModel(options.model, onProgress);
  undo.push(() => model.close());
  say(model.about);
  const runtime = await startDevRuntime({
    configuration: loadConfiguration({ overrides: { dataFolder: folder, logLevel: 'ERROR' } }),
    tools: supportDeskTools(desk),
    lexicon,
    planner: model.planner,
    onProgress,
  });
  undo.push(() => runtime.stop());
  say(`Web UI: ${runtime.uiUrl}`);
  return { runtime, model };
}

async function show({ runtime, model, options, say, color }: Scene): Promise<void> {
  const { secretKeys } = runtime.configuration;
  const client = new WorkflowGenClient({ client: runtime.client, taskQueue: runtime.taskQueue, secretKeys });
  const link = (played: Played): string => webUiLink(runtime, played.report);
  const budget = options.timeout === undefined ? {} : { timeMs: options.timeout * 1_000 };
  const off: Stage = { client, tenant: 'demo-reuse-off', options: { reuse: false, learn: false, budget } };
  // The first run of a process is slow whatever it does, and would be charged to the stream that it belongs to.
  await play({ ...off, tenant: 'demo-warm-up' }, WARM_UP, 0);

  model.forgetPrompts();
  const table = growingTable(say, color, true);
  table.heading('With reuse');
  const on: Stage = { client, tenant: 'demo', options: { searchAttributes: true, budget } };
  const queries = options.queries === undefined ? QUERIES : queriesIn(options.queries);
  const withReuse = await playAll(on, queries, (played, number) => {
    table.row(number, played, link(played));
    if (options.json) stdout.write(`${jsonLine(played)}\n`);
  });

  const without = options.compare ? await withReuseOff() : undefined;
  const totals = { withReuse: totalsOf(withReuse), withoutReuse: without && totalsOf(without) };
  say(`\n${comparisonText(totals.withReuse, totals.withoutReuse, color)}`);
  say(`US$: ${model.prices}.`);
  if (options.json) {
    const { kind, about, prices } = model;
    const saved = totals.withoutReuse && savings(totals.withReuse, totals.withoutReuse);
    const summary = { model: { kind, about, prices }, webUi: runtime.uiUrl, ...totals, saved };
    stdout.write(`${JSON.stringify({ summary })}\n`);
  }
  if (model.kind === 'stand-in' && !options.queries) reportSurprises(withReuse, say);

  async function withReuseOff(): Promise<Played[]> {
    model.forgetPrompts();
    const plain = growingTable(say, color, false);
    plain.heading('The same queries with reuse off: always planned, nothing learnt, on a fresh copy of the shop');
    return playAll(off, queries, (played, number) => plain.row(number, played, link(played)));
  }
}

/** Queries that nothing was tuned to, so no path is promised for them. */
function queriesIn(file: string): DemoQuery[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => (line.trim() ? [{ text: line.trim(), shows: '', path: /.*/ }] : []));
}

async function playAll(
  stage: Stage,
  queries: readonly DemoQuery[],
  shown: (played: Played, number: number) => void
): Promise<Played[]> {
  const all: Played[] = [];
  for (const [index, query] of queries.entries()) {
    const played = await play(stage, query, index + 1);
    all.push(played);
    shown(played, index + 1);
  }
  return all;
}

/** The demo says what each query shows; where the rules of the stand-in lead elsewhere, something is broken. */
function reportSurprises(played: readonly Played[], say: (line: string) => void): void {
  for (const { query, report } of played) {
    const path = tiersOf(report).join('');
    if (query.path.test(path)) continue;
    say(`Not as expected: "${query.text}" went ${path || 'nowhere'}, and not as ${query.path.source}.`);
    process.exitCode = 1;
  }
}

function webUiLink({ uiUrl, namespace }: DevRuntime, report: { workflowId: string; runId: string }): string {
  const workflow = encodeURIComponent(report.workflowId);
  return `${uiUrl}/namespaces/${namespace}/workflows/${workflow}/${report.runId}/history`;
}

main().catch((error: unknown) => {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
