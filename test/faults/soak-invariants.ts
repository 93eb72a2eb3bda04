import type { RunFailedError } from '../../client/run-failed-error';
import type { RunReport } from '../../shared/protocol/run';
import { tokenCount } from '../../shared/protocol/usage';
import { replayHistories } from '../../testing/replay-histories';
import { settled } from './person';
import type { Rig } from './rig';
import { servedTokens } from './served-tokens';
import type { AcceptedRun } from './soak-tenants';

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

/** A run with what became of it. */
export type SettledRun = AcceptedRun & { report?: RunReport };

/** Waits for every run's end; what has not ended by then has no report. */
export async function settle(rig: Rig, runs: readonly AcceptedRun[]): Promise<SettledRun[]> {
  return Promise.all(
    runs.map(async (one) => {
      const ended = await settled(rig, one.run);
      return { ...one, ended, report: ended ? await reportOf(one.run) : undefined };
    })
  );
}

/** What must hold of the runs of all tenants after the chaos, whatever happened in it; each row is counted, not assumed. */
export async function runRows(rig: Rig, runs: readonly SettledRun[], replay: ReplayOptions): Promise<InvariantRow[]> {
  const reports = runs.map(({ report }) => report);
  const effects = rig.receiver.effects();
  const attempts = rig.receiver.attempts();
  const perRun = new Map<string, number>();
  for (const letter of rig.receiver.effects('send_letter')) {
    const run = String((letter.output as { run?: string }).run);
    perRun.set(run, (perRun.get(run) ?? 0) + 1);
  }
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
  return [
    {
      invariant: 'an effect is applied once per key',
      holds: new Set(effects.map(({ tool, key }) => tool + key)).size === effects.length,
      found: `${effects.length} effects, ${attempts.length} attempts`,
    },
    {
      invariant: 'no run sends two letters',
      holds: [...perRun.values()].every((n) => n === 1),
      found: `${perRun.size} runs with a letter`,
    },
    {
      invariant: 'a run without an answer leaves no reservation',
      holds: standing.length <= named,
      found: `${standing.length} standing, ${named} named`,
    },
    await replayed(rig, runs, replay),
    usageRow(rig, reports),
  ];
}

async function reportOf(run: AcceptedRun['run']): Promise<RunReport | undefined> {
  return run.result().catch((error: RunFailedError) => error.report);
}

/** Replays `sample` of the runs' histories, chosen by `random`, or all of them where there are no more. */
async function replayed(rig: Rig, runs: readonly SettledRun[], replay: ReplayOptions): Promise<InvariantRow> {
  const chosen = sampleOf(runs, replay.sample, replay.random);
  const histories = chosen.map(async ({ run }) => ({
    workflowId: run.workflowId,
    history: await rig.temporal.workflow.getHandle(run.workflowId).fetchHistory(),
  }));
  const outcomes = await replayHistories(await Promise.all(histories), { workflowBundle: { codePath: replay.bundle } });
  const fit = outcomes.filter(({ error }) => error === undefined).length;
  const of = chosen.length < runs.length ? ` (a sample of ${runs.length})` : '';
  return {
    invariant: 'histories replay',
    holds: fit === chosen.length && outcomes.length === chosen.length,
    found: `${fit} of ${chosen.length}${of}`,
  };
}

/** `size` items without repetition; the generator decides which. */
function sampleOf<T>(items: readonly T[], size: number, random: () => number): T[] {
  const drawn = items.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at);
  return drawn.slice(0, size).map(({ item }) => item);
}

/** Tokens of the largest call of this load, generously. */
const LARGEST_CALL = 2_000;

/** A reply that a killed worker had received, or a cancelled run, was paid for and reported by nobody: it is unaccounted. */
function usageRow(rig: Rig, reports: readonly (RunReport | undefined)[]): InvariantRow {
  const reported = reports.reduce((sum, report) => sum + (report ? tokenCount(report.usage.total.tokens) : 0), 0);
  const unaccounted = reports.reduce((sum, report) => sum + (report?.usage.total.unaccountedCalls ?? 0), 0);
  const served = servedTokens(rig);
  const missing = served - reported;
  return {
    invariant: 'usage reported is usage served, less what calls that were cut had cost',
    holds: missing >= 0 && missing <= unaccounted * LARGEST_CALL,
    found: `${reported} of ${served} tokens, ${unaccounted} calls unaccounted`,
  };
}
