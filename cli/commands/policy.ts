import type { Command } from 'commander';
import { recordIds } from '../../activities/learning/record-ids';
import { policyOf, policyRecord } from '../../activities/learning/tenant-policies';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import type { Trajectory } from '../../shared/learning/observe/trajectory';
import { applyToPolicy, emptyPolicy, type PolicyChange, type TenantPolicy } from '../../shared/matching/tenant-policy';
import { readPolicy } from '../../shared/matching/tenant-policy.schema';
import { WorkflowGenError } from '../../shared/protocol/errors';
import type { Context, RunCommand } from '../context';
import { table } from '../output';

const ACTIONS: Record<PolicyChange['what'], string> = {
  shadow: 'let B or C run where A would, for all templates, and record what A would have done',
  unshadow: 'let A run again',
  'a-off': 'switch tier A off for the tenant',
  'a-on': 'switch tier A on again, with a whole budget of wrong reuses',
};

/** Somebody else may write between reading and writing: learning counts wrong reuses. */
const WRITE_ATTEMPTS = 5;
const PAGE = 256;
const MOST_RUNS = 1_000;

export function registerPolicy(program: Command, run: RunCommand): void {
  const policy = program
    .command('policy')
    .description('what governs tier A of the tenant: shadow mode, the budget of wrong reuses');
  policy
    .command('show')
    .description('shadow mode, whether A is on, the wrong reuses that count, who changed what and when')
    .action(run(show));
  policy
    .command('shadows')
    .description('what A would have done in the runs that it was held back from, by template and run')
    .option('--differing', 'only runs in which A would have done something else')
    .action(run(shadows));
  for (const what of Object.keys(ACTIONS) as PolicyChange['what'][]) {
    policy
      .command(what)
      .description(ACTIONS[what])
      .option('--by <name>', 'who does it, for the history')
      .action(run((context: Context, { by }: { by?: string }) => change(context, what, by)));
  }
}

async function show(context: Context): Promise<void> {
  const store = await context.openStore();
  const policy = readable(await policyOf(store, context.options.tenant), context.options.tenant);
  context.output.data(policy, policyText(policy));
}

async function change(context: Context, what: PolicyChange['what'], person: string | undefined): Promise<void> {
  const store = await context.openStore();
  const { tenant } = context.options;
  for (let attempt = 1; attempt <= WRITE_ATTEMPTS; attempt += 1) {
    // One read for both: a version that was read later would let this write take back what came between.
    const [current] = await store.get(tenant, 'policy', [recordIds.policy(tenant)]);
    const known = readable(current ? readPolicy(current.body) : emptyPolicy(tenant), tenant);
    const at = new Date().toISOString();
    const changed = applyToPolicy(known, what, { at, person });
    const record = policyRecord(changed, at);
    const { applied } = await store.put(record, current ? current.version : 'absent');
    if (!applied) continue;
    return context.output.data(record.body, `${what}: ${policyText(changed)}`);
  }
  throw new WorkflowGenError('STORE_CONFLICT', `The policy of ${tenant} is being written by others; try again`, {
    remedy: 'try again',
  });
}

function readable(policy: TenantPolicy | undefined, tenant: string): TenantPolicy {
  if (policy) return policy;
  const remedy = 'use the version that wrote it, or a newer one';
  throw new WorkflowGenError('EXPERIENCE_INVALID', `The policy of ${tenant} cannot be read; ${remedy}`, { remedy });
}

function policyText({ shadow, off, wrong, history }: TenantPolicy): string {
  return [
    off ? `tier A is off since ${off.at}: ${off.cause}` : 'tier A is on',
    shadow ? 'shadow mode: what A would do is recorded, B or C runs' : 'no shadow mode',
    `${wrong.length} wrong reuses count`,
    ...wrong.map(({ at, workflowId, templateId }) => `  ${at} ${workflowId}, template ${templateId.slice(0, 8)}`),
    ...history.map(
      ({ at, what, cause, by, person }) => `  ${at} ${what} by ${by}${person ? ` of ${person}` : ''}: ${cause}`
    ),
  ].join('\n');
}

type Shadowed = Trajectory & { shadow: NonNullable<Trajectory['shadow']> };

async function shadows(context: Context, options: { differing?: boolean }): Promise<void> {
  const runs = await shadowed(context, options.differing ? ['other'] : ['same', 'other']);
  const byTemplate = new Map<string, { same: number; other: number }>();
  for (const { shadow } of runs) {
    const counts = byTemplate.get(shadow.templateId) ?? { same: 0, other: 0 };
    counts[shadow.differences.length === 0 ? 'same' : 'other'] += 1;
    byTemplate.set(shadow.templateId, counts);
  }
  const templates = [...byTemplate].map(([templateId, counts]) => ({ templateId, ...counts }));
  const rows = runs.map(({ workflowId, metadata, tier, shadow }) => [
    metadata.closedAt,
    workflowId,
    tier,
    shadow.templateId.slice(0, 8),
    shadow.differences.length === 0 ? 'the same' : shadow.differences.join('; '),
  ]);
  const text = [
    ...templates.map(
      ({ templateId, same, other }) => `template ${templateId.slice(0, 8)}: ${same} the same, ${other} otherwise`
    ),
    table(['closed', 'run', 'ran', 'template', 'A would have done'], rows),
  ].join('\n');
  const data = runs.map(({ workflowId, metadata, tier, shadow }) => ({
    workflowId,
    closedAt: metadata.closedAt,
    tier,
    ...shadow,
  }));
  context.output.data({ templates, runs: data }, runs.length === 0 ? 'A was held back from no run' : text);
}

async function shadowed(context: Context, which: string[]): Promise<Shadowed[]> {
  const store = await context.openStore();
  const runs: Shadowed[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(context.options.tenant, 'trajectory', { shadow: which }, { cursor, limit: PAGE });
    for (const record of page.records) {
      const run = readTrajectory(record.body);
      if (run?.shadow) runs.push({ ...run, shadow: run.shadow });
    }
    cursor = page.cursor;
  } while (cursor !== undefined && runs.length < MOST_RUNS);
  return runs.sort((a, b) => a.metadata.closedAt.localeCompare(b.metadata.closedAt)).slice(-MOST_RUNS);
}
