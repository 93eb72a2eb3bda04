import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../experiment/progress';
import type { Dataset } from '../workbench/load-dataset';
import { loadConfiguration } from '../../worker/index';
import type { LiveModel } from './live-model';
import { noModel, openLiveModel } from './live-model';
import { liveReport, liveSummaries } from './live-report';
import type { LiveMeasured, LiveOptions, LivePlan } from './run-live';
import { onlyPlanned, planLive, RECORDED_STRONG, runLive, WORKFLOWGEN } from './run-live';
import type { StrongPlans } from './strong-plans';
import { openStrongPlans } from './strong-plans';

export interface LiveCommand extends LiveOptions {
  /** `local`, a model's id, or nothing for the product's default models. */
  model?: string;
  /** Default: one per model in the results folder. */
  cassette?: string;
  /** The file of plans that `recorded-strong` plays and `live-workflowgen` adds to. Default: one in the results folder. */
  plans?: string;
  replay: boolean;
  fresh: boolean;
  /** Where report and results go. */
  folder: string;
  command: string;
}

const RESULTS = 'live.json';

/**
 * Seconds a task of each arm, for the estimate. Local: from the lengths of the prompts at 40 prompt tokens and 12 output tokens a
 * second, on two idle cores; on busy ones it takes several times as long. Remote: a guess.
 */
const SECONDS: Record<'local' | 'remote', Record<string, number>> = {
  local: {
    'live-static': 8,
    'live-recorded-plans': 20,
    'recorded-strong': 2,
    'live-workflowgen': 60,
    'live-in-context': 30,
    'live-real-time': 40,
  },
  remote: {
    'live-static': 2,
    'live-recorded-plans': 3,
    'recorded-strong': 2,
    'live-workflowgen': 6,
    'live-in-context': 4,
    'live-real-time': 10,
  },
};
/** Seconds to learn one recorded run. */
const LEARNING_SECONDS = 1.5;

/** `npm run bench -- --live`: says how long it will take, asks the model, writes and returns the report. */
export async function liveBench(
  dataset: Dataset,
  options: LiveCommand,
  progress: Progress,
  say: (line: string) => void
): Promise<{ markdown: string; json: object }> {
  const { folder, model: asked = 'default', fresh, replay } = options;
  mkdirSync(folder, { recursive: true });
  const cassetteFile = options.cassette ?? join(folder, `live-${asked.replace(/[^\w.-]/g, '_')}.jsonl`);
  if (fresh && !replay) rmSync(cassetteFile, { force: true });
  let plan = await planLive(dataset, options);
  const model = await modelOf(options, cassetteFile, plan.arms, say);
  const plans = plansOf(options, plan.arms, model);
  if (plans && !model.asks && plan.arms.every(({ name }) => name === RECORDED_STRONG.name)) {
    const all = plan.sample.asked.length;
    plan = onlyPlanned(plan, plans);
    if (plan.sample.asked.length < all)
      say(`${all - plan.sample.asked.length} of ${all} tasks have no recorded plan and are left out`);
  }
  say(estimate(plan, asked === 'local' ? 'local' : 'remote', cassetteFile, replay));
  const startedAt = performance.now();
  let measured: LiveMeasured;
  try {
    measured = await runLive({ dataset, plan, model }, { ...options, plans }, progress);
  } finally {
    await model.stop();
  }
  const { replayed, recorded, missing } = model.cassette.counts;
  say(`model calls: ${recorded} made, ${replayed} from the cassette${missing > 0 ? `, ${missing} not on it` : ''}`);
  const minutes = (performance.now() - startedAt) / 60_000;
  const markdown = liveReport(measured, { command: options.command, minutes });
  writeFileSync(join(folder, RESULTS), JSON.stringify(measured));
  writeFileSync(join(folder, 'live.md'), markdown);
  say(`report: ${join(folder, 'live.md')}`);
  return { markdown, json: { arms: liveSummaries(measured) } };
}

/** Recorded plans need no model; one that is there is asked for those that are missing. */
async function modelOf(
  options: LiveCommand,
  cassetteFile: string,
  arms: LivePlan['arms'],
  say: (line: string) => void
): Promise<LiveModel> {
  const { model, replay } = options;
  const fromFile = arms.every(({ name }) => name === RECORDED_STRONG.name);
  if (!fromFile || (!replay && (model !== undefined || loadConfiguration().model))) {
    return openLiveModel({ model, cassetteFile, replay, say });
  }
  return noModel(openStrongPlans(plansFile(options)).header);
}

function plansOf(options: LiveCommand, arms: LivePlan['arms'], model: LiveModel): StrongPlans | undefined {
  const used = arms.some(({ name }) => name === RECORDED_STRONG.name || name === WORKFLOWGEN.name);
  const { model: by, recorded, note } = model.cassette.header;
  return used ? openStrongPlans(plansFile(options), { model: by, recorded, note }) : undefined;
}

function plansFile({ plans, folder }: LiveCommand): string {
  return plans ?? join(folder, 'strong-plans.jsonl');
}

/** What the live arms measured last, for the report of the other arms. */
export function lastLive(folder: string): LiveMeasured | undefined {
  const file = join(folder, RESULTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LiveMeasured) : undefined;
}

function estimate(plan: LivePlan, kind: 'local' | 'remote', cassetteFile: string, replay: boolean): string {
  const { sample, arms } = plan;
  const known = existsSync(cassetteFile) ? readFileSync(cassetteFile, 'utf8').split('\n').length - 2 : 0;
  const asking = replay ? 0 : arms.reduce((sum, { name }) => sum + (SECONDS[kind][name] ?? 0) * sample.asked.length, 0);
  const minutes = Math.ceil((asking + LEARNING_SECONDS * sample.learnt.length) / 60);
  const saved = known > 0 ? `, less what is on the cassette (${known} replies)` : '';
  return `${sample.asked.length} tasks in ${arms.length} live arms, ${sample.learnt.length} recorded runs to learn: about ${minutes} minutes${saved}`;
}
