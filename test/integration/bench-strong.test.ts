import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHarbour } from '../../bench/fixture/harbour-dataset';
import { noModel } from '../../bench/live/live-model';
import { planLive, RECORDED_STRONG, runLive } from '../../bench/live/run-live';
import { openStrongPlans } from '../../bench/live/strong-plans';
import { taughtBy } from '../../bench/live/taught';
import { installTelemetry } from '../../worker/index';

installTelemetry({ logLevel: 'ERROR', write: () => undefined });
jest.setTimeout(240_000);

const constant = (name: string, value: string) => ({ name, from: 'constant', value });
const output = (name: string, value: string) => ({ name, from: 'output', value });
const address = (name: string) => ({
  id: 'address',
  tool: 'company_directory.find_email_address',
  args: [constant('name', name)],
});
const OVERDUE = `nodes.tasks[due_date < $formatDate($$.context.now, "yyyy-MM-dd") and list_name != "Completed"]`;

/** Plans in the style of a strong model that names no slots: the query's values stand in filters, conditions and answers. */
const PLANS: Record<string, (slots: Record<string, string>) => object> = {
  H03: ({ name = '' }) => ({
    nodes: [
      address(name),
      { id: 'tasks', tool: 'project_management.search_tasks', args: [output('assigned_to_email', 'address[0]')] },
      {
        id: 'move',
        tool: 'project_management.update_task',
        args: [
          { name: 'task_id', from: 'expression', value: 'item.task_id' },
          ...[constant('field', 'list_name'), constant('new_value', 'Completed')],
        ],
        forEach: 'nodes.tasks[list_name = "In Review"]',
      },
    ],
    answer: { kind: 'text', text: `{{$count(nodes.tasks[list_name = "In Review"])}} of ${name}'s tasks are done.` },
  }),
  H07: ({ name = '' }) => ({
    nodes: [
      address(name),
      { id: 'tasks', tool: 'project_management.search_tasks', args: [output('assigned_to_email', 'address[0]')] },
      {
        id: 'mail',
        tool: 'email.send_email',
        args: [
          output('recipient', 'address[0]'),
          ...[constant('subject', 'Overdue tasks'), constant('body', 'Please update your tasks')],
        ],
        when: `$count(${OVERDUE}) > 0`,
      },
    ],
    answer: {
      kind: 'text',
      text: `{{$count(${OVERDUE}) > 0 ? "An email was sent to ${name}." : "${name} has no overdue tasks."}}`,
    },
  }),
  H08: ({ customer = '', status = '' }) => ({
    nodes: [
      {
        id: 'found',
        tool: 'customer_relationship_manager.search_customers',
        args: [constant('customer_name', customer)],
      },
      {
        id: 'update',
        tool: 'customer_relationship_manager.update_customer',
        args: [
          {
            ...{ name: 'customer_id', from: 'expression' },
            value: `nodes.found[$lowercase(customer_name) = "${customer.toLowerCase()}"][0].customer_id`,
          },
          ...[constant('field', 'status'), constant('new_value', status)],
        ],
      },
    ],
    answer: { kind: 'text', text: `{{nodes.found[0].customer_name}} is now ${status}.` },
  }),
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-strong-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("learns from a strong model's plans: each right one teaches, and most tasks need none", async () => {
  const harbour = await loadHarbour();
  const lines = harbour.tasks.flatMap(({ id, query, template_id, slots }) => {
    const plan = PLANS[template_id]?.(slots as Record<string, string>);
    return plan ? [{ task: id, query, reply: [JSON.stringify(plan)] }] : [];
  });
  const file = join(folder, 'plans.jsonl');
  const header = { plans: 1, model: 'strong', recorded: '2026-11-29', note: '' };
  writeFileSync(file, [header, ...lines].map((line) => JSON.stringify(line)).join('\n'));
  const plans = openStrongPlans(file);
  const options = { sample: 1, perTemplate: 1, memory: 0, arms: [RECORDED_STRONG.name], seed: 1 };
  // Every kind of plan, its wordings in turn, and not the half of the templates that a split holds.
  const asked = [0, 1, 2, 3, 4, 5].flatMap((at) =>
    Object.keys(PLANS).map((kind) => harbour.tasks.filter(({ template_id }) => template_id === kind)[at]!)
  );
  const plan = await planLive(harbour, options);
  const facts = asked.map(() => ({ familiarity: 'seen wording' as const, band: 'high' as const }));
  const all = { ...plan, sample: { asked, learnt: [] }, stream: { name: 'all', tasks: asked, facts } };
  const quiet = { start: () => undefined, tick: () => undefined, end: () => undefined };
  const measured = await runLive(
    { dataset: harbour, plan: all, model: noModel(plans.header) },
    { ...options, plans },
    quiet
  );

  const results = measured.results[RECORDED_STRONG.name] ?? [];
  expect(results.map(({ success, failure }) => [success, failure])).toEqual(asked.map(() => [true, undefined]));
  const taught = taughtBy(results);
  expect(taught.reasons).toEqual([]);
  expect(taught.founded + taught.confirmed).toBe(taught.planned);
  const served = results.filter(({ engine }) => engine?.tier !== 'C').length;
  expect(served / asked.length).toBeGreaterThan(0.5);
  // A costs nothing; whatever else a task cost was counted.
  for (const { engine, prompt } of results) expect(prompt > 0).toBe(engine?.tier !== 'A');
});
