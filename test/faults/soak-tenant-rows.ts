import { MINILM_IDENTITY } from '../../activities/embedder/minilm-embedder';
import { RECORD_KINDS, type ExperienceRecord } from '../../activities/experience-store/experience-store';
import { createQdrantStore } from '../../activities/experience-store/qdrant-store';
import { recordIds } from '../../activities/learning/record-ids';
import { readTrajectory } from '../../shared/learning/observe/trajectory.schema';
import { observationSchema, templateSchema } from '../../shared/matching/template.schema';
import type { Observation, Template } from '../../shared/matching/template';
import { feedbackIdOf, learningIdOf } from '../../shared/protocol/messages';
import type { Rig } from './rig';
import type { InvariantRow, SettledRun } from './soak-invariants';
import { marksOf, type SoakTenant } from './soak-tenants';
import { closed } from './soak-upkeep';

/** What a tenant's rows look at. */
export interface TenantFacts {
  tenant: SoakTenant;
  runs: readonly SettledRun[];
  records: readonly ExperienceRecord[];
}

/** Since when every worker has the changed tool, in milliseconds since the epoch, and its contract. */
export interface Deployed {
  at: number;
  contract: string | undefined;
}

/** Everything that the store keeps of a tenant. */
export async function recordsOf(qdrant: { url: string; prefix: string }, tenant: string): Promise<ExperienceRecord[]> {
  const store = createQdrantStore({ ...qdrant, apiKey: process.env.QDRANT_API_KEY, timeoutMs: 10_000 });
  await store.open(MINILM_IDENTITY);
  const records: ExperienceRecord[] = [];
  for (const kind of RECORD_KINDS) {
    let cursor: string | undefined;
    do {
      const page = await store.find(tenant, kind, {}, { cursor, limit: 256 });
      records.push(...page.records);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
  await store.close();
  return records;
}

/** What must hold of one tenant alone. */
export async function tenantRows(rig: Rig, facts: TenantFacts, deployed: Deployed): Promise<InvariantRow[]> {
  const { tenant, runs } = facts;
  const [side = ''] = tenant.name.split('-');
  const rows = [
    endRow(runs),
    await learntRow(rig, runs),
    trajectoryRow(facts),
    forgottenRow(facts),
    countRow(facts),
    await feedbackRow(rig, facts),
    {
      invariant: 'curation ends well beside all that',
      holds: tenant.curations.done > 0 && tenant.curations.failed === 0,
      found: `${tenant.curations.done} done, ${tenant.curations.failed} failed`,
    },
    deployRow(facts, deployed),
  ];
  return rows.map((row) => ({ ...row, invariant: `${side.slice(2)}: ${row.invariant}` }));
}

function endRow(runs: readonly SettledRun[]): InvariantRow {
  const told = new Map<string, number>();
  for (const { report } of runs) {
    const as = report ? (report.outcome === 'answered' ? `answered in ${report.tier}` : report.outcome) : 'open';
    told.set(as, (told.get(as) ?? 0) + 1);
  }
  const reported = runs.filter(({ report }) => report !== undefined).length;
  return {
    invariant: 'every accepted request reaches one terminal state with its report',
    holds: runs.length > 0 && reported === runs.length,
    found: `${reported} of ${runs.length}: ${[...told].map(([as, n]) => `${n} ${as}`).join(', ')}`,
  };
}

const learning = (runs: readonly SettledRun[]): SettledRun[] =>
  runs.filter(({ report }) => report && report.outcome !== 'cancelled');

async function learntRow(rig: Rig, runs: readonly SettledRun[]): Promise<InvariantRow> {
  const wanted = learning(runs);
  const learnt = await Promise.all(wanted.map(({ run }) => closed(rig, learningIdOf(run.workflowId))));
  return {
    invariant: 'every run that was not cancelled is learnt from',
    holds: learnt.every(Boolean),
    found: `${learnt.filter(Boolean).length} of ${wanted.length}`,
  };
}

function trajectoryRow({ tenant, runs, records }: TenantFacts): InvariantRow {
  const wanted = learning(runs).filter(({ run }) => !tenant.forgotten.runs.has(run.workflowId));
  const ids = new Set(wanted.map(({ run }) => recordIds.trajectory(tenant.name, run.workflowId)));
  const stored = records.filter(({ kind }) => kind === 'trajectory');
  const known = stored.filter(({ id }) => ids.has(id)).length;
  return {
    invariant: 'stored ids recompute, and nothing else is stored',
    holds: known === ids.size && stored.length === ids.size,
    found: `${known} of ${ids.size}, ${stored.length} stored`,
  };
}

function forgottenRow({ tenant, records }: TenantFacts): InvariantRow {
  const { users, runs } = tenant.forgotten;
  const wanted = [...users, ...runs].map((one) => JSON.stringify(one).slice(1, -1));
  const left = records.filter((record) => wanted.some((one) => JSON.stringify(record).includes(one)));
  const kinds = [...new Set(left.map(({ kind }) => kind))].join(', ');
  return {
    invariant: 'what was forgotten is gone, and does not come back',
    holds: users.length > 0 && runs.size > 0 && left.length === 0,
    found: `${users.length} users, ${runs.size} runs, ${left.length} records say one of them${left.length > 0 ? `: ${kinds}` : ''}`,
  };
}

/** Loose ones, and those that curation has packed; one per run and template. */
function observationsIn(records: readonly ExperienceRecord[]): Map<string, Map<string, Observation>> {
  const byTemplate = new Map<string, Map<string, Observation>>();
  for (const { kind, body } of records) {
    if (kind !== 'observation') continue;
    const { observations = [body] } = body as { observations?: unknown[] };
    for (const one of observations) {
      const seen = observationSchema.parse(one);
      const ofTemplate = byTemplate.get(seen.templateId) ?? new Map<string, Observation>();
      byTemplate.set(seen.templateId, ofTemplate.set(seen.workflowId, seen));
    }
  }
  return byTemplate;
}

function templatesIn(records: readonly ExperienceRecord[]): Map<string, Template> {
  const templates = records.filter(({ kind }) => kind === 'template').map(({ body }) => templateSchema.parse(body));
  return new Map(templates.map((template) => [template.id, template]));
}

/** A template has counted each run that speaks of it, once, and every one of them is a run of the tenant that is still known. */
function countRow({ tenant, runs, records }: TenantFacts): InvariantRow {
  const known = new Set(runs.map(({ run }) => run.workflowId).filter((id) => !tenant.forgotten.runs.has(id)));
  const observations = observationsIn(records);
  const strangers = [...observations.values()].flatMap((seen) => [...seen.keys()].filter((id) => !known.has(id)));
  let counted = 0;
  const wrong: string[] = [];
  for (const [id, { statistics, title }] of templatesIn(records)) {
    const { direct, rewrite, planned } = statistics;
    const told = [direct, rewrite, planned].reduce((sum, { success, failure }) => sum + success + failure, 0);
    const seen = observations.get(id)?.size ?? 0;
    counted += told;
    if (told !== seen) wrong.push(`"${title}" counts ${told} of ${seen}`);
  }
  return {
    invariant: 'templates count each known run once',
    holds: counted > 0 && wrong.length === 0 && strangers.length === 0,
    found: [`${counted} counted`, `${strangers.length} strangers`, ...wrong].join(', '),
  };
}

async function feedbackRow(rig: Rig, { tenant, runs, records }: TenantFacts): Promise<InvariantRow> {
  const given = runs.filter(({ verdict }) => verdict === 'right' || verdict === 'wrong');
  await Promise.all(given.map(({ run }) => closed(rig, feedbackIdOf(run.workflowId))));
  const verdicts = new Map(
    records.flatMap(({ kind, body }) => {
      const run = kind === 'trajectory' ? readTrajectory(body) : undefined;
      return run ? [[run.workflowId, run.metadata.verdict] as const] : [];
    })
  );
  const kept = given.filter(({ run }) => !tenant.forgotten.runs.has(run.workflowId));
  const stands = kept.filter(({ run, verdict }) => verdicts.get(run.workflowId) === verdict).length;
  return {
    invariant: 'a feedback that was taken stands on its run',
    holds: given.length > 0 && stands === kept.length,
    found: `${stands} of ${kept.length}, ${given.length - kept.length} more forgotten with their runs`,
  };
}

/** After the deploy nothing that was learnt against the old contract of the tool serves a run. */
function deployRow({ runs, records }: TenantFacts, { at, contract }: Deployed): InvariantRow {
  const templates = templatesIn(records);
  const since = runs.filter(({ kind, askedAt }) => kind === 'label' && askedAt > at);
  const stale = since.filter(({ report }) => {
    const used = report?.decision.templateId;
    const tool = used === undefined ? undefined : templates.get(used)?.plan.tools.label_shelf;
    return tool !== undefined && tool.contract !== contract;
  });
  return {
    invariant: 'after the deploy no run is served by the changed tool as it was',
    holds: since.length > 0 && stale.length === 0,
    found: `${since.length} runs with it since, ${stale.length} stale`,
  };
}

/** What must hold between the tenants: nothing of one is in a record, report or explanation of the other, nor both in one prompt. */
export async function acrossRows(rig: Rig, all: readonly TenantFacts[]): Promise<InvariantRow[]> {
  const rows: InvariantRow[] = [];
  let records = 0;
  let reports = 0;
  const leaks: string[] = [];
  for (const { tenant, runs, records: own } of all) {
    const others = all.filter((one) => one.tenant !== tenant).map((one) => marksOf(one.tenant));
    const foreign = (text: string): boolean => others.some((marks) => marks.test(text));
    records += own.length;
    reports += runs.length;
    leaks.push(...own.filter((record) => foreign(JSON.stringify(record))).map(({ kind, id }) => `${kind} ${id}`));
    const told = await Promise.all(runs.map(({ run }) => run.explain()));
    leaks.push(
      ...runs
        .filter(({ report }, at) => foreign(JSON.stringify(report)) || foreign(told[at] ?? ''))
        .map(({ run }) => run.workflowId)
    );
  }
  rows.push({
    invariant: 'nothing of one tenant is in a record, report or explanation of the other',
    holds: leaks.length === 0,
    found: [`${records} records, ${reports} runs`, ...leaks].join(', '),
  });
  const prompts = rig.model.requests.map(({ body }) => JSON.stringify([body.system, body.messages]));
  const marks = all.map(({ tenant }) => marksOf(tenant));
  const mixed = prompts.filter((text) => marks.filter((one) => one.test(text)).length !== 1).length;
  rows.push({
    invariant: 'no prompt speaks of two tenants, nor of none',
    holds: prompts.length > 0 && mixed === 0,
    found: `${prompts.length} prompts, ${mixed} mixed`,
  });
  return rows;
}
