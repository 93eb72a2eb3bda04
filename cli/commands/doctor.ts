import type { Command } from 'commander';
import { createToolRegistry } from '../../activities/tools/create-tool-registry';
import { messageOf, WorkflowGenError } from '../../shared/protocol/errors';
import { SEARCH_ATTRIBUTES } from '../../shared/protocol/messages';
import { loadTools } from '../../worker/load-tools';
import { createEmbedder, createStore } from '../../worker/ports';
import type { Context, RunCommand } from '../context';
import { EXIT } from '../exit-codes';
import { progressBars } from '../progress';
import { hasWorker } from '../task-queue';

type State = 'ok' | 'warning' | 'failed';

interface Finding {
  check: string;
  state: State;
  detail: string;
}

const OLDEST_NODE = [20, 11] as const;

export function registerDoctor(program: Command, run: RunCommand): void {
  program
    .command('doctor')
    .description('check the configuration against what is really there; exit code 3 where something is missing')
    .action(run(doctor));
}

async function doctor(context: Context): Promise<void> {
  const findings: Finding[] = [node()];
  for (const check of [temporal, store, embedder, model, tools]) findings.push(...(await check(context)));
  const failed = findings.filter((finding) => finding.state === 'failed');
  if (failed.length > 0) context.exit(EXIT.unreachable);
  const { style } = context.output;
  const mark = { ok: style('green', 'ok     '), warning: style('yellow', 'warning'), failed: style('red', 'FAILED ') };
  context.output.data(
    findings,
    findings.map(({ check, state, detail }) => `${mark[state]} ${check.padEnd(18)} ${detail}`).join('\n')
  );
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const recent = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const detail = `${process.versions.node}${recent ? '' : `; ${OLDEST_NODE.join('.')} or later is needed`}`;
  return { check: 'node', state: recent ? 'ok' : 'failed', detail };
}

async function temporal(context: Context): Promise<Finding[]> {
  try {
    const workflowGen = await context.connect();
    const { client, taskQueue } = workflowGen;
    const { namespace } = client.options;
    const { serverVersion } = await client.workflowService.getSystemInfo({});
    await client.workflowService.describeNamespace({ namespace });
    const polled = await hasWorker(workflowGen);
    return [
      {
        check: 'temporal',
        state: 'ok',
        detail: `server ${serverVersion ?? 'of unknown version'}, namespace ${namespace}`,
      },
      await searchAttributes(context),
      {
        check: 'worker',
        state: polled ? 'ok' : 'warning',
        detail: polled ? `polls ${taskQueue}` : `none polls ${taskQueue}; start one with \`workflowgen worker\``,
      },
    ];
  } catch (error) {
    return [failure('temporal', error)];
  }
}

/** Opt-in, so missing ones are only a warning; the operator service of Temporal Cloud does not answer at all. */
async function searchAttributes(context: Context): Promise<Finding> {
  const { client } = await context.connect();
  const check = 'search attributes';
  try {
    const connection = client.connection as { operatorService?: typeof client.connection.operatorService };
    const reply = await connection.operatorService?.listSearchAttributes({ namespace: client.options.namespace });
    const missing = Object.values(SEARCH_ATTRIBUTES).filter((name) => !(name in (reply?.customAttributes ?? {})));
    if (missing.length === 0) return { check, state: 'ok', detail: 'registered' };
    const detail = `not registered: ${missing.join(', ')}; leave options.searchAttributes off, or register them as Keyword`;
    return { check, state: 'warning', detail };
  } catch (error) {
    return { check, state: 'warning', detail: `cannot be listed (${messageOf(error, 100)})` };
  }
}

async function store({ configuration }: Context): Promise<Finding[]> {
  const { kind } = configuration.store;
  const opened = createStore(configuration.store);
  try {
    await opened.open(createEmbedder(configuration.embedder));
    const tenants = await opened.tenants();
    const counts = await Promise.all(tenants.map((tenant) => opened.count(tenant, 'template', {})));
    const templates = counts.reduce((sum, count) => sum + count, 0);
    return [{ check: 'store', state: 'ok', detail: `${kind}, ${templates} templates of ${tenants.length} tenants` }];
  } catch (error) {
    return [failure('store', error)];
  } finally {
    await opened.close().catch(() => undefined);
  }
}

async function embedder({ configuration, output }: Context): Promise<Finding[]> {
  const bars = progressBars(output);
  const opened = createEmbedder(configuration.embedder, bars);
  try {
    await opened.open();
    const since = performance.now();
    const [vector] = await opened.embed(['refund order <id>']);
    const ms = Math.round(performance.now() - since);
    return [
      { check: 'embedder', state: 'ok', detail: `${opened.id}, ${vector?.length ?? 0} dimensions, ${ms} ms a query` },
    ];
  } catch (error) {
    return [failure('embedder', error)];
  } finally {
    bars.stop();
    await opened.close().catch(() => undefined);
  }
}

async function model({ configuration }: Context): Promise<Finding[]> {
  const check = 'model';
  const configured = configuration.model;
  if (!configured) {
    const detail = 'none: only tier A can answer; set ANTHROPIC_API_KEY, or `dev --model local`';
    return [{ check, state: 'warning', detail }];
  }
  if (configured.baseURL === undefined)
    return [{ check, state: 'ok', detail: 'Claude, by ANTHROPIC_API_KEY (not called)' }];
  try {
    // Any answer shows that a server is there; a call would cost money.
    await fetch(configured.baseURL, { method: 'HEAD', signal: AbortSignal.timeout(3_000) });
    return [{ check, state: 'ok', detail: `a server answers at ${configured.baseURL} (not called)` }];
  } catch (error) {
    return [failure(check, error)];
  }
}

async function tools({ configuration }: Context): Promise<Finding[]> {
  const check = 'tools';
  if (configuration.tools === undefined) {
    return [{ check, state: 'warning', detail: 'no module is configured (WORKFLOWGEN_TOOLS)' }];
  }
  try {
    const { tools: loaded, close } = await loadTools(configuration.tools);
    const count = createToolRegistry(loaded).list().length;
    await close?.();
    return [{ check, state: 'ok', detail: `${count} from ${configuration.tools}` }];
  } catch (error) {
    return [failure(check, error)];
  }
}

function failure(check: string, error: unknown): Finding {
  const code = error instanceof WorkflowGenError ? `${error.code}: ` : '';
  return { check, state: 'failed', detail: `${code}${messageOf(error, 300)}` };
}
