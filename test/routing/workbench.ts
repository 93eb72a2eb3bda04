import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../../activities/embedder/embedder';
import { createRoutingActivities } from '../../activities/routing/routing-activities';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import type { LexiconEntry } from '../../shared/matching/template';
import { maskQuery, type MaskOptions } from '../../shared/matching/mask';
import { inMemoryStore } from '../../testing/in-memory-store';
import { learn, recordsOf, uuidOf, type Learnt } from './learnt-template';
import { EVALUATED_AT, outcomeOf, type Outcome } from './route-pair';

const taskSchema = z.object({
  template_id: z.string(),
  phrasing: z.string(),
  query: z.string(),
  slots: z.record(z.string(), z.string()),
  gold_write_calls: z.array(z.object({ args: z.record(z.string(), z.unknown()) })).optional(),
});

type Task = z.infer<typeof taskSchema>;

const TENANT = 'workbench';

/**
 * Measures on the queries of a benchmark: one active template per benchmark template, learnt from its first query; every other
 * query is routed with all of them in the store. `same-phrasing` may be A; `other-phrasing` is B by design until confirmed;
 * `absent` routes each query once more with its own template excluded, where every A is wrong.
 */
export async function routeWorkbench(folder: string, embedder: Embedder): Promise<Outcome[]> {
  const tasks = readTasks(join(folder, 'tasks.jsonl'));
  const lexicon = namesOf(folder);
  const names = Object.entries(lexicon).flatMap(([list, values]) =>
    values.map((name): LexiconEntry => ({ schema: 1, tenant: TENANT, lexicon: list, name }))
  );
  const options = { lexicon: names, now: EVALUATED_AT, timeZone: 'UTC' };
  const store = inMemoryStore();
  await store.open(embedder);
  const learnt = new Map<string, { task: Task; learnt: Learnt }>();
  for (const task of tasks) {
    if (learnt.has(task.template_id)) continue;
    const answered = { stored: task.query, slots: { ...task.slots, ...unnamedSlots(task, options) } };
    learnt.set(task.template_id, { task, learnt: learn(answered, `tool_${learnt.size}`, options, TENANT) });
  }
  const registry = createToolRegistry([...learnt.values()].map((one) => one.learnt.tool));
  for (const { task, learnt: one } of learnt.values()) {
    const [vector] = await embedder.embed([one.pattern.text]);
    const description = registry.describe(one.tool.name);
    if (!vector || !description) throw new Error(`The query "${task.query}" could not be prepared.`);
    for (const record of recordsOf(one, description, task.query, TENANT, vector, EVALUATED_AT))
      await store.put(record, 'any');
  }
  const routing = createRoutingActivities({ store, embedder, registry, lexicon });
  const outcomes: Outcome[] = [];
  const context = { environment: 'default', permissions: [], now: EVALUATED_AT, timeZone: 'UTC' };
  for (const task of tasks) {
    const own = learnt.get(task.template_id);
    if (!own || own.task === task) continue;
    const ownId = uuidOf([TENANT, own.task.query]);
    for (const exclude of [[], [ownId]]) {
      const { decision } = await routing.route({
        query: { text: task.query, tenant: TENANT, context },
        exclude,
        from: 'A',
      });
      const absent = exclude.length > 0;
      const samePhrasing = task.phrasing === own.task.phrasing;
      const pair = {
        stored: own.task.query,
        slots: own.task.slots,
        query: task.query,
        binds: task.slots,
        expect: absent ? ('not-A' as const) : ('A' as const),
        class: absent ? 'absent' : samePhrasing ? 'same-phrasing' : 'other-phrasing',
      };
      const served = decision.tier === 'A' ? decision.templateId : undefined;
      const nominee = decision.nominees.find(
        (one) => one.templateId === (served ?? (absent ? decision.nominees[0]?.templateId : ownId))
      );
      const outcome = outcomeOf(pair, decision.tier, nominee, nominee?.templateId === ownId);
      outcomes.push({ ...outcome, scored: pair.class !== 'other-phrasing' });
    }
  }
  await store.close();
  return outcomes;
}

/**
 * The data's slots leave out texts such as 'Improve total visits', which says another slot's value and is given to a tool, and "the previous
 * monday" beside "monday". A quoted text that a tool was given, or that holds a slot's literal, is a slot of its own, as learning would make it,
 * and so is a day that is said with another slot's.
 */
function unnamedSlots({ query, slots, gold_write_calls: calls }: Task, options: MaskOptions): Record<string, string> {
  const given = new Set((calls ?? []).flatMap(({ args }) => Object.values(args)));
  const literals = Object.values(slots);
  const holdsLiteral = (text: string): boolean => literals.some((literal) => text.includes(literal));
  const { values } = maskQuery(query, options);
  const quoted = values.flatMap(({ type, value }) => (type === 'quoted' && typeof value === 'string' ? [value] : []));
  const texts = quoted.filter((text) => !literals.includes(text) && (given.has(text) || holdsLiteral(text)));
  const dates = values.flatMap(({ type, text }) => (type === 'date' ? [text] : []));
  const said = literals.filter((literal) => dates.includes(literal));
  const days = dates.filter((text) => !said.includes(text) && said.some((literal) => text.includes(literal)));
  const numbered = (name: string, chosen: readonly string[]): [string, string][] =>
    [...new Set(chosen)].map((text, index) => [`${name}_${index}`, text]);
  return Object.fromEntries([
    ...numbered(
      'quoted',
      texts.map((text) => `'${text}'`)
    ),
    ...numbered('day', days),
  ]);
}

function readTasks(file: string): Task[] {
  if (!existsSync(file)) throw new Error(`There is no ${file}; --data wants a folder with tasks.jsonl and db/.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => taskSchema.parse(JSON.parse(line)));
}

/** The people, customers and enumerations of the sandbox, as a user would register them; read from `db/` where it is there. */
function namesOf(folder: string): Record<string, string[]> {
  const column = (file: string, index: number, header: boolean): string[] => {
    const path = join(folder, 'db', file);
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .slice(header ? 1 : 0);
    return [...new Set(lines.map((line) => line.split(',')[index]?.trim() ?? '').filter((text) => text !== ''))];
  };
  const people = column('company_directory.csv', 0, false).map((email) => email.split(/[.@]/)[0] ?? '');
  const customers = column('customer_relationship_manager_data.csv', 2, true);
  const events = column('calendar_events.csv', 1, true);
  return { person: [...new Set(people)].filter((name) => name !== ''), customer: customers, event: events };
}
