import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../worker/embedded/free-port';
import { METRICS } from '../../worker/telemetry/metrics';
import { startOtlpReceiver } from '../harness/otlp-receiver';
import type { OtlpReceiver, ReceivedSpan } from '../harness/otlp-receiver';
import { waitFor } from '../harness/wait-for';
import type { Told } from './telemetry-process';

const DASHBOARD = join(__dirname, '../../docs/grafana-dashboard.json');

/** Runs service and worker in a process of their own, and looks at what they export before they end. */
async function observed(env: NodeJS.ProcessEnv, look: (told: Told) => Promise<void>): Promise<void> {
  const child = fork(resolve(__dirname, 'telemetry-process.ts'), {
    execArgv: ['-r', resolve(__dirname, '../harness/typescript.cjs')],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  try {
    const [told] = (await Promise.race([once(child, 'message'), ended.then(([code]) => [code])])) as [Told | number];
    if (typeof told !== 'object') throw new Error(`the process ended with ${told}`);
    await look(told);
  } finally {
    if (child.connected) child.send('end');
    await ended;
  }
}

/** Spans of the trace that a run began, by name. */
function traceOf(all: readonly ReceivedSpan[], workflowId: string | undefined): ReceivedSpan[] {
  const started = all.find(
    (span) => span.name.startsWith('StartWorkflow:') && span.attributes.temporalWorkflowId === workflowId
  );
  return all.filter((span) => span.traceId === started?.traceId);
}

function pathTo(spans: readonly ReceivedSpan[], name: string): string[] {
  const path: string[] = [];
  for (let at = spans.find((span) => span.name === name); at;) {
    path.unshift(at.name);
    const parent = at.parentSpanId;
    at = spans.find((span) => span.spanId === parent);
  }
  return path;
}

describe('with an OTLP endpoint', () => {
  let receiver: OtlpReceiver;
  let told: Told;
  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    await observed({ WORKFLOWGEN_TELEMETRY: receiver.url, OTEL_SERVICE_NAME: 'desk' }, async (said) => {
      told = said;
      const runs = (): number => sumOf(receiver, METRICS.runs, {});
      await waitFor('the metrics of the last run', () => runs() === 4 && has(receiver, METRICS.templates), 60_000);
    });
  }, 180_000);
  afterAll(() => receiver?.close());

  it('one trace follows a query from the service through routing, model, tools and learning', () => {
    const spans = traceOf(receiver.spans, told.runs[0]);
    const run = ['StartWorkflow:answerQuery', 'RunWorkflow:answerQuery'];
    expect(pathTo(spans, 'RunActivity:route')).toEqual([...run, 'StartActivity:route', 'RunActivity:route']);
    expect(pathTo(spans, 'chat scripted')).toEqual([
      ...run,
      'StartActivity:planWorkflow',
      'RunActivity:planWorkflow',
      'chat scripted',
    ]);
    expect(pathTo(spans, 'RunActivity:reserve_stock').slice(0, 2)).toEqual(run);
    expect(pathTo(spans, 'RunActivity:learnRun')).toEqual([
      ...run,
      'StartChildWorkflow:learnFromRun',
      'RunWorkflow:learnFromRun',
      'StartActivity:learnRun',
      'RunActivity:learnRun',
    ]);
    expect(new Set(spans.map((span) => span.service))).toEqual(new Set(['desk']));
  });

  it('spans say tier, model, tokens and tool by the GenAI conventions, and no text', () => {
    const attributes = (name: string): Record<string, unknown> | undefined =>
      traceOf(receiver.spans, told.runs[0]).find((span) => span.name === name)?.attributes;
    expect(attributes('RunActivity:route')).toMatchObject({ 'workflowgen.tier': 'C' });
    expect(attributes('RunActivity:reserve_stock')).toMatchObject({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': 'reserve_stock',
    });
    const chat = attributes('chat scripted');
    expect(chat).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'scripted',
      'gen_ai.request.model': 'scripted',
      'workflowgen.purpose': 'plan',
    });
    expect(Number(chat?.['gen_ai.usage.input_tokens'])).toBeGreaterThan(0);
    expect(Number(chat?.['gen_ai.usage.output_tokens'])).toBeGreaterThan(0);
    const telling = receiver.spans.filter((span) => /bolts|washers|hinges|screws|Please/.test(JSON.stringify(span)));
    expect(telling.map(({ name }) => name)).toEqual([]);
    expect(traceOf(receiver.spans, told.runs[3]).some((span) => span.name.startsWith('chat'))).toBe(false);
  });

  it('metrics count runs, tokens, savings, refusals and lag, and name no tenant', () => {
    const of = (metric: { name: string }, attributes: object): number => sumOf(receiver, metric, attributes);
    expect(of(METRICS.runs, { tier: 'C', outcome: 'answered' })).toBe(1);
    expect(of(METRICS.runs, { tier: 'A' })).toBeGreaterThanOrEqual(1);
    expect(of(METRICS.tokens, { tier: 'C', kind: 'output' })).toBeGreaterThan(0);
    expect(of(METRICS.tokens, { tier: 'A' })).toBe(0);
    // A run of A saves what planning its kind took: all of it.
    const planned = of(METRICS.tokens, { tier: 'C' });
    expect(of(METRICS.tokensSaved, { tier: 'A' })).toBe(of(METRICS.runs, { tier: 'A' }) * planned);
    expect(of(METRICS.gateRefusals, { gate: 'status', against: 'A' })).toBeGreaterThan(0);
    expect(of(METRICS.wrongReuse, { tier: 'A' })).toBe(1);
    expect(of(METRICS.learningLag, {})).toBe(4);
    expect(of(METRICS.templates, {})).toBe(1);
    const ours = receiver.points().filter(({ name }) => name.startsWith('workflowgen_'));
    expect(JSON.stringify(ours)).not.toContain(told.tenant);
  });
});

it('each query of the dashboard is about metrics and labels that Prometheus is really given', async () => {
  const bindAddress = `127.0.0.1:${await freePort(0, 'metrics.bindAddress')}`;
  await observed({ WORKFLOWGEN_METRICS: bindAddress, WORKFLOWGEN_TELEMETRY_TENANT: 'name' }, async ({ tenant }) => {
    let text = '';
    await waitFor('the templates', async () => {
      text = await (await fetch(`http://${bindAddress}/metrics`)).text();
      return text.includes(METRICS.templates.name);
    });
    const labels = labelsIn(text);
    expect(text).toContain(`tenant="${tenant}"`);
    const queries = queriesOf(JSON.parse(readFileSync(DASHBOARD, 'utf8')) as object);
    expect(queries.length).toBeGreaterThan(10);
    for (const query of queries) {
      const names = [...query.matchAll(/\b(?:workflowgen|temporal)_\w+/g)].map(([name]) => name);
      expect({ query, names }).not.toEqual({ query, names: [] });
      for (const name of names) {
        expect({ query, name, exported: labels.has(name) }).toEqual({ query, name, exported: true });
      }
      for (const [, list = ''] of query.matchAll(/\bby \(([^)]*)\)/g)) {
        for (const label of list.split(',').map((one) => one.trim())) {
          expect({ query, label, known: names.some((name) => labels.get(name)?.has(label)) }).toMatchObject({
            known: true,
          });
        }
      }
    }
  });
}, 180_000);

/** Label names by metric name, as the text format has them. */
function labelsIn(text: string): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const [, name = '', list = ''] of text.matchAll(/^(\w+)(?:\{([^}]*)\})? \S+$/gm)) {
    const known = labels.get(name) ?? new Set();
    labels.set(name, known);
    for (const [, label = ''] of list.matchAll(/(\w+)="/g)) known.add(label);
  }
  return labels;
}

function queriesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(queriesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    key === 'expr' && typeof below === 'string' ? [below] : queriesOf(below)
  );
}

function has(receiver: OtlpReceiver, metric: { name: string }): boolean {
  return receiver.points().some(({ name }) => name === metric.name);
}

function sumOf(receiver: OtlpReceiver, metric: { name: string }, attributes: object): number {
  const asked = Object.entries(attributes) as [string, unknown][];
  return receiver
    .points()
    .filter(({ name, attributes: have }) => name === metric.name && asked.every(([key, value]) => have[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
}
