import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import type { ExperienceStore } from '../../activities/experience-store/experience-store';
import { readTemplate } from '../../activities/learning/template-records';
import { savingsOf } from '../../shared/learning/judge/savings';
import { TIERS } from '../../shared/protocol/tier';
import type { TierUse } from '../../shared/learning/judge/savings';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import type { Context, RunCommand } from '../context';
import { table } from '../output';
import { estimate, savingsPage } from '../savings-page';
import type { TenantSavings } from '../savings-page';

const PAGE = 256;
const TEMPLATE_CHARACTERS = 50;

export function registerSavings(program: Command, run: RunCommand): void {
  program
    .command('savings')
    .description('what reuse saved: runs, tokens, money and time by tier, against planned runs of the same template')
    .option('--all', 'every tenant of the store, and not only that of --tenant')
    .option('--html <file>', 'write a page with plots')
    .action(run(savings));
}

async function savings(context: Context, options: { all?: boolean; html?: string }): Promise<void> {
  const store = await context.openStore();
  const tenants = options.all ? await store.tenants() : [context.options.tenant];
  const found: TenantSavings[] = [];
  for (const tenant of tenants) {
    const titles = await titlesOf(store, tenant);
    found.push({ tenant, ...savingsOf(await trajectoriesOf(store, tenant)), titles });
  }
  if (options.html !== undefined) await writePage(options.html, found);
  context.output.data(found, found.map(textOf).join('\n\n'));
}

async function trajectoriesOf(store: ExperienceStore, tenant: string): Promise<Trajectory[]> {
  const all: Trajectory[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'trajectory', {}, { cursor, limit: PAGE });
    all.push(...page.records.flatMap(({ body }) => readTrajectory(body) ?? []));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}

async function titlesOf(store: ExperienceStore, tenant: string): Promise<Record<string, string>> {
  const titles: Record<string, string> = {};
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'template', {}, { cursor, limit: PAGE });
    for (const record of page.records) titles[record.id] = readTemplate(record)?.title ?? record.id;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return titles;
}

async function writePage(file: string, found: readonly TenantSavings[]): Promise<void> {
  try {
    await writeFile(file, savingsPage(found));
  } catch (error) {
    const remedy = 'name a file in a folder that is there and writable';
    throw new WorkflowGenError('INPUT_INVALID', `Cannot write ${file}: ${messageOf(error, 200)}; ${remedy}`, {
      field: '--html',
      remedy,
    });
  }
}

function textOf({ tenant, byTier, heldOut, templates, saved, unmeasuredRuns, titles }: TenantSavings): string {
  const uses = TIERS.flatMap((tier) => (byTier[tier] ? [useRow(tier, byTier[tier])] : []));
  if (uses.length === 0) return `${tenant}: no answered run has been learnt from yet`;
  const rows = templates.map((template) => [
    shortened(titles[template.templateId] ?? template.templateId),
    `${template.byTier.A?.runs ?? 0} / ${template.byTier.B?.runs ?? 0} / ${template.byTier.C?.runs ?? 0}`,
    template.baseline.from === 'none' ? 'none' : `${template.baseline.runs} ${template.baseline.from}`,
    template.saved ? estimate(template.saved.tokens, 0) : '–',
    template.saved ? estimate(template.saved.costUsd, 5) : '–',
    template.saved ? estimate(template.saved.seconds, 1) : '–',
  ]);
  return [
    `${tenant}: answered runs by tier, with means`,
    table(['tier', 'runs', 'tokens', 'US$', 'seconds'], uses),
    '',
    'by template, against planned runs of the same one (95 % interval)',
    table(['template', 'A / B / C', 'baseline', 'tokens saved', 'US$ saved', 'seconds saved'], rows),
    '',
    `saved in all: ${estimate(saved.tokens, 0)} tokens, US$ ${estimate(saved.costUsd, 5)}, ${estimate(saved.seconds, 1)} seconds`,
    heldOut > 0
      ? `${heldOut} runs were held out to measure it`
      : 'no run was held out: the baseline is what was planned first (set WORKFLOWGEN_HOLD_OUT to measure it)',
    ...(unmeasuredRuns > 0 ? [`${unmeasuredRuns} reused runs have no baseline and are not in the sum`] : []),
  ].join('\n');
}

function useRow(tier: string, { runs, mean }: TierUse): string[] {
  return [tier, String(runs), mean.tokens.toFixed(0), mean.costUsd.toFixed(5), mean.seconds.toFixed(1)];
}

function shortened(title: string): string {
  return title.length <= TEMPLATE_CHARACTERS ? title : `${title.slice(0, TEMPLATE_CHARACTERS - 1)}…`;
}
