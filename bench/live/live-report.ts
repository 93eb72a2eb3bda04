import type { ArmSummary } from '../measure/summary';
import { summarise, summariseSplits } from '../measure/summary';
import { percent } from '../report/markdown-report';
import { liveClaims } from './live-claims';
import type { LiveMeasured } from './run-live';
import { LIVE_ARMS } from './run-live';
import { taughtBy } from './taught';

/** All arms on all splits that have tasks, as `--json` prints them. */
export function liveSummaries(live: LiveMeasured): ArmSummary[] {
  return Object.entries(live.results)
    .flatMap(([arm, results]) => summariseSplits(arm, results))
    .filter(({ tasks }) => tasks > 0);
}

/** The live arms as Markdown; what is estimated or not the model's own is said. */
export function liveReport(live: LiveMeasured, { command, minutes }: { command: string; minutes: number }): string {
  const { runs, templates, prompt, completion } = live.learnt;
  const arms = Object.keys(live.results);
  const bands = liveSummaries(live).filter(({ split }) => split.endsWith('similarity'));
  return [
    '### Live arms',
    `Data: ${live.label}. Model: **${live.model}**, asked on ${live.recorded}. \`${command}\`, ${minutes.toFixed(1)} minutes; ` +
      `seed ${live.seed}, ${live.tasks} tasks of ${live.templates} templates, the tools of each task's domains.`,
    `Every arm but real-time planning knew ${runs} right recorded GPT-4 runs of ${templates} templates from the start (other tasks than the asked ones; ` +
      `${prompt + completion} tokens reconstructed, not in the table). WorkflowGen goes on learning from its own runs, labelled by the outcome check.`,
    table(
      [
        'arm',
        'tasks',
        'success',
        'with an action',
        'harm',
        'prompt',
        'cached',
        'completion',
        'calls',
        '$ a task',
        'p50 / p95 s',
        'A / B / C',
        'wrong of A',
        'failed',
      ],
      arms.map((arm) => armRow(live, arm))
    ),
    `Tokens are means per task, by the model's own count. ${LIVE_ARMS.map(({ name, label }) => `\`${name}\`: ${label}`).join('; ')}. ` +
      '`…-again`: the same tasks once more, when all had been asked. `gpt4-domains` is the recording of 2024, its tokens reconstructed. "Failed": the model\'s call could not be used, and the task counts as wrong.',
    ...claimsOf(live),
    ...learning(live),
    '### Live arms by similarity to the nearest query seen before',
    table(
      ['arm', 'band', 'tasks', 'success', 'with an action', 'tokens a task', 'calls'],
      bands.map((one) => [
        ...[one.arm, one.split.replace(' similarity', ''), one.tasks, percent(one.success), percent(one.actionSuccess)],
        ...[Math.round(tokensOf(one)), one.modelCalls.toFixed(2)],
      ])
    ),
    ...failures(live),
  ].join('\n\n');
}

function claimsOf(live: LiveMeasured): string[] {
  const rows = liveClaims(live).map(({ claim, figure, verdict }) => [claim, figure, verdict]);
  return ['### The paper’s claims that need a model', table(['claim', 'here', 'verdict'], rows)];
}

function armRow(live: LiveMeasured, arm: string): (string | number)[] {
  const results = live.results[arm] ?? [];
  const one = summarise(arm, 'all', results);
  const engine = results.some((result) => result.engine);
  const served = results.filter((result) => result.engine?.tier === 'A');
  const share = (value: number): string => `${Math.round(100 * value)}`;
  return [
    ...[arm, one.tasks, percent(one.success), percent(one.actionSuccess), percent(one.harm)],
    ...[Math.round(one.tokens.prompt), Math.round(one.tokens.cached), Math.round(one.tokens.completion)],
    ...[one.modelCalls.toFixed(2), one.costUsd.toFixed(4)],
    Number.isNaN(one.latencyMs.p50) ? '–' : `${seconds(one.latencyMs.p50)} / ${seconds(one.latencyMs.p95)}`,
    engine ? `${share(one.tiers.A)} / ${share(one.tiers.B)} / ${share(one.tiers.C)} %` : '–',
    engine ? `${served.filter(({ success }) => !success).length} of ${served.length}` : '–',
    results.filter(({ failure }) => failure !== undefined).length,
  ];
}

/** What planned runs taught, and what A would have lost had it been asked for a plan. */
function learning(live: LiveMeasured): string[] {
  const arms = Object.entries(live.results).filter(([, results]) => results.some(({ engine }) => engine));
  if (arms.length === 0) return [];
  const rows = arms.map(([arm, results]) => {
    const { planned, founded, confirmed, share } = taughtBy(results);
    const wrong = results.filter(({ engine, success }) => engine?.tier === 'A' && !success);
    const lost = wrong.filter(({ engine }) => engine?.planRight === true).length;
    const known = wrong.some(({ engine }) => engine?.planRight !== undefined);
    const blind = results.filter(({ engine }) => engine?.gaveUp !== undefined).length;
    const harmed = known ? lost : wrong.length === 0 ? 0 : '–';
    return [arm, planned, founded, confirmed, percent(share), harmed, blind];
  });
  const reasons = arms.flatMap(([arm, results]) => taughtBy(results).reasons.map(([why, runs]) => [arm, why, runs]));
  return [
    '### What right planned runs taught',
    table(
      [
        ...['arm', 'right runs of C', 'new template', 'known template', 'share', 'wrong of A that C has right'],
        'planned since routing did not answer in time',
      ],
      rows
    ),
    ...(reasons.length > 0 ? [table(['arm', 'why a run taught nothing', 'runs'], reasons)] : []),
  ];
}

/** Why tasks failed, most often first. */
function failures(live: LiveMeasured): string[] {
  const counts = new Map<string, number>();
  for (const [arm, results] of Object.entries(live.results)) {
    for (const { failure } of results) {
      if (failure === undefined) continue;
      const key = `${arm}: ${failure.replace(/\s+/g, ' ').replace(/\|/g, '/').slice(0, 160)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return [];
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => [reason, count]);
  return ['### Failed tasks of the live arms', table(['reason', 'tasks'], rows)];
}

function tokensOf({ tokens }: ArmSummary): number {
  return tokens.prompt + tokens.cached + tokens.completion + tokens.learning;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
