import { selectsBy } from '../../../shared/learning/erase/selects';
import type { Trajectory } from '../../../shared/learning/observe/trajectory';
import { readTrajectory } from '../../../shared/learning/observe/trajectory.schema';
import { nodeExperienceSchema } from '../../../shared/learning/observe/node-experience.schema';
import { observationSchema } from '../../../shared/matching/template.schema';
import { readContribution } from '../../../shared/learning/generalise/contribution.schema';
import type { Source } from '../../../shared/matching/template';
import { emptyForgetReport, forgetSummary, type ForgetInput, type ForgetReport } from '../../../shared/protocol/forget';
import { readPolicy } from '../../../shared/matching/tenant-policy.schema';
import { canonicalJson, toJson } from '../../../shared/protocol/json';
import { refuseSecretSelection } from '../../../shared/values/entering-text';
import { policyRecord } from '../tenant-policies';
import { RECORD_KINDS, type ExperienceRecord, type RecordKind } from '../../experience-store/experience-store';
import type { LearningStep } from '../learning-context';
import { trajectoryRecord } from '../trajectory-records';
import { readName } from '../template-records';
import { eraseLesson, isSelectedRun } from './erase-lesson';
import { eraseTemplate } from './erase-template';
import { eraseTool, toolOf } from './erase-tool';
import { erasing, isSelected, type Erasing } from './erasing';
import { listRetained } from './list-retained';

/**
 * What forgetting goes through, in this order. Trajectories come after everything that is folded from them or that finds its user by
 * them; `leftovers` is every record once more, whatever it hangs on.
 */
const PHASES = [
  'names',
  'tools',
  'templates',
  'lessons',
  'trajectories',
  'leftovers',
  'artifacts',
  'retained',
] as const;

type Phase = (typeof PHASES)[number];

/** Records that a page looks at; rewriting a store counts as many. */
const PAGE = 64;

/** One page of forgetting. Every page leaves the store whole and may be done twice. Throws `SECRET_REFUSED` for a selection that says one. */
export async function erasePage(
  step: LearningStep,
  input: ForgetInput
): Promise<{ summary: string; report: ForgetReport; next?: ForgetInput }> {
  const report = structuredClone(input.report ?? emptyForgetReport());
  const { mode, by, dryRun = false, selection } = input;
  // The client refuses it too; whoever starts the workflow past the client meets it here.
  refuseSecretSelection({ user: selection.user, run: selection.run, value: selection.value });
  const erase = erasing(
    { step, selects: selectsBy(selection), report, dryRun, mode, by, expires: selection.before !== undefined },
    selection.user
  );
  let phase: Phase | undefined = PHASES.find((name) => name === input.phase) ?? PHASES[0];
  let { cursor } = input;
  // Phases with few records share a page: a run of the workflow for each would take longer than their work.
  for (let looked = 0; phase !== undefined && looked < PAGE;) {
    const done: Done = await WORK[phase](erase, { ...input, cursor });
    looked += done.looked;
    cursor = done.cursor;
    if (cursor === undefined) phase = PHASES[PHASES.indexOf(phase) + 1];
    // Retention by age ends before it.
    if (phase === 'retained') break;
  }
  return {
    summary: forgetSummary(report, dryRun),
    report,
    ...(phase === undefined ? {} : { next: { ...input, phase, cursor, report } }),
  };
}

/** What a part of a page did: how many records it looked at, and the cursor of what follows in its phase. */
interface Done {
  looked: number;
  cursor?: string;
}

type Work = (erase: Erasing, input: ForgetInput) => Promise<Done>;

const WORK: Record<Phase, Work> = {
  names: pages('lexicon', eraseName),
  tools: pages('node_experience', async (erase, record) => {
    const tool = toolOf(record.body);
    if (tool !== undefined) await eraseTool(erase, tool);
  }),
  templates: pages('template', (erase, record) => eraseTemplate(erase, record.id)),
  lessons: pages('lesson', eraseLesson),
  trajectories: pages('trajectory', eraseTrajectory),
  leftovers,
  artifacts: eraseArtifacts,
  async retained(erase, input) {
    await listRetained(erase, input);
    return { looked: PAGE };
  },
};

function pages(kind: RecordKind, each: (erase: Erasing, record: ExperienceRecord) => Promise<void>): Work {
  return async (erase, { cursor }) => {
    const page = await erase.step.store.page(kind, {}, { cursor, limit: PAGE });
    for (const record of page.records) await each(erase, record);
    return { looked: page.records.length, cursor: page.cursor };
  };
}

/** A name goes where every run that it is known from is selected; it forgets those that are. */
async function eraseName(erase: Erasing, record: ExperienceRecord): Promise<void> {
  const { step, selects, report, dryRun } = erase;
  const name = readName(record);
  const from = name?.from ?? [];
  const known = name !== undefined && from.length > 0;
  const left: Source[] = [];
  for (const source of from) if (!selects.from(await erase.owned(source))) left.push(source);
  const old = !known && selects.from({ workflowId: '', at: record.updatedAt });
  const gone = selects.everything || selects.says(record.body) || old || (known && left.length === 0);
  if (!gone && !known) report.unattributedNames += 1;
  if (gone) report.removed.names += 1;
  if (dryRun) return;
  if (gone) return void (await step.store.remove('lexicon', [record.id]));
  if (!name || left.length === from.length) return;
  await step.store.update('lexicon', record.id, async (current) => {
    const now = current && readName(current);
    if (!current || !now) return undefined;
    const kept = now.from?.filter((one) => left.some((other) => other.workflowId === one.workflowId));
    const { version: _version, tenant: _tenant, ...rest } = current;
    return { ...rest, body: toJson({ ...now, from: kept }), updatedAt: step.now() };
  });
}

/** A run that is taken back keeps its trajectory for people, and teaches nothing by it any more. */
async function eraseTrajectory(erase: Erasing, record: ExperienceRecord): Promise<void> {
  const { step, selects, report, dryRun, mode, by } = erase;
  const run = readTrajectory(record.body);
  const { verdictBy, takenBack } = run?.metadata ?? {};
  const judged = selects.person(verdictBy) || selects.person(takenBack?.by);
  const gone = run ? isSelectedRun(erase, run) : selects.everything || selects.says(record.body);
  if (!gone && !judged) return;
  if (gone && run) erase.found(run.workflowId);
  if (gone && mode === 'forget') report.removed.trajectories += 1;
  if (dryRun) return;
  if (gone && mode === 'forget') return void (await step.store.remove('trajectory', [record.id]));
  await step.store.update('trajectory', record.id, async (current) => {
    const now = current && readTrajectory(current.body);
    if (!current || !now) return undefined;
    const { generalised, ...rest } = now;
    const kept = gone
      ? { ...rest, metadata: { ...now.metadata, takenBack: { at: step.now(), ...(by === undefined ? {} : { by }) } } }
      : { ...now, metadata: withoutPerson(erase, now.metadata) };
    if (gone && now.metadata.takenBack && generalised === undefined) return undefined;
    return trajectoryRecord(kept, current.vector ?? (await step.embed([now.trigger.masked]))[0], step.now());
  });
}

/** What a person who is forgotten said and did of another's run stays, as nobody's. */
function withoutPerson({ selects }: Erasing, metadata: Trajectory['metadata']): Trajectory['metadata'] {
  const { verdictBy, takenBack, ...kept } = metadata;
  return {
    ...kept,
    ...(verdictBy === undefined || selects.person(verdictBy) ? {} : { verdictBy }),
    ...(takenBack && { takenBack: selects.person(takenBack.by) ? { at: takenBack.at } : takenBack }),
  };
}

/** Whatever the other phases did not come by: facts of templates and tools that are gone, records that nobody can read. */
async function leftovers(erase: Erasing, { cursor }: ForgetInput): Promise<Done> {
  const { step, selects, dryRun, mode } = erase;
  const [name = '', inner] = (cursor ?? '').split(' ');
  const kind = RECORD_KINDS.find((one) => one === name) ?? RECORD_KINDS[0];
  const page = await step.store.page(kind, {}, { cursor: inner, limit: PAGE });
  const gone: string[] = [];
  for (const record of page.records) {
    if (kind === 'policy' && !selects.everything) {
      await erasePolicy(erase, record);
      continue;
    }
    const source = sourceOf(kind, record);
    const taken = mode === 'rollback' && kind === 'trajectory';
    const selected = source
      ? await isSelected(erase, source, record.body)
      : selects.everything || selects.says(record.body);
    if (selected && !taken) gone.push(record.id);
  }
  if (gone.length > 0 && !dryRun) await step.store.remove(kind, gone);
  const looked = page.records.length;
  if (page.cursor !== undefined) return { looked, cursor: `${kind} ${page.cursor}` };
  const next = RECORD_KINDS[RECORD_KINDS.indexOf(kind) + 1];
  if (next !== undefined) return { looked, cursor: next };
  if (!dryRun) await step.deps.store.compact?.();
  return { looked: PAGE };
}

/** What governs the tenant stays; who did it, and which runs spent the budget, go with them. */
async function erasePolicy({ step, selects, report, dryRun }: Erasing, { id }: ExperienceRecord): Promise<void> {
  if (dryRun) return;
  // Decided on what is there when it is written: a wrong answer that is counted meanwhile, or a person's word, must not be lost.
  await step.store.update('policy', id, async (current) => {
    const policy = current && readPolicy(current.body);
    if (!policy) return undefined;
    const now = {
      ...policy,
      // An older entry does not say whose run it was; what was found of the run before does.
      wrong: policy.wrong.filter((one) => !selects.from(one) && !report.runs.includes(one.workflowId)),
      history: policy.history.map(({ person, ...change }) =>
        person === undefined || selects.person(person) || selects.says(person) ? change : { ...change, person }
      ),
    };
    return canonicalJson(now) === canonicalJson(policy) ? undefined : policyRecord(now, step.now());
  });
}

/** The one run that a record is from; `undefined` for what is folded from many, or cannot be read. */
function sourceOf(kind: RecordKind, { body }: ExperienceRecord): Source | undefined {
  if (kind === 'contribution') return readContribution(body);
  if (kind === 'observation') {
    const parsed = observationSchema.safeParse(body);
    return parsed.success ? parsed.data : undefined;
  }
  if (kind === 'node_experience') {
    const parsed = nodeExperienceSchema.safeParse(body);
    return parsed.success && parsed.data.kind === 'use' ? parsed.data : undefined;
  }
  const run = kind === 'trajectory' ? readTrajectory(body) : undefined;
  return run && { workflowId: run.workflowId, user: run.context.user, at: run.metadata.closedAt };
}

async function eraseArtifacts({ step, report, dryRun, mode }: Erasing, input: ForgetInput): Promise<Done> {
  if (mode === 'rollback') return { looked: 0 };
  const { artifacts } = step.deps;
  if (!artifacts.remove) {
    report.notes.push(`the artifact store "${artifacts.name}" cannot remove: remove there what these runs stored`);
    return { looked: PAGE };
  }
  const { user, run, value, before } = input.selection;
  report.removed.artifacts += await artifacts.remove(
    step.tenant,
    {
      ...(run === undefined ? {} : { runs: [run] }),
      ...(user === undefined ? {} : { user }),
      ...(value === undefined ? {} : { texts: [value] }),
      ...(before === undefined ? {} : { before }),
    },
    { dryRun }
  );
  return { looked: PAGE };
}
