import type { Command } from 'commander';
import type { ExperienceRecord, ExperienceStore } from '../../activities/experience-store/experience-store';
import { readContributions } from '../../activities/learning/contributions';
import { readingStep } from '../../activities/learning/learning-context';
import { readObservations } from '../../activities/learning/pack-observations';
import type { Blame } from '../../shared/learning/judge/blame';
import { blameTemplate } from '../../shared/learning/judge/blame';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { TemplateAction } from '../../shared/learning/judge/promotion';
import { applyAction, missingForA } from '../../shared/learning/judge/promotion';
import type { Pattern, Template } from '../../shared/matching/template';
import { patternSchema, templateSchema } from '../../shared/matching/template.schema';
import { titledLines } from '../../shared/protocol/text';
import type { Json } from '../../shared/protocol/json';
import type { Context, RunCommand } from '../context';
import { planMermaid, planText } from '../draw-plan';
import { table } from '../output';

const PAGE = 256;
/** Somebody else may write between reading and writing: learning folds counts all the time. */
const WRITE_ATTEMPTS = 5;

const ACTIONS: Record<TemplateAction, string> = {
  pin: 'never retire it',
  unpin: 'let it be retired again',
  disable: 'serve nothing from it',
  enable: 'let it prove itself again, as a candidate',
  release: 'allow its `once` tools in tier A',
  unrelease: 'take that back',
  shadow: 'let B or C run where A would, and record what A would have done',
  unshadow: 'let A run again',
  guard: 'ask a person before each effect of the runs that it serves',
  unguard: 'take that back',
  retire: 'retire it',
};

export function registerTemplates(program: Command, run: RunCommand): void {
  const templates = program.command('templates').description('what was learnt of whole workflows');
  templates
    .command('ls')
    .description('list them')
    .option('--status <status>', 'candidate, active, quarantined, retired or disabled')
    .action(run(list));
  templates
    .command('show <template-id>')
    .description('graph, bindings, statistics, wordings and status history; an unambiguous start of the id is enough')
    .option('--mermaid', 'only the graph, as a Mermaid flow chart')
    .action(run(show));
  templates
    .command('blame <template-id>')
    .description('the runs that it stands on: what each gave, whose it was, what hangs on it alone')
    .action(run(blame));
  for (const action of Object.keys(ACTIONS) as TemplateAction[]) {
    templates
      .command(`${action} <template-id>`)
      .description(ACTIONS[action])
      .option('--by <name>', 'who does it, for the history of the template')
      .action(run((context: Context, id: string, { by }: { by?: string }) => act(context, { id, action, by })));
  }
}

interface Stored {
  template: Template;
  record: ExperienceRecord;
}

async function list(context: Context, options: { status?: string }): Promise<void> {
  const store = await context.openStore();
  const { stored, unreadable } = await readAll(store, context.options.tenant);
  const chosen = stored
    .map((item) => item.template)
    .filter(({ status }) => !options.status || status === options.status);
  const sorted = chosen.sort((a, b) => a.title.localeCompare(b.title) || a.id.localeCompare(b.id));
  const rows = sorted.map((template) => [
    template.id.slice(0, 8),
    `${template.status}${template.pinned ? ', pinned' : ''}${template.releasedForA ? ', released' : ''}${template.guarded ? ', guarded' : ''}${template.shadowed ? ', shadowed' : ''}`,
    usesOf(template),
    template.thresholdA.toFixed(2),
    template.environment,
    template.title,
  ]);
  if (unreadable > 0) context.output.note(`${unreadable} stored templates cannot be read by this version`);
  const text = table(['id', 'status', 'A B C wrong', 'A from', 'environment', 'title'], rows);
  context.output.data(sorted, sorted.length === 0 ? 'no templates' : text);
}

async function show(context: Context, id: string, options: { mermaid?: boolean }): Promise<void> {
  const store = await context.openStore();
  const { template } = await readOne(store, context.options.tenant, id);
  const mermaid = planMermaid(template.plan);
  if (options.mermaid) return context.output.data({ mermaid }, mermaid);
  const patterns = await patternsOf(store, template);
  context.output.data({ ...template, patterns, mermaid }, templateText(template, patterns, mermaid));
}

async function blame(context: Context, id: string): Promise<void> {
  const store = await context.openStore();
  const { tenant } = context.options;
  const { template } = await readOne(store, tenant, id);
  const step = readingStep(store, tenant, (text) => context.output.note(text));
  const runs = blameTemplate(
    template,
    await readContributions(step, template.id),
    await readObservations(step, template.id)
  );
  const rows = runs.map((one) => [one.at, one.workflowId, one.user ?? '-', gaveInWords(one), saidInWords(one)]);
  context.output.data(
    { templateId: template.id, title: template.title, runs },
    `${template.title}\n${table(['closed', 'run', 'user', 'gave', 'said of it'], rows)}`
  );
}

function gaveInWords({ gave, wording, alone }: Blame): string {
  if (gave === 'nothing') return '-';
  const what = gave === 'plan' ? `plan, "${wording}"` : `"${wording}"`;
  return alone.length === 0 ? what : `${what} (alone: ${alone.join(', ')})`;
}

function saidInWords({ kind, success, proves, verdict, verdictBy, changed }: Blame): string {
  const word = verdict === undefined ? '' : `called ${verdict}${verdictBy === undefined ? '' : ` by ${verdictBy}`}`;
  const outcome = kind === undefined ? '' : `${kind}, ${success ? (proves ? 'proves it' : 'answered') : 'failed'}`;
  return [outcome, word, ...changed.map(({ to }) => `made it ${to}`)].filter(Boolean).join('; ') || '-';
}

interface Act {
  id: string;
  action: TemplateAction;
  by?: string;
}

async function act(context: Context, { id, action, by }: Act): Promise<void> {
  const store = await context.openStore();
  for (let attempt = 1; attempt <= WRITE_ATTEMPTS; attempt++) {
    const { template, record } = await readOne(store, context.options.tenant, id);
    const acted = applyAction(template, action, new Date().toISOString(), by);
    // What the last run left here may speak of the state before; the next run adds what only its observations tell.
    const changed = { ...acted, missing: missingForA(acted, []) };
    const keys = 'status' in record.keys ? { ...record.keys, status: changed.status } : record.keys;
    const written = await store.put(
      { ...record, keys, body: changed as unknown as Json, updatedAt: changed.updatedAt },
      record.version
    );
    if (!written.applied) continue;
    context.output.data(changed, `${action}: ${changed.title} is ${changed.status}${changed.pinned ? ', pinned' : ''}`);
    return;
  }
  throw new WorkflowGenError('STORE_CONFLICT', `Template ${id} is being written by others; try again`, {
    remedy: 'try again',
  });
}

async function readAll(store: ExperienceStore, tenant: string): Promise<{ stored: Stored[]; unreadable: number }> {
  const stored: Stored[] = [];
  let unreadable = 0;
  let cursor: string | undefined;
  do {
    const page = await store.find(tenant, 'template', {}, { cursor, limit: PAGE });
    for (const record of page.records) {
      const parsed = templateSchema.safeParse(record.body);
      if (parsed.success) stored.push({ template: parsed.data, record });
      else unreadable += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { stored, unreadable };
}

async function readOne(store: ExperienceStore, tenant: string, id: string): Promise<Stored> {
  const { stored } = await readAll(store, tenant);
  const found = stored.filter(({ template }) => template.id.startsWith(id));
  const exact = found.find(({ template }) => template.id === id) ?? (found.length === 1 ? found[0] : undefined);
  if (exact) return exact;
  const which = found.length === 0 ? 'there is none' : `it means ${found.map((item) => item.template.id).join(', ')}`;
  const remedy = 'see `workflowgen templates ls`';
  throw new WorkflowGenError('EXPERIENCE_MISSING', `Template ${id} of tenant ${tenant}: ${which}; ${remedy}`, {
    remedy,
  });
}

async function patternsOf(store: ExperienceStore, template: Template): Promise<Pattern[]> {
  const { records } = await store.find(template.tenant, 'pattern', { templateId: template.id }, { limit: PAGE });
  return records.flatMap((record) => {
    const parsed = patternSchema.safeParse(record.body);
    return parsed.success ? [parsed.data] : [];
  });
}

function templateText(template: Template, patterns: Pattern[], mermaid: string): string {
  const { statistics } = template;
  const marks = `${template.pinned ? ', pinned' : ''}${template.releasedForA ? ', released for A' : ''}${template.guarded ? ', guarded' : ''}${template.shadowed ? ', shadowed' : ''}`;
  return [
    `${template.title}\n${template.id} · ${template.status}${marks} · environment ${template.environment} · A from ${template.thresholdA.toFixed(3)}`,
    titledLines('Missing for tier A', template.missing),
    titledLines(
      'Wordings',
      patterns.map((pattern) => `${pattern.text} (${pattern.source}, ${pattern.workflowId})`)
    ),
    titledLines('Workflow', planText(template.plan).split('\n')),
    titledLines('Statistics', [
      `reused as it was: ${statistics.direct.success} right, ${statistics.direct.failure} failed`,
      `after a rewrite: ${statistics.rewrite.success} right, ${statistics.rewrite.failure} failed`,
      `planned: ${statistics.planned.success} right, ${statistics.planned.failure} failed`,
      `called wrong: ${statistics.wrong}; independent successes: ${statistics.independentSuccesses}`,
      ...(statistics.lastUsedAt ? [`last used ${statistics.lastUsedAt}`] : []),
    ]),
    titledLines(
      'Status history',
      template.history.map(
        ({ at, from, to, cause, by, person, workflowId }) =>
          `${at} ${from === to ? to : `${from ?? 'new'} → ${to}`} by ${by}${person ? ` of ${person}` : ''}: ${cause}${workflowId ? ` (${workflowId})` : ''}`
      )
    ),
    titledLines('Learnt from', template.sources),
    titledLines('Mermaid', mermaid.split('\n')),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function usesOf({ statistics: { direct, rewrite, planned, wrong } }: Template): string {
  const count = ({ success, failure }: { success: number; failure: number }): string =>
    `${success}/${success + failure}`;
  return `${count(direct)} ${count(rewrite)} ${count(planned)} ${wrong}`;
}
