import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { EXIT } from '../../cli/exit-codes';
import type { Template } from '../../shared/matching/template';
import type { Json } from '../../shared/protocol/json';
import { scriptedPlanner } from '../../testing/scripted-planner';
import { direct, effectReceiver } from '../harness/effect-receiver';
import { startEngine } from '../harness/engine';
import type { Engine } from '../harness/engine';
import { node, plan } from '../harness/plan-script';
import { testServer } from '../harness/temporal-test-server';
import { waitFor } from '../harness/wait-for';
import { warehouseTools } from '../harness/warehouse-tools';
import { cli, cliProcess, ROOT } from './cli-fixture';

const READ = plan(
  [node('stock', 'read_stock', [['item', 'constant', 'bolts']])],
  'There are {{nodes.stock.count}} bolts.'
);
const RESERVE = plan([
  node('hold', 'reserve_stock', [
    ['item', 'constant', 'bolts'],
    ['count', 'constant', '2'],
  ]),
]);

const letterTo = (to: string): object =>
  plan([
    node('mail', 'send_letter', [
      ['to', 'constant', to],
      ['body', 'constant', 'hello'],
    ]),
  ]);

const planner = scriptedPlanner((request) => {
  const turn = request.messages.map((message) => message.content).join('\n');
  if (/nonsense/.test(turn)) return 'no JSON at all';
  if (/which ones\?/i.test(turn)) return { nodes: [], ask: 'Which bolts?' };
  const [, to] = /write to ([\w-]+)/i.exec(turn) ?? [];
  if (to !== undefined) return letterTo(to);
  return /reserve/i.test(turn) ? RESERVE : READ;
});

const TEMPLATE: Template = {
  schema: 1,
  id: '3f2a8a3c-3f0b-5d64-9c1e-2b7a4d9f6e10',
  tenant: '',
  environment: 'default',
  title: 'Count a stock',
  graph: 'g1',
  plan: {
    schema: 1,
    slots: [{ name: 'item', type: 'name', valueType: 'string', required: true, examples: ['bolts'] }],
    nodes: [{ id: 'stock', tool: 'read_stock', mutability: 'fixed', args: { item: { kind: 'slot', slot: 'item' } } }],
    answer: { kind: 'text', text: 'There are {{nodes.stock.count}}.' },
    tools: {},
  },
  status: 'active',
  pinned: false,
  releasedForA: false,
  thresholdA: 0.8,
  statistics: {
    direct: { success: 3, failure: 1 },
    rewrite: { success: 1, failure: 0 },
    planned: { success: 2, failure: 0 },
    wrong: 0,
    independentSuccesses: 2,
    successesSinceQuarantine: 2,
  },
  history: [{ at: '2026-11-22T09:00:00Z', from: null, to: 'candidate', cause: 'first run', by: 'learning' }],
  missing: [],
  sources: ['wfg/a/1'],
  authors: [],
  createdAt: '2026-11-22T09:00:00Z',
  updatedAt: '2026-11-22T09:00:00Z',
};

describe('the command line', () => {
  let engine: Engine;
  let env: NodeJS.ProcessEnv;
  const run = (...argv: string[]): ReturnType<typeof cli> => cli(['--tenant', engine.tenant, ...argv], env);

  beforeAll(async () => {
    engine = await startEngine({ tools: warehouseTools, planner });
    const { address, uiUrl } = testServer();
    env = {
      TEMPORAL_ADDRESS: address,
      WORKFLOWGEN_UI_URL: uiUrl,
      WORKFLOWGEN_TASK_QUEUE: engine.taskQueue,
      WORKFLOWGEN_DATA: engine.folder,
    };
  }, 120_000);
  afterAll(() => engine.stop());

  it('asks: data on standard output, progress and the link on standard error', async () => {
    const text = await run('ask', 'How many bolts are there?', '--no-learn');
    expect(text).toMatchObject({ code: EXIT.ok });
    expect(text.stdout).toMatch(/^There are 5 bolts\.\n/);
    expect(text.stdout).toContain('tier C (C1 succeeded) · answered');
    expect(text.stderr).toContain(`/namespaces/default/workflows/${encodeURIComponent(`wfg/${engine.tenant}/`)}`);
    expect(text.stderr).not.toContain('no worker');

    const json = await run('ask', 'How many bolts are there?', '--no-learn', '--json');
    expect(json.json).toMatchObject({ outcome: 'answered', answer: 'There are 5 bolts.', tier: 'C' });
    const explained = await run('explain', json.json.workflowId);
    expect(explained.stdout).toContain('read_stock: done');
    expect(explained.stdout).toContain(json.json.link);
  });

  it('gives the report of a failed run as data, and its reason as the error', async () => {
    const failed = await run('ask', 'Talk nonsense', '--no-learn', '--json');
    expect(failed).toMatchObject({ code: EXIT.failed });
    expect(failed.json).toMatchObject({ outcome: 'failed', usage: { total: { modelCalls: 9 } } });
    expect(failed.json.link).toContain('/workflows/');
    const line = failed.stderr.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({ error: { code: 'LLM_BAD_OUTPUT' } });
  });

  it('ends with 4 where the run asks back or waits for a person, who then decides', async () => {
    const question = await run('ask', 'Hold bolts. Which ones?', '--no-learn');
    expect(question).toMatchObject({ code: EXIT.waiting });
    expect(question.stdout).toContain('? Which bolts?');
    expect(question.stdout).toContain('--in-reply-to wfg/');

    const waiting = await run('ask', 'Reserve 2 bolts', '--no-learn', '--approval', 'all-effects', '--json');
    expect(waiting).toMatchObject({ code: EXIT.waiting });
    expect(waiting.stderr).toContain('workflowgen approvals approve wfg/');
    const { workflowId } = waiting.json;
    const listed = await run('approvals', 'ls', '--json');
    expect(listed.json).toEqual([expect.objectContaining({ workflowId, tool: 'reserve_stock', kind: 'approval' })]);
    expect((await run('approvals', 'approve', workflowId, '--by', 'ann')).stdout).toContain('approved C/1/hold');
    await expect(engine.client.runOf(workflowId).result()).resolves.toMatchObject({ outcome: 'answered' });
    expect(await run('approvals', 'approve', workflowId)).toMatchObject({ code: EXIT.refused });
    expect((await run('approvals', 'ls')).stdout).toBe('nothing waits for a person\n');
  });

  it.each([
    ['happened', EXIT.ok, 'answered', 1],
    ['did-not-happen', EXIT.ok, 'answered', 2],
    ['stop', EXIT.waiting, 'ambiguous', 1],
  ])('lets a person say of a call of unknown outcome: %s', async (word, code, outcome, attempts) => {
    const to = randomUUID();
    direct(engine.folder, { tool: 'send_letter', fault: 'unknown', times: 1 });
    const ask = ['ask', `Write to ${to}`, '--no-learn', '--request-id', to, '--json'];
    const waiting = await run(...ask);
    expect(waiting).toMatchObject({ code: EXIT.waiting });
    expect(waiting.json).toMatchObject({ outcome: 'running', pending: [{ kind: 'outcome', tool: 'send_letter' }] });
    const { workflowId } = waiting.json;
    expect(waiting.stderr).toContain(`workflowgen resolve ${workflowId} C/1/mail happened|did-not-happen|stop`);
    expect((await run('approvals', 'ls', '--json')).json).toEqual([
      expect.objectContaining({ workflowId, callId: 'C/1/mail', kind: 'outcome' }),
    ]);
    const approved = await run('approvals', 'approve', workflowId, 'C/1/mail');
    expect(approved).toMatchObject({ code: EXIT.refused, stderr: expect.stringMatching(/^UPDATE_REFUSED/) as string });

    const said = await run('resolve', workflowId, 'C/1/mail', word, '--by', 'ann', '--json');
    expect(said).toMatchObject({ code: EXIT.ok });
    expect(said.json).toEqual({ workflowId, callId: 'C/1/mail', resolution: word.replaceAll('-', '_') });
    const ended = await run(...ask);
    expect(ended).toMatchObject({ code });
    expect(ended.json).toMatchObject({ workflowId, outcome });
    if (word === 'stop') {
      expect(JSON.parse(ended.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ error: { code: 'AMBIGUOUS' } });
      expect((await run('explain', workflowId)).stdout).toMatch(/Left as it is\n {2}C\/1\/mail send_letter/);
    }
    const asked = effectReceiver(engine.folder).attempts('send_letter');
    expect(asked.filter(({ at }) => at >= new Date(ended.json.startedAt).getTime())).toHaveLength(attempts);

    const late = await run('resolve', workflowId, 'C/1/mail', word, '--json');
    expect(late).toMatchObject({ code: EXIT.refused, stdout: '' });
    expect(JSON.parse(late.stderr)).toMatchObject({ error: { code: 'UPDATE_REFUSED' } });
  });

  it('takes one feedback of an open run', async () => {
    const asked = await run('ask', 'How many bolts are there?', '--no-learn', '--feedback-window', '60', '--json');
    const told = await run('feedback', asked.json.workflowId, 'right', '--by', 'ann');
    expect(told).toMatchObject({ code: EXIT.ok });
    expect(told.stdout).toContain('taken by the run');
    expect(await run('feedback', asked.json.workflowId, 'wrong')).toMatchObject({ code: EXIT.refused });
    expect(await run('feedback', asked.json.workflowId, 'maybe')).toMatchObject({ code: EXIT.usage });
  });

  it('lists, shows and steers templates, and keeps what others wrote meanwhile', async () => {
    const template = { ...TEMPLATE, tenant: engine.tenant };
    await engine.store.put(
      {
        id: template.id,
        kind: 'template',
        tenant: engine.tenant,
        keys: { status: 'active' },
        body: template as unknown as Json,
        updatedAt: template.updatedAt,
      },
      'absent'
    );
    expect((await run('templates', 'ls')).stdout).toMatch(
      /3f2a8a3c\s+active\s+3\/4 1\/1 2\/2 0\s+0\.80\s+default\s+Count a stock/
    );
    expect((await run('templates', 'ls', '--status', 'retired')).stdout).toBe('no templates\n');
    const shown = await run('templates', 'show', '3f2a');
    expect(shown.stdout).toContain('item = slot item');
    expect(shown.stdout).toContain('flowchart TD');
    expect(shown.stdout).toContain('new → candidate by learning: first run');
    expect((await run('templates', 'show', '3f2a', '--mermaid')).stdout).toMatch(/^flowchart TD/);

    expect((await run('templates', 'pin', '3f2a')).stdout).toContain('is active, pinned');
    expect((await run('templates', 'disable', '3f2a', '--json')).json).toMatchObject({
      status: 'disabled',
      pinned: true,
    });
    const [stored] = await engine.store.get(engine.tenant, 'template', [template.id]);
    expect(stored?.keys).toEqual({ status: 'disabled' });
    expect((await run('templates', 'enable', '3f2a')).stdout).toContain('is candidate');
    expect((await run('templates', 'release', '3f2a', '--json')).json).toMatchObject({ releasedForA: true });
    expect((await run('templates', 'guard', '3f2a', '--json')).json).toMatchObject({ guarded: true });
    expect((await run('templates', 'ls')).stdout).toContain('candidate, pinned, released, guarded');
    expect((await run('templates', 'unguard', '3f2a', '--json')).json).toMatchObject({ guarded: false });
    expect(await run('templates', 'show', 'none')).toMatchObject({ code: EXIT.refused });
  });

  it('says what reuse saved, as text, as data and as a page with plots', async () => {
    expect(await run('ask', 'How many bolts are there?')).toMatchObject({ code: EXIT.ok });
    await waitFor('what was learnt', async () => {
      const [own] = (await run('savings', '--json')).json as { byTier: { C?: { runs: number } } }[];
      return (own?.byTier.C?.runs ?? 0) > 0;
    });
    const page = join(engine.folder, 'savings.html');
    const told = await run('savings', '--html', page);
    expect(told).toMatchObject({ code: EXIT.ok });
    expect(told.stdout).toMatch(new RegExp(`${engine.tenant}: answered runs by tier, with means\\n.*\\nC +\\d`));
    const html = readFileSync(page, 'utf8');
    expect(html).toContain(`<h2>${engine.tenant}</h2>`);
    expect(html.match(/<svg role="img"/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).not.toMatch(/<script|https?:/);
    const nowhere = await run('savings', '--html', join(engine.folder, 'none', 'savings.html'));
    expect(nowhere.stderr).toContain('name a file in a folder that is there');
  });

  it('checks what is there', async () => {
    const healthy = await run('doctor', '--json');
    expect(healthy.code).toBe(EXIT.ok);
    const states = Object.fromEntries(
      healthy.json.map((item: { check: string; state: string }) => [item.check, item.state])
    );
    expect(states).toEqual({
      node: 'ok',
      temporal: 'ok',
      'search attributes': 'ok',
      worker: 'ok',
      store: 'ok',
      embedder: 'ok',
      model: 'warning',
      tools: 'warning',
    });
    const sick = await cli(['doctor'], { ...env, TEMPORAL_ADDRESS: '127.0.0.1:1', QDRANT_URL: 'http://127.0.0.1:1' });
    expect(sick.code).toBe(EXIT.unreachable);
    expect(sick.stdout).toMatch(/FAILED\s+temporal\s+SERVER_UNREACHABLE: .*127\.0\.0\.1:1/);
    expect(sick.stdout).toMatch(/FAILED\s+store\s+STORE_UNAVAILABLE/);
  });

  it('replays a history, and finds one that no longer fits', async () => {
    const asked = await run('ask', 'How many bolts are there?', '--no-learn', '--json');
    await engine.client.runOf(asked.json.workflowId).result();
    const history = await engine.temporal.workflow.getHandle(asked.json.workflowId).fetchHistory();
    const folder = mkdtempSync(join(tmpdir(), 'wfg-histories-'));
    const good = join(folder, 'good.json');
    const json = historyToJSON(history);
    writeFileSync(good, json);
    const tampered = join(folder, 'tampered.json');
    writeFileSync(tampered, json.replaceAll('"read_stock"', '"read_shelf"'));

    const fits = await cliProcess(['replay', good, '--query', `WorkflowId = '${asked.json.workflowId}'`], env);
    expect(fits).toMatchObject({ code: EXIT.ok });
    expect(fits.stdout).toContain('2 of 2 histories replay');
    const differs = await cliProcess(['replay', good, tampered, '--json'], env);
    expect(differs).toMatchObject({ code: EXIT.failed });
    expect(differs.json.map((item: { ok: boolean }) => item.ok)).toEqual([true, false]);
    expect(await cli(['replay', join(ROOT, 'package.json')], env)).toMatchObject({ code: EXIT.usage });
  });

  it.each<[string, string[], number, RegExp]>([
    ['an empty query', ['ask', ''], EXIT.usage, /^INPUT_INVALID: query: must be a text/],
    [
      'a query that is too long',
      ['ask', 'x'.repeat(100_000)],
      EXIT.usage,
      /^INPUT_TOO_LARGE: query: 100000 bytes, the limit is 32768 bytes/,
    ],
    ['a missing argument', ['ask'], EXIT.usage, /missing required argument/],
    ['an unknown command', ['nothing'], EXIT.usage, /unknown command/],
    ['a number that is none', ['ask', 'x', '--timeout', 'soon'], EXIT.usage, /^INPUT_INVALID: --timeout/],
    [
      'a run that does not exist',
      ['explain', 'wfg/acme/none'],
      EXIT.refused,
      /^RUN_NOT_FOUND: There is no run wfg\/acme\/none/,
    ],
    ['an id that is none', ['explain', 'something'], EXIT.refused, /^RUN_NOT_FOUND/],
    ['a tool that nothing is known of', ['experiences', 'show', 'none'], EXIT.refused, /^EXPERIENCE_MISSING/],
    [
      'a tools module that is not there',
      ['tools', 'ls', '--tools', '/nowhere'],
      EXIT.usage,
      /^CONFIG_INVALID: Tools module/,
    ],
    ['an outcome that is none', ['resolve', 'wfg/a/b', 'C/1/a', 'perhaps'], EXIT.usage, /^INPUT_INVALID: outcome/],
  ])('says in one line what is wrong with %s', async (_name, argv, code, message) => {
    const result = await run(...argv);
    expect(result.code).toBe(code);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  it('writes errors as JSON where it was asked to, and ends with 3 without a server', async () => {
    const result = await cli(['ask', 'hello', '--json'], { ...env, TEMPORAL_ADDRESS: '127.0.0.1:1' });
    expect(result.code).toBe(EXIT.unreachable);
    expect(JSON.parse(result.stderr)).toMatchObject({ error: { code: 'SERVER_UNREACHABLE' } });
  });

  it('says so where nobody polls the task queue, and stops watching on Ctrl-C', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 2_000);
    const result = await cli(['ask', 'hello', '--task-queue', `empty-${randomUUID()}`], env, stop.signal);
    expect(result.stderr).toContain('no worker polls task queue');
    expect(result.stderr).toContain('the run goes on');
    expect(result.code).toBe(EXIT.failed);
  });
});
