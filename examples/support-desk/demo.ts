import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { WorkflowGenClient } from '../../client';
import { installTelemetry, loadConfiguration, startDevRuntime, type DevRuntime } from '../../worker';
import { openSupportDesk } from './desk';
import { comparisonText, savings } from './demo/comparison';
import { jsonLine } from './demo/json-line';
import { chooseModel, defaultModelKind, MODEL_KINDS, type ChosenModel, type ModelKind } from './demo/model-choice';
import { progressLines } from './demo/progress';
import { play, type Played, type Stage } from './demo/play';
import { QUERIES } from './demo/queries';
import { growingTable } from './demo/table';
import { tiersOf } from './demo/tier-path';
import { totalsOf } from './demo/totals';
import { lexicon } from './lexicon';
import { supportDeskTools } from './tools/support-desk-tools';

interface Options {
  model: ModelKind;
  json?: boolean;
  keep?: boolean;
}

/** Where people read: everything but the lines of `--json`, which alone go to standard output. */
const { stderr, stdout } = process;

async function main(): Promise<void> {
  const program = new Command('demo')
    .description('Sends some queries through a support desk, and the same ones with reuse off.')
    .addOption(
      new Option(
        '--model <kind>',
        'stand-in: rules for this example; claude: needs ANTHROPIC_API_KEY; local: a small real model'
      )
        .choices(MODEL_KINDS)
        .default(defaultModelKind())
    )
    .option('--json', 'one line of JSON per query and a summary on standard output; the table goes to standard error')
    .option('--keep', 'leave the server with its Web UI and the worker open until Ctrl-C')
    .parse();
  const options = program.opts<Options>();
  const say = (line: string): void => void (options.json ? stderr : stdout).write(`${line}\n`);
  const color = Boolean((options.json ? stderr : stdout).isTTY) && !process.env.NO_COLOR;
  installTelemetry({ logLevel: 'ERROR' });

  const folder = mkdtempSync(join(tmpdir(), 'workflowgen-demo-'));
  const desk = openSupportDesk(join(folder, 'shop'));
  const model = await chooseModel(options.model, say);
  const runtime = await startDevRuntime({
    configuration: loadConfiguration({ overrides: { dataFolder: folder, logLevel: 'ERROR' } }),
    tools: supportDeskTools(desk),
    lexicon,
    planner: model.planner,
    onProgress: progressLines(say),
  });
  try {
    await show({ runtime, model, options, say, color });
    if (options.keep) await keptOpen(runtime, say);
  } finally {
    await runtime.stop();
    await model.close();
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Show {
  runtime: DevRuntime;
  model: ChosenModel;
  options: Options;
  say: (line: string) => void;
  color: boolean;
}

async function show({ runtime, model, options, say, color }: Show): Promise<void> {
  const client = new WorkflowGenClient({ client: runtime.client, taskQueue: runtime.taskQueue });
  const link = (played: Played): string => webUiLink(runtime, played.report);
  say(model.about);
  say(`Web UI: ${runtime.uiUrl}`);

  const table = growingTable(say, color, true);
  table.heading('With reuse');
  const withReuse = await playAll({ client, tenant: 'demo', options: { searchAttributes: true } }, (played, number) => {
    table.row(number, played, link(played));
    if (options.json) stdout.write(`${jsonLine(played)}\n`);
  });

  const plain = growingTable(say, color, false);
  plain.heading('The same queries with reuse off: always planned, nothing learnt, on a fresh copy of the shop');
  const stage: Stage = { client, tenant: 'demo-reuse-off', options: { reuse: false, learn: false } };
  const without = await playAll(stage, (played, number) => plain.row(number, played, link(played)));

  const totals = { withReuse: totalsOf(withReuse), withoutReuse: totalsOf(without) };
  say('');
  say(comparisonText(totals.withReuse, totals.withoutReuse, color));
  say(`US$: ${model.prices}.`);
  if (options.json) {
    const saved = savings(totals.withReuse, totals.withoutReuse);
    const { kind, about, prices } = model;
    stdout.write(
      `${JSON.stringify({ summary: { model: { kind, about, prices }, webUi: runtime.uiUrl, ...totals, saved } })}\n`
    );
  }
  if (model.kind === 'stand-in') reportSurprises(withReuse, say);
}

async function playAll(stage: Stage, shown: (played: Played, number: number) => void): Promise<Played[]> {
  const all: Played[] = [];
  for (const [index, query] of QUERIES.entries()) {
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
    say(
      `Not as expected: "${query.text}" went ${path || 'nowhere'} and not ${query.path.source.replace(/[\^$]/g, '')}.`
    );
    process.exitCode = 1;
  }
}

function webUiLink({ uiUrl, namespace }: DevRuntime, report: { workflowId: string; runId: string }): string {
  const workflow = encodeURIComponent(report.workflowId);
  return `${uiUrl}/namespaces/${namespace}/workflows/${workflow}/${report.runId}/history`;
}

async function keptOpen(runtime: DevRuntime, say: (line: string) => void): Promise<void> {
  say(`The server and the worker stay open at ${runtime.uiUrl}; Ctrl-C ends them.`);
  await Promise.race([
    runtime.done,
    new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
  ]);
}

main().catch((error: unknown) => {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
