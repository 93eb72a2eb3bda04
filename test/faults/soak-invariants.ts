import { createMiniLmEmbedder } from '../../activities/embedder/minilm-embedder';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { recordIds } from '../../activities/learning/record-ids';
import type { RunFailedError } from '../../client/run-failed-error';
import { learningIdOf } from '../../shared/protocol/messages';
import type { RunReport } from '../../shared/protocol/run';
import { tokenCount } from '../../shared/protocol/usage';
import { replayHistories } from '../../testing/replay-histories';
import { testEmbedderFolder } from '../harness/temporal-test-server';
import { servedTokens } from './served-tokens';
import { settled } from './person';
import type { Rig } from './rig';
import type { AcceptedRun } from './soak-load';

export interface InvariantRow {
  invariant: string;
  holds: boolean;
  found: string;
}

/** Which histories are replayed afterwards. */
export interface ReplayOptions {
  bundle: string;
  /** As many; `Infinity` for all. */
  sample: number;
  random: () => number;
}

/** What must hold after the chaos, whatever happened in it; each row is counted, not assumed. */
export async function checkSoak(
  rig: Rig,
  runs: AcceptedRun[],
  storeUrl: string,
  replay: ReplayOptions
): Promise<InvariantRow[]> {
  const rows: InvariantRow[] = [];
  const row = (invariant: string, holds: boolean, found: string): void => void rows.push({ invariant, holds, found });

  const ended = await Promise.all(runs.map(({ run }) => settled(rig, run)));
  row(
    'every accepted request reaches one terminal state',
    ended.every(Boolean),
    `${ended.filter(Boolean).length} of ${runs.length}`
  );

  const reports = await Promise.all(runs.map(({ run }) => reportOf(run)));
  const outcomes = new Map<string, number>();
  for (const report of reports)
    outcomes.set(report?.outcome ?? 'none', (outcomes.get(report?.outcome ?? 'none') ?? 0) + 1);
  const told = [...outcomes].map(([outcome, n]) => `${n} ${outcome}`).join(', ');
  row(
    'every end has its report',
    reports.every((report) => report !== undefined),
    told
  );

  const effects = rig.receiver.effects();
  const attempts = rig.receiver.attempts();
  row(
    'an effect is applied once per key',
    new Set(effects.map(({ tool, key }) => tool + key)).size === effects.length,
    `${effects.length} effects, ${attempts.length} attempts`
  );

  const perRun = new Map<string, number>();
  for (const letter of rig.receiver.effects('send_letter')) {
    const run = String((letter.output as { run?: string }).run);
    perRun.set(run, (perRun.get(run) ?? 0) + 1);
  }
  row(
    'no run sends two letters',
    [...perRun.values()].every((n) => n === 1),
    `${perRun.size} runs with a letter`
  );

  const unfinished = reports.filter(
    (report) => report && report.outcome !== 'answered' && report.outcome !== 'ambiguous'
  );
  const standing = rig.receiver
    .effects('reserve_stock')
    .filter(
      (effect) =>
        !effect.undone && unfinished.some((report) => report?.workflowId === (effect.output as { run?: string }).run)
    );
  const named = unfinished.flatMap((report) => report?.left ?? []).length;
  row(
    'a run without an answer leaves no reservation',
    standing.length <= named,
    `${standing.length} standing, ${named} named`
  );

  row('histories replay', ...(await replayed(rig, runs, replay)));
  row(...usageRow(rig, reports));
  for (const learnt of await learningRows(rig, runs, reports, storeUrl)) rows.push(learnt);
  return rows;
}

async function reportOf(run: AcceptedRun['run']): Promise<RunReport | undefined> {
  return run.result().catch((error: RunFailedError) => error.report);
}

/** Replays `sample` of the runs' histories, chosen by `random`, or all of them where there are no more. */
async function replayed(rig: Rig, runs: AcceptedRun[], replay: ReplayOptions): Promise<[boolean, string]> {
  const chosen = sampleOf(runs, replay.sample, replay.random);
  const histories = chosen.map(async ({ run }) => ({
    workflowId: run.workflowId,
    history: await rig.temporal.workflow.getHandle(run.workflowId).fetchHistory(),
  }));
  const outcomes = await replayHistories(await Promise.all(histories), { workflowBundle: { codePath: replay.bundle } });
  const fit = outcomes.filter(({ error }) => error === undefined).length;
  const of = chosen.length < runs.length ? ` (a sample of ${runs.length})` : '';
  return [fit === chosen.length && outcomes.length === chosen.length, `${fit} of ${chosen.length}${of}`];
}

/** `size` items without repetition; the generator decides which. */
function sampleOf<T>(items: readonly T[], size: number, random: () => number): T[] {
  const drawn = items.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at);
  return drawn.slice(0, size).map(({ item }) => item);
}

/** Tokens of the largest call of this load, generously. */
const LARGEST_CALL = 2_000;

/** A reply that a killed worker had received, or a cancelled run, was paid for and reported by nobody: it is unaccounted. */
function usageRow(rig: Rig, reports: (RunReport | undefined)[]): [string, boolean, string] {
  const reported = reports.reduce((sum, report) => sum + (report ? tokenCount(report.usage.total.tokens) : 0), 0);
  const unaccounted = reports.reduce((sum, report) => sum + (report?.usage.total.unaccountedCalls ?? 0), 0);
  const served = servedTokens(rig);
  const missing = served - reported;
  return [
    'usage reported is usage served, less what calls that were cut had cost',
    missing >= 0 && missing <= unaccounted * LARGEST_CALL,
    `${reported} of ${served} tokens, ${unaccounted} calls unaccounted`,
  ];
}

async function learningRows(
  rig: Rig,
  runs: AcceptedRun[],
  reports: (RunReport | undefined)[],
  storeUrl: string
): Promise<InvariantRow[]> {
  const learning = runs.filter((_run, index) => reports[index] && reports[index]?.outcome !== 'cancelled');
  const children = await Promise.all(
    learning.map(({ run }) =>
      rig.temporal.workflow
        .getHandle(learningIdOf(run.workflowId))
        .result()
        .then(() => true)
        .catch(() => false)
    )
  );
  const store = createQdrantStore({ url: storeUrl });
  await store.open(createMiniLmEmbedder({ folder: await testEmbedderFolder() }));
  const ids = learning.map(({ run }) => recordIds.trajectory(rig.taskQueue, run.workflowId));
  const stored = await store.get(rig.taskQueue, 'trajectory', ids);
  const total = await store.count(rig.taskQueue, 'trajectory', {});
  await store.close();
  return [
    {
      invariant: 'every run that was not cancelled is learnt from',
      holds: children.every(Boolean),
      found: `${children.filter(Boolean).length} of ${learning.length}`,
    },
    {
      invariant: 'stored ids recompute, and nothing else is stored',
      holds: stored.length === ids.length && total === ids.length,
      found: `${stored.length} of ${ids.length}, ${total} stored`,
    },
  ];
}
